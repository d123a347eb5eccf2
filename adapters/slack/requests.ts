import type { AckFn, App, MessageShortcut, RespondArguments, SlashCommand } from '@slack/bolt'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language } from '../../src/domain.ts'
import { excuse, reportFault } from '../common/faults.ts'
import { renderRoleList, renderRoleListStart } from './cards.ts'
import { type ListenerContext, languageOf } from './events.ts'
import { timeOf } from './ids.ts'
import { acknowledgeInTime } from './in-time.ts'
import type { SlackMessage } from './pages.ts'
import { type PrivatePages, postPages } from './private-pages.ts'
import { plainText, type Received, readRequest } from './receive.ts'
import { addressBeside, respond } from './respond.ts'
import { sentence } from './send.ts'

const commands = { ask: '/ask', roles: '/roles' } as const
const shortcuts = { answerQuestion: 'answer_question' } as const

/** What is asked by a command or a message shortcut: only the person sees what comes of it. */
export function listenToRequests(app: App, context: ListenerContext): void {
  app.command(commands.ask, ({ command, ack }) => ask(command, ack, context))
  app.command(commands.roles, ({ command, ack }) => listRoles(command, ack, context))
  app.shortcut<MessageShortcut>({ callback_id: shortcuts.answerQuestion, type: 'message_action' }, ({ shortcut, ack }) => answerMessage(shortcut, ack, context))
}

export type CommandAck = AckFn<string | RespondArguments>

export const onlyForPerson = ({ text, blocks }: SlackMessage): RespondArguments => ({ response_type: 'ephemeral', text, blocks: [...blocks] })

async function ask(command: SlashCommand, ack: CommandAck, context: ListenerContext): Promise<void> {
  const { channel_id: channel, user_id: user, trigger_id: requestId, response_url: handle, text } = command
  const received = readRequest({ channel, user, text, requestId, at: context.now(), reply: { kind: 'private', handle } }, context.self)
  await takeRequest(received, channelNameOf(command.channel_name), handle, context, (message) => (message === null ? ack() : ack(onlyForPerson(message))))
}

async function answerMessage(shortcut: MessageShortcut, ack: () => Promise<void>, context: ListenerContext): Promise<void> {
  const { channel, user, trigger_id: requestId, response_url, message, action_ts } = shortcut
  const handle = addressBeside(response_url, message.ts, message.thread_ts as string | undefined)
  const request = {
    channel: channel.id,
    user: user.id,
    text: message.text ?? '',
    requestId,
    at: timeOf(action_ts),
    reply: { kind: 'private', handle },
  } as const
  await takeRequest(readRequest(request, context.self), channelNameOf(channel.name), handle, context, async (message) => {
    await ack()
    if (message !== null) await context.background.run('a person was told nothing', () => respond(handle, 'person', message))
  })
}

/** What Slack calls conversations that have no name of their own. */
const unnamed = ['directmessage', 'privategroup']
const channelNameOf = (name: string): string => (unnamed.includes(name) || name.startsWith('mpdm-') ? '' : name)

/** @param acknowledge with what to tell the person at once; null where the answer follows */
async function takeRequest(
  received: Received,
  channelName: string,
  responseUrl: string,
  context: ListenerContext,
  acknowledge: (message: SlackMessage | null) => Promise<void>,
): Promise<void> {
  const say = async (sentenceOf: (language: Language) => string): Promise<SlackMessage> => {
    const language = await languageOf(received.personId, context)
    return sentence(sentenceOf(language))
  }
  const sayFault = (error: unknown) => {
    reportFault(context.log, 'a question could not be kept and is lost; the asker was told', error)
    return say(excuse)
  }
  if (received.text === '') return acknowledge(await say((language) => chatWordingOf(language).emptyQuestion))
  await acknowledgeInTime(
    context.intake.request(received, channelName === '' ? {} : { channelName }),
    async (result) => acknowledge(result === null || result.ok ? null : await sayFault(result.error)),
    async (result) => {
      if (!result.ok) await respond(responseUrl, 'person', await sayFault(result.error))
    },
  )
}

/** The list needs nothing of the store, so it is the acknowledgement itself. */
async function listRoles(command: SlashCommand, ack: CommandAck, context: ListenerContext): Promise<void> {
  const list = context.conversation.roles(plainText(command.text, context.self.botUserId), await languageOf(command.user_id, context))
  const pages: PrivatePages = { all: renderRoleList(list), start: (maxMessages) => renderRoleListStart(list, maxMessages) }
  const [first] = pages.all
  if (first === undefined) return ack()
  await ack(onlyForPerson(first))
  void context.background.run('a person sees only the beginning of the list of roles', () => postPages(pages, 1, command, context))
}
