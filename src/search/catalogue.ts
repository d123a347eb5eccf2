import MiniSearch from 'minisearch'
import type { Language, TopicId } from '../domain.ts'
import { wordsOf } from '../text/words.ts'

export interface Example {
  readonly topic: TopicId
  readonly text: string
}

/** A topic that the nearest examples vote for. */
interface Vote {
  readonly topic: TopicId
  /** Share of the votes, 0 to 1; all votes of a question add up to 1. */
  readonly share: number
  /** How alike the question and the topic's nearest example are, 0 to 1 (cosine over their words and word pairs, weighted by rarity). */
  readonly likeness: number
  /** How much the question's words, one by one, belong to the topic rather than to others: about 1 for each telling word. */
  readonly association: number
}

export interface Catalogue {
  vote(question: string): Vote[]
}

/** Examples that the index hands over; of these, the most alike vote. */
const maxCandidates = 80
const maxNeighbours = 24
/** Marks a stop word's stem: it counts, but for little. */
const stopMark = '\u0001'
const separator = '\n'

/** Stop words and pairs of them are in nearly every example: they weigh in the likeness, not in the search. */
function tellingOf(stems: ReadonlySet<string>): string[] {
  const telling = [...stems].filter((stem) => !stem.split(' ').every((word) => word.endsWith(stopMark)))
  return telling.length > 0 ? telling : [...stems]
}

/**
 * Indexes one language's example questions; the ones nearest to a question vote on its topic.
 * @param phrases trigger phrases with their topics: beside the examples, what words are associated with a topic
 */
export function createCatalogue(language: Language, examples: readonly Example[], phrases: readonly Example[] = []): Catalogue {
  const words = wordsOf(language)
  // Pairs of neighbouring words tell "work permit" from "work" and "permit".
  const stemsOf = (text: string): string[] => {
    const tokens = words.tokens(text)
    const stems = tokens.map((token) => (token.isStop ? `${token.stem}${stopMark}` : token.stem))
    return [...stems, ...stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`)]
  }
  const index = new MiniSearch<{ id: number }>({
    fields: ['text'],
    storeFields: [],
    extractField: (doc, field) => (field === 'id' ? (doc.id as unknown as string) : tellingOf(stems[doc.id] as Set<string>).join(separator)),
    tokenize: (text) => text.split(separator),
    processTerm: (stem) => stem,
    searchOptions: {
      combineWith: 'OR',
      prefix: false,
      fuzzy: false,
      // Questions are short: their length says little (the default b of 0.7 favours one-word examples).
      bm25: { k: 1.2, b: 0.45, d: 0.5 },
    },
  })
  const frequency = new Map<string, number>()
  const stems = examples.map((example) => {
    const set = new Set(stemsOf(example.text))
    for (const stem of set) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
    return set
  })
  index.addAll(examples.map((_, id) => ({ id })))
  const rarity = (stem: string): number => Math.log(1 + examples.length / (1 + (frequency.get(stem) ?? 0))) * (stem.endsWith(stopMark) ? 0.3 : 1)
  const norms: number[] = []
  const normOf = (id: number): number => {
    norms[id] ??= Math.sqrt(sum(stems[id] as Set<string>, (stem) => rarity(stem) ** 2))
    return norms[id] as number
  }
  const associations = associate([...examples, ...phrases], language)

  return {
    vote(question) {
      const asked = new Set(stemsOf(question))
      const norm = Math.sqrt(sum(asked, (stem) => rarity(stem) ** 2))
      const neighbours = index
        .search(tellingOf(asked).join(separator))
        .slice(0, maxCandidates)
        .map(({ id }) => {
          const own = stems[id] as Set<string>
          const shared = sum(
            [...own].filter((stem) => asked.has(stem)),
            (stem) => rarity(stem) ** 2,
          )
          return { topic: (examples[id] as Example).topic, likeness: shared / Math.max(1e-9, norm * normOf(id)) }
        })
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, maxNeighbours)
      const total = Math.max(
        1e-9,
        sum(neighbours, ({ likeness }) => likeness ** 2),
      )
      const byTopic = new Map<TopicId, { share: number; likeness: number; association: number }>()
      const entry = (topic: TopicId) => byTopic.get(topic) ?? { share: 0, likeness: 0, association: 0 }
      for (const { topic, likeness } of neighbours) {
        const known = entry(topic)
        byTopic.set(topic, { ...known, share: known.share + likeness ** 2 / total, likeness: Math.max(known.likeness, likeness) })
      }
      for (const stem of new Set(words.tokens(question).flatMap((token) => (token.isStop ? [] : [token.stem])))) {
        for (const [topic, share] of associations(stem)) byTopic.set(topic, { ...entry(topic), association: entry(topic).association + share })
      }
      return [...byTopic].map(([topic, vote]) => ({ topic, ...vote })).sort((a, b) => b.share - a.share)
    },
  }
}

/** A word seen fewer times than this says little of its topic, however one-sided it was. */
const associationPrior = 1.5

/** For a stem, the share of each topic in the texts that have it. */
function associate(texts: readonly Example[], language: Language): (stem: string) => ReadonlyMap<TopicId, number> {
  const words = wordsOf(language)
  const counts = new Map<string, Map<TopicId, number>>()
  for (const { topic, text } of texts) {
    for (const stem of new Set(words.tokens(text).flatMap((token) => (token.isStop ? [] : [token.stem])))) {
      const topics = counts.get(stem)
      if (topics === undefined) counts.set(stem, new Map([[topic, 1]]))
      else topics.set(topic, (topics.get(topic) ?? 0) + 1)
    }
  }
  const none: ReadonlyMap<TopicId, number> = new Map()
  return (stem) => {
    const topics = counts.get(stem)
    if (topics === undefined) return none
    const total = sum(topics.values(), (count) => count) + associationPrior
    return new Map([...topics].map(([topic, count]) => [topic, count / total]))
  }
}

function sum<T>(items: Iterable<T>, value: (item: T) => number): number {
  let total = 0
  for (const item of items) total += value(item)
  return total
}
