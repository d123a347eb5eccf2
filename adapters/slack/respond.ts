import type { SurfaceError } from '../../src/chat/surface.ts'
import { rateLimited, refusedBy, surfaceErrorOf } from './errors.ts'
import type { SlackMessage } from './pages.ts'
import { callTimeoutMs } from './timing.ts'

/**
 * The address of a request, with the thread that its answers belong to behind it as a fragment: that is never sent, and is kept wherever the address is.
 * @param ts the message that was pressed or asked about; an answer to the first of a thread stands beside it
 */
export const addressBeside = (responseUrl: string, ts: string | null, threadTs: string | null | undefined): string =>
  threadTs === null || threadTs === undefined || threadTs === ts ? responseUrl : `${responseUrl}#${threadTs}`

/** The thread behind an address; null where there is none. */
export const threadBehind = (responseUrl: string): string | null => responseUrl.split('#')[1] ?? null

/**
 * Posts to the address that came with a request; it takes five posts within 30 minutes.
 * @param where `in_place`: instead of the message whose button was pressed
 * @throws SurfaceError
 */
export async function respond(responseUrl: string, where: 'person' | 'channel' | 'in_place', message: SlackMessage): Promise<void> {
  const threadTs = where === 'person' ? threadBehind(responseUrl) : null
  const body = {
    ...message,
    ...(where === 'in_place' ? {} : { response_type: where === 'person' ? 'ephemeral' : 'in_channel' }),
    replace_original: where === 'in_place',
    unfurl_links: false,
    unfurl_media: false,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  }
  const response = await post(responseUrl, body)
  const text = await response.text().catch(() => '')
  if (response.status === 429) throw rateLimited('response_url', Number(response.headers.get('retry-after') ?? Number.NaN) || undefined)
  const code = /"error"\s*:\s*"([\w-]+)"/.exec(text)?.[1] ?? (/^[a-z_]+$/.test(text) && text !== 'ok' ? text : undefined)
  if (response.status === 404 || response.status === 410) throw refusedBy('response_url', code === 'used_url' ? code : 'expired_url')
  if (code !== undefined) throw refusedBy('response_url', code)
  if (!response.ok) throw unavailable()
}

async function post(url: string, body: object): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(callTimeoutMs),
    })
  } catch {
    throw unavailable()
  }
}

const unavailable = (): SurfaceError => surfaceErrorOf('response_url', null)
