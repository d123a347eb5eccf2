import type { Language, Outcome, Thread, TopicId } from '../domain.ts'

/**
 * What must survive a restart. Times are milliseconds since the epoch. A `person` is a keyed hash, never a platform's id; a `thread` and a `message` carry the
 * surface's name in front. One set of queries serves every engine.
 *
 * Messages form an inbox: `claim` keeps one, `take` leases the oldest of a thread to one process, `finish` records that it was answered. A message whose process
 * died is taken again after its lease.
 */
export interface Store {
  /**
   * Keeps a message; durable when it resolves.
   * @returns false where it is known already, finished or not
   */
  claim(entry: NewClaim): Promise<boolean>
  /**
   * Leases the oldest unfinished message of a thread, where no other process holds a live lease on the thread.
   * @returns null where there is none to take now
   */
  take(thread: string, lease: Lease): Promise<Claim | null>
  /**
   * Extends the lease on one message, also one that has run out while nobody else took it.
   * @returns false where another has it, or it is finished
   */
  hold(message: string, lease: Lease): Promise<boolean>
  /** Gives a message back, to be taken again from `notBefore` on; its attempt counts, and that it was put back. */
  putBack(message: string, owner: string, notBefore: number): Promise<void>
  /** Threads of a surface with a message that can be taken now, oldest first. */
  waitingThreads(surface: string, now: number): Promise<readonly string[]>
  /**
   * Records in one transaction that a message is dealt with, clears its payload, and keeps what is to be remembered.
   * @returns false where the lease was lost to another process; nothing is recorded then
   */
  finish(message: string, owner: string, result: Finished): Promise<boolean>

  conversation(thread: string): Promise<ConversationState | null>
  /** No more answers in the thread but to a mention. Nothing where the thread is unknown. */
  silence(thread: string, reason: Silence, now: number): Promise<void>
  /** Keeps a thread of the assistant's own that it began itself, such as that of a role card; a thread that is known stays as it is. */
  openThread(thread: string, memory: Thread, now: number): Promise<void>
  /**
   * Keeps that a person gets the notice of first contact with the answer to `message`.
   * @returns whether they get it: not where another message has brought it
   */
  greet(person: string, message: string, now: number): Promise<boolean>
  /** The answer that should have brought the notice did not arrive: another will. */
  ungreet(person: string, message: string): Promise<void>

  /** One verdict a person and message; a later one replaces it. */
  addFeedback(feedback: Feedback): Promise<void>
  /** @returns false where it is known already */
  addHandOver(handOver: HandOver): Promise<boolean>
  handOver(id: string): Promise<HandOver | null>
  markHandOverPosted(id: string, message: string, now: number): Promise<void>

  addCard(card: Card): Promise<void>
  /** Cards that do not say yet that their role is closed. */
  openCards(surface: string): Promise<readonly Card[]>
  markCardClosed(message: string): Promise<void>

  /**
   * Erases every row of a person, in one transaction. A message that was answered stays known without the person, so that no later delivery is answered again.
   * @param except an unfinished message that stays; null for none
   */
  forget(person: string, except: string | null): Promise<Erased>
  /** Erases what is older than `before`, and vectors that nobody asked for since; unfinished messages and open cards stay. @returns how many rows */
  sweep(before: number): Promise<number>
  /** Counts of questions by day since `since`. */
  counters(since: number): Promise<readonly Counter[]>

  /** Tokens that a model used on a day, `YYYY-MM-DD`, UTC. */
  modelTokens(day: string): Promise<number>
  /**
   * Adds to them; `tokens` may be below 0, to give back what was set aside.
   * @returns the new total, which no other addition gives as well
   */
  addModelTokens(day: string, tokens: number): Promise<number>

  /** Vectors of texts, by the texts' hashes; those that are not kept are left out. */
  embeddings(model: string, hashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>
  /** Keeps vectors; a hash that is known gets the new one. */
  keepEmbeddings(model: string, entries: readonly Embedding[]): Promise<void>

  /** A limit that all processes on this store share where the engine is shared. */
  limiter(name: string, points: number, windowMs: number): Limiter
  /** @throws StoreUnavailableError */
  ping(): Promise<void>
  close(): Promise<void>
}

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
    /** Source and hash of each passage that is quoted. */
    readonly citations: readonly { readonly source: string; readonly hash: string }[]
  } | null
  /** To be counted, one for each question of the message. */
  readonly counted: readonly { readonly topic: TopicId | null; readonly outcome: Outcome | 'failed' | 'limited' }[]
}

export interface Feedback {
  readonly message: string
  readonly person: string
  readonly isHelpful: boolean
  readonly at: number
}

export interface HandOver {
  readonly id: string
  readonly surface: string
  readonly thread: string
  readonly person: string
  readonly language: Language
  /** Sealed: the question and who asks, as the recruiting channel will show them. */
  readonly payload: string
  readonly state: 'kept' | 'posted'
  /** In the recruiting channel; null until it stands there. */
  readonly postedMessage: string | null
  readonly createdAt: number
}

export interface Card {
  readonly message: string
  readonly surface: string
  readonly postingId: string
  readonly language: Language
  readonly createdAt: number
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
  readonly outcome: Finished['counted'][number]['outcome']
  readonly count: number
}

/** A vector that a model made of a text. */
interface Embedding {
  /** Of the text. */
  readonly hash: string
  readonly vector: Float32Array
}

export interface Limiter {
  /** @returns 0 where it is allowed, else the milliseconds until it is again */
  take(key: string): Promise<number>
}

/** The store cannot be reached or read; its message says what to do. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError'
}
