import type { NumberFact } from './numbers.ts'
import { hitsOf, type Reading } from './reading.ts'

interface CalendarKey {
  readonly readings: readonly string[]
  readonly said: string
  /** Offsets in the text. */
  readonly start: number
  readonly end: number
}

/** What a text says of the calendar and the clock, each as a key that is the same in every language. */
export interface CalendarFacts {
  /** `month:11`, `day:11-15`, `weekday:1`, `quarter:3`, `season:spring`, `part:end`, `time:09:00`, `daypart:noon`. Several where a figure can be read in two ways. */
  readonly keys: readonly CalendarKey[]
  /** Whether a number is part of one of them. */
  isPart(number: NumberFact): boolean
}

const writesClockWithStop = new Set(['sv', 'da', 'no', 'fi', 'de', 'pl'])
/** "9:30", "16 h 30", "5 pm", "16 Uhr": a bare hour is one only with a word that says so. */
const clock =
  /(?<![\d.,:])(?<hour>[01]?\d|2[0-4])(?:(?::|\s?h\s?)(?<minute>[0-5]\d)(?!\.?\d|\s?%)|(?=\s?(?:h\b|am\b|pm\b|a\.m|p\.m|uhr\b|heures?\b|o'clock|$|[\s,.;)–-])))(?:\s?(?<half>am|pm|a\.m\.|p\.m\.)(?!\p{L}))?/giu
/** In French an hour is one only with its h, or where the other end of a range has it. */
const frenchHour = /^\s?(?:h\b|heures?\b|(?:à|[-–])\s?\d{1,2}\s?h)/i
const behindClock = /^\s?(?:uhr\b|o'clock)/i
const beforeClock: Readonly<Record<string, RegExp>> = {
  sv: /(?<!\p{L})(?:kl\.?|klockan)\s*$/iu,
  da: /(?<!\p{L})(?:kl\.?|klokken)\s*$/iu,
  no: /(?<!\p{L})(?:kl\.?|klokken)\s*$/iu,
  de: /(?<!\p{L})um\s*$/iu,
  fr: /(?:^|[\s('’])(?:à|de|dès|vers|jusqu['’]à|entre|et|\d\s?h?\s?[-–])\s*$/i,
  es: /(?<!\p{L})(?:a|de|desde|hasta) las\s*$/iu,
  pl: /(?<!\p{L})(?:o|godz\.?|godziny|godzinie|od godz\.?|do godz\.?)\s*$/iu,
  fi: /(?<!\p{L})(?:klo|kello)\s*$/iu,
}
/** "De 8 h par jour" lasts and begins nothing. */
const ofDuration = /^\s?(?:h|heures?)\s*(?:par\b|\/|hebdo|de\s+travail)|^\s*(?!(?:h|heures?)\b)\p{L}/iu
const pad = (value: number): string => String(value).padStart(2, '0')
const isDay = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 31
const isMonth = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 12
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1990 && value <= 2100

export function calendarOf(reading: Reading, numbers: readonly NumberFact[]): CalendarFacts {
  const keys: CalendarKey[] = []
  const spans: [number, number][] = []
  const { text, tokens } = reading
  const add = (readings: string[], start: number, end: number) => {
    keys.push({ readings, said: text.slice(start, end), start, end })
    spans.push([start, end])
  }
  for (const match of text.matchAll(/(?<![\d.])(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\d-])/g)) {
    const [month, day] = [Number(match[2]), Number(match[3] ?? 0)]
    if (!isMonth(month) || !isYear(Number(match[1]))) continue
    const end = match.index + match[0].length
    add([day === 0 ? `month:${month}` : `day:${month}-${day}`], match.index, end)
    keys.push({ readings: [`year:${Number(match[1])}`], said: match[0], start: match.index, end })
  }
  // A year behind, or a full stop as German, Finnish and the Nordic languages write it; "24/7" and "1/2" are no dates.
  for (const match of text.matchAll(/(?<![\d.,/])(\d{1,2})([./])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})(?!\d)|\.(?!\d))/g)) {
    const [first, second] = [Number(match[1]), Number(match[3])]
    const year = match[4] === undefined ? null : Number(match[4]) < 100 ? 2000 + Number(match[4]) : Number(match[4])
    if (match[2] === '/' && year === null) continue
    const readings = [
      ...(isDay(first) && isMonth(second) ? [`day:${second}-${first}`] : []),
      ...(match[2] === '/' && reading.language === 'en' && isMonth(first) && isDay(second) ? [`day:${first}-${second}`] : []),
    ]
    if (readings.length === 0) continue
    add(readings, match.index, match.index + match[0].length)
    if (year !== null) keys.push({ readings: [`year:${year}`], said: match[0], start: match.index, end: match.index + match[0].length })
  }
  const isInSpan = (start: number, end: number) => spans.some(([from, to]) => start >= from && end <= to)
  for (const match of text.matchAll(clock)) {
    const end = match.index + match[0].length
    const { hour, minute, half } = match.groups as { hour: string; minute?: string; half?: string }
    const isAnnounced = beforeClock[reading.language]?.test(text.slice(0, match.index)) ?? false
    const isMarked = half !== undefined || behindClock.test(text.slice(end)) || (isAnnounced && (reading.language !== 'fr' || frenchHour.test(text.slice(end))))
    const isDuration = reading.language === 'fr' && minute === undefined && ofDuration.test(text.slice(end))
    if (
      isInSpan(match.index, end) ||
      isDuration ||
      (minute === undefined && (!isMarked || /^\s?(?:[%€$£]|(?:eur|euros?|kr|zł|pln|sek|nok|dkk|chf)(?!\p{L}))/iu.test(text.slice(end))))
    )
      continue
    const full = half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)
    add([`time:${pad(full)}:${minute ?? '00'}`], match.index, end)
  }
  // "16.30", where the language writes the clock so.
  if (writesClockWithStop.has(reading.language))
    for (const match of text.matchAll(/(?<![\d.,])([01]?\d|2[0-4])\.([0-5][05])(?!\.?\d|\s?(?:%|€|kr|eur|sek|nok|dkk|pln|zł|chf|procent|prozent|prosent))/gi)) {
      const end = match.index + match[0].length
      if (!isInSpan(match.index, end)) add([`time:${pad(Number(match[1]))}:${match[2]}`], match.index, end)
    }
  for (const hit of hitsOf(reading, 'month')) {
    const token = tokens[hit.from]
    if (token === undefined || (reading.language === 'en' && token.plain === 'may' && !isMonthOfMay(hit.from, reading))) continue
    const month = Number(hit.value.value)
    const day = dayBeside(hit.from, hit.to, numbers, reading)
    const twin = day === null ? undefined : twinOf(day.from, numbers, reading)
    if (twin !== undefined) add([`day:${month}-${twin.value}`], tokens[twin.from]?.start ?? 0, tokens[twin.to - 1]?.end ?? 0)
    add(
      [day === null ? `month:${month}` : `day:${month}-${day.value}`],
      tokens[day === null ? hit.from : Math.min(day.from, hit.from)]?.start ?? 0,
      tokens[(day === null ? hit.to : Math.max(day.to, hit.to)) - 1]?.end ?? 0,
    )
  }
  for (const section of ['weekday', 'season', 'daypart', 'part'])
    for (const hit of hitsOf(reading, section)) {
      // "Sun" and "mon" are weekdays only as they are written.
      const token = tokens[hit.from]
      if (section === 'part' && !isBesideTime(hit.from, hit.to, numbers, reading)) continue
      if (section === 'weekday' && token !== undefined && token.plain.length <= 3 && !/^\p{Lu}/u.test(token.surface)) continue
      const [start, end] = [token?.start ?? 0, tokens[hit.to - 1]?.end ?? 0]
      keys.push({ readings: [`${section}:${hit.value.value}`], said: text.slice(start, end), start, end })
    }
  for (const { from, to, value } of quartersOf(reading, numbers)) add([`quarter:${value}`], tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
  for (const match of text.matchAll(/\bQ([1-4])\b/g)) add([`quarter:${match[1]}`], match.index, match.index + match[0].length)
  return { keys, isPart: ({ from, to }) => spans.some(([start, end]) => (tokens[from]?.start ?? -1) >= start && (tokens[to - 1]?.start ?? end) < end) }
}

/** "End of March", "maaliskuun lopussa": a beginning or an end is one of the calendar only beside a month, a year, a quarter or a week. */
function isBesideTime(from: number, to: number, numbers: readonly NumberFact[], reading: Reading): boolean {
  const near = (start: number, end: number) => (start >= to && start - to <= maxBesidePart) || (end <= from && from - end <= maxBesidePart)
  const spans = reading.hits.filter(({ value }) => /^(?:month|season|unit: (?:month|quarter|year|week))$/.test(value.section))
  return spans.some((hit) => near(hit.from, hit.to)) || numbers.some((number) => isYear(number.value) && near(number.from, number.to))
}

const maxBesidePart = 2

/** "The second quarter", "2. Quartal". */
function quartersOf(reading: Reading, numbers: readonly NumberFact[]): { from: number; to: number; value: number }[] {
  const counted = [
    ...hitsOf(reading, 'ordinal').map(({ value, from, to }) => ({ value: Number(value.value), from, to })),
    ...numbers.filter(({ value }) => value <= 4),
  ]
  return hitsOf(reading, 'unit: quarter').flatMap((hit) => {
    const count = counted.find(({ to }) => to === hit.from)
    return count === undefined ? [] : [{ from: count.from, to: hit.to, value: count.value }]
  })
}

/** "15 March", "March 15", "1st of March", "den 15 mars". */
function dayBeside(from: number, to: number, numbers: readonly NumberFact[], reading: Reading): { value: number; from: number; to: number } | null {
  const { tokens } = reading
  const ordinals = hitsOf(reading, 'ordinal').map((hit) => ({ value: Number(hit.value.value), from: hit.from, to: hit.to, inWords: false }))
  const days = [...numbers, ...ordinals].filter(({ value, inWords }) => isDay(value) && !inWords)
  const before = days.find((day) => day.to === from || (day.to === from - 1 && /^(of|de|del|den|the)$/.test(tokens[day.to]?.plain ?? '')))
  const after = days.find((day) => day.from === to || (day.from === to + 1 && /^(the|den)$/.test(tokens[to]?.plain ?? '')))
  const found = before ?? (reading.language === 'en' ? after : undefined)
  return found ?? null
}

/** "24 and 31 December": the month is of both days. */
const twinOf = (from: number, numbers: readonly NumberFact[], { tokens }: Reading): NumberFact | undefined =>
  numbers.find(
    ({ value, to, inWords }) => isDay(value) && !inWords && to === from - 1 && /^(?:and|och|og|und|et|y|e|i|ja|oraz|sekä)$/.test(tokens[to]?.plain ?? ''),
  )

/** "May" with a capital inside a sentence, or beside a date. */
function isMonthOfMay(at: number, { tokens, text }: Reading): boolean {
  const token = tokens[at]
  if (token === undefined || !/^M/.test(token.surface)) return false
  const isFirst = at === 0 || /[.!?:]\s*$/.test(text.slice(0, token.start))
  return !isFirst || /^\d/.test(tokens[at + 1]?.plain ?? '')
}
