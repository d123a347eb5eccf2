/** Knowledge folders written for one test, checked. */
import { type Checked, checkKnowledge } from '../../src/check/check.ts'
import type { Finding } from '../../src/check/finding.ts'
import { look } from '../../src/check/look.ts'
import { folderOf, noon, noSite } from '../fixtures/knowledge.ts'

interface Options {
  readonly now?: number
  readonly staleAfterMonths?: number
  readonly siteUrl?: string
}

export function checkFolder(folder: string, { now = noon, staleAfterMonths = 12, siteUrl }: Options = {}): Checked {
  const site = siteUrl === undefined ? noSite : { ...noSite, baseUrls: { '*': siteUrl } }
  return checkKnowledge(look([folder], { now, site, staleAfterMonths }))
}

export const checkFiles = (files: Readonly<Record<string, string>>, options: Options = {}): Checked => checkFolder(folderOf(files), options)

/** `level rule source:line` of each finding. */
export const listed = (findings: readonly Finding[]): string[] =>
  findings.map(({ level, rule, source, line }) => `${level} ${rule} ${source}${line === null ? '' : `:${line}`}`)

/** Findings of some rules in files of a test. */
export const foundBy = (rules: string | readonly string[], files: Readonly<Record<string, string>>, options: Options = {}): readonly Finding[] =>
  checkFiles(files, options).findings.filter(({ rule }) => [rules].flat().includes(rule))

/** A page of lines under front matter. */
export const page = (fields: Readonly<Record<string, string>>, ...lines: readonly string[]): string =>
  ['---', ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`), '---', ...lines, ''].join('\n')
