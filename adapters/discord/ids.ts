import { SurfaceError } from '../../src/chat/surface.ts'

/** Where a thread is. `guild`: null for a direct conversation, which has no threads. */
export interface ThreadPlace {
  readonly guild: string | null
  readonly channel: string
  /** The thread's channel, or the message that it is to be opened under: Discord gives both the same id. Null in a direct conversation. */
  readonly thread: string | null
}

/** Where a message is; `channel` is its thread where it stands in one. */
export interface MessagePlace {
  readonly guild: string | null
  readonly channel: string
  readonly message: string
}

const snowflake = /^\d{1,20}$/
const noGuild = '@me'

/** `1/2/3`: server, channel, thread; `@me/2/-` for a direct conversation. */
export const threadId = ({ guild, channel, thread }: ThreadPlace): string => `${guild ?? noGuild}/${channel}/${thread ?? '-'}`

/** The thread of one request, which no other message joins. `request`: an id that Discord gives each. */
export const privateThreadId = (guild: string | null, channel: string, request: string): string => `${guild ?? noGuild}/${channel}/~${request}`

/** `1/2/3`: server, channel, message. */
export const messageId = ({ guild, channel, message }: MessagePlace): string => `${guild ?? noGuild}/${channel}/${message}`

/** `1/2`: server and channel, for a message can only be named by both. */
export const channelId = (guild: string | null, channel: string): string => `${guild ?? noGuild}/${channel}`

/** Milliseconds since the epoch that an id was made at. https://docs.discord.com/developers/reference#snowflakes */
export const timeOf = (id: string): number => Number(BigInt(id) >> 22n) + discordEpochMs

/** The lowest id of a time: what is older is below it. */
export const idAt = (ms: number): string => String(BigInt(Math.max(0, ms - discordEpochMs)) << 22n)

const discordEpochMs = Date.UTC(2015, 0, 1)

/** @throws SurfaceError */
export function readThreadId(id: string): ThreadPlace {
  const [guild = '', channel = '', thread = '', ...more] = id.split('/')
  const isKnown = thread === '-' || /^~\w+$/.test(thread) || snowflake.test(thread)
  if (!isGuild(guild) || !snowflake.test(channel) || !isKnown || more.length > 0) throw notOurs('thread')
  return { guild: guild === noGuild ? null : guild, channel, thread: snowflake.test(thread) ? thread : null }
}

/** @throws SurfaceError */
export function readMessageId(id: string): MessagePlace {
  const [guild = '', channel = '', message = '', ...more] = id.split('/')
  if (!isGuild(guild) || !snowflake.test(channel) || !snowflake.test(message) || more.length > 0) throw notOurs('message')
  return { guild: guild === noGuild ? null : guild, channel, message }
}

/** @throws SurfaceError */
export function readChannelId(id: string): Pick<MessagePlace, 'guild' | 'channel'> {
  const [guild = '', channel = '', ...more] = id.split('/')
  if (!isGuild(guild) || !snowflake.test(channel) || more.length > 0) throw notOurs('channel')
  return { guild: guild === noGuild ? null : guild, channel }
}

const isGuild = (text: string): boolean => text === noGuild || snowflake.test(text)

const notOurs = (what: string) =>
  new SurfaceError('gone', `A ${what} id is not one that the Discord surface made: was the store filled by another version or surface?`)
