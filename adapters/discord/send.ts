import { type APIChannel, type APIMessage, type APIThreadChannel, Routes } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import { type Destination, type Outgoing, SurfaceError } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language } from '../../src/domain.ts'
import { languageOf } from '../common/outgoing-language.ts'
import type { Channels } from './channels.ts'
import { messageId, readChannelId, readMessageId, readThreadId, type ThreadPlace } from './ids.ts'
import type { DiscordMessage } from './pages.ts'
import { type LookupContext, marked, nonceOf, postedParts } from './posted.ts'
import { render } from './render.ts'
import { editReply, followUp, noMentions } from './respond.ts'
import { callDiscord, callOr, type WebClient } from './web.ts'

export interface SendContext extends LookupContext {
  readonly channels: Channels
  /** Whether the gateway told of a thread; false where it did not. */
  readonly isToldThread: (channelId: string) => boolean
  readonly recruiterChannel: string | undefined
  readonly log: Log
}

/** Characters of the name of a thread. https://docs.discord.com/developers/resources/channel#start-thread-from-message */
const maxThreadNameChars = 100

/** Where messages go. `guild`: null in direct messages. `replyTo`: the message that they answer, where they stand among others. */
interface Spot {
  readonly guild: string | null
  readonly channel: string
  readonly replyTo: string | null
}

/** @throws SurfaceError */
export async function send(to: Destination, outgoing: Outgoing, key: string, isRetry: boolean, context: SendContext): Promise<readonly string[]> {
  const parts = render(outgoing)
  const { web, recruiterChannel } = context
  switch (to.kind) {
    case 'thread':
      return post(await openThread(readThreadId(to.threadId), threadNameOf(outgoing), context), parts, key, isRetry, context)
    case 'person':
      return post(await openConversation(to.personId, web), parts, key, isRetry, context)
    case 'recruiters':
      if (recruiterChannel === undefined)
        throw new SurfaceError('not_allowed', 'DISCORD_RECRUITER_CHANNEL is not set, so no question can be posted to the recruiting team')
      return post({ guild: null, channel: recruiterChannel, replyTo: null }, parts, key, isRetry, context)
    case 'channel':
      return postOrFollowUp(to, parts, key, isRetry, context)
    case 'private':
      return whisper(to, parts, web)
  }
}

/** Says one sentence in a thread, once for one key. @throws SurfaceError */
export async function say(threadId: string, text: string, language: Language, key: string, context: SendContext): Promise<void> {
  const outgoing: Outgoing = { kind: 'sentence', text, language }
  await post(await openThread(readThreadId(threadId), threadNameOf(outgoing), context), render(outgoing), key, false, context)
}

/**
 * Finds the thread, or opens it under the message that it begins with; where neither can be, the answer is a reply to that message.
 * @throws SurfaceError
 */
async function openThread({ guild, channel, thread }: ThreadPlace, name: string, { web, channels, isToldThread }: SendContext): Promise<Spot> {
  if (guild === null || thread === null) return { guild, channel, replyTo: null }
  const inThread: Spot = { guild, channel: thread, replyTo: null }
  if (channel === thread || isToldThread(thread)) return inThread
  const opened = await callOr<APIThreadChannel, number>(
    Object.values(cannotOpen),
    'opening a thread',
    () => web.post(Routes.threads(channel, thread), { body: { name } }),
    `channel ${channel}`,
  )
  if (typeof opened !== 'number' || opened === cannotOpen.isThere) return inThread
  if ((await channels.facts(thread))?.isThread === true) return inThread
  return { guild, channel, replyTo: thread }
}

