import type { Language } from '../domain.ts'
import { fill } from '../text/fill.ts'
import { chatWordingOf } from './wording/index.ts'

/** What is kept, and for how long. */
export interface Keeping {
  readonly retentionDays: number
  /** KEEP_QUESTION_TEXT is on. */
  readonly keepQuestionText: boolean
}

/** What a person is told at first contact. */
export const noticeOf = (language: Language, keeping: Keeping): string => fillIn(chatWordingOf(language).notice, language, keeping)

/** Names what the notice says: who was told something else is told again. */
export const noticeIdOf = ({ keepQuestionText }: Keeping): string => (keepQuestionText ? 'text kept' : '')

/** What the page about the assistant says of privacy. */
export const privacyOf = (language: Language, keeping: Keeping): string => fillIn(chatWordingOf(language).home.privacy, language, keeping)

function fillIn(text: string, language: Language, { retentionDays, keepQuestionText }: Keeping): string {
  const { textErased, textKept } = chatWordingOf(language)
  return fill(text, { text: keepQuestionText ? textKept : textErased, days: retentionDays })
}
