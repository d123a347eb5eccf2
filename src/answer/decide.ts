import type { Evidence, Passage, Query, Term, TopicId, Version } from '../domain.ts'
import { decideRoles } from './decide-roles.ts'
import { matchesConcept, matchesTerm, skillTopics } from './evidence.ts'
import { isForOthersThan } from './outside-place.ts'
import { asksForTopic, asksOther, asksSame } from './same-question.ts'
import { type AnswerVocabulary, selectUnits } from './select.ts'
import { byPosting, type PostingEvidence } from './weigh.ts'

export type Decision =
  | { readonly kind: 'answer'; readonly topic: TopicId | null; readonly postings: readonly PostingEvidence[]; readonly stating: number }
  | {
      readonly kind: 'not_stated'
      readonly topic: TopicId | null
      readonly missing: readonly Term[]
      readonly related: readonly { readonly topic: TopicId; readonly posting: PostingEvidence }[]
    }
  | { readonly kind: 'no_such_role'; readonly versions: readonly Version[] }
  | {
      readonly kind: 'roles'
      readonly versions: readonly Version[]
      readonly skills: readonly Term[]
      readonly evidence: ReadonlyMap<string, Passage>
      readonly isMatch: boolean
    }

/** The knowledge as deciding sees it; passages are those of the versions that suit the asker. */
export interface KnowledgeView {
  /** Evidence for the query within its roles, best first. */
  readonly evidence: readonly Evidence[]
  /** Approved answers to any question, within its roles. */
  readonly approved: readonly Evidence[]
  /** Evidence for the query in all roles: what is shown as related. */
  everywhere(): readonly Evidence[]
  /** Evidence for one topic, within the query's roles. */
  forTopic(topic: TopicId): readonly Evidence[]
  /** Published postings, in the asker's version. */
  readonly postings: readonly Version[]
  /** How many postings state a topic; evidence holds only the squarest. */
  countStating(topic: TopicId): number
  /** All published versions. */
  readonly versions: readonly Version[]
}

/** Topics whose words are the tools themselves. */
const toolTopics = new Set<TopicId>(['technologies', 'tasks', 'requirements', 'nice-to-have', 'experience', 'certification', 'projects'])
/** Topics of what an applicant should know. */
const wantedTopics = new Set<TopicId>(['requirements', 'nice-to-have', 'experience'])
/** Topics that describe the company: what is named beside them may be stated without them. */
const describingTopics = new Set<TopicId>(['customers', 'company', 'mission', 'culture', 'sustainability', 'technologies', 'tasks', 'projects'])
/** Topics of a team: "who leads the web team?" is not answered by who leads another. */
const teamTopics = new Set<TopicId>(['team', 'team-size', 'manager', 'team-location', 'ways-of-working', 'culture', 'work-life-balance'])
/** Where "how much" is answered without a figure: how pay is set is what the posting says of pay; "fully remote" says how often. */
const figurelessTopics = new Set<TopicId>([
  'salary',
  'salary-setting',
  'salary-negotiation',
  'remote',
  'office-days',
  'travel',
  'requirements',
  'tasks',
  'how-to-apply',
  'process',
  'application-documents',
  'residency',
  'employment-abroad',
  'technologies',
])
/** A topic that words point to this clearly is what is asked, whatever else stands in the question. */
const clearConfidence = 0.63
/** A narrower topic beside a broad one counts from here on. */
const minNarrower = 0.6
/** Of the question's own things, a passage without a topic must name this share. */
const minCoverage = 0.45
const maxRelated = 2
/** Passages that are weighed against each other. */
const maxWeighed = 24

/** What `question/assemble.ts` gives as the topic of a question on a role that no posting has. */
const noSuchRole: TopicId = '@no-such-role'

/** Of several questions that are nearly the asked one, those count that reach this share of the nearest one's likeness. */
const minShareOfLikeness = 0.85

/** Below this a topic that only votes speak for is a guess: better to say that nothing was found. */
const minVotedConfidence = 0.42

