/**
 * npm run bench [-- --postings 5,100,1000,10000] [--json]
 *
 * Times the assistant beside plain `MiniSearch.search` with its default options on the same passages and questions, in the same run.
 * Postings come from ../shared/corpora where it is there, else from the sample; above their number, from varied copies (deterministic).
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import MiniSearch from 'minisearch'
import { createAssistant } from '../../src/assistant.ts'
import type { Knowledge } from '../../src/domain.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { benchQuestions, growKnowledge } from './corpus.ts'

const { values } = parseArgs({ options: { postings: { type: 'string', default: '5,100,1000,10000' }, json: { type: 'boolean' } } })
const sizes = values.postings.split(',').map(Number)
const corpus = '../shared/corpora/cds-careers/content'
const now = Date.UTC(2023, 1, 1)
const site = { baseUrls: {}, permalinks: {} }

interface Row {
  readonly postings: number
  readonly passages: number
  readonly indexMs: number
  readonly plainIndexMs: number
  readonly memoryMb: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly plainP50Ms: number
  readonly plainP99Ms: number
  readonly perSecond: number
  readonly plainPerSecond: number
}

const rows: Row[] = []
const base = baseKnowledge()
for (const size of sizes) rows.push(measure(size))
const coldMs = coldStart()
if (values.json === true) console.log(JSON.stringify({ rows, coldMs }))
else print()

/** All postings of the corpus, published or not: the bench is about size. */
function baseKnowledge(): Knowledge {
  if (!existsSync(corpus)) return loadKnowledge(['knowledge'], { now: Date.now(), site })
  return loadKnowledge([corpus], { now, site, includeUnpublished: true })
}

function measure(size: number): Row {
  const knowledge = growKnowledge(base, size)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const [assistant, indexMs] = timed(() => createAssistant({ knowledge, topicsFolder: null, now: () => now }))
  for (const question of benchQuestions) assistant.answer(question)
  collectGarbage()
  const memoryMb = (process.memoryUsage().heapUsed - before) / 1e6
  const own = times(size, (question) => assistant.answer(question))

  const [plain, plainIndexMs] = timed(() => {
    const index = new MiniSearch({ fields: ['title', 'heading', 'text'] })
    const titles = new Map(knowledge.versions.map((version) => [version.source, version.title]))
    index.addAll(
      knowledge.passages.map(({ id, source, heading, units }) => ({
        id,
        title: titles.get(source) ?? '',
        heading,
        text: units.map((unit) => unit.text).join(' '),
      })),
    )
    return index
  })
  for (const question of benchQuestions) plain.search(question)
  const other = times(size, (question) => plain.search(question))
  return {
    postings: size,
    passages: knowledge.passages.length,
    indexMs,
    plainIndexMs,
    memoryMb,
    ...own,
    plainP50Ms: other.p50Ms,
    plainP99Ms: other.p99Ms,
    plainPerSecond: other.perSecond,
  }
}

function times(size: number, ask: (question: string) => unknown): { p50Ms: number; p99Ms: number; perSecond: number } {
  const rounds = size >= 10_000 ? 6 : 20
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) for (const question of benchQuestions) taken.push(timed(() => ask(question))[1])
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] as number
  return { p50Ms: at(0.5), p99Ms: at(0.99), perSecond: (1_000 * taken.length) / taken.reduce((sum, ms) => sum + ms, 0) }
}

function timed<T>(run: () => T): [T, number] {
  const start = performance.now()
  const result = run()
  return [result, performance.now() - start]
}

/** Median of five runs of the whole process: from its start to the printed answer on the sample. */
function coldStart(): number {
  const runs = Array.from(
    { length: 6 },
    () => timed(() => spawnSync(process.execPath, ['--import', './src/start.mjs', 'src/main.ts', 'ask', 'Can I apply if I live outside the EU?']))[1],
  )
  // The first run fills the compile cache.
  return runs.slice(1).sort((a, b) => a - b)[2] as number
}

function collectGarbage(): void {
  ;(globalThis as { gc?: () => void }).gc?.()
}

function print(): void {
  const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0))
  console.log('postings  passages  index ms (plain)  memory MB  answer p50 ms (plain, ratio)  p99 ms (plain)  answers/s (plain)')
  for (const row of rows) {
    console.log(
      [
        String(row.postings).padStart(8),
        String(row.passages).padStart(9),
        `${ms(row.indexMs)} (${ms(row.plainIndexMs)})`.padStart(17),
        row.memoryMb.toFixed(0).padStart(10),
        `${ms(row.p50Ms)} (${ms(row.plainP50Ms)}, ${(row.p50Ms / row.plainP50Ms).toFixed(2)})`.padStart(29),
        `${ms(row.p99Ms)} (${ms(row.plainP99Ms)})`.padStart(15),
        `${row.perSecond.toFixed(0)} (${row.plainPerSecond.toFixed(0)})`.padStart(18),
      ].join(' '),
    )
  }
  console.log(`process start to printed answer on the sample: ${coldMs.toFixed(0)} ms (median of 5)`)
}
