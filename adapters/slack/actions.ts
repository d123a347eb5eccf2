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
  questionStatus: 'question_status',
  withdrawQuestion: 'withdraw_question',
  takeQuestion: 'take_question',
  replyToQuestion: 'reply_to_question',
  declineQuestion: 'decline_question',
  saveFaq: 'save_faq',
  editFaq: 'edit_faq',
  retireFaq: 'retire_faq',
  openLink: 'open_link',
} as const

/** What a submitted form is called. */
export const callbackIds = { askPerson: 'ask_person_form', reply: 'reply_form', faq: 'faq_form' } as const

/** Where the question, or the reply to it, stands in the state of the submitted form. */
export const questionInput = { blockId: 'question', actionId: 'question' } as const
export const replyInput = { blockId: 'reply', actionId: 'reply' } as const

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

/** A question that was passed on, for the recruiting team. */
export interface RefValue {
  readonly ref: string
}

/** The same for who asked it. */
export interface OwnQuestionValue extends RefValue {
  readonly language: Language
}

/** An FAQ entry; '' where a new one is to be written. */
export interface EntryValue {
  readonly entry: string
}

/** The same as it was shown; the revision is '' of a new one. */
export interface ShownEntryValue extends EntryValue {
  readonly revision: string
}

/** What the form of "Ask a person" must know when it is submitted. */
export interface AskPersonContext {
  readonly threadId: string
  /** The message that the person asked about; null where there is none. */
  readonly messageId: string | null
  readonly language: Language
}

/** What the form of a reply must know: `channel` is where its button stands. */
export interface ReplyContext extends RefValue {
  readonly channel: string
}

/** What the form of an FAQ entry must know: `channel` is where it was called for. */
export interface FaqContext extends ShownEntryValue {
  readonly channel: string
}

/** What a button carries; null where it is more than a button can carry. */
export function encodeValue(value: FeedbackValue | QuestionValue | ShareRoleValue | RefValue | OwnQuestionValue | EntryValue | ShownEntryValue): string | null {
  const text = JSON.stringify(value)
  return text.length > maxButtonValueChars ? null : text
}

export const encodeContext = (context: AskPersonContext | ReplyContext | FaqContext): string => JSON.stringify(context)

/** Each gives null where the text is not what this version puts on such a button: it may be months old. */
export const readFeedback = (text: string | undefined): FeedbackValue | null => read(text, ['language'])
export const readQuestion = (text: string | undefined): QuestionValue | null => read(text, ['question', 'language'])
export const readShareRole = (text: string | undefined): ShareRoleValue | null => read(text, ['postingId', 'language'])

export const readRef = (text: string | undefined): RefValue | null => read(text, ['ref'])
export const readOwnQuestion = (text: string | undefined): OwnQuestionValue | null => read(text, ['ref', 'language'])
export const readEntry = (text: string | undefined): EntryValue | null => read(text, ['entry'])
export const readShownEntry = (text: string | undefined): ShownEntryValue | null => read(text, ['entry', 'revision'])
export const readReplyContext = (text: string | undefined): ReplyContext | null => read(text, ['ref', 'channel'])
export const readFaqContext = (text: string | undefined): FaqContext | null => read(text, ['entry', 'revision', 'channel'])

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
