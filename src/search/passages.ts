import MiniSearch from 'minisearch'
import type { Evidence, Language, Passage, Query, TopicId, Version } from '../domain.ts'
import { wordsOf } from '../text/words.ts'
import { fuseRanks } from './fuse.ts'
import { topicsOf } from './topics.ts'

/** What search needs to know of language data, handed in by the assistant. */
export interface SearchVocabulary {
  /** Concepts of a text with everything that each is a kind of. */
  conceptsOf(text: string, language: Language): readonly string[]
  withBroader(concept: string): ReadonlySet<string>
  /** The topic and those that answer it too. */
  withIncluded(topic: TopicId): readonly TopicId[]
  /** A topic's name in a language of the knowledge. */
  nameOf(topic: TopicId, language: Language): string | null
}

export interface PassageIndex {
  /**
   * Passages for a query, best first, from the version of each posting that suits the asker's language.
   * @param near ids of the passages whose meaning is nearest, nearest first; where none is given, words and topics alone count
   */
  retrieve(query: Query, from?: 'asker' | 'original', near?: readonly string[]): Evidence[]
  /** Approved answers that hold for the roles of a query, each in the version that suits the asker's language; none is ranked. */
  approved(query: Query, from?: 'asker' | 'original'): Evidence[]
  /** How many postings state a topic. */
  countStating(topic: TopicId): number
  /** In how many passages each posting uses a stem or concept. */
  mentions(term: { readonly stem: string; readonly concept: string | null }): Map<string, number>
  /** Whether any passage of any language has the stem. */
  hasStem(stem: string): boolean
  passage(id: string): Passage | undefined
  passagesOf(source: string): readonly Passage[]
  /** The version of a posting that is quoted to someone of this language. */
  versionFor(postingId: string, language: Language): Version | undefined
  /** Published postings in the version for a language. */
  postingsFor(language: Language): readonly Version[]
  readonly versions: readonly Version[]
}

type Doc = { id: number; title: string; heading: string; text: string; topics: string; parents: string }

/** How much a match in each field says; the title stands on every passage of its page and says little. */
const fieldBoost = { title: 0.4, heading: 2.2, text: 1, topics: 1.6, parents: 0.6 }
/** How much each kind of query term says beside a word of the question. */
const termWeight = { word: 1, topicWord: 0.5, concept: 2, topicName: 0.4 }
/** What stating a topic of the query adds to a passage's score, by how it states it; times the confidence in the topic. */
const topicScore = { heading: 14, unit: 9, included: 4 }
/** A word that stands in a larger share of many passages ranks nothing and costs the most. */
const maxShareOfPassages = 0.2
const maxTellingPassages = 150
const fewPassages = 400
/** Passages that are looked at for one topic where no role is named: the ones that state it most squarely. */
const maxForTopic = 120
const maxLexical = 80
const maxEvidence = 150
/** Separates terms that are handed over ready-made: stems and `c:` concepts. */
const separator = '\n'

interface LanguageIndex {
  readonly index: MiniSearch<Doc>
  readonly passages: readonly Passage[]
  /** In how many passages each term stands. */
  readonly frequency: ReadonlyMap<string, number>
}

