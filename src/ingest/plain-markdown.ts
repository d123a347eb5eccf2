import { visible } from '../text/visible.ts'
import { joiner } from './tags.ts'

/** What people type for the mark of a list item. */
const bullet = /^[-*+•·▪‣◦–]\s+(?=\S)/
const numbered = /^(\d{1,9}[.)])\s+(?=\S)/
/** `h(ttps)://`, up to what no address holds or a sentence ends with. */
const webAddress = /https?:\/\/[^\s<>{}`\\|"^]+/gi

/**
 * Text as a person types it, in the one form that a page of it reads back as: lists with `-` or numbers, an empty line around each, single spaces.
 * White space, list marks and what cannot be seen are all that changes.
 */
export function tidyText(typed: string): string {
  const lines = visible(typed)
    .replaceAll(joiner, '')
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, ' ').replace(bullet, '- ').replace(numbered, '$1 '))
  return blocksOf(lines)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

/** Plain text as Markdown that reads as that text: no mark, tag or shortcode in it means anything. */
export function toMarkdown(tidy: string): string {
  return blocksOf(tidy.split('\n'))
    .map((block) => (kindOf(block[0] as string) === 'text' ? block.map(escapeLine).join('\\\n') : block.map(escapeItem).join('\n')))
    .join('\n\n')
}

/** What `toMarkdown` was given; marks that a person wrote into the page stand as they are. */
export const fromMarkdown = (markdown: string): string =>
  tidyText(
    markdown.replace(
      /<(https?:\/\/[^\s<>]+)>|\\\n|\\([!-/:-@[-`{-~])|&(?:#(\d{1,6})|(amp|lt|gt|quot));/gi,
      (mark, address?: string, escaped?: string, code?: string, name?: string) =>
        address ?? escaped ?? (code !== undefined ? String.fromCodePoint(Number(code)) : name === undefined ? '\n' : (named[name.toLowerCase()] ?? mark)),
    ),
  )

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

type LineKind = 'text' | 'bullet' | 'dot' | 'bracket'

const kindOf = (line: string): LineKind => {
  if (line.startsWith('- ')) return 'bullet'
  const mark = numbered.exec(line)?.[1]
  return mark === undefined ? 'text' : mark.endsWith('.') ? 'dot' : 'bracket'
}

/** Lines that stand together: paragraphs, and lists of one kind of mark. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = []
  let open: string[] | null = null
  for (const line of lines) {
    if (line === '') open = null
    else if (open !== null && kindOf(open[0] as string) === kindOf(line)) open.push(line)
    else {
      open = [line]
      blocks.push(open)
    }
  }
  return blocks
}

function escapeItem(line: string): string {
  const mark = /^\S+ /.exec(line)?.[0] ?? ''
  return mark + escapeLine(line.slice(mark.length))
}

function escapeLine(line: string): string {
  let escaped = ''
  let from = 0
  for (const match of line.matchAll(webAddress)) {
    const address = withoutSentenceEnd(match[0])
    escaped += `${escapeWords(line.slice(from, match.index))}<${address}>`
    from = match.index + address.length
  }
  return escapeStart(escaped + escapeWords(line.slice(from)))
}

/** "… at https://nordsky.example/faq." */
const withoutSentenceEnd = (address: string): string => address.replace(address.includes('(') ? /[.,;:!?'*_~]+$/ : /[.,;:!?'*_~)\]]+$/, '')

/** Braces and angle brackets as characters by number: a site's own engine looks for them before it reads Markdown, whatever stands before them. */
const escapeWords = (text: string): string =>
  text
    .replace(/[\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/&(?=[#\w])/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\{/g, '&#123;')
    .replace(/\}/g, '&#125;')
    // Only a whole address is a link.
    .replace(/(https?):/gi, '$1\\:')
    .replace(/(www)\./gi, '$1\\.')

/** At its beginning a line may mean a heading, a quote, a list, a rule, a definition. */
const escapeStart = (line: string): string => line.replace(/^(?:>|[-+=#:](?![\p{L}\p{N}]))/u, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
