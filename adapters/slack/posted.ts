import type { Log } from '../../src/chat/log.ts'
import { SurfaceError } from '../../src/chat/surface.ts'
import type { Identity } from './receive.ts'
import { maxRecoveryPages, recoveryWindowMs } from './timing.ts'
import { callSlack, type WebClient } from './web.ts'

/** `event_type` of the metadata under which a reply is found again. */
const replyEventType = 'candidate_assistant_reply'

export const replyMetadata = (key: string, part: number) => ({ event_type: replyEventType, event_payload: { key, part } })

interface FoundMessage {
  readonly ts?: string
  readonly user?: string
  readonly bot_id?: string
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly key?: unknown; readonly part?: unknown } }
}

export interface LookupContext {
  readonly web: WebClient
  readonly self: Identity
  readonly log: Log
  readonly now: () => number
}

/**
 * Parts of a reply that an earlier attempt posted: number of the part -> Slack timestamp.
 * @throws SurfaceError where it may be known later; where the app may not look, nothing is found and the operator is told
 */
export async function postedParts(channel: string, threadTs: string | null, key: string, context: LookupContext): Promise<ReadonlyMap<number, string>> {
  const { web, self, log, now } = context
  const found = new Map<number, string>()
  const oldest = String((now() - recoveryWindowMs) / 1000)
  const common = { channel, oldest, limit: 200, include_all_metadata: true }
  let cursor = ''
  try {
    for (let page = 0; page < maxRecoveryPages; page++) {
      const next = cursor === '' ? {} : { cursor }
      const result =
        threadTs === null
          ? await callSlack('conversations.history', () => web.conversations.history({ ...common, ...next }))
          : await callSlack('conversations.replies', () => web.conversations.replies({ ...common, ts: threadTs, ...next }))
      for (const message of (result.messages ?? []) as readonly FoundMessage[]) {
        const part = partOf(message, key, self)
        if (part !== null && message.ts !== undefined) found.set(part, message.ts)
      }
      cursor = result.response_metadata?.next_cursor ?? ''
      if (cursor === '') break
    }
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.reason === 'rate_limited' || error.reason === 'unavailable') throw error
    log.warn({ channel }, `whether a reply was posted before a restart cannot be seen, so it may stand twice: ${error.message}`)
  }
  return found
}

/** Another app may write the same metadata; only our own messages count. */
function partOf({ metadata, user, bot_id }: FoundMessage, key: string, self: Identity): number | null {
  if (user !== self.botUserId && (bot_id === undefined || bot_id !== self.botId)) return null
  const payload = metadata?.event_type === replyEventType ? metadata.event_payload : undefined
  return payload?.key === key && typeof payload.part === 'number' ? payload.part : null
}
