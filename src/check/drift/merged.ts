import type { Passage, Unit } from '../../domain.ts'
import type { Pair } from './align.ts'

type Piece = Passage | Unit

/** A piece that reads longer than its partner by this share of one that has none has taken it in. */
const minShareTaken = 0.5

const charsOf = (piece: Piece | null): number =>
  piece === null ? 0 : 'text' in piece ? piece.text.length : piece.units.reduce((chars, { text }) => chars + text.length, 0)

const isFull = (pair: Pair<Piece> | undefined): pair is Pair<Piece> => pair !== undefined && pair.original !== null && pair.translation !== null

/** Whether a piece without a partner stands in a neighbour that has one: the pages part their text differently, and nothing is lost. */
export function isMerged(pairs: readonly Pair<Piece>[], at: number): boolean {
  const [own, other] = pairs[at]?.original === null ? (['translation', 'original'] as const) : (['original', 'translation'] as const)
  const isAlone = (pair: Pair<Piece> | undefined) => pair !== undefined && pair[own] !== null && pair[other] === null
  let [first, last] = [at, at]
  while (isAlone(pairs[first - 1])) first--
  while (isAlone(pairs[last + 1])) last++
  const neighbours = [pairs[first - 1], pairs[last + 1]].filter(isFull)
  const sum = (side: typeof own | typeof other, of: readonly Pair<Piece>[]) => of.reduce((chars, pair) => chars + charsOf(pair[side]), 0)
  const full = pairs.filter(isFull)
  // One language takes more room than another; pages that part their text differently tell little of how much.
  return [1, sum(other, full) / Math.max(1, sum(own, full))].some((growth) =>
    neighbours.some(
      (pair) =>
        hasMore(pair[other], pair[own]) && charsOf(pair[other]) - charsOf(pair[own]) * growth >= minShareTaken * growth * charsOf(pairs[at]?.[own] ?? null),
    ),
  )
}

/** A passage that has taken in another has more sentences than its partner; a sentence is only longer. */
const hasMore = (one: Piece | null, other: Piece | null): boolean =>
  one === null || other === null || !('units' in one) || !('units' in other) || one.units.length > other.units.length
