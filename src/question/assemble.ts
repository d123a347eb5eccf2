import type { Intent, Language, Place, Query, ScoredTopic, Term, Thread, TopicId } from '../domain.ts'
import { asksForKnown, asksForRole, asksOfPlace, declineReasonOf, goesOnWithRole, intentOf, kindOf, personalReasons, strongTopic, talkOf } from './intents.ts'
import type { Lexicon } from './lexicon.ts'
import { type ClauseReading, topicThreshold } from './read-clause.ts'
import type { TopicScore } from './score.ts'

export interface Understanding {
  /** One for each question of the message, in its order; never empty. */
  readonly queries: readonly Query[]
  readonly language: Language
  readonly thread: Thread
}

/** A message this short that names a role is no question of its own. */
const maxAsideWords = 5
/** At most this many questions of one message are answered. */
const maxQuestions = 8

/** What a message is read in. */
export interface MessageContext {
  readonly lexicon: Lexicon
  readonly message: string
  readonly language: Language
  readonly thread: Thread
  /** Postings that a link in the message points to. */
  readonly linked: readonly string[]
}

/** Puts the readings of one message into queries, with what the thread said before. */
export function assemble(readings: readonly ClauseReading[], context: MessageContext): Understanding {
  const { thread, language } = context
  const sorted = readings.map((reading) => ({
    reading,
    kind: asksForRole(reading, thread) ? ('roles' as const) : goesOnWithRole(reading, thread) ? ('ask' as const) : kindOf(reading),
  }))
  const hasQuestion = sorted.some(({ reading, kind }) => reading.isQuestion && (kind === 'ask' || kind === 'roles' || kind === 'declined'))
  // A statement beside a question is its background ("I live in Toronto. Can I apply?").
  // Beside an order to the assistant, only what asks for something known is a question.
  const isOrdered = sorted.some(({ kind }) => kind === 'declined')
  const asking = sorted.filter(
    ({ reading, kind }) =>
      (kind === 'ask' || kind === 'roles') && (!hasQuestion || reading.isQuestion) && (!isOrdered || kind === 'roles' || asksForKnown(reading)),
  )
  const declined = sorted.filter(({ kind }) => kind === 'declined')
  // A person's case is declined whatever stands around it; an order to the assistant is passed over where something is asked.
  const personal = declined.filter(({ reading }) => personalReasons.has(intentOf(reading) as string))
  const mentioned = unique([...context.linked, ...readings.flatMap((reading) => reading.roles.flatMap((role) => role.postingIds))])
  const onlyRole = onlyRoleIn(readings)
  // "Salary and start date for the accountant": where no other role is named, all of it asks after one that is not there.
  const hasUnknownRole = mentioned.length === 0 && readings.some((reading) => reading.asksUnknownRole)
  const finish = (queries: Query[], topics: readonly ScoredTopic[]): Understanding => {
    const last = queries.at(-1) as Query
    const postingIds =
      last.postingIds.length > 0
        ? last.postingIds
        : mentioned.length > 0
          ? mentioned
          : readings.some((reading) => reading.saysAllRoles)
            ? []
            : thread.postingIds
    const terms = readings.flatMap((reading) => reading.terms).filter((term) => term.concept !== null)
    return {
      queries,
      language,
      thread: {
        language,
        postingIds,
        topics: topics.length > 0 ? topics : thread.topics,
        terms: terms.length > 0 ? terms : thread.terms,
        mentionedIds: unique([...thread.mentionedIds, ...mentioned]),
      },
    }
  }
  const bare = (intent: Intent): Query => ({
    text: context.message,
    language,
    intent,
    topics: [],
    terms: [],
    postingIds: mentioned,
    place: null,
    asksQuantity: false,
    namedLanguage: null,
  })

  // A link to a posting, and nothing else: its card.
  if (readings.length === 0 && context.linked.length > 0) return finish([bare({ kind: 'roles' })], [])
  if (personal.length > 0 && asking.every(({ reading }) => strongTopic(reading) === null || !reading.isQuestion))
    return finish([bare({ kind: 'declined', reason: declineReasonOf(personal[0]?.reading as ClauseReading) })], [])
  if (asking.length === 0 && declined.length > 0)
    return finish([bare({ kind: 'declined', reason: declineReasonOf(declined[0]?.reading as ClauseReading) })], [])
  if (asking.length === 0 && (readings.length === 0 || sorted.some(({ kind }) => kind === 'small_talk'))) {
    const continues = sorted.some(({ reading }) => reading.roles.length > 0 || reading.followsUp)
    if (!continues || thread.topics.length === 0) return finish([bare({ kind: 'small_talk', talk: talkOf(context.message, readings, context.lexicon) })], [])
  }

  const chosen = (asking.length > 0 ? asking : sorted.filter(({ kind }) => kind === 'context')).slice(0, maxQuestions)
  const background = sorted.filter((item) => !chosen.includes(item) && item.kind !== 'declined')
  const queries: Query[] = []
  // "I live in Norway, who would employ me?": where somebody lives holds for all that they ask.
  const home = chosen.find(({ reading }) => reading.place !== null && strongTopic(reading) === 'residency')?.reading.place ?? null
  let topicsInFocus = thread.topics
  let rolesInFocus: readonly string[] = context.linked.length > 0 ? context.linked : []
  for (const { reading, kind } of chosen) {
    const ownTopics = topicsOf(reading)
    // "Any openings with Kubernetes" looks for a skill; only a title names a role there.
    const own = unique(reading.roles.filter((role) => kind !== 'roles' || role.by === 'title').flatMap((role) => role.postingIds))
    const around = unique(background.flatMap((item) => item.reading.roles.flatMap((role) => role.postingIds)))
    const other = reading.saysOtherRole ? thread.mentionedIds.filter((id) => !thread.postingIds.includes(id)) : []
    const postingIds =
      own.length > 0
        ? own
        : reading.saysAllRoles
          ? []
          : other.length > 0
            ? other.slice(-1)
            : rolesInFocus.length > 0
              ? rolesInFocus
              : around.length > 0
                ? around
                : kind === 'roles'
                  ? []
                  : onlyRole.length > 0 && !companyTopics.has(ownTopics[0]?.id ?? '')
                    ? onlyRole
                    : thread.postingIds
    if (postingIds.length > 0) rolesInFocus = postingIds
    const inherits = kind !== 'roles' && inheritsTopics(reading, ownTopics, thread)
    const place = reading.place ?? background.map((item) => item.reading.place).find((found) => found !== null) ?? home
    const topics = withPlaceBefore(inherits ? topicsInFocus : ownTopics, reading, place)
    if (topics.length > 0) topicsInFocus = topics
    if (reading.asksUnknownRole || (hasUnknownRole && !companyTopics.has(topics[0]?.id ?? ''))) {
      queries.push({
        ...bare({ kind: kind === 'roles' ? 'roles' : 'ask' }),
        text: reading.text,
        topics: [{ id: noSuchRole, confidence: 1, isWorded: true }],
        postingIds: [],
      })
      continue
    }
    const terms = [
      ...reading.terms,
      ...background.flatMap((item) => item.reading.terms.filter((term) => kind === 'roles' && term.concept !== null)),
      ...(kind === 'roles' && reading.terms.every((term) => term.concept === null) ? thread.terms : []),
    ]
    // "And the network team, same thing?" asks after the sprints that the thread was about.
    const isSkill = (term: Term) => term.sort === 'technology' || term.sort === 'field'
    if (inherits && !reading.terms.some(isSkill))
      terms.push(...thread.terms.filter((term) => isSkill(term) && topics.some((topic) => thread.topics.includes(topic))))
    const last = queries.at(-1)
    // "scrum? kanban?": one question in two words.
    if (
      last !== undefined &&
      last.intent.kind === 'ask' &&
      kind !== 'roles' &&
      last.topics[0]?.id !== undefined &&
      last.topics[0].id === topics[0]?.id &&
      last.postingIds.join() === postingIds.join()
    ) {
      queries[queries.length - 1] = { ...last, terms: [...last.terms, ...terms], asksQuantity: last.asksQuantity || reading.asksQuantity }
      continue
    }
    if (last !== undefined && last.intent.kind === 'ask' && topics.length === 0 && reading.tokens.length <= 2) {
      queries[queries.length - 1] = { ...last, terms: [...last.terms, ...terms] }
      continue
    }
    queries.push({
      text: reading.text,
      language,
      intent: { kind: kind === 'roles' ? 'roles' : 'ask' },
      topics,
      terms,
      postingIds,
      place,
      asksQuantity: reading.asksQuantity,
      namedLanguage: reading.namedLanguage,
    })
  }
  return finish(queries.length > 0 ? queries : [bare({ kind: 'ask' })], topicsInFocus)
}

