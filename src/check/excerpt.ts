import type { Passage, TopicId, Unit } from '../domain.ts'
import type { Excerpt } from './finding.ts'

/** Some units of a passage, word for word, with the lines that they stand on. */
export function excerptOf({ source }: Passage, units: readonly Unit[]): Excerpt {
  const lines = [Math.min(...units.map((unit) => unit.lines[0])), Math.max(...units.map((unit) => unit.lines[1]))] as const
  return { source, lines, text: units.map((unit) => unit.text).join(' ') }
}

/** How plainly a unit states any of some topics. */
const weightOf = (unit: Unit, topics: readonly TopicId[]): number => Math.max(0, ...topics.map((topic) => unit.topicWeights.get(topic) ?? 0))

export const plainestPassage = (passages: readonly Passage[], topics: readonly TopicId[]): Passage | undefined => {
  const weight = (passage: Passage) => Math.max(0, ...passage.units.map((unit) => weightOf(unit, topics)))
  return passages.toSorted((a, b) => weight(b) - weight(a))[0]
}

/** "No problem!" alone tells nobody what is answered. */
const minTellingChars = 40

/** The unit that states some topics most plainly; where the heading states them for all, the first ones. */
export function plainestUnits(passage: Passage, topics: readonly TopicId[]): Unit[] {
  const best = passage.units.toSorted((a, b) => weightOf(b, topics) - weightOf(a, topics))[0] as Unit
  if (weightOf(best, topics) > 0) return [best]
  const enough = passage.units.findIndex((_, at) => passage.units.slice(0, at + 1).reduce((chars, unit) => chars + unit.text.length, 0) >= minTellingChars)
  return passage.units.slice(0, enough < 0 ? passage.units.length : enough + 1)
}
