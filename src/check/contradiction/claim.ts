import type { Passage, Unit, Version } from '../../domain.ts'
import type { Excerpt, Level } from '../finding.ts'

/** Something that a version states, and that another statement may contradict. */
export interface Claim {
  readonly passage: Passage
  readonly unit: Unit
  /** What is claimed, the same for all that claim it. */
  readonly key: string
}

/** What contradictions are looked for in: one subject, such as where candidates may live. */
export interface Subject<C extends Claim> {
  /** Rule of its findings. */
  readonly rule: string
  readonly level: Level
  /** Kinds of pages that are read for it, beside approved answers about some postings; a page about many jobs may give many salaries. */
  readonly kinds: readonly Version['kind'][]
  read(passage: Passage): readonly C[]
  /** Whether two statements of one page cannot both hold. */
  exclude(one: C, other: C): boolean
  /** Whether a statement of a translation and one of its original speak of the same; `areAlone` where each page makes no other. */
  isComparable(translated: C, original: C, areAlone: boolean): boolean
  /** Whether two that speak of the same say the same. */
  agree(translated: C, original: C): boolean
  /** Whether two postings speak of one and the same thing, a team of this name; left out where each posting speaks for itself. */
  readonly isShared?: (one: C, other: C) => boolean
  /** Whether what a page of the company says rules out what a posting says; left out where no page binds a posting. */
  readonly isRuledOut?: (posting: C, page: C) => boolean
  /** What is wrong with `one` and what to do; `where` says where the other stands ("in line 54"). */
  say(one: C, other: C, where: string): string
}

export const excerptOf = ({ unit, passage }: Claim): Excerpt => ({ source: passage.source, lines: unit.lines, text: unit.text })

/** Claims that stand in one list, table or paragraph with a claim that is another: they are of two levels, two offices, two dates to begin. */
export function aloneInBlock<C extends Claim>(claims: readonly C[]): readonly C[] {
  return claims.filter((claim) => claims.every((other) => other.key === claim.key || other.unit.block !== claim.unit.block))
}

/** Characters of a statement that a message repeats; its excerpt has all of it. */
const maxRepeatedChars = 80

/** A statement as a message repeats it. */
export const inShort = ({ text }: Unit): string => (text.length <= maxRepeatedChars ? text : `${text.slice(0, text.lastIndexOf(' ', maxRepeatedChars))} …`)
