import type { Language } from '../domain.ts'

/** Questions and answers that the recruiting team approved; each is a page of the knowledge. */
export interface FaqShelf {
  /** All, newest first; also those that are retired or over. */
  entries(): readonly FaqEntry[]
  /** What asks nearly the same, best first: entries, and answers that stand on other published pages. */
  similar(question: string, language: Language): readonly SimilarEntry[]
  /**
   * Writes a new entry, or changes the one that the draft names; resolves when candidates are answered from it.
   * @param approver name of the person, as it stands in the front matter
   * @throws FaqError where it cannot be saved as it is
   */
  save(draft: FaqDraft, approver: string): Promise<FaqSaved>
  /**
   * The entry answers nobody any more; its page stays.
   * @throws FaqError
   */
  retire(id: string, approver: string): Promise<FaqSaved>
}

export interface FaqEntry {
  /** Path of its file in the folder of entries. */
  readonly id: string
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
  /** `retired` by a person; `over`: its last day has passed. */
  readonly state: 'answers' | 'retired' | 'over'
}

export interface FaqDraft {
  /** The entry that it changes; null for a new one. */
  readonly id: string | null
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
  /** `failed`: it is saved and answered all the same. `off`: FAQ_GIT is not set. */
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
