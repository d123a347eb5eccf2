/** Faithful rewordings, written by hand: what a careful model would say of some passages, and which words of it are facts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { citationOf } from '../../src/answer/quote.ts'
import type { DraftSentence, Knowledge, QuotedPassage, Unit, WordingTask } from '../../src/domain.ts'
import { loadKnowledge } from '../../src/ingest/load.ts'
import { type SpokenLanguage, spokenLanguages } from '../../src/text/languages.ts'

const folder = 'test/lock/faithful'
const seedsFolder = '../shared/seeds'
const sampleFolder = 'knowledge'
/** The clock that publication goes by: after the youngest seed. */
const now = Date.UTC(2026, 10, 21)

const factKinds = [
  'number',
  'amount',
  'percentage',
  'date',
  'duration',
  'place',
  'person',
  'company',
  'contract',
  'technology',
  'address',
  'not',
  'only',
  'must',
  'may',
  'modal',
  'bound',
] as const
export type FactKind = (typeof factKinds)[number]

/** How many sentences or list items are taken, counted from the one that begins so. */
const span = { starts: z.string().min(1), take: z.number().int().positive().default(1) }
const itemSchema = z.strictObject({
  id: z.string(),
  language: z.enum(spokenLanguages),
  question: z.string(),
  from: z
    .array(
      z.union([
        z.strictObject({ seed: z.string(), ...span }),
        z.strictObject({ sample: z.string(), ...span }),
        z.strictObject({ text: z.string(), language: z.enum(spokenLanguages), title: z.string(), section: z.string() }),
      ]),
    )
    .min(1),
  sentences: z.array(z.strictObject({ text: z.string(), passages: z.array(z.string()).min(1) })).min(1),
  facts: z.partialRecord(z.enum(factKinds), z.array(z.string().min(1))),
})
type Item = z.infer<typeof itemSchema>

/** One faithful rewording with the task that it answers. */
export interface Faithful {
  readonly id: string
  readonly language: SpokenLanguage
  readonly task: WordingTask
  readonly sentences: readonly DraftSentence[]
  /** Words of the sentences, exactly as they stand there. */
  readonly facts: Readonly<Partial<Record<FactKind, readonly string[]>>>
}

export interface Corpus {
  readonly faithful: readonly Faithful[]
  /** Items whose pages are not on this machine. */
  readonly skipped: readonly { readonly id: string; readonly reason: string }[]
  /** Items that do not hold together; each is a mistake of its writer. */
  readonly broken: readonly { readonly id: string; readonly reason: string }[]
}

/** Reads every item of `test/lock/faithful/`. */
export function readCorpus(): Corpus {
  const seeds = existsSync(seedsFolder) ? knowledgeIn(seedsFolder) : null
  const sample = knowledgeIn(sampleFolder)
  const faithful: Faithful[] = []
  const skipped: { id: string; reason: string }[] = []
  const broken: { id: string; reason: string }[] = []
  const ids = new Set<string>()
  for (const { place, line } of linesOf(folder)) {
    try {
      const item = itemSchema.parse(JSON.parse(line))
      if (ids.has(item.id)) throw new Error(`the id ${item.id} stands twice`)
      ids.add(item.id)
      if (seeds === null && item.from.some((from) => 'seed' in from)) {
        skipped.push({ id: item.id, reason: `${seedsFolder} is not there` })
        continue
      }
      faithful.push(faithfulOf(item, seeds, sample))
    } catch (error) {
      broken.push({ id: place, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  return { faithful, skipped, broken }
}

function linesOf(path: string): { place: string; line: string }[] {
  return readdirSync(path)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(`${path}/${name}`, 'utf8')
        .split('\n')
        .map((line, index) => ({ place: `${name}:${index + 1}`, line })),
    )
    .filter(({ line }) => line.trim() !== '')
}

const knowledgeIn = (path: string): Knowledge => loadKnowledge([path], { now, site: { baseUrls: {}, permalinks: {} } })

function faithfulOf(item: Item, seeds: Knowledge | null, sample: Knowledge): Faithful {
  const passages = item.from.map((from, index): QuotedPassage => {
    const id = `p${index + 1}`
    if ('text' in from) return { id, language: from.language, title: from.title, section: from.section, text: from.text }
    const [knowledge, source] = 'seed' in from ? [seeds as Knowledge, from.seed] : [sample, from.sample]
    return { id, ...quoted(knowledge, source, from.starts, from.take) }
  })
  const known = new Set(passages.map(({ id }) => id))
  for (const id of item.sentences.flatMap((sentence) => sentence.passages)) if (!known.has(id)) throw new Error(`a sentence cites ${id}, which is not there`)
  for (const [kind, words] of Object.entries(item.facts)) {
    for (const word of words ?? []) {
      if (!item.sentences.some((sentence) => sentence.text.includes(word))) throw new Error(`the ${kind} "${word}" stands in no sentence`)
    }
  }
  return {
    id: item.id,
    language: item.language,
    task: { part: 0, question: item.question, language: item.language, passages },
    sentences: item.sentences,
    facts: item.facts,
  }
}

/** Some sentences of a page, quoted as an answer quotes them. */
function quoted(knowledge: Knowledge, source: string, starts: string, take: number): Omit<QuotedPassage, 'id'> {
  const version = knowledge.versions.find((candidate) => candidate.source === source || candidate.source.startsWith(`${source.split('_')[0]}_`))
  if (version === undefined) throw new Error(`${source} is not published`)
  for (const passage of knowledge.passages.filter((candidate) => candidate.source === version.source)) {
    const first = passage.units.findIndex((unit) => plain(unit).startsWith(folded(starts)))
    if (first < 0) continue
    const units = passage.units.slice(first, first + take)
    if (units.length < take) throw new Error(`${source} has only ${units.length} of ${take} from "${starts}" on`)
    const context = {
      language: version.language,
      now,
      version: () => version,
      passage: (id: string) => knowledge.passages.find((candidate) => candidate.id === id),
    }
    const { title, section, quote } = citationOf(passage, units, context)
    return { language: version.language, title, section, text: quote }
  }
  throw new Error(`nothing in ${source} begins with "${starts}"`)
}

const plain = (unit: Unit): string => folded(unit.text.replace(/^\d+[.)] /, ''))
const folded = (text: string): string => text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/[‐‑]/g, '-').replaceAll(/\s+/g, ' ').trim()
