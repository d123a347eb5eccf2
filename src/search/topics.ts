import type { Passage, TopicId } from '../domain.ts'

const cache = new WeakMap<Passage, TopicId[]>()

/** Topics that a passage states, by its heading or a sentence. */
export function topicsOf(passage: Passage): TopicId[] {
  const known = cache.get(passage)
  if (known !== undefined) return known
  const topics = [...new Set([...passage.headingTopics, ...passage.units.flatMap((unit) => unit.topics)])]
  cache.set(passage, topics)
  return topics
}
