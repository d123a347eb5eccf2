import type { Log } from '../../src/chat/log.ts'
import type { AskedQuestion, Conversation } from '../../src/chat/surface.ts'
import type { Language } from '../../src/domain.ts'
import { reportFault } from './faults.ts'

/** The person's questions to the recruiting team; null where they cannot be known now, since a page without them is better than none. */
export async function questionsOf(
  personId: string,
  language: Language,
  { conversation, log }: { readonly conversation: Conversation; readonly log: Log },
): Promise<readonly AskedQuestion[] | null> {
  try {
    return await conversation.questionsOf(personId, language)
  } catch (error) {
    reportFault(log, 'the page about the assistant is shown without the questions of the person', error)
    return null
  }
}