/** Decides what to do about a question. Pure: sees no clock, store or network. */
export function decide(query: Query, view: KnowledgeView, vocabulary: AnswerVocabulary): Decision {
  // What was approved for this very question comes first, also where it looks for a role ("do you hire nurses?"); a list of roles is asked for without words.
  const approved = query.text === '' ? [] : approvedAnswers(query, view, vocabulary)
  if (approved.length > 0) return answerApproved(query, approved, suiting(query, view, vocabulary), vocabulary)
  if (query.topics.some(({ id }) => id === noSuchRole)) return { kind: 'no_such_role', versions: view.postings }
  if (query.intent.kind === 'roles') return decideRoles(query, view)
  const decision = decideFact(query, suiting(query, view, vocabulary), vocabulary)
  // What is said to others may still stand beside "not stated".
  return decision.kind === 'not_stated' ? notStated(query, decision.topic, decision.missing, view, vocabulary) : decision
}

/** The knowledge without what is said to those who live elsewhere, or to another question. */
function suiting(query: Query, view: KnowledgeView, vocabulary: AnswerVocabulary): KnowledgeView {
  const evidence = view.evidence.filter(({ passage }) => !isForOthersThan(query, passage) && !asksOther(query, passage, vocabulary))
  return evidence.length === view.evidence.length ? view : { ...view, evidence }
}

function decideFact(query: Query, view: KnowledgeView, vocabulary: AnswerVocabulary): Decision {
  const main = mainTopic(query, view, vocabulary)
  const missing = missingThings(query, main, view, vocabulary)
  if (missing.length > 0) return notStated(query, main, missing, view, vocabulary)
  if (main !== null) {
    const stating = namingTool(query, main, view) ?? answering(query, main, statingTopic(main, view.evidence, vocabulary), vocabulary)
    if (stating.length > 0) return answer(query, main, stating, view, vocabulary)
  }
  const isClear = main !== null && query.topics.some((topic) => topic.id === main && topic.isWorded && topic.confidence >= clearConfidence)
  const namesThing = main !== null && describingTopics.has(main) && namedSkills(query).some((term) => !term.isTopicWord)
  if ((!isClear && !query.asksQuantity) || namesThing) {
    const covering = view.evidence.filter((item) => coverage(item, query) >= minCoverage && (!namesThing || namesSkill(item, query)))
    if (covering.length > 0) return answer(query, null, covering, view, vocabulary)
  }
  return notStated(query, main, [], view, vocabulary)
}

function answer(query: Query, topic: TopicId | null, evidence: readonly Evidence[], view: KnowledgeView, vocabulary: AnswerVocabulary): Decision {
  const postings = byPosting(query, topic, evidence.slice(0, maxWeighed), vocabulary)
  // Where more postings state the topic than were weighed, the rest is counted by the topic alone.
  const stating = topic === null || query.postingIds.length > 0 || evidence.length < maxWeighed ? postings.length : view.countStating(topic)
  return { kind: 'answer', topic, postings, stating }
}

/** Where the question asks for a topic as a whole, what postings state of it stands behind the approved answer. */
function answerApproved(query: Query, approved: readonly Evidence[], view: KnowledgeView, vocabulary: AnswerVocabulary): Decision {
  const main = mainTopic(query, view, vocabulary)
  const ofMain = approved.filter(({ passage }) => main !== null && passage.headingTopics.includes(main))
  const isWhole = main !== null && ofMain.some(({ passage }) => asksForTopic(query, passage, vocabulary))
  const beside = isWhole ? answering(query, main, statingTopic(main, view.evidence, vocabulary), vocabulary).filter(({ passage }) => !passage.isEntry) : []
  return answer(query, ofMain.length > 0 ? main : null, [...approved, ...beside], view, vocabulary)
}

/** Approved answers to this very question; one to a question that is only near gives way to one that is nearer, and to one in the asker's language. */
function approvedAnswers(query: Query, view: KnowledgeView, vocabulary: AnswerVocabulary): Evidence[] {
  const all = view.approved.filter(({ passage }) => asksSame(query, passage, vocabulary))
  const own = all.filter(({ passage }) => passage.language === query.language)
  const same = own.length > 0 ? own : all
  const likeness = ({ passage }: Evidence) => vocabulary.compare(query, passage).likeness
  const best = Math.max(0, ...same.map(likeness))
  return same.filter((item) => likeness(item) >= minShareOfLikeness * best)
}

