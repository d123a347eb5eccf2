import type { Language, TopicId } from '../domain.ts'
import type { Counter } from '../store/store.ts'
import { minPeople, showableCells } from './privacy.ts'

/** What came of a question; small talk and what was over a limit are no questions. */
export const questionOutcomes = ['answered', 'roles', 'not_stated', 'declined', 'failed'] as const
export type QuestionOutcome = (typeof questionOutcomes)[number]

export type QuestionCounter = Counter & { readonly outcome: QuestionOutcome }

export const isQuestion = (counter: Counter): counter is QuestionCounter => (questionOutcomes as readonly string[]).includes(counter.outcome)

/** Names as the company's pages and topics have them. */
export interface Names {
  topic(id: TopicId): string
  role(postingId: string): string
}

export interface Count {
  readonly count: number
  /** Of all questions of the period, 0 to 1. */
  readonly share: number
}

export interface TopicCount extends Count {
  /** null where the question was about no topic that is known. */
  readonly topic: TopicId | null
  /** '' for no topic. */
  readonly name: string
  readonly notStated: number
}

export interface RoleCount extends Count {
  /** null where it was about no role, or several. */
  readonly postingId: string | null
  /** '' for no role. */
  readonly name: string
  readonly notStated: number
}

export interface LanguageCount extends Count {
  /** null for all that too few people write; '' where languages were not counted yet. */
  readonly language: Language | null
}

export interface DayCount {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  readonly outcomes: Readonly<Record<QuestionOutcome, number>>
}

export interface TopicOfRole {
  readonly topic: TopicId
  readonly postingId: string
  readonly count: number
  readonly notStated: number
}

export const sumOf = (counters: readonly Counter[]): number => counters.reduce((sum, { count }) => sum + count, 0)

const shareOf = (count: number, all: number): number => (all === 0 ? 0 : Math.round((count / all) * 10_000) / 10_000)

const notStatedOf = (counters: readonly Counter[]): number => sumOf(counters.filter(({ outcome }) => outcome === 'not_stated'))

const mostFirst = (one: Count, other: Count): number => other.count - one.count

export function byOutcome(counters: readonly QuestionCounter[]): (Count & { readonly outcome: QuestionOutcome })[] {
  const all = sumOf(counters)
  return questionOutcomes.map((outcome) => {
    const count = sumOf(counters.filter((counter) => counter.outcome === outcome))
    return { outcome, count, share: shareOf(count, all) }
  })
}

/** Days on which nobody asked are left out. */
export function byDay(counters: readonly QuestionCounter[]): DayCount[] {
  const days = [...Map.groupBy(counters, ({ day }) => day)].sort(([one], [other]) => (one < other ? -1 : 1))
  return days.map(([day, ofDay]) => ({
    day,
    outcomes: Object.fromEntries(byOutcome(ofDay).map(({ outcome, count }) => [outcome, count])) as Record<QuestionOutcome, number>,
  }))
}

export function byTopic(counters: readonly QuestionCounter[], names: Names): TopicCount[] {
  const all = sumOf(counters)
  const topics = [...Map.groupBy(counters, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    name: topic === null ? '' : names.topic(topic),
    count: sumOf(ofTopic),
    share: shareOf(sumOf(ofTopic), all),
    notStated: notStatedOf(ofTopic),
  }))
  return topics.sort((one, other) => mostFirst(one, other) || (one.name < other.name ? -1 : 1))
}

export function byRole(counters: readonly QuestionCounter[], names: Names): RoleCount[] {
  const all = sumOf(counters)
  if (all < minPeople) return []
  const roles = [...Map.groupBy(counters, ({ postingId }) => postingId)].map(([postingId, ofRole]) => ({
    postingId,
    name: postingId === null ? '' : names.role(postingId),
    count: sumOf(ofRole),
    share: shareOf(sumOf(ofRole), all),
    notStated: notStatedOf(ofRole),
  }))
  return roles.sort((one, other) => mostFirst(one, other) || (one.name < other.name ? -1 : 1))
}

export function byLanguage(counters: readonly QuestionCounter[]): LanguageCount[] {
  const all = sumOf(counters)
  if (all < minPeople) return []
  const counts = [...Map.groupBy(counters, ({ language }) => language)].map(([language, ofLanguage]) => ({ language, count: sumOf(ofLanguage) }))
  const rare = counts.filter(({ count }) => count < minPeople)
  const shown: Pick<LanguageCount, 'language' | 'count'>[] = counts.filter(({ count }) => count >= minPeople).sort((one, other) => other.count - one.count)
  if (rare.length > 0) shown.push({ language: null, count: rare.reduce((sum, { count }) => sum + count, 0) })
  return shown.map(({ language, count }) => ({ language, count, share: shareOf(count, all) }))
}

/** What was asked of which role, where that may be shown. */
export function byTopicAndRole(counters: readonly QuestionCounter[]): TopicOfRole[] {
  const both = counters.flatMap((counter) =>
    counter.topic === null || counter.postingId === null ? [] : [{ ...counter, topic: counter.topic, postingId: counter.postingId }],
  )
  const cells = [...Map.groupBy(both, ({ topic, postingId }) => JSON.stringify([topic, postingId])).values()].map((ofCell) => {
    const [{ topic, postingId }] = ofCell as [(typeof both)[number]]
    return { topic, postingId, count: sumOf(ofCell), notStated: notStatedOf(ofCell) }
  })
  const totals = {
    ofTopic: (topic: string) => sumOf(counters.filter((counter) => counter.topic === topic)),
    ofRole: (postingId: string) => sumOf(counters.filter((counter) => counter.postingId === postingId)),
  }
  return showableCells(cells, totals).sort(mostFirstCell)
}

const mostFirstCell = (one: TopicOfRole, other: TopicOfRole): number => other.count - one.count || (one.topic < other.topic ? -1 : 1)
