import type { Language, Passage, Query, TopicId, Unit } from '../domain.ts'
import type { Comparison } from '../text/alike.ts'
import { wordsOf } from '../text/words.ts'
import { skillTopics } from './evidence.ts'
import { asksSame } from './same-question.ts'
import { isYesOrNo } from './yes-or-no.ts'

/** What composing needs to know of language data, handed in by the assistant. */
export interface AnswerVocabulary {
  /** Concepts that a text names itself, without what they are a kind of. */
  conceptsOf(text: string, language: Language): readonly string[]
  withBroader(concept: string): ReadonlySet<string>
  withIncluded(topic: TopicId): readonly TopicId[]
  topic(id: TopicId): { readonly near: readonly TopicId[]; readonly isBroad: boolean } | undefined
  nameOf(topic: TopicId, language: Language): string | null
  /** What the glossary calls a concept: nothing of the asker's own words is repeated. */
  conceptName(concept: string): string
  /** How nearly a question is the one that stands over a passage. */
  compare(query: Query, passage: Passage): Comparison
}

interface ScoredUnit {
  readonly unit: Unit
  readonly place: number
  /** Terms of the question that it holds, weighted. */
  readonly terms: number
  /** The same for technologies, fields and names alone. */
  readonly named: number
  readonly hasTopic: boolean
  /** How plainly it states the topic. */
  readonly weight: number
}

/** Topics whose lists are counted: the steps of a process. */
const countedTopics = new Set<TopicId>(['process', 'interview-format', 'process-duration'])

/** A list this long is quoted as a list; shorter ones stand with the sentences around them. */
const minListItems = 2

/**
 * Chooses the units of a passage that answer, whole and in the page's order.
 * @param budget characters that the quote may take; the first unit is chosen whatever its length
 */
export function selectUnits(passage: Passage, query: Query, topic: TopicId | null, budget: number, vocabulary: AnswerVocabulary): Unit[] {
  const topics = topic === null ? [] : vocabulary.withIncluded(topic)
  // A tool is a thing that is asked about even where its name points to the topic ("need Python?").
  const things = query.terms
    .filter((term) => term.sort === 'technology' || (term.sort !== 'plain' && !term.isTopicWord))
    .map((term) => ({ ...term, isTopicWord: false }))
  const scored = passage.units
    .map(
      (unit, place): ScoredUnit => ({
        unit,
        place,
        named: termScore(unit.text, passage.language, { ...query, terms: things }, vocabulary),
        terms: termScore(unit.text, passage.language, query, vocabulary) + (query.asksQuantity && unit.hasNumber ? 0.8 : 0),
        hasTopic: unit.topics.some((id) => topics.includes(id)),
        weight: Math.min(4, Math.max(0, ...topics.map((id) => unit.topicWeights.get(id) ?? 0))),
      }),
    )
    .filter(({ unit }) => unit.kind !== 'heading')
  if (scored.length === 0) return []
  if (asksSame(query, passage, vocabulary)) return fromTheStart(scored)
  const chosen = withinBudget(candidates(scored, passage, topic, topics), budget)
  return withItsYes(passage, query.asksQuantity ? withWholeList(passage, chosen) : chosen)
}

/** Characters of an approved answer that are quoted: all that a recruiter may write. */
const maxApprovedChars = 3_000

/** An approved answer is quoted as it stands, not by sentences. */
function fromTheStart(units: readonly ScoredUnit[]): Unit[] {
  let left = maxApprovedChars
  const end = units.findIndex(({ unit }) => {
    left -= unit.text.length
    return left < 0
  })
  return units.slice(0, end < 0 ? units.length : Math.max(1, end)).map(({ unit }) => unit)
}

/** "How many interviews?": a list is counted, so it is shown whole; a longer one than this is none to count. */
const maxCountedItems = 12

function withWholeList(passage: Passage, chosen: readonly Unit[]): readonly Unit[] {
  const blocks = new Set(chosen.filter((unit) => unit.kind === 'item').map((unit) => unit.block))
  const isCounted = passage.headingTopics.some((topic) => countedTopics.has(topic))
  const whole = passage.units.filter((unit) => chosen.includes(unit) || (unit.kind === 'item' && blocks.has(unit.block)))
  return isCounted && whole.length <= maxCountedItems ? whole : chosen
}

