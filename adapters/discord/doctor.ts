import { type APIApplication, type APIGuild, type APIGuildChannel, type APIGuildMember, ChannelType, Routes } from 'discord.js'
import { type Finding, SurfaceError } from '../../src/chat/surface.ts'
import { inviteLink, labelOf, may, type PermissionName, permissionNames, permissions, permissionsIn, type Standing } from './permissions.ts'
import { callDiscord, type WebClient } from './web.ts'

export interface DoctorOptions {
  readonly web: WebClient
  readonly recruiterChannel: string | undefined
  readonly forumChannels: readonly string[]
}

/** A channel of a server with what the assistant may do in it, and what everybody may. */
interface Looked {
  readonly id: string
  readonly name: string
  readonly type: ChannelType
  readonly server: string
  readonly bits: bigint
  readonly everybody: bigint
}

/** Looks at token, application and channels as Discord sees them now. */
export async function checkDiscord(options: DoctorOptions): Promise<readonly Finding[]> {
  const { web } = options
  try {
    const application = await callDiscord<APIApplication>('asking who the application is', () => web.get(Routes.currentApplication()))
    const channels = await lookAround(application, web)
    return [...checkApplication(application), ...checkServers(channels, options), checkRecruiters(channels, options), ...checkForums(channels, options)]
  } catch (error) {
    return [faultOf('DISCORD_TOKEN', error)]
  }
}

function checkApplication(application: APIApplication): Finding[] {
  const { id, name, integration_types_config: installs } = application
  const elsewhere = (application as { interactions_endpoint_url?: string | null }).interactions_endpoint_url
  return [
    ok(`Discord: DISCORD_TOKEN works: ${name}`),
    ok(`Discord: to add it to a server, an administrator opens ${inviteLink(id)}`),
    ...(elsewhere
      ? [
          bad(
            'Discord: commands and buttons go to an address of their own and do not arrive here',
            'empty "Interactions Endpoint URL" under "General Information" of the application',
          ),
        ]
      : []),
    ...(installs !== undefined && installs['1'] === undefined
      ? [warning('Discord: people cannot install it for themselves', 'tick "User Install" under "Installation" of the application')]
      : []),
  ]
}

/** Every channel of every server, in the order in which Discord gives them. */
async function lookAround({ id, bot }: APIApplication, web: WebClient): Promise<Looked[]> {
  const self = bot?.id ?? id
  const guilds = await callDiscord<Pick<APIGuild, 'id' | 'name'>[]>('listing servers', () => web.get(Routes.userGuilds()))
  const looked: Looked[] = []
  for (const { id: guildId, name: server } of guilds) {
    const [guild, member, channels] = await Promise.all([
      callDiscord<APIGuild>('reading a server', () => web.get(Routes.guild(guildId)), `server ${guildId}`),
      callDiscord<APIGuildMember>('reading a member', () => web.get(Routes.guildMember(guildId, self)), `server ${guildId}`),
      callDiscord<APIGuildChannel[]>('listing channels', () => web.get(Routes.guildChannels(guildId)), `server ${guildId}`),
    ])
    for (const channel of channels) {
      const standing: Standing = { guildId, ownerId: guild.owner_id, roles: guild.roles, overwrites: channel.permission_overwrites ?? [] }
      const bits = permissionsIn(standing, { id: self, roles: member.roles })
      looked.push({ id: channel.id, name: channel.name ?? channel.id, type: channel.type, server, bits, everybody: permissionsIn(standing, null) })
    }
  }
  return looked
}

const isText = ({ type }: Looked): boolean => type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement
const isForum = ({ type }: Looked): boolean => type === ChannelType.GuildForum || type === ChannelType.GuildMedia

