import { type APIInteraction, type APIModalSubmitInteraction, GatewayDispatchEvents, InteractionType } from 'discord.js'
import type { AskerStatus } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { excuse, reportFault } from '../common/faults.ts'
import { formIds, questionInput, readPress } from './actions.ts'
import { renderAskerStatus } from './asker.ts'
import type { ListenerContext } from './events.ts'
import { typedIn } from './fields.ts'
import type { Gateway } from './gateway.ts'
import { messageId, privateThreadId } from './ids.ts'
import { type Caller, readCaller } from './interactions.ts'
import type { DiscordMessage } from './pages.ts'
import { isEphemeral, threadOf } from './pressed.ts'
import { deferReply } from './respond.ts'
import type { Submit, Submitted } from './submitted.ts'
import { teamSubmits } from './team/forms.ts'
import { reportLate, tell } from './told.ts'

const submits: Readonly<Record<string, Submit>> = { [formIds.askPerson]: askPerson, ...teamSubmits }

/** Forms that were sent: a question to the recruiting team, and what the team writes. */
export function listenToForms(gateway: Gateway, context: ListenerContext): void {
  gateway.on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, (interaction) => {
    const caller = readCaller(interaction)
    if (interaction.type !== InteractionType.ModalSubmit || caller === null) return
    void context.background.run('a person was not told what came of a form', () => submit(interaction, caller, context))
  })
}

async function submit({ data, message }: APIModalSubmitInteraction, caller: Caller, context: ListenerContext): Promise<void> {
  const first = await deferReply(caller, context.web)
  reportLate(first, context)
  const form = readPress(data.custom_id)
  const act = form === null ? undefined : submits[form.action]
  if (form === null || act === undefined) return
  // Another session was first and saves it: a second time it would be refused, for there is such an entry then.
  if (first === 'double' && form.action === formIds.faq) return
  const said = await act({ caller, customId: data.custom_id, language: form.language, components: data.components, message }, context)
  await tell(said, first, caller, context)
}

async function askPerson({ caller, language, components, message }: Submitted, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const question = typedIn(components, questionInput)
  const { guild, channel, user, id } = caller
  const isSeen = message !== undefined && !isEphemeral(message)
  return renderAskerStatus(await passOn(), language)

  async function passOn(): Promise<AskerStatus> {
    if (question.trim() === '') return told(chatWordingOf(language).emptyQuestion)
    try {
      return await context.conversation.askPerson({
        id: privateThreadId(guild, channel, id),
        threadId: isSeen ? threadOf(caller, message) : privateThreadId(guild, channel, id),
        // A link to what only the person sees opens for nobody else.
        messageId: isSeen && guild !== null ? messageId({ guild, channel, message: message.id }) : null,
        personId: user,
        question,
        language,
        replyTo: isSeen ? 'thread' : 'person',
        isPublic: isSeen && !caller.isDirect,
      })
    } catch (error) {
      reportFault(context.log, 'a question to the recruiting team was not kept; the asker was told', error)
      // The form is closed, and what was typed should not be lost.
      return told(`${excuse(language)}\n\n${question}`)
    }
  }
}

const told = (text: string): AskerStatus => ({ text, ref: null, canWithdraw: false })
