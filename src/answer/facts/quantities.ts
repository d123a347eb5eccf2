import type { FactHit } from './fact-words.ts'
import { type NumberFact, numbersOf } from './numbers.ts'
import { hitsOf, hitsUnder, type Reading } from './reading.ts'

type Bound = 'at-least' | 'at-most' | 'about'

/** A number with what it counts. */
export interface Quantity extends NumberFact {
  readonly kind: 'plain' | 'amount' | 'percentage' | 'duration' | 'ordinal'
  /** Currency, or unit of time; '' for the other kinds. */
  readonly unit: string
  /** "A month" of "3,000 a month"; null where none is said. */
  readonly per: string | null
  readonly bounds: ReadonlySet<Bound>
}

/** Between a number and its unit: "5 paid working days", "2-week". */
const maxBetween = 2
/** Between an amount or a duration and "per month". */
const maxBeforeRate = 4
/** Between a bound and its number: "at least for three years". */
const maxBeforeNumber = 2
/** "Two days a week at most", "five years of experience minimum". */
const maxAfterNumber = 6
const timeUnits = new Set(['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'])
const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' }

export function quantitiesOf(reading: Reading, isTaken: (number: NumberFact) => boolean): Quantity[] {
  const every = numbersOf(reading)
  const numbers = every.filter((number) => !isTaken(number))
  const units = hitsUnder(reading, 'unit: ')
  const currencies = hitsUnder(reading, 'currency: ')
  const quantities = numbers.map((number, place): Quantity => {
    const next = every[every.indexOf(number) + 1]
    const currency = currencyOf(number, currencies, numbers, reading)
    const bounds = boundsOf(number, numbers[place - 1], numbers, currency !== null, reading)
    if (currency !== null)
      return {
        ...number,
        kind: 'amount',
        unit: currency,
        per: rateOf(number, units, reading) ?? rateBefore(number, numbers[place - 1], units, reading),
        bounds,
      }
    if (isPercent(number, units, reading)) return { ...number, kind: 'percentage', unit: '', per: null, bounds }
    const unit = unitOf(number, next, units, reading)
    if (unit !== null) return { ...number, kind: 'duration', unit: unit.id, per: rateOf({ ...number, to: unit.hit.to }, units, reading), bounds }
    return { ...number, kind: 'plain', unit: '', per: rateOf(number, units, reading), bounds }
  })
  return [...withRangeUnits(quantities), ...ordinalsOf(reading, units, isTaken)]
}

/** "After the second year": an ordinal counts beside a unit of time. */
function ordinalsOf(reading: Reading, units: readonly { id: string; hit: FactHit }[], isTaken: (number: NumberFact) => boolean): Quantity[] {
  return hitsOf(reading, 'ordinal').flatMap((hit): Quantity[] => {
    const number: NumberFact = { value: Number(hit.value.value), from: hit.from, to: hit.to, inWords: true, range: null }
    const unit = units.find(({ id, hit: other }) => timeUnits.has(id) && other.from >= hit.to && other.from - hit.to <= 1)
    if (unit === undefined || unit.id === 'quarter' || isTaken(number)) return []
    return [{ ...number, kind: 'ordinal', unit: unit.id, per: null, bounds: boundsOf(number, undefined, [], false, reading) }]
  })
}

/** "45–55 thousand kronor", "two to three weeks": what stands behind the range, or before it, is of both ends. */
const withRangeUnits = (quantities: readonly Quantity[]): Quantity[] =>
  quantities.map((quantity, place) => {
    if (quantity.range === null) return quantity
    const other = quantities.find((candidate, at) => at !== place && candidate.range === quantity.range)
    if (other === undefined) return quantity
    const bounds = new Set([...quantity.bounds, ...other.bounds])
    if (quantity.kind !== 'plain') return { ...quantity, per: quantity.per ?? other.per, bounds }
    return { ...quantity, kind: other.kind, unit: other.unit, per: other.per, bounds }
  })

const gapText = ({ text, tokens }: Reading, from: number, to: number): string => text.slice(tokens[from]?.end ?? 0, tokens[to]?.start ?? text.length)

