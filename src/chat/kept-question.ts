import type { Thread } from '../domain.ts'
import type { Finished } from '../store/store.ts'
import type { ChatContext } from './conversation.ts'
import type { Said } from './improving.ts'

/** The question of which nothing states what it asks, without names and addresses, where KEEP_QUESTION_TEXT is on; null else. */
export function keptQuestionOf(
  text: string,
  { answer, thread }: Said,
  { assistant, keyring, keepQuestionText, log }: ChatContext,
): NonNullable<Finished['keptQuestion']> | null {
  const part = answer.parts.find(({ outcome }) => outcome === 'not_stated')
  if (!keepQuestionText || part === undefined) return null
  const { language } = answer
  try {
    return { text: keyring.seal(assistant().redact(text, language)), topic: part.topic, postingId: roleOf(thread), language }
  } catch (error) {
    // What such a fault says may hold the question.
    log.warn({ fault: (error as Error).name }, 'the text of a question is not kept: names and addresses could not be taken out of it')
    return null
  }
}

/** The one role that a thread speaks of; null where there is none or several. */
export const roleOf = ({ postingIds }: Thread): string | null => (postingIds.length === 1 ? (postingIds[0] as string) : null)
