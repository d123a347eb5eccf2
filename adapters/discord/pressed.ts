import { type APIMessage, MessageFlags } from 'discord.js'
import type { TeamMember } from '../../src/chat/surface.ts'
import type { Language } from '../../src/domain.ts'
import type { ListenerContext } from './events.ts'
import { threadId } from './ids.ts'
import type { Caller } from './interactions.ts'
import type { DiscordMessage } from './pages.ts'

/** A press on a button. */
export interface Pressed {
  readonly caller: Caller
  readonly customId: string
  readonly language: Language
  readonly message: APIMessage
}

/** What a press does, and what the person is then told; nothing where they see it. */
export type Act = (pressed: Pressed, context: ListenerContext) => Promise<readonly DiscordMessage[]>

/** Opens a form, which can only be the first response. */
export type Open = (pressed: Pressed, context: ListenerContext) => Promise<void>

/** The thread that a message of ours stands in. */
export function threadOf({ guild, channel, parent }: Pick<Caller, 'guild' | 'channel' | 'parent'>, message: APIMessage): string {
  if (guild === null) return threadId({ guild, channel, thread: null })
  if (parent !== null) return threadId({ guild, channel: parent, thread: channel })
  return threadId({ guild, channel, thread: message.message_reference?.message_id ?? message.id })
}

/** Only the person sees it. */
export const isEphemeral = ({ flags }: APIMessage): boolean => ((flags ?? 0) & MessageFlags.Ephemeral) !== 0

export const memberOf = ({ user, name }: Caller): TeamMember => ({ personId: user, name })
