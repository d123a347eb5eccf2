import { type APIInteraction, type APIMessageComponentInteraction, GatewayDispatchEvents, InteractionType } from 'discord.js'
import { excuse, reportFault } from '../common/faults.ts'
import { actionIds, readPress, readQuestion, readShareRole } from './actions.ts'
import { askerActs } from './asker-buttons.ts'
import type { ListenerContext } from './events.ts'
import type { Gateway } from './gateway.ts'
import { channelId, messageId, privateThreadId } from './ids.ts'
import { type Caller, readCaller } from './interactions.ts'
import type { DiscordMessage } from './pages.ts'
import type { Act, Open, Pressed } from './pressed.ts'
import { readRequest } from './receive.ts'
import { deferUpdate, deleteReply, followUp, openForm, replacePressed } from './respond.ts'
import { sentence } from './send.ts'
import { teamActs } from './team/buttons.ts'
import { teamOpens } from './team/form-buttons.ts'
import { reportLate } from './told.ts'
import { askPersonForm, confirmEraseMessages } from './views.ts'

const acts: Readonly<Record<string, Act>> = {
  [actionIds.helpful]: (pressed, context) => rate(pressed, true, context),
  [actionIds.notHelpful]: (pressed, context) => rate(pressed, false, context),
  [actionIds.shareAnswer]: shareAnswer,
  [actionIds.shareRole]: shareRole,
  [actionIds.eraseMe]: async ({ language }) => confirmEraseMessages(language),
  [actionIds.confirmErase]: eraseMe,
  [actionIds.cancel]: async ({ caller }, { web }) => {
    await deleteReply(caller.handle, web)
    return []
  },
  ...askerActs,
  ...teamActs,
}

const opens: Readonly<Record<string, Open>> = {
  [actionIds.askPerson]: async ({ caller, message, language }, context) =>
    reportLate(await openForm(caller, askPersonForm(readQuestion(customIdsOf(message)) ?? '', language), context.web), context),
  ...teamOpens,
}

/** Every press is acknowledged, also that of a button that an earlier version put there. */
export function listenToButtons(gateway: Gateway, context: ListenerContext): void {
  gateway.on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, (interaction) => {
    const caller = readCaller(interaction)
    if (interaction.type !== InteractionType.MessageComponent || caller === null) return
    void context.background.run('the person was not told what came of a press on a button', () => press(interaction, caller, context))
  })
}

async function press({ data, message }: APIMessageComponentInteraction, caller: Caller, context: ListenerContext): Promise<void> {
  const known = readPress(data.custom_id)
  const { web, log } = context
  const pressed: Pressed = { caller, customId: data.custom_id, language: known?.language ?? caller.language, message }
  const open = known === null ? undefined : opens[known.action]
  if (open !== undefined) return open(pressed, context)
  const first = await deferUpdate(caller, web)
  const act = known === null ? undefined : acts[known.action]
  reportLate(first, context)
  if (act === undefined) return
  let said: readonly DiscordMessage[]
  try {
    said = await act(pressed, context)
  } catch (error) {
    reportFault(log, `a press on "${known?.action}" did nothing`, error)
    said = sentence(excuse(pressed.language))
  }
  // Another session that was first says it itself.
  if (first === 'taken' || first === 'unknown') for (const part of said) await followUp(caller.handle, 'person', part, web)
}

/** Every `custom_id` of a message: its buttons carry the question between them. */
function customIdsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(customIdsOf)
  if (typeof part !== 'object' || part === null) return []
  const { custom_id: id, components, accessory } = part as { custom_id?: unknown; components?: unknown; accessory?: unknown }
  return [...(typeof id === 'string' ? [id] : []), ...customIdsOf(components ?? []), ...customIdsOf(accessory ?? null)]
}

async function rate({ caller: { guild, channel, user }, message, language }: Pressed, isHelpful: boolean, context: ListenerContext) {
  const rated = messageId({ guild, channel, message: message.id })
  return sentence(await context.conversation.feedback({ messageId: rated, personId: user, isHelpful, language }))
}

/** However often it is pressed, an answer is shared once. */
async function shareAnswer({ caller, message, language }: Pressed, context: ListenerContext) {
  const question = readQuestion(customIdsOf(message))
  if (question === null) return []
  const { guild, channel, user, handle, at, channelName } = caller
  const request = readRequest(
    { guild, channel, user, text: question, requestId: `share_${message.id}`, at, reply: { kind: 'channel', handle } },
    context.self(),
  )
  await context.intake.request(request, { channelName, priorLanguages: [language] })
  return []
}

/** However often it is pressed, a role is shared once from one list. */
async function shareRole({ caller: { guild, channel, handle }, message, customId, language }: Pressed, { conversation }: ListenerContext) {
  const shared = readShareRole(customId, () => conversation.roles('', language).roles)
  if (shared === null) return []
  const id = `${privateThreadId(guild, channel, `share_${message.id}`)}/${shared.postingId}`
  const said = await conversation.shareRole({ id, ...shared, channelId: channelId(guild, channel), handle })
  return said === '' ? [] : sentence(said)
}

/** What was asked whether one is sure is replaced by what was erased. */
async function eraseMe({ caller, language }: Pressed, { conversation, web }: ListenerContext) {
  return replacePressed(caller.handle, sentence(await conversation.forget(caller.user, language)), web)
}
