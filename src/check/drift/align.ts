import type { Passage, TopicId, Unit } from '../../domain.ts'

/** A piece of the original with the one of the translation that stands for it; null on a side where none does. */
export interface Pair<Piece> {
  readonly original: Piece | null
  readonly translation: Piece | null
}

/** Pairs the passages of two language versions in their order, by how they are built and by what stays the same in every language. */
export const alignPassages = (original: readonly Passage[], translation: readonly Passage[]): Pair<Passage>[] =>
  align(original, translation, traitsOfPassage, scoreOfPassages, 1)

/** Pairs the sentences and list items of two passages. */
export const alignUnits = (original: readonly Unit[], translation: readonly Unit[]): Pair<Unit>[] =>
  align(original, translation, ({ kind, text }) => ({ kind, ...wordsAndLength([text]) }), scoreOfUnits, 0.5)

/**
 * Pairs two rows of pieces so that the sum of scores is the greatest.
 * @param gapCost what a piece without a partner costs
 */
function align<Piece, Traits>(
  original: readonly Piece[],
  translation: readonly Piece[],
  traitsOf: (piece: Piece) => Traits,
  scoreOf: (one: Traits, other: Traits) => number,
  gapCost: number,
): Pair<Piece>[] {
  const [left, right] = [original.map(traitsOf), translation.map(traitsOf)]
  const scores = left.map((one) => right.map((other) => scoreOf(one, other)))
  const best: number[][] = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0))
  const bestAt = (i: number, j: number): number => best[i]?.[j] ?? Number.NEGATIVE_INFINITY
  const pairedAt = (i: number, j: number): number => bestAt(i + 1, j + 1) + (scores[i]?.[j] ?? Number.NEGATIVE_INFINITY)
  for (let i = left.length; i >= 0; i--)
    for (let j = right.length; j >= 0; j--)
      if (i < left.length || j < right.length) (best[i] as number[])[j] = Math.max(pairedAt(i, j), bestAt(i + 1, j) - gapCost, bestAt(i, j + 1) - gapCost)
  const pairs: Pair<Piece>[] = []
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    if (bestAt(i, j) === pairedAt(i, j)) pairs.push({ original: original[i++] as Piece, translation: translation[j++] as Piece })
    else if (bestAt(i, j) === bestAt(i + 1, j) - gapCost) pairs.push({ original: original[i++] as Piece, translation: null })
    else pairs.push({ original: null, translation: translation[j++] as Piece })
  }
  return pairs
}

/** Names, figures and terms of the trade stay what they are in every language. */
const sharedWordsScore = 3
/** What both state. The words of one language may not all be known. */
const sharedTopicsScore = 2

interface Wording {
  readonly words: ReadonlySet<string>
  readonly length: number
}

function wordsAndLength(texts: readonly string[]): Wording {
  const text = texts.join(' ')
  // "58 000", "58,000" and "58.000" are one word, "EU" is one too.
  const words = text.replace(/(?<=\d)[.,\s](?=\d{3}(?!\d))/g, '').match(/[\p{L}\p{N}][\p{L}\p{N}.@+#/-]{2,}|\p{Lu}{2}|\d{2}/gu) ?? []
  return { words: new Set(words.map((word) => word.toLowerCase().replace(/[./-]+$/, ''))), length: text.length }
}

const sharedWords = (one: Wording, other: Wording): number => sharedWordsScore * shareOf(one.words, other.words)

/** How much of the smaller of two sets the other has too. */
function shareOf<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): number {
  const shared = [...one].filter((item) => other.has(item)).length
  return shared / Math.max(1, Math.min(one.size, other.size))
}

interface PassageTraits extends Wording {
  readonly kind: Passage['kind']
  readonly hasHeading: boolean
  readonly units: number
  readonly items: number
  readonly headingTopics: ReadonlySet<TopicId>
  readonly topics: ReadonlySet<TopicId>
}

const traitsOfPassage = ({ kind, heading, headingTopics, units }: Passage): PassageTraits => ({
  kind,
  hasHeading: heading !== '',
  units: units.length,
  items: units.filter((unit) => unit.kind === 'item').length,
  headingTopics: new Set(headingTopics),
  topics: new Set(units.flatMap((unit) => unit.topics)),
  ...wordsAndLength(units.map(({ text }) => text)),
})

const scoreOfPassages = (one: PassageTraits, other: PassageTraits): number =>
  (one.kind === other.kind ? 2 : -2) +
  (one.hasHeading === other.hasHeading ? 0 : -1.5) +
  (one.items > 0 && one.items === other.items ? 0.5 : 0) +
  (one.units === other.units ? 0.25 : 0) +
  sharedWords(one, other) +
  sharedTopicsScore * (shareOf(one.headingTopics, other.headingTopics) + shareOf(one.topics, other.topics))

/** A sentence and its translation are about as long as each other. */
const scoreOfUnits = (one: Wording & { kind: Unit['kind'] }, other: Wording & { kind: Unit['kind'] }): number =>
  (one.kind === other.kind ? 0.5 : -1) + (1 - 1.5 * Math.abs(Math.log(one.length / other.length))) + sharedWords(one, other)
