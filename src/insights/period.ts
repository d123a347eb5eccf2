const dayMs = 24 * 60 * 60 * 1000

/** `YYYY-MM-DD`, UTC. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

export const startOfDay = (time: number): number => Math.floor(time / dayMs) * dayMs

/**
 * Reads the beginning of a period: `30d` and `12w` are so many days that end with today, `2026-10-01` is that day.
 * @returns milliseconds since the epoch of the beginning of a day, UTC; null where it is none of these, or has not come yet
 */
export function readSince(text: string, now: number): number | null {
  const span = /^([1-9]\d{0,3})([dw])$/.exec(text)
  if (span !== null) return startOfDay(now) - (Number(span[1]) * (span[2] === 'w' ? 7 : 1) - 1) * dayMs
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const day = Date.parse(`${text}T00:00:00Z`)
  // 2026-02-31 would roll over into March.
  return !Number.isNaN(day) && dayOf(day) === text && day <= now ? day : null
}

/** Days that stand together in one bar or row. */
export interface Stretch {
  /** First and last day. */
  readonly from: string
  readonly to: string
}

/** As many as fit side by side on a telephone. */
const maxStretches = 62

/** A period in single days where they are few enough, else in as many whole weeks as it takes; the last may be shorter. */
export function stretchesOf({ from, to }: Stretch): Stretch[] {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const days = (last - first) / dayMs + 1
  const step = (days <= maxStretches ? 1 : Math.ceil(days / 7 / maxStretches) * 7) * dayMs
  return Array.from({ length: Math.ceil((days * dayMs) / step) }, (_, index) => {
    const start = first + index * step
    return { from: dayOf(start), to: dayOf(Math.min(start + step - dayMs, last)) }
  })
}
