import { calendarOf } from '../../answer/facts/calendar.ts'
import { numbersOf } from '../../answer/facts/numbers.ts'
import { type Quantity, quantitiesOf } from '../../answer/facts/quantities.ts'
import { read } from '../../answer/facts/reading.ts'
import type { Language } from '../../domain.ts'

/** A number, amount, date or e-mail address of a text. */
export interface Figure {
  /** What it is, the same in every language; several where it can be read in two ways. */
  readonly keys: readonly string[]
  /** What else counts as the same on the other page. */
  readonly sameAs: readonly string[]
  /** As the text has it. */
  readonly said: string
  /** Written in figures, so that a translation must have it too; a word such as "one" may be an article. */
  readonly isCounted: boolean
  /** Written as a word that is no article: "three". */
  readonly isWord: boolean
}

/** "One" may be an article and "two" a pair. */
const minWordValue = 3

/** Of the calendar, what is a date or an hour; a translation may well name no season. */
const dateKey = /^(day|month|quarter|year|time):/

/** "Around the clock", which each language says in its own figures. */
const aroundTheClock = /(?<!\d)24\s?[/x×]\s?7(?!\d)|(?<!\d)(?:24|7)\s?\p{L}{0,7}\s\p{L}{1,3}\s(?:24|7)(?!\d)/giu

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const web = /(?:https?:\/\/|www\.)\S+/g
/** No "000 - 61 000" of a salary. */
const phone = /(?<!\d[ .,/-]?)(?:\+\d|0[1-9])[\d\s()./-]{5,}\d/g

export function figuresOf(text: string, language: Language): Figure[] {
  const addresses: Figure[] = []
  const taken = (kind: string, keyOf: (found: string) => string) => (found: string) => {
    addresses.push({ keys: [`${kind}:${keyOf(found)}`], sameAs: [], said: found, isCounted: true, isWord: false })
    return ' '.repeat(found.length)
  }
  const rest = text
    .replace(web, (found) => ' '.repeat(found.length))
    .replace(
      email,
      taken('mail', (found) => found.toLowerCase()),
    )
    .replace(
      phone,
      taken('phone', (found) => found.replace(/\D/g, '')),
    )
    .replace(aroundTheClock, (found) => ' '.repeat(found.length))
  const reading = read(rest, language, true)
  const calendar = calendarOf(reading, numbersOf(reading))
  const saidAt = ({ from, to }: Quantity) => rest.slice(reading.tokens[from]?.start, reading.tokens[to - 1]?.end)
  return [
    ...addresses,
    ...calendar.keys
      // "Candidates MAY …" orders nothing for May.
      .filter(({ readings, said }) => said !== 'MAY' && readings.some((key) => dateKey.test(key)))
      .map(({ readings, said }): Figure => ({ keys: [...readings, ...readings.flatMap(hourOf)], sameAs: [], said, isCounted: true, isWord: false })),
    ...quantitiesOf(reading, calendar.isPart).map(
      (quantity): Figure => ({
        ...keysOf(quantity),
        said: saidAt(quantity),
        isCounted: !quantity.inWords,
        isWord: quantity.inWords && Number.isInteger(quantity.value) && quantity.value >= minWordValue,
      }),
    ),
  ]
}

/** "From 9 to 17 Uhr" names the hour of 9:00 by its number alone. */
const hourOf = (key: string): string[] => {
  const hour = /^time:(\d\d):00$/.exec(key)?.[1]
  return hour === undefined ? [] : [`number:${Number(hour)}`]
}

const crowns = ['SEK', 'NOK', 'DKK', 'ISK', 'CZK']

function keysOf({ kind, value, unit }: Quantity): Pick<Figure, 'keys' | 'sameAs'> {
  if (kind === 'amount') {
    // "Kr" is the crown of any country.
    const units = unit === 'crown' ? [unit, ...crowns] : [unit]
    return { keys: [...units.map((name) => `amount:${value} ${name}`), `worth:${value}`], sameAs: [`number:${value}`] }
  }
  // "1.5 hours" is "une heure et demie".
  const half = kind === 'duration' && value % 1 === 0.5 ? [`number:${value - 0.5}`] : []
  return { keys: [`number:${value}`], sameAs: [`worth:${value}`, ...half] }
}

/** Figures of one text that the other does not have, by their value. */
export const missingFrom = (figures: readonly Figure[], others: readonly Figure[]): Figure[] =>
  absentFrom(
    figures.filter(({ isCounted }) => isCounted),
    others,
  )

function absentFrom(figures: readonly Figure[], others: readonly Figure[]): Figure[] {
  return figures.filter((figure) => !isHeld(figure, others))
}

export function isHeld({ keys, sameAs }: Figure, others: readonly Figure[]): boolean {
  const own = [...keys.filter((key) => !key.startsWith('worth:')), ...sameAs]
  return others.some((other) => other.keys.some((key) => own.includes(key)))
}

/** A number of an original, and what a translation has in its place. */
export interface OtherWords {
  readonly lost: Figure
  readonly added: Figure
}

/** The one number that two sentences both write as a word, and otherwise: "three" and "fyra". What one has alone may be a turn of phrase. */
export function otherWords(figures: readonly Figure[], others: readonly Figure[]): OtherWords | null {
  const wordsOf = (all: readonly Figure[]) => all.filter(({ isWord }) => isWord)
  const [lost, alsoLost] = absentFrom(wordsOf(figures), others)
  const [added, alsoAdded] = absentFrom(wordsOf(others), figures)
  return lost === undefined || added === undefined || alsoLost !== undefined || alsoAdded !== undefined ? null : { lost, added }
}
