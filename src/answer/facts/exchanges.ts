import type { LockVocabulary } from '../lock-vocabulary.ts'
import type { FactHit } from './fact-words.ts'
import { type Facts, factsOf } from './facts.ts'
import type { Quantity } from './quantities.ts'
import { hitsUnder, type Reading } from './reading.ts'
import { shared } from './shared.ts'

/** Words on either side of a figure that say what it is of. */
const aroundWords = 6

/** Figures of one kind that changed places: each stands in the quote, and at something else. */
export function exchangeFaults(sentence: Facts, quotes: readonly Facts[], lock: LockVocabulary): string[] {
  return quotes.flatMap((quote) => {
    const moved = sentence.quantities.find((quantity) => isAtOtherContract(quantity, sentence, quote))
    if (moved !== undefined) return [`"${moved.value}" is of another contract term`]
    const pairs = pairsOf(sentence, quote)
    return pairs.flatMap(([one, other]) => (areExchanged(one, other, sentence, quote, lock) ? [`"${one.value}" and "${other.value}" are exchanged`] : []))
  })
}

/** "Probation (4 months)" of a quote does not become "notice (4 months)". */
function isAtOtherContract(quantity: Quantity, sentence: Facts, quote: Facts): boolean {
  const same = quote.quantities.filter(({ value, unit }) => value === quantity.value && unit === quantity.unit)
  const own = contractsBeside(quantity, sentence)
  return (
    own.size > 0 &&
    same.length > 0 &&
    same.every((other) => {
      const theirs = contractsBeside(other, quote)
      return theirs.size > 0 && ![...own].some((contract) => theirs.has(contract))
    })
  )
}

const maxBesideFigure = 2

const contractsBeside = ({ from, to }: Quantity, { reading }: Facts): Set<string> => {
  const isBeside = (hit: FactHit) =>
    (hit.to <= from && from - hit.to <= maxBesideFigure && isJoined(reading, hit.to, from)) ||
    (hit.from >= to && hit.from - to <= maxBesideFigure && isJoined(reading, to, hit.from))
  return new Set(hitsUnder(reading, 'contract: ').flatMap(({ id, hit }) => ((id === 'trial' || id === 'notice') && isBeside(hit) ? [id] : [])))
}

/** "3 days at home and 2 at the office": the unit is said once. */
const isOneKind = (one: Quantity, other: Quantity): boolean =>
  one.kind === other.kind ? one.unit === other.unit : [one.kind, other.kind].sort().join() === 'duration,plain'

const isJoined = ({ text, tokens }: Reading, to: number, from: number): boolean => !/[.:;!?]\s/.test(text.slice(tokens[to - 1]?.end, tokens[from]?.start))

/** Two figures of the sentence, each of which the quote has once. */
function pairsOf(sentence: Facts, quote: Facts): [Quantity, Quantity][] {
  // "One" is often an article.
  const own = sentence.quantities
    .filter(({ value, inWords }) => value !== 1 || !inWords)
    .filter(({ value }) => quote.quantities.filter((other) => other.value === value).length === 1)
  const isYear = ({ kind, value }: Quantity) => kind === 'plain' && value >= 1990 && value <= 2100
  const isLoose = (one: Quantity, other: Quantity) =>
    one.value !== other.value && !isYear(one) && !isYear(other) && (one.range === null || one.range !== other.range)
  return own.flatMap((one, at) =>
    own.slice(at + 1).flatMap((other): [Quantity, Quantity][] => (isOneKind(one, other) && isLoose(one, other) ? [[one, other]] : [])),
  )
}

function areExchanged(one: Quantity, other: Quantity, sentence: Facts, quote: Facts, lock: LockVocabulary): boolean {
  const inQuote = (value: number) => quote.quantities.find((quantity) => quantity.value === value) as Quantity
  const [first, second] = [inQuote(one.value), inQuote(other.value)]
  if (one.per === first.per && other.per === second.per && one.per !== other.per) return false
  if (one.per !== null && first.per !== null && one.per !== first.per) return true
  if (one.per !== null && other.per === null && first.per === null && second.per === one.per) return true
  const values = new Set([one.value, other.value])
  const weigh = (side: 'both' | 'behind') => {
    const around = (quantity: Quantity, text: Facts) => without(factsOf(windowOf(quantity, text, side), text.reading.language, lock, true), values)
    const [atOne, atOther, atFirst, atSecond] = [around(one, sentence), around(other, sentence), around(first, quote), around(second, quote)]
    return shared(atOne, atSecond) + shared(atOther, atFirst) - shared(atOne, atFirst) - shared(atOther, atSecond)
  }
  const crossed = weigh('both')
  if (crossed !== 0) return crossed > 0
  // What stands between two figures is around both; where that tells nothing, what is behind them does, and else their order.
  return one.from < other.from !== first.from < second.from && weigh('behind') >= 0
}

/** Units of time say nothing of which figure it is. */
const without = (facts: Facts, values: ReadonlySet<number>): Facts => {
  const units = new Set(hitsUnder(facts.reading, 'unit: ').flatMap(({ hit }) => hit.at.map((at) => facts.reading.tokens[at]?.stem)))
  return {
    ...facts,
    quantities: facts.quantities.filter(({ value }) => !values.has(value)),
    stems: new Set([...facts.stems].filter((stem) => !units.has(stem))),
  }
}

/** The words around a figure, within its clause and up to the next figure of its kind. */
function windowOf(quantity: Quantity, { reading, quantities }: Facts, side: 'both' | 'behind'): string {
  const { tokens, text } = reading
  const peers = quantities.filter((other) => other !== quantity && isOneKind(other, quantity))
  const from = Math.max(0, quantity.from - aroundWords, ...peers.filter((peer) => peer.to <= quantity.from).map((peer) => peer.to))
  const to = Math.min(tokens.length, quantity.to + aroundWords, ...peers.filter((peer) => peer.from >= quantity.to).map((peer) => peer.from))
  const before = side === 'behind' ? '' : text.slice(tokens[from]?.start ?? 0, tokens[quantity.from]?.start)
  const behind = text.slice(tokens[quantity.to - 1]?.end, tokens[to - 1]?.end ?? text.length)
  return `${before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.lastIndexOf(': '), before.lastIndexOf(', ')) + 1)} ${behind.split(/[.;]\s|,\s/)[0] ?? ''}`
}
