import { isReadable, isWebAddress } from './facts.ts'
import { isFaqEntry } from './faq-page.ts'
import { type Field, type FieldValue, normalKey } from './front-matter.ts'
import { plainText } from './plain-text.ts'
import type { DraftPassage } from './sections.ts'

/** Keys that steer the site and say nothing of the job. */
const steering =
  /^(title|linktitle|menutitle|navtitle|pagetitle|headline|draft|date|publishdate|pubdate|lastmod|modified|updated|updatedat|createdat|(published|posted)(at|on)|date(posted|published)|expirydate|language|lang|locale|layout|template|theme|slug|url|permalink|path|aliases|redirect\w*|canonical\w*|weight|order|position|sort\w*|menus?|tags?|categor(y|ies)|keywords?|series|image\w*|\w*images?|img\w*|\w*img|cover|thumbnail\w*|banner|hero|logo|icon\w*|\w*icon|socialmedia|og\w*|twitter\w*|seo\w*|meta\w*|robots|noindex|sitemap|outputs?|cascade|build|headless|translationkey|translationof|id|uuid|guid|ref|(?!hybrid|paid|\w+paid)\w*id|ai|machinetranslated|translated|hidden|private|published|archived?|status|state|author|toc|comments?|math|css|js|scripts?|class|color|colour|theme|version|resources|params|featured|pinned|share|search|exclude\w*|published|closed|filled|breadcrumbs?|(approved|updated|retired)(by|on))$/

/** `type: job` steers the site, `type: Full-time` is a fact. */
const typeKeys = /^(type|kind)$/
const siteType = /^[a-z]+$|job|post|page|faq|career|vacanc|position/i

const introKeys = /^(intro|introduction|description|summary|lead|lede|ingress|preamble|subtitle|tagline|excerpt|abstract|teaser)$/
const contactKeys = /^(contact\w*|recruiter\w*|email|mail|phone|tel|telephone|kontakt\w*|ansprechpartner\w*)$/
const applyKeys = /apply|application|sidebarlink|bewerb|ansok|ansök|sok|søk|candidat|postul|cta|job_?url|formurl|formlink/

export interface FieldFacts {
  readonly passages: readonly (DraftPassage & { readonly line: number })[]
  /** Where one applies for this job. */
  readonly applyUrl: string | null
}

/** Passages from front matter that carries content: intro, contact, apply link, and a fact for every other key. */
export function readFieldFacts(fields: readonly Field[]): FieldFacts {
  const passages: (DraftPassage & { line: number })[] = []
  let applyUrl: string | null = null
  let applyField: Field | null = null
  const used = new Set<Field>()
  // The postings that an entry of the FAQ holds for say nothing by themselves.
  if (isFaqEntry(fields)) for (const field of fields) if (normalKey(field.key) === 'roles') used.add(field)

  for (const field of fields) {
    const key = normalKey(field.key)
    if (typeof field.value === 'string' && isWebAddress(field.value) && (applyKeys.test(key) || key === 'link') && applyUrl === null) {
      applyUrl = field.value.trim()
      applyField = field
      used.add(field)
    }
  }
  if (applyField !== null) {
    // The button's label stands in a sister key: `sidebarlinkurl` and `sidebarlinkname`.
    const stem = normalKey(applyField.key).replace(/(url|link|href)$/, '')
    const label = fields.find(
      (field) =>
        /(name|label|text|title)$/.test(normalKey(field.key)) && normalKey(field.key).startsWith(stem) && stem !== '' && typeof field.value === 'string',
    )
    if (label !== undefined) {
      used.add(label)
      passages.push({ ...factPassage(label, '', plainText(String(label.value))), kind: 'apply' })
    } else passages.push({ ...factPassage(applyField, '', String(applyField.value).trim()), kind: 'apply' })
  }
  for (const field of fields) {
    const key = normalKey(field.key)
    if (used.has(field) || normalKey(field.key) === '' || steering.test(key)) continue
    if (typeKeys.test(key) && (typeof field.value !== 'string' || siteType.test(field.value.trim()))) continue
    if (introKeys.test(key)) {
      if (typeof field.value === 'string' && isReadable(field.value)) passages.push({ ...factPassage(field, '', plainText(field.value)), kind: 'intro' })
      continue
    }
    const value = readable(field.value)
    if (value === null) continue
    const label = readableLabel(field.key)
    const fact = factPassage(field, label, `${label}: ${value}`)
    const last = passages.at(-1)
    // `salary min`, `salary max`, `salary currency`: one fact in several keys.
    if (last?.kind === 'fact' && last.heading !== '' && firstWord(last.heading) === firstWord(label) && !contactKeys.test(key)) {
      passages[passages.length - 1] = {
        ...last,
        heading: firstWord(label),
        units: [...last.units, ...fact.units.map((unit) => ({ ...unit, block: last.units.length }))],
      }
    } else passages.push({ ...fact, kind: contactKeys.test(key) ? 'contact' : 'fact' })
  }
  return { passages, applyUrl }
}

const firstWord = (label: string): string => label.split(' ')[0] ?? label

/** "salary_min", "salaryMin" and "salary min" to "Salary min". */
export function readableLabel(key: string): string {
  const words = key
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\s-]+/g, ' ')
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function readable(value: FieldValue): string | null {
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value === null) return null
  if (typeof value === 'string') {
    const text = plainText(value.trim().replace(/^(mailto|tel):/i, ''))
    // A number under a key of the page's own is a fact, whatever its length.
    return isReadable(text) || /^\d[\d.,]*$/.test(text) ? text : null
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => readable(item as FieldValue)).filter((item) => item !== null)
    return items.length > 0 ? items.join(', ') : null
  }
  const entries = Object.entries(value as Record<string, FieldValue>).flatMap(([key, item]) => {
    const text = readable(item)
    return text === null ? [] : [`${readableLabel(key).toLowerCase()}: ${text}`]
  })
  return entries.length > 0 ? entries.join(', ') : null
}

function factPassage(field: Field, heading: string, text: string): DraftPassage & { line: number } {
  return {
    kind: 'fact',
    heading,
    parents: [],
    anchor: null,
    ids: [],
    line: field.line,
    units: [{ text: text.replace(/\s+/g, ' '), kind: 'fact', block: 0, label: null, offset: -1, endOffset: -1, anchors: [], links: [] }],
  }
}