function currencyOf(number: NumberFact, currencies: readonly { id: string; hit: FactHit }[], numbers: readonly NumberFact[], reading: Reading): string | null {
  const { tokens } = reading
  // The signs of currencies are tokens of their own.
  const before = tokens[number.from - 1]?.surface ?? ''
  if (before in signs && /^\s*$/.test(gapText(reading, number.from - 1, number.from))) return signs[before] as string
  const after = tokens[number.to]?.surface ?? ''
  if (after in signs && /^[\s.,:-]*$/.test(gapText(reading, number.to - 1, number.to))) return signs[after] as string
  const attached = /(?:\d|\d\s)(kr|eur|sek|nok|dkk|pln|chf|usd|gbp|tkr|mkr)$/i.exec(tokens[number.to - 1]?.surface ?? '')?.[1]?.toUpperCase()
  if (attached !== undefined) return /KR$/.test(attached) ? 'crown' : attached
  const glued = /^(kr|zł|zl|eur|sek|nok|dkk|pln|chf|usd|gbp)\d/i.exec(tokens[number.from]?.surface ?? '')?.[1]?.toUpperCase()
  if (glued !== undefined) return glued === 'KR' ? 'crown' : glued.startsWith('Z') ? 'PLN' : glued
  const isFree = (from: number, to: number) => !numbers.some((other) => other !== number && other.from >= from && other.to <= to)
  const behind = currencies.find(({ hit }) => hit.from >= number.to && hit.from - number.to <= 1 && isFree(number.to, hit.from))
  if (behind !== undefined && /^[^.;!?\n]*$/.test(gapText(reading, number.to - 1, behind.hit.from))) return behind.id
  const ahead = currencies.find(({ hit }) => hit.to <= number.from && number.from - hit.to === 0 && isFree(hit.from, number.from))
  return ahead?.id ?? null
}

const isPercent = (number: NumberFact, units: readonly { id: string; hit: FactHit }[], { text, tokens }: Reading): boolean =>
  /^\s*[%٪]/.test(text.slice(tokens[number.to - 1]?.end)) ||
  units.some(({ id, hit }) => id === 'percent' && hit.from >= number.to - 1 && hit.from - number.to <= 0 && hit.from !== number.from)

/** The unit of time that the number counts: behind it, or in the same token ("12-monatig", "tvåveckors"). */
function unitOf(
  number: NumberFact,
  next: NumberFact | undefined,
  units: readonly { id: string; hit: FactHit }[],
  reading: Reading,
): { id: string; hit: FactHit } | null {
  const near = units.filter(
    ({ id, hit }) =>
      timeUnits.has(id) &&
      hit.from >= number.to - 1 &&
      hit.from - number.to <= maxBetween &&
      (next === undefined || hit.from < next.from || hit.from < next.to - 1) &&
      !isRateMark(gapText(reading, number.to - 1, hit.from)) &&
      !/[.;,!?\n]/.test(hit.from < number.to ? '' : gapText(reading, number.to - 1, hit.from)),
  )
  return near[0] ?? null
}

/** "Timlönen är 158 kr", "the monthly pay is 3,000": the word for the pay says by what it is. */
function rateBefore(number: NumberFact, previous: NumberFact | undefined, units: readonly { id: string; hit: FactHit }[], reading: Reading): string | null {
  const found = units.filter(({ id, hit }) => {
    const word = reading.tokens[hit.from]?.surface ?? ''
    const says = hit.value.phrase.includes('*') || rateWord[reading.language]?.test(word) === true
    return (
      (id === 'hour' || id === 'month' || id === 'year') &&
      says &&
      hit.to <= number.from &&
      number.from - hit.to <= maxBeforeRate &&
      hit.from >= (previous?.to ?? 0)
    )
  })
  const last = found.at(-1)
  return last === undefined || /[.;!?\n]/.test(gapText(reading, last.hit.to - 1, number.from)) ? null : last.id
}

/** "3 days a week", "40 000 kr i månaden", "per hour". */
function rateOf(number: Pick<NumberFact, 'from' | 'to'>, units: readonly { id: string; hit: FactHit }[], reading: Reading): string | null {
  const rate = units.find(
    ({ id, hit }) =>
      timeUnits.has(id) &&
      hit.from >= number.to &&
      hit.from - number.to <= maxBeforeRate &&
      !/[.;!?\n]/.test(gapText(reading, number.to - 1, hit.from)) &&
      (isRateMark(gapText(reading, number.to - 1, hit.from)) || rateWord[reading.language]?.test(reading.tokens[hit.from]?.surface ?? '') === true),
  )
  return rate?.id ?? null
}

