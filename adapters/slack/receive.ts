import type { BlockAction } from '@slack/bolt'
import type { IncomingMessage } from '../../src/chat/surface.ts'
import { messageId, privateThreadId, threadId, timeOf } from './ids.ts'
import { addressBeside } from './respond.ts'

/** The app in its workspace, as `auth.test` names it. */
export interface Identity {
  readonly team: string
  readonly botUserId: string
  readonly botId: string | null
}

/** A message as Slack gave it; who the person is and what the channel is called is looked up apart. */
export type Received = Omit<IncomingMessage, 'channelName' | 'priorLanguages'>

/** What `app_mention` and `message` events share. */
export interface MessageEvent {
  readonly type: string
  readonly subtype?: string | undefined
  readonly hidden?: boolean
  readonly channel: string
  readonly channel_type?: string
  readonly user?: string | undefined
  readonly bot_id?: string | undefined
  readonly text?: string | undefined
  readonly ts: string
  readonly thread_ts?: string | undefined
  /** Set in the agent container only, where every message of the person begins a thread; Slack sets it for apps that subscribe to `app_context_changed`. */
  readonly app_context?: unknown
}

/** Messages of people that carry text of their own; every other subtype is an edit, a join or a notice. */
const spokenSubtypes: readonly (string | undefined)[] = [undefined, 'file_share', 'me_message', 'thread_broadcast']

/** The message of an event that the assistant may have to answer; null where there is nothing for it. */
export function readMessage(event: MessageEvent, self: Identity): Received | null {
  const { channel, user, ts, text = '' } = event
  if (user === undefined || user === self.botUserId || event.bot_id !== undefined || event.hidden === true || !spokenSubtypes.includes(event.subtype))
    return null
  const isDirect = event.channel_type === 'im' || channel.startsWith('D')
  const isMention = event.type === 'app_mention' || mentions(text, self.botUserId)
  const isInThread = event.thread_ts !== undefined && event.thread_ts !== ts
  const common = {
    id: messageId({ team: self.team, channel, ts, previewUrl: null }),
    channelId: channel,
    personId: user,
    text: plainText(text, self.botUserId),
    sentAt: timeOf(ts),
    reply: { kind: 'thread' },
  } as const
  const thread = (threadTs: string | null) => threadId({ team: self.team, channel, threadTs })

  if (isDirect) {
    if (common.text === '' && !isMention) return null
    const isContainer = event.app_context !== undefined
    return { ...common, threadId: thread(event.thread_ts ?? (isContainer ? ts : null)), way: 'direct', opensThread: true }
  }
  if (isMention) return { ...common, threadId: thread(event.thread_ts ?? ts), way: 'mention', opensThread: !isInThread }
  if (!isInThread || event.channel_type === 'mpim') return null
  // A recruiter who names the asker, or sends a file alone, has answered all the same.
  const isToOthers = addressesOthers(text) || common.text === ''
  return { ...common, threadId: thread(event.thread_ts ?? ts), way: 'follow_up', opensThread: false, isToOthers }
}

/** What a person asks for by a command, a shortcut or a button. */
export interface Request {
  readonly channel: string
  readonly user: string
  readonly text: string
  /** Slack's id of this one request. */
  readonly requestId: string
  readonly at: number
  readonly reply: Extract<Received['reply'], { kind: 'private' | 'channel' }>
}

/** A question that is asked by other means than a message. */
export function readRequest(request: Request, self: Identity): Received {
  const { channel, user, requestId, reply } = request
  return {
    id: privateThreadId(self.team, channel, requestId),
    threadId: privateThreadId(self.team, channel, requestId),
    channelId: channel,
    personId: user,
    text: plainText(request.text, self.botUserId),
    sentAt: request.at,
    way: 'command',
    opensThread: false,
    reply,
  }
}

/** A press on a button. */
export interface Press {
  readonly actionId: string
  readonly value: string | undefined
  readonly user: string
  /** What Slack calls the person in this press. */
  readonly userName: string
  /** Where the button stands; null in App Home and in a window. */
  readonly channel: string | null
  /** The message that it stands on; null in App Home and in a window. */
  readonly messageTs: string | null
  readonly threadTs: string | null
  /** Only the person sees the message. */
  readonly isEphemeral: boolean
  /** Answers the press where the button stands; null in App Home and in a window. */
  readonly responseUrl: string | null
  readonly triggerId: string
  /** The window that it stands in; null elsewhere. */
  readonly modal: { readonly id: string; readonly metadata: string } | null
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function readPress(body: BlockAction): Press | null {
  const [action] = body.actions
  if (action === undefined) return null
  const container = body.container as { message_ts?: string; thread_ts?: string; channel_id?: string; is_ephemeral?: boolean } | undefined
  const messageTs = container?.message_ts ?? body.message?.ts ?? null
  const threadTs = container?.thread_ts ?? (body.message?.thread_ts as string | undefined) ?? null
  return {
    actionId: action.action_id,
    value: 'value' in action ? (action.value ?? undefined) : undefined,
    user: body.user.id,
    userName: body.user.name ?? body.user.username,
    channel: body.channel?.id ?? container?.channel_id ?? null,
    messageTs,
    threadTs,
    isEphemeral: container?.is_ephemeral === true,
    responseUrl: body.response_url === undefined ? null : addressBeside(body.response_url, messageTs, threadTs),
    triggerId: body.trigger_id,
    modal: body.view?.type === 'modal' ? { id: body.view.id, metadata: body.view.private_metadata } : null,
  }
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** What a person wrote, without Slack's markup and without the mention of `botUserId`: links with their words, people and channels by name where Slack gives it. */
export function plainText(text: string, botUserId: string): string {
  return text
    .replace(new RegExp(`[ \\t]*<@${botUserId}(\\|[^>]*)?>`, 'g'), '')
    .replace(/<([^<>]*)>/g, (_, inner: string) => plainReference(inner))
    .replace(/&(amp|lt|gt);/g, (entity) => entities[entity] ?? entity)
    .replace(/^[\s,:;]+/, '')
    .trimEnd()
}

/** What stands between `<` and `>`: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
function plainReference(inner: string): string {
  const bar = inner.indexOf('|')
  const target = bar < 0 ? inner : inner.slice(0, bar)
  const label = bar < 0 ? '' : inner.slice(bar + 1)
  switch (target[0]) {
    case '@':
      return label === '' ? '' : `@${label.replace(/^@/, '')}`
    case '#':
      return label === '' ? '' : `#${label.replace(/^#/, '')}`
    case '!':
      return label === '' ? `@${target.slice(1).replace(/\^.*$/, '')}` : label
  }
  const address = target.replace(/^(mailto|tel):/, '')
  return address.includes(label) ? address : `${label} ${address}`
}

const mentions = (text: string, botUserId: string): boolean => new RegExp(`<@${botUserId}(\\||>)`).test(text)

/** Speaks to a person, a group or everybody other than the assistant. */
const addressesOthers = (text: string): boolean => /<@[A-Z0-9]|<!(here|channel|everyone|subteam)\b/.test(text)
