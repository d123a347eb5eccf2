/**
 * Reads what is not Markdown in a page: Hugo shortcodes, Jekyll (Liquid) tags, HTML. The result is the same text with every tag blanked out, character for
 * character, so that offsets keep pointing into the file, beside the facts that the tags held: titled regions, attributes, anchors. Where a tag means what
 * Markdown has a mark for (heading, list item, bold, the end of a box), that mark stands in its place.
 */
import { blockElements, lexTags, type Tag, type TagProblem } from './tag-lexer.ts'

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
  readonly problems: readonly TagProblem[]
}

/** Stands for a tag within a word or before a full stop, where a space would tear the text apart. Readers of the text drop it. */
export const joiner = '\ue000'

const titleKeys = ['title', 'question', 'q', 'summary', 'heading', 'header', 'label', 'name', 'cardtitle']
/** What a reader of the site cannot see is not read. */
const isHidden = (tag: Tag): boolean =>
  tag.attributes.has('hidden') ||
  tag.positional.includes('hidden') ||
  tag.attributes.get('aria-hidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(tag.attributes.get('style') ?? '')

const mutedElements = new Set(['template', 'svg', 'iframe', 'noscript', 'object', 'form'])
/** Ends a list and a paragraph, and is nothing itself. */
const divider = '\n***\n'

export function readTags(text: string): TagReading {
  const problems: TagProblem[] = []
  const tags = lexTags(text, problems)
  const partner = pairTags(tags, problems)
  const out = blank(text, tags)
  const regions: Region[] = []
  const facts: TagFacts[] = []
  const anchors: { id: string; offset: number }[] = []
  const edges = new Set(tags.filter((tag) => tag.family !== 'html').flatMap((tag) => [tag.start, tag.end]))

  tags.forEach((tag, index) => {
    const id = tag.attributes.get('id') ?? (tag.name === 'a' ? tag.attributes.get('name') : undefined)
    if (tag.family === 'html' && tag.kind !== 'close' && id !== undefined) anchors.push({ id, offset: tag.end })
    if (tag.kind !== 'open' && tag.kind !== 'void') return
    const close = tags[partner.get(index) ?? -1]
    if (close !== undefined && tag.family === 'html' && (mutedElements.has(tag.name) || isHidden(tag))) {
      for (let at = tag.end; at < close.start; at++) if (out[at] !== '\n') out[at] = ' '
      return
    }
    if (tag.family === 'html') {
      if (tag.name === 'details' && close !== undefined) {
        regions.push(detailsRegion(tag, close.start, tags, partner, text, out))
        write(out, tag.start, divider)
        write(out, close.start, divider)
      } else if (/^h[1-6]$/.test(tag.name)) {
        write(out, tag.start, '\n## ')
        for (let at = tag.end; at < (close?.start ?? 0); at++) if (out[at] === '\n') out[at] = ' '
      } else if (tag.name === 'li' && !isInTableRow(text, tag.start)) write(out, tag.start, '\n- ')
      else if ((tag.name === 'b' || tag.name === 'strong') && close !== undefined) markBold(out, tag, close)
      return
    }
    if (close === undefined) {
      facts.push({ name: tag.name, attributes: tag.attributes, positional: tag.positional, offset: tag.start, end: tag.end })
      return
    }
    regions.push({ name: tag.name, title: titleOf(tag), start: tag.end, end: close.start })
    if (tag.family === 'shortcode' && !isWithinLine(text, tag, close, edges)) {
      write(out, tag.start, divider)
      write(out, close.start, divider)
    }
  })
  return { text: out.join(''), regions, facts, anchors, problems: problems.sort((a, b) => a.offset - b.offset) }
}

function titleOf(tag: Tag): string | null {
  const named = titleKeys.map((key) => tag.attributes.get(key)).find((value) => value !== undefined && value.trim() !== '')
  // Not an icon's name, a path or a file.
  const title = named ?? tag.positional.find((value) => /\p{L}{2}/u.test(value) && !/[/\\]|\.\w{2,4}$/.test(value))
  return title?.trim() ?? null
}

/** `<details><summary>Question</summary>Answer</details>`: the summary is the title. */
function detailsRegion(tag: Tag, end: number, tags: readonly Tag[], partner: ReadonlyMap<number, number>, text: string, out: string[]): Region {
  const summaryAt = tags.findIndex((other) => other.name === 'summary' && other.kind === 'open' && other.start >= tag.end && other.start < end)
  const summary = tags[summaryAt]
  const close = summaryAt < 0 ? undefined : tags[partner.get(summaryAt) ?? -1]
  if (summary === undefined || close === undefined) return { name: 'details', title: null, start: tag.end, end }
  const title = out.slice(summary.end, close.start).join('').replaceAll(joiner, '').replace(/\s+/g, ' ').trim()
  for (let at = summary.end; at < close.start; at++) if (text[at] !== '\n') out[at] = ' '
  return { name: 'details', title: title === '' ? null : title, start: close.end, end }
}

/** Writes a mark over a blanked tag, which is at least as long. */
function write(out: string[], start: number, mark: string): void {
  for (let at = 0; at < mark.length && start + at < out.length; at++) out[start + at] = mark[at] as string
}

/** `<strong>Salary</strong>` as `**Salary**`, where Markdown would take it for bold. */
function markBold(out: string[], open: Tag, close: Tag): void {
  const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)
  const inner = out.slice(open.end, close.start)
  const [first, last] = [inner[0], inner.at(-1)]
  if (first === undefined || last === undefined || /[\s*\ue000]/.test(first) || /[\s*\ue000]/.test(last) || inner.join('').includes('\n\n')) return
  const [before, after] = [out[open.start - 1], out[close.end]]
  if ((!isLetter(first) && isLetter(before)) || (!isLetter(last) && isLetter(after)) || before === '*' || after === '*') return
  write(out, open.end - 2, '**')
  write(out, close.start, '**')
}

