import type { Passage, TopicId, Unit, Version } from '../domain.ts'
import type { PhraseHit } from '../text/phrases.ts'
import type { Token } from '../text/words.ts'
import { type LanguageLibrary, type Lexicon, longest } from './lexicon.ts'
import { scoreTopics } from './score.ts'

/** Topics that a heading names hold for all that stands under it. Kinds of passages that say their topic by themselves: */
const topicsOfKind: Partial<Record<Passage['kind'], readonly TopicId[]>> = { contact: ['contact'], apply: ['how-to-apply'] }

/** A short FAQ title may be a heading ("Our recruitment process") as well as a question. */
const maxShortFaqWords = 5
/** A longer heading is a sentence; only an FAQ question may be one. */
const maxHeadingWords = 14

/** Tags of sentences that were met before: postings of one company share many. */
export type TagCache = Map<string, Pick<Unit, 'topics' | 'topicWeights' | 'hasNumber'>>

/** Says of a passage, and of each of its units, which topics it states. */
export function tagPassage(passage: Passage, library: LanguageLibrary, known: TagCache = new Map()): Passage {
  const lexicon = library.lexicon(passage.language)
  const headingTopics = new Set<TopicId>(topicsOfKind[passage.kind] ?? [])
  for (const topic of topicsOfHeading(passage, lexicon)) headingTopics.add(topic)
  // Front matter keys are mostly English, whatever the page's language.
  if (passage.kind === 'fact' && lexicon.language !== 'en') for (const topic of topicsOfHeading(passage, library.lexicon('en'))) headingTopics.add(topic)
  const units = passage.units.map((unit): Unit => {
    const key = `${passage.language} ${unit.kind} ${unit.text}`
    let tags = known.get(key)
    if (tags === undefined) {
      // The number of a list item counts nothing.
      const tokens = lexicon.tokens(unit.text.replace(/^\d+[.)]\s/, ''))
      const topicWeights = topicsOfUnit(unit, tokens, lexicon, library)
      tags = { topics: [...topicWeights.keys()], topicWeights, hasNumber: unit.hasNumber || tokens.some((token) => token.isNumber) }
      known.set(key, tags)
    }
    return { ...unit, ...tags }
  })
  return { ...passage, units, headingTopics: [...headingTopics].filter((topic) => !topic.startsWith('@')) }
}

function topicsOfHeading(passage: Passage, lexicon: Lexicon): TopicId[] {
  if (passage.heading === '') return []
  const tokens = lexicon.tokens(passage.heading)
  const hits = longest(lexicon.headings(tokens))
  // An FAQ question is a question: what it asks, its answer states. A label ("Salary range") states what it names.
  if (passage.kind === 'faq') {
    const asked = scoreTopics(lexicon.asked(tokens), []).filter((topic) => !topic.id.startsWith('@'))
    const best = asked[0]?.score ?? 0
    const topics = asked.filter((topic) => topic.score >= 0.6 * best).map((topic) => topic.id)
    if (tokens.length > maxShortFaqWords) return topics
    return [...hits.map((hit) => hit.value), ...topics]
  }
  if (passage.kind === 'note' || passage.kind === 'fact' || passage.kind === 'contact') hits.push(...longest(lexicon.stated(tokens)))
  if (tokens.length > maxHeadingWords) return []
  return hits.map((hit) => hit.value)
}

/** A named technology says by itself that it is in use, but less than a sentence about the stack. */
const technologyWeight = 0.5

function topicsOfUnit(unit: Unit, tokens: readonly Token[], lexicon: Lexicon, library: LanguageLibrary): Map<TopicId, number> {
  const hits = unit.kind === 'heading' ? [...lexicon.stated(tokens), ...lexicon.headings(tokens)] : lexicon.stated(tokens)
  return weighed(hits, tokens, lexicon, library)
}

/** Topics that a sentence states, and how plainly: the number of words that say so. */
export const topicsStated = (tokens: readonly Token[], lexicon: Lexicon, library: LanguageLibrary): Map<TopicId, number> =>
  weighed(lexicon.stated(tokens), tokens, lexicon, library)

function weighed(hits: readonly PhraseHit<TopicId>[], tokens: readonly Token[], lexicon: Lexicon, library: LanguageLibrary): Map<TopicId, number> {
  // One sentence may state several topics ("is led by" a lead of the team and of the company): none gives way to a longer phrase of another.
  const words = new Map<TopicId, Set<number>>()
  for (const hit of hits) {
    if (hit.value.startsWith('@')) continue
    const known = words.get(hit.value) ?? new Set<number>()
    for (const position of hit.at) known.add(position)
    words.set(hit.value, known)
  }
  const weights = new Map([...words].map(([topic, positions]) => [topic, positions.size]))
  if (!weights.has('technologies') && lexicon.concepts(tokens).some((hit) => library.concepts.get(hit.value)?.kind === 'technology'))
    weights.set('technologies', technologyWeight)
  return weights
}

/**
 * What the original states, its translation states in the same place: where both are built alike, passage by passage, the translation takes over the original's topics.
 * A language whose lists know fewer words thus answers as well as the original's.
 */
export function shareTopics(passages: readonly Passage[], versions: readonly Version[]): Passage[] {
  const bySource = Map.groupBy(passages, (passage) => passage.source)
  const originals = new Map(versions.filter((version) => version.isOriginal).map((version) => [version.postingId, bySource.get(version.source) ?? []]))
  const translated = new Set(versions.filter((version) => !version.isOriginal).map((version) => version.source))
  const shared = new Map<string, Passage>()
  for (const source of translated) {
    const own = bySource.get(source) ?? []
    const original = originals.get(own[0]?.postingId ?? '') ?? []
    if (own.length !== original.length || own.some((passage, at) => passage.kind !== original[at]?.kind)) continue
    for (const [at, passage] of own.entries()) shared.set(passage.id, withTopicsOf(passage, original[at] as Passage))
  }
  return passages.map((passage) => shared.get(passage.id) ?? passage)
}

function withTopicsOf(passage: Passage, original: Passage): Passage {
  const headingTopics = [...new Set([...passage.headingTopics, ...original.headingTopics])]
  if (passage.units.length !== original.units.length) return { ...passage, headingTopics }
  const units = passage.units.map((unit, at): Unit => {
    const twin = original.units[at] as Unit
    const topicWeights = new Map([...twin.topicWeights, ...unit.topicWeights])
    return { ...unit, topics: [...topicWeights.keys()], topicWeights }
  })
  return { ...passage, headingTopics, units }
}
