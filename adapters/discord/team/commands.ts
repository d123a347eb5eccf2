import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import { isBlank } from '../../../src/text/visible.ts'
import type { ListenerContext } from '../events.ts'
import type { Caller } from '../interactions.ts'
import type { DiscordMessage } from '../pages.ts'
import { memberOf } from '../pressed.ts'
import { renderPreviewedAnswer } from '../render.ts'
import { sentence } from '../send.ts'
import { showTeam } from './as-team.ts'
import { entriesMessages } from './faq-messages.ts'

/** The FAQ entries, for members of the recruiting team. */
export async function listEntries(caller: Caller, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const { team } = context.conversation
  const entries = await showTeam(team.language, context, () => team.faqEntries(memberOf(caller)))
  return entries.kind === 'refused' ? sentence(entries.text) : entriesMessages(entries.form, 0, team.language)
}

/** What the assistant would answer if drafts were published; only the member sees it, and nothing of it is kept. */
export async function preview(question: string, caller: Caller, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const { team } = context.conversation
  const { preview: wording } = teamWordingOf(team.language)
  if (isBlank(question)) return sentence(wording.emptyQuestion)
  const answer = await showTeam(team.language, context, () => team.preview(question, memberOf(caller), caller.language))
  return answer.kind === 'refused' ? sentence(answer.text) : renderPreviewedAnswer(answer.form, wording.lead)
}
