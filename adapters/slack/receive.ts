import type { IncomingMessage } from '../../src/chat/surface.ts'
import { messageId, privateThreadId, threadId, timeOf } from './ids.ts'
import { addressesOthers, mentions, plainText } from './plain-text.ts'

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
  /** Set in the agent container only, where every message of the person begins a thread. */
  readonly app_context?: unknown
}

/** Messages of people that carry text of their own; every other subtype is an edit, a join or a notice. */
const spokenSubtypes: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast']

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
  if (!isInThread || event.channel_type === 'mpim' || addressesOthers(text) || common.text === '') return null
  return { ...common, threadId: thread(event.thread_ts ?? ts), way: 'follow_up', opensThread: false }
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
