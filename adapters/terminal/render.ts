import { styleText } from 'node:util'
import wrapAnsi from 'wrap-ansi'
import type { Answer, AnswerPart, AnswerRow, Citation } from '../../src/domain.ts'
import { isTitleOnly, renumber, sourceName } from '../../src/text/quotes.ts'
import { wordedText } from '../../src/text/worded.ts'

/** The contract of `ask --json` and `--batch`. */
export interface JsonAnswer {
  readonly id?: string
  readonly outcome: Answer['outcome']
  readonly language: string
  /** The answer proper as plain Markdown, without what is related. */
  readonly text: string
  readonly citations: readonly Citation[]
  readonly related: readonly Citation[]
}

export function renderJson(answer: Answer, id?: string): JsonAnswer {
  const citations = answer.parts.flatMap((part) => part.rows.flatMap((row) => row.citations))
  const related = answer.parts.flatMap((part) => part.related.flatMap((row) => row.citations))
  return { ...(id === undefined ? {} : { id }), outcome: answer.outcome, language: answer.language, text: renderMarkdown(answer), citations, related }
}

/** The answer proper as plain Markdown, without what is related. */
export function renderMarkdown(answer: Answer): string {
  return answer.parts
    .map((part) =>
      [...wordedMarkdown(part), escapeMarkdown(part.lead), ...part.rows.map(rowMarkdown), ...part.closing.map(escapeMarkdown)]
        .filter((text) => text !== '')
        .join('\n\n'),
    )
    .join('\n\n')
}

/** Parts an address, which opens by itself whether its marks are escaped or not; nobody sees it. */
const wordJoiner = '\u2060'

/** The sources of Markdown have no numbers. At the start of a line more is markup than within one. */
function wordedMarkdown(part: AnswerPart): string[] {
  const text = wordedText(part, null)
  if (text === '') return []
  const literal = escapeMarkdown(text)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^-/, '\\-')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/:(?=\/\/)|www(?=\.)/gi, `$&${wordJoiner}`)
  return [literal, escapeMarkdown(part.worded?.note ?? '')]
}

function rowMarkdown(row: AnswerRow): string {
  const quotes = row.citations.map((citation) =>
    isTitleOnly(citation) ? `- ${sourceMarkdown(citation)}` : `${quoteMarkdown(citation.quote)}\n— ${sourceMarkdown(citation)}`,
  )
  const links = row.links.map((link) => `[${escapeMarkdown(link.label)}](${linkTarget(link.url)})`)
  return [escapeMarkdown(row.label), ...quotes, ...links, ...row.notes.map(escapeMarkdown)].filter((text) => text !== '').join('\n')
}

const quoteMarkdown = (quote: string): string =>
  renumber(quote)
    .split('\n')
    .map((line) => `> ${line.startsWith('- ') ? `- ${escapeMarkdown(line.slice(2))}` : escapeMarkdown(line)}`)
    .join('\n')

function sourceMarkdown(citation: Citation): string {
  const name = escapeMarkdown(sourceName(citation))
  return citation.url === null ? name : `[${name}](${linkTarget(citation.url)})`
}

/** An address that cannot end its own link. */
const linkTarget = (url: string): string => url.replace(/[\s()<>[\]\\]/g, (mark) => (mark === '(' ? '%28' : mark === ')' ? '%29' : encodeURIComponent(mark)))

/** Outside text may not format or link: what Markdown would read as markup is escaped. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>|~]/g, (mark) => `\\${mark}`).replace(/^(#|\+ )/, '\\$1')

/** The answer for people: quotes with a bar, sources numbered below; colours only where `colors` is set. */
export function renderPeople(answer: Answer, options: { readonly columns: number; readonly colors: boolean }): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string) => (options.colors ? styleText(style, text, { validateStream: false }) : text)
  const sources: string[] = []
  const numberOf = (citation: Citation): number => {
    const place = citation.url ?? `${citation.source}:${citation.lines[0]}`
    const line = `${plain(sourceName(citation))}\n    ${paint('cyan', plain(place))}`
    const known = sources.indexOf(line)
    if (known < 0) sources.push(line)
    return known < 0 ? sources.length : known + 1
  }
  const wrap = (text: string, indent: string) =>
    wrapAnsi(text, options.columns - indent.length, { trim: true })
      .split('\n')
      .map((line) => `${indent}${line}`)
      .join('\n')
  const row = (item: AnswerRow): string => {
    const quotes = item.citations.map((citation) => {
      if (isTitleOnly(citation)) return `  ${paint('bold', plain(citation.title))} [${numberOf(citation)}]`
      const text = renumber(plain(citation.quote))
        .split('\n')
        .map((line) => wrap(line, ''))
        .join('\n')
      const bar = paint('dim', '│')
      return `${text
        .split('\n')
        .map((line) => `  ${bar} ${line}`)
        .join('\n')}\n    ${paint('dim', `— ${plain(citation.title)}`)} [${numberOf(citation)}]`
    })
    const links = item.links.map((link) => `    ${plain(link.label)}: ${paint('cyan', plain(link.url))}`)
    return [
      ...(item.label === '' ? [] : [plain(item.label)]),
      ...quotes,
      ...links,
      ...item.notes.map((note) => wrap(paint('yellow', plain(note)), '    ')),
    ].join('\n')
  }
  const blocks: string[] = []
  for (const part of answer.parts) {
    // Before what a model worded: the numbers go by the quotes.
    const rows = part.rows.map(row)
    const text = wordedText(part, numberOf)
    if (text !== '') blocks.push(`${wrap(plain(text), '')}\n${wrap(paint('dim', plain(part.worded?.note ?? '')), '')}`)
    if (part.lead !== '') blocks.push(wrap(paint('bold', plain(part.lead)), ''))
    blocks.push(...rows, ...part.closing.map((line) => wrap(plain(line), '')))
  }
  const related = answer.parts.flatMap((part) => part.related)
  if (related.length > 0) blocks.push(paint('bold', plain(answer.relatedLead)), ...related.map(row))
  if (sources.length > 0) blocks.push(sources.map((source, index) => `[${index + 1}] ${source}`).join('\n'))
  return `${blocks.join('\n\n')}\n`
}

/** No control characters, no direction marks: outside text cannot steer the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const plain = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
