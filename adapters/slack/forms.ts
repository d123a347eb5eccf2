import type { App, ViewSubmitAction } from '@slack/bolt'
import type { AskerStatus } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { excuse, reportFault } from '../common/faults.ts'
import { type AskPersonContext, callbackIds, questionInput, readContext } from './actions.ts'
import { renderAskerStatus } from './asker.ts'
import type { ListenerContext } from './events.ts'
import { giveBack } from './give-back.ts'
import { isPrivateThread, privateThreadId, readThreadId } from './ids.ts'
import { acknowledgeInTime } from './in-time.ts'
import { postPrivately } from './send.ts'

/** The form of "Ask a person": it closes when the question is kept, and stays open with what was typed when it is not. */
export function listenToForms(app: App, context: ListenerContext): void {
  app.view<ViewSubmitAction>({ callback_id: callbackIds.askPerson, type: 'view_submission' }, async ({ ack, body: { user, view } }) => {
    const asked = readContext(view.private_metadata)
    const question = view.state.values[questionInput.blockId]?.[questionInput.actionId]?.value ?? ''
    if (asked === null) return ack()
    const { language } = asked
    const refuse = (text: string) => ack({ response_action: 'errors', errors: { [questionInput.blockId]: text } })
    if (question.trim() === '') return refuse(chatWordingOf(language).emptyQuestion)
    // The window has an id of its own, the same however often it is sent.
    const id = privateThreadId(context.self.team, 'form', view.id)
    const say = (status: AskerStatus) =>
      context.background.run('a person was not told what became of a question to the recruiting team', () => tellAsker(user.id, asked, status, context))
    const explain = (error: unknown) => {
      reportFault(context.log, 'a question to the recruiting team was not kept; the asker was told', error)
      return excuse(language)
    }
    await acknowledgeInTime(
      context.conversation.askPerson({ id, ...asked, ...replyPlace(asked.threadId), personId: user.id, question }),
      async (result) => {
        if (result?.ok === false) return refuse(explain(result.error))
        await ack()
        if (result !== null) await say(result.value)
      },
      async (result) => {
        if (result.ok) return say(result.value)
        const why = explain(result.error)
        await context.background.run('a question to the recruiting team is lost', () =>
          giveBack(why, [question], { ...placeOf(asked), user: user.id }, context.web),
        )
      },
    )
  })
}

/** A question that was asked in private is answered to the person. */
function replyPlace(threadId: string): { readonly replyTo: 'thread' | 'person'; readonly isPublic: boolean } {
  if (isPrivateThread(threadId)) return { replyTo: 'person', isPublic: false }
  return { replyTo: 'thread', isPublic: !readThreadId(threadId).channel.startsWith('D') }
}

/** Where the button was pressed. */
function placeOf({ threadId }: AskPersonContext): { readonly channel: string; readonly threadTs: string | null } {
  const { channel, threadTs } = readThreadId(threadId)
  return { channel, threadTs }
}

async function tellAsker(user: string, asked: AskPersonContext, status: AskerStatus, { web }: ListenerContext): Promise<void> {
  const { channel, threadTs } = placeOf(asked)
  for (const message of renderAskerStatus(status, asked.language)) await postPrivately(channel, threadTs, user, message, web)
}
