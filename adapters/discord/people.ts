import { type APIGuild, type APIGuildChannel, type APIGuildMember, Routes } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import { SurfaceError } from '../../src/chat/surface.ts'
import { createCache } from '../common/cache.ts'
import { may, permissionsIn, type Standing } from './permissions.ts'
import { maxCached, recruitersTtlMs, strangersTtlMs } from './timing.ts'
import { callDiscord, callOr, type WebClient } from './web.ts'

/** Who the people are. */
export interface People {
  /** Decides what a person may do: without news from Discord nobody is of the team. Never rejects. */
  isRecruiter(personId: string): Promise<boolean>
  /** Everybody sees the recruiting channel, so nobody counts as the team. Never rejects. */
  isTeamOpen(): Promise<boolean>
}

export interface PeopleOptions {
  readonly web: WebClient
  readonly recruiterChannel: string | undefined
  readonly log: Log
  readonly now: () => number
}

type Member = Pick<APIGuildMember, 'roles'>

/** Who may see the recruiting channel is of the team. Members are asked one by one, because their list needs a privileged intent. */
export function createPeople({ web, recruiterChannel, log, now }: PeopleOptions): People {
  const onError = (error: unknown) =>
    log.warn(
      { channel: recruiterChannel },
      `who may see DISCORD_RECRUITER_CHANNEL cannot be read, so nobody counts as the recruiting team: ${messageOf(error)}`,
    )
  const common = { now, failedTtlMs: strangersTtlMs, isStrict: true, onError }
  const standings = createCache<Standing | null>({
    ...common,
    ttlMs: strangersTtlMs,
    maxEntries: 1,
    fallback: null,
    load: (channel) => readStanding(channel, web),
  })
  const recruiters = createCache<boolean>({
    ...common,
    ttlMs: (isRecruiter) => (isRecruiter ? recruitersTtlMs : strangersTtlMs),
    maxEntries: maxCached,
    fallback: false,
    load: mayRecruit,
  })

  const standingNow = async () => (recruiterChannel === undefined ? null : standings.get(recruiterChannel))
  // A channel that everybody sees tells nobody apart.
  const isSeenByAll = (standing: Standing) => may(permissionsIn(standing, null), 'ViewChannel')

  async function mayRecruit(personId: string): Promise<boolean> {
    const standing = await standingNow()
    if (standing === null || isSeenByAll(standing)) return false
    const member = await callOr<Member, 10007 | 10013>([10007, 10013], 'reading a member', () => web.get(Routes.guildMember(standing.guildId, personId)))
    return typeof member !== 'number' && may(permissionsIn(standing, { id: personId, roles: member.roles }), 'ViewChannel')
  }

  return {
    isRecruiter: async (personId) => recruiterChannel !== undefined && (await recruiters.get(personId)),
    async isTeamOpen() {
      const standing = await standingNow()
      return standing !== null && isSeenByAll(standing)
    },
  }
}

/**
 * What permissions in a channel follow from.
 * @returns null where it is no channel of a server
 * @throws SurfaceError
 */
async function readStanding(channelId: string, web: WebClient): Promise<Standing | null> {
  const channel = await callDiscord<APIGuildChannel>('reading a channel', () => web.get(Routes.channel(channelId)), `channel ${channelId}`)
  if (channel.guild_id === undefined) return null
  const guildId = channel.guild_id
  const guild = await callDiscord<APIGuild>('reading a server', () => web.get(Routes.guild(guildId)), `server ${guildId}`)
  return { guildId, ownerId: guild.owner_id, roles: guild.roles, overwrites: channel.permission_overwrites ?? [] }
}

const messageOf = (error: unknown): string => (error instanceof SurfaceError ? error.message : 'an unexpected fault')
