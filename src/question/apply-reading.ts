import type { Language, ModelReading, Query, Term, Thread, TopicId } from '../domain.ts'
import { isSpoken } from '../text/languages.ts'
import type { Understanding } from './assemble.ts'

/** What a reading of a model is held against. */
export interface ReadingScope {
  readonly thread: Thread
  isTopic(id: TopicId): boolean
  /** A published posting. */
  isPosting(id: string): boolean
  /** The same message, or its standalone form, in a given language. */
  understand(message: string, language: Language): Understanding
  /** Whether every question of an understanding is one that nothing is known about. */
  isStrange(understanding: Understanding): boolean
}

/** As sure as votes that say one thing: enough for passages that state the topic, too little to outweigh a technology that the question names. */
const guessedConfidence = 0.7

/** A message of fewer words does not tell its language; the thread does. */
const minWordsOfLanguage = 3

/**
 * What a message asks, with the topic, role and language that a model chose where the lexicon found nothing. It changes what is looked for, never whether it is declined:
 * a standalone form that the lexicon takes for anything but one question is left aside.
 * @returns null where the reading says nothing that can be used
 */
export function applyReading(message: string, before: Understanding, reading: ModelReading, scope: ReadingScope): Understanding | null {
  if (!scope.isStrange(before)) return null
  const language = languageOf(message, before, reading, scope)
  const own = language === before.language ? before : scope.understand(message, language)
  if (!own.queries.every(isQuestion)) return null
  const again = reading.standalone === '' ? null : scope.understand(reading.standalone, language)
  if (again !== null && !again.queries.every(isQuestion)) return null
  const first = own.queries[0] as Query
  const alone = again !== null && again.queries.length === 1 ? (again.queries[0] as Query) : null
  const topic = reading.topic !== null && scope.isTopic(reading.topic) ? reading.topic : null
  const postingIds = chosenPostings(first, reading, alone, scope)
  if (topic === null && (language === before.language || scope.isStrange(own))) return null
  if (topic === null) return own
  const query: Query = {
    ...first,
    language,
    topics: [{ id: topic, confidence: guessedConfidence, isWorded: false }],
    terms: [...first.terms, ...newTerms(first, alone, scope.thread)],
    postingIds,
    asksQuantity: first.asksQuantity,
    isGuessed: true,
  }
  const thread: Thread = { ...own.thread, language, topics: query.topics, postingIds: postingIds.length > 0 ? postingIds : own.thread.postingIds }
  return { queries: [query], language, thread }
}

const isQuestion = ({ intent }: Query): boolean => intent.kind === 'ask'

function languageOf(message: string, before: Understanding, { language }: ModelReading, { thread }: ReadingScope): Language {
  if (!isSpoken(language)) return before.language
  const words = message.match(/\p{L}+/gu)?.length ?? 0
  return thread.language !== null && words < minWordsOfLanguage ? before.language : language
}

function chosenPostings(own: Query, reading: ModelReading, alone: Query | null, scope: ReadingScope): readonly string[] {
  const chosen = reading.postingIds.filter((id) => scope.isPosting(id))
  if (chosen.length > 0) return chosen
  return own.postingIds.length > 0 ? own.postingIds : (alone?.postingIds ?? [])
}

/** Words that the standalone form adds. Things and figures that nobody named could be read out to the asker ("nothing on Kubernetes"), so they do not count. */
function newTerms(own: Query, alone: Query | null, thread: Thread): Term[] {
  const known = new Set([...own.terms, ...thread.terms].flatMap(({ stem, concept }) => [stem, ...(concept === null ? [] : [concept])]))
  const isNamed = (term: Term) => known.has(term.stem) || (term.concept !== null && known.has(term.concept))
  const has = new Set(own.terms.map(({ stem }) => stem))
  return (alone?.terms ?? []).filter(
    (term) => !has.has(term.stem) && (term.sort === 'plain' ? !/\d/.test(term.surface) && term.concept === null : isNamed(term)),
  )
}
