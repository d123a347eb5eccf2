import { type Field, normalKey } from '../ingest/front-matter.ts'
import type { Page } from '../ingest/load.ts'
import { readPublication } from '../ingest/publication.ts'
import { languageCode } from '../text/languages.ts'
import type { CheckedKnowledge, Finding, Rule } from './finding.ts'
import { standingOf } from './standing.ts'

/** What is wrong with front matter: keys that disagree, keys that stand twice, dates that cannot be read. */
export const frontMatter: Rule = (knowledge) =>
  knowledge.pages.flatMap((page) => [
    ...unreadableDates(page, knowledge),
    ...(standingOf(knowledge.version(page.source), knowledge) === 'over' ? [] : [...languageKeys(page), ...repeatedKeys(page)]),
  ])

const finding = (rule: string, level: Finding['level'], message: string, source: string, line: number | null): Finding => ({
  rule,
  level,
  message,
  source,
  line,
  excerpts: [],
})

/** A page whose date cannot be read is not published, and nobody sees why. */
const unreadableDates = ({ source, fields }: Page, { now }: CheckedKnowledge): Finding[] =>
  readPublication(fields, now).problems.map((problem) => {
    const field = fields.find(({ key }) => problem.includes(` under ${normalKey(key)} `))
    return finding('unreadable-date', 'error', `Candidates are not told of this page: ${problem}.`, source, field?.line ?? null)
  })

const languageKey = /^(language|lang|locale)$/
const english = new Intl.DisplayNames(['en'], { type: 'language' })

function languageKeys({ source, fields, language }: Page): Finding[] {
  const wrong = fields.filter(({ key, value }) => languageKey.test(normalKey(key)) && typeof value === 'string' && codeOf(value) !== language)
  return wrong.map(({ key, value, line }) => {
    const message = `The front matter says "${key}: ${String(value)}", and the page is in ${english.of(language) ?? language}. Set every such key to "${language}".`
    return finding('language-keys', 'warning', message, source, line)
  })
}

const codeOf = (value: string): string => languageCode(value) ?? value.toLowerCase()

/** Spelled alike but for case, spaces, hyphens and underscores: for the site and for the assistant only one of them counts. */
function repeatedKeys({ source, fields }: Page): Finding[] {
  const byKey = Map.groupBy(
    fields.filter(({ key }) => !languageKey.test(normalKey(key))),
    ({ key }) => normalKey(key),
  )
  return [...byKey.values()].flatMap((same): Finding[] => {
    const values = new Set(same.map(({ value }) => JSON.stringify(value)))
    if (values.size < 2) return []
    const message = `Keys that count as one say different things: ${same.map(shown).join(', ')}. Keep one of them.`
    return [finding('repeated-key', 'warning', message, source, same.at(-1)?.line ?? null)]
  })
}

const shown = ({ key, value, line }: Field): string => `"${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}" in line ${line}`
