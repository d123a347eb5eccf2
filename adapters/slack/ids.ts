import { SurfaceError } from '../../src/chat/surface.ts'

/** Where a thread is: a message's thread, or a whole conversation where `threadTs` is null. */
export interface ThreadPlace {
  readonly team: string
  readonly channel: string
  readonly threadTs: string | null
}

/** Where a message is. `previewUrl`: the link preview under it rather than the message, which is a person's. */
export interface MessagePlace {
  readonly team: string
  readonly channel: string
  readonly ts: string
  readonly previewUrl: string | null
}

const timestamp = /^\d+\.\d+$/

/** `T1/C1/1700000000.000100`, or `T1/D1/-` for a direct conversation that has no threads. */
export const threadId = ({ team, channel, threadTs }: ThreadPlace): string => `${team}/${channel}/${threadTs ?? '-'}`

/** The thread of one private request, which no other message joins. `request`: an id that Slack gives each request. */
export const privateThreadId = (team: string, channel: string, request: string): string => `${team}/${channel}/~${encodeURIComponent(request)}`

/** Whether a thread is that of a private request. */
export const isPrivateThread = (id: string): boolean => id.split('/')[2]?.startsWith('~') === true

/** `T1/C1/1700000000.000100`; a link preview has its URL behind. */
export const messageId = ({ team, channel, ts, previewUrl }: MessagePlace): string =>
  `${team}/${channel}/${ts}${previewUrl === null ? '' : `/${encodeURIComponent(previewUrl)}`}`

/** Time of a Slack timestamp in milliseconds since the epoch. */
export const timeOf = (ts: string): number => Math.floor(Number(ts) * 1000)

/** @throws SurfaceError */
export function readThreadId(id: string): ThreadPlace {
  const [team, channel, part, ...more] = id.split('/')
  const isKnown = part === '-' || part?.startsWith('~') === true || (part !== undefined && timestamp.test(part))
  if (!team || !channel || !isKnown || more.length > 0) throw notOurs('thread')
  return { team, channel, threadTs: timestamp.test(part ?? '') ? (part ?? null) : null }
}

/** @throws SurfaceError */
export function readMessageId(id: string): MessagePlace {
  const [team, channel, ts, url, ...more] = id.split('/')
  if (!team || !channel || ts === undefined || !timestamp.test(ts) || url === '' || more.length > 0) throw notOurs('message')
  return { team, channel, ts, previewUrl: url === undefined ? null : decodeURIComponent(url) }
}

const notOurs = (what: string) =>
  new SurfaceError('gone', `A ${what} id is not one that the Slack surface made: was the store filled by another version or surface?`)
