import type { Language } from '../../domain.ts'
import { isFirstName, isLastName, plainName } from '../../text/names.ts'
import { gap, type Statement, signsFor } from './statement.ts'

/** Words between "led by" and the name: "led by our team lead". */
const maxBeforeName = 4

/** Where the first name behind some words begins. */
export function firstName(from: number, statement: Statement): number | null {
  for (let at = from; at < from + maxBeforeName && at < statement.reading.tokens.length; at++) {
    if (/[.;:!?]/.test(gap(statement, at - 1, at))) return null
    if (isName(at, statement) && isPerson(at, at + 1, statement) && (at === from || !isPlace(at, statement))) return at
  }
  return null
}

/** "Led by a woman from Paris": Paris is a first name as well. */
const isPlace = (at: number, statement: Statement): boolean => statement.places().some((place) => place.from <= at && at < place.to)

/** "Anna Berg and Bo Ek". */
export function namesFrom(start: number, statement: Statement): string[] {
  let end = start + 1
  while (isName(end, statement) && isJoined(end - 1, statement)) end++
  const name = textOf(start, end, statement)
  const and = signsFor(statement, 'between').find((hit) => hit.from === end && hit.length === 1)
  return and !== undefined && isName(and.to, statement) && isPerson(and.to, and.to + 1, statement) ? [name, ...namesFrom(and.to, statement)] : [name]
}

/** The name that ends right before a word, or before ", who" in front of it. */
export function nameBefore(word: number, statement: Statement): string[] {
  const isRelative = statement.reading.tokens[word - 1]?.isStop === true && /^\s*,\s*$/.test(gap(statement, word - 2, word - 1))
  const end = isRelative ? word - 1 : word
  let first = end
  while (first > 0 && isName(first - 1, statement) && (isJoined(first - 1, statement) || (isRelative && first === end))) first--
  return first < end && isPerson(first, end, statement) ? [textOf(first, end, statement)] : []
}

/** First and last names behind some words; "Head of Logistics" is none. */
export function fullNamesBehind(from: number, statement: Statement): string[] {
  const { tokens, language } = statement.reading
  return tokens.flatMap(({ surface }, at) => {
    const isFull = at >= from && isName(at, statement) && isName(at + 1, statement) && isJoined(at, statement) && !isPlace(at, statement)
    return isFull && baseForms(plainName(surface), language).some(isFirstName) ? [textOf(at, at + 2, statement)] : []
  })
}

const isName = (at: number, { reading }: Statement): boolean => {
  const surface = reading.tokens[at]?.surface ?? ''
  return /^\p{Lu}\p{Ll}/u.test(surface)
}

/** Nothing but a space or a hyphen stands between a name and the next. */
const isJoined = (at: number, statement: Statement): boolean => /^[\s\u2010-\u2015'’-]+$/u.test(gap(statement, at, at + 1))

const isPerson = (from: number, to: number, { reading }: Statement): boolean =>
  reading.tokens.slice(from, to).some(({ surface }) => baseForms(plainName(surface), reading.language).some((name) => isFirstName(name) || isLastName(name)))

/** "Piotra" is of Piotr, "Jirin" of Jiri: what a language that inflects names adds to their end. */
const baseForms = (name: string, language: Language): string[] =>
  inflecting.has(language) ? [name, name.slice(0, -1), name.slice(0, -2)].filter(({ length }) => length >= minCommon) : [name]
const inflecting = new Set<Language>(['pl', 'fi'])

const textOf = (from: number, to: number, { reading }: Statement): string => reading.text.slice(reading.tokens[from]?.start, reading.tokens[to - 1]?.end)

/** Polish and Finnish inflect names: so many letters in common make them one. */
const minCommon = 3

/** "Anders" is Anders Johansson, "Annę Kowalską" Anna Kowalska. */
export function haveCommonName(some: readonly string[], others: readonly string[]): boolean {
  const parts = (name: string) => name.split(/[\s\u2010-\u2015-]+/).map(plainName)
  const isSame = (a: string, b: string) => a.slice(0, minCommon) === b.slice(0, minCommon)
  return some.some((mine) =>
    others.some((theirs) => {
      const [short, long] = [parts(mine), parts(theirs)].sort((a, b) => a.length - b.length) as [string[], string[]]
      return short.every((part) => long.some((peer) => isSame(part, peer)))
    }),
  )
}
