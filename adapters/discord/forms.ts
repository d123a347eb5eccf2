import { type APIInteraction, type APIModalSubmitInteraction, GatewayDispatchEvents, InteractionType } from 'discord.js'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { excuse, reportFault } from '../common/faults.ts'
import { formIds, questionInput, readPress } from './actions.ts'
import { isEphemeral, threadOf } from './buttons.ts'
import type { ListenerContext } from './events.ts'
import type { Gateway } from './gateway.ts'
import { messageId, privateThreadId } from './ids.ts'
import { type Caller, readCaller } from './interactions.ts'
import { reportLate } from './requests.ts'
import { deferReply } from './respond.ts'
import { reply, sentence } from './send.ts'

/** The form of "Ask a person". */
export function listenToForms(gateway: Gateway, context: ListenerContext): void {
  gateway.on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, (interaction) => {
    const caller = readCaller(interaction)
    if (interaction.type !== InteractionType.ModalSubmit || caller === null) return
    void context.background.run('a person was not told what became of a question to the recruiting team', () => submit(interaction, caller, context))
  })
}

async function submit({ data, message }: APIModalSubmitInteraction, caller: Caller, context: ListenerContext): Promise<void> {
  const first = await deferReply(caller, context.web)
  reportLate(first, context)
  const form = readPress(data.custom_id)
  if (form?.action !== formIds.askPerson) return
  const { language } = form
  const question = typedIn(data.components, questionInput)
  const said = await passOn()
  // Another session that was first says it itself.
  if (first === 'taken' || first === 'unknown') await reply(caller.handle, sentence(said), context.web)

  async function passOn(): Promise<string> {
    if (question.trim() === '') return chatWordingOf(language).emptyQuestion
    const { guild, channel, user, id } = caller
    const isSeen = message !== undefined && !isEphemeral(message)
    try {
      return await context.conversation.askPerson({
        id: privateThreadId(guild, channel, id),
        threadId: isSeen ? threadOf(caller, message) : privateThreadId(guild, channel, id),
        // A link to what only the person sees opens for nobody else.
        messageId: isSeen && guild !== null ? messageId({ guild, channel, message: message.id }) : null,
        personId: user,
        question,
        language,
      })
    } catch (error) {
      reportFault(context.log, 'a question to the recruiting team was not kept; the asker was told', error)
      // The form is closed, and what was typed should not be lost.
      return `${excuse(error, language)}\n\n${question}`
    }
  }
}

/** What was typed into a field, wherever it stands in the form. */
function typedIn(part: unknown, customId: string): string {
  if (Array.isArray(part)) return part.map((one) => typedIn(one, customId)).find((value) => value !== '') ?? ''
  if (typeof part !== 'object' || part === null) return ''
  const { custom_id: id, value, component, components } = part as { custom_id?: unknown; value?: unknown; component?: unknown; components?: unknown }
  if (id === customId && typeof value === 'string') return value
  return typedIn([component ?? null, ...((components as unknown[] | undefined) ?? [])], customId)
}