/** The topic that the question is about: the first, unless what is beside it says otherwise. */
function mainTopic(query: Query, view: KnowledgeView, vocabulary: AnswerVocabulary): TopicId | null {
  const [first, ...others] = query.topics
  const isStated = (topic: TopicId) => statingTopic(topic, view.evidence, vocabulary).length > 0
  const skill = namedSkills(query).find((term) => view.evidence.some((item) => matchesConcept(item, term)))
  // A technology that the postings name outweighs a topic that only the catalogue's votes speak for.
  if (skill !== undefined && (first === undefined || (!first.isWorded && !skillTopics.has(first.id))))
    return skill.sort === 'technology' ? 'technologies' : null
  if (first === undefined || (!first.isWorded && first.confidence < minVotedConfidence)) return null
  const narrower =
    vocabulary.topic(first.id)?.isBroad === true
      ? others.find((topic) => topic.isWorded && topic.confidence >= minNarrower && vocabulary.topic(topic.id)?.isBroad === false)
      : undefined
  if (narrower !== undefined) return narrower.id
  if (isStated(first.id)) {
    // A clearly worded topic that nobody states, beside a stated one, is what is asked ("does the office serve lunch?").
    const unstated = others.find(
      (topic) => topic.isWorded && topic.confidence >= 0.8 * first.confidence && topic.confidence >= clearConfidence && !isStated(topic.id),
    )
    return unstated?.id ?? first.id
  }
  if (first.isWorded) return first.id
  return others.find((topic) => topic.confidence >= 0.6 * first.confidence && isStated(topic.id))?.id ?? first.id
}

const namedSkills = (query: Query): Term[] => query.terms.filter((term) => term.concept !== null && (term.sort === 'technology' || term.sort === 'field'))

/** Passages that state a topic; where none does, those that state one that answers it too. */
function statingTopic(topic: TopicId, evidence: readonly Evidence[], vocabulary: AnswerVocabulary): Evidence[] {
  const own = evidence.filter((item) => item.topics.includes(topic))
  if (own.length > 0) return own
  const included = vocabulary.withIncluded(topic)
  return evidence.filter((item) => item.topics.some((id) => included.includes(id)))
}

/** "Is Python required?": where what is required does not name it and the tasks do, the tasks are what there is to say of it. */
function namingTool(query: Query, topic: TopicId, view: KnowledgeView): Evidence[] | null {
  const tools = query.terms.filter((term) => term.sort === 'technology')
  if (!wantedTopics.has(topic) || tools.length === 0) return null
  const naming = view.evidence.filter((item) => tools.some((term) => matchesConcept(item, term)))
  return naming.length > 0 && naming.every((item) => !item.topics.includes(topic)) ? naming : null
}

/** Of the passages on a topic, those that answer this question: with a figure where one is asked for, with the thing that is named. */
function answering(query: Query, topic: TopicId, stating: readonly Evidence[], vocabulary: AnswerVocabulary): Evidence[] {
  let found = [...stating]
  if (query.asksQuantity && !figurelessTopics.has(topic)) {
    found = found.filter((item) => selectUnits(item.passage, query, topic, 400, vocabulary).some((unit) => unit.hasNumber))
  }
  if (topic === 'contract-type' && query.terms.some(({ concept }) => concept !== null && contractForms.has(concept)))
    found = found.filter(({ passage }) => namesContractForm(passage, vocabulary))
  const posted = query.terms.filter((term) => term.sort === 'posted' && !term.isTopicWord)
  const skills = [...namedSkills(query).filter((term) => !term.isTopicWord || term.sort === 'technology'), ...posted]
  if (skillTopics.has(topic) && skills.length > 0) {
    const naming = found.filter((item) => skills.some((term) => (term.concept === null ? matchesTerm(item, term) : matchesConcept(item, term))))
    if (naming.length > 0) return naming
  }
  return found
}

/** Concepts of the glossary that say what a contract is, not who signs it. */
const contractForms = new Set(['permanent-position', 'fixed-term', 'full-time-work', 'part-time-work', 'temp-agency'])

/** "Is it permanent?" is not answered by "a local contract", only by what a contract is said to be. */
const namesContractForm = (passage: Passage, vocabulary: AnswerVocabulary): boolean =>
  passage.units.some(({ topics }) => topics.includes('contract-type')) ||
  [passage.heading, ...passage.units.map(({ text }) => text)].some((text) =>
    vocabulary.conceptsOf(text, passage.language).some((concept) => contractForms.has(concept)),
  )

