import type { Thread } from '../../src/domain.ts'
import type { Counted, Finished, NewClaim, NewHandOver, ShownQuote } from '../../src/store/store.ts'

/** 2026-02-20 at noon, UTC. */
export const noon = Date.UTC(2026, 1, 20, 12)
export const dayMs = 24 * 60 * 60 * 1000

/** A message of the thread `slack:t1`; `sentAt` 1 unless said otherwise. */
export const entry = (message: string, more: Partial<NewClaim> = {}): NewClaim => ({
  message,
  surface: 'slack',
  thread: 'slack:t1',
  person: 'ann',
  sentAt: 1,
  receivedAt: noon,
  payload: `sealed ${message}`,
  opens: null,
  ...more,
})

export const lease = (owner: string, now = noon, leaseMs = 60_000) => ({ owner, now, leaseMs })

/** Nothing to remember but that it is dealt with. */
export const done = (more: Partial<Finished> = {}): Finished => ({ now: noon, conversation: null, answer: null, counted: [], ...more })

export const memory: Thread = {
  language: 'sv',
  postingIds: ['devops'],
  topics: [{ id: 'salary', confidence: 0.8, isWorded: true }],
  terms: [{ stem: 'lon', surface: 'lönen "före" skatt 🙂\u0000', concept: null, isTopicWord: true, sort: 'field', isPractice: false }],
  mentionedIds: ['devops', 'sre'],
}

export const counted = (topic: string | null, outcome: Counted['outcome'], more: Partial<Counted> = {}): Counted => ({
  topic,
  postingId: null,
  language: 'sv',
  outcome,
  ...more,
})

export const quote = (hash: string, more: Partial<ShownQuote> = {}): ShownQuote => ({
  hash,
  source: 'postings/devops.md',
  postingId: 'devops',
  isRole: true,
  applyUrl: null,
  title: 'DevOps Engineer',
  section: 'Lön',
  text: `Lönen är ${hash}.`,
  part: 0,
  topic: 'salary',
  isRelated: false,
  ...more,
})

export const answered = (more: Partial<NonNullable<Finished['answer']>> = {}): NonNullable<Finished['answer']> => ({
  messages: ['slack:m1'],
  language: 'sv',
  topic: 'salary',
  outcome: 'answered',
  parts: [{ outcome: 'answered', topic: 'salary', lead: 'Så här står det i annonserna:', closing: [] }],
  quotes: [quote('a1b2')],
  ...more,
})

export const handOver = (id: string, more: Partial<NewHandOver> = {}): NewHandOver => ({
  id,
  surface: 'slack',
  thread: 'slack:t1',
  person: 'ann',
  language: 'en',
  payload: 'sealed',
  createdAt: noon,
  ...more,
})