const isRateMark = (between: string): boolean =>
  /(?:\/|(?<!\p{L})(?:per|an?|pro|par|por|al|la|im|in der|die|om|i|på|na|za|od|w|the|each|every|varje|hver|jede[nrs]?|chaque|cada|każdy|każdą)(?!\p{L}))[^,]*$/iu.test(
    between,
  )

/** Nothing but small words and currencies stands between a bound and its number: "at least for three years", "fra ca. 26.000". */
function isRightBefore(hit: FactHit, number: NumberFact, { tokens, hits, text }: Reading): boolean {
  if (number.from - hit.to > maxBeforeNumber) return false
  const between = text.slice(tokens[hit.to - 1]?.end, tokens[number.from]?.start).replace(/^\.(?=\s?[\p{Ll}\p{Sc}\d]|\s*$)/u, '')
  if (/[.,;!?\n]/.test(between)) return false
  if (hits.some(({ value, from }) => /^(?:ordinal|number|unit: (?!thousand|million))/.test(value.section) && from >= hit.to && from < number.from)) return false
  const isOfForce = (at: number) => hits.some(({ value, at: own }) => /^(?:currency: |at-|about|starting-at)/.test(value.section) && own.includes(at))
  return tokens.slice(hit.to, number.from).every((token, place) => token.isStop || isOfForce(hit.to + place) || /^[€$£¥]$/.test(token.surface))
}

/** "Monthly", "miesięcznie", "kuukaudessa": a unit that says "per" by its form. */
const rateWord: Readonly<Record<string, RegExp>> = {
  en: /(?:ly|al)$/i,
  de: /lich$/i,
  sv: /(?:vis|ligen)$/i,
  da: /(?:vis|ligt)$/i,
  no: /(?:vis|lig)$/i,
  fr: /(?:uel|uels|uelle|uelles|ement)$/i,
  es: /(?:ual|uales|mente)$/i,
  pl: /(?:nie|owo)$/i,
  fi: /(?:ssa|ssä|lta|ltä|ittain|ittäin)$/i,
}

/** Words before a number, or right behind it, that make a bound of it. */
function boundsOf(number: NumberFact, previous: NumberFact | undefined, numbers: readonly NumberFact[], isMoney: boolean, reading: Reading): Set<Bound> {
  const found = new Set<Bound>()
  // What stands between the ends of a range joins them.
  const from = previous !== undefined && previous.range !== null && previous.range === number.range ? number.from : Math.max(number.from - 4, previous?.to ?? 0)
  for (const hit of reading.hits) {
    const { section } = hit.value
    if (!/^(at-least|at-most|about|starting-at)$/.test(section)) continue
    // "Un máximo de seis meses": the article is the phrase's own.
    const isArticle = previous !== undefined && previous.from >= hit.from && previous.to <= hit.to
    // A phrase that reaches up to the number may be longer than what else may stand before it.
    const reaches = from < number.from && hit.to === number.from && hit.from >= (previous?.to ?? 0)
    const isBefore = (hit.from >= from || isArticle || reaches) && hit.to <= number.from && isRightBefore(hit, number, reading)
    const isBehind =
      hit.from >= number.to &&
      hit.from - number.to <= maxAfterNumber &&
      (hit.length > 1 || /^m(?:[aá]x|[ií]n)/.test(hit.value.phrase)) &&
      !numbers.some((other) => other.from >= number.to && other.from <= hit.to + maxBeforeNumber) &&
      !/[.,;!?\n]/.test(gapText(reading, number.to - 1, hit.from))
    if (!isBefore && !isBehind) continue
    if (section === 'starting-at') {
      // "From 50,000": a bound of money alone; "from May", "from 9 to 5" begin something.
      if (isBefore && (number.value >= 100 || isMoney) && number.range === null) found.add('at-least')
    } else found.add(section as Bound)
  }
  if (/^\s*\+/.test(reading.text.slice(reading.tokens[number.to - 1]?.end))) found.add('at-least')
  if (/(?:~|≈|±)\s*$/.test(reading.text.slice(0, reading.tokens[number.from]?.start))) found.add('about')
  if (/(?:≥|>=?)\s*$/.test(reading.text.slice(0, reading.tokens[number.from]?.start))) found.add('at-least')
  if (/(?:≤|<=?)\s*$/.test(reading.text.slice(0, reading.tokens[number.from]?.start))) found.add('at-most')
  return found
}
