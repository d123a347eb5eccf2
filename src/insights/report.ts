import type { TopicId } from '../domain.ts'
import type { KeptQuestion, Rating, Store } from '../store/store.ts'
import { firstSeen, oneLine } from '../text/visible.ts'
import {
  byDay,
  byLanguage,
  byOutcome,
  byRole,
  byTopic,
  byTopicAndRole,
  type Count,
  type DayCount,
  isQuestion,
  type LanguageCount,
  type Names,
  type QuestionOutcome,
  type RoleCount,
  sumOf,
  type TopicCount,
  type TopicOfRole,
} from './counts.ts'
import { type HandOversReport, summariseHandOvers } from './hand-overs.ts'
import { dayOf, startOfDay } from './period.ts'
import { minPeople } from './privacy.ts'
import { type SharedQuestion, sharedQuestions } from './wordings.ts'

/** What was asked in a period, and what came of it; nothing that names a person. It is what `--json` prints. */
export interface Report {
  /** First and last day, `YYYY-MM-DD`, UTC. */
  readonly from: string
  readonly to: string
  /** Where it was asked; null for everywhere. */
  readonly surface: string | null
  readonly minPeople: number
  readonly questions: number
  /** What else was written: greetings and thanks, and what was over a limit and got no answer. */
  readonly besides: { readonly smallTalk: number; readonly limited: number }
  readonly days: readonly DayCount[]
  readonly outcomes: readonly (Count & { readonly outcome: QuestionOutcome })[]
  readonly topics: readonly TopicCount[]
  readonly roles: readonly RoleCount[]
  readonly languages: readonly LanguageCount[]
  readonly topicsOfRoles: readonly (TopicOfRole & { readonly topicName: string; readonly roleName: string })[]
  readonly gaps: readonly Gap[]
  readonly feedback: readonly FeedbackCount[]
  readonly handOvers: HandOversReport
}

/** What no posting states: the topic to add. */
export interface Gap {
  /** null for questions of no topic that is known. */
  readonly topic: TopicId | null
  /** '' for no topic. */
  readonly name: string
  readonly count: number
  /** Of all questions that nothing states an answer to. */
  readonly share: number
  /** Roles that it was asked about often enough to be named. */
  readonly roles: readonly { readonly postingId: string; readonly name: string; readonly notStated: number }[]
  readonly asked: readonly SharedQuestion[]
}

interface FeedbackCount {
  readonly topic: TopicId | null
  readonly name: string
  readonly helpful: number
  readonly notHelpful: number
}

export interface ReportOptions {
  /** Milliseconds since the epoch; the whole day counts, UTC. */
  readonly since: number
  /** Not any more itself. Ratings are counted up to the present. */
  readonly until: number
  readonly surface: string | null
  readonly names: Names
  /** null where a text cannot be opened. */
  readonly openText: (sealed: string) => string | null
}

/** @throws StoreUnavailableError */
export async function reportOf(store: Pick<Store, 'counters' | 'keptQuestions' | 'ratings' | 'handOverTimes'>, options: ReportOptions): Promise<Report> {
  const { until, surface } = options
  const since = startOfDay(options.since)
  const [from, to] = [dayOf(since), dayOf(until - 1)]
  const names = visibleNames(options.names)
  const isOfSurface = (row: { readonly surface: string }) => surface === null || row.surface === surface
  const counters = (await store.counters(since)).filter((counter) => counter.day <= to && isOfSurface(counter))
  const questions = counters.filter(isQuestion)
  const handOvers = (await store.handOverTimes(since)).filter((handOver) => handOver.createdAt < until && isOfSurface(handOver))
  const kept = (await store.keptQuestions(since)).filter((question) => question.askedAt < until && isOfSurface(question))
  const countOf = (outcome: 'small_talk' | 'limited') => sumOf(counters.filter((counter) => counter.outcome === outcome))
  const topicsOfRoles = byTopicAndRole(questions).map((cell) => ({ ...cell, topicName: names.topic(cell.topic), roleName: names.role(cell.postingId) }))
  return {
    from,
    to,
    surface,
    minPeople,
    questions: sumOf(questions),
    besides: { smallTalk: countOf('small_talk'), limited: countOf('limited') },
    days: byDay(questions),
    outcomes: byOutcome(questions),
    topics: byTopic(questions, names),
    roles: byRole(questions, names),
    languages: byLanguage(questions),
    topicsOfRoles,
    gaps: gapsOf(
      byTopic(
        questions.filter(({ outcome }) => outcome === 'not_stated'),
        names,
      ),
      topicsOfRoles,
      kept,
      options.openText,
    ),
    feedback: feedbackOf((await store.ratings(since)).filter(isOfSurface), names),
    handOvers: summariseHandOvers(handOvers),
  }
}

function gapsOf(
  topics: readonly TopicCount[],
  topicsOfRoles: Report['topicsOfRoles'],
  kept: readonly KeptQuestion[],
  openText: ReportOptions['openText'],
): Gap[] {
  return topics.map(({ topic, name, count, share }) => ({
    topic,
    name,
    count,
    share,
    roles: topicsOfRoles
      .filter((cell) => cell.topic === topic && cell.notStated > 0)
      .map(({ postingId, roleName, notStated }) => ({ postingId, name: roleName, notStated })),
    asked: sharedQuestions(
      kept.filter((question) => question.topic === topic),
      openText,
    ),
  }))
}

function feedbackOf(ratings: readonly Rating[], names: Names): FeedbackCount[] {
  return [...Map.groupBy(ratings, ({ topic }) => topic)]
    .map(([topic, ofTopic]) => ({
      topic,
      name: topic === null ? '' : names.topic(topic),
      helpful: ofTopic.reduce((sum, { helpful }) => sum + helpful, 0),
      notHelpful: ofTopic.reduce((sum, { notHelpful }) => sum + notHelpful, 0),
    }))
    .filter(({ helpful, notHelpful }) => helpful + notHelpful > 0)
    .sort((one, other) => other.helpful + other.notHelpful - (one.helpful + one.notHelpful) || (one.name < other.name ? -1 : 1))
}

/** Names come from pages: in one line, without what is invisible, and never empty. */
const visibleNames = (names: Names): Names => ({
  topic: (id) => firstSeen(oneLine(names.topic(id)), oneLine(id)),
  role: (postingId) => firstSeen(oneLine(names.role(postingId)), oneLine(postingId)),
})

/** Nobody asked anything, and nothing was passed on. */
export const isEmpty = ({ questions, handOvers }: Report): boolean => questions === 0 && handOvers.asked === 0
