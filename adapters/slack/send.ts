import type { Log } from '../../src/chat/log.ts'
import { type Destination, type Outgoing, SurfaceError } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { editMessages } from '../common/edit-messages.ts'
import { languageOf } from '../common/outgoing-language.ts'
import { renderClosedPreview, renderPreview } from './cards.ts'
import { messageId, readMessageId, readThreadId } from './ids.ts'
import type { SlackMessage } from './pages.ts'
import { postedParts, replyMetadata } from './posted.ts'
import type { Identity } from './receive.ts'
import { render, renderSentence } from './render.ts'
import { respond, threadBehind } from './respond.ts'
import { callOr, callSlack, type WebClient } from './web.ts'

export interface SendContext {
  readonly web: WebClient
  readonly self: Identity
  readonly recruiterChannel: string | undefined
  readonly log: Log
  readonly now: () => number
}

/** Outside text never makes a preview or a mention: the renderer escapes it, and nothing is unfurled. */
const quiet = { unfurl_links: false, unfurl_media: false } as const

const bodyOf = ({ text, blocks }: SlackMessage) => ({ text, blocks: [...blocks] })

/** @throws SurfaceError */
export async function send(to: Destination, outgoing: Outgoing, key: string, isRetry: boolean, context: SendContext): Promise<readonly string[]> {
  const parts = render(outgoing)
  const { web, recruiterChannel } = context
  switch (to.kind) {
    case 'thread': {
      const { channel, threadTs } = readThreadId(to.threadId)
      return post(channel, threadTs, parts, key, isRetry, context)
    }
    case 'person':
      // Slack takes a person's id as a channel to post to, but not to look in.
      return post(isRetry ? await openConversation(to.personId, web) : to.personId, null, parts, key, isRetry, context)
    case 'recruiters':
      if (recruiterChannel === undefined)
        throw new SurfaceError('not_allowed', 'SLACK_RECRUITER_CHANNEL is not set, so no question can be posted to the recruiting team')
      return post(recruiterChannel, null, parts, key, isRetry, context)
    case 'channel':
      return postOrRespond(to, parts, key, isRetry, context)
    case 'private':
      return whisper(to, parts, context)
  }
}

/**
 * Posts what an earlier attempt did not.
 * @returns ids of all parts
 */
async function post(
  channel: string,
  threadTs: string | null,
  parts: readonly SlackMessage[],
  key: string,
  isRetry: boolean,
  context: SendContext,
): Promise<readonly string[]> {
  const { self, web } = context
  const posted = isRetry ? await postedParts(channel, threadTs, key, context) : new Map<number, string>()
  const ids: string[] = []
  for (const [part, message] of parts.entries()) {
    const found = posted.get(part)
    const place = found === undefined ? await postMessage(channel, threadTs, message, replyMetadata(key, part), web) : { channel, ts: found }
    ids.push(messageId({ team: self.team, ...place, previewUrl: null }))
  }
  return ids
}

/**
 * @param metadata by which the message is found again; null where nobody will look for it
 * @throws SurfaceError
 */
async function postMessage(
  channel: string,
  threadTs: string | null,
  message: SlackMessage,
  metadata: ReturnType<typeof replyMetadata> | null,
  web: WebClient,
): Promise<{ channel: string; ts: string }> {
  const thread = threadTs === null ? {} : { thread_ts: threadTs }
  const marked = metadata === null ? {} : { metadata }
  const result = await callSlack('chat.postMessage', () => web.chat.postMessage({ channel, ...thread, ...bodyOf(message), ...quiet, ...marked }))
  if (result.ts === undefined) throw new SurfaceError('unavailable', 'Slack took a message by chat.postMessage and did not say which')
  return { channel: result.channel ?? channel, ts: result.ts }
}

/** Where the app is no member, the address that came with the person's request posts for it. */
async function postOrRespond(
  { channelId, handle }: Extract<Destination, { kind: 'channel' }>,
  parts: readonly SlackMessage[],
  key: string,
  isRetry: boolean,
  context: SendContext,
): Promise<readonly string[]> {
  try {
    return await post(channelId, null, parts, key, isRetry, context)
  } catch (error) {
    if (handle === null || !(error instanceof SurfaceError) || error.reason !== 'not_allowed') throw error
    for (const part of parts) await respond(handle, 'channel', part)
    return []
  }
}

