import type { DraftSentence, Violation, WordingTask } from '../../src/domain.ts'
import { type SpokenLanguage, spokenLanguages } from '../../src/text/languages.ts'
import type { Faithful } from './corpus.ts'
import type { Mutant } from './mutations.ts'

/** Share of the faithful rewordings that must be let through; of the mutants none may be. */
export const minPassedShare = 0.98

export type Check = (task: WordingTask, sentences: readonly DraftSentence[]) => readonly Violation[]

interface Refused {
  readonly faithful: Faithful
  readonly violations: readonly Violation[]
}

export interface Cell {
  readonly right: number
  readonly all: number
}

export interface Judgement {
  /** Mutants that were let through. */
  readonly missed: readonly Mutant[]
  /** Faithful rewordings that were not. */
  readonly refused: readonly Refused[]
  /** Family -> language -> caught of all. */
  readonly families: ReadonlyMap<string, ReadonlyMap<SpokenLanguage, Cell>>
  readonly passed: ReadonlyMap<SpokenLanguage, Cell>
}

/** Runs everything through the fact lock. */
export function judge(check: Check, faithful: readonly Faithful[], mutants: readonly Mutant[]): Judgement {
  const passed = new Map<SpokenLanguage, Cell>()
  const refused: Refused[] = []
  for (const item of faithful) {
    const violations = check(item.task, item.sentences)
    count(passed, item.language, violations.length === 0)
    if (violations.length > 0) refused.push({ faithful: item, violations })
  }
  const families = new Map<string, Map<SpokenLanguage, Cell>>()
  const missed: Mutant[] = []
  for (const mutant of mutants) {
    const isCaught = check(mutant.task, mutant.sentences).length > 0
    const row = families.get(mutant.family) ?? new Map<SpokenLanguage, Cell>()
    families.set(mutant.family, row)
    count(row, mutant.language, isCaught)
    if (!isCaught) missed.push(mutant)
  }
  return { missed, refused, families, passed }
}

function count(row: Map<SpokenLanguage, Cell>, language: SpokenLanguage, isRight: boolean): void {
  const { right, all } = row.get(language) ?? { right: 0, all: 0 }
  row.set(language, { right: right + (isRight ? 1 : 0), all: all + 1 })
}

/** Sum over languages. */
export const sumOf = (row: ReadonlyMap<SpokenLanguage, Cell>): Cell =>
  spokenLanguages.reduce(({ right, all }, language) => ({ right: right + (row.get(language)?.right ?? 0), all: all + (row.get(language)?.all ?? 0) }), {
    right: 0,
    all: 0,
  })
