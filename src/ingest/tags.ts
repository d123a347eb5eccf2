/**
 * Reads what is not Markdown in a page: Hugo shortcodes, Jekyll (Liquid) tags, HTML. The result is the same text with every tag blanked out, character for
 * character, so that offsets keep pointing into the file, beside the facts that the tags held: titled regions, attributes, anchors.
 */

export interface Region {
  /** Tag name, lower case: `accordion`, `note`, `details`. */
  readonly name: string
  readonly title: string | null
  /** Offsets of the text between the tags. */
  readonly start: number
  readonly end: number
}

/** A tag that stands alone and says something in its attributes. */
export interface TagFacts {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly positional: readonly string[]
  readonly offset: number
  readonly end: number
}

export interface TagReading {
  /** As long as the input; every tag blank. */
  readonly text: string
  readonly regions: readonly Region[]
  readonly facts: readonly TagFacts[]
  /** Ids that HTML gives to a place (`<div id="info">`). */
  readonly anchors: readonly { readonly id: string; readonly offset: number }[]
  readonly problems: readonly { readonly offset: number; readonly message: string }[]
}

interface Tag {
  readonly kind: 'open' | 'close' | 'void' | 'comment'
  readonly family: 'shortcode' | 'liquid' | 'html'
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly positional: readonly string[]
  readonly start: number
  readonly end: number
}

