/** Questions as real candidates type them, asked of the sample knowledge: no answer states a wrong fact, and most are right. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../../adapters/terminal/render.ts'
import { createAssistant } from '../../src/assistant.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { type EvalQuestion, type Fault, scoreAnswer } from '../eval/score.ts'
import { talk } from '../fixtures/asking.ts'
import { noSite } from '../fixtures/knowledge.ts'

const folder = join(import.meta.dirname, '../../knowledge')
/** The day on which `npm run eval` asks, so that both see the same open jobs. */
const now = Date.parse('2026-11-21')
const rightAtLeast = 0.8

const questions = readFileSync(join(import.meta.dirname, 'questions.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as EvalQuestion)

interface Failure {
  readonly question: EvalQuestion
  readonly faults: readonly Fault[]
  readonly text: string
}

const knowledge = loadKnowledge([folder], { now, site: noSite })
const assistant = createAssistant({ knowledge, topicsFolder: null, now: () => now })
const failures = questions.flatMap((question): Failure[] => {
  const answer = talk(assistant, question.turns).at(-1)
  if (answer === undefined) throw new Error(`${question.id} has no turns`)
  const json = renderJson(answer)
  const faults = scoreAnswer(question, json, folder)
  return faults.length === 0 ? [] : [{ question, faults, text: json.text }]
})

const report = (failed: readonly Failure[]): string =>
  failed
    .map(({ question, faults, text }) => {
      const asked = question.turns.map((turn) => JSON.stringify(turn)).join(' > ')
      return `${question.id} ${asked}\n    ${faults.map((fault) => fault.text).join('; ')}\n    ${JSON.stringify(text.slice(0, 240))}`
    })
    .join('\n')

describe('golden questions', () => {
  it('are there, each under an id of its own', () => {
    expect(questions).toHaveLength(80)
    expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length)
  })

  it('get no answer that states a wrong fact', () => {
    const wrong = failures.filter(({ faults }) => faults.some((fault) => fault.isWrongFact))
    expect(wrong.length, report(wrong)).toBe(0)
  })

  it(`get a right answer in at least ${rightAtLeast * 100} of 100`, () => {
    const right = (questions.length - failures.length) / questions.length
    expect(right, report(failures)).toBeGreaterThanOrEqual(rightAtLeast)
  })
})
