import type { Passage, Version } from '../../domain.ts'
import type { CheckedKnowledge, Excerpt, Finding, Level } from '../finding.ts'
import type { Pair } from './align.ts'

/** A translation beside its original. */
export interface DriftView {
  /** The translation. */
  readonly version: Version
  readonly knowledge: CheckedKnowledge
  readonly original: readonly Passage[]
  readonly translation: readonly Passage[]
  readonly pairs: readonly Pair<Passage>[]
}

interface FullPair {
  readonly original: Passage
  readonly translation: Passage
}

/** Passages that both have. */
export const fullPairs = ({ pairs }: DriftView): FullPair[] => pairs.filter((pair): pair is FullPair => pair.original !== null && pair.translation !== null)

export const driftFinding = ({ version }: DriftView, level: Level, message: string, line: number | null, excerpts: readonly Excerpt[]): Finding => ({
  rule: 'translation-drift',
  level,
  message,
  source: version.source,
  line,
  excerpts,
})

export const headOf = ({ heading }: Passage): string => (heading === '' ? '' : ` under "${heading}"`)
