import type { FaqForm, TeamMember } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import { actionIds, readEntry, readFaqContext, readRef, readShownEntry } from '../actions.ts'
import type { ListenerContext } from '../events.ts'
import type { Press } from '../receive.ts'
import { callSlack } from '../web.ts'
import { faqView, fitsForm } from './faq-view.ts'
import { replyView } from './reply-view.ts'

/** What a press does, and what the person is then told; '' where they see it. */
export type Act = (press: Press, context: ListenerContext) => Promise<string>

/** Buttons of the recruiting team: on the card of a question, in the list of FAQ entries, and over the form of an entry. */
export const teamActs: Readonly<Record<string, Act>> = {
  [actionIds.takeQuestion]: onQuestion((ref, member, { conversation }) => conversation.team.take(ref, member)),
  [actionIds.declineQuestion]: onQuestion((ref, member, { conversation }) => conversation.team.decline(ref, member)),
  [actionIds.replyToQuestion]: openReply,
  [actionIds.saveFaq]: async (press, context) => {
    const question = readRef(press.value)
    return question === null ? '' : openFaqForm(question, press, context)
  },
  [actionIds.editFaq]: async (press, context) => {
    const known = readEntry(press.value)
    return known === null ? '' : openFaqForm(known.entry === '' ? null : known, press, context)
  },
  [actionIds.retireFaq]: async (press, context) => {
    const shown = readShownEntry(press.value)
    return shown === null ? '' : context.conversation.team.retireFaq({ id: shown.entry, revision: shown.revision }, await memberOf(press, context))
  },
}

/** Who acts, as Slack names them. */
export const memberOf = async ({ user, userName }: Pick<Press, 'user' | 'userName'>, { people }: ListenerContext): Promise<TeamMember> => ({
  personId: user,
  name: await people.name(user, userName),
})

function onQuestion(act: (ref: string, member: TeamMember, context: ListenerContext) => Promise<string>): Act {
  return async (press, context) => {
    const question = readRef(press.value)
    return question === null ? '' : act(question.ref, await memberOf(press, context), context)
  }
}

/** Slack takes a window within 3 s of the press only. */
async function openReply(press: Press, context: ListenerContext): Promise<string> {
  const { conversation, web } = context
  const question = readRef(press.value)
  if (question === null || press.channel === null) return ''
  const opened = await conversation.team.replyForm(question.ref, await memberOf(press, context))
  if (opened.kind === 'refused') return opened.text
  const view = replyView(opened.form.question, conversation.team.language, { ...question, channel: press.channel })
  await callSlack('views.open', () => web.views.open({ trigger_id: press.triggerId, view }))
  return ''
}

/** Over a message the form opens a window; within one it takes the place of what the window shows. */
async function openFaqForm(from: { readonly ref: string } | { readonly entry: string } | null, press: Press, context: ListenerContext): Promise<string> {
  const { conversation, web } = context
  const { modal, triggerId } = press
  const channel = press.channel ?? readFaqContext(modal?.metadata)?.channel
  if (channel === undefined) return ''
  const opened = await conversation.team.faqForm(from, await memberOf(press, context))
  if (opened.kind === 'refused') return opened.text
  if (!fitsForm(opened.form)) return tooLong(opened.form, context)
  const view = faqView(opened.form, { language: conversation.team.language, channel, refusal: '' })
  if (modal === null) await callSlack('views.open', () => web.views.open({ trigger_id: triggerId, view }))
  else await callSlack('views.update', () => web.views.update({ view_id: modal.id, view }))
  return ''
}

/** An entry that was written elsewhere and has no room in the form is edited where it was written. */
const tooLong = ({ draft }: FaqForm, { conversation }: ListenerContext): string =>
  [draft.id ?? '', teamWordingOf(conversation.team.language).faq.problems.too_long].filter((part) => part !== '').join(': ')
