import type { Token } from '../../text/words.ts'
import type { AlignedClause } from './aligned.ts'
import { type Condition, conditionHits, conditionsOf, isBound, says } from './condition-words.ts'
import type { Facts } from './facts.ts'

/** Telling words on either side of a condition that it is about. */
const aroundWords = 3

/** Whether the quotes have a condition of a clause, at the same thing. */
export function isFounded(condition: Condition, { clause, own, near, closest, headings, best }: AlignedClause): boolean {
  // "You can" and "if you" are ways to speak to somebody; "anywhere in the EU" has its limit.
  if (condition === 'can' || condition === 'if' || (condition === 'world' && clause.places.length > 0)) return true
  // A heading ("What you need") speaks for statements that say nothing of the kind themselves.
  const isBare = closest.every((quote) => !['must', 'preferred', 'not'].some((one) => conditionsOf(quote).has(one as Condition)))
  // "If you are not in the EU" says no to nobody else.
  const isCase = (quote: Facts) => condition === 'not' && conditionsOf(quote).has('if') && !own.has('if')
  const asSaid = [
    ...near.filter((quote) => saysOfTheSame(condition, clause, quote) && !isCase(quote)),
    ...(isBare && condition !== 'not' && condition !== 'only' ? headings : []),
  ]
  const there = new Set(asSaid.flatMap((quote) => [...conditionsOf(quote)]))
  if (there.has(condition)) return true
  // Where nothing tells what it rests on, another word for a duty is too much.
  if (best === 0 && (condition === 'must' || condition === 'only')) return false
  const atClosest = new Set(closest.flatMap((quote) => [...conditionsOf(quote)]))
  if (isBound(condition)) return near.some(({ reading }) => reading.hits.some(({ value }) => value.section === condition))
  switch (condition) {
    // "We only hire people in the EU" is "you must be in the EU"; "must only" is more than either.
    case 'only':
      return atClosest.has('must') && !own.has('must')
    case 'must':
      // "Provided that it is agreed" is "you must agree it".
      return (
        (atClosest.has('only') && !own.has('only')) ||
        (own.has('not') && there.has('preferred')) ||
        (best > 0 && closest.length === 1 && atClosest.has('if') && !atClosest.has('can') && !atClosest.has('not') && !own.has('if'))
      )
    case 'might':
      // "Kan få" is the Nordic way to word an offer.
      return (
        (there.has('can') && !saysCanBeside(clause)) ||
        (near.some((quote) => says(quote, 'offers')) &&
          conditionHits(clause).every(({ value: { section, phrase } }) => section !== 'might' || /f[åa]$/.test(phrase)))
      )
    case 'except':
      return there.has('if') || there.has('not')
    case 'not':
      return (there.has('preferred') && own.has('must')) || (there.has('except') && !own.has('except'))
    case 'preferred':
      return ((there.has('can') || there.has('might')) && !there.has('not')) || (there.has('not') && there.has('must'))
    default:
      return false
  }
}

/** "You may get what you choose yourself": the one "can" of the passage is said already. */
function saysCanBeside(clause: Facts): boolean {
  const hits = conditionHits(clause)
  const open = new Set(hits.flatMap(({ value, at }) => (value.section === 'might' ? at : [])))
  return hits.some(({ value, at }) => value.section === 'can' && !at.some((position) => open.has(position)))
}

/** In one language, the words around a condition must stand in the clause that has it. */
function saysOfTheSame(condition: Condition, clause: Facts, quote: Facts): boolean {
  if (clause.reading.language !== quote.reading.language) return true
  const { tokens } = clause.reading
  return conditionHits(clause)
    .filter(({ value }) => value.section === condition)
    .every(({ from, to, at }) => {
      const telling = tokens.flatMap((token, place) => (token.isStop || at.includes(place) ? [] : [{ token, place }]))
      const around = [
        ...telling.filter(({ place }) => place < from).slice(-aroundWords),
        ...telling.filter(({ place }) => place >= from && place < to),
        ...telling.filter(({ place }) => place >= to).slice(0, aroundWords),
      ]
      return (
        around.length === 0 ||
        haveCommonFact(clause, quote) ||
        around.some(({ token }) => quote.reading.tokens.some((other) => other.stem === token.stem || other.plain === token.plain || isHeadOf(token, other)))
      )
    })
}

/** "Norsk" is in "norskkunnskaper". */
const isHeadOf = (token: Token, other: Token): boolean =>
  token.plain.length >= minHead && other.plain.length >= 2 * minHead && other.plain.startsWith(token.plain)
const minHead = 4

/** A figure, date or address that both have says that they speak of the same. */
const haveCommonFact = (one: Facts, other: Facts): boolean =>
  one.addresses.some((address) => other.addresses.includes(address)) ||
  one.quantities.some(({ value }) => other.quantities.some((quantity) => quantity.value === value)) ||
  one.calendar.some(({ readings }) => other.calendar.some((key) => key.readings.some((reading) => readings.includes(reading))))
