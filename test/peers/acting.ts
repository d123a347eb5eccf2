/** What people do in the workspace, and what they wait for. */
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { bot, channels, people, type SlackMessage } from './local-slack.ts'
import { button, inputIn } from './reading.ts'
import type { Together } from './together.ts'
import { until } from './until.ts'

export const isPrivate = (message: SlackMessage): boolean => message.subtype === 'ephemeral'

/** @param both where they act, as soon as it is there */
export function actingIn(both: () => Together) {
  const slack = () => both().slack

  const answers = (asked: SlackMessage, count = 1, deadlineMs?: number) =>
    until(
      `${count} answer(s) in the thread`,
      async () => {
        const replies = await slack().replies(asked.channel, asked.ts)
        return replies.length >= count && replies
      },
      deadlineMs,
    )

  const mention = (text: string, { user = people.ada, channel = channels.jobs, thread }: { user?: string; channel?: string; thread?: string } = {}) =>
    slack().post(channel, user, `${bot.mention} ${text}`, thread)

  return {
    mention,
    answers,
    /** Mentions the assistant and waits for its answer. */
    async ask(text: string, where: { user?: string; channel?: string } = {}) {
      const asked = await mention(text, where)
      const [answer] = await answers(asked)
      return { asked, answer: answer as SlackMessage }
    },
    /** Acts and waits for what the assistant then says in a channel. */
    async saidIn(channel: string, act: () => unknown, isIt: (message: SlackMessage) => boolean = () => true): Promise<SlackMessage> {
      const before = new Set((await slack().messages(channel)).map((message) => message.ts))
      await act()
      return until(`a new message of the assistant in ${channel}`, async () =>
        (await slack().messages(channel)).find((message) => !before.has(message.ts) && message.bot_id !== undefined && isIt(message)),
      )
    },
    /** Opens the form under an answer and sends it. */
    async handOver(answer: SlackMessage, user: string, text: string): Promise<void> {
      await slack().press(answer, user, button(answer, chatWordingOf('en').buttons.askPerson).action)
      const form = await until('the form is open', () => slack().modal())
      const field = inputIn(form)
      slack().submit(user, { [field.blockId]: { [field.actionId]: { type: field.type, value: text } } })
      await until('the form is closed', () => slack().modal() === null)
    },
  }
}
