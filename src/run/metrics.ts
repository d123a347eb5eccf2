import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Observer } from '../chat/observer.ts'
import type { ModelObserver } from '../model/model.ts'
import type { KnowledgeStatus } from './knowledge.ts'

export interface Metrics {
  readonly observer: Observer
  readonly model: ModelObserver
  reloaded(result: 'swapped' | 'kept' | 'failed'): void
  /** Where the size and age of the index are read from, from now on. */
  watch(status: () => KnowledgeStatus): void
  text(): Promise<{ readonly contentType: string; readonly body: string }>
}

const prefix = 'candidate_assistant_'
/** Seconds; the goal is an answer within one. */
const answerBuckets = [0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5, 10, 30, 120]

/** Seconds; a model has some eight for an answer. */
const modelBuckets = [0.1, 0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 20, 60]

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
  const histogram = <Label extends string>(name: string, help: string, labelNames: readonly Label[], buckets: number[]) =>
    new Histogram({ name: `${prefix}${name}`, help, labelNames, buckets, registers })
  const seconds = histogram('answer_seconds', 'From the arrival of a question to the last message of its reply.', ['surface'], answerBuckets)
  const calls = counter('model_calls_total', 'Calls of the language model, by what they were for and what came of them.', ['purpose', 'result'])
  const tokens = counter('model_tokens_total', 'Tokens that calls of the language model used, as the server says or else as estimated.', ['purpose'])
  const modelSeconds = histogram(
    'model_call_seconds',
    'Length of a call of the language model, waiting and requests again included.',
    ['purpose'],
    modelBuckets,
  )
  const wordings = counter('model_wordings_total', 'Answers that the language model was to word: worded, repaired, or left as quotes and why.', ['result'])
  const violations = counter('model_violations_total', 'Faults that the fact lock found in what the language model worded.', ['kind'])
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
    model: {
      called({ purpose, result, tokens: used, ms }) {
        calls.inc({ purpose, result })
        tokens.inc({ purpose }, used)
        modelSeconds.observe({ purpose }, ms / 1_000)
      },
      worded: (result) => wordings.inc({ result }),
      rejected: (kind) => violations.inc({ kind }),
    },
    reloaded: (result) => reloads.inc({ result }),
    watch(read) {
      status = read
    },
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  }
}