/** Why a thread cannot be opened. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const cannotOpen = {
  isThere: 160004,
  unknownChannel: 10003,
  unknownMessage: 10008,
  missingAccess: 50001,
  missingPermissions: 50013,
  wrongChannelType: 50024,
  noText: 50008,
  systemMessage: 50021,
  tooManyThreads: 160006,
  lockedThread: 160005,
} as const

/** The question names its thread. */
function threadNameOf(outgoing: Outgoing): string {
  const asked = outgoing.kind === 'answer' ? outgoing.question : ''
  const name = asked.replace(/\s+/g, ' ').trim()
  const shown = name === '' ? chatWordingOf(languageOf(outgoing)).home.title : name
  return [...shown].length > maxThreadNameChars ? `${[...shown].slice(0, maxThreadNameChars - 1).join('')}…` : shown
}

/**
 * Posts what an earlier attempt did not.
 * @returns ids of all parts
 */
async function post(spot: Spot, parts: readonly DiscordMessage[], key: string, isRetry: boolean, context: SendContext): Promise<readonly string[]> {
  const { guild, channel, replyTo } = spot
  const posted = isRetry ? await postedParts(channel, parts, key, context) : new Map<number, string>()
  const ids: string[] = []
  for (const [part, message] of parts.entries()) {
    const reference = replyTo !== null && part === 0 ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {}
    // The mention that a message is meant to have is its own, and not repeated by an edit.
    const body = { ...noMentions, ...marked(message, key, part), nonce: nonceOf(key, part), enforce_nonce: true, ...reference }
    const id = posted.get(part) ?? (await create(channel, body, context.web)).id
    ids.push(messageId({ guild, channel, message: id }))
  }
  return ids
}

const create = (channel: string, body: object, web: WebClient): Promise<APIMessage> =>
  callDiscord<APIMessage>('posting a message', () => web.post(Routes.channelMessages(channel), { body }), `channel ${channel}`)

async function openConversation(personId: string, web: WebClient): Promise<Spot> {
  const { id } = await callDiscord<APIChannel>('opening a direct conversation', () => web.post(Routes.userChannels(), { body: { recipient_id: personId } }))
  return { guild: null, channel: id, replyTo: null }
}

/** Where the application is no member, the person's own call posts for it. */
async function postOrFollowUp(
  { channelId, handle }: Extract<Destination, { kind: 'channel' }>,
  parts: readonly DiscordMessage[],
  key: string,
  isRetry: boolean,
  context: SendContext,
): Promise<readonly string[]> {
  const { guild, channel } = readChannelId(channelId)
  try {
    return await post({ guild, channel, replyTo: null }, parts, key, isRetry, context)
  } catch (error) {
    if (handle === null || !(error instanceof SurfaceError) || error.reason !== 'not_allowed') throw error
    const ids: string[] = []
    for (const part of parts) {
      const { id, channel_id: at } = await followUp(handle, 'channel', part, context.web)
      ids.push(messageId({ guild, channel: at, message: id }))
    }
    return ids
  }
}

/** Only the person sees it, and nobody can tell afterwards whether it was sent: a second attempt says it again. */
async function whisper({ handle }: Extract<Destination, { kind: 'private' }>, parts: readonly DiscordMessage[], web: WebClient): Promise<readonly string[]> {
  if (handle === null) throw new SurfaceError('gone', 'A private reply came too late for Discord to take it: it is sent as a direct message')
  await reply(handle, parts, web)
  return []
}

/** In the place of "Thinking…", and after it. @throws SurfaceError */
export async function reply(handle: string, parts: readonly DiscordMessage[], web: WebClient): Promise<void> {
  const [first, ...more] = parts
  if (first === undefined) throw new SurfaceError('rejected', 'there is nothing to show')
  await editReply(handle, first, web)
  for (const part of more) await followUp(handle, 'person', part, web)
}

/** One sentence of the wording as Discord shows it. */
export const sentence = (text: string): readonly DiscordMessage[] => render({ kind: 'sentence', text, language: 'en' })

/** Null for a direct conversation, which opens for nobody else. */
export function permalink(id: string): string | null {
  const { guild, channel, message } = readMessageId(id)
  return guild === null ? null : `https://discord.com/channels/${guild}/${channel}/${message}`
}
