import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../../adapters/terminal/render.ts'
import { createAssistant } from '../../src/assistant.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { type EvalQuestion, scoreAnswer } from './score.ts'

const knowledge = '../shared/seeds'
const file = '../shared/eval/questions.dev.jsonl'
const isThere = existsSync(knowledge) && existsSync(file)
/** Below this share of right answers something broke; what is reached stands in the README. */
const minShare = 0.85

describe.skipIf(!isThere)(`questions on real postings${isThere ? '' : ' (skipped: ../shared/eval is not there)'}`, () => {
  it('are answered with no wrong fact, and nearly always rightly', () => {
    const now = Date.UTC(2026, 10, 21)
    const assistant = createAssistant({
      knowledge: loadKnowledge([knowledge], { now, site: { baseUrls: {}, permalinks: {} } }),
      topicsFolder: null,
      now: () => now,
    })
    const questions = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as EvalQuestion)
    const scored = questions.map((question) => {
      const [first = '', ...more] = question.turns
      let reply = assistant.answer(first)
      for (const turn of more) reply = assistant.answer(turn, reply.thread)
      return { id: question.id, faults: scoreAnswer(question, renderJson(reply.answer), knowledge) }
    })
    expect(scored.filter(({ faults }) => faults.some((fault) => fault.isWrongFact))).toEqual([])
    expect(scored.filter(({ faults }) => faults.length === 0).length / scored.length).toBeGreaterThanOrEqual(minShare)
  })
})