/** A sentence behind a bare "Yes." is quoted with it. */
function withItsYes(passage: Passage, chosen: readonly Unit[]): Unit[] {
  const [first, second] = passage.units
  return first !== undefined && second !== undefined && chosen[0] === second && isYesOrNo(first.text) ? [first, ...chosen] : [...chosen]
}

/** Units in the order of their worth: what is named, then what states the topic, then the rest of what the heading announces. */
function candidates(scored: readonly ScoredUnit[], passage: Passage, topic: TopicId | null, topics: readonly TopicId[]): ScoredUnit[] {
  const isHeadingTopic = passage.headingTopics.some((id) => topics.includes(id))
  const worth = (unit: ScoredUnit) => unit.terms + 0.4 * unit.weight
  const byWorth = (a: ScoredUnit, b: ScoredUnit) => worth(b) - worth(a) || a.place - b.place
  const stating = scored.filter((unit) => unit.hasTopic)
  if (isHeadingTopic || topics.length === 0) {
    const items = scored.filter(({ unit }) => unit.kind === 'item')
    const isList = items.length >= minListItems
    const pool = isList ? items : [...scored]
    const named = scored.filter((unit) => (topics.length === 0 ? unit.terms : unit.named) >= 1)
    if (named.length > 0 && (topics.length === 0 || named.length < scored.length)) {
      const best = Math.max(...named.map((unit) => unit.terms))
      const chosen = named.filter((unit) => unit.terms >= best * 0.5).sort(byWorth)
      return topics.length === 0 ? chosen : [...chosen, ...stating.filter((unit) => !chosen.includes(unit))]
    }
    if (topics.length === 0) return [...scored].sort(byWorth).filter((unit) => unit.terms > 0)
    // In a list, sentences around it are introduction; in prose, those that state the topic come first.
    return isList ? pool : [...stating, ...pool.filter((unit) => !stating.includes(unit))]
  }
  // "Is Kubernetes required?": a sentence that does not name it answers nothing, however plainly it states what is required.
  const naming = topic !== null && skillTopics.has(topic) ? scored.filter((unit) => unit.named >= 1) : []
  return (naming.length > 0 ? naming : [...stating]).sort(byWorth)
}

function withinBudget(units: readonly ScoredUnit[], budget: number): Unit[] {
  const chosen: ScoredUnit[] = []
  let length = 0
  for (const unit of units) {
    const size = unit.unit.text.length + 3
    if (chosen.length > 0 && length + size > budget) continue
    chosen.push(unit)
    length += size
  }
  return chosen.sort((a, b) => a.place - b.place).map(({ unit }) => unit)
}

interface TextTerms {
  readonly stems: ReadonlySet<string>
  readonly concepts: ReadonlySet<string>
}

/** Terms of texts that were looked at before; the texts of an index are few and stay. */
const termCache = new Map<string, TextTerms>()
const maxCachedTexts = 20_000

function termsOfText(text: string, language: Language, vocabulary: AnswerVocabulary): TextTerms {
  const key = `${language} ${text}`
  const known = termCache.get(key)
  if (known !== undefined) return known
  const stems = new Set(
    wordsOf(language)
      .tokens(text)
      .map((token) => token.stem),
  )
  const concepts = new Set(vocabulary.conceptsOf(text, language).flatMap((concept) => [...vocabulary.withBroader(concept)]))
  const terms = { stems, concepts }
  if (termCache.size > maxCachedTexts) termCache.clear()
  termCache.set(key, terms)
  return terms
}

/** How many of the question's own things a text names: technologies and fields count most. */
export function termScore(text: string, language: Language, query: Query, vocabulary: AnswerVocabulary): number {
  if (query.terms.length === 0 || text === '') return 0
  const words = wordsOf(language)
  const { stems, concepts } = termsOfText(text, language, vocabulary)
  let score = 0
  for (const term of query.terms) {
    const isThere = (term.concept !== null && concepts.has(term.concept)) || stems.has(query.language === language ? term.stem : words.stem(term.surface))
    if (isThere) score += (term.sort === 'technology' || term.sort === 'field' ? 1.5 : term.sort === 'plain' ? 0.6 : 1.2) * (term.isTopicWord ? 0.4 : 1)
  }
  return score
}