/** Only the person sees it, and nobody can tell afterwards whether it was sent: a second attempt says it again. */
async function whisper(
  { threadId, personId, handle }: Extract<Destination, { kind: 'private' }>,
  parts: readonly SlackMessage[],
  { web }: SendContext,
): Promise<readonly string[]> {
  const place = readThreadId(threadId)
  const threadTs = handle === null ? place.threadTs : threadBehind(handle)
  let url = handle
  for (const part of parts) {
    if (url !== null && (await responded(url, part))) continue
    url = null
    await postEphemeral(place.channel, threadTs, personId, part, web)
  }
  return []
}

/** False where the address is used up. */
export async function responded(url: string, message: SlackMessage): Promise<boolean> {
  try {
    await respond(url, 'person', message)
    return true
  } catch (error) {
    if (error instanceof SurfaceError && error.reason === 'gone') return false
    throw error
  }
}

/** @throws SurfaceError */
export async function postEphemeral(channel: string, threadTs: string | null, user: string, message: SlackMessage, web: WebClient): Promise<void> {
  const thread = threadTs === null ? {} : { thread_ts: threadTs }
  await callSlack('chat.postEphemeral', () => web.chat.postEphemeral({ channel, user, ...thread, ...bodyOf(message) }))
}

/**
 * Says something to one person where they acted; in a direct message where the app may not write there.
 * @throws SurfaceError
 */
export async function postPrivately(channel: string, threadTs: string | null, user: string, message: SlackMessage, web: WebClient): Promise<void> {
  try {
    await postEphemeral(channel, threadTs, user, message, web)
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.reason === 'rate_limited' || error.reason === 'unavailable') throw error
    await postMessage(user, null, message, null, web)
  }
}

async function openConversation(personId: string, web: WebClient): Promise<string> {
  const { channel } = await callSlack('conversations.open', () => web.conversations.open({ users: personId }))
  if (channel?.id === undefined) throw new SurfaceError('not_allowed', 'Slack opened no direct conversation by conversations.open')
  return channel.id
}

/**
 * Replaces what the messages of one reply, or the preview under a link, show. What needs fewer messages leaves the others with a sentence.
 * @throws SurfaceError
 */
export async function edit(ids: readonly string[], outgoing: Outgoing, web: WebClient): Promise<void> {
  const [first] = ids.map(readMessageId)
  if (first?.previewUrl != null && ids.length === 1) {
    const { channel, ts, previewUrl } = first
    const preview = previewOf(outgoing)
    await callSlack('chat.unfurl', () => web.chat.unfurl({ channel, ts, unfurls: { [previewUrl]: preview } }))
    return
  }
  await editMessages({
    ids,
    messages: render(outgoing),
    rest: sentence(chatWordingOf(languageOf(outgoing)).recall.seeFirst),
    async editOne(id, message) {
      const { channel, ts } = readMessageId(id)
      await callSlack('chat.update', () => web.chat.update({ channel, ts, ...bodyOf(message) }))
    },
  })
}

function previewOf(outgoing: Outgoing) {
  switch (outgoing.kind) {
    case 'card':
      return renderPreview(outgoing.role)
    case 'closed_card':
      return renderClosedPreview(outgoing.language)
  }
  throw new SurfaceError('rejected', `a link preview cannot show a message of kind ${outgoing.kind}`)
}

/** One sentence of the wording as Slack shows it. */
export const sentence = (text: string): SlackMessage => firstOf(renderSentence(text))

export function firstOf(messages: readonly SlackMessage[]): SlackMessage {
  const [first] = messages
  if (first === undefined) throw new SurfaceError('rejected', 'there is nothing to show')
  return first
}

/** @returns null where the message is gone or the app may not see it */
export async function permalink(id: string, { web, log }: Pick<SendContext, 'web' | 'log'>): Promise<string | null> {
  try {
    const { channel, ts } = readMessageId(id)
    const result = await callOr(['message_not_found', 'channel_not_found'], 'chat.getPermalink', () => web.chat.getPermalink({ channel, message_ts: ts }))
    return typeof result === 'string' ? null : (result.permalink ?? null)
  } catch (error) {
    if (!(error instanceof SurfaceError)) throw error
    log.warn({}, `a question goes to the recruiting team without a link: ${error.message}`)
    return null
  }
}
