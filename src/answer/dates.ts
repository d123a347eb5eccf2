import type { Language } from '../domain.ts'

/** Month words of a page's language (and English), lower case, to month numbers 1 to 12. */
const monthsByLanguage = new Map<Language, Map<string, number>>()

function monthWords(pageLanguage: Language): Map<string, number> {
  const known = monthsByLanguage.get(pageLanguage)
  if (known !== undefined) return known
  const months = new Map<string, number>()
  monthsByLanguage.set(pageLanguage, months)
  for (const language of new Set([pageLanguage, 'en'])) {
    const alone = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    const short = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
    const inDate = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    for (let month = 1; month <= 12; month++) {
      const day = new Date(Date.UTC(2024, month - 1, 15))
      const genitive = inDate.formatToParts(day).find((part) => part.type === 'month')?.value ?? ''
      for (const word of [alone.format(day), short.format(day), genitive]) {
        const key = word.toLowerCase().replace(/\.$/, '')
        if (key.length >= 3) months.set(key, month)
      }
      // Finnish inflects the month ("marraskuun alussa"): the stem is enough.
      if (language === 'fi') months.set(`${alone.format(day).toLowerCase()}*`, month)
    }
  }
  return months
}

/** Words that are a month only where they are written or used as one. */
const ambiguous = new Set([
  'may',
  'mar',
  'dec',
  'sep',
  'jan',
  'set',
  'mars',
  'mai',
  'ago',
  'out',
  'lip',
  'maj',
  'sty',
  'lut',
  'kwi',
  'cze',
  'sie',
  'wrz',
  'lis',
  'gru',
  'nov',
  'okt',
  'oct',
  'apr',
  'jun',
  'jul',
  'aug',
  'feb',
  'fev',
  'ene',
  'abr',
  'dic',
  'touko',
  'elo',
  'syys',
  'loka',
  'tammi',
  'helmi',
  'maalis',
  'huhti',
  'kesä',
  'heinä',
  'marras',
  'joulu',
])

interface DateSpan {
  /** Milliseconds since the epoch at which the span is over. */
  readonly end: number
}

/** The dates that a text names. Dates without a year are read from the publication day on. */
export function datesIn(text: string, language: Language, publishedOn: string | null): DateSpan[] {
  const found: DateSpan[] = []
  for (const match of text.matchAll(/\b(20\d{2})-(\d{2})(?:-(\d{2}))?\b/g))
    found.push(span(Number(match[1]), Number(match[2]), match[3] === undefined ? null : Number(match[3])))
  for (const match of text.matchAll(/\b(\d{1,2})[./](\d{1,2})[./](20\d{2})\b/g)) {
    const [day, month] = Number(match[2]) > 12 ? [Number(match[2]), Number(match[1])] : [Number(match[1]), Number(match[2])]
    found.push(span(Number(match[3]), month, day))
  }
  for (const match of text.matchAll(/\b(?:Q([1-4])[\s/]*(20\d{2})|(20\d{2})[\s/-]*Q([1-4]))\b/gi))
    found.push(span(Number(match[2] ?? match[3]), Number(match[1] ?? match[4]) * 3, null))
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
  words.forEach((match, at) => {
    const month = monthOf(match[0], language)
    if (month === null) return
    const [after, afterNext] = [words[at + 1]?.[0], words[at + 2]?.[0]]
    // "1 de marzo", "the 1st of March"
    const before = /^(de|of|del)$/i.test(words[at - 1]?.[0] ?? '') && /^\d/.test(words[at - 2]?.[0] ?? '') ? words[at - 2]?.[0] : words[at - 1]?.[0]
    const year = [after, afterNext, before].map((word) => (/^20\d{2}$/.test(word ?? '') ? Number(word) : null)).find((value) => value !== null) ?? null
    const day =
      [before, after]
        .map((word) => (/^\d{1,2}(st|nd|rd|th|er|re|º|ª|o|a)?$/.test(word ?? '') ? Number.parseInt(word as string, 10) : null))
        .find((value) => value !== null && value >= 1 && value <= 31) ?? null
    if (language === 'en' && !/^\p{Lu}/u.test(match[0]) && year === null && day === null) return
    if (ambiguous.has(match[0].toLowerCase()) && year === null && day === null && !readsAsMonth(match[0], before, text, match.index)) return
    if (year !== null) {
      found.push(span(year, month, day))
      return
    }
    if (publishedOn === null) return
    const published = Date.parse(publishedOn)
    const sameYear = span(Number(publishedOn.slice(0, 4)), month, day)
    found.push(sameYear.end > published ? sameYear : span(Number(publishedOn.slice(0, 4)) + 1, month, day))
  })
  return found
}

/** Whether a text names a date that is over. A span that goes on ("from May 2025 to May 2027") is judged by its last date. */
export function isStale(text: string, language: Language, publishedOn: string | null, now: number): boolean {
  const ends = datesIn(text, language, publishedOn).map((date) => date.end)
  return ends.length > 0 && Math.max(...ends) <= now
}

function monthOf(word: string, language: Language): number | null {
  const key = word.toLowerCase()
  const known = monthWords(language).get(key)
  if (known !== undefined) return known
  if (key.length < 7) return null
  for (const [stem, month] of monthWords(language)) if (stem.endsWith('*') && key.startsWith(stem.slice(0, -1))) return month
  return null
}

/** "in May", "im Mai": after a preposition; "May" with a capital inside a sentence. */
function readsAsMonth(word: string, before: string | undefined, text: string, at: number): boolean {
  if (
    /^(in|of|by|since|from|until|till|early|mid|late|end|beginning|start|i|im|ab|bis|mitte|anfang|ende|en|de|dès|fin|début|mi|desde|hasta|w|od|do|på|från|fra|til|till|start|slutten|slutet|början|starten)$/i.test(
      before ?? '',
    )
  )
    return true
  const startsSentence = /(^|[.!?]\s*)$/.test(text.slice(0, at))
  return word === 'May' && !startsSentence
}

function span(year: number, month: number, day: number | null): DateSpan {
  const end = day === null ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1)
  return { end }
}
