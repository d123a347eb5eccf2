import type { App, BlockAction } from '@slack/bolt'
import { type AskerStatus, type Conversation, SurfaceError } from '../../src/chat/surface.ts'
import type { Language } from '../../src/domain.ts'
import { excuse, reportFault } from '../common/faults.ts'
import { actionIds, readFeedback, readOwnQuestion, readQuestion, readShareRole } from './actions.ts'
import { renderAskerStatus } from './asker.ts'
import { type ListenerContext, languageOf, publishHome } from './events.ts'
import { messageId, privateThreadId, threadId } from './ids.ts'
import { acknowledgeInTime } from './in-time.ts'
import type { SlackMessage } from './pages.ts'
import { type Press, readPress, readRequest } from './receive.ts'
import { respond } from './respond.ts'
import { firstOf, postPrivately, sentence } from './send.ts'
import { type Act, teamActs } from './team/buttons.ts'
import { faqNotice } from './team/faq-view.ts'
import { askPersonView } from './views.ts'
import { callSlack } from './web.ts'

/** What a button does once its press is acknowledged. */
const acts: Readonly<Record<string, Act>> = {
  [actionIds.helpful]: (press, context) => rate(press, true, context),
  [actionIds.notHelpful]: (press, context) => rate(press, false, context),
  [actionIds.askPerson]: openAskPerson,
  [actionIds.shareRole]: shareRole,
  [actionIds.eraseMe]: eraseMe,
  [actionIds.questionStatus]: onOwnQuestion((conversation, ...own) => conversation.handOverStatus(...own)),
  [actionIds.withdrawQuestion]: onOwnQuestion((conversation, ...own) => conversation.withdraw(...own)),
  ...teamActs,
}

/** Every press is acknowledged, also that of a button that opens an address, or that an earlier version put there. */
export function listenToButtons(app: App, context: ListenerContext): void {
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body }) => {
    const press = readPress(body)
    if (press?.actionId === actionIds.shareAnswer) return shareAnswer(press, ack, context)
    await ack()
    const act = press === null ? undefined : acts[press.actionId]
    if (press === null || act === undefined) return
    await context.background.run('the person was not told what came of a press on a button', async () => {
      try {
        await tell(press, await act(press, context), context)
      } catch (error) {
        await excuseTo(press, error, context)
      }
    })
  })
}

async function rate(press: Press, isHelpful: boolean, { self, conversation }: ListenerContext): Promise<string> {
  const { channel, messageTs: ts, user: personId } = press
  const rated = readFeedback(press.value)
  if (channel === null || ts === null || rated === null) return ''
  return conversation.feedback({ messageId: messageId({ team: self.team, channel, ts, previewUrl: null }), personId, isHelpful, language: rated.language })
}

/** Opens the form at once: Slack takes it within 3 s of the press only. */
async function openAskPerson(press: Press, { self, web }: ListenerContext): Promise<string> {
  const asked = readQuestion(press.value)
  const { channel, messageTs: ts, threadTs, isEphemeral } = press
  if (asked === null || channel === null || ts === null) return ''
  const isDirect = channel.startsWith('D')
  const view = askPersonView(asked.question, {
    threadId: isEphemeral ? privateThreadId(self.team, channel, ts) : threadId({ team: self.team, channel, threadTs: threadTs ?? (isDirect ? null : ts) }),
    // A link to what only the person sees opens for nobody else.
    messageId: isEphemeral || isDirect ? null : messageId({ team: self.team, channel, ts, previewUrl: null }),
    language: asked.language,
  })
  await callSlack('views.open', () => web.views.open({ trigger_id: press.triggerId, view }))
  return ''
}

/** However often it is pressed, a role is shared once from one list. */
async function shareRole(press: Press, { self, conversation }: ListenerContext): Promise<string> {
  const shared = readShareRole(press.value)
  if (shared === null || press.channel === null || press.messageTs === null) return ''
  const id = privateThreadId(self.team, press.channel, `share ${press.messageTs} ${shared.postingId}`)
  return conversation.shareRole({ id, ...shared, channelId: press.channel, handle: press.responseUrl })
}

async function eraseMe(press: Press, context: ListenerContext): Promise<string> {
  return context.conversation.forget(press.user, await languageOf(press.user, context))
}

/** What became of the question then stands where the button stood. */
function onOwnQuestion(act: (conversation: Conversation, ref: string, personId: string, language: Language) => Promise<AskerStatus>): Act {
  return async (press, context) => {
    const own = readOwnQuestion(press.value)
    if (own === null) return ''
    const status = await act(context.conversation, own.ref, press.user, own.language)
    await show(press, firstOf(renderAskerStatus(status, own.language)), context)
    return ''
  }
}

/** Acknowledged when it is kept; however often it is pressed, an answer is shared once. */
async function shareAnswer(press: Press, ack: () => Promise<void>, context: ListenerContext): Promise<void> {
  const { channel, messageTs, responseUrl, user } = press
  const asked = readQuestion(press.value)
  if (asked === null || channel === null || messageTs === null) return ack()
  const request = readRequest(
    { channel, user, text: asked.question, requestId: `share ${messageTs}`, at: context.now(), reply: { kind: 'channel', handle: responseUrl } },
    context.self,
  )
  const excuseFor = (error: unknown) => context.background.run('the person was not told that an answer was not shared', () => excuseTo(press, error, context))
  await acknowledgeInTime(
    context.intake.request(request, { language: asked.language }),
    async (result) => {
      await ack()
      if (result?.ok === false) await excuseFor(result.error)
    },
    async (result) => {
      if (!result.ok) await excuseFor(result.error)
    },
  )
}

async function excuseTo(press: Press, error: unknown, context: ListenerContext): Promise<void> {
  reportFault(context.log, `a press on "${press.actionId}" did nothing`, error)
  await tell(press, excuse(await pressLanguage(press, context)), context)
}

async function pressLanguage(press: Press, context: ListenerContext): Promise<Language> {
  return readFeedback(press.value)?.language ?? (await languageOf(press.user, context))
}

async function tell(press: Press, text: string, context: ListenerContext): Promise<void> {
  if (text !== '') await say(press, sentence(text), context)
}

/** Where the button stands: under the message for the person alone, over the window, or on top of App Home. */
async function say({ user, modal, triggerId, responseUrl }: Press, message: SlackMessage, context: ListenerContext): Promise<void> {
  const { web, conversation } = context
  if (modal !== null) {
    const view = faqNotice(message, conversation.team.language)
    await callSlack('views.push', () => web.views.push({ trigger_id: triggerId, view }))
  } else if (responseUrl === null) await publishHome(user, context, message)
  else await respond(responseUrl, 'person', message)
}

/** In the place of the message with the button, where nobody but the person sees it; as a message of its own elsewhere, and where its address is of no use any more. */
async function show(press: Press, message: SlackMessage, context: ListenerContext): Promise<void> {
  const { responseUrl, channel, isEphemeral } = press
  if (responseUrl === null || !(isEphemeral || channel?.startsWith('D'))) return say(press, message, context)
  try {
    await respond(responseUrl, 'in_place', message)
  } catch (error) {
    if (channel === null || !(error instanceof SurfaceError) || error.reason !== 'gone') throw error
    await postPrivately(channel, press.threadTs, press.user, message, context.web)
  }
}
