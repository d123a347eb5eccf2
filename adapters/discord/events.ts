import { GatewayDispatchEvents, type GatewayMessageCreateDispatchData } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import type { Conversation } from '../../src/chat/surface.ts'
import { languageCode } from '../../src/text/languages.ts'
import type { Background } from '../common/background.ts'
import type { Channels } from './channels.ts'
import type { Gateway } from './gateway.ts'
import type { Hints } from './hints.ts'
import { readMessageId } from './ids.ts'
import type { Intake, Known } from './intake.ts'
import { type Identity, type Received, readMessage } from './receive.ts'
import type { WebClient } from './web.ts'

export interface ListenerContext {
  /** Known as soon as anything arrives. */
  readonly self: () => Identity
  readonly conversation: Conversation
  readonly intake: Intake
  readonly channels: Channels
  readonly hints: Hints
  /** Forums whose posts are answered. */
  readonly forums: ReadonlySet<string>
  /** Says one sentence in a thread, once. @throws SurfaceError */
  readonly say: (threadId: string, text: string, language: string, key: string) => Promise<void>
  readonly web: WebClient
  /** Whether everybody sees the recruiting channel, so that nobody counts as the team. */
  readonly isTeamOpen: () => Promise<boolean>
  readonly background: Background
  readonly log: Log
  readonly now: () => number
}

/** What is written in channels, threads, forums and direct conversations. */
export function listenToEvents(gateway: Gateway, context: ListenerContext): void {
  const { background } = context
  gateway.on<GatewayMessageCreateDispatchData>(GatewayDispatchEvents.MessageCreate, (event) => {
    void background.run('a message was not dealt with', () => take(event, context))
  })
}

async function take(event: GatewayMessageCreateDispatchData, context: ListenerContext): Promise<void> {
  const { self, intake, channels, hints, forums, say } = context
  const channel = event.guild_id === undefined ? null : await channels.facts(event.channel_id)
  const reading = readMessage(event, channel, forums, self())
  if (reading.kind === 'nothing') return
  const { received } = reading
  if (received.way === 'mention') hints.asked(received.threadId, received.personId)
  if (received.way === 'follow_up') hints.heard(received.threadId, received.personId)
  await intake.message(received)
  const hint = reading.kind === 'unreadable' ? hints.hintFor(received.threadId, received.personId) : null
  if (hint !== null) await say(received.threadId, hint.text, hint.language, `hint/${received.threadId}`)
}

/** What is known of where a message stands. */
export async function knownOf({ id }: Received, { channels, self }: Pick<ListenerContext, 'channels' | 'self'>, gateway: Gateway): Promise<Known> {
  const { guild, channel } = readMessageId(id)
  if (guild === null) return { channelName: '', priorLanguages: [] }
  const language = languageOfServer(gateway.localeOf(guild))
  return {
    channelName: await channels.nameOf(await channels.facts(channel), self().botUserId),
    priorLanguages: language === null ? [] : [language],
  }
}

/** English is what a server has that set nothing, so it tells nothing. */
function languageOfServer(locale: string | null): string | null {
  return locale === null || locale === 'en-US' ? null : languageCode(locale.replace(/-.*/, ''))
}
