import { type APIUser, type GatewayMessageCreateDispatchData, MessageType } from 'discord.js'
import type { IncomingMessage } from '../../src/chat/surface.ts'
import type { ChannelFacts } from './channels.ts'
import { channelId, messageId, privateThreadId, threadId, timeOf } from './ids.ts'
import { plainText } from './plain-text.ts'

/** The application, as the gateway names it. */
export interface Identity {
  readonly applicationId: string
  readonly botUserId: string
}

/** A message as Discord gave it; what the channel is called and which language is likely is looked up apart. */
export type Received = Omit<IncomingMessage, 'channelName' | 'priorLanguages'>

export type MessageEvent = Pick<
  GatewayMessageCreateDispatchData,
  'id' | 'channel_id' | 'guild_id' | 'author' | 'content' | 'type' | 'mentions' | 'mention_roles' | 'mention_everyone' | 'webhook_id' | 'referenced_message'
>

/** What a message is to the assistant. */
export type Reading =
  | { readonly kind: 'message'; readonly received: Received }
  /** It speaks to the assistant, and Discord keeps its text back. */
  | { readonly kind: 'unreadable'; readonly received: Received }
  | { readonly kind: 'nothing' }

const nothing: Reading = { kind: 'nothing' }

/** Messages of people; every other type is a notice of Discord's or an answer of an application. */
const spokenTypes: readonly MessageType[] = [MessageType.Default, MessageType.Reply]

/**
 * Reads a message. Without a privileged intent Discord gives the text of direct messages and of messages that mention the application, to which a reply with its
 * ping counts; of all others it says who wrote where, and no more. https://docs.discord.com/developers/events/gateway#message-content-intent
 * So a follow-up in a thread needs the mention or the reply. What cannot be read is passed on without text all the same: the conversation goes quiet when a
 * recruiter wrote.
 * @param channel null where Discord does not say what it is
 * @param forums forums whose posts are answered
 */
export function readMessage(event: MessageEvent, channel: ChannelFacts | null, forums: ReadonlySet<string>, self: Identity): Reading {
  const { author, channel_id: place, guild_id: guildId } = event
  if (author.bot === true || author.system === true || event.webhook_id !== undefined || author.id === self.botUserId) return nothing
  if (!spokenTypes.includes(event.type)) return nothing
  const isMention = event.mentions.some(({ id }) => id === self.botUserId)
  const guild = guildId ?? null
  const text = plainText(event.content, self.botUserId, event.mentions)
  const common = {
    id: messageId({ guild, channel: place, message: event.id }),
    channelId: channelId(guild, place),
    personId: author.id,
    sentAt: timeOf(event.id),
    reply: { kind: 'thread' },
  } as const
  if (guild === null) {
    if (text === '' && !isMention) return nothing
    return message({ ...common, text, threadId: threadId({ guild, channel: place, thread: null }), way: 'direct', opensThread: true })
  }
  if (channel?.isThread !== true) {
    const replied = event.referenced_message?.author.id === self.botUserId ? event.referenced_message : null
    // An answer in place carries on the thread of the message that it replies to.
    const root = replied === null ? event.id : (replied.message_reference?.message_id ?? replied.id)
    const thread = threadId({ guild, channel: place, thread: root })
    if (isMention) return message({ ...common, text, threadId: thread, way: 'mention', opensThread: root === event.id })
    if (replied === null) return nothing
    const followUp: Received = { ...common, text, threadId: thread, way: 'follow_up', opensThread: false }
    return text === '' ? { kind: 'unreadable', received: followUp } : message(followUp)
  }
  const thread = threadId({ guild, channel: channel.parent ?? place, thread: place })
  const isForum = forums.has(channel.parent ?? '')
  // The first message of a post has the id of the post. Its title can always be read, and mostly is the question.
  if (isForum && event.id === place) {
    return message({ ...common, text: [channel.name, text].filter((part) => part !== '').join('\n'), threadId: thread, way: 'mention', opensThread: true })
  }
  if (isMention) return message({ ...common, text, threadId: thread, way: 'mention', opensThread: false })
  const isOwn = isForum || channel.ownerId === self.botUserId
  if (addressesOthers(event, self)) return message({ ...common, text, threadId: thread, way: 'follow_up', opensThread: false, isToOthers: true })
  const followUp: Received = { ...common, text, threadId: thread, way: 'follow_up', opensThread: false }
  return isOwn && text === '' ? { kind: 'unreadable', received: followUp } : message(followUp)
}

const message = (received: Received): Reading => ({ kind: 'message', received })

/** Speaks to a person, a role or everybody other than the assistant. */
function addressesOthers({ mentions, mention_roles, mention_everyone, referenced_message }: MessageEvent, self: Identity): boolean {
  const replied: APIUser | undefined = referenced_message?.author
  return mentions.length > 0 || mention_roles.length > 0 || mention_everyone || (replied !== undefined && replied.id !== self.botUserId)
}

/** What a person asks for by a command or a button. */
export interface Request {
  readonly guild: string | null
  readonly channel: string
  readonly user: string
  readonly text: string
  /** Discord's id of this one request. */
  readonly requestId: string
  readonly at: number
  readonly reply: Extract<Received['reply'], { kind: 'private' | 'channel' }>
}

/** A question that is asked by other means than a message. */
export function readRequest(request: Request, self: Identity): Received {
  const { guild, channel, user, requestId, reply } = request
  const id = privateThreadId(guild, channel, requestId)
  const text = plainText(request.text, self.botUserId)
  return { id, threadId: id, channelId: channelId(guild, channel), personId: user, text, sentAt: request.at, way: 'command', opensThread: false, reply }
}
