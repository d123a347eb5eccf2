import { addressesOf } from '../../answer/facts/addresses.ts'
import { type CalendarFacts, calendarOf } from '../../answer/facts/calendar.ts'
import { numbersOf } from '../../answer/facts/numbers.ts'
import { type Quantity, quantitiesOf } from '../../answer/facts/quantities.ts'
import { type Reading, read } from '../../answer/facts/reading.ts'
import type { NamedPlace } from '../../answer/lock-vocabulary.ts'
import type { Language } from '../../domain.ts'
import { LanguageLibrary } from '../../question/lexicon.ts'
import { createLockVocabulary } from '../../question/lock-vocabulary.ts'
import { readRegions } from '../../question/regions.ts'
import { type Sign, type SignHit, signsOf } from './words.ts'

/** Tokens `from` to `to` (exclusive). */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A place with the tokens that name it. */
export interface PlaceHit extends NamedPlace, Span {}

/** A sentence, or a part of one, with what it is read for. */
export interface Statement {
  readonly text: string
  readonly reading: Reading
  readonly signs: readonly SignHit[]
  /** Read on first use: most statements are asked for no place. */
  places(): readonly PlaceHit[]
  quantities(): readonly Quantity[]
  calendar(): CalendarFacts['keys']
  /** Words for what people are: an engineer, a cook. */
  professions(): readonly string[]
}

/** Postings of one company share many sentences. */
const maxKept = 20_000
const kept = new Map<string, Statement>()

// Their data is read at the first text.
const library = once(() => new LanguageLibrary(null))
const vocabulary = once(() => createLockVocabulary(library()))
const regions = once(readRegions)

/** Countries of a region; none where it is no region, or one that the data does not list. */
export const membersOf = (region: string): readonly string[] => regions().members.get(region) ?? []

/** @param language one that is spoken here */
export function statementOf(text: string, language: Language): Statement {
  const key = `${language} ${text}`
  const same = kept.get(key)
  if (same !== undefined) return same
  if (kept.size > maxKept) kept.clear()
  const reading = read(addressesOf(text).rest, language, true)
  const calendar = once(() => calendarOf(reading, numbersOf(reading)))
  const statement: Statement = {
    text,
    reading,
    signs: signsOf(reading.tokens, language),
    places: once(() =>
      vocabulary()
        .placesIn(reading.text, language)
        .map((place) => ({ ...place, ...tokensOf(place, reading) })),
    ),
    quantities: once(() => quantitiesOf(reading, calendar().isPart)),
    calendar: () => calendar().keys,
    professions: once(() => {
      const lexicon = library().lexicon(language)
      const trades = vocabulary()
        .conceptsOf(text, language)
        .filter((concept) => vocabulary().kindOf(concept) === 'profession')
      return [...trades, ...lexicon.list('occupations', reading.tokens).map(({ value }) => value)]
    }),
  }
  kept.set(key, statement)
  return statement
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const tokensOf = ({ start, end }: NamedPlace, { tokens }: Reading): Span => ({
  from: tokens.findIndex((token) => token.end > start),
  to: tokens.findLastIndex((token) => token.start < end) + 1,
})

export const signsFor = ({ signs }: Statement, ...wanted: readonly Sign[]): readonly SignHit[] => signs.filter(({ value }) => wanted.includes(value))

export const has = (statement: Statement, ...wanted: readonly Sign[]): boolean => statement.signs.some(({ value }) => wanted.includes(value))

/** Words of facts and conditions (`only`, `must`, `not`), as the fact lock reads them. */
export const conditions = ({ reading }: Statement, ...sections: readonly string[]): Reading['hits'] =>
  reading.hits.filter(({ value }) => sections.includes(value.section))

/** Words between two spans of tokens; 0 where they touch. */
export const distance = (one: Span, other: Span): number => (one.to <= other.from ? other.from - one.to : other.to <= one.from ? one.from - other.to : 0)

/** What a text says between two tokens, the first exclusive. */
export const gap = ({ reading: { text, tokens } }: Statement, before: number, behind: number): string =>
  text.slice(tokens[before]?.end ?? 0, tokens[behind]?.start ?? text.length)
