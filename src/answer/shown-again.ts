import type { Language, Passage, Unit } from '../domain.ts'
import { fold } from '../text/fold.ts'
import { sentenceSpans } from '../text/sentences.ts'

/** The units of a passage that a quote was made of. */
export interface FoundUnits {
  readonly passage: Passage
  readonly units: readonly Unit[]
}

/** Two texts with this share of words in common say something of the same thing. */
const minLikeness = 0.5
/** Of two passages that are as near, the one under the old heading. */
const sameHeading = 0.25
/** Sentences of a quote that are looked for, each among all of a page: a quote has a few, unless it is one long list. */
const maxSentences = 100

/**
 * Where a quote stands word for word, every piece of it made of whole units; white space and the marks of lists do not count.
 * @returns the passage with its first piece; null where any piece stands nowhere
 */
export function findQuote(quote: string, passages: readonly Passage[]): FoundUnits | null {
  let first: { passage: Passage; units: Unit[] } | null = null
  for (const lines of piecesOf(quote)) {
    const found = findPiece(lines.join(' '), passages)
    if (found === null) return null
    if (first === null || first.units.length === 0) first = { passage: found.passage, units: [...found.units] }
    else if (first.passage === found.passage) first.units.push(...found.units)
  }
  return first
}

/** The units that say something else in the place of a quote: those nearest to its sentences, of one passage, in the page's order; null where none is near. */
export function nearestUnits(quote: string, section: string, passages: readonly Passage[], language: Language): FoundUnits | null {
  const pieces = sentencesOf(quote, language)
  let best: (FoundUnits & { readonly score: number }) | null = null
  for (const passage of passages) {
    const heading = bare(passage.heading)
    const near = new Set<Unit>()
    let score = 0
    for (const sentences of pieces) {
      const found = sentences.filter(({ text }) => text !== heading).flatMap(({ words }) => nearest(words, passage.units))
      for (const unit of together(passage, found)) near.add(unit)
      score += found.reduce((sum, { likeness }) => sum + likeness, 0)
    }
    if (near.size === 0) continue
    if (headingOf(passage) === section) score += sameHeading
    if (best === null || score > best.score) best = { passage, units: passage.units.filter((unit) => near.has(unit)), score }
  }
  return best
}

/** The section that a citation of the passage names. */
export const headingOf = (passage: Passage): string => (passage.heading === '' ? (passage.parents.at(-1) ?? '') : passage.heading)

/** Pieces of a quote by lines: `…` joins what does not stand together, and marks a list that goes on. */
const piecesOf = (quote: string): string[][] =>
  quote
    .split(/(?:^|\s)…(?=\s|$)/)
    .map((piece) => piece.split('\n').flatMap((line) => bare(withoutMark(line)) || []))
    .filter((lines) => lines.length > 0)

/** The sentences of each piece, the first of them all. */
function sentencesOf(quote: string, language: Language): { text: string; words: Words }[][] {
  let left = maxSentences
  return piecesOf(quote).map((lines) => {
    const sentences = lines.flatMap((line) => sentenceSpans(line, language).map(({ start, end }) => line.slice(start, end))).slice(0, left)
    left -= sentences.length
    return sentences.map((text) => ({ text, words: wordsIn(text) }))
  })
}

function findPiece(piece: string, passages: readonly Passage[]): FoundUnits | null {
  for (const passage of passages) {
    // A "yes" is quoted with the question that it answers.
    if (bare(passage.heading) === piece) return { passage, units: [] }
    const texts = passage.units.map(textOf)
    for (const from of texts.keys()) {
      let run = ''
      for (let to = from; to < texts.length && piece.startsWith(run); to++) {
        run = run === '' ? (texts[to] as string) : `${run} ${texts[to]}`
        if (run === piece) return { passage, units: passage.units.slice(from, to + 1) }
      }
    }
  }
  return null
}

interface NearUnit {
  readonly unit: Unit
  readonly likeness: number
}

/** The nearest unit; none where no unit is near. */
function nearest(words: Words, units: readonly Unit[]): NearUnit[] {
  let best: NearUnit | null = null
  for (const unit of units) {
    if (unit.kind === 'heading') continue
    const likeness = likenessOf(words, wordsOf(unit))
    if (likeness >= minLikeness && likeness > (best?.likeness ?? 0)) best = { unit, likeness }
  }
  return best === null ? [] : [best]
}

/** What stood together is quoted together, with what came in between: a step of a list, a sentence of a paragraph. */
function together({ units }: Passage, found: readonly NearUnit[]): readonly Unit[] {
  const blocks = Map.groupBy(found, ({ unit }) => unit.block)
  return [...blocks.values()].flatMap((near) => {
    const places = near.map(({ unit }) => units.indexOf(unit))
    return units.slice(Math.min(...places), Math.max(...places) + 1)
  })
}

/** Words of a text, folded, with how often each stands there. */
interface Words {
  readonly counts: ReadonlyMap<string, number>
  readonly size: number
}

/** Share of words that two texts have in common, 0 to 1; 0 where it is less than what is near. */
function likenessOf(one: Words, other: Words): number {
  const size = one.size + other.size
  const enough = (minLikeness * size) / 2
  if (size === 0 || other.size < enough) return 0
  let common = one.size
  for (const [word, count] of one.counts) {
    common -= Math.max(0, count - (other.counts.get(word) ?? 0))
    if (common < enough) return 0
  }
  return (2 * common) / size
}

function wordsIn(text: string): Words {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { counts, size: words.length }
}

/** A page is compared with one quote after the other: each of its units is read once. */
const unitWords = new WeakMap<Unit, Words>()
const unitTexts = new WeakMap<Unit, string>()

function wordsOf(unit: Unit): Words {
  const known = unitWords.get(unit)
  if (known !== undefined) return known
  const words = wordsIn(unit.text)
  unitWords.set(unit, words)
  return words
}

function textOf(unit: Unit): string {
  const known = unitTexts.get(unit)
  if (known !== undefined) return known
  const text = bare(unit.kind === 'item' ? withoutMark(unit.text) : unit.text)
  unitTexts.set(unit, text)
  return text
}

const bare = (text: string): string => text.replace(/\s+/g, ' ').trim()
const withoutMark = (line: string): string => line.replace(/^(?:- |\d+[.)] )/, '')
