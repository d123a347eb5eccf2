import { splitText } from '../../src/text/split.ts'
import { isBlank, oneLine, visible } from '../../src/text/visible.ts'
import { maxLinkChars, maxTextChars } from './limits.ts'

/*
 * Goal: outside text (postings, questions, titles) is shown as it is written and can mention, link, format and command nothing.
 * Choice: a backslash before every mark that Discord reads. Within the label of a link it shows backslashes instead of heeding them, formats all the same, and
 * refuses the whole link over an emoji or an address (discord/discord-api-docs#6185, #7673, #7721): there an outside text stands only if it is letters, figures
 * and plain punctuation. Any other title stands before the link, which then has a label of our own.
 * Not `escapeMarkdown` of discord.js, which leaves mentions, emoji codes, addresses and invitations.
 * Alternative: characters that look like the marks, as Slack needs them. Candidates copy commands and addresses from answers, and would copy the wrong ones.
 */

/** Parts what it stands in; nobody sees it. */
const wordJoiner = '\u2060'

/** Outside text as Markdown that shows just that text. */
export const literal = (text: string): string =>
  visible(text)
    .replace(/[\\*_~`|[\]<]/g, '\\$&')
    // Escaped it is shown as text and still pings.
    .replace(/(?<=\\<)(?=@)/g, wordJoiner)
    .replace(/(?<![\p{L}\p{N}._+-])@(?=everyone|here)/giu, `@${wordJoiner}`)
    // In an address of mail, which is copied.
    .replace(/@(?=everyone|here)/gi, '\\@')
    // Emoji codes, and addresses that the app would open.
    .replace(/:(?=\S)/g, '\\:')
    // Invitations and links into Discord need no protocol.
    .replace(/(discord[\w-]*(?:\.[\w-]+)+)\//gi, '$1\\/')
    // Headings, small print, quotes and lists.
    .replace(/^( *)([#>+-])/gm, '$1\\$2')
    .replace(/^( *\d+)\./gm, '$1\\.')

/** At most what a character takes as Markdown. */
const costOf = (character: string): number => (/[\\*_~`|[\]<>@:/#+.-]/.test(character) ? 2 : character === '\n' ? 1 + '-# '.length : character.length)

/** Outside text in as many texts as it takes; none where nothing would be seen. */
export const showText = (text: string): string[] => split(text).map(literal)

const split = (text: string, room: number = maxTextChars): string[] =>
  splitText(visible(text), room - '-# '.length - wordJoiner.length, costOf).filter((piece) => !isBlank(piece))

/** The beginning of a text for a label, which shows it as it is. */
export function plainStart(text: string, maxChars: number): string {
  const cut = (room: number) => splitText(oneLine(text), room, (character) => character.length).filter((piece) => !isBlank(piece))
  const [whole = '', ...more] = cut(maxChars)
  return more.length === 0 ? whole : `${cut(maxChars - moreMark.length)[0] ?? ''}${moreMark}`
}

/** Behind the beginning of a text. */
const moreMark = ' …'

const eachLine = (text: string, mark: string): string =>
  text
    .split('\n')
    .map((line) => `${mark}${line}`)
    .join('\n')

const bulleted = (text: string): string => visible(text).replace(/^- /gm, '• ')

/** Outside text with a bar beside it; its lists have bullets. */
export const showQuote = (text: string): string[] => showText(bulleted(text)).map((piece) => eachLine(piece, '> '))

/** The same within a room, which is below that of a text; where it does not fit, its beginning with a mark that there is more. */
export function showQuoteStart(text: string, room: number): string[] {
  const [start, ...more] = split(bulleted(text), room - moreMark.length)
  if (start === undefined) return []
  return [eachLine(`${literal(start)}${more.length === 0 ? '' : moreMark}`, '> ')]
}

/** Small and grey. */
export const small = (text: string): string => eachLine(text, '-# ').replace(/^-# *$/gm, '')

export const bold = (text: string): string => `**${text}**`

/** Of one line. */
export const heading = (text: string): string => `### ${text}`

/** The address as a link opens it, in ASCII; null for all but web pages (`javascript:`, `discord:`), and for what is too long. */
export function openable(url: string, maxChars = maxLinkChars): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  const safe = href.replace(/[\s()*[\]<>|\\`"]|@(?=everyone|here)/gi, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return safe.length > maxChars || !URL.canParse(safe) ? null : safe
}

/** The address of a `mailto:` link, which opens by itself between angle brackets (as `email` of discord.js writes it); null for all else. */
function mailAddress(url: string): string | null {
  const address = /^mailto:([^?]+)/i.exec(url.trim())?.[1] ?? ''
  return /^[\w.+-]+@(?!everyone|here)[\w-]+(\.[\w-]+)+$/i.test(address) ? address : null
}

/** What Discord takes as the label of a link and shows unchanged. */
const quietLabel = /^(?!.*(?:\.[\w-]+\/|[\ufe0f\u20e3]))(?:[\p{L}\p{M}\p{N} ,;.!?'"’‘“”„«»()&/+%€$£°§#–—…›·-]|:(?= |$))+$/u
const maxQuietChars = 300

/**
 * A name that opens an address, in as many texts as it takes; the name alone where the address cannot be opened.
 * @param label own words for a link behind a name that cannot be one
 * @param before own Markdown before the name
 */
export function showLink(name: string, url: string | null, label: string, before = ''): string[] {
  const line = oneLine(name)
  const address = url === null ? null : openable(url)
  if (address !== null && line.length <= maxQuietChars && quietLabel.test(line)) return [`${before}[${line}](${address})`]
  const mail = url === null ? null : mailAddress(url)
  const link = address !== null ? ` · [${label}](${address})` : mail !== null ? ` <${mail}>` : ''
  const pieces = split(line, maxTextChars - before.length - link.length).map(literal)
  return pieces.map((piece, index) => `${index === 0 ? before : ''}${piece}${index === pieces.length - 1 ? link : ''}`)
}

/** Texts that fit into one stand in one, on lines of their own. */
export function joinLines(texts: readonly string[], room: number = maxTextChars): string[] {
  const joined: string[] = []
  for (const text of texts) {
    const last = joined.at(-1)
    if (last !== undefined && last.length + 1 + text.length <= room) joined[joined.length - 1] = `${last}\n${text}`
    else joined.push(text)
  }
  return joined
}
