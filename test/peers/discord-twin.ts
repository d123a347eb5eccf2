/** The Discord stand-in, in this process, with what people do in its server. */
import { startDiscordBetween } from './discord-between.ts'
import { type Interaction, isInstalled, makeTwin } from './discord-package.ts'
import { filledIn } from './discord-reading.ts'
import { bot, callbackTypes, channels, channelTypes, type DiscordMessage, guildId, interactionTypes, type Modal, people } from './discord-server.ts'
import { missing as nothingRuns } from './together.ts'

/** Why it cannot run here; '' where it can. */
export const missing = nothingRuns || (isInstalled ? '' : 'the Discord stand-in is not installed; run "npm ci" in test/peers')

/** Name of a group of tests, with the reason where it is skipped. */
export const named = (name: string): string => (missing === '' ? name : `${name} (skipped: ${missing})`)

/** Options of a slash command by name. */
export type Options = Readonly<Record<string, string>>

const textOption = 3
const messageCommand = 3

/** @param folder where it may keep a file */
export async function startDiscord(folder: string) {
  const twin = await makeTwin({
    dbUrl: `file:${folder}/discord.db`,
    botToken: bot.token,
    botUser: { id: bot.userId, username: bot.username },
    guild: { id: guildId, name: 'Candidates' },
    channels: [
      { id: channels.jobs, name: 'ask-us', type: channelTypes.text },
      { id: channels.random, name: 'random', type: channelTypes.text },
      { id: channels.recruiting, name: 'recruiting', type: channelTypes.text },
    ],
    users: Object.entries(people).map(([username, id]) => ({ id, username })),
  })
  await twin.start()
  const between = await startDiscordBetween(twin)

  const messages = async (channel: string) =>
    // The stand-in puts the message that a thread begins with, which stands in the channel, before those of the thread.
    ((await twin.channel(channel).getMessages()) as readonly DiscordMessage[]).filter((message) => message.channel_id === channel)
  const response = (interaction: Interaction) => twin.prisma.interactionResponse.findUnique({ where: { interactionId: interaction.id } })
  const optionsOf = (options: Options, focused = '') =>
    Object.entries(options).map(([name, value]) => ({ name, type: textOption, value, ...(name === focused ? { focused: true } : {}) }))
  /** What came of a callback of this type; null until it is there. */
  async function called<T>(interaction: Interaction, type: number): Promise<T | null> {
    const row = await response(interaction)
    return row?.type === type && typeof row.data === 'string' ? (JSON.parse(row.data) as T) : null
  }

  return {
    between,
    messages,
    /** @param replyTo the message that is answered */
    post: async (channelId: string, userId: string, content: string, replyTo?: DiscordMessage): Promise<DiscordMessage> => {
      const messageReference = replyTo && { message_id: replyTo.id, channel_id: replyTo.channel_id, guild_id: guildId }
      return (await twin
        .channel(channelId)
        .user(userId)
        .sendMessage({ content, ...(messageReference && { messageReference }) })) as DiscordMessage
    },
    threads: (channelId: string) => twin.channel(channelId).getThreads(),
    command: (channelId: string, userId: string, name: string, options: Options = {}) =>
      twin.simulateSlashCommand({ channelId, userId, name, options: optionsOf(options) }),
    /** A command of the menu of a message. */
    menu: (message: DiscordMessage, userId: string, name: string) =>
      twin.simulateInteraction({
        type: interactionTypes.command,
        channelId: message.channel_id,
        userId,
        data: { id: '1', name, type: messageCommand, target_id: message.id, resolved: { messages: { [message.id]: message } } },
      }),
    /** What is offered while the option is typed. */
    complete: (channelId: string, userId: string, name: string, option: string, typed: string) =>
      twin.simulateInteraction({
        type: interactionTypes.autocomplete,
        channelId,
        userId,
        data: { id: '1', name, type: 1, options: optionsOf({ [option]: typed }, option) },
      }),
    press: (message: DiscordMessage, userId: string, customId: string) =>
      twin.simulateInteraction({
        type: interactionTypes.component,
        channelId: message.channel_id,
        userId,
        messageId: message.id,
        data: { custom_id: customId, component_type: 2 },
      }),
    /**
     * @param message the one whose button opened the form
     * @param texts what is typed into fields; the others stay as they are
     */
    submit: (message: DiscordMessage, userId: string, form: Modal, texts: Readonly<Record<string, string>>) =>
      twin.simulateInteraction({
        type: interactionTypes.modal,
        channelId: message.channel_id,
        userId,
        messageId: message.id,
        data: { custom_id: form.custom_id, components: filledIn(form, texts) },
      }),
    modal: (interaction: Interaction) => called<Modal>(interaction, callbackTypes.modal),
    choices: async (interaction: Interaction) =>
      (await called<{ readonly choices: readonly { readonly name: string; readonly value: string }[] }>(interaction, callbackTypes.choices))?.choices ?? null,
    /** What was said in answer to an interaction, by its token. */
    async repliesTo(interaction: Interaction, channelId: string): Promise<readonly DiscordMessage[]> {
      const row = await response(interaction)
      const ids = new Set([...(typeof row?.messageId === 'string' ? [row.messageId] : []), ...between.followUps(interaction.token)])
      return (await messages(channelId)).filter((message) => ids.has(message.id))
    },
    async stop(): Promise<void> {
      await between.stop()
      await twin.stop()
      await twin.prisma.$disconnect()
    },
  }
}
