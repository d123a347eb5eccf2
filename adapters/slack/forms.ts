import type { App, ViewSubmitAction } from '@slack/bolt'
import { SurfaceError } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { excuse, reportFault } from '../common/faults.ts'
import { type AskPersonContext, callbackIds, questionInput, readContext } from './actions.ts'
import type { ListenerContext } from './events.ts'
import { privateThreadId, readThreadId } from './ids.ts'
import { acknowledgeInTime } from './in-time.ts'
import { postEphemeral, postMessage, sentence } from './send.ts'

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
    const tell = (text: string) =>
      context.background.run('a person was not told what became of a question to the recruiting team', () => tellAsker(user.id, asked, text, context))
    const explain = (error: unknown) => {
      reportFault(context.log, 'a question to the recruiting team was not kept; the asker was told', error)
      return excuse(error, language)
    }
    await acknowledgeInTime(
      context.conversation.askPerson({ id, ...asked, personId: user.id, question }),
      async (result) => {
        if (result?.ok === false) return refuse(explain(result.error))
        await ack()
        if (result !== null) await tell(result.value)
      },
      async (result) => void (await tell(result.ok ? result.value : explain(result.error))),
    )
  })
}

/** Where the button was pressed, for the asker alone; in a direct message where the app may not write there. */
async function tellAsker(user: string, { threadId }: AskPersonContext, text: string, { web }: ListenerContext): Promise<void> {
  const { channel, threadTs } = readThreadId(threadId)
  const message = sentence(text)
  try {
    await postEphemeral(channel, threadTs, user, message, web)
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.reason === 'rate_limited' || error.reason === 'unavailable') throw error
    await postMessage(user, null, message, null, web)
  }
}
