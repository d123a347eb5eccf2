import { type Report, type ReportOptions, reportOf } from '../../src/insights/report.ts'
import type { Counter, HandOverTimes, KeptQuestion, Rating } from '../../src/store/store.ts'

/** 2026-11-22, a Sunday, at noon UTC. */
export const now = Date.UTC(2026, 10, 22, 12)
export const dayMs = 24 * 60 * 60 * 1000
export const minuteMs = 60_000

export const counter = (more: Partial<Counter> = {}): Counter => ({
  day: '2026-11-20',
  surface: 'stage',
  topic: 'salary',
  postingId: null,
  language: 'en',
  outcome: 'answered',
  count: 1,
  ...more,
})

export const kept = (person: string, text: string, more: Partial<KeptQuestion> = {}): KeptQuestion => ({
  surface: 'stage',
  person,
  text: `sealed ${text}`,
  topic: 'equipment',
  postingId: null,
  language: 'en',
  askedAt: now - dayMs,
  ...more,
})

export const openText = (sealed: string): string | null => (sealed.startsWith('sealed ') ? sealed.slice('sealed '.length) : null)

/** Asked two days ago. */
export const handOver = (more: Partial<HandOverTimes> = {}): HandOverTimes => ({
  surface: 'stage',
  state: 'asked',
  ending: null,
  createdAt: now - 2 * dayMs,
  askedAt: now - 2 * dayMs,
  takenAt: null,
  answeredAt: null,
  endedAt: null,
  ...more,
})

export interface Rows {
  readonly counters?: readonly Counter[]
  readonly kept?: readonly KeptQuestion[]
  readonly ratings?: readonly Rating[]
  readonly handOvers?: readonly HandOverTimes[]
}

/** What a store gives that holds these rows and nothing older. */
export const storeOf = ({ counters = [], kept = [], ratings = [], handOvers = [] }: Rows) => ({
  counters: async () => counters,
  keptQuestions: async () => kept,
  ratings: async () => ratings,
  handOverTimes: async () => handOvers,
  async close() {},
})

export const names = { topic: (id: string) => `the ${id}`, role: (postingId: string) => `${postingId.charAt(0).toUpperCase()}${postingId.slice(1)}` }

/** Of the thirty days up to noon, unless said otherwise. */
export const report = (rows: Rows, more: Partial<ReportOptions> = {}): Promise<Report> =>
  reportOf(storeOf(rows), { since: now - 29 * dayMs, until: now + 1, surface: null, names, openText, ...more })
