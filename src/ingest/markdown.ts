import type { Nodes, Paragraph, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Unit } from '../domain.ts'
import { sentenceSpans } from '../text/sentences.ts'
import { joiner } from './tags.ts'

/** A run of plain text with the way back to the page. */
interface Inline {
  readonly text: string
  /** Pairs of (offset in text, offset in the page), ascending. */
  readonly map: readonly (readonly [number, number])[]
  /** Anchors that footnote marks in the text point to, with their offset in the text. */
  readonly marks: readonly { readonly at: number; readonly anchor: string }[]
  /** Addresses of links in the text. */
  readonly links: readonly string[]
}

/** A unit before its footnotes are resolved to passages. */
export type DraftUnit = Omit<Unit, 'footnotes' | 'topics' | 'topicWeights' | 'lines' | 'hasNumber'> & {
  readonly offset: number
  readonly endOffset: number
  readonly anchors: readonly string[]
  readonly links: readonly string[]
  /** The label of "Starting date: …" where the unit begins with one. */
  readonly label: string | null
}

export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly slugText: string; readonly id: string | null; readonly offset: number }
  | { readonly kind: 'text'; readonly units: readonly DraftUnit[]; readonly offset: number }
  | { readonly kind: 'footnote'; readonly anchor: string; readonly units: readonly DraftUnit[]; readonly offset: number }

/** Depth given to a paragraph that is nothing but bold: below every real heading. */
export const boldHeadingDepth = 7
const maxHeadingChars = 120
const maxItemChars = 420

/** Indented code is off: pages indent text inside shortcodes, and code has no place in a posting. */
const parserOptions = {
  extensions: [gfm({ singleTilde: false }), { disable: { null: ['codeIndented', 'htmlFlow', 'htmlText'] } }],
  mdastExtensions: [gfmFromMarkdown()],
}

/** Quotes and lists nested beyond all sense on one line: the parser takes time by the square of their number. */
const deepNesting = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){20,}/gm

/** Of the marks of Markdown, those that stand within a line. */
const phraseOptions = {
  ...parserOptions,
  extensions: [
    ...parserOptions.extensions,
    { disable: { null: ['blockQuote', 'codeFenced', 'definition', 'headingAtx', 'list', 'setextUnderline', 'thematicBreak'] } },
  ],
}

/** Plain text of Markdown that is one line by its place: a title, a label, a value. */
export function readPhrase(text: string): string {
  const root: Root = fromMarkdown(text, phraseOptions)
  return root.children
    .map((node) => (node.type === 'table' ? text : readInline(node).text))
    .join(' ')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
}

