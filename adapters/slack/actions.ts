import type { Language } from '../../src/domain.ts'
import { maxButtonValueChars } from './limits.ts'

/** What a press on a button is called; a button that only opens an address has a number behind `openLink`. */
export const actionIds = {
  helpful: 'feedback_helpful',
  notHelpful: 'feedback_not_helpful',
  askPerson: 'ask_person',
  shareAnswer: 'share_answer',
  shareRole: 'share_role',
  eraseMe: 'erase_me',
  openLink: 'open_link',
} as const

/** What a submitted form is called. */
export const callbackIds = { askPerson: 'ask_person_form' } as const

/** Where the question stands in the state of the submitted form. */
export const questionInput = { blockId: 'question', actionId: 'question' } as const

/** All that feedback and "erase" need beside who pressed where. */
export interface FeedbackValue {
  readonly language: Language
}

/** A question with the language that it was answered in. */
export interface QuestionValue {
  readonly question: string
  readonly language: Language
}

export interface ShareRoleValue {
  readonly postingId: string
  readonly language: Language
}

/** What the form of "Ask a person" must know when it is submitted. */
export interface AskPersonContext {
  readonly threadId: string
  /** The message that the person asked about; null where there is none. */
  readonly messageId: string | null
  readonly language: Language
}

/** What a button carries; null where it is more than a button can carry. */
export function encodeValue(value: FeedbackValue | QuestionValue | ShareRoleValue): string | null {
  const text = JSON.stringify(value)
  return text.length > maxButtonValueChars ? null : text
}

export const encodeContext = (context: AskPersonContext): string => JSON.stringify(context)

/** Each gives null where the text is not what this version puts on such a button: it may be months old. */
export const readFeedback = (text: string | undefined): FeedbackValue | null => read(text, ['language'])
export const readQuestion = (text: string | undefined): QuestionValue | null => read(text, ['question', 'language'])
export const readShareRole = (text: string | undefined): ShareRoleValue | null => read(text, ['postingId', 'language'])

export function readContext(text: string | undefined): AskPersonContext | null {
  const known = read(text, ['threadId', 'language'])
  const messageId = read(text, ['messageId'])?.messageId ?? null
  return known === null ? null : { ...known, messageId }
}

function read<K extends string>(text: string | undefined, keys: readonly K[]): Readonly<Record<K, string>> | null {
  let value: unknown
  try {
    value = JSON.parse(text ?? '')
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const entries = keys.map((key) => [key, (value as Record<string, unknown>)[key]] as const)
  return entries.every(([, field]) => typeof field === 'string') ? (Object.fromEntries(entries) as Record<K, string>) : null
}