const tagStart = /\{\{[<%]|\{\{|\{%|<!--|<\/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|\{\/\*/g

const titleKeys = ['title', 'question', 'q', 'summary', 'heading', 'header', 'label', 'name', 'cardtitle']
/** HTML elements that end a line of text. */
const blockElements = new Set('address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p section summary table tbody td tfoot th thead tr ul'.split(' '))
const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const mutedElements = new Set(['script', 'style', 'template', 'svg', 'iframe', 'noscript', 'object', 'form'])

export function readTags(text: string): TagReading {
  const problems: { offset: number; message: string }[] = []
  const tags = lexTags(text, problems)
  const out = [...blank(text, tags)]
  const regions: Region[] = []
  const facts: TagFacts[] = []
  const anchors: { id: string; offset: number }[] = []
  const partner = pairTags(tags, problems)

  tags.forEach((tag, index) => {
    const id = tag.attributes.get('id') ?? (tag.name === 'a' ? tag.attributes.get('name') : undefined)
    if (tag.family === 'html' && tag.kind !== 'close' && id !== undefined) anchors.push({ id, offset: tag.end })
    if (tag.kind !== 'open' && tag.kind !== 'void') return
    const close = partner.get(index)
    const end = close === undefined ? undefined : tags[close]?.start
    if (end !== undefined && isMuted(tag)) {
      for (let at = tag.end; at < end; at++) if (out[at] !== '\n') out[at] = ' '
      return
    }
    if (tag.family === 'html') {
      if (tag.name === 'details' && end !== undefined) regions.push(detailsRegion(tag, end, tags, partner, text, out))
      else if (/^h[1-6]$/.test(tag.name)) markLine(out, tag.start, '## ')
      else if (tag.name === 'li') markLine(out, tag.start, '- ')
      return
    }
    if (end !== undefined) {
      const title = titleKeys.map((key) => tag.attributes.get(key)).find((value) => value !== undefined && value.trim() !== '') ?? tag.positional.find((value) => /\p{L}{2}/u.test(value) && !/[/\\]|\.\w{2,4}$/.test(value))
      regions.push({ name: tag.name, title: title?.trim() ?? null, start: tag.end, end })
    } else facts.push({ name: tag.name, attributes: tag.attributes, positional: tag.positional, offset: tag.start, end: tag.end })
  })
  return { text: out.join(''), regions, facts, anchors, problems }
}

const isMuted = (tag: Tag): boolean => (tag.family === 'html' ? mutedElements.has(tag.name) : tag.family === 'liquid' && tag.name === 'comment')

/** `<details><summary>Question</summary>Answer</details>`: the summary is the title. */
function detailsRegion(tag: Tag, end: number, tags: readonly Tag[], partner: ReadonlyMap<number, number>, text: string, out: string[]): Region {
  const summaryAt = tags.findIndex((other) => other.name === 'summary' && other.kind === 'open' && other.start >= tag.end && other.start < end)
  const summary = tags[summaryAt]
  const close = summaryAt < 0 ? undefined : tags[partner.get(summaryAt) ?? -1]
  if (summary === undefined || close === undefined) return { name: 'details', title: null, start: tag.end, end }
  const title = out.slice(summary.end, close.start).join('').replace(/\s+/g, ' ').trim()
  for (let at = summary.end; at < close.start; at++) if (text[at] !== '\n') out[at] = ' '
  return { name: 'details', title: title === '' ? null : title, start: close.end, end }
}

/** Writes a Markdown mark over the blanked tag, on a line of its own. */
function markLine(out: string[], start: number, mark: string): void {
  out[start] = '\n'
  for (let at = 0; at < mark.length && at + start + 1 < out.length; at++) out[start + 1 + at] = mark[at] as string
}

/** The text as UTF-16 units with each tag blank; HTML that ends a line leaves a line break. */
function blank(text: string, tags: readonly Tag[]): string[] {
  const out = text.split('')
  for (const tag of tags) {
    for (let at = tag.start; at < tag.end; at++) if (out[at] !== '\n' && out[at] !== '\r') out[at] = ' '
    if (tag.family === 'html' && blockElements.has(tag.name)) {
      out[tag.start] = '\n'
      // Two breaks make a paragraph; a lone <br> breaks the line only.
      if (tag.name !== 'br' && tag.end - tag.start > 1) out[tag.start + 1] = '\n'
    }
  }
  return out
}

/** Matches closers to openers: index of the opening tag -> index of the closing one. An opener without a closer stands alone. */
function pairTags(tags: readonly Tag[], problems: { offset: number; message: string }[]): Map<number, number> {
  const partner = new Map<number, number>()
  const open: number[] = []
  tags.forEach((tag, index) => {
    if (tag.kind === 'open') open.push(index)
    if (tag.kind !== 'close') return
    for (let depth = open.length - 1; depth >= 0; depth--) {
      const opener = tags[open[depth] as number] as Tag
      if (opener.family === tag.family && opener.name === tag.name) {
        partner.set(open[depth] as number, index)
        open.length = depth
        return
      }
    }
    if (tag.family !== 'html') problems.push({ offset: tag.start, message: `a closing "${tag.name}" without its opening tag` })
  })
  return partner
}

function lexTags(text: string, problems: { offset: number; message: string }[]): Tag[] {
  const tags: Tag[] = []
  tagStart.lastIndex = 0
  for (let match = tagStart.exec(text); match !== null; match = tagStart.exec(text)) {
    const tag = lexTag(text, match.index, match[0])
    // "<five ms" is no tag: it stays text.
    if (tag === null && match[0].startsWith('<')) continue
    if (tag === null) {
      problems.push({ offset: match.index, message: `a tag that starts with ${match[0]} is not closed` })
      // What is left of the line goes too: no piece of a tag may be quoted.
      const lineEnd = text.indexOf('\n', match.index)
      const end = lineEnd < 0 ? text.length : lineEnd
      tags.push({ kind: 'comment', family: 'shortcode', name: '', attributes: new Map(), positional: [], start: match.index, end })
      tagStart.lastIndex = end
    } else {
      tags.push(tag)
      tagStart.lastIndex = tag.end
    }
  }
  return tags
}

const noAttributes: ReadonlyMap<string, string> = new Map()
const comment = (start: number, end: number): Tag => ({ kind: 'comment', family: 'html', name: '', attributes: noAttributes, positional: [], start, end })

function lexTag(text: string, start: number, opening: string): Tag | null {
  if (opening === '<!--') return until(text, start, '-->') ?? comment(start, text.length)
  if (opening === '{/*') return until(text, start, '*/}')
  if (opening === '{{<' || opening === '{{%') return lexDelimited(text, start, opening.charAt(2) === '<' ? '>}}' : '%}}', 'shortcode')
  if (opening === '{%') return lexDelimited(text, start, '%}', 'liquid')
  if (opening === '{{') return until(text, start, '}}')
  return lexHtml(text, start)
}

function until(text: string, start: number, closing: string): Tag | null {
  const end = text.indexOf(closing, start)
  return end < 0 ? null : comment(start, end + closing.length)
}

/** A shortcode `{{< name key="value" >}}` or Liquid tag `{% include name.html key="value" %}`; may span lines. */
function lexDelimited(text: string, start: number, closing: string, family: 'shortcode' | 'liquid'): Tag | null {
  const inner = start + (family === 'liquid' ? 2 : 3)
  const end = findClosing(text, inner, closing)
  if (end === null) return null
  const body = text.slice(inner, end).replace(/^-|-$/g, '').trim()
  if (body.startsWith('/*')) return { ...comment(start, end + closing.length), family }
  const head = /^(\/\s*)?([^\s=/"'`]+(?:\/[^\s=/"'`]+)*)?\s*/.exec(body) as RegExpExecArray
  let name = (head[2] ?? '').toLowerCase()
  let rest = body.slice(head[0].length)
  let isClosing = head[1] !== undefined
  if (family === 'liquid') {
    if (/^end./.test(name)) {
      isClosing = true
      name = name.slice(3)
    }
    if (name.startsWith('include')) {
      const file = /^(\S+)\s*/.exec(rest)
      name = (file?.[1] ?? name).replace(/\.\w+$/, '').toLowerCase()
      rest = rest.slice(file?.[0].length ?? 0)
      return { ...tagOf(start, end + closing.length, family, name, rest), kind: 'void' }
    }
    // Only tags with a matching end tag hold text; `{% if %}`, `{% raw %}` give theirs as it is.
    return { kind: isClosing ? 'close' : 'open', family, name, attributes: noAttributes, positional: [], start, end: end + closing.length }
  }
  const selfClosing = /\/\s*$/.test(rest) && !/=\s*\S*\/\s*$/.test(rest)
  const tag = tagOf(start, end + closing.length, family, name, selfClosing ? rest.replace(/\/\s*$/, '') : rest)
  return { ...tag, kind: isClosing ? 'close' : selfClosing ? 'void' : 'open' }
}

/** Offset of the closing delimiter, skipping quoted values; null where another tag starts first or the text ends. */
function findClosing(text: string, from: number, closing: string): number | null {
  const plain = text.indexOf(closing, from)
  if (plain < 0) return null
  let quote = ''
  for (let at = from; at < text.length; at++) {
    const char = text[at] as string
    if (quote !== '') {
      if (char === '\\') at++
      else if (char === quote) quote = ''
    } else if (text.startsWith(closing, at)) return at
    else if ((char === '"' || char === '`') && text.indexOf(char, at + 1) > 0) quote = char
    else if (char === '{' && /^\{\{[<%]/.test(text.slice(at, at + 3))) break
  }
  // An unbalanced quote swallowed the end, or a new tag began inside: take the nearest delimiter.
  const inner = text.slice(from, plain)
  return /\{\{[<%]/.test(inner) ? null : plain
}

function tagOf(start: number, end: number, family: Tag['family'], name: string, params: string): Omit<Tag, 'kind'> {
  const attributes = new Map<string, string>()
  const positional: string[] = []
  const pattern = /(?:([\p{L}_@:][\p{L}\p{N}_.:-]*)\s*=\s*)?(?:"((?:\\[\s\S]|[^"\\])*)"|`([^`]*)`|“([^”]*)”|'((?:\\[\s\S]|[^'\\])*)'|([^\s"`=]+))/gu
  for (const match of params.matchAll(pattern)) {
    const value = (match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? '').replace(/\\(["'\\])/g, '$1')
    if (match[1] === undefined) positional.push(value)
    else attributes.set(match[1].toLowerCase(), value)
  }
  return { family, name, attributes, positional, start, end }
}

function lexHtml(text: string, start: number): Tag | null {
  const match = /^<(\/)?([A-Za-z][A-Za-z0-9-]*)((?:\s+(?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'])*)?)\s*(\/)?>/.exec(text.slice(start, start + 5_000))
  if (match === null) return null
  const name = (match[2] as string).toLowerCase()
  const tag = tagOf(start, start + match[0].length, 'html', name, match[3] ?? '')
  const stands = match[4] !== undefined || /\/$/.test(match[3] ?? '') || voidElements.has(name)
  return { ...tag, kind: match[1] !== undefined ? 'close' : stands ? 'void' : 'open' }
}
