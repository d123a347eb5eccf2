import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Observer } from '../chat/observer.ts'
import type { KnowledgeStatus } from './knowledge.ts'

export interface Metrics {
  readonly observer: Observer
  reloaded(result: 'swapped' | 'kept' | 'failed'): void
  /** Where the size and age of the index are read from, from now on. */
  watch(status: () => KnowledgeStatus): void
  text(): Promise<{ readonly contentType: string; readonly body: string }>
}

const prefix = 'candidate_assistant_'
/** Seconds; the goal is an answer within one. */
const answerBuckets = [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10, 30, 120]

/** What Prometheus reads: how many questions, by topic and outcome, never whose or which. */
export function createMetrics(now: () => number): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry, prefix })
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `${prefix}${name}`, help, labelNames, registers })

  const questions = counter('questions_total', 'Questions dealt with.', ['surface', 'outcome', 'topic'])
  const duplicates = counter('duplicates_dropped_total', 'Deliveries of a message that was known already.', ['surface'])
  const failures = counter('failures_total', 'Replies that could not be made or sent at an attempt.', ['surface'])
  const reloads = counter('knowledge_reload_total', 'Edits of the knowledge: swapped in, kept back because they are broken, or failed.', ['result'])
  const seconds = new Histogram({
    name: `${prefix}answer_seconds`,
    help: 'From the arrival of a question to the last message of its reply.',
    labelNames: ['surface'],
    buckets: answerBuckets,
    registers,
  })
  let status: (() => KnowledgeStatus) | null = null
  const gauge = (name: string, help: string, read: (status: KnowledgeStatus) => number) =>
    new Gauge({
      name: `${prefix}${name}`,
      help,
      registers,
      collect() {
        if (status !== null) this.set(read(status()))
      },
    })
  gauge('index_postings', 'Postings that can be quoted.', ({ postings }) => postings)
  gauge('index_passages', 'Passages that can be quoted.', ({ passages }) => passages)
  gauge('index_age_seconds', 'Seconds since the index in use was swapped in.', ({ loadedAt }) => (now() - loadedAt) / 1_000)

  return {
    observer: {
      answered({ surface, outcome, topic, ms }) {
        questions.inc({ surface, outcome, topic: topic ?? 'none' })
        seconds.observe({ surface }, ms / 1_000)
      },
      duplicate: (surface) => duplicates.inc({ surface }),
      failed: (surface) => failures.inc({ surface }),
    },
    reloaded: (result) => reloads.inc({ result }),
    watch(read) {
      status = read
    },
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  }
}