/** Named technologies that no passage in scope mentions, where the question stands or falls with them. */
function missingThings(query: Query, main: TopicId | null, view: KnowledgeView, vocabulary: AnswerVocabulary): Term[] {
  // "Do you take interns in 2031?": a year that no passage names is not stated.
  const years = query.terms.filter((term) => /^20\d\d$/.test(term.surface) && !view.evidence.some((item) => item.matched.includes(term.stem)))
  if (years.length > 0 && (main === null || main === 'future-openings')) return years
  // "Do you use Zebulon?": a name that stands nowhere.
  const strangers = query.terms.filter((term) => term.sort === 'unknown' && /^\p{Lu}|\d/u.test(term.surface))
  if (main === 'technologies' && strangers.length > 0 && !query.terms.some((term) => term.sort === 'technology' || term.sort === 'posted')) return strangers
  // "Does GitLab work count?" asks about open source, not about GitLab.
  const technologies = query.terms.filter((term) => term.sort === 'technology' && (!term.isTopicWord || main === null || toolTopics.has(main)))
  if (main !== null && teamTopics.has(main)) {
    const stating = statingTopic(main, view.evidence, vocabulary)
    const named = namedSkills(query).filter((term) => term.sort === 'technology' || term.isPractice || !term.isTopicWord)
    const isNamed = (term: Term) =>
      stating.some((item) => item.passage.units.some((unit) => unit.topics.includes(main) && namesConcept(unit.text, item.passage.language, term, vocabulary)))
    return stating.length > 0 && named.length > 0 && !named.some(isNamed) ? named : []
  }
  if (main !== null && !skillTopics.has(main)) return []
  const isStated = (term: Term) => view.evidence.some((item) => matchesConcept(item, term))
  const missing = technologies.filter((term) => !isStated(term))
  if (missing.length === 0 || missing.length < technologies.length) return []
  // "Which queue do you use, RabbitMQ?": the broader thing is stated by naming another product.
  const broader = namedSkills(query).filter(
    (term) => term.sort === 'field' && missing.some((product) => vocabulary.withBroader(product.concept as string).has(term.concept as string)),
  )
  const isAnsweredByOther = broader.some((term) => view.evidence.some((item) => namesProductOf(item.passage, term.concept as string, vocabulary)))
  return isAnsweredByOther ? [] : missing
}

/** Whether a text names a term's concept, or a kind of it. */
const namesConcept = (text: string, language: string, term: Term, vocabulary: AnswerVocabulary): boolean =>
  vocabulary.conceptsOf(text, language).some((id) => vocabulary.withBroader(id).has(term.concept as string))

/** Whether a passage names something that is a kind of a concept, not just the concept itself. */
const namesProductOf = (passage: Passage, concept: string, vocabulary: AnswerVocabulary): boolean =>
  passage.units.some((unit) => vocabulary.conceptsOf(unit.text, passage.language).some((id) => id !== concept && vocabulary.withBroader(id).has(concept)))

const namesSkill = (item: Evidence, query: Query): boolean => namedSkills(query).some((term) => !term.isTopicWord && matchesConcept(item, term))

/** Share of the question's own things that a passage names; at least one must be more than an ordinary word. */
function coverage(item: Evidence, query: Query): number {
  let all = 0
  let held = 0
  let isTelling = false
  for (const term of query.terms) {
    const weight = term.sort === 'plain' ? 0.5 : 2
    all += weight
    if (matchesTerm(item, term)) {
      held += weight
      if (term.sort !== 'plain') isTelling = true
    }
  }
  return isTelling ? held / all : 0
}

function notStated(query: Query, topic: TopicId | null, missing: readonly Term[], view: KnowledgeView, vocabulary: AnswerVocabulary): Decision {
  const related: { topic: TopicId; posting: PostingEvidence }[] = []
  const add = (id: TopicId, evidence: readonly Evidence[]) => {
    for (const posting of byPosting(query, id, evidence, vocabulary)) {
      if (related.length < maxRelated && !related.some((other) => other.posting.postingId === posting.postingId && other.topic === id))
        related.push({ topic: id, posting })
    }
  }
  if (topic !== null && missing.length === 0) {
    add(topic, statingTopic(topic, view.evidence, vocabulary))
    if (query.postingIds.length > 0)
      add(
        topic,
        statingTopic(topic, view.everywhere(), vocabulary).filter((item) => !query.postingIds.includes(item.passage.postingId)),
      )
    for (const other of query.topics.slice(1))
      if (other.isWorded && related.length === 0) add(other.id, statingTopic(other.id, view.evidence, vocabulary).slice(0, 1))
    for (const near of vocabulary.topic(topic)?.near ?? []) if (related.length === 0) add(near, view.forTopic(near).slice(0, 1))
  }
  return { kind: 'not_stated', topic, missing, related }
}