/** Markdown (with its tags blanked) as a flat row of headings and texts. */
export function readBlocks(text: string, language: string): Block[] {
  const root: Root = fromMarkdown(
    text.replace(deepNesting, (marks) => ' '.repeat(marks.length)),
    parserOptions,
  )
  const blocks: Block[] = []
  let number = 0
  const visit = (node: Nodes): void => {
    const offset = node.position?.start.offset ?? 0
    switch (node.type) {
      case 'heading': {
        const inline = readInline(node)
        const id = /\s*\{#([\w-]+)[^}]*\}\s*$/.exec(inline.text)
        const title = inline.text
          .replace(/\s*\{[#.:][^}]*\}\s*$/, '')
          .replace(/\s+/g, ' ')
          .trim()
        if (title !== '') blocks.push({ kind: 'heading', depth: node.depth, text: title, slugText: title, id: id?.[1] ?? null, offset })
        return
      }
      case 'paragraph': {
        const bold = boldOnly(node)
        if (bold !== null) {
          blocks.push({ kind: 'heading', depth: boldHeadingDepth, text: bold, slugText: bold, id: null, offset })
          return
        }
        for (const part of labelledParts(node)) {
          blocks.push({
            kind: 'text',
            units: sentenceUnits(readInline(part), number++, language, leadingLabel(part)),
            offset: part.position?.start.offset ?? offset,
          })
        }
        return
      }
      case 'list': {
        blocks.push({ kind: 'text', units: listUnits(node, number++, language, text), offset })
        return
      }
      case 'table': {
        const block = number++
        const units = node.children.map((row) => wholeUnit(joinInlines(row.children.map(readInline), ' | '), block, 'fact')).filter(isFilled)
        blocks.push({ kind: 'text', units, offset })
        return
      }
      case 'code': {
        const inline: Inline = { text: node.value.replace(/\s+/g, ' '), map: [[0, offset]], marks: [], links: [] }
        blocks.push({ kind: 'text', units: [wholeUnit(inline, number++, 'fact')].filter(isFilled), offset })
        return
      }
      case 'footnoteDefinition': {
        const units = node.children.flatMap((child) => (child.type === 'paragraph' ? sentenceUnits(readInline(child), number++, language, null) : []))
        blocks.push({ kind: 'footnote', anchor: `fn:${node.identifier}`, units, offset })
        return
      }
      default:
        if ('children' in node) for (const child of node.children) visit(child as Nodes)
    }
  }
  for (const child of root.children) visit(child)
  return blocks.filter((block) => block.kind === 'heading' || block.units.length > 0)
}

const isFilled = (unit: DraftUnit): boolean => /[\p{L}\p{N}]/u.test(unit.text)

/** The text of a short paragraph that is one bold run, as pages use it for a heading. */
function boldOnly(node: Nodes): string | null {
  if (node.type !== 'paragraph') return null
  const children = node.children.filter((child) => !(child.type === 'text' && /^[\s:]*$/.test(child.value)))
  const only = children[0]
  if (children.length !== 1 || only?.type !== 'strong') return null
  const title = readInline(only).text.replace(/\s+/g, ' ').trim()
  return title.length > 0 && title.length <= maxHeadingChars && !/[.!]$/.test(title) ? title.replace(/\s*:$/, '') : null
}

/** "Starting date" of a paragraph that begins `**Starting date:** …`. */
function leadingLabel(node: Nodes): string | null {
  if (node.type !== 'paragraph') return null
  const [first, second] = node.children
  if (first?.type !== 'strong') return null
  const label = readInline(first).text.trim()
  const isLabel = /:$/.test(label) || (second?.type === 'text' && /^\s*:/.test(second.value))
  return isLabel && label.length <= 60 ? label.replace(/\s*:$/, '') : null
}

/** A paragraph in which each line has its own label ("**Start:** May", "**Salary:** 500"), as one paragraph a line. */
function labelledParts(node: Paragraph): Paragraph[] {
  const parts: Paragraph['children'][] = [[]]
  node.children.forEach((child, index) => {
    const before = node.children[index - 1]
    const opensLine = before?.type === 'break' || (before?.type === 'text' && /\n\s*$/.test(before.value))
    if (opensLine && leadingLabel({ type: 'paragraph', children: node.children.slice(index, index + 2) }) !== null) parts.push([])
    parts.at(-1)?.push(child)
  })
  if (parts.length === 1) return [node]
  return parts.map((children): Paragraph => {
    const start = children[0]?.position?.start
    const end = children.at(-1)?.position?.end
    return { type: 'paragraph', children, ...(start !== undefined && end !== undefined && { position: { start, end } }) }
  })
}

function listUnits(list: Extract<Nodes, { type: 'list' }>, block: number, language: string, page: string): DraftUnit[] {
  return list.children.flatMap((item) => {
    const offset = item.position?.start.offset ?? 0
    const marker = list.ordered === true ? (/^\s*(\d+)[.)]/.exec(page.slice(offset, offset + 12))?.[0].trim() ?? '') : ''
    const own = item.children.flatMap((child): Inline[] => (child.type === 'paragraph' || child.type === 'heading' ? [readInline(child)] : []))
    const inline = joinInlines(own, ' ')
    const units: DraftUnit[] = []
    if (inline.text.length > maxItemChars) units.push(...sentenceUnits(inline, block, language, null).map((unit) => ({ ...unit, kind: 'item' as const })))
    else units.push(wholeUnit(inline, block, 'item'))
    const first = units[0]
    if (first !== undefined && marker !== '' && isFilled(first)) units[0] = { ...first, text: `${marker} ${first.text}`, offset }
    const nested = item.children.flatMap((child) => {
      if (child.type === 'list') return listUnits(child, block, language, page)
      if (child.type === 'blockquote' || child.type === 'code') return [wholeUnit(readInline(child), block, 'item')]
      return []
    })
    return [...units.filter(isFilled), ...nested.filter(isFilled)]
  })
}

function wholeUnit(inline: Inline, block: number, kind: Unit['kind']): DraftUnit {
  return unitOf(inline, 0, inline.text.length, block, kind, null)
}

function sentenceUnits(inline: Inline, block: number, language: string, label: string | null): DraftUnit[] {
  if (label !== null && inline.text.length <= maxItemChars) return [{ ...unitOf(inline, 0, inline.text.length, block, 'fact', label) }].filter(isFilled)
  return sentenceSpans(inline.text, language)
    .map(({ start, end }) => unitOf(inline, start, end, block, 'sentence', null))
    .filter(isFilled)
}

function unitOf(inline: Inline, start: number, end: number, block: number, kind: Unit['kind'], label: string | null): DraftUnit {
  // A note begins with the mark that points to it ("*Available in …"): the mark is no part of what it says.
  const text = inline.text
    .slice(start, end)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
    .replace(/^[*†‡]+\s*(?=\p{L})/u, '')
  const anchors = inline.marks.filter((mark) => mark.at >= start && mark.at <= end).map((mark) => mark.anchor)
  return {
    text,
    kind,
    block,
    label,
    offset: pageOffset(inline, start),
    endOffset: pageOffset(inline, Math.max(start, end - 1)),
    anchors,
    links: start === 0 || inline.links.length > 0 ? inline.links : [],
  }
}

function pageOffset(inline: Inline, at: number): number {
  let found: readonly [number, number] = inline.map[0] ?? [0, 0]
  for (const pair of inline.map) {
    if (pair[0] > at) break
    found = pair
  }
  return found[1] + Math.max(0, at - found[0])
}

function joinInlines(inlines: readonly Inline[], separator: string): Inline {
  let text = ''
  const map: [number, number][] = []
  const marks: { at: number; anchor: string }[] = []
  const links: string[] = []
  for (const inline of inlines) {
    if (text !== '') text += separator
    const base = text.length
    text += inline.text
    for (const [at, offset] of inline.map) map.push([base + at, offset])
    for (const mark of inline.marks) marks.push({ at: base + mark.at, anchor: mark.anchor })
    links.push(...inline.links)
  }
  return { text, map, marks, links }
}

/** Plain text of a node: no markup, no link targets, no struck-out text; footnote marks set aside. */
function readInline(node: Nodes): Inline {
  let text = ''
  const map: [number, number][] = []
  const marks: { at: number; anchor: string }[] = []
  const links: string[] = []
  const add = (value: string, offset: number): void => {
    if (value.includes(joiner)) {
      for (const piece of value.matchAll(/[^\ue000]+/g)) add(piece[0], offset + piece.index)
      return
    }
    map.push([text.length, offset])
    text += value
  }
  const visit = (child: Nodes): void => {
    const offset = child.position?.start.offset ?? 0
    switch (child.type) {
      case 'text':
        // A line that ends here ends for the writer's eye only; a `break` ends it for the reader.
        add(child.value.replace(/\n/g, ' '), offset)
        return
      case 'inlineCode':
        add(child.value, offset + 1)
        return
      case 'break':
        add('\n', offset)
        return
      case 'delete':
        add('…', offset)
        return
      case 'footnoteReference':
        marks.push({ at: text.length, anchor: `fn:${child.identifier}` })
        return
      case 'link': {
        const label = readInline({ type: 'paragraph', children: child.children, ...(child.position && { position: child.position }) })
        if (child.url.startsWith('#') && /^[*†‡§\d\s()[\]]+$/.test(label.text)) {
          marks.push({ at: text.length, anchor: child.url.slice(1) })
          return
        }
        links.push(child.url)
        for (const grandchild of child.children) visit(grandchild)
        return
      }
      case 'image':
      case 'imageReference':
        return
      default:
        if ('children' in child) for (const grandchild of child.children) visit(grandchild as Nodes)
    }
  }
  if ('children' in node) for (const child of node.children) visit(child as Nodes)
  else visit(node)
  return { text, map, marks, links }
}
