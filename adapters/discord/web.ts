import { REST, type RESTOptions } from 'discord.js'
import { discordCode, surfaceErrorOf } from './errors.ts'
import { callTimeoutMs, maxRateLimitWaitMs } from './timing.ts'

export type WebClient = REST

/** Settings of every client of Discord's REST: no attempt is repeated blindly, because the first may have posted; short rate limits are waited out. */
export const restOptions = (apiUrl: string): Partial<RESTOptions> => ({
  api: apiUrl.replace(/\/+$/, ''),
  version: '10',
  timeout: callTimeoutMs,
  retries: 0,
  rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }) => Math.max(timeToReset, retryAfter, sublimitTimeout) > maxRateLimitWaitMs,
})

export const createWebClient = (token: string, apiUrl: string): WebClient => new REST(restOptions(apiUrl)).setToken(token)

/**
 * Makes a call.
 * @param codes error codes that are the caller's to deal with
 * @param where the channel or server that it is about, for the operator
 * @returns the result, or one of `codes`
 * @throws SurfaceError
 */
export async function callOr<T, C extends number>(codes: readonly C[], what: string, call: () => Promise<unknown>, where = ''): Promise<T | C> {
  try {
    return (await call()) as T
  } catch (error) {
    const code = codes.find((expected) => expected === discordCode(error))
    if (code !== undefined) return code
    throw surfaceErrorOf(what, error, where)
  }
}

/**
 * Makes a call.
 * @throws SurfaceError
 */
export const callDiscord = <T>(what: string, call: () => Promise<unknown>, where = ''): Promise<T> => callOr<T, never>([], what, call, where)
