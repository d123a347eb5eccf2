import { type Field, isYes, textOf, valuesOf } from './front-matter.ts'

export type Publication =
  | { readonly published: true }
  | {
      readonly published: false
      readonly reason: string
      /** It is over: closed, archived, past its date. What is not may still come to be published. */
      readonly isOver: boolean
    }

const closedStatus = /^(closed|filled|expired|archived|draft|inactive|paused|cancelled|canceled|on hold|unpublished|private|hidden)$/i
const isOverStatus = /^(closed|filled|expired|archived|cancelled|canceled)$/i

/**
 * Whether a page is public at a moment.
 * @param now milliseconds since the epoch
 * @returns beside it, dates that could not be read; the page counts as unpublished where its date cannot be read, for it may lie ahead
 */
export function readPublication(fields: readonly Field[], now: number): { publication: Publication; problems: string[] } {
  const problems: string[] = []
  const no = (reason: string) => ({ publication: { published: false, reason, isOver: false } as const, problems })
  const over = (reason: string) => ({ publication: { published: false, reason, isOver: true } as const, problems })
  const has = (...keys: string[]) => valuesOf(fields, ...keys).some(isYes)

  if (has('draft')) return no('draft')
  if (has('archived', 'archive')) return over('archived')
  if (has('noindex', 'hidden', 'private')) return no('not for the public (noindex)')
  if (has('closed', 'filled', 'expired')) return over('closed')
  if (valuesOf(fields, 'published').some((value) => value === false || (typeof value === 'string' && /^(false|no)$/i.test(value)))) return no('not published')
  if (/noindex/i.test(valuesOf(fields, 'robots').flat().join())) return no('not for the public (noindex)')
  const status = textOf(fields, 'status', 'state')
  if (status !== null && closedStatus.test(status)) return isOverStatus.test(status) ? over(`status ${status}`) : no(`status ${status}`)

  for (const key of ['date', 'publishdate', 'published', 'pubdate', 'publishon']) {
    for (const stated of textsOf(fields, key)) {
      if (/^(true|yes)$/i.test(stated)) continue
      const span = readDay(stated)
      if (span === null) {
        problems.push(`the date "${stated}" under ${key} cannot be read; write it as 2026-02-16`)
        return no('unreadable date')
      }
      if (span.start > now) return no('publication lies ahead')
    }
  }
  for (const key of [
    'expirydate',
    'expires',
    'expireson',
    'closes',
    'closingdate',
    'closedate',
    'closing',
    'closeson',
    'validthrough',
    'deadline',
    'applyby',
    'unpublishdate',
    'applicationdeadline',
    'applicationclosingdate',
    'applicationcloses',
    'applyuntil',
    'applybefore',
    'validuntil',
    'openuntil',
    'closedon',
    'lastday',
    'lastdaytoapply',
    'enddate',
  ]) {
    for (const stated of textsOf(fields, key)) {
      const span = readDay(stated)
      // "until filled" is no date, and says so itself.
      if (span === null && /\d/.test(stated)) {
        problems.push(`the date "${stated}" under ${key} cannot be read; write it as 2026-02-16`)
        return no('unreadable closing date')
      }
      if (span !== null && span.end <= now) return over('closing date has passed')
    }
  }
  return { publication: { published: true }, problems }
}

/** Every text under a key: where a key stands twice, neither of its dates may be overlooked. */
const textsOf = (fields: readonly Field[], key: string): string[] =>
  valuesOf(fields, key).flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []))

/** The day of publication as `YYYY-MM-DD`, where a page states one that can be read. */
export function publishedOn(fields: readonly Field[]): string | null {
  const span = readDay(textOf(fields, 'publishdate', 'date') ?? '')
  return span === null ? null : new Date(span.start).toISOString().slice(0, 10)
}

const dayMs = 86_400_000

/** A date, or a date with a time, as the span of milliseconds that it covers; null for anything else. */
export function readDay(text: string): { start: number; end: number } | null {
  const value = text.trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value)
  const european = /^(\d{1,2})[.](\d{1,2})[.](\d{4})$/.exec(value)
  const [year, month, day] = iso !== null ? [iso[1], iso[2], iso[3]] : european !== null ? [european[3], european[2], european[1]] : []
  if (year !== undefined) {
    const start = Date.UTC(Number(year), Number(month) - 1, Number(day))
    const isReal = new Date(start).getUTCMonth() === Number(month) - 1
    return isReal ? { start, end: start + dayMs } : null
  }
  const partial = /^(\d{4})(?:-(\d{1,2}))?$/.exec(value)
  if (partial !== null) {
    const [from, to] = partial[2] === undefined ? [0, 12] : [Number(partial[2]) - 1, Number(partial[2])]
    return to > 12 || from < 0 ? null : { start: Date.UTC(Number(partial[1]), from, 1), end: Date.UTC(Number(partial[1]), to, 1) }
  }
  // Without a day ("spring 2026") it is no date; 03/04/2026 is the third of April or the fourth of March.
  if (!/\d{4}/.test(value) || !/(?:^|\D)\d{1,2}(?!\d)/.test(value.replace(/\d{4}/, '')) || /^\d{1,2}\/\d{1,2}\/\d{4}/.test(value)) return null
  const moment = Date.parse(/[T ]\d{1,2}:\d{2}/.test(value) && !/(z|[+-]\d{2}:?\d{2}|gmt|utc)\s*$/i.test(value) ? `${value.replace(' ', 'T')}Z` : value)
  if (Number.isNaN(moment)) return null
  const hasTime = /\d:\d/.test(value)
  if (hasTime) return { start: moment, end: moment }
  const local = new Date(moment)
  const start = Date.UTC(local.getFullYear(), local.getMonth(), local.getDate())
  return { start, end: start + dayMs }
}
