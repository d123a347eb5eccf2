import type { Quantity } from '../../answer/facts/quantities.ts'
import type { Passage, Unit } from '../../domain.ts'
import { isSpoken } from '../../text/languages.ts'
import { aloneInBlock, type Claim, inShort, type Subject } from './claim.ts'
import { has, type Statement, statementOf } from './statement.ts'

interface SalaryClaim extends Claim {
  /** Null where only the other end is stated. */
  readonly low: number | null
  readonly high: number | null
  /** One figure, not a range. */
  readonly isSingle: boolean
  readonly isAbout: boolean
  /** '' where none is said. */
  readonly currency: string
  /** `hour`, `month`, `year`; null where none is said. */
  readonly per: string | null
  /** "Deckhands earn …": whose pay it is, where it says so. */
  readonly professions: string
  readonly said: string
}

/** Kinds of contract whose pay is not that of the role in full. */
const otherContract = /^contract: (?:part-time|internship|hourly|shifts|trial|freelance|agency)$/
/** Two figures that lie further apart are not counted by the same time. */
const maxRatio = 3
/** "85–101" and "85 001–101": rounding. */
const tolerance = 0.005

export const salary: Subject<SalaryClaim> = {
  rule: 'salary',
  level: 'error',
  kinds: ['posting'],
  read: (passage) =>
    aloneInBlock(
      wholeRange(
        passage,
        passage.units.flatMap((unit) => claimOf(passage, unit)),
      ),
    ),
  exclude: (one, other) => isComparable(one, other) && areExclusive(one, other),
  isComparable,
  agree: (translated, original) => !areExclusive(translated, original),
  say: (one, other, where) =>
    `The salary reads “${one.said}” here and “${other.said}” ${where}. Decide which holds and state it once, or the same in both places.`,
}

/** `salary_min` and `salary_max` of the front matter are one range. */
function wholeRange({ kind, units }: Passage, claims: readonly SalaryClaim[]): readonly SalaryClaim[] {
  const [first, second, third] = claims
  if (kind !== 'fact' || units.length < 2 || first === undefined) return claims
  if (second === undefined || third !== undefined || !(first.isSingle && second.isSingle)) return []
  const [low, high] = [first.low ?? first.high, second.low ?? second.high].toSorted((a, b) => (a ?? 0) - (b ?? 0)) as [number | null, number | null]
  return [{ ...first, low, high, isSingle: false, said: units.map(({ text }) => text).join(', '), key: [low, high, first.currency].join() }]
}

function claimOf(passage: Passage, unit: Unit): SalaryClaim[] {
  const { language, kind, headingTopics } = passage
  if (!isSpoken(language) || unit.kind === 'heading') return []
  const isLabel = headingTopics.includes('salary') && (kind === 'fact' || kind === 'note' || headingTopics.length === 1)
  if (!(unit.topics.includes('salary') || isLabel)) return []
  const statement = statementOf(unit.text, language)
  if (has(statement, 'level') || has(statementOf(passage.heading, language), 'level') || statement.places().length > 0) return []
  if (statement.reading.hits.some(({ value }) => otherContract.test(value.section))) return []
  const figures = figuresOf(statement, isLabel)
  return figures === null ? [] : [claimed(passage, unit, figures, statement)]
}

/** A key of the front matter that holds both ends: "Compensation: min: 62000, max: 78000". */
const minAndMax = /(?:^|[\s,])(?:min|minimum|from|low)\s*:.*,\s*(?:max|maximum|to|high)\s*:/i

/** The one figure or range of a statement; null where it has none or several. */
function figuresOf(statement: Statement, isLabel: boolean): readonly Quantity[] | null {
  const amounts = statement.quantities().filter(({ kind, value, inWords }) => kind === 'amount' || (isLabel && kind === 'plain' && value >= 1_000 && !inWords))
  const [first, second] = amounts
  if (first === undefined || amounts.length > 2) return null
  if (second === undefined) return first.range === null ? amounts : null
  if (isLabel && minAndMax.test(statement.text)) return amounts
  return first.range !== null && first.range === second.range ? amounts : null
}

function claimed(passage: Passage, unit: Unit, figures: readonly Quantity[], statement: Statement): SalaryClaim {
  const [first, last] = [figures[0] as Quantity, figures.at(-1) as Quantity]
  const isSingle = first === last
  const [low, high] = isSingle
    ? [first.bounds.has('at-most') ? null : first.value, first.bounds.has('at-least') ? null : first.value]
    : [Math.min(first.value, last.value), Math.max(first.value, last.value)]
  const currency = figures.find(({ kind }) => kind === 'amount')?.unit ?? ''
  const per = figures.map((figure) => figure.per).find((unit) => unit !== null) ?? null
  return {
    passage,
    unit,
    low,
    high,
    isSingle,
    isAbout: figures.some(({ bounds }) => bounds.has('about')),
    currency,
    per,
    professions: statement.professions().toSorted().join(),
    said: inShort(unit),
    key: [low, high, currency].join(),
  }
}

function isComparable(one: SalaryClaim, other: SalaryClaim): boolean {
  const isOneCurrency = one.currency === '' || other.currency === '' || one.currency === other.currency || isCrowns(one.currency, other.currency)
  const [mine, theirs] = [one.high ?? one.low ?? 0, other.high ?? other.low ?? 0]
  const ratio = Math.max(mine, theirs) / Math.min(mine, theirs)
  if (one.passage.language === other.passage.language && one.professions !== other.professions) return false
  return isOneCurrency && (one.per === null || other.per === null || one.per === other.per) && ratio <= maxRatio
}

const crowns = new Set(['SEK', 'NOK', 'DKK'])
const isCrowns = (one: string, other: string): boolean => (one === 'crown' && crowns.has(other)) || (other === 'crown' && crowns.has(one))

function areExclusive(one: SalaryClaim, other: SalaryClaim): boolean {
  const leeway = one.isAbout || other.isAbout ? 0.1 : tolerance
  const isBelow = (a: number | null, b: number | null) => a !== null && b !== null && a < b * (1 - leeway)
  const isSame = (a: number | null, b: number | null) => a === b || !(isBelow(a, b) || isBelow(b, a))
  // A range says both of its ends; a figure beside it must lie within.
  const [ranges, singles] = [[one, other].filter(({ isSingle }) => !isSingle), [one, other].filter(({ isSingle }) => isSingle)]
  const [range, single] = [ranges[0], singles[0]]
  if (range === undefined || single === undefined) return !(isSame(one.low, other.low) && isSame(one.high, other.high)) && !isOpenEnd(one, other)
  return isBelow(single.high, range.low) || isBelow(range.high, single.low) || isBoundBroken(single, range, isBelow)
}

/** "From 40,000" and "up to 60,000" leave room for each other. */
const isOpenEnd = (one: SalaryClaim, other: SalaryClaim): boolean =>
  one.isSingle && other.isSingle && (one.low === null) !== (other.low === null) && (one.high === null) !== (other.high === null)

/** "From 50,000" beside "45,000 to 60,000". */
const isBoundBroken = (single: SalaryClaim, range: SalaryClaim, isBelow: (a: number | null, b: number | null) => boolean): boolean =>
  (single.high === null && isBelow(range.low, single.low)) || (single.low === null && isBelow(single.high, range.high))
