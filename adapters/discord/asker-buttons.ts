import type { AskerStatus } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { questionsOf } from '../common/own-questions.ts'
import { actionIds, readRef } from './actions.ts'
import { renderAskerStatus } from './asker.ts'
import type { ListenerContext } from './events.ts'
import type { DiscordMessage } from './pages.ts'
import { type Act, isEphemeral, type Pressed } from './pressed.ts'
import { replacePressed } from './respond.ts'
import { sentence } from './send.ts'
import { aboutMessages } from './views.ts'

/** What who asked the recruiting team presses. */
export const askerActs: Readonly<Record<string, Act>> = {
  [actionIds.status]: (pressed, context) => tellStatus(pressed, context, 'handOverStatus'),
  [actionIds.withdraw]: (pressed, context) => tellStatus(pressed, context, 'withdraw'),
  [actionIds.withdrawListed]: withdrawListed,
}

async function tellStatus(pressed: Pressed, context: ListenerContext, ask: 'handOverStatus' | 'withdraw'): Promise<readonly DiscordMessage[]> {
  const { language, caller, message } = pressed
  const said = renderAskerStatus(await statusOf(pressed, context, ask), language)
  // What others see too, somebody else may have pressed.
  return isEphemeral(message) || caller.isDirect ? replacePressed(caller.handle, said, context.web) : said
}

async function statusOf({ customId, language, caller }: Pressed, { conversation }: ListenerContext, ask: 'handOverStatus' | 'withdraw'): Promise<AskerStatus> {
  const ref = readRef(customId)
  if (ref === null) return { text: chatWordingOf(language).handOver.unknown, ref: null, canWithdraw: false }
  return conversation[ask](ref, caller.user, language)
}

/** The page is shown anew, and says what became of the question. */
async function withdrawListed(pressed: Pressed, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const { language, caller } = pressed
  const { conversation, web } = context
  const status = await statusOf(pressed, context, 'withdraw')
  const questions = await questionsOf(caller.user, language, context)
  await replacePressed(caller.handle, aboutMessages(conversation.about(language), questions, language), web)
  return sentence(status.text)
}
