/** What people do in the server, and what they wait for. */
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Interaction } from './discord-package.ts'
import { button, fieldIn } from './discord-reading.ts'
import { bot, channels, type DiscordMessage, messageFlags, people } from './discord-server.ts'
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

  return {
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
      const opened = await discord().press(answer, user, button(answer, chatWordingOf('en').buttons.askPerson).customId)
      const form = await until('the form is open', () => discord().modal(opened))
      return replied(await discord().submit(answer, user, form, fieldIn(form), text), answer.channel_id, answer)
    },
  }
}
