/**
 * npm run eval [-- QUESTIONS.jsonl] [--knowledge DIR] [--now 2026-02-20] [--failures N]
 *
 * Asks every question and scores the answers: a table by kind and language, the failures, and one line of sums.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { renderJson } from '../../adapters/terminal/render.ts'
import { createAssistant } from '../../src/assistant.ts'
import type { Thread } from '../../src/domain.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { type EvalQuestion, type Fault, scoreAnswer } from './score.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    knowledge: { type: 'string', default: 'knowledge' },
    now: { type: 'string', default: '2026-11-21' },
    failures: { type: 'string', default: '20' },
  },
})
const now = Date.parse(values.now)
const knowledge = loadKnowledge([values.knowledge], { now, site: { baseUrls: {}, permalinks: {} } })
const assistant = createAssistant({ knowledge, topicsFolder: null, now: () => now })
const questions = readFileSync(positionals[0] ?? 'test/golden/questions.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as EvalQuestion)

const table = new Map<string, { right: number; all: number }>()
const failures: { question: EvalQuestion; faults: Fault[]; text: string }[] = []
for (const question of questions) {
  let thread: Thread | undefined
  let answer = assistant.answer('').answer
  for (const turn of question.turns) ({ answer, thread } = assistant.answer(turn, thread))
  const json = renderJson(answer)
  const faults = scoreAnswer(question, json, values.knowledge)
  for (const key of [`kind ${question.kind}`, `language ${question.lang}`, 'all']) {
    const row = table.get(key) ?? { right: 0, all: 0 }
    table.set(key, { right: row.right + (faults.length === 0 ? 1 : 0), all: row.all + 1 })
  }
  if (faults.length > 0) failures.push({ question, faults, text: json.text })
}

for (const [key, { right, all }] of [...table].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${key.padEnd(20)} ${(right / all).toFixed(3)} (${right}/${all})`)
for (const { question, faults, text } of failures.slice(0, Number(values.failures))) {
  console.log(
    `- ${question.id} ${JSON.stringify(question.turns.at(-1))}\n    ${faults.map((fault) => fault.text).join('; ')}\n    ${JSON.stringify(text.slice(0, 160))}`,
  )
}
const wrongFacts = failures.filter(({ faults }) => faults.some((fault) => fault.isWrongFact)).length
const sums = table.get('all') ?? { right: 0, all: 0 }
console.log(`score ${(sums.right / Math.max(1, sums.all)).toFixed(3)} (${sums.right}/${sums.all}) wrong-facts ${wrongFacts}`)
