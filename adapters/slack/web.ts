import { setTimeout as wait } from 'node:timers/promises'
import { webApi } from '@slack/bolt'
import { slackCode, surfaceErrorOf } from './errors.ts'
import type { BoltLogger } from './logger.ts'
import { callTimeoutMs, maxRateLimitWaitMs } from './timing.ts'

export type WebClient = webApi.WebClient

/** Settings of every client of Slack's Web API: no attempt is repeated blindly, because the first may have posted. */
export const clientOptions = (apiUrl: string, logger: BoltLogger): webApi.WebClientOptions => ({
  slackApiUrl: apiUrl,
  logger,
  timeout: callTimeoutMs,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
})

export const createWebClient = (token: string, apiUrl: string, logger: BoltLogger): WebClient => new webApi.WebClient(token, clientOptions(apiUrl, logger))

/**
 * Calls a method; where Slack limits it for a short time, waits as long as Slack says and calls again.
 * @param codes error codes that are the caller's to deal with
 * @returns the result, or one of `codes`
 * @throws SurfaceError
 */
export async function callOr<T, C extends string>(codes: readonly C[], method: string, call: () => Promise<T>): Promise<T | C> {
  let waitedMs = 0
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const code = codes.find((expected) => expected === slackCode(error))
      if (code !== undefined) return code
      const refused = surfaceErrorOf(method, error)
      if (refused.reason !== 'rate_limited' || refused.retryInMs === null || waitedMs + refused.retryInMs > maxRateLimitWaitMs) throw refused
      waitedMs += refused.retryInMs
      await wait(refused.retryInMs)
    }
  }
}

/**
 * Calls a method, waiting out short rate limits.
 * @throws SurfaceError
 */
export const callSlack = <T>(method: string, call: () => Promise<T>): Promise<T> => callOr<T, never>([], method, call)