/** Whether a paired tag stands in the middle of a line of text: `an {{< abbr title="…" >}}EoR{{< /abbr >}} in your country`. */
function isWithinLine(text: string, open: Tag, close: Tag, edges: ReadonlySet<number>): boolean {
  if (text.slice(open.end, close.start).includes('\n')) return false
  let before = open.start
  while (text[before - 1] === ' ' || text[before - 1] === '\t') before--
  let after = close.end
  while (text[after] === ' ' || text[after] === '\t') after++
  const opensLine = before === 0 || text[before - 1] === '\n' || edges.has(before)
  const closesLine = after === text.length || text[after] === '\n' || edges.has(after)
  return !opensLine || !closesLine
}

/** The text as UTF-16 units with each tag blank; HTML that ends a line leaves a line break. */
function blank(text: string, tags: readonly Tag[]): string[] {
  const out = text.split('')
  const joined = joinedTags(text, tags)
  tags.forEach((tag, index) => {
    const fill = joined.has(index) ? joiner : ' '
    for (let at = tag.start; at < tag.end; at++) if (out[at] !== '\n' && out[at] !== '\r') out[at] = fill
    if (tag.family !== 'html' || !blockElements.has(tag.name) || isInTableRow(text, tag.start)) return
    if (tag.name === 'br') {
      // Two spaces and a line end are Markdown's <br>.
      if (!/^[ \t]*(?:\n|$)/.test(text.slice(tag.end, tag.end + 80))) out[tag.start + 2] = '\n'
      return
    }
    out[tag.start] = '\n'
    if (tag.end - tag.start > 1) out[tag.start + 1] = '\n'
  })
  return out
}

/** A row of a Markdown table is one line: a break within a cell would end the table. */
const isInTableRow = (text: string, at: number): boolean => /^[ \t]*\|/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))

/** Tags for which spaces would part what stands together on the page: `<b>salary</b>,` or `H<sub>2</sub>O`. */
function joinedTags(text: string, tags: readonly Tag[]): Set<number> {
  const joined = new Set<number>()
  const isElement = (tag: Tag) => tag.family === 'html' && !blockElements.has(tag.name)
  for (let first = 0, last = 0; first < tags.length; first = ++last) {
    while (last + 1 < tags.length && (tags[last + 1] as Tag).start === (tags[last] as Tag).end) last++
    const run = tags.slice(first, last + 1)
    const before = text[(tags[first] as Tag).start - 1] ?? '\n'
    const after = text[(tags[last] as Tag).end] ?? '\n'
    if (/\s/.test(before) || /\s/.test(after) || run.some((tag) => tag.family === 'html' && blockElements.has(tag.name))) continue
    if (run.every(isElement) || /[,.;:!?)]/.test(after)) for (let index = first; index <= last; index++) joined.add(index)
  }
  return joined
}

/** Matches closers to openers: index of the opening tag -> index of the closing one. An opener without a closer stands alone. */
function pairTags(tags: readonly Tag[], problems: TagProblem[]): Map<number, number> {
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
