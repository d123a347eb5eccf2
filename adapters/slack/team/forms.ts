import type { App, SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import type { FaqDraft, FaqField } from '../../../src/chat/faq.ts'
import { type FaqOutcome, SurfaceError } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import { excuse, reportFault } from '../../common/faults.ts'
import { callbackIds, type FaqContext, readFaqContext, readReplyContext, replyInput } from '../actions.ts'
import type { ListenerContext } from '../events.ts'
import { giveBack } from '../give-back.ts'
import { acknowledgeInTime, type Result } from '../in-time.ts'
import { postPrivately, sentence } from '../send.ts'
import { callSlack } from '../web.ts'
import { memberOf } from './buttons.ts'
import { faqNotice, faqView, fieldBlock } from './faq-view.ts'

/** The forms of the recruiting team. What was typed is never lost: a form stays open, comes back, or is given back as a message. */
export function listenToTeamForms(app: App, context: ListenerContext): void {
  app.view<ViewSubmitAction>({ callback_id: callbackIds.reply, type: 'view_submission' }, (submitted) => sendReply(submitted, context))
  app.view<ViewSubmitAction>({ callback_id: callbackIds.faq, type: 'view_submission' }, (submitted) => saveFaq(submitted, context))
}

type Submitted = SlackViewMiddlewareArgs<ViewSubmitAction>

async function sendReply({ ack, body: { user, view } }: Submitted, context: ListenerContext): Promise<void> {
  const { conversation, background, log, web } = context
  const { language } = conversation.team
  const replied = readReplyContext(view.private_metadata)
  if (replied === null) return ack()
  const { ref, channel } = replied
  const text = view.state.values[replyInput.blockId]?.[replyInput.actionId]?.value ?? ''
  const refuse = (why: string) => ack({ response_action: 'errors', errors: { [replyInput.blockId]: why } })
  if (text.trim() === '') return refuse(teamWordingOf(language).done.emptyReply)
  const explain = (error: unknown) => {
    reportFault(log, 'a reply to a candidate was not kept; who wrote it was told', error)
    return excuse(language)
  }
  const tell = (said: string) =>
    background.run('a member was not told what became of a reply', () => postPrivately(channel, null, user.id, sentence(said), web))
  await acknowledgeInTime(
    memberOf({ user: user.id, userName: user.name }, context).then((member) => conversation.team.reply(ref, text, member)),
    async (result) => {
      if (result?.ok === false) return refuse(explain(result.error))
      // What is not kept stays in the window.
      if (result?.value.isKept === false) return refuse(result.value.text)
      await ack()
      if (result !== null) await tell(result.value.text)
    },
    async (result) => {
      if (result.ok && result.value.isKept) return tell(result.value.text)
      const why = result.ok ? result.value.text : explain(result.error)
      await background.run('a reply that was not kept is lost', () => giveBack(why, [text], { channel, threadTs: null, user: user.id }, web))
    },
  )
}

/** A saved entry is answered at once, which may take longer than Slack waits: then the window says so until it is known what came of it. */
async function saveFaq({ ack, body: { user, view } }: Submitted, context: ListenerContext): Promise<void> {
  const { conversation, background, log } = context
  const { language } = conversation.team
  const called = readFaqContext(view.private_metadata)
  if (called === null) return ack()
  const draft = readDraft(view, called)
  const show = (notice: string) => ack({ response_action: 'update', view: faqNotice(sentence(notice), language) })
  const outcomeOf = (result: Result<FaqOutcome>): FaqOutcome => {
    if (result.ok) return result.value
    reportFault(log, 'an FAQ entry was not saved; who wrote it was told', result.error)
    return { kind: 'refused', field: null, text: excuse(language) }
  }
  await acknowledgeInTime(
    memberOf({ user: user.id, userName: user.name }, context).then((member) => conversation.team.saveFaq(draft, member)),
    async (result) => {
      if (result === null) return show(teamWordingOf(language).faq.saving)
      const outcome = outcomeOf(result)
      if (outcome.kind === 'saved') return show(outcome.text)
      return ack({ response_action: 'errors', errors: { [fieldBlock(outcome.field ?? 'question', called.entry)]: outcome.text } })
    },
    (result) =>
      background.run('a member was not told what became of an FAQ entry', () =>
        showLater(outcomeOf(result), draft, { user: user.id, userName: user.name, viewId: view.id, ...called }, context),
      ),
  )
}

interface Window extends FaqContext {
  readonly user: string
  readonly userName: string
  readonly viewId: string
}

/** In the window that waits; as a message where it was closed meanwhile. */
async function showLater(outcome: FaqOutcome, draft: FaqDraft, window: Window, context: ListenerContext): Promise<void> {
  const { web, conversation } = context
  const { viewId, channel, user } = window
  try {
    const view =
      outcome.kind === 'saved' ? faqNotice(sentence(outcome.text), conversation.team.language) : await formAgain(outcome.text, draft, window, context)
    await callSlack('views.update', () => web.views.update({ view_id: viewId, view }))
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.reason !== 'gone') throw error
    if (outcome.kind === 'saved') await postPrivately(channel, null, user, sentence(outcome.text), web)
    else await giveBack(outcome.text, [draft.question, draft.answer], { channel, threadTs: null, user }, web)
  }
}

/** The form with what was typed, and why it was not saved. @throws SurfaceError 'gone' where there is no form any more */
async function formAgain(refusal: string, draft: FaqDraft, { channel, user, userName }: Window, context: ListenerContext): Promise<ModalView> {
  const { team } = context.conversation
  const opened = await team.faqForm(draft.id === null ? null : { entry: draft.id }, await memberOf({ user, userName }, context))
  if (opened.kind === 'refused') throw new SurfaceError('gone', `the form of an FAQ entry is not shown again: ${opened.text}`)
  return faqView({ ...opened.form, draft, similar: [] }, { language: team.language, channel, refusal })
}

/** What stands in the fields. */
function readDraft({ state }: ViewOutput, { entry, revision }: FaqContext): FaqDraft {
  const field = (name: FaqField) => state.values[fieldBlock(name, entry)]?.[name]
  const until = field('until')?.value?.trim() ?? ''
  return {
    ...(entry === '' ? { id: null, revision: null } : { id: entry, revision }),
    question: field('question')?.value ?? '',
    answer: field('answer')?.value ?? '',
    language: field('language')?.selected_option?.value ?? '',
    postingIds: (field('roles')?.selected_options ?? []).map(({ value }) => value),
    until: until === '' ? null : until,
  }
}
