import matter from 'gray-matter'
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { PageError } from './page-error.ts'

export type FieldValue = string | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue }

export interface Field {
  /** As the page spells it. */
  readonly key: string
  readonly value: FieldValue
  /** Line in the file, counted from 1. */
  readonly line: number
}

export interface FrontMatter {
  /** In the order of the page; a key may stand twice. */
  readonly fields: readonly Field[]
  readonly body: string
  /** Offset of the body in the file's text. */
  readonly bodyStart: number
}

/** Lower case without spaces, hyphens and underscores: `Publish_Date` and `publishDate` are one key. */
export const normalKey = (key: string): string => key.toLowerCase().replace(/[\s_-]+/g, '')

/** Every value under any of these keys (normalised), in the order of the page. */
export const valuesOf = (fields: readonly Field[], ...keys: readonly string[]): FieldValue[] =>
  fields.filter((field) => keys.includes(normalKey(field.key))).map((field) => field.value)

/** The last scalar under any of these keys, as text; null where there is none. */
export function textOf(fields: readonly Field[], ...keys: readonly string[]): string | null {
  const texts = valuesOf(fields, ...keys).filter((value) => typeof value === 'string' && value.trim() !== '')
  return (texts.at(-1) as string | undefined)?.trim() ?? null
}

/** Whether a key is there and says yes: `true`, "true", "yes", 1. */
export const isYes = (value: FieldValue | undefined): boolean => value === true || (typeof value === 'string' && /^(true|yes|on|1)$/i.test(value.trim()))

/**
 * Splits a page into front matter and body.
 * Numbers and dates stay as they are written, so that they can be quoted.
 * @throws PageError where the front matter is not closed or not YAML
 */
export function readFrontMatter(text: string, source: string): FrontMatter {
  const lead = /^\s*/.exec(text)?.[0] ?? ''
  const start = text.slice(lead.length)
  const firstLine = lead.split('\n').length
  const foreign = /^\+\+\+[ \t]*$/m.test(start.slice(0, 5))
    ? 'TOML'
    : /^\{\s*"/.test(start)
      ? 'JSON'
      : /^---[ \t]*(json|toml|js|javascript|coffee|cson)[ \t]*\r?\n/i.exec(start)?.[1]
  // Read as text, such a page would lose its "draft".
  if (foreign !== undefined) throw new PageError(source, firstLine, `${foreign} front matter is not supported; write it as YAML between --- lines`)
  const opening = /^---[ \t]*(?:yaml[ \t]*)?\r?\n/i.exec(start)
  if (opening === null) return { fields: [], body: text, bodyStart: 0 }
  const closing = /\n---[^\n]*/.exec(start.slice(opening[0].length - 1))
  if (closing === null) throw new PageError(source, firstLine, 'the front matter is not closed: a line with --- is missing')
  if (closing[0].trim() !== '---')
    throw new PageError(source, firstLine, `the front matter holds a line that starts with ---: "${closing[0].trim().slice(0, 40)}"; indent it`)
  let fields: Field[] = []
  const engine = {
    parse: (yaml: string): object => {
      fields = parseFields(yaml, source, firstLine - 1)
      return {}
    },
    stringify: (): string => {
      throw new Error('front matter is never written here')
    },
  }
  // The empty options object keeps the library from caching by content, which would skip the engine on the second read.
  const page = matter(`---\n${start.slice(opening[0].length)}`, { engines: { yaml: engine }, language: 'yaml' })
  return { fields, body: page.content, bodyStart: text.length - page.content.length }
}

function parseFields(yaml: string, source: string, linesBefore: number): Field[] {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { uniqueKeys: false, lineCounter: lines })
  const error = document.errors[0]
  // gray-matter hands over the block with the line break behind the opening --- still on it, so that line 1 is the file's first.
  const lineOffset = linesBefore + (yaml.startsWith('\n') || yaml.startsWith('\r\n') ? 0 : 1)
  if (error !== undefined) {
    throw new PageError(
      source,
      (error.linePos?.[0].line ?? 1) + lineOffset,
      `the front matter is not valid YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`,
    )
  }
  if (document.contents === null) return []
  if (!isMap(document.contents)) throw new PageError(source, 1, 'the front matter is not a list of `key: value` lines')
  const budget = { values: maxValues }
  const fields = document.contents.items.map((item) => ({
    key: isScalar(item.key) ? String(item.key.source ?? item.key.value) : String(item.key),
    value: plain(item.value, document, 0, budget),
    line: lines.linePos((item.key as { range?: [number, number, number] }).range?.[0] ?? 0).line + lineOffset,
  }))
  if (budget.values <= 0) throw new PageError(source, 1, `the front matter holds more than ${maxValues} values`)
  return fields
}

const maxDepth = 6
/** A few lines of YAML aliases can stand for billions of values. */
const maxValues = 5_000

/** A YAML node as plain data; numbers and dates as their source text. */
function plain(node: unknown, document: Document, depth: number, budget: { values: number }): FieldValue {
  if (depth > maxDepth || budget.values-- <= 0) return null
  if (isAlias(node)) return plain(node.resolve(document), document, depth + 1, budget)
  if (isSeq(node)) return node.items.map((item) => plain(item, document, depth + 1, budget))
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map((item) => [isScalar(item.key) ? String(item.key.value) : String(item.key), plain(item.value, document, depth + 1, budget)]),
    )
  }
  if (!isScalar(node)) return null
  if (node.value === null || typeof node.value === 'boolean') return node.value
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}
