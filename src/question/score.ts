import type { ScoredTopic, TopicId } from '../domain.ts'
import type { PhraseHit } from '../text/phrases.ts'
import { longest } from './lexicon.ts'

/** What the catalogue says of a question (see `search/catalogue.ts`). */
export interface TopicVote {
  readonly topic: TopicId
  readonly share: number
  readonly likeness: number
  readonly association: number
}

export interface TopicScore extends ScoredTopic {
  /** Tokens whose words point to the topic. */
  readonly at: readonly number[]
  readonly score: number
}

/** How much the words of a trigger say: a phrase of three says more than a word. */
const triggerWeight = (length: number): number => 0.6 + 0.4 * length
const maxTriggerScore = 3
/** An example this alike is as good as the question itself. */
const sameQuestionLikeness = 0.72
/** What a word that belongs wholly to one topic adds. */
const associationWeight = 0.5

/** Ranks topics and intents by trigger words and by the votes of the nearest examples, best first. */
export function scoreTopics(hits: readonly PhraseHit<TopicId>[], votes: readonly TopicVote[]): TopicScore[] {
  const spans = new Map<string, { at: readonly number[]; topics: Set<TopicId> }>()
  // A longer phrase beats the words in it, but an intent does not hide the topic that its words speak of.
  const isIntent = (hit: PhraseHit<TopicId>) => hit.value.startsWith('@')
  for (const hit of [...longest(hits.filter(isIntent)), ...longest(hits.filter((other) => !isIntent(other)))]) {
    const key = hit.at.join()
    const span = spans.get(key) ?? { at: hit.at, topics: new Set<TopicId>() }
    span.topics.add(hit.value)
    spans.set(key, span)
  }
  const scores = new Map<TopicId, { worded: number; voted: number; associated: number; at: Set<number> }>()
  const entry = (topic: TopicId) => {
    const known = scores.get(topic) ?? { worded: 0, voted: 0, associated: 0, at: new Set<number>() }
    scores.set(topic, known)
    return known
  }
  for (const { at, topics } of spans.values()) {
    for (const topic of topics) {
      const found = entry(topic)
      const isNew = at.some((position) => !found.at.has(position))
      found.worded += (triggerWeight(at.length) / topics.size) * (isNew ? 1 : 0.25)
      for (const position of at) found.at.add(position)
    }
  }
  for (const vote of votes) {
    entry(vote.topic).associated += associationWeight * vote.association
    entry(vote.topic).voted += 0.5 * vote.share + 0.6 * vote.likeness + (vote.likeness >= sameQuestionLikeness ? 1 : 0)
  }
  return [...scores]
    .map(([id, { worded, voted, associated, at }]) => {
      const score = Math.min(maxTriggerScore, worded) + voted + associated
      return { id, score, confidence: 1 - Math.exp(-score), isWorded: worded >= 0.5 || voted >= 1, at: [...at] }
    })
    .sort((a, b) => b.score - a.score)
}
