import { type APIInteraction, InteractionContextType } from 'discord.js'
import type { Language } from '../../src/domain.ts'
import { languageCode, replyLanguage } from '../../src/text/languages.ts'
import { oneLine } from '../../src/text/visible.ts'
import { timeOf } from './ids.ts'

/** Who called a command or pressed a button, where, and how to answer. */
export interface Caller {
  readonly id: string
  readonly token: string
  /** For the reply and what follows it, within 15 minutes: application and token. */
  readonly handle: string
  /** Null in direct messages. */
  readonly guild: string | null
  /** In the conversation of the person with the assistant alone. */
  readonly isDirect: boolean
  readonly channel: string
  /** '' where it has none. */
  readonly channelName: string
  /** The channel that a thread is in; null where the call came from no thread. */
  readonly parent: string | null
  readonly user: string
  /** As others see it there. */
  readonly name: string
  readonly at: number
  /** Of the person's Discord; '' where it is none that is known. */
  readonly languages: readonly Language[]
  /** That of what is said to the person. */
  readonly language: Language
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export function readCaller(interaction: APIInteraction): Caller | null {
  const { id, token, application_id: applicationId, guild_id: guildId, channel } = interaction
  const user = interaction.member?.user ?? interaction.user
  const channelId = channel?.id ?? interaction.message?.channel_id
  if (user === undefined || channelId === undefined) return null
  const locale = 'locale' in interaction ? (interaction.locale as string) : ''
  const language = languageCode(locale.replace(/-.*/, ''))
  return {
    id,
    token,
    handle: `${applicationId}/${token}`,
    guild: guildId ?? null,
    isDirect: interaction.context === InteractionContextType.BotDM,
    channel: channelId,
    channelName: channel !== undefined && 'name' in channel ? (channel.name ?? '') : '',
    parent: channel !== undefined && 'parent_id' in channel && 'thread_metadata' in channel ? (channel.parent_id ?? null) : null,
    user: user.id,
    name: oneLine(interaction.member?.nick ?? user.global_name ?? user.username),
    at: timeOf(id),
    languages: language === null ? [] : [language],
    language: replyLanguage(language),
  }
}
