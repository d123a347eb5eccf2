import type { Evidence, Passage, Query, Term, TopicId, Version } from '../domain.ts'
import type { AnswerVocabulary } from './select.ts'

/** What one posting says to a query: its best passages. */
export interface PostingEvidence {
  readonly postingId: string
  readonly passages: readonly Passage[]
}

export type Decision =
  | { readonly kind: 'answer'; readonly topic: TopicId | null; readonly postings: readonly PostingEvidence[] }
  | { readonly kind: 'not_stated'; readonly topic: TopicId | null; readonly missing: readonly Term[]; readonly related: readonly { readonly topic: TopicId; readonly posting: PostingEvidence }[] }
  | { readonly kind: 'roles'; readonly versions: readonly Version[]; readonly skills: readonly Term[]; readonly evidence: ReadonlyMap<string, Passage>; readonly isMatch: boolean }

/** The knowledge as deciding sees it; `passages` are those of the versions that suit the asker. */
export interface KnowledgeView {
  /** Evidence for the query within its roles, best first. */
  readonly evidence: readonly Evidence[]
  /** Evidence for the query in all roles: what is shown as related. */
  everywhere(): readonly Evidence[]
  /** Evidence for one topic. */
  forTopic(topic: TopicId): readonly Evidence[]
  /** Published postings, in the asker's version. */
  readonly postings: readonly Version[]
}

/** Topics under which a named technology or field must itself be stated. */
const skillTopics = new Set<TopicId>(['technologies', 'tasks', 'requirements', 'nice-to-have', 'experience', 'projects', 'training', 'certification', 'open-source', 'customers', 'company', 'collaboration'])
/** A topic that words point to this clearly is what is asked, whatever else stands in the question. */
const clearConfidence = 0.63
/** Of the question's own things, a passage without a topic must name this share. */
const minCoverage = 0.5
const maxRelated = 2
const maxPassagesPerPosting = 2

/** Decides what to do about a question. Pure: sees no clock, store or network. */
export function decide(query: Query, view: KnowledgeView, vocabulary: AnswerVocabulary): Decision {
  if (query.intent.kind === 'roles') return decideRoles(query, view, vocabulary)
  const main = mainTopic(query, view, vocabulary)
  const missing = missingSkills(query, main, view, vocabulary)
  if (missing.length > 0) return notStated(query, main ?? 'technologies', missing, view, vocabulary)
  if (main !== null) {
    const stating = statingTopic(main, view.evidence, vocabulary)
    const named = stating.filter((item) => namesSkill(item, query))
    if (stating.length > 0) return { kind: 'answer', topic: main, postings: byPosting(skillTopics.has(main) && named.length > 0 ? named : stating) }
  }
  const isClear = main !== null && (query.topics[0]?.isWorded ?? false) && (query.topics[0]?.confidence ?? 0) >= clearConfidence
  if (!isClear) {
    const covering = view.evidence.filter((item) => coverage(item, query) >= minCoverage)
    if (covering.length > 0) return { kind: 'answer', topic: null, postings: byPosting(covering) }
  }
  return notStated(query, main, [], view, vocabulary)
}

/**
 * The topic that the question is about. The first is taken unless no posting states it, only votes speak for it, and a worded one beside it is stated.
 */
function mainTopic(query: Query, view: KnowledgeView, vocabulary: AnswerVocabulary): TopicId | null {
  const [first, ...others] = query.topics
  if (first === undefined) return null
  if (statingTopic(first.id, view.evidence, vocabulary).length > 0) {
    // A clearly worded topic that nobody states, beside a stated one, is what is asked ("does the agreement include a pension?").
    const unstated = others.find((topic) => topic.isWorded && topic.confidence >= 0.85 * first.confidence && topic.confidence >= clearConfidence && view.forTopic(topic.id).length === 0 && statingTopic(topic.id, view.evidence, vocabulary).length === 0)
    return unstated?.id ?? first.id
  }
  if (!first.isWorded) {
    const stated = others.find((topic) => topic.confidence >= 0.6 * first.confidence && statingTopic(topic.id, view.evidence, vocabulary).length > 0)
    if (stated !== undefined) return stated.id
  }
  return first.id
}

const statingTopic = (topic: TopicId, evidence: readonly Evidence[], vocabulary: AnswerVocabulary): Evidence[] => {
  const own = evidence.filter((item) => item.topics.includes(topic))
  if (own.length > 0) return own
  const included = vocabulary.withIncluded(topic)
  return evidence.filter((item) => item.topics.some((id) => included.includes(id)))
}

