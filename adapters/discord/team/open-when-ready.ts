import { setTimeout as wait } from 'node:timers/promises'
import type { APIButtonComponent, APIModalInteractionResponseCallbackData } from 'discord.js'
import type { FormOr } from '../../../src/chat/surface.ts'
import { excuse, reportFault } from '../../common/faults.ts'
import type { ListenerContext } from '../events.ts'
import { bold, showText } from '../markdown.ts'
import { type DiscordMessage, plainMessages } from '../pages.ts'
import type { Pressed } from '../pressed.ts'
import { deferReply, openForm } from '../respond.ts'
import { sentence } from '../send.ts'
import { formWithinMs } from '../timing.ts'
import { reportLate, tell } from '../told.ts'

/** What a press opens: a form, with the button that opens it where it comes too late, or what is to be read before. */
export type Opened =
  | { readonly kind: 'form'; readonly form: APIModalInteractionResponseCallbackData; readonly button: APIButtonComponent | null }
  | { readonly kind: 'messages'; readonly messages: readonly DiscordMessage[] }

/**
 * Answers a press with a form, which Discord takes as the first response alone. What needs longer to prepare is offered by a button: the second press finds it
 * ready.
 * @param load what the form holds, or why there is none
 */
export async function openWhenReady<T>(
  { caller, language }: Pressed,
  context: ListenerContext,
  load: () => Promise<FormOr<T>>,
  open: (form: T) => Opened,
): Promise<void> {
  const { web, log } = context
  const loading = load().catch((error: unknown): FormOr<T> => {
    reportFault(log, 'a form of the recruiting team was not opened; the person was told', error)
    return { kind: 'refused', text: excuse(language) }
  })
  const timer = new AbortController()
  const inTime = await Promise.race([loading, wait(formWithinMs, null, { signal: timer.signal }).catch(() => null)])
  timer.abort()
  const ready = inTime?.kind === 'form' ? open(inTime.form) : null
  if (ready?.kind === 'form') return reportLate(await openForm(caller, ready.form, web), context)
  const first = await deferReply(caller, web)
  reportLate(first, context)
  const loaded = await loading
  await tell(loaded.kind === 'refused' ? sentence(loaded.text) : offered(open(loaded.form)), first, caller, context)
}

const offered = (opened: Opened): readonly DiscordMessage[] =>
  opened.kind === 'messages' ? opened.messages : plainMessages(showText(opened.form.title).map(bold), opened.button === null ? [] : [opened.button])