/** Channels that it may not see are mostly meant so; in those that it sees every missing permission is named. */
function checkServers(channels: readonly Looked[], { recruiterChannel }: DoctorOptions): Finding[] {
  if (channels.length === 0) return [warning('Discord: it is in no server: only those who installed it for themselves reach it', 'open the link above')]
  const texts = channels.filter((channel) => isText(channel) && channel.id !== recruiterChannel)
  const seen = texts.filter(({ bits }) => may(bits, 'ViewChannel'))
  const lacking = seen.flatMap((channel) => missingIn(channel))
  const hidden = texts.filter((channel) => !seen.includes(channel)).map(({ name }) => `#${name}`)
  return [
    ...(lacking.length === 0 && seen.length > 0 ? [ok(`Discord: nothing is missing in the ${seen.length} text channels that it sees`)] : lacking),
    ...(hidden.length === 0 ? [] : [ok(`Discord: it does not see ${hidden.join(', ')}`)]),
  ]
}

/** @param needed permissions that the channel has use for */
const missingIn = ({ name, server, bits }: Looked, level: Finding['level'] = 'warning', needed: readonly PermissionName[] = permissionNames): Finding[] =>
  needed
    .filter((permission) => !may(bits, permission))
    .map((permission) => ({
      level,
      message: `Discord: "${labelOf(permission)}" is missing in #${name} of ${server}: ${permissions[permission]}`,
      advice: 'allow it to the role of the application there, or open the link above again',
    }))

/** Sees, writes, and finds again what it wrote. */
const forMessages = ['ViewChannel', 'SendMessages', 'ReadMessageHistory'] as const
const forThreads = ['ViewChannel', 'SendMessagesInThreads', 'ReadMessageHistory'] as const

function checkRecruiters(channels: readonly Looked[], { recruiterChannel }: DoctorOptions): Finding {
  const setting = 'DISCORD_RECRUITER_CHANNEL'
  if (recruiterChannel === undefined)
    return warning(
      `Discord: ${setting} is not set: "Ask a person" is not offered, and /faq and /preview are for nobody`,
      "set it to the id of the recruiting team's channel",
    )
  const channel = channels.find(({ id }) => id === recruiterChannel)
  if (channel === undefined)
    return bad(`Discord: ${setting} names no channel of a server that it is in`, 'copy the id again ("Copy Channel ID"), or add it to that server')
  if (!isText(channel)) return bad(`Discord: ${setting} is no text channel`, 'name a text channel')
  const [missing] = missingIn(channel, 'error', forMessages)
  if (missing !== undefined) return { ...missing, message: missing.message.replace('Discord:', `Discord: ${setting}:`) }
  if (may(channel.everybody, 'ViewChannel'))
    return warning(
      `Discord: everybody sees #${channel.name}, to which questions to a person go, so nobody counts as the recruiting team: nobody can take, reply or use /faq and /preview`,
      'take "View Channel" from @everyone there and give it to the team and to the application',
    )
  return ok(`Discord: questions to a person go to #${channel.name} of ${channel.server}`)
}

function checkForums(channels: readonly Looked[], { forumChannels }: DoctorOptions): Finding[] {
  return forumChannels.flatMap((id) => {
    const channel = channels.find((candidate) => candidate.id === id)
    if (channel === undefined || !isForum(channel))
      return [bad(`Discord: DISCORD_FORUM_CHANNELS: ${id} is no forum of a server that it is in`, 'copy the id again, or take it out')]
    const missing = missingIn(channel, 'error', forThreads)
    return missing.length > 0
      ? missing
      : [ok(`Discord: posts in ${channel.name} of ${channel.server} are answered by their titles, and by their text where it mentions the application`)]
  })
}

const ok = (message: string): Finding => ({ level: 'ok', message, advice: '' })
const warning = (message: string, advice: string): Finding => ({ level: 'warning', message, advice })
const bad = (message: string, advice: string): Finding => ({ level: 'error', message, advice })

/** Splits the operator's sentence into what was found and what to do. */
function faultOf(setting: string, error: unknown): Finding {
  if (!(error instanceof SurfaceError)) throw error
  const [found = '', ...advice] = error.message.split(': ')
  return bad(`Discord: ${setting} does not work: ${found}`, advice.join(': '))
}
