import type { Quote } from '../check.ts'
import type { LockVocabulary } from '../lock-vocabulary.ts'
import { conditionsOf } from './condition-words.ts'
import type { Facts } from './facts.ts'
import { count, shared } from './shared.ts'

/** Of the telling words of a sentence, the share that quotes in its language must have. */
const minShare = 0.25
/** A shorter sentence has too few words to tell. */
const minWords = 3

/**
 * Why a sentence does not rest on what it cites; null where it does.
 * @param question in the language of the sentence: what answers it in the words of the question needs no words of a quote in another language
 */
export function supportFault(sentence: Facts, quotes: readonly Quote[], question: Facts, lock: LockVocabulary): string | null {
  const parts = quotes.flatMap(({ clauses, heading }) => [...clauses, heading])
  const isOfOther = parts.some((part) => part.reading.language !== sentence.reading.language)
  if (
    parts.every((part) => shared(sentence, part) === 0) &&
    (!isOfOther || (shared(sentence, question) === 0 && !parts.some((part) => haveCommonCondition(sentence, part) || haveCommonTopic(sentence, part))))
  )
    return 'says nothing that the cited passages say'
  const same = parts.filter((part) => part.reading.language === sentence.reading.language)
  if (same.length < parts.length) return null
  const ofForce = new Set(
    sentence.reading.hits.flatMap(({ value, at }) => (value.section.includes(':') || /^(?:weekday|month|season)$/.test(value.section) ? [] : at)),
  )
  const telling = sentence.reading.tokens.filter((token, at) => !token.isStop && token.plain.length > 2 && !ofForce.has(at))
  const held = telling.filter(
    ({ stem, surface }) =>
      same.some((part) => part.stems.has(stem)) ||
      [...lock.conceptsOf(surface, sentence.reading.language)].some((concept) => same.some((part) => part.concepts.has(concept))),
  )
  return telling.length >= minWords && held.length < minShare * telling.length ? 'has too little in common with the cited passages' : null
}

/** "Skills and experience" are requirements in every language. */
const haveCommonTopic = (one: Facts, other: Facts): boolean => count(demandsOf(one), demandsOf(other)) > 0
const demandsOf = ({ topics, concepts }: Facts): Set<string> =>
  new Set([...[...topics.keys()].map((topic) => (topic === 'experience' ? 'requirements' : topic)), ...(concepts.has('seniority') ? ['requirements'] : [])])

const haveCommonCondition = (one: Facts, other: Facts): boolean => count(conditionsOf(one), conditionsOf(other)) > 0
