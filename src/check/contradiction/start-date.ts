import type { Language, Passage, Unit } from '../../domain.ts'
import { isSpoken } from '../../text/languages.ts'
import { aloneInBlock, type Claim, inShort, type Subject } from './claim.ts'
import { conditions, distance, has, type Statement, signsFor, statementOf } from './statement.ts'

interface StartClaim extends Claim {
  /** "As soon as possible", without a date. */
  readonly isAtOnce: boolean
  readonly year: number | null
  /** 1 to 12. */
  readonly month: number | null
  readonly day: number | null
  /** `beginning`, `middle` or `end` of the month. */
  readonly part: string | null
  /** "From 1 March" is not "on 1 March". */
  readonly isEarliest: boolean
  readonly said: string
}

export const startDate: Subject<StartClaim> = {
  rule: 'start-date',
  level: 'error',
  kinds: ['posting'],
  read: (passage) => aloneInBlock(passage.units.flatMap((unit) => claimOf(passage, unit))),
  // "As soon as possible" goes with a date in the same posting; a translation that has the one for the other does not.
  exclude: (one, other) => !one.isAtOnce && !other.isAtOnce && (one.isEarliest === other.isEarliest ? areOther(one, other) : isTooEarly(one, other)),
  isComparable: () => true,
  agree: (translated, original) => translated.isAtOnce === original.isAtOnce && !areOther(translated, original),
  say: (one, other, where) => `The start reads “${one.said}” here and “${other.said}” ${where}. Decide which holds and correct the other.`,
}

function areOther(one: StartClaim, other: StartClaim): boolean {
  const isOther = <T>(a: T | null, b: T | null) => a !== null && b !== null && a !== b
  if (one.isAtOnce || other.isAtOnce) return false
  return isOther(one.year, other.year) || isOther(one.month, other.month) || isOther(one.day, other.day) || isOther(one.part, other.part)
}

/** The one is before the other, which is said to be the earliest; without its year a date has no order. */
function isTooEarly(one: StartClaim, other: StartClaim): boolean {
  const [fixed, earliest] = one.isEarliest ? [other, one] : [one, other]
  if (fixed.year === null || earliest.year === null || fixed.month === null || earliest.month === null) return false
  return fixed.year * 12 + fixed.month < earliest.year * 12 + earliest.month
}

function claimOf(passage: Passage, unit: Unit): StartClaim[] {
  const { language } = passage
  if (!isSpoken(language) || unit.kind === 'heading' || /\?\s*$/.test(unit.text)) return []
  const statement = statementOf(unit.text, language)
  const isAsked = passage.headingTopics.includes('start-date') || isLabelled(unit, language)
  if (!isAsked && !has(statement, 'start')) return []
  if (has(statement, 'flexible') || isUnsure(statement)) return []
  const claim = (date: Pick<StartClaim, 'isAtOnce' | 'year' | 'month' | 'day' | 'part' | 'isEarliest'>): StartClaim[] => [
    { passage, unit, ...date, said: inShort(unit), key: [date.isAtOnce, date.year, date.month, date.day, date.part].join() },
  ]
  const at = dateOf(statement)
  if (at === 'several') return []
  if (at === null) return has(statement, 'asap') ? claim({ isAtOnce: true, year: null, month: null, day: null, part: null, isEarliest: false }) : []
  if (has(statement, 'asap') || !(isAsked || isOfStart(at, statement)) || isOfEvent(at, statement)) return []
  return claim({ ...at, isAtOnce: false, isEarliest: isEarliest(at, statement) })
}

/** French "entrée en fonction" holds no "en fonction de". */
const isUnsure = (statement: Statement): boolean =>
  conditions(statement, 'not', 'if', 'preferred', 'might', 'usually').some(
    (hit) => !signsFor(statement, 'start').some((own) => own.from < hit.to && hit.from < own.to),
  )

/** "Start: 1 August". */
function isLabelled({ text }: Unit, language: Language): boolean {
  const label = /^([^:]{1,40}?)\s*:/.exec(text)?.[1]
  if (label === undefined) return false
  const name = statementOf(label, language)
  return signsFor(name, 'start label', 'start').some((hit) => hit.from === 0 && hit.to === name.reading.tokens.length)
}

interface FoundDate {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  readonly part: string | null
  /** Tokens. */
  readonly from: number
  readonly to: number
}

/** The one date that a statement has. */
function dateOf(statement: Statement): FoundDate | 'several' | null {
  const keys = statement.calendar()
  const dates = keys.filter(({ readings }) => readings.some((key) => /^(?:month|day):/.test(key)))
  const [date, another] = dates
  if (date === undefined) return keys.some(({ readings }) => readings.some((key) => /^(?:quarter|season):/.test(key))) ? 'several' : null
  // "3/4" is the third of April or the fourth of March.
  if (another !== undefined || date.readings.length > 1) return 'several'
  const [, month, day] = /^(?:month|day):(\d+)(?:-(\d+))?$/.exec(date.readings[0] as string) ?? []
  const parts = [...new Set(keys.flatMap(({ readings }) => readings.flatMap((key) => /^part:(.+)$/.exec(key)?.[1] ?? [])))]
  const { tokens } = statement.reading
  return {
    year: yearOf(statement, date.end),
    month: Number(month),
    day: day === undefined ? null : Number(day),
    part: parts.length === 1 ? (parts[0] as string) : null,
    from: tokens.findIndex((token) => token.end > date.start),
    to: tokens.findLastIndex((token) => token.start < date.end) + 1,
  }
}

/** A year of the calendar's own, or right behind the month. */
function yearOf(statement: Statement, end: number): number | null {
  const stated = statement.calendar().flatMap(({ readings }) => readings.flatMap((key) => /^year:(\d+)$/.exec(key)?.[1] ?? []))[0]
  const behind = /^[\s,.]*(?:de |del )?(20\d{2})(?!\d)/.exec(statement.reading.text.slice(end))?.[1]
  const year = stated ?? behind
  return year === undefined ? null : Number(year)
}

/** Words between what begins and its date. */
const maxBesideDate = 6

const isOfStart = (date: FoundDate, statement: Statement): boolean => signsFor(statement, 'start').some((hit) => distance(hit, date) <= maxBesideDate)

/** "Interviews are held in March": something else stands nearer to the date than the start does. */
function isOfEvent(date: FoundDate, statement: Statement): boolean {
  const nearest = (hits: readonly { readonly from: number; readonly to: number }[]) =>
    Math.min(Number.POSITIVE_INFINITY, ...hits.map((hit) => distance(hit, date)))
  const event = nearest(signsFor(statement, 'event'))
  return event < Number.POSITIVE_INFINITY && event <= nearest(signsFor(statement, 'start'))
}

/** "From 1 March", "ab dem 1. März", "1.3. alkaen". */
const isEarliest = (date: FoundDate, statement: Statement): boolean => signsFor(statement, 'not before').some((hit) => distance(hit, date) <= 1)
