import { actionIds, encodeFile, encodeRef, readRef } from '../actions.ts'
import type { ListenerContext } from '../events.ts'
import type { DiscordMessage } from '../pages.ts'
import { type Act, memberOf, type Pressed } from '../pressed.ts'
import { replacePressed } from '../respond.ts'
import { sentence } from '../send.ts'
import { confirmTeamMessages } from '../views.ts'
import { asTeam, showTeam, tooOld } from './as-team.ts'
import { shownEntryOf } from './entry-of-press.ts'
import { entriesMessages } from './faq-messages.ts'

/** What members of the recruiting team press, forms apart. */
export const teamActs: Readonly<Record<string, Act>> = {
  [actionIds.take]: async (pressed, context) => sentence(await moveQuestion(pressed, context, 'take')),
  [actionIds.decline]: async ({ customId, language }) =>
    confirmTeamMessages('decline', encodeRef(actionIds.confirmDecline, language, readRef(customId) ?? ''), language),
  [actionIds.confirmDecline]: async (pressed, context) =>
    replacePressed(pressed.caller.handle, sentence(await moveQuestion(pressed, context, 'decline')), context.web),
  [actionIds.retireFaq]: askToRetire,
  [actionIds.confirmRetire]: retire,
  [actionIds.faqPage]: turnPage,
}

/** The card of the question changes by itself. */
async function moveQuestion({ customId, language, caller }: Pressed, context: ListenerContext, move: 'take' | 'decline'): Promise<string> {
  const { team } = context.conversation
  const ref = readRef(customId)
  return asTeam(language, context, async () => (ref === null ? tooOld(language).text : team[move](ref, memberOf(caller))))
}

async function askToRetire({ customId, language, caller }: Pressed, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const entry = await shownEntryOf(customId, caller, context)
  if (entry === null) return sentence(tooOld(language).text)
  return confirmTeamMessages('retire', encodeFile(actionIds.confirmRetire, language, entry.id, entry.revision), language)
}

async function retire({ customId, language, caller }: Pressed, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const entry = await shownEntryOf(customId, caller, context)
  const said = await asTeam(language, context, async () =>
    entry === null ? tooOld(language).text : context.conversation.team.retireFaq(entry, memberOf(caller)),
  )
  return replacePressed(caller.handle, sentence(said), context.web)
}

/** Another page takes the place of the one whose button was pressed. */
async function turnPage({ customId, language, caller }: Pressed, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const entries = await showTeam(language, context, () => context.conversation.team.faqEntries(memberOf(caller)))
  if (entries.kind === 'refused') return sentence(entries.text)
  return replacePressed(caller.handle, entriesMessages(entries.form, Number(readRef(customId) ?? 0), language), context.web)
}
