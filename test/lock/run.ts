/**
 * npm run lock [-- --failures N] [--language sv] [--family amount]
 *
 * Runs every faithful rewording and every mutant of it through the fact lock: a table by family and language, what was judged wrongly, and two lines of sums.
 */
import { parseArgs } from 'node:util'
import { type SpokenLanguage, spokenLanguages } from '../../src/text/languages.ts'
import { check } from './check.ts'
import { readCorpus } from './corpus.ts'
import { type Cell, judge, minPassedShare, sumOf } from './judge.ts'
import { type Mutant, mutate } from './mutations.ts'

const { values } = parseArgs({
  options: { failures: { type: 'string', default: '20' }, language: { type: 'string' }, family: { type: 'string' } },
})
const maxFailures = Number(values.failures)
const isWanted = ({ language }: { readonly language: SpokenLanguage }): boolean => values.language === undefined || values.language === language

const corpus = readCorpus()
const faithful = corpus.faithful.filter(isWanted)
const mutants = mutate(corpus.faithful).filter((mutant) => isWanted(mutant) && mutant.family.includes(values.family ?? ''))
const { missed, refused, families, passed } = judge(check, faithful, mutants)

const first = Math.max(0, ...[...families.keys()].map((family) => family.length)) + 2
const cellText = ({ right, all }: Cell): string => (all === 0 ? '-' : right === all ? `${all}` : `${right}/${all}`)
const rowText = (name: string, row: ReadonlyMap<SpokenLanguage, Cell>): string =>
  [...spokenLanguages.map((language) => row.get(language) ?? { right: 0, all: 0 }), sumOf(row)].reduce(
    (line, cell) => `${line}${cellText(cell).padStart(9)}`,
    name.padEnd(first),
  )
const languageSums = new Map(
  spokenLanguages.map((language) => [
    language,
    [...families.values()].reduce(({ right, all }, row) => ({ right: right + (row.get(language)?.right ?? 0), all: all + (row.get(language)?.all ?? 0) }), {
      right: 0,
      all: 0,
    }),
  ]),
)

console.log([...spokenLanguages, 'all'].reduce((line, name) => `${line}${name.padStart(9)}`, 'caught'.padEnd(first)))
for (const [family, row] of [...families].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(rowText(family, row))
console.log(rowText('all mutants', languageSums))
console.log(rowText('faithful passed', passed))

for (const mutant of missed.slice(0, maxFailures)) console.log(describeMissed(mutant))
for (const { faithful: item, violations } of refused.slice(0, maxFailures)) {
  const reasons = violations.map(({ kind, sentence, detail }) => `${kind}${sentence === null ? '' : ` in sentence ${sentence + 1}`}: ${detail}`)
  console.log(`- wrongly refused ${item.id}: ${textOf(item)}\n    passages: ${passagesOf(item)}\n    ${reasons.join('\n    ')}`)
}
for (const { id, reason } of corpus.broken) console.log(`- broken ${id}: ${reason}`)
for (const reason of new Set(corpus.skipped.map((skipped) => skipped.reason)))
  console.log(`skipped: ${corpus.skipped.filter((skipped) => skipped.reason === reason).length} rewordings, ${reason}`)

const caught = mutants.length - missed.length
const allowed = faithful.length - refused.length
console.log(`mutations caught: ${caught} of ${mutants.length} (${percent(caught, mutants.length)})`)
console.log(`faithful passed: ${allowed} of ${faithful.length} (${percent(allowed, faithful.length)})`)
if (missed.length > 0 || allowed < minPassedShare * faithful.length || corpus.broken.length > 0) process.exitCode = 1

function describeMissed(mutant: Mutant): string {
  return `- missed ${mutant.family} (${mutant.from}, ${mutant.change}): ${textOf(mutant)}\n    passages: ${passagesOf(mutant)}`
}

function textOf({ sentences }: Pick<Mutant, 'sentences'>): string {
  return sentences.map(({ text, passages }) => `${JSON.stringify(text)} [${passages.join(' ')}]`).join(' ')
}

function passagesOf({ task }: Pick<Mutant, 'task'>): string {
  return task.passages.map(({ id, language, text }) => `${id} (${language}) ${JSON.stringify(text)}`).join(' ')
}

/** Rounded down, so that 100.0% says all. */
function percent(part: number, all: number): string {
  return `${(Math.floor((1000 * part) / Math.max(1, all)) / 10).toFixed(1)}%`
}
