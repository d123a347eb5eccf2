import { splitText } from '../../src/text/split.ts'
import { isBlank, oneLine, unseen, visible } from '../../src/text/visible.ts'
import { maxLinkChars, maxTextObjectChars } from './limits.ts'

/*
 * Goal: outside text (postings, questions, titles) is shown as it is written and can mention, link, format and command nothing.
 * Choice: `mrkdwn` text objects with `verbatim`, in which Slack finds no addresses and names by itself, and everything below.
 * Alternative: `rich_text` blocks, whose elements are literal by construction. Slack's own clients show them; bridges, exports and the stand-ins that we test and
 * picture with show an empty answer, and Slack counts their nesting towards a limit that it does not document.
 */

/** Stops Slack from reading the character behind it as markup; nobody sees it. */
const wordJoiner = '\u2060'

/** Slack has no escape for its own marks: the first of a pair gives way to the character that looks the same. The wide ones of Japanese keyboards format too. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])[*＊](?=\S)(?=[^\n]*?\S[*＊](?![\p{L}\p{N}]))/gu, '∗'],
  [/(?<![\p{L}\p{N}])[_＿](?=\S)(?=[^\n]*?\S[_＿](?![\p{L}\p{N}]))/gu, 'ˍ'],
  [/(?<![\p{L}\p{N}])~(?=\S)(?=[^\n]*?\S~(?![\p{L}\p{N}]))/gu, '∼'],
  [/[`｀]/g, 'ˋ'],
]

/** Outside text as mrkdwn that shows just that text. */
export function literal(text: string): string {
  let shown = visible(text)
  for (const [pair, lookalike] of lookalikes) shown = shown.replace(pair, lookalike)
  return (
    shown
      .replace(/:(?=[^\s:]+:)/g, `:${wordJoiner}`)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // At the start of a line it would quote, escaped or not.
      .replace(/^(&gt;|＞)/gm, `${wordJoiner}$1`)
  )
}

/** At most what a character takes as mrkdwn within JSON. */
const costOf = (character: string): number => {
  switch (character) {
    case '&':
    case '<':
    case '>':
      return 5
    case '\n':
      return 4
    case ':':
    case '＞':
    case '"':
    case '\\':
      return 2
  }
  return character.length
}

/** A text of at most the size of a text object. */
export interface Shown {
  readonly mrkdwn: string
  /** The same without markup. */
  readonly said: string
}

/** Outside text in as many texts as it takes; none where nothing would be seen. */
export const showText = (text: string): Shown[] => split(text).map((piece) => ({ mrkdwn: literal(piece), said: piece }))

const split = (text: string, room: number = maxTextObjectChars): string[] =>
  splitText(visible(text), room - '> '.length - wordJoiner.length, costOf).filter((piece) => !isBlank(piece))

/** The beginning of an outside text, as much as has room as mrkdwn; `…` where there is more. */
export function textStart(text: string, room: number): string {
  const [first = '', ...more] = split(text, room - ' …'.length)
  return more.length === 0 ? first : `${first} …`
}

/** The same made literal. */
export const literalStart = (text: string, room: number): string => literal(textStart(text, room))

/** The beginning of a text for a `plain_text` object, which shows it as it is. */
export function plainStart(text: string, maxChars: number): string {
  const cut = (room: number) =>
    splitText(oneLine(text).replace(/<(?=[!@#])/g, `<${wordJoiner}`), room, (character) => character.length).filter((piece) => !isBlank(piece))
  const [whole = '', ...more] = cut(maxChars)
  return more.length === 0 ? whole : `${cut(maxChars - ' …'.length)[0] ?? ''} …`
}

/** Outside text with a bar beside it; its lists have bullets. */
export function showQuote(text: string): Shown[] {
  const bar = (line: string) => `> ${line}`.trimEnd()
  return showText(visible(text).replace(/^- /gm, '• ')).map(({ mrkdwn, said }) => ({ mrkdwn: mrkdwn.split('\n').map(bar).join('\n'), said }))
}

const escapeAnd = (url: string): string => url.replaceAll('&', '&amp;')

/** The address as it may be opened; null for all but web pages and mail (`javascript:`), and for what no browser takes. */
export function openable(url: string, protocols: readonly string[] = ['http:', 'https:', 'mailto:']): string | null {
  if (!URL.canParse(url) || !protocols.includes(new URL(url).protocol)) return null
  const safe = url
    .trim()
    .toWellFormed()
    .replace(/[\s<>|"\\]/g, (mark) => encodeURIComponent(mark))
    .replace(unseen, (mark) => encodeURIComponent(mark))
  return escapeAnd(safe).length > maxLinkChars ? null : safe
}

/**
 * A label that opens an address, in as many texts as it takes; the label alone where the address cannot be opened.
 * @param before own mrkdwn before the label
 */
export function showLink(label: string, url: string | null, before = ''): Shown[] {
  const address = url === null ? null : openable(url)
  const target = address === null ? null : escapeAnd(address)
  const room = maxTextObjectChars - before.length - (target === null ? 0 : `<${target}|>`.length)
  return split(oneLine(label), room).map((piece, index) => {
    const start = index === 0 ? before : ''
    return { mrkdwn: `${start}${target === null ? literal(piece) : `<${target}|${literal(piece)}>`}`, said: `${start}${piece}` }
  })
}

/** In bold; a line of text only, since Slack formats within lines. */
export const bold = ({ mrkdwn, said }: Shown): Shown => ({ mrkdwn: `*${mrkdwn}*`, said })

/** Texts that fit into one stand in one, on lines of their own. */
export function joinLines(texts: readonly Shown[]): Shown[] {
  const joined: Shown[] = []
  for (const text of texts) {
    const last = joined.at(-1)
    if (last !== undefined && last.mrkdwn.length + 1 + text.mrkdwn.length <= maxTextObjectChars)
      joined[joined.length - 1] = { mrkdwn: `${last.mrkdwn}\n${text.mrkdwn}`, said: `${last.said}\n${text.said}` }
    else joined.push(text)
  }
  return joined
}
