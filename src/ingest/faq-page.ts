import GithubSlugger from 'github-slugger'
import { isMap, isScalar, parseDocument, stringify, type ToStringOptions } from 'yaml'
import type { Language } from '../domain.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { languageCode } from '../text/languages.ts'
import { oneLine } from '../text/visible.ts'
import { type Field, isYes, normalKey, readFrontMatter, textOf, valuesOf } from './front-matter.ts'
import { fromMarkdown, tidyText, toMarkdown } from './plain-markdown.ts'

/** A question and its answer that a recruiter approved, as its page holds them. */
export interface FaqPage {
  readonly question: string
  /** Plain text. */
  readonly answer: string
  readonly language: Language
  /** Sources of the postings that it holds for; none means the whole company. */
  readonly roles: readonly string[]
  /** Last day that it holds, `YYYY-MM-DD`; null for ever. */
  readonly until: string | null
  readonly approvedBy: string
  readonly approvedOn: string
  /** The last change; null where there was none. */
  readonly updatedBy: string | null
  readonly updatedOn: string | null
  readonly isRetired: boolean
}

/** Who did something to an entry, and on which day (`YYYY-MM-DD`). */
export interface Approval {
  readonly by: string
  readonly on: string
}

/** What a recruiter states of an entry. */
export type FaqText = Pick<FaqPage, 'question' | 'answer' | 'language' | 'roles' | 'until'>

/** Strings in quotes: other readers of YAML take `no` for false. */
const yamlOptions: ToStringOptions & { readonly lineWidth: number } = { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }

/** A page of approved questions; a page that somebody wrote by hand has no such approval. */
export const isFaqEntry = (fields: readonly Field[]): boolean => /^faq$/i.test(textOf(fields, 'type') ?? '') && textOf(fields, 'approvedon') !== null

/** Sources of the postings that an entry holds for, as its page states them. */
export const rolesOfEntry = (fields: readonly Field[]): string[] =>
  valuesOf(fields, 'roles')
    .flat()
    .flatMap((role) => (typeof role === 'string' && role.trim() !== '' ? [role.trim()] : []))

/**
 * Reads the page of an entry.
 * @returns null where it is a page of another kind
 * @throws PageError where its front matter cannot be read
 */
export function readFaqPage(text: string, source: string): FaqPage | null {
  const { fields, body } = readFrontMatter(text.replace(/\r\n?/g, '\n'), source)
  if (!isFaqEntry(fields)) return null
  return {
    question: oneLine(textOf(fields, 'title') ?? ''),
    answer: fromMarkdown(body.replace(/^\s*##? [^\n]*\n?/, '')),
    language: languageCode(textOf(fields, 'language') ?? '') ?? 'en',
    roles: rolesOfEntry(fields),
    until: textOf(fields, 'expirydate'),
    approvedBy: textOf(fields, 'approvedby') ?? '',
    approvedOn: textOf(fields, 'approvedon') ?? '',
    updatedBy: textOf(fields, 'updatedby'),
    updatedOn: textOf(fields, 'updatedon'),
    isRetired: valuesOf(fields, 'archived').some(isYes),
  }
}

/** The page of a new entry. */
export function writeFaqPage(entry: FaqText, approval: Approval): string {
  const fields = {
    title: entry.question,
    type: 'faq',
    language: entry.language,
    // From this day on dates in the answer are read: "in May" is the next one.
    date: approval.on,
    ...(entry.roles.length > 0 && { roles: entry.roles }),
    ...(entry.until !== null && { expiryDate: entry.until }),
    approved_by: oneLine(approval.by),
    approved_on: approval.on,
  }
  return `---\n${stringify(fields, yamlOptions)}---\n\n${bodyOf(entry)}`
}

/** The page with what an entry says now, also where it was retired. What else stands in it stays, and so does its text where that says the same. */
export function changeFaqPage(text: string, source: string, entry: FaqText, approval: Approval): string {
  const before = readFaqPage(text, source)
  const isSameText = before !== null && before.question === entry.question && before.answer === tidyText(entry.answer)
  return rewrite(
    text,
    {
      title: entry.question,
      language: entry.language,
      roles: entry.roles.length > 0 ? entry.roles : null,
      expiryDate: entry.until,
      ...(isSameText ? {} : { date: approval.on }),
      archived: null,
      retired_by: null,
      retired_on: null,
      updated_by: oneLine(approval.by),
      updated_on: approval.on,
    },
    isSameText ? null : bodyOf(entry),
  )
}

/** The page of an entry that answers nobody any more. */
export const retireFaqPage = (text: string, approval: Approval): string =>
  rewrite(text, { archived: true, retired_by: oneLine(approval.by), retired_on: approval.on }, null)

const bodyOf = ({ question, answer }: Pick<FaqText, 'question' | 'answer'>): string =>
  `## ${toMarkdown(question).replace(/#+$/, (marks) => `\\${marks}`)}\n\n${toMarkdown(tidyText(answer))}\n`

/** Sets fields of the front matter, under the spelling that they have there; null takes one out. */
function rewrite(text: string, fields: Readonly<Record<string, unknown>>, body: string | null): string {
  const whole = text.replace(/\r\n?/g, '\n')
  const [, yaml = '', rest = ''] = /^\s*---[^\n]*\n([\s\S]*?\n)---[ \t]*(?:\n([\s\S]*))?$/.exec(whole) ?? []
  const document = parseDocument(yaml, { uniqueKeys: false })
  for (const [key, value] of Object.entries(fields)) {
    const items = isMap(document.contents) ? document.contents.items : []
    const known = items.map((item) => (isScalar(item.key) ? String(item.key.value) : '')).find((name) => normalKey(name) === normalKey(key))
    if (value === null) document.delete(known ?? key)
    else document.set(known ?? key, document.createNode(value))
  }
  return `---\n${document.toString(yamlOptions)}---\n${body === null ? rest : `\n${body}`}`
}

const maxSlugChars = 72
/** Names that Windows keeps for itself, and that site engines take for the page of a folder. */
const reservedNames = /^(con|prn|aux|nul|com\d|lpt\d|index|readme)$/

/** Name of an entry's file by its question, without language and extension: letters a to z, digits and hyphens. */
export function slugOf(question: string, language: Language): string {
  const plain = stripMarks(fold(oneLine(question).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')), language)
  const slug = new GithubSlugger()
    .slug(plain)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maxSlugChars)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'entry' : reservedNames.test(slug) ? `entry-${slug}` : slug
}
