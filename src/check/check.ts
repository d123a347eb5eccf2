import { contradictions } from './contradictions.ts'
import { coverageOf, type PostingCoverage } from './coverage.ts'
import { answersInDrafts } from './drafts.ts'
import { drift } from './drift.ts'
import type { CheckedKnowledge, Finding, Rule } from './finding.ts'
import { frontMatter } from './front-matter.ts'
import { gapsOf } from './gaps.ts'
import { links } from './links.ts'
import { reader } from './reader.ts'
import { shortcodes } from './shortcodes.ts'
import { stale } from './stale.ts'
import { translations } from './translations.ts'

/** What a check of the knowledge found. */
export interface Checked {
  /** By source and line. */
  readonly findings: readonly Finding[]
  readonly coverage: readonly PostingCoverage[]
}

const rules: readonly Rule[] = [reader, frontMatter, shortcodes, links, stale, translations, drift, contradictions]

/** Runs every rule over the knowledge. */
export function checkKnowledge(knowledge: CheckedKnowledge): Checked {
  const coverage = coverageOf(knowledge)
  const findings = [...rules.flatMap((rule) => rule(knowledge)), ...gapsOf(coverage, knowledge), ...answersInDrafts(coverage, knowledge)]
  return { findings: findings.sort(byPlace), coverage }
}

const levels: Readonly<Record<Finding['level'], number>> = { error: 0, warning: 1, note: 2 }

/** What is of a whole file comes first. */
const byPlace = (a: Finding, b: Finding): number =>
  compare(a.source, b.source) || (a.line ?? 0) - (b.line ?? 0) || levels[a.level] - levels[b.level] || compare(a.rule, b.rule)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