/** Named technologies that no passage in scope mentions, where the question stands or falls with them. */
function missingSkills(query: Query, main: TopicId | null, view: KnowledgeView, _vocabulary: AnswerVocabulary): Term[] {
  if (main !== null && !skillTopics.has(main)) return []
  const named = query.terms.filter((term) => term.sort === 'technology')
  const isStated = (term: Term) => view.evidence.some((item) => item.matched.includes(`c:${term.concept}`) || item.matched.includes(term.stem))
  const missing = named.filter((term) => !isStated(term))
  return missing.length === named.length ? missing : []
}

const namesSkill = (item: Evidence, query: Query): boolean =>
  query.terms.some((term) => (term.sort === 'technology' || term.sort === 'field') && term.concept !== null && item.matched.includes(`c:${term.concept}`))

/** Share of the question's own things that a passage names, technologies and unknown words counting double. */
function coverage(item: Evidence, query: Query): number {
  let all = 0
  let held = 0
  let telling = 0
  for (const term of query.terms) {
    const weight = term.sort === 'plain' ? 0.5 : 2
    all += weight
    if (item.matched.includes(term.stem) || (term.concept !== null && item.matched.includes(`c:${term.concept}`))) {
      held += weight
      telling += weight
    }
  }
  return all === 0 || telling < 2 ? 0 : held / all
}

function notStated(query: Query, topic: TopicId | null, missing: readonly Term[], view: KnowledgeView, vocabulary: AnswerVocabulary): Decision {
  const related: { topic: TopicId; posting: PostingEvidence }[] = []
  const add = (id: TopicId, evidence: readonly Evidence[]) => {
    for (const posting of byPosting(evidence)) if (related.length < maxRelated && !related.some((other) => other.posting.postingId === posting.postingId && other.topic === id)) related.push({ topic: id, posting })
  }
  if (topic !== null && missing.length === 0) {
    if (query.postingIds.length > 0) add(topic, statingTopic(topic, view.everywhere(), vocabulary).filter((item) => !query.postingIds.includes(item.passage.postingId)))
    for (const other of query.topics.slice(1)) if (other.isWorded && related.length === 0) add(other.id, statingTopic(other.id, view.evidence, vocabulary).slice(0, 1))
    for (const near of vocabulary.topic(topic)?.near ?? []) if (related.length === 0) add(near, view.forTopic(near).slice(0, 1))
  }
  return { kind: 'not_stated', topic, missing, related }
}

/** Groups evidence by posting, the posting with the best passage first. */
function byPosting(evidence: readonly Evidence[]): PostingEvidence[] {
  const groups = new Map<string, Evidence[]>()
  for (const item of evidence) groups.set(item.passage.postingId, [...(groups.get(item.passage.postingId) ?? []), item])
  return [...groups].map(([postingId, items]) => {
    const ranked = [...items].sort((a, b) => worth(b) - worth(a))
    const best = worth(ranked[0] as Evidence)
    return { postingId, passages: ranked.filter((item) => worth(item) >= 0.8 * best).slice(0, maxPassagesPerPosting).map((item) => item.passage) }
  })
}

/** An intro advertises; a section or FAQ entry states. */
const worth = (item: Evidence): number => item.score * (item.passage.kind === 'intro' ? 0.6 : 1)

function decideRoles(query: Query, view: KnowledgeView, _vocabulary: AnswerVocabulary): Decision {
  const named = view.postings.filter((version) => query.postingIds.includes(version.postingId))
  const none: ReadonlyMap<string, Passage> = new Map()
  if (named.length > 0) return { kind: 'roles', versions: named, skills: [], evidence: none, isMatch: true }
  const skills = query.terms.filter((term) => term.sort === 'technology' || term.sort === 'field' || (term.sort === 'unknown' && term.surface.length > 2))
  if (skills.length === 0) return { kind: 'roles', versions: view.postings, skills: [], evidence: none, isMatch: true }
  const counts = new Map<string, { terms: Set<string>; passage: Passage }>()
  for (const item of view.evidence) {
    const held = skills.filter((term) => (term.concept !== null && item.matched.includes(`c:${term.concept}`)) || item.matched.includes(term.stem))
    if (held.length === 0) continue
    const known = counts.get(item.passage.postingId) ?? { terms: new Set<string>(), passage: item.passage }
    for (const term of held) known.terms.add(term.concept ?? term.stem)
    counts.set(item.passage.postingId, known)
  }
  const most = Math.max(0, ...[...counts.values()].map(({ terms }) => terms.size))
  const matching = view.postings.filter((version) => (counts.get(version.postingId)?.terms.size ?? 0) === most && most > 0)
  if (matching.length === 0) return { kind: 'roles', versions: view.postings, skills, evidence: none, isMatch: false }
  return { kind: 'roles', versions: matching, skills, evidence: new Map([...counts].map(([id, { passage }]) => [id, passage])), isMatch: true }
}
