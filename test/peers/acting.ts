/** What people do in the workspace, and what they wait for. */
import { questionInput } from '../../adapters/slack/actions.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { bot, channels, people, type SlackMessage, type View } from './local-slack.ts'
import { button, filledIn, shownText } from './reading.ts'
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

  /** Presses a button that opens a form, fills in some of its fields and sends it. @returns the form as it was opened */
  async function fillIn(message: SlackMessage, user: string, label: string, texts: Readonly<Record<string, string>>): Promise<View> {
    await slack().press(message, user, button(message, label).action)
    const form = await until(`the form behind "${label}" is open`, () => slack().modal())
    slack().submit(user, filledIn(form, texts))
    return form
  }

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
      await fillIn(answer, user, chatWordingOf('en').buttons.askPerson, { [questionInput.actionId]: text })
      await until('the form is closed', () => slack().modal() === null)
    },
    fillIn,
    /** What a message of the assistant shows now, as soon as it is this. */
    shows: (message: SlackMessage, what: string, isIt: (text: string) => boolean, deadlineMs?: number) =>
      until(what, async () => (await slack().messages(message.channel)).find((one) => one.ts === message.ts && isIt(shownText(one))), deadlineMs),
  }
}
