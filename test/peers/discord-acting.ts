/** What people do in the server, and what they wait for. */
import { questionInput } from '../../adapters/discord/actions.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Interaction } from './discord-package.ts'
import { button, shownText } from './discord-reading.ts'
import { bot, channels, type DiscordMessage, type Modal, messageFlags, people } from './discord-server.ts'
import type { DiscordTogether } from './discord-together.ts'
import { until } from './until.ts'

export const isPrivate = ({ flags = 0 }: DiscordMessage): boolean => (flags & messageFlags.ephemeral) !== 0
export const isOwn = ({ author }: DiscordMessage): boolean => author.id === bot.userId

/** @param both where they act, as soon as it is there */
export function actingIn(both: () => Pick<DiscordTogether, 'discord'>) {
  const discord = () => both().discord

  /** What the assistant said in the thread that begins with a message. */
  const repliesIn = async (asked: DiscordMessage): Promise<readonly DiscordMessage[]> => (await discord().messages(asked.id)).filter(isOwn)

  const answers = (asked: DiscordMessage, count = 1, deadlineMs?: number) =>
    until(
      `${count} answer(s) in the thread`,
      async () => {
        const replies = await repliesIn(asked)
        return replies.length >= count && replies
      },
      deadlineMs,
    )

  const mention = (text: string, { user = people.ada, channel = channels.jobs }: { user?: string; channel?: string } = {}) =>
    discord().post(channel, user, `${bot.mention} ${text}`)

  /** @param pressed the message whose button was pressed, which is no reply */
  const replied = (interaction: Interaction, channel: string, pressed?: DiscordMessage): Promise<DiscordMessage> =>
    until('a reply to the interaction', async () => (await discord().repliesTo(interaction, channel)).find(({ id }) => id !== pressed?.id))

  /** Presses a button that opens a form. */
  async function formBehind(message: DiscordMessage, user: string, label: string): Promise<Modal> {
    const opened = await discord().press(message, user, button(message, label).customId)
    return until(`the form behind "${label}" is open`, () => discord().modal(opened))
  }

  /** Opens a form, fills in some of its fields and sends it. */
  async function fillIn(message: DiscordMessage, user: string, label: string, texts: Readonly<Record<string, string>>) {
    const form = await formBehind(message, user, label)
    return { form, told: await replied(await discord().submit(message, user, form, texts), message.channel_id, message) }
  }

  return {
    formBehind,
    fillIn,
    mention,
    answers,
    repliesIn,
    replied,
    /** Mentions the assistant and waits for its answer. */
    async ask(text: string, where: { user?: string; channel?: string } = {}) {
      const asked = await mention(text, where)
      const [answer] = await answers(asked)
      return { asked, answer: answer as DiscordMessage }
    },
    /** Acts and waits for what the assistant then says in a channel. */
    async saidIn(channel: string, act: () => unknown, isIt: (message: DiscordMessage) => boolean = () => true): Promise<DiscordMessage> {
      const before = new Set((await discord().messages(channel)).map(({ id }) => id))
      await act()
      return until(`a new message of the assistant in ${channel}`, async () =>
        (await discord().messages(channel)).find((message) => !before.has(message.id) && isOwn(message) && isIt(message)),
      )
    },
    /** Presses a button and waits for what is said to the person who did. */
    async pressed(message: DiscordMessage, user: string, label: string): Promise<DiscordMessage> {
      return replied(await discord().press(message, user, button(message, label).customId), message.channel_id, message)
    },
    /** Opens the form under an answer and sends it. @returns what the person is told */
    async handOver(answer: DiscordMessage, user: string, text: string): Promise<DiscordMessage> {
      return (await fillIn(answer, user, chatWordingOf('en').buttons.askPerson, { [questionInput]: text })).told
    },
    /** What a message of the assistant shows now, as soon as it is this. */
    shows: (message: DiscordMessage, what: string, isIt: (text: string) => boolean): Promise<DiscordMessage> =>
      until(what, async () => (await discord().messages(message.channel_id)).find((one) => one.id === message.id && isIt(shownText(one)))),
  }
}
