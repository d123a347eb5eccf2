import type { APIMessage } from 'discord.js'
import type { Language } from '../../src/domain.ts'
import type { ListenerContext } from './events.ts'
import type { Caller } from './interactions.ts'
import type { DiscordMessage } from './pages.ts'

/** A form that was sent. */
export interface Submitted {
  readonly caller: Caller
  readonly customId: string
  readonly language: Language
  /** Its fields. */
  readonly components: unknown
  /** The message whose button opened it; undefined where a command did. */
  readonly message: APIMessage | undefined
}

/** What comes of a form, and what the person is then told. Where it fails, nothing that was typed is lost. */
export type Submit = (submitted: Submitted, context: ListenerContext) => Promise<readonly DiscordMessage[]>
