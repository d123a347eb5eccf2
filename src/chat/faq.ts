import type { Language } from '../domain.ts'

/** Characters, as people count them: a question is a title; an answer is what a message can quote, and what a form of a chat takes. */
export const maxFaqQuestionChars = 300
export const maxFaqAnswerChars = 3_000

/** Questions and answers that the recruiting team approved; each is a page of the knowledge. */
export interface FaqShelf {
  /** All, newest first; also those that are retired or over. */
  entries(): readonly FaqEntry[]
  /** What asks nearly the same, best first: entries, and answers that stand on other published pages. */
  similar(question: string, language: Language): readonly SimilarEntry[]
  /**
   * Writes a new entry, or changes the one that the draft names; resolves when candidates are answered from it. One that says already what the draft says
   * counts as saved: whoever saved it may not have been told.
   * @param approver name of the person, as it stands in the front matter
   * @throws FaqError where it cannot be saved as it is
   */
  save(draft: FaqDraft, approver: string): Promise<FaqSaved>
  /**
   * The entry answers nobody any more; its page stays.
   * @throws FaqError
   */
  retire(shown: ShownEntry, approver: string): Promise<FaqSaved>
}

export interface FaqEntry {
  /** Path of its file in the folder of entries. */
  readonly id: string
  /** Digest of its file, of 22 characters (letters, digits, `-`, `_`): whoever changes the entry says with it which text they saw. */
  readonly revision: string
  readonly question: string
  readonly answer: string
  readonly language: Language
  /** Ids of the postings that it holds for; none means the whole company. */
  readonly postingIds: readonly string[]
  /** Last day that it holds, `YYYY-MM-DD`; null for ever. */
  readonly until: string | null
  readonly approvedBy: string
  /** `YYYY-MM-DD`. */
  readonly approvedOn: string
  readonly state: FaqState
}

export type FaqState =
  | 'answers'
  /** None of the roles that it holds for is published. */
  | 'waits'
  /** It is not among what candidates are answered from, though it should be. */
  | 'unread'
  /** By a person. */
  | 'retired'
  /** Its last day has passed. */
  | 'over'

/** An entry as somebody saw it. */
export type ShownEntry = Pick<FaqEntry, 'id' | 'revision'>

export interface FaqDraft {
  /** The entry that it changes; null for a new one. */
  readonly id: string | null
  /** Of that entry as it was shown; null for a new one. */
  readonly revision: string | null
  readonly question: string
  readonly answer: string
  readonly language: Language
  readonly postingIds: readonly string[]
  readonly until: string | null
}

/** An answer that stands already. */
export interface SimilarEntry {
  /** The entry, where it can be changed here; null for a page that is edited by hand. */
  readonly id: string | null
  readonly question: string
  readonly answer: string
  /** Title of its page. */
  readonly title: string
  readonly url: string | null
}

export interface FaqSaved {
  readonly entry: FaqEntry
  /** `failed`: it is saved all the same. `off`: FAQ_GIT is not set. */
  readonly commit: 'done' | 'failed' | 'off'
}

export type FaqField = 'question' | 'answer' | 'language' | 'roles' | 'until'

export type FaqProblem =
  | 'empty'
  | 'too_long'
  | 'unreadable_date'
  | 'date_passed'
  | 'unknown_role'
  | 'unknown_language'
  /** Another entry asks the same for the same roles. */
  | 'asked_already'
  /** It was changed or removed since it was shown. */
  | 'changed_meanwhile'
  /** The folder cannot be written. */
  | 'not_writable'

/** An entry cannot be saved. `field`: what is to be mended; null where it is nothing in the form. The message is for the operator. */
export class FaqError extends Error {
  override readonly name = 'FaqError'
  readonly problem: FaqProblem
  readonly field: FaqField | null

  constructor(problem: FaqProblem, field: FaqField | null, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.problem = problem
    this.field = field
  }
}
