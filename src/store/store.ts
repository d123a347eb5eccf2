import type { Thread } from '../domain.ts'
import type {
  Card,
  Claim,
  ConversationState,
  Counter,
  Embedding,
  Erased,
  Feedback,
  Finished,
  HandOver,
  HandOverMove,
  HandOverTimes,
  KeptQuestion,
  Lease,
  NewClaim,
  NewHandOver,
  OpenCard,
  Quote,
  QuotingAnswer,
  Rating,
  ShownQuote,
  Silence,
} from './records.ts'

export type * from './records.ts'

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
   * @param notice names what it says: one that says something else is brought again
   * @returns whether they get it: not where another message has brought it
   */
  greet(person: string, message: string, now: number, notice: string): Promise<boolean>
  /** The answer that should have brought the notice did not arrive: another will. */
  ungreet(person: string, message: string): Promise<void>

  /** One verdict a person and message; a later one replaces it. */
  addFeedback(feedback: Feedback): Promise<void>
  /** Keeps a question in state `kept`, and the job that posts it, in one transaction. @returns false where either is known already; nothing is kept then */
  addHandOver(handOver: NewHandOver, job?: NewClaim): Promise<boolean>
  handOver(id: string): Promise<HandOver | null>
  /** Newest first. */
  handOversOf(person: string): Promise<readonly HandOver[]>
  /**
   * Moves a question on, and keeps the job that follows from it, in one transaction: of two who move it, one is first.
   * @param job null where nothing follows
   * @returns as it then stands; null where it is in none of the states `from`, or is not known
   */
  moveHandOver(id: string, move: HandOverMove, job: NewClaim | null): Promise<HandOver | null>
  /** Those that were posted to the recruiting channel before a moment and have no reply. */
  overdueHandOvers(surface: string, before: number): Promise<readonly HandOver[]>
  /** Those that were asked before a moment, oldest first. */
  handOversBefore(surface: string, before: number): Promise<readonly HandOver[]>
  /**
   * Erases a question, and keeps the job that follows from it, in one transaction.
   * @param job null where nothing follows
   * @returns false where it is not known; nothing is kept then
   */
  eraseHandOver(id: string, job: NewClaim | null): Promise<boolean>
  /** What became of the questions that were asked since a moment; nothing that names a person. */
  handOverTimes(since: number): Promise<readonly HandOverTimes[]>

  /** A card that is known shows something else from now on: a new edition. */
  addCard(card: Card): Promise<void>
  /** Cards that do not say yet that their role is closed. */
  openCards(surface: string): Promise<readonly OpenCard[]>
  /** A card shows something else of its role from now on: a new edition. @returns false where it says that the role is closed, or is not kept */
  replaceShown(card: Card): Promise<boolean>
  markCardClosed(message: string): Promise<void>

  /**
   * Erases every row of a person, in one transaction. A message that was answered stays known without the person, so that no later delivery is answered again.
   * @param except an unfinished message that stays; null for none
   */
  forget(person: string, except: string | null): Promise<Erased>
  /**
   * Erases what is older than `before`, and vectors that nobody asked for since; unfinished messages and open cards stay. Questions to the recruiting team are
   * erased by `eraseHandOver`, so that nothing of them is left in the channel; here go those that are twice as old, whose surface is there no more.
   * @returns how many rows
   */
  sweep(before: number, now: number): Promise<number>
  /** Counts of questions by day since `since`. */
  counters(since: number): Promise<readonly Counter[]>
  /** Oldest first; none where KEEP_QUESTION_TEXT was off. */
  keptQuestions(since: number): Promise<readonly KeptQuestion[]>
  /** @returns how many there were */
  eraseKeptQuestions(): Promise<number>
  /** Ratings given since a moment, by where they were given and what the reply was about. */
  ratings(since: number): Promise<readonly Rating[]>

  /** Every quote that a message still shows, each once. */
  shownQuotes(surface: string): Promise<readonly Quote[]>
  /** Replies that show one of these quotes, oldest first; at most `limit`. */
  answersQuoting(surface: string, hashes: readonly string[], limit: number): Promise<readonly QuotingAnswer[]>
  /** The reply to a question as its messages show it; null where nothing is kept of it. */
  quotingAnswer(question: string): Promise<QuotingAnswer | null>
  /** The messages of a reply show other quotes from now on: a new edition. Nothing where it is erased. */
  replaceQuotes(question: string, quotes: readonly ShownQuote[]): Promise<void>

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

export interface Limiter {
  /** @returns 0 where it is allowed, else the milliseconds until it is again */
  take(key: string): Promise<number>
}

/** The store cannot be reached or read; its message says what to do. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError'
}
