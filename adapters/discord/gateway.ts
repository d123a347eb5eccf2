import { setTimeout as wait } from 'node:timers/promises'
import { type Channel, Client, Events, GatewayDispatchEvents, GatewayIntentBits, type GatewayReadyDispatchData, Options, Partials, Status } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import { SurfaceError, type SurfaceHealth } from '../../src/chat/surface.ts'
import { type ChannelFacts, factsOf } from './channels.ts'
import { surfaceErrorOf } from './errors.ts'
import type { Identity } from './receive.ts'
import { closeTimeoutMs, connectMsPerShard, connectTimeoutMs, maxGatewaySilenceMs } from './timing.ts'
import { restOptions } from './web.ts'

/** Which shards this process runs; direct messages arrive at shard 0. https://docs.discord.com/developers/events/gateway#sharding */
export interface Shards {
  /** Of all processes together. */
  readonly count: number | 'auto'
  /** Those of this process; all where it is not given. */
  readonly ids: readonly number[] | undefined
}

export interface GatewayOptions {
  readonly token: string
  readonly apiUrl: string
  readonly shards: Shards
  readonly log: Log
  readonly now: () => number
  /** The connection is lost for good. @param why one sentence for the operator */
  readonly onLost: (why: string) => void
}

/** The connection by which Discord tells what happens. */
export interface Gateway {
  /** @throws SurfaceError */
  open(): Promise<void>
  close(): Promise<void>
  /** Listens from the next event on; a listener never throws. */
  on<T>(event: GatewayDispatchEvents, listener: (data: T) => void): void
  /** Who the application is; known before the first event of a person. */
  self(): Identity
  /** What it told of a channel; null where it told nothing. */
  channel(channelId: string): ChannelFacts | null
  /** Language that a server prefers, such as `sv-SE`; null where it has set none. */
  localeOf(guildId: string): string | null
  health(): SurfaceHealth
}

/** No privileged intent: see `readMessage` for what follows from it. */
const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

const lostFor: Readonly<Record<number, string>> = {
  4004: 'DISCORD_TOKEN is wrong: copy it again from "Bot" of the application (Reset Token)',
  4010: 'DISCORD_SHARD_IDS does not fit DISCORD_SHARDS: ids run from 0 to one below the number of shards',
  4011: 'the application is in more servers than these shards may serve: set DISCORD_SHARDS to auto or to a higher number',
  4013: 'Discord does not know what is asked of it: update discord.js',
  4014: 'Discord does not allow what is asked of it: no privileged intent is needed, so please report this line',
}

/** discord.js signs in, answers heartbeats, resumes what was broken off, and signs in anew where that is refused. */
export function createGateway({ token, apiUrl, shards, log, now, onLost }: GatewayOptions): Gateway {
  const { count, ids } = shards
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    shards: ids === undefined ? (count === 'auto' ? 'auto' : Array.from({ length: count }, (_, id) => id)) : [...ids],
    ...(count === 'auto' ? {} : { shardCount: count }),
    rest: restOptions(apiUrl),
    // Messages and people are not remembered.
    makeCache: Options.cacheWithLimits({ MessageManager: 0, ReactionManager: 0, PresenceManager: 0, GuildStickerManager: 0, GuildEmojiManager: 0 }),
  })
  let isClosed = false
  let lastEventAt: number | null = null
  let identity: Identity | null = null
  client.ws.on(GatewayDispatchEvents.Ready, ({ user, application }: GatewayReadyDispatchData) => {
    identity = { applicationId: application.id, botUserId: user.id }
  })
  client.on(Events.Error, (error) => log.warn({ error }, 'a fault of the Discord connection'))
  client.on(Events.ShardError, (_, shard) => log.debug({ shard }, 'a Discord connection was broken; it is opened again'))
  client.on(Events.ShardReconnecting, (shard) => {
    if (!isClosed) log.info({ shard }, 'a Discord connection was lost and is opened again')
  })
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'a Discord connection is back; what was missed is made up for'))
  client.on(Events.Raw, () => {
    lastEventAt = now()
  })

  async function connect(): Promise<void> {
    const lost = new Promise<never>((_, reject) => {
      client.once(Events.ShardDisconnect, ({ code }) => reject(lostError(code)))
    })
    const ready = new Promise<void>((resolve) => {
      client.once(Events.ClientReady, () => resolve())
    })
    const timer = new AbortController()
    const late = wait(connectTimeoutMs + connectMsPerShard * (count === 'auto' ? 1 : count), undefined, { signal: timer.signal, ref: false }).then(() => {
      throw new SurfaceError('unavailable', 'Discord did not take the connection in time: check the network, and https://discordstatus.com')
    })
    try {
      await Promise.race([Promise.all([client.login(token), ready]), lost, late])
    } finally {
      timer.abort()
      late.catch(() => {})
    }
  }

  return {
    async open() {
      try {
        await connect()
      } catch (error) {
        await client.destroy().catch(() => {})
        throw loginError(error)
      }
      client.on(Events.ShardDisconnect, ({ code }) => {
        if (!isClosed) onLost(lostError(code).message)
      })
    },
    async close() {
      isClosed = true
      const timer = new AbortController()
      await Promise.race([client.destroy(), wait(closeTimeoutMs, undefined, { signal: timer.signal, ref: false }).catch(() => {})])
      timer.abort()
    },
    on: (event, listener) => void client.ws.on(event, listener),
    self() {
      if (identity === null) throw new SurfaceError('unavailable', 'Discord has not said who the application is: check DISCORD_API_URL')
      return identity
    },
    channel(channelId) {
      const channel = client.channels.cache.get(channelId)
      return channel === undefined || channel.isDMBased() ? null : factsOfChannel(channel)
    },
    localeOf: (guildId) => client.guilds.cache.get(guildId)?.preferredLocale ?? null,
    health: () => ({ lastEventAt: lastLife(client, lastEventAt), maxSilenceMs: maxGatewaySilenceMs, isConnected: !isClosed && isUp(client) }),
  }
}

/** Where one shard is deaf, its servers get no answer: the quietest counts. */
function lastLife(client: Client, lastEventAt: number | null): number | null {
  // discord.js notes when the heartbeat was sent that was answered last.
  const beats = [...client.ws.shards.values()].map(({ lastPingTimestamp }) => lastPingTimestamp).filter((at) => at > 0)
  if (beats.length === 0) return lastEventAt
  const quietest = Math.min(...beats)
  return client.ws.shards.size === 1 ? Math.max(quietest, lastEventAt ?? 0) : quietest
}

const isUp = (client: Client): boolean => client.ws.shards.size > 0 && [...client.ws.shards.values()].every(({ status }) => status === Status.Ready)

const factsOfChannel = (channel: Exclude<Channel, { isDMBased(): true }>): ChannelFacts =>
  factsOf({
    type: channel.type,
    name: 'name' in channel ? channel.name : '',
    parent_id: 'parentId' in channel ? channel.parentId : null,
    ...('ownerId' in channel && channel.ownerId !== null ? { owner_id: channel.ownerId } : {}),
  } as Parameters<typeof factsOf>[0])

const lostError = (code: number): SurfaceError =>
  new SurfaceError(
    'unavailable',
    `Discord closed the connection (${code}): ${lostFor[code] ?? 'see https://docs.discord.com/developers/topics/opcodes-and-status-codes'}`,
  )

function loginError(error: unknown): SurfaceError {
  const code = (error as { code?: unknown }).code
  if (code === 'TokenInvalid') return lostError(4004)
  return surfaceErrorOf('signing in', error)
}
