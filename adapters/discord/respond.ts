import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord.js'
import { discordCode } from './errors.ts'
import type { Caller } from './interactions.ts'
import type { DiscordMessage } from './pages.ts'
import { firstResponseMs } from './timing.ts'
import { callDiscord, type WebClient } from './web.ts'

/**
 * What came of the first response, which Discord takes within 3 s.
 * `late`: nothing can be said by this interaction any more. `double`: another session was first, and it will speak. `unknown`: Discord did not say.
 */
export type FirstResponse = 'taken' | 'late' | 'double' | 'unknown'

type Addressee = Pick<Caller, 'id' | 'token'>

/** Never rejects: that an interaction could not be answered must not end what it asked for. */
async function respondFirst({ id, token }: Addressee, type: InteractionResponseType, data: object | null, web: WebClient): Promise<FirstResponse> {
  try {
    const body = data === null ? { type } : { type, data }
    await web.post(Routes.interactionCallback(id, token), { auth: false, body, signal: AbortSignal.timeout(firstResponseMs) })
    return 'taken'
  } catch (error) {
    const code = discordCode(error)
    return code === 10062 ? 'late' : code === 40060 ? 'double' : 'unknown'
  }
}

/** "Thinking…", for the person alone, until the reply is edited in. */
export const deferReply = (to: Addressee, web: WebClient): Promise<FirstResponse> =>
  respondFirst(to, InteractionResponseType.DeferredChannelMessageWithSource, { flags: MessageFlags.Ephemeral }, web)

/** A press that shows nothing by itself. */
export const deferUpdate = (to: Addressee, web: WebClient): Promise<FirstResponse> => respondFirst(to, InteractionResponseType.DeferredMessageUpdate, null, web)

export const openForm = (to: Addressee, form: APIModalInteractionResponseCallbackData, web: WebClient): Promise<FirstResponse> =>
  respondFirst(to, InteractionResponseType.Modal, form, web)

export const suggest = (to: Addressee, choices: readonly APIApplicationCommandOptionChoice[], web: WebClient): Promise<FirstResponse> =>
  respondFirst(to, InteractionResponseType.ApplicationCommandAutocompleteResult, { choices }, web)

/** Nobody is told by a mention, whatever the text holds. */
export const noMentions = { allowed_mentions: { parse: [] } } as const

/**
 * Puts a message in the place of "Thinking…", or of the message whose button was pressed.
 * @throws SurfaceError
 */
export async function editReply(handle: string, message: DiscordMessage, web: WebClient): Promise<void> {
  const [application, token] = readHandle(handle)
  await callDiscord('replying', () => web.patch(Routes.webhookMessage(application, token), { auth: false, body: { ...message, ...noMentions } }))
}

/**
 * Puts the first message in the place of the one whose button was pressed.
 * @returns what is still to be said
 * @throws SurfaceError
 */
export async function replacePressed(handle: string, messages: readonly DiscordMessage[], web: WebClient): Promise<readonly DiscordMessage[]> {
  const [first, ...more] = messages
  if (first !== undefined) await editReply(handle, first, web)
  return more
}

/**
 * Says more, to the person alone or to everybody; the second works where the application is no member.
 * @throws SurfaceError
 */
export async function followUp(handle: string, visibleTo: 'person' | 'channel', message: DiscordMessage, web: WebClient): Promise<APIMessage> {
  const [application, token] = readHandle(handle)
  const flags = visibleTo === 'person' ? message.flags | MessageFlags.Ephemeral : message.flags
  return callDiscord('replying', () => web.post(Routes.webhook(application, token), { auth: false, body: { ...message, flags, ...noMentions } }))
}

/** Takes away the message whose button was pressed. @throws SurfaceError */
export async function deleteReply(handle: string, web: WebClient): Promise<void> {
  const [application, token] = readHandle(handle)
  await callDiscord('taking a reply away', () => web.delete(Routes.webhookMessage(application, token), { auth: false }))
}

function readHandle(handle: string): [application: string, token: string] {
  const slash = handle.indexOf('/')
  return [handle.slice(0, slash), handle.slice(slash + 1)]
}
