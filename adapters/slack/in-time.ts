import { setTimeout as wait } from 'node:timers/promises'
import { ackWithinMs } from './timing.ts'

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }

/**
 * Runs what must be done before a command, button or form is acknowledged.
 * @param acknowledge called once, with what came out of it, or with null where Slack waits no longer
 * @param afterwards called with what came out later than that
 */
export async function acknowledgeInTime<T>(
  work: Promise<T>,
  acknowledge: (result: Result<T> | null) => Promise<void>,
  afterwards: (result: Result<T>) => Promise<void>,
): Promise<void> {
  const result = work.then(
    (value): Result<T> => ({ ok: true, value }),
    (error: unknown): Result<T> => ({ ok: false, error }),
  )
  const timer = new AbortController()
  const late = wait(ackWithinMs, null, { signal: timer.signal }).catch(() => null)
  const early = await Promise.race([result, late])
  timer.abort()
  await acknowledge(early)
  if (early === null) await afterwards(await result)
}
