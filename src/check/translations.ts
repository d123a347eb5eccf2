import type { Version } from '../domain.ts'
import { isYes, normalKey, textOf } from '../ingest/front-matter.ts'
import type { Page } from '../ingest/load.ts'
import { readDay } from '../ingest/publication.ts'
import type { CheckedKnowledge, Finding, Rule } from './finding.ts'
import { touchedOn } from './stale.ts'
import { standingOf } from './standing.ts'

const machineKeys = ['ai', 'machinetranslated', 'machinetranslation', 'autotranslated']

/** Translations that are published while their original is not, that a machine made, or that were not touched since their original changed. */
export const translations: Rule = (knowledge) =>
  knowledge.pages.flatMap((page) => {
    const version = knowledge.version(page.source)
    return [
      ...machineMade(page, version, knowledge),
      ...(version.isOriginal ? [] : [...withoutOriginal(page, version, knowledge), ...behind(page, version, knowledge)]),
    ]
  })

function withoutOriginal({ source }: Page, { postingId, language }: Version, knowledge: CheckedKnowledge): Finding[] {
  const reason = knowledge.reasonOf(postingId)
  if (reason === null || knowledge.reasonOf(source) !== null) return []
  const wish = knowledge.isOver(postingId) ? 'Close the translation too' : 'Publish the original first'
  const message = `The page is published, and its original ${postingId} is not (${reason}), so that candidates are not told of it in ${nameOf(language)} either. ${wish}.`
  return [{ rule: 'translation-without-original', level: 'warning', message, source, line: null, excerpts: [] }]
}

const english = new Intl.DisplayNames(['en'], { type: 'language' })
const nameOf = (language: string): string => english.of(language) ?? language

function machineMade({ source, fields, machineTranslated }: Page, version: Version, knowledge: CheckedKnowledge): Finding[] {
  if (!machineTranslated || standingOf(version, knowledge) === 'over') return []
  const line = fields.find((field) => machineKeys.includes(normalKey(field.key)) && isYes(field.value))?.line ?? null
  const message = 'A machine translated the page, and each answer from it says so. Have somebody read it who speaks the language; then take the mark out.'
  return [{ rule: 'machine-translated', level: 'note', message, source, line, excerpts: [] }]
}

/** Goes by what both pages say of their last change; a page that says nothing is no proof. */
function behind({ source, fields }: Page, version: Version, knowledge: CheckedKnowledge): Finding[] {
  if (standingOf(version, knowledge) === 'over') return []
  const original = knowledge.pages.find((page) => page.source === version.postingId)
  const changed = readDay(textOf(original?.fields ?? [], 'lastmod', 'lastmodified', 'modified', 'updated', 'updatedat', 'updatedon') ?? '')?.start ?? null
  const own = touchedOn(fields)
  if (changed === null || own === null || changed <= own) return []
  const day = new Date(changed).toISOString().slice(0, 10)
  const message = `The original ${version.postingId} was changed on ${day}, after this translation. Bring the translation up to date, then set its "lastmod".`
  return [{ rule: 'translation-behind', level: 'warning', message, source, line: null, excerpts: [] }]
}
