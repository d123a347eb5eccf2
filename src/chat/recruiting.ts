import type { Answer, Citation, Language } from '../domain.ts'
import type { HandOverEnding, HandOverState } from '../store/store.ts'
import type { FaqDraft, FaqEntry, FaqField, ShownEntry, SimilarEntry } from './faq.ts'

export type { HandOverEnding }

/** What the recruiting team sees of a question. */
export interface HandOverNote {
  /** Names the question in presses on its buttons: letters, digits, `-` and `_`, at most 22. */
  readonly ref: string
  readonly question: string
  /** Of the question. */
  readonly language: Language
  /** Of the labels. */
  readonly teamLanguage: Language
  readonly personId: string
  readonly permalink: string | null
  /** Title of the role in focus; '' where there is none. */
  readonly role: string
  /** Name of the topic; '' where there is none. */
  readonly topic: string
  /** What the assistant says to it by itself; the renderer may leave out quotes for want of room, never their sources. */
  readonly said: { readonly lead: string; readonly citations: readonly Citation[] } | null
  readonly state: Exclude<HandOverState, 'kept'>
  readonly ending: HandOverEnding | null
  /** Whole days after which it expires. */
  readonly days: number
  /** Who took it or replied; null while nobody has. */
  readonly takenBy: string | null
  /** '' while there is none. */
  readonly reply: string
  readonly actions: readonly TeamAction[]
}

export type TeamAction = 'take' | 'reply' | 'decline' | 'save_faq'

/** What the recruiting team wrote to a person. */
export interface TeamReply {
  readonly text: string
  /** The question that it answers; '' where others can read along, for it was not asked in front of them. */
  readonly question: string
  /** Of the question, and of the sentence that says who replies. */
  readonly language: Language
  /** Is mentioned where others read along, so that they notice; null elsewhere. */
  readonly personId: string | null
}

/** What became of a question that was passed on. */
export interface AskerStatus {
  /** A whole sentence, true at that moment. */
  readonly text: string
  /** Names the question in presses; null where nothing is kept. */
  readonly ref: string | null
  readonly canWithdraw: boolean
}

/** One question of a person to the recruiting team, as the page about the assistant lists it. */
export interface AskedQuestion {
  readonly question: string
  readonly status: AskerStatus & { readonly ref: string }
}

/** A summary for the recruiting team: plain sentences, nothing that names a person. */
export interface Digest {
  readonly title: string
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

/** A member of the recruiting team acts. */
export interface TeamMember {
  readonly personId: string
  /** As the platform shows it; stands as the approver in the front matter of FAQ entries. */
  readonly name: string
}

/** What a form shows, or the sentence why there is none. */
export type FormOr<T> = { readonly kind: 'form'; readonly form: T } | { readonly kind: 'refused'; readonly text: string }

/** Sentences are in the team's language. */
export interface Team {
  readonly language: Language
  /** Whether there are FAQ entries to write. */
  readonly hasFaq: boolean
  /** @returns what to tell who pressed; the card changes by itself, for these four */
  take(ref: string, member: TeamMember): Promise<string>
  decline(ref: string, member: TeamMember): Promise<string>
  /** @throws StoreUnavailableError where the reply could not be kept */
  reply(ref: string, text: string, member: TeamMember): Promise<ReplyOutcome>
  replyForm(ref: string, member: TeamMember): Promise<FormOr<{ readonly question: string }>>
  /**
   * What "Save as FAQ" opens.
   * @param from a question that was replied to, an entry to be changed, or nothing
   */
  faqForm(from: { readonly ref: string } | { readonly entry: string } | null, member: TeamMember): Promise<FormOr<FaqForm>>
  saveFaq(draft: FaqDraft, member: TeamMember): Promise<FaqOutcome>
  retireFaq(shown: ShownEntry, member: TeamMember): Promise<string>
  faqEntries(member: TeamMember): Promise<FormOr<readonly FaqEntry[]>>
  /** An answer that also rests on drafts, for the member's eyes alone; it is not kept. */
  preview(text: string, member: TeamMember, language: Language): Promise<FormOr<Answer>>
}

/** What became of a reply; one that is not kept should be given back to who wrote it. */
export interface ReplyOutcome {
  readonly isKept: boolean
  readonly text: string
}

export interface FaqForm {
  readonly draft: FaqDraft
  /** What asks nearly the same, to be shown first; none where an entry is changed. */
  readonly similar: readonly SimilarEntry[]
  /** Roles to choose from, in the order of their list. */
  readonly roles: readonly { readonly postingId: string; readonly title: string }[]
  /** Languages to choose from. */
  readonly languages: readonly Language[]
}

export type FaqOutcome =
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'refused'; readonly field: FaqField | null; readonly text: string }
