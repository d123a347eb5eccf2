import MiniSearch from 'minisearch'
import type { Evidence, Language, Passage, Query, TopicId, Version } from '../domain.ts'
import { wordsOf } from '../text/words.ts'

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
  /** Passages for a query, best first, from the version of each posting that suits the asker's language. */
  retrieve(query: Query, limit?: number): Evidence[]
  /** In how many passages each posting uses a stem or concept. */
  mentions(term: { readonly stem: string; readonly concept: string | null }): Map<string, number>
  /** Whether any passage of any language has the stem. */
  hasStem(stem: string): boolean
  passage(id: string): Passage | undefined
  passagesOf(source: string): readonly Passage[]
  /** The version of a posting that is quoted to someone of this language. */
  versionFor(postingId: string, language: Language): Version | undefined
  readonly versions: readonly Version[]
}

type Doc = { id: string; title: string; heading: string; text: string; topics: string; parents: string }

/** How much a match in each field says; the title stands on every passage of its page and says little. */
const fieldBoost = { title: 0.4, heading: 2.2, text: 1, topics: 1.6, parents: 0.6 }
/** How much each kind of query term says beside a word of the question. */
const termWeight = { word: 1, concept: 2, topic: 3, includedTopic: 1.6, topicName: 0.4 }
/** Separates terms that are handed over ready-made: stems, `c:` concepts and `t:` topics. */
const separator = '\n'

/** MiniSearch over passages, one index for each language of the knowledge, so that each is stemmed by its own rules. */
export function createPassageIndex(versions: readonly Version[], passages: readonly Passage[], vocabulary: SearchVocabulary): PassageIndex {
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  const bySource = Map.groupBy(passages, (passage) => passage.source)
  const bySourceVersion = new Map(versions.map((version) => [version.source, version]))
  const titles = new Map(versions.map((version) => [version.source, version.title]))
  const indexes = new Map<Language, MiniSearch<Doc>>()
  for (const [language, group] of Map.groupBy(passages, (passage) => passage.language)) {
    const index = new MiniSearch<Doc>({ fields: ['title', 'heading', 'text', 'topics', 'parents'], tokenize: (text) => text.split(separator).filter((term) => term !== ''), processTerm: (term) => term })
    const terms = (text: string) => termsOf(text, language, vocabulary)
    index.addAll(
      group.map((passage) => ({
        id: passage.id,
        title: terms(titles.get(passage.source) ?? ''),
        heading: terms(passage.heading),
        text: terms(passage.units.map((unit) => unit.text).join(' ')),
        topics: topicTerms(passage),
        parents: terms(passage.parents.join(' ')),
      })),
    )
    indexes.set(language, index)
  }
  const preferred = new Map<Language, Map<string, Version>>()
  const versionsFor = (language: Language): Map<string, Version> => {
    const known = preferred.get(language)
    if (known !== undefined) return known
    const chosen = new Map<string, Version>()
    for (const version of versions) {
      const current = chosen.get(version.postingId)
      if (current === undefined || (version.language === language && current.language !== language) || (version.isOriginal && current.language !== language)) chosen.set(version.postingId, version)
    }
    preferred.set(language, chosen)
    return chosen
  }

  return {
    versions,
    passage: (id) => byId.get(id),
    passagesOf: (source) => bySource.get(source) ?? [],
    versionFor: (postingId, language) => versionsFor(language).get(postingId),
    hasStem: (stem) => [...indexes.values()].some((index) => index.search(stem, { prefix: false, fuzzy: false, fields: ['text', 'heading', 'title'] }).length > 0),
    mentions({ stem, concept }) {
      const counts = new Map<string, number>()
      const term = concept === null ? stem : `c:${concept}`
      for (const index of indexes.values()) {
        for (const { id } of index.search(term, { fields: ['text', 'heading', 'title'] })) {
          const passage = byId.get(id as string) as Passage
          const version = bySourceVersion.get(passage.source)
          if (version?.kind === 'posting' && version.isOriginal) counts.set(passage.postingId, (counts.get(passage.postingId) ?? 0) + 1)
        }
      }
      return counts
    },
    retrieve(query, limit = 200) {
      const chosen = versionsFor(query.language)
      const scope = query.postingIds.length === 0 ? null : new Set(query.postingIds)
      const isInScope = (passage: Passage): boolean =>
        chosen.get(passage.postingId)?.source === passage.source && (scope === null || scope.has(passage.postingId) || chosen.get(passage.postingId)?.kind === 'page')
      const concepts = new Set(query.terms.flatMap((term) => (term.concept === null ? [] : [term.concept])))
      const found: Evidence[] = []
      for (const [language, index] of indexes) {
        const weights = queryTerms(query, language, concepts, vocabulary)
        if (weights.size === 0) continue
        const results = index.search([...weights.keys()].join(separator), {
          boost: fieldBoost,
          boostTerm: (term) => weights.get(term) ?? 1,
          filter: ({ id }) => isInScope(byId.get(id as string) as Passage),
        })
        for (const { id, score, terms } of results.slice(0, limit)) {
          const passage = byId.get(id as string) as Passage
          found.push({ passage, score, matched: terms.filter((term) => !term.startsWith('t:')), topics: topicsOf(passage) })
        }
      }
      return found.sort((a, b) => b.score - a.score).slice(0, limit)
    },
  }
}

const topicsOf = (passage: Passage): TopicId[] => [...new Set([...passage.headingTopics, ...passage.units.flatMap((unit) => unit.topics)])]

/** A topic of the heading counts twice: the whole passage is about it. */
const topicTerms = (passage: Passage): string => [...topicsOf(passage), ...passage.headingTopics].map((topic) => `t:${topic}`).join(separator)

function termsOf(text: string, language: Language, vocabulary: SearchVocabulary): string {
  if (text === '') return ''
  const stems = wordsOf(language).tokens(text).filter((token) => !token.isStop).map((token) => token.stem)
  const concepts = vocabulary.conceptsOf(text, language).flatMap((concept) => [...vocabulary.withBroader(concept)].map((id) => `c:${id}`))
  return [...stems, ...concepts].join(separator)
}

/** The question's own words, its concepts, and its topics' words in the language of the index. */
function queryTerms(query: Query, language: Language, concepts: ReadonlySet<string>, vocabulary: SearchVocabulary): Map<string, number> {
  const weights = new Map<string, number>()
  const add = (term: string, weight: number) => weights.set(term, Math.max(weights.get(term) ?? 0, weight))
  const words = wordsOf(language)
  for (const term of query.terms) add(query.language === language ? term.stem : words.stem(term.surface), termWeight.word)
  for (const concept of concepts) add(`c:${concept}`, termWeight.concept)
  for (const topic of query.topics) {
    for (const [place, id] of vocabulary.withIncluded(topic.id).entries()) add(`t:${id}`, (place === 0 ? termWeight.topic : termWeight.includedTopic) * topic.confidence)
    for (const token of words.tokens(vocabulary.nameOf(topic.id, language) ?? '')) if (!token.isStop) add(token.stem, termWeight.topicName)
  }
  return weights
}
