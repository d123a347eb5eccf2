import type { FactHit } from './fact-words.ts'
import { hitsOf, hitsUnder, type Reading } from './reading.ts'

/** A number of a text, in figures or in words. */
export interface NumberFact {
  readonly value: number
  /** Tokens that it is made of; `to` is exclusive. */
  readonly from: number
  readonly to: number
  readonly inWords: boolean
  /** Place of the range that it is an end of; null where it stands alone. */
  readonly range: number | null
}

/** Figures with their separators: `50.000`, `50 000`, `1,5`; a full stop behind them ends the sentence. */
const figures = /\d+(?:[.,'’\u00a0\u202f\u2009 ]\d+)*/g

/** "zł35,000": of what stands before a figure in one word, only a currency. */
const currencyBefore = /^(?:kr|zł|zl|eur|sek|nok|dkk|pln|chf|usd|gbp|us)$/i

/** What may stand between the ends of a range. */
const rangeMark =
  /^\s*(?:[-–—−~/]|to|and|till|til|bis|und|och|og|à|a|et|y|e|do|i|oraz|ja|al|hasta|until|through|(?:(?:and|og|och|und|et|y)\s+)?(?:up to|op til|upp till|opp til|bis zu|jusqu['’]à))\s*(?:[€$£]\s*)?$/iu

export function numbersOf(reading: Reading): NumberFact[] {
  const found = [...inFigures(reading), ...inWords(reading), ...unsaid(reading)].sort((a, b) => a.from - b.from)
  return withRanges(withMultipliers(found, reading), reading)
}

/** A unit in the singular, which languages without articles count by itself: "alle vuoden", "dłużej niż tydzień". */
const singular: Readonly<Record<string, RegExp>> = {
  fi: /^(?:vuoden|kuukauden|viikon|päivän|tunnin)$/i,
  pl: /^(?:rok|miesiąc|tydzień|dzień|godzinę)$/i,
}

/** The one of "under (a) year", right between a bound and its unit. */
function unsaid(reading: Reading): Bare[] {
  const { tokens, hits } = reading
  return hitsUnder(reading, 'unit: ').flatMap(({ hit }): Bare[] => {
    const isOne = singular[reading.language]?.test(tokens[hit.from]?.surface ?? '') === true
    const isBounded = hits.some(({ value, to }) => /^at-(?:least|most)$/.test(value.section) && to === hit.from)
    return isOne && isBounded ? [{ value: 1, from: hit.from, to: hit.from, inWords: true }] : []
  })
}

type Bare = Omit<NumberFact, 'range'>

function inFigures({ text, tokens }: Reading): Bare[] {
  const found: Bare[] = []
  for (const match of text.matchAll(figures)) {
    for (const { value, start, end } of valuesOf(match[0], match.index)) {
      // A figure may be part of a token ("50k", "m2", "B2B"); a figure inside a word is no number.
      const from = tokens.findIndex((token) => token.end > start)
      const token = tokens[from]
      if (token === undefined || (token.start < start && !currencyBefore.test(text.slice(token.start, start)))) continue
      const last = tokens.findLastIndex((candidate) => candidate.start < end)
      found.push({ value, from, to: last + 1, inWords: false })
    }
  }
  return found
}

/** `50 000` is one number, `2 500 3` are two: groups of three digits behind one to three, and at most one decimal part. */
function valuesOf(run: string, offset: number): { value: number; start: number; end: number }[] {
  const parts = [...run.matchAll(/\d+/g)]
  const found: { value: number; start: number; end: number }[] = []
  for (let at = 0; at < parts.length; ) {
    const first = parts[at] as RegExpExecArray
    let digits = first[0]
    let end = first.index + first[0].length
    let next = at + 1
    const separatorAt = (place: number) => run.slice(end, parts[place]?.index)
    if (digits.length <= 3 && digits !== '0') {
      const group = separatorAt(next)
      while (next < parts.length && (parts[next] as RegExpExecArray)[0].length === 3 && separatorAt(next) === group) {
        digits += (parts[next] as RegExpExecArray)[0]
        end = (parts[next] as RegExpExecArray).index + 3
        next++
      }
    }
    const decimals = parts[next]
    if (decimals !== undefined && /^[.,]$/.test(separatorAt(next)) && decimals[0].length <= 2) {
      digits += `.${decimals[0]}`
      end = decimals.index + decimals[0].length
      next++
    }
    found.push({ value: Number(digits), start: offset + first.index, end: offset + end })
    at = next
  }
  return found
}

function inWords(reading: Reading): Bare[] {
  const { tokens } = reading
  const hits = [...hitsOf(reading, 'number')].sort((a, b) => a.from - b.from)
  const found: Bare[] = []
  let last: { bare: Bare; whole: number } | null = null
  for (const hit of hits) {
    const value = Number(hit.value.value)
    if (/^\d/.test(tokens[hit.from]?.plain ?? '')) continue
    const joined: number | null = last !== null && isNext(last.bare, hit, reading) ? join(last.bare.value, value) : null
    if (joined !== null && last !== null) {
      const bare: Bare = { ...last.bare, value: joined, to: hit.to }
      found[found.length - 1] = bare
      last = { bare, whole: joined }
      continue
    }
    const bare: Bare = { value, from: hit.from, to: hit.to, inWords: true }
    found.push(bare)
    last = { bare, whole: value }
  }
  // "A week" is one week, "a team" is no number.
  return found.filter(({ value, to }) => value !== 1 || reading.isQuote || isCounted(reading, to))
}

const isNext = (last: Bare, hit: FactHit, { tokens }: Reading): boolean =>
  hit.from === last.to ||
  (hit.from === last.to + 1 && /^(and|och|og|und|et|y|e|i)$/.test(tokens[last.to]?.plain ?? '') && last.value % 10 === 0 && last.value >= 20)

/** "Twenty five", "two hundred", "quatre-vingt"; null where two numbers stand side by side. */
function join(before: number, value: number): number | null {
  if (value >= 100 && before < value && Number.isInteger(before)) return before * value
  if (value === 20 && before === 4) return 80
  if (before === 60 && value >= 10 && value < 20) return before + value
  if (before === 80 && value < 20) return before + value
  if (before >= 20 && before % 10 === 0 && value > 0 && value < (before % 1000 === 0 ? 1000 : before % 100 === 0 ? 100 : 10)) return before + value
  return null
}

/** A unit that is a noun of its own: "en årlig bonus", "an annual bonus" and "en årslön" count no years. */
const isCounted = (reading: Reading, at: number): boolean =>
  [...hitsUnder(reading, 'unit: '), ...hitsUnder(reading, 'currency: ')].some(
    ({ id, hit }) => hit.from === at && !(id in scales) && !hit.value.phrase.includes('*') && !adjective.test(hit.value.phrase),
  )

const adjective = /(?:ly|ual|lig|liga|ligt|lich\w*|el|elle|els|elles|al|ales|czn\w+|ow[yaeąe]|owego|owej|inen|isen|ista)$/

const scales: Readonly<Record<string, number>> = { thousand: 1_000, million: 1_000_000 }

/** "50k", "1,5 million": the figure times what stands behind it. */
function withMultipliers(numbers: readonly Bare[], reading: Reading): Bare[] {
  const { tokens, text } = reading
  const words = hitsUnder(reading, 'unit: ').filter(({ id }) => id in scales)
  return numbers.map((number) => {
    if (number.inWords) return number
    const attached = /^[\d.,'’]+\s?(k|tkr|tsd|m|mn|mkr|mio)$/i.exec(tokens[number.to - 1]?.surface ?? '')?.[1]?.toLowerCase()
    if (attached !== undefined) return { ...number, value: number.value * (attached.startsWith('m') ? 1_000_000 : 1_000) }
    const word = words.find(({ hit }) => hit.from === number.to && /^[\s.]*$/.test(text.slice(tokens[number.to - 1]?.end, tokens[hit.from]?.start)))
    return word === undefined ? number : { ...number, value: number.value * (scales[word.id] as number), to: word.hit.to }
  })
}

/** "50–60k": both ends are thousands. */
function withRanges(numbers: readonly Bare[], { text, tokens }: Reading): NumberFact[] {
  const found: NumberFact[] = numbers.map((number) => ({ ...number, range: null }))
  for (let at = 0; at + 1 < found.length; at++) {
    const [low, high] = [found[at] as NumberFact, found[at + 1] as NumberFact]
    const between = text.slice(tokens[low.to - 1]?.end, tokens[high.from]?.start)
    const bare = between.replace(/€|\$|£|(?<!\p{L})(?:eur|euro|euros|sek|nok|dkk|kr|kronor|kroner|pln|zł|zl|chf|usd|gbp)(?!\p{L})\.?/giu, ' ')
    if (low.range !== null || !rangeMark.test(bare)) continue
    const isBelow = low.value < high.value || low.value * 1_000 < high.value
    if (!isBelow) continue
    const scaled =
      low.value < 1_000 &&
      high.value >= 1_000 &&
      high.value % 1_000 === 0 &&
      !low.inWords &&
      high.value / 1_000 <= 1_000 &&
      low.value * 1_000 < high.value &&
      low.value >= 1
    found[at] = { ...low, value: scaled && isScaled(high, text, tokens) ? low.value * 1_000 : low.value, range: at }
    found[at + 1] = { ...high, range: at }
  }
  return found
}

/** The figure itself is written short ("60k", "60 thousand"). */
const isScaled = (number: NumberFact, text: string, tokens: Reading['tokens']): boolean =>
  !/\d{3}$|000/u.test(text.slice(tokens[number.from]?.start, tokens[number.to - 1]?.end).replace(/[\s\p{L}.]+$/u, ''))
