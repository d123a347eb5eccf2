import type { Fault } from './compare.ts'
import type { Facts } from './facts.ts'
import { hitsUnder } from './reading.ts'

/** "Until 31 May" is not "from 31 May". */
export function dateBoundFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  const own = dateBounds(sentence)
  const theirs = quotes.flatMap(dateBounds)
  const unbound = sentence.calendar.flatMap(({ readings }) => readings.filter((key) => key.startsWith('day:') && !own.some((other) => other.key === key)))
  const isEnd = (key: string) =>
    theirs.some((other) => other.key === key && other.bound === 'end') && !theirs.some((other) => other.key === key && other.bound === 'start')
  if (hitsUnder(sentence.reading, 'date: ').every(({ id }) => id !== 'end') && unbound.some(isEnd))
    return [{ kind: 'date', detail: 'the passage says that the date is the last' }]
  return own.flatMap(({ key, bound }): Fault[] => {
    const same = theirs.filter((other) => other.key === key)
    return same.length > 0 && same.every((other) => other.bound !== bound)
      ? [{ kind: 'date', detail: `the date is the ${bound} in the sentence and not in the passage` }]
      : []
  })
}

/** Dates with the word right before them, or behind, that makes them a beginning or an end. */
function dateBounds({ reading, calendar }: Facts): { key: string; bound: string }[] {
  const hits = hitsUnder(reading, 'date: ')
  const places = calendar.map(({ readings, start, end }) => ({
    readings,
    from: reading.tokens.findIndex((token) => token.start >= start),
    last: reading.tokens.findLastIndex((token) => token.end <= end),
  }))
  // "1.6.–31.8.": the dates of a range begin and end it.
  const joins = (left: number, right: number) => dash.test(reading.text.slice(reading.tokens[left]?.end, reading.tokens[right]?.start))
  const rangeEndOf = (last: number, from: number): string | undefined =>
    places.some((next) => next.from > last && joins(last, next.from))
      ? 'start'
      : places.some((one) => one.last < from && joins(one.last, from))
        ? 'end'
        : undefined
  return places.flatMap(({ readings, from, last }) => {
    const isFree = (start: number, end: number) => !places.some((other) => other.from >= start && other.last < end)
    const before = hits.filter(({ hit }) => hit.to <= from && from - hit.to <= maxBesideDate && isFree(hit.to, from)).at(-1)
    // Finnish alone says it behind the date.
    const behind = reading.language === 'fi' ? hits.find(({ hit }) => hit.from === last + 1) : undefined
    const found = (before ?? behind)?.id ?? rangeEndOf(last, from)
    return found === undefined ? [] : readings.map((key) => ({ key, bound: found }))
  })
}

/** A dash between two dates, with the year of the first. */
const dash = /^\.?\s*(?:\d{4})?\s*[–—-]\s*$/

/** Words between a date and what makes it a beginning or an end; no other date may stand between. */
const maxBesideDate = 3

/** A date or time of day that the quotes do not have. */
export function calendarFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  const keys = new Set(
    quotes.flatMap(({ calendar }) => calendar.flatMap(({ readings }) => readings.flatMap((key) => [key, key.replace(/^day:(\d+)-.*$/, 'month:$1')]))),
  )
  const plain = quotes.flatMap(({ quantities }) => quantities.filter(({ kind }) => kind === 'plain'))
  const values = new Set(plain.map(({ value }) => value))
  const holds = (key: string) =>
    keys.has(key) || (key.startsWith('year:') && values.has(Number(key.slice(5)))) || (/^time:\d\d:00$/.test(key) && values.has(Number(key.slice(5, 7))))
  return sentence.calendar.flatMap(({ readings, said }): Fault[] =>
    readings.some(holds) ? [] : [{ kind: 'date', detail: `"${said}" stands in none of the cited passages` }],
  )
}
