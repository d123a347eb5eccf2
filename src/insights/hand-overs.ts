import { quantile } from 'd3-array'
import type { HandOverTimes } from '../store/store.ts'

/** What became of the questions that were passed on to the recruiting team in the period. */
export interface HandOversReport {
  readonly asked: number
  /** Somebody of the team took it; a reply may come without. */
  readonly taken: number
  /** The reply has reached who asked. */
  readonly replied: number
  /** A reply is written and not delivered yet. */
  readonly onTheirWay: number
  readonly declined: number
  readonly withdrawn: number
  readonly undelivered: number
  readonly expired: number
  /** Nobody has replied yet. */
  readonly waiting: number
  readonly toTake: Waits
  readonly toReply: Waits
}

/** How long people waited, from the moment they asked. */
export interface Waits {
  readonly count: number
  /** Half waited no longer; null where nobody waited. */
  readonly medianMs: number | null
  /** Nine of ten waited no longer. */
  readonly p90Ms: number | null
}

export function summariseHandOvers(handOvers: readonly HandOverTimes[]): HandOversReport {
  const count = (isOne: (handOver: HandOverTimes) => boolean) => handOvers.filter(isOne).length
  const ended = (ending: HandOverTimes['ending']) => count((handOver) => handOver.ending === ending)
  return {
    asked: handOvers.length,
    taken: count(({ takenAt }) => takenAt !== null),
    replied: ended('replied'),
    onTheirWay: count(({ state }) => state === 'answered'),
    declined: ended('declined'),
    withdrawn: ended('withdrawn'),
    undelivered: ended('undelivered'),
    expired: count(({ state }) => state === 'expired'),
    waiting: count(({ state }) => state === 'kept' || state === 'asked' || state === 'taken'),
    toTake: waitsOf(handOvers, ({ takenAt }) => takenAt),
    toReply: waitsOf(handOvers, ({ answeredAt }) => answeredAt),
  }
}

function waitsOf(handOvers: readonly HandOverTimes[], end: (handOver: HandOverTimes) => number | null): Waits {
  const waits = handOvers.flatMap((handOver) => {
    const at = end(handOver)
    // Clocks of two processes may differ by a little.
    return at === null ? [] : [Math.max(0, at - handOver.createdAt)]
  })
  const at = (share: number): number | null => {
    const wait = quantile(waits, share)
    return wait === undefined ? null : Math.round(wait)
  }
  return { count: waits.length, medianMs: at(0.5), p90Ms: at(0.9) }
}
