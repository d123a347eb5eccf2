import { describe, expect, it } from 'vitest'
import { createMetrics } from '../../src/run/metrics.ts'
import { noon } from '../fixtures/knowledge.ts'

/** The value of a line of the text format; null where there is none. */
const readValue = (text: string, line: string): number | null => {
  const found = text.split('\n').find((candidate) => candidate.startsWith(`${line} `))
  return found === undefined ? null : Number(found.slice(line.length + 1))
}

describe('metrics', () => {
  it('count questions by surface, outcome and topic, and how long they took', async () => {
    const { observer, text } = createMetrics(() => noon)
    observer.answered({ surface: 'slack', outcome: 'answered', topic: 'salary', ms: 30 })
    observer.answered({ surface: 'slack', outcome: 'answered', topic: 'salary', ms: 300 })
    observer.answered({ surface: 'slack', outcome: 'small_talk', topic: null, ms: 5 })
    const { body } = await text()
    expect(readValue(body, 'candidate_assistant_questions_total{surface="slack",outcome="answered",topic="salary"}')).toBe(2)
    expect(readValue(body, 'candidate_assistant_questions_total{surface="slack",outcome="small_talk",topic="none"}')).toBe(1)
    expect(readValue(body, 'candidate_assistant_answer_seconds_bucket{le="0.05",surface="slack"}')).toBe(2)
    expect(readValue(body, 'candidate_assistant_answer_seconds_count{surface="slack"}')).toBe(3)
    expect(readValue(body, 'candidate_assistant_answer_seconds_sum{surface="slack"}')).toBeCloseTo(0.335)
  })

  it('count what was delivered again, what failed, and edits of the knowledge', async () => {
    const { observer, reloaded, text } = createMetrics(() => noon)
    observer.duplicate('slack')
    observer.failed('slack')
    for (const result of ['swapped', 'kept', 'kept', 'failed'] as const) reloaded(result)
    const { body } = await text()
    expect(readValue(body, 'candidate_assistant_duplicates_dropped_total{surface="slack"}')).toBe(1)
    expect(readValue(body, 'candidate_assistant_failures_total{surface="slack"}')).toBe(1)
    expect(readValue(body, 'candidate_assistant_knowledge_reload_total{result="kept"}')).toBe(2)
  })

  it('show size and age of the index in use', async () => {
    let now = noon
    const { watch, text } = createMetrics(() => now)
    let status = { postings: 3, pages: 5, passages: 64, loadedAt: noon, isUp: true }
    watch(() => status)
    now += 90_000
    const before = (await text()).body
    expect(readValue(before, 'candidate_assistant_index_postings')).toBe(3)
    expect(readValue(before, 'candidate_assistant_index_passages')).toBe(64)
    expect(readValue(before, 'candidate_assistant_index_age_seconds')).toBe(90)
    status = { ...status, postings: 4, loadedAt: now }
    const after = (await text()).body
    expect(readValue(after, 'candidate_assistant_index_postings')).toBe(4)
    expect(readValue(after, 'candidate_assistant_index_age_seconds')).toBe(0)
  })

  it('count what a model was asked and what became of its words', async () => {
    const { model, text } = createMetrics(() => noon)
    model.called({ purpose: 'reword', result: 'ok', tokens: 120, ms: 700 })
    model.called({ purpose: 'reword', result: 'ok', tokens: 80, ms: 1_500 })
    model.called({ purpose: 'embed', result: 'too_late', tokens: 0, ms: 8_000 })
    for (const result of ['worded', 'verbatim_rejected', 'verbatim_rejected'] as const) model.worded(result)
    model.rejected('number')
    const { body } = await text()
    expect(readValue(body, 'candidate_assistant_model_calls_total{purpose="reword",result="ok"}')).toBe(2)
    expect(readValue(body, 'candidate_assistant_model_calls_total{purpose="embed",result="too_late"}')).toBe(1)
    expect(readValue(body, 'candidate_assistant_model_tokens_total{purpose="reword"}')).toBe(200)
    expect(readValue(body, 'candidate_assistant_model_call_seconds_bucket{le="1",purpose="reword"}')).toBe(1)
    expect(readValue(body, 'candidate_assistant_model_call_seconds_sum{purpose="reword"}')).toBeCloseTo(2.2)
    expect(readValue(body, 'candidate_assistant_model_wordings_total{result="verbatim_rejected"}')).toBe(2)
    expect(readValue(body, 'candidate_assistant_model_violations_total{kind="number"}')).toBe(1)
  })

  it('tell of the process, all under one prefix', async () => {
    const { contentType, body } = await createMetrics(() => noon).text()
    expect(contentType).toContain('text/plain')
    const names = [...body.matchAll(/^# TYPE (\S+)/gm)].map((match) => match[1])
    expect(names).toContain('candidate_assistant_process_cpu_seconds_total')
    expect(names.filter((name) => !name?.startsWith('candidate_assistant_'))).toEqual([])
  })
})
