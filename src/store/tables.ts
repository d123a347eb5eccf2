import type { Generated } from 'kysely'
import type { Language, Outcome, TopicId } from '../domain.ts'
import type { Counter, HandOverEnding, HandOverState, Silence } from './store.ts'

/** The tables as the newest migration leaves them. Times are milliseconds since the epoch, truths are 0 or 1. */
export interface Tables {
  claims: ClaimsTable
  conversations: ConversationsTable
  answers: AnswersTable
  answer_messages: AnswerMessagesTable
  answer_quotes: AnswerQuotesTable
  quotes: QuotesTable
  kept_questions: KeptQuestionsTable
  feedback: FeedbackTable
  hand_overs: HandOversTable
  cards: CardsTable
  notices: NoticesTable
  counters: CountersTable
  limits: LimitsTable
  model_tokens: ModelTokensTable
  embeddings: EmbeddingsTable
  assistant_migrations: MigrationsTable
}

interface ClaimsTable {
  message: string
  surface: string
  thread: string
  /** '' once the person is forgotten. */
  person: string
  sent_at: number
  received_at: number
  /** '' once the message is finished. */
  payload: string
  attempt: number
  put_backs: number
  /** The process that answers it, also when the lease ran out and nobody took it since; at most one message of a thread has one. */
  owner: string | null
  /** 0 where there is no owner. */
  lease_until: number
  /** Not to be taken before; 0 where it can be taken at once. */
  not_before: number
  done_at: number | null
}

interface ConversationsTable {
  thread: string
  /** '' where the assistant itself began it. */
  person: string
  is_own: number
  /** JSON of a `Thread`. */
  memory: string
  silence: Silence | null
  updated_at: number
}

interface AnswersTable {
  /** The question's message. */
  question: string
  /** '' where the release before answered and nothing tells it any more. */
  surface: Generated<string>
  thread: string
  person: string
  language: Language
  topic: TopicId | null
  outcome: Outcome
  /** JSON of a list of `ShownPart`. */
  parts: Generated<string>
  answered_at: number
  /** How often its messages got other quotes. */
  edition: Generated<number>
}

/** Goes with its answer. */
interface AnswerMessagesTable {
  question: string
  /** Place of the message in the reply, from 0. */
  position: number
  message: string
}

/** Goes with its answer; none where the platform names no message of it. */
interface AnswerQuotesTable {
  question: string
  position: number
  surface: string
  hash: string
  /** Place of its part in the reply, from 0. */
  part: number
  /** What it was quoted for. */
  topic: TopicId | null
  /** Near to the question, but no answer to it. */
  is_related: number
}

/** Published text. */
interface QuotesTable {
  /** Of source and words. */
  hash: string
  source: string
  posting: string
  is_role: number
  apply_url: string | null
  title: string
  section: string
  text: string
  /** Never before the last answer that shows it. */
  shown_at: number
}

interface KeptQuestionsTable {
  message: string
  surface: string
  person: string
  /** Sealed. */
  text: string
  topic: TopicId | null
  posting: string | null
  language: Language
  asked_at: number
}

interface FeedbackTable {
  message: string
  person: string
  is_helpful: number
  given_at: number
}

interface HandOversTable {
  id: string
  surface: string
  thread: string
  person: string
  language: Language
  payload: string
  team: string | null
  state: HandOverState
  ending: HandOverEnding | null
  posted_message: string | null
  created_at: number
  asked_at: number | null
  taken_at: number | null
  answered_at: number | null
  ended_at: number | null
}

interface CardsTable {
  message: string
  posting_id: string
  surface: string
  language: Language
  is_open: number
  created_at: number
  shown: string
  /** How often what it shows was replaced. */
  edition: number
}

interface NoticesTable {
  person: string
  /** The message whose answer brought it. */
  message: string
  /** Names what it said; '' of the release before. */
  notice: Generated<string>
  given_at: number
}

interface CountersTable {
  day: string
  surface: string
  /** '' where there is none: a key has no nulls. */
  topic: TopicId
  posting: string
  /** '' for what was counted before languages were. */
  language: Language
  outcome: Counter['outcome']
  count: number
}

/** As rate-limiter-flexible reads and writes it, in this order of columns; used where processes share the engine. */
interface LimitsTable {
  key: string
  points: number
  expire: number | null
}

interface ModelTokensTable {
  day: string
  tokens: number
}

interface EmbeddingsTable {
  model: string
  /** Of the text. */
  hash: string
  /** Numbers of four bytes, the lowest first. */
  vector: Uint8Array
  /** When it was last read or written, to the day. */
  used_at: number
}

interface MigrationsTable {
  name: string
  applied_at: number
}
