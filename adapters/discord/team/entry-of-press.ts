import type { ShownEntry } from '../../../src/chat/faq.ts'
import { readFile, readRevision } from '../actions.ts'
import type { ListenerContext } from '../events.ts'
import type { Caller } from '../interactions.ts'
import { memberOf } from '../pressed.ts'

/** The entry that a button or a form names; null where it is gone. Where it carries a digest, the entries are looked through. */
export async function entryOf(customId: string, caller: Caller, { conversation }: Pick<ListenerContext, 'conversation'>): Promise<string | null> {
  const named = readFile(customId, [])
  if (named !== null) return named
  const entries = await conversation.team.faqEntries(memberOf(caller))
  return entries.kind === 'refused'
    ? null
    : readFile(
        customId,
        entries.form.map(({ id }) => id),
      )
}

/** The same as it was when the button or the form was made. */
export async function shownEntryOf(customId: string, caller: Caller, context: Pick<ListenerContext, 'conversation'>): Promise<ShownEntry | null> {
  const id = await entryOf(customId, caller, context)
  return id === null ? null : { id, revision: readRevision(customId) }
}
