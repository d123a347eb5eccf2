import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limiter } from './store.ts'

/** A limit of this process alone. */
export const memoryLimiter = (name: string, points: number, windowMs: number): Limiter => limiterOver(inMemory(name, points, windowMs))

/** A limit that all processes on a server share; while the server is out of reach, each process keeps its own. */
export const postgresLimiter =
  (pool: Pool) =>
  (name: string, points: number, windowMs: number): Limiter =>
    limiterOver(
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'limits',
        // By the migrations; expired rows go with the sweep.
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points,
        duration: windowMs / 1000,
        insuranceLimiter: inMemory(name, points, windowMs),
      }),
    )

const inMemory = (name: string, points: number, windowMs: number) => new RateLimiterMemory({ keyPrefix: name, points, duration: windowMs / 1000 })

const limiterOver = (library: RateLimiterMemory | RateLimiterPostgres): Limiter => ({
  take: async (key) => {
    try {
      await library.consume(key)
      return 0
    } catch (refused) {
      // The library rejects with its result where the limit is reached.
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext))
      throw refused
    }
  },
})