/** What holds for the company: "how are salaries set, and what is the range of the cloud engineer?" asks the first of no role. */
const companyTopics = new Set<TopicId>(['salary-setting', 'company', 'company-size', 'company-history', 'mission', 'customers', 'leadership', 'ownership'])

/** "Salary and start date for the cloud engineer": the one role that a message names, wherever it does, is what all of it asks about. */
function onlyRoleIn(readings: readonly ClauseReading[]): readonly string[] {
  const named = readings.filter((reading) => reading.roles.length > 0 || reading.saysOtherRole)
  const roles = new Map(named.flatMap((reading) => reading.roles.map((role) => [role.postingIds.join(), role.postingIds] as const)))
  const [only] = roles.values()
  return only !== undefined && roles.size === 1 && named.every((reading) => !reading.saysOtherRole) ? only : []
}

/** Stands for the topic of a question on a role that no posting has; `answer/decide.ts` knows it by this name. */
const noSuchRole = '@no-such-role'

/** A topic that only votes speak for, and that weakly, is still better than none: the passages must bear it out. */
const minTopicScore = 0.25

/** Topics near the best in score; intents left out. */
function topicsOf(reading: ClauseReading): ScoredTopic[] {
  const topics = reading.scores.filter((topic) => !topic.id.startsWith('@') && (topic.id === 'residency' || !asksOfPlace(reading)))
  const best = topics[0]
  if (best === undefined || best.score < minTopicScore) return []
  return topics
    .filter((topic) => topic.score >= Math.max(minTopicScore, best.score * 0.4) || (topic.at.length > 0 && topic.score >= topicThreshold))
    .slice(0, 5)
    .map(({ id, confidence, isWorded }) => ({ id, confidence, isWorded }))
}