/** MiniSearch over passages, one index for each language of the knowledge, so that each is stemmed by its own rules. */
export function createPassageIndex(versions: readonly Version[], passages: readonly Passage[], vocabulary: SearchVocabulary): PassageIndex {
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  const bySource = Map.groupBy(passages, (passage) => passage.source)
  const bySourceVersion = new Map(versions.map((version) => [version.source, version]))
  const byTopic = passagesByTopic(passages)
  const pages = [...new Set(versions.filter((version) => version.kind === 'page').map((version) => version.postingId))]
  const indexes = new Map(
    [...Map.groupBy(passages, (passage) => passage.language)].map(([language, group]) => [
      language,
      indexLanguage(language, group, bySourceVersion, vocabulary),
    ]),
  )
  const originals = new Map(versions.filter((version) => version.isOriginal).map((version) => [version.postingId, version]))
  const preferred = new Map<Language, Map<string, Version>>()
  const versionsFor = (language: Language): Map<string, Version> => {
    const known = preferred.get(language)
    if (known !== undefined) return known
    const chosen = new Map<string, Version>()
    for (const version of versions) {
      const current = chosen.get(version.postingId)
      if (current === undefined || (version.language === language && current.language !== language) || (version.isOriginal && current.language !== language))
        chosen.set(version.postingId, version)
    }
    preferred.set(language, chosen)
    return chosen
  }

  /** Passages that may be evidence: of the roles in question and the company's pages, or the squarest on each topic. */
  function* candidates(query: Query, chosen: ReadonlyMap<string, Version>, isChosen: (passage: Passage) => boolean): Generator<Passage> {
    if (query.postingIds.length > 0) {
      for (const id of [...query.postingIds, ...pages]) yield* bySource.get(chosen.get(id)?.source ?? '') ?? []
      return
    }
    for (const topic of query.topics) {
      for (const id of vocabulary.withIncluded(topic.id)) {
        let left = maxForTopic
        for (const passage of byTopic.get(id) ?? []) {
          if (!isChosen(passage)) continue
          yield passage
          if (--left === 0) break
        }
      }
    }
  }

  const entries = passages.filter((passage) => passage.isEntry === true)
  const choosing = (query: Query, from: 'asker' | 'original') => {
    const chosen = from === 'asker' ? versionsFor(query.language) : originals
    const scope = query.postingIds.length === 0 ? null : new Set(query.postingIds)
    const isChosen = (passage: Passage): boolean => {
      const version = chosen.get(passage.postingId)
      return version?.source === passage.source && (scope === null || scope.has(passage.postingId) || isPageFor(version, scope))
    }
    return { chosen, scope, isChosen }
  }

  return {
    versions,
    passage: (id) => byId.get(id),
    passagesOf: (source) => bySource.get(source) ?? [],
    versionFor: (postingId, language) => versionsFor(language).get(postingId),
    postingsFor: (language) => [...versionsFor(language).values()].filter((version) => version.kind === 'posting'),
    countStating: (topic) => new Set((byTopic.get(topic) ?? []).map((passage) => passage.postingId)).size,
    hasStem: (stem) => [...indexes.values()].some(({ frequency }) => frequency.has(stem)),
    mentions({ stem, concept }) {
      const counts = new Map<string, number>()
      const term = concept === null ? stem : `c:${concept}`
      for (const { index, passages: own } of indexes.values()) {
        for (const { id } of index.search(term, { fields: ['text', 'heading', 'title'] })) {
          const passage = own[id as number] as Passage
          const version = bySourceVersion.get(passage.source)
          if (version?.kind === 'posting' && version.isOriginal) counts.set(passage.postingId, (counts.get(passage.postingId) ?? 0) + 1)
        }
      }
      return counts
    },
    approved: (query, from = 'asker') =>
      entries.filter(choosing(query, from).isChosen).map((passage) => ({ passage, score: 0, matched: [], topics: topicsOf(passage) })),
    retrieve(query, from = 'asker', near = []) {
      const { chosen, scope, isChosen } = choosing(query, from)
      const lexical = new Map<Passage, { score: number; matched: readonly string[] }>()
      for (const [language, { index, passages: own, frequency }] of indexes) {
        const weights = queryTerms(query, language, vocabulary, (term) => isTelling(frequency.get(term) ?? 0, own.length, scope !== null))
        if (weights.size === 0) continue
        let left = maxLexical
        for (const { id, score, terms } of index.search([...weights.keys()].join(separator), {
          boost: fieldBoost,
          boostTerm: (term) => weights.get(term) ?? 1,
        })) {
          const passage = own[id as number] as Passage
          if (!isChosen(passage)) continue
          lexical.set(passage, { score, matched: terms })
          if (--left === 0) break
        }
      }
      const found = new Map<Passage, Evidence>()
      for (const passage of [...candidates(query, chosen, isChosen), ...lexical.keys()]) {
        if (found.has(passage) || !isChosen(passage)) continue
        const topics = topicsOf(passage)
        const score = (lexical.get(passage)?.score ?? 0) + scoreOfTopics(passage, query, vocabulary)
        if (score > 0) found.set(passage, { passage, score, matched: lexical.get(passage)?.matched ?? [], topics })
      }
      const ranked = [...found.values()].sort((a, b) => b.score - a.score)
      const nearest = near.flatMap((id) => byId.get(id) ?? []).filter(isChosen)
      return (nearest.length === 0 ? ranked : fuseRanks(ranked, nearest)).slice(0, maxEvidence)
    },
  }
}

/** Whether a page holds for one of these postings: for the whole company, or for some roles. */
const isPageFor = ({ kind, holdsFor }: Version, postingIds: ReadonlySet<string>): boolean =>
  kind === 'page' && (holdsFor === undefined || holdsFor.some((id) => postingIds.has(id)))

