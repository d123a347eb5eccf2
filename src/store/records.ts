/** What the store keeps and finds, as data. Times are milliseconds since the epoch. */
import type { AnswerPart, Language, Outcome, Thread, TopicId } from '../domain.ts'

export interface NewClaim {
  readonly message: string
  readonly surface: string
  readonly thread: string
  readonly person: string
  /** As the platform has it: the order within the thread. */
  readonly sentAt: number
  readonly receivedAt: number
  /** What is needed to answer, sealed; cleared when the message is finished. */
  readonly payload: string
  /** Set where the message begins a thread of the assistant's own: the thread is kept with it. */
  readonly opens: { readonly thread: Thread } | null
}

export interface Claim extends Omit<NewClaim, 'opens'> {
  /** 1 at the first. */
  readonly attempt: number
  /** How many of the earlier attempts ended by being put back; the others ended with their process. */
  readonly putBacks: number
}

export interface Lease {
  /** The process, unique to one run of it. */
  readonly owner: string
  readonly now: number
  readonly leaseMs: number
}

export type Silence = 'recruiter' | 'stop'

export interface ConversationState {
  readonly thread: string
  /** The person who began it. */
  readonly person: string
  /** The assistant's own: follow-ups need no mention. */
  readonly isOwn: boolean
  readonly memory: Thread
  readonly silence: Silence | null
  readonly updatedAt: number
}

export interface Finished {
  readonly now: number
  /** What the thread remembers; null leaves it as it is. `silence` is left as it is where it is not given: a recruiter may have spoken meanwhile. */
  readonly conversation: { readonly memory: Thread; readonly isOwn: boolean; readonly silence?: Silence | null } | null
  readonly answer: {
    readonly messages: readonly string[]
    readonly language: Language
    readonly topic: TopicId | null
    readonly outcome: Outcome
    readonly parts: readonly ShownPart[]
    /** In the order of the reply. */
    readonly quotes: readonly ShownQuote[]
  } | null
  /** To be counted, one for each question of the message. */
  readonly counted: readonly Counted[]
  /** The question, where KEEP_QUESTION_TEXT is on and nothing states what it asks; null else. */
  readonly keptQuestion?: { readonly text: string; readonly topic: TopicId | null; readonly postingId: string | null; readonly language: Language } | null
}

export interface Counted {
  readonly topic: TopicId | null
  /** The one role that it was about; null where there is none or several. */
  readonly postingId: string | null
  readonly language: Language
  readonly outcome: Outcome | 'failed' | 'limited'
}

/** A quote as a message shows it: published text, kept so that a change of it can be found. */
export interface Quote {
  /** Of source and words. */
  readonly hash: string
  readonly source: string
  readonly postingId: string
  /** Of a posting, which can close; else of a page. */
  readonly isRole: boolean
  /** By it a posting is known again whose file has another name. */
  readonly applyUrl: string | null
  /** Of the page. */
  readonly title: string
  readonly section: string
  readonly text: string
}

/** What a part of a reply says beside its quotes, in fixed sentences, so that it can be said again. */
export type ShownPart = Pick<AnswerPart, 'outcome' | 'topic' | 'lead' | 'closing'>

/** A quote where it is shown. */
export interface ShownQuote extends Quote {
  /** Place of its part in the reply, from 0. */
  readonly part: number
  /** What it was quoted for. */
  readonly topic: TopicId | null
  /** Near to the question, but no answer to it. */
  readonly isRelated: boolean
}

/** A reply with what it quotes. */
export interface QuotingAnswer {
  /** The question's message. */
  readonly question: string
  readonly messages: readonly string[]
  readonly language: Language
  readonly topic: TopicId | null
  readonly outcome: Outcome
  readonly parts: readonly ShownPart[]
  readonly quotes: readonly ShownQuote[]
  /** How often its quotes were replaced. */
  readonly edition: number
}

/** A question as a person asked it, without names and addresses. */
export interface KeptQuestion {
  readonly surface: string
  readonly person: string
  /** Sealed. */
  readonly text: string
  readonly topic: TopicId | null
  readonly postingId: string | null
  readonly language: Language
  readonly askedAt: number
}

/** How replies were rated. */
export interface Rating {
  /** '' for a reply of the release before whose question is not kept any more. */
  readonly surface: string
  readonly topic: TopicId | null
  readonly language: Language
  readonly outcome: Outcome
  readonly helpful: number
  readonly notHelpful: number
}

export interface Feedback {
  readonly message: string
  readonly person: string
  readonly isHelpful: boolean
  readonly at: number
}

/**
 * kept -> asked (it stands in the recruiting channel) -> taken -> answered (a reply is written and on its way) -> closed; or expired. A reply may come without
 * anybody having taken it.
 */
export type HandOverState = 'kept' | 'asked' | 'taken' | 'answered' | 'closed' | 'expired'
/** How a closed one ended. */
export type HandOverEnding = 'replied' | 'declined' | 'withdrawn' | 'undelivered'

export interface NewHandOver {
  readonly id: string
  readonly surface: string
  readonly thread: string
  readonly person: string
  readonly language: Language
  /** Sealed: the question and who asks, as the recruiting channel will show them. */
  readonly payload: string
  readonly createdAt: number
}

export interface HandOver extends NewHandOver {
  readonly state: HandOverState
  readonly ending: HandOverEnding | null
  /** Sealed: who took it and what they replied; null while nobody has. */
  readonly team: string | null
  /** In the recruiting channel; null until it stands there. */
  readonly postedMessage: string | null
  readonly askedAt: number | null
  readonly takenAt: number | null
  readonly answeredAt: number | null
  /** When it was closed or expired. */
  readonly endedAt: number | null
}

/** What is not given stays as it is; the time of the new state is set to `at`. */
export interface HandOverMove {
  readonly from: readonly HandOverState[]
  readonly to: HandOverState
  readonly at: number
  readonly ending?: HandOverEnding
  readonly payload?: string
  readonly team?: string
  readonly postedMessage?: string
}

export type HandOverTimes = Pick<HandOver, 'surface' | 'state' | 'ending' | 'createdAt' | 'askedAt' | 'takenAt' | 'answeredAt' | 'endedAt'>

export interface Card {
  readonly message: string
  readonly surface: string
  readonly postingId: string
  readonly language: Language
  /** Of what it shows; '' where that is not known. */
  readonly shown: string
  readonly createdAt: number
}

export interface OpenCard extends Card {
  /** How often what it shows was replaced. */
  readonly edition: number
}

/** How many rows of each kind were erased. */
export interface Erased {
  readonly messages: number
  readonly conversations: number
  readonly answers: number
  readonly feedback: number
  readonly handOvers: number
  readonly notices: number
}

export interface Counter {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  readonly surface: string
  readonly topic: TopicId | null
  readonly postingId: string | null
  /** '' for what was counted before languages were. */
  readonly language: Language
  readonly outcome: Counted['outcome']
  readonly count: number
}

/** A vector that a model made of a text. */
export interface Embedding {
  /** Of the text. */
  readonly hash: string
  readonly vector: Float32Array
}
