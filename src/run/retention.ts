import type { Log } from '../chat/log.ts'
import { type Store, StoreUnavailableError } from '../store/store.ts'

const dayMs = 86_400_000
const sweepMs = 3_600_000

/** Erases what is older than `retentionDays`, now and every hour. @returns what ends it */
export function keepSweeping(store: Pick<Store, 'sweep'>, retentionDays: number, now: () => number, log: Log): () => Promise<void> {
  let running = Promise.resolve()
  const sweep = (): void => {
    running = running.then(async () => {
      try {
        const rows = await store.sweep(now() - retentionDays * dayMs, now())
        if (rows > 0) log.info({ rows }, `what is older than ${retentionDays} days is erased`)
      } catch (error) {
        const fault = error instanceof StoreUnavailableError ? {} : { error }
        log.error(fault, `what is older than RETENTION_DAYS could not be erased and will be within the hour: ${(error as Error).message}`)
      }
    })
  }
  sweep()
  const timer = setInterval(sweep, sweepMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
