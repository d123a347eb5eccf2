import type { QuotedText, QuoteStanding } from './answer/standing.ts'
import type { Answer, DraftSentence, Language, ModelReading, Role, RoleList, SmallTalk, Thread, Version, Violation, WordingTask } from './domain.ts'
import type { AskedBefore } from './question/compare.ts'
import type { Choices } from './question/model-reading.ts'
import type { PassageText } from './search/embeddings.ts'

/** What a model adds to a question; both change what is retrieved, never what is said. */
export interface Hints {
  /** What a model took the question for; counts only where the lexicon understood nothing of it. */
  readonly reading?: ModelReading
  /** Ids of the passages whose meaning is nearest, nearest first. */
  readonly near?: readonly string[]
}

export interface Reply {
  readonly answer: Answer
  /** What the thread remembers from now on. */
  readonly thread: Thread
  /** Set where the message was small talk and nothing else. */
  readonly talk: SmallTalk | null
  /** The message without names, addresses, telephone numbers and links: all that a model sees of it; '' where none is set. */
  readonly asked: string
  /** False where neither topic nor role nor intent was found, so that the answer says no more than that. */
  readonly isUnderstood: boolean
  /** One for each answered part; none where no model is set. */
  readonly tasks: readonly WordingTask[]
}

/** A question that a published page answers. */
export interface PublishedQuestion extends AskedBefore {
  readonly answer: string
  readonly source: string
  /** Title of its page. */
  readonly title: string
  readonly url: string | null
}

/** How quotes of one reply stand. */
export interface Standing {
  readonly quotes: readonly QuoteStanding[]
  /** Sentence over those that are only near to the question. */
  readonly relatedLead: string
}

export interface Assistant {
  /**
   * Answers one message of a thread.
   * @param prior languages the asker is likely to write in, likeliest first
   */
  answer(message: string, thread?: Thread, prior?: readonly Language[], hints?: Hints): Reply
  /** Open roles that mention what the words name; all where they name nothing. */
  roles(words: string, language: Language): RoleList
  /** An open role, in the version for a language; null where it is not published. */
  role(postingId: string, language: Language): Role | null
  /** The open role that an address leads to, in the version that it leads to. */
  roleAt(url: string): Role | null
  /** A thread that speaks of the one role which a name (of a channel, of a forum post) holds; a new one where it holds none. */
  threadAbout(name: string): Thread
  /** A thread that speaks of one role. */
  threadOn(postingId: string): Thread
  /** Every published passage as it is embedded. */
  passageTexts(): readonly PassageText[]
  /** What a model may choose from to say what a question is about. */
  choices(language: Language): Choices
  /** Questions that published pages ask over their answers, each once. */
  questions(): readonly PublishedQuestion[]
  /** Places, in a list of questions, of those that ask nearly the same as another one, nearest first. */
  alike(question: AskedBefore, others: readonly AskedBefore[]): readonly number[]
  /** The fact lock: every reason why sentences that a model worded must not be shown; none lets them through. */
  checkWording(task: WordingTask, sentences: readonly DraftSentence[]): readonly Violation[]
  /** How quotes that were shown stand now, in their order, for a reader of a language. */
  standing(quotes: readonly QuotedText[], language: Language): Standing
  /** A message without names, addresses, telephone numbers and links. */
  redact(message: string, language: Language): string
  readonly versions: readonly Version[]
  /** How many passages can be quoted. */
  readonly size: number
}

/** What a reply answers. */
export interface Asked {
  readonly message: string
  /** As it was before the message; undefined where nothing was said yet. */
  readonly thread: Thread | undefined
  /** Languages the asker is likely to write in, likeliest first. */
  readonly prior: readonly Language[]
  /** Aborted where nobody waits for the reply any more. */
  readonly signal?: AbortSignal
}

/** Lets a language model word a reply, or understand its question; what a model cannot do better stays as it is. Never rejects. */
export type Improve = (reply: Reply, asked: Asked) => Promise<Reply>
