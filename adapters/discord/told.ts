import type { ListenerContext } from './events.ts'
import type { Caller } from './interactions.ts'
import type { DiscordMessage } from './pages.ts'
import type { FirstResponse } from './respond.ts'
import { reply } from './send.ts'

/** Puts a reply in the place of "Thinking…"; another session that was first says it itself. */
export async function tell(
  messages: readonly DiscordMessage[],
  first: FirstResponse,
  { handle }: Pick<Caller, 'handle'>,
  { web }: Pick<ListenerContext, 'web'>,
): Promise<void> {
  if (first === 'taken' || first === 'unknown') await reply(handle, messages, web)
}

/** One line for the operator: the person was shown a failure by Discord itself. */
export function reportLate(first: FirstResponse, { log }: Pick<ListenerContext, 'log'>): void {
  if (first === 'late') log.warn({}, 'an interaction was responded to later than 3 s after it, and Discord showed a failure: is the machine overloaded?')
}
