import type { Evidence, Passage, Query, TopicId } from '../domain.ts'
import { asksSame } from './same-question.ts'
import { type AnswerVocabulary, termScore } from './select.ts'

/** What one posting says to a query: its best passages. */
export interface PostingEvidence {
  readonly postingId: string
  readonly passages: readonly Passage[]
}

/** A posting speaks where its best passage reaches this share of the best of all. */
const minShareOfBest = 0.35
const maxPassagesPerPosting = 2

/** Groups evidence by posting: what answers the very question first, then the posting with the best passage. */
export function byPosting(query: Query, topic: TopicId | null, evidence: readonly Evidence[], vocabulary: AnswerVocabulary): PostingEvidence[] {
  const topScore = Math.max(1e-9, ...evidence.map((item) => item.score))
  // The topic's own words say nothing more where every passage is on the topic.
  const beside = topic === null ? query : { ...query, terms: query.terms.filter((term) => !term.isTopicWord || term.sort !== 'plain') }
  const worthOf = (item: Evidence) => worth(item, item.score / topScore, beside, topic, vocabulary)
  const groups = Map.groupBy(
    evidence.map((item) => ({ passage: item.passage, worth: worthOf(item), isSame: asksSame(query, item.passage, vocabulary) })),
    (item) => item.passage.postingId,
  )
  const postings = [...groups].map(([postingId, items]) => {
    items.sort((a, b) => Number(b.isSame) - Number(a.isSame) || b.worth - a.worth)
    const best = Math.max(...items.map(({ worth }) => worth))
    return {
      postingId,
      best,
      isSame: items.some(({ isSame }) => isSame),
      passages: items
        .filter((item) => item.isSame || item.worth >= 0.85 * best)
        .slice(0, maxPassagesPerPosting)
        .map((item) => item.passage),
    }
  })
  postings.sort((a, b) => Number(b.isSame) - Number(a.isSame) || b.best - a.best)
  const best = Math.max(0, ...postings.map((posting) => posting.best))
  return postings.filter((posting) => posting.isSame || posting.best >= minShareOfBest * best).map(({ postingId, passages }) => ({ postingId, passages }))
}

/** Kinds of passages that are made for a topic. */
const homeOf: Partial<Record<Passage['kind'], TopicId>> = { apply: 'how-to-apply', contact: 'contact' }

/** How well a passage answers: how squarely it states the topic, what it names of the question, how it ranked. */
function worth(item: Evidence, rank: number, query: Query, topic: TopicId | null, vocabulary: AnswerVocabulary): number {
  const { passage } = item
  const named =
    query.terms.length === 0
      ? 0
      : Math.min(
          3,
          passage.units.reduce(
            (most, unit) => Math.max(most, termScore(unit.text, passage.language, query, vocabulary)),
            termScore(passage.heading, passage.language, query, vocabulary),
          ),
        )
  if (topic === null) return named + rank
  const headed = passage.headingTopics.includes(topic)
    ? homeOf[passage.kind] === topic
      ? 4
      : passage.kind === 'faq' || passage.kind === 'note' || passage.kind === 'fact'
        ? 3.2
        : 2.6
    : 0
  const plainest = Math.max(0, ...passage.units.map((unit) => unit.topicWeights.get(topic) ?? 0))
  const said = plainest === 0 ? 0 : 1.4 + Math.min(1.4, 0.35 * plainest)
  const isList = passage.units.filter((unit) => unit.kind === 'item').length >= 2
  const included = headed + said === 0 ? 1 : 0
  return (
    (Math.max(headed, said) + (headed > 0 && said > 0 ? 0.8 : 0) + (headed > 0 && isList ? 0.5 : 0) + included + 0.7 * named + rank) *
    (passage.kind === 'intro' ? 0.6 : 1)
  )
}
