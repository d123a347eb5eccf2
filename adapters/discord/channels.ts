import { type APIChannel, Routes } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import { createCache } from '../common/cache.ts'
import { channelTtlMs, failedLookupTtlMs, maxCached } from './timing.ts'
import { callDiscord, type WebClient } from './web.ts'

/** What a message does not say of the channel that it stands in. */
export interface ChannelFacts {
  /** '' where it has none. */
  readonly name: string
  readonly isThread: boolean
  /** The channel that a thread is in. */
  readonly parent: string | null
  /** Who opened a thread. */
  readonly ownerId: string | null
}

export interface Channels {
  /** Null where it is not known, and Discord does not say. Never rejects. */
  facts(channelId: string): Promise<ChannelFacts | null>
  /** The name by which people know where a message stands: that of the channel and that of the thread. */
  nameOf(facts: ChannelFacts | null, botUserId: string): Promise<string>
}

export interface ChannelsOptions {
  /** What the gateway told; null where it told nothing. */
  readonly told: (channelId: string) => ChannelFacts | null
  readonly web: WebClient
  readonly log: Log
  readonly now: () => number
}

const threadTypes: readonly number[] = [10, 11, 12]

export function factsOf(channel: Pick<APIChannel, 'type'> & { name?: string | null; parent_id?: string | null; owner_id?: string }): ChannelFacts {
  const isThread = threadTypes.includes(channel.type)
  return {
    name: channel.name ?? '',
    isThread,
    parent: isThread ? (channel.parent_id ?? null) : null,
    ownerId: isThread ? (channel.owner_id ?? null) : null,
  }
}

/** The gateway tells of the channels of its shards; of others, and of those that it told of too late, REST is asked. */
export function createChannels({ told, web, log, now }: ChannelsOptions): Channels {
  const asked = createCache<ChannelFacts | null>({
    now,
    maxEntries: maxCached,
    ttlMs: channelTtlMs,
    failedTtlMs: failedLookupTtlMs,
    fallback: null,
    load: async (id) => factsOf(await callDiscord<APIChannel>('reading a channel', () => web.get(Routes.channel(id)), `channel ${id}`)),
    onError: (error) => log.debug({ error }, 'what a channel is could not be looked up; it is taken for one without threads'),
  })
  const facts: Channels['facts'] = (id) => {
    const known = told(id)
    return known === null ? asked.get(id) : Promise.resolve(known)
  }
  return {
    facts,
    async nameOf(channel, botUserId) {
      if (channel === null) return ''
      const parent = channel.parent === null ? null : await facts(channel.parent)
      // A thread that the assistant opened is called after the question.
      const own = channel.isThread && channel.ownerId === botUserId ? '' : channel.name
      return [parent?.name ?? '', own].filter((name) => name !== '').join(' ')
    },
  }
}