function indexLanguage(language: Language, passages: readonly Passage[], versions: ReadonlyMap<string, Version>, vocabulary: SearchVocabulary): LanguageIndex {
  const index = new MiniSearch<Doc>({
    fields: ['title', 'heading', 'text', 'topics', 'parents'],
    tokenize: (text) => text.split(separator).filter((term) => term !== ''),
    processTerm: (term) => term,
  })
  const frequency = new Map<string, number>()
  const titles = new Map<string, string>()
  const terms = (text: string) => termsOf(text, language, vocabulary)
  index.addAll(
    passages.map((passage, id) => {
      let title = titles.get(passage.source)
      if (title === undefined) {
        title = terms(versions.get(passage.source)?.title ?? '')
        titles.set(passage.source, title)
      }
      const doc = {
        id,
        title,
        heading: terms(passage.heading),
        text: terms(passage.units.map((unit) => unit.text).join(' ')),
        topics: topicTerms(passage, language, vocabulary),
        parents: terms(passage.parents.join(' ')),
      }
      for (const term of new Set(`${doc.title}${separator}${doc.heading}${separator}${doc.text}`.split(separator)))
        frequency.set(term, (frequency.get(term) ?? 0) + 1)
      return doc
    }),
  )
  return { index, passages, frequency }
}

/** Passages that state each topic, those that state it most squarely first. */
function passagesByTopic(passages: readonly Passage[]): Map<TopicId, Passage[]> {
  const lists = new Map<TopicId, { passage: Passage; strength: number }[]>()
  for (const passage of passages) {
    for (const topic of topicsOf(passage)) {
      const strength =
        (passage.headingTopics.includes(topic) ? 2 : 0) +
        (passage.kind === 'faq' || passage.kind === 'note' || passage.kind === 'fact' ? 1 : passage.kind === 'intro' ? -0.5 : 0) +
        Math.min(3, passage.units.filter((unit) => unit.topics.includes(topic)).length) * 0.5
      const list = lists.get(topic)
      if (list === undefined) lists.set(topic, [{ passage, strength }])
      else list.push({ passage, strength })
    }
  }
  return new Map([...lists].map(([topic, list]) => [topic, list.sort((a, b) => b.strength - a.strength).map(({ passage }) => passage)]))
}

function scoreOfTopics(passage: Passage, query: Query, vocabulary: SearchVocabulary): number {
  const stated = topicsOf(passage)
  let best = 0
  for (const topic of query.topics) {
    const own = passage.headingTopics.includes(topic.id)
      ? topicScore.heading
      : stated.includes(topic.id)
        ? topicScore.unit
        : vocabulary.withIncluded(topic.id).some((id) => stated.includes(id))
          ? topicScore.included
          : 0
    // The first topic counts whole; what the others add breaks ties.
    best = Math.max(best, own * topic.confidence) + (best > 0 ? own * topic.confidence * 0.15 : 0)
  }
  return best
}

/** The names of a passage's topics in its language: a posting that says "remuneration" is found by "salary". */
const topicTerms = (passage: Passage, language: Language, vocabulary: SearchVocabulary): string =>
  topicsOf(passage)
    .map((topic) => termsOf(vocabulary.nameOf(topic, language) ?? '', language, vocabulary))
    .join(separator)

const isTelling = (frequency: number, passages: number, isScoped: boolean): boolean =>
  frequency > 0 && (isScoped || passages < fewPassages || frequency <= Math.min(maxTellingPassages, passages * maxShareOfPassages))

function termsOf(text: string, language: Language, vocabulary: SearchVocabulary): string {
  if (text === '') return ''
  const stems = wordsOf(language)
    .tokens(text)
    .filter((token) => !token.isStop)
    .map((token) => token.stem)
  const concepts = vocabulary.conceptsOf(text, language).flatMap((concept) => [...vocabulary.withBroader(concept)].map((id) => `c:${id}`))
  return [...stems, ...concepts].join(separator)
}

/** The question's own words and concepts, and its topic's words in the language of the index. */
function queryTerms(query: Query, language: Language, vocabulary: SearchVocabulary, isTellingTerm: (term: string) => boolean): Map<string, number> {
  const weights = new Map<string, number>()
  const add = (term: string, weight: number) => {
    if (isTellingTerm(term)) weights.set(term, Math.max(weights.get(term) ?? 0, weight))
  }
  const words = wordsOf(language)
  for (const term of query.terms) {
    add(query.language === language ? term.stem : words.stem(term.surface), term.isTopicWord ? termWeight.topicWord : termWeight.word)
    if (term.concept !== null) add(`c:${term.concept}`, termWeight.concept)
  }
  const [topic] = query.topics
  if (topic !== undefined && query.terms.length > 0)
    for (const token of words.tokens(vocabulary.nameOf(topic.id, language) ?? '')) if (!token.isStop) add(token.stem, termWeight.topicName)
  return weights
}
