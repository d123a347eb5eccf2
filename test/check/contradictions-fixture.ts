/** Small knowledge folders, and what contradicts in them. */
import { contradictions } from '../../src/check/contradictions.ts'
import type { Finding } from '../../src/check/finding.ts'
import { look } from '../../src/check/look.ts'
import { folderOf, noon, noSite } from '../fixtures/knowledge.ts'

export const findingsOf = (files: Readonly<Record<string, string>>): readonly Finding[] =>
  contradictions(look([folderOf(files)], { now: noon, site: noSite, staleAfterMonths: 12 }))

/** `rule source:line source:line`, the second being the passage that contradicts. */
export const outlineOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, source, line, excerpts }) => {
    const other = excerpts[1]
    return `${rule} ${source}:${line}${other === undefined ? '' : ` ${other.source}:${other.lines[0]}`}`
  })

export const contradictionsIn = (files: Readonly<Record<string, string>>): string[] => outlineOf(findingsOf(files))

/** A posting whose first line of text is line 6 of the file; each paragraph takes two lines. */
export const posting = (...paragraphs: readonly string[]): string => postingWith('', ...paragraphs)

/** @param field one more line of front matter, which is line 4 */
export const postingWith = (field: string, ...paragraphs: readonly string[]): string =>
  ['---', 'title: Engineer', 'date: "2026-01-10"', field === '' ? 'draft: false' : field, '---', paragraphs.join('\n\n'), ''].join('\n')

/** Rules broken in one posting of a language with these paragraphs. */
export const rulesIn = (language: string, ...paragraphs: readonly string[]): string[] => [
  ...new Set(findingsOf({ [`job.${language}.md`]: posting(...paragraphs) }).map(({ rule }) => rule)),
]
