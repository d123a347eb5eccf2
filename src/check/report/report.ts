import type { Checked } from '../check.ts'
import type { Finding, Level } from '../finding.ts'

/** A check as it is told to somebody. */
export interface Report extends Checked {
  /** Milliseconds since the epoch that the check went by. */
  readonly now: number
  /** How many pages were looked at. */
  readonly pages: number
  /** Path of a page's file as the reader of the report opens it. */
  pathOf(source: string): string
  /** How a topic is called, in English. */
  nameOf(topic: string): string
}

export const levels: readonly Level[] = ['error', 'warning', 'note']

export const countOf = (findings: readonly Finding[], level: Level): number => findings.filter((finding) => finding.level === level).length