/** "I live in Toronto. Can I apply?" asks whether one may apply from there, not how. */
function withPlaceBefore(topics: readonly ScoredTopic[], reading: ClauseReading, place: Place | null): readonly ScoredTopic[] {
  if (place === null || reading.place !== null || topics[0]?.id !== 'how-to-apply') return topics
  return [{ id: 'residency', confidence: 0.9, isWorded: true }, ...topics.filter((topic) => topic.id !== 'residency' && topic.id !== 'how-to-apply')]
}

/** "and the network one?", "no, I meant the other": a message without a topic of its own goes on with the last. */
function inheritsTopics(reading: ClauseReading, own: readonly ScoredTopic[], thread: Thread): boolean {
  if (thread.topics.length === 0) return false
  const best: TopicScore | undefined = reading.scores.find((topic) => !topic.id.startsWith('@'))
  // "Sorry, the BGP job": the word that names the role asks nothing.
  const roleWords = reading.roles.flatMap((role) => role.at)
  const isRoleWord =
    (reading.followsUp || reading.corrects || reading.tokens.length <= maxAsideWords) &&
    best !== undefined &&
    best.at.length > 0 &&
    best.at.every((at) => roleWords.includes(at))
  const isWeak = isRoleWord || own.length === 0 || best === undefined || !best.isWorded || best.score < topicThreshold
  if (!isWeak) return false
  const contentTerms = reading.terms.filter((term) => term.sort !== 'plain')
  return reading.followsUp || reading.corrects || reading.saysOtherRole || reading.roles.length > 0 || (reading.tokens.length <= 3 && contentTerms.length > 0)
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]
