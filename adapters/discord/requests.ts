import {
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  GatewayDispatchEvents,
  InteractionType,
} from 'discord.js'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { excuse, reportFault } from '../common/faults.ts'
import { questionsOf } from '../common/own-questions.ts'
import { renderRoleList } from './cards.ts'
import { commandNames, optionNames } from './command-parts.ts'
import type { ListenerContext } from './events.ts'
import type { Gateway } from './gateway.ts'
import { type Caller, readCaller } from './interactions.ts'
import { readRequest } from './receive.ts'
import { deferReply, type FirstResponse, suggest } from './respond.ts'
import { sentence } from './send.ts'
import { listEntries, preview } from './team/commands.ts'
import { reportLate, tell } from './told.ts'
import { aboutMessages } from './views.ts'

/** Choices, and characters of one. https://docs.discord.com/developers/interactions/application-commands#autocomplete */
const maxChoices = 25
const maxChoiceChars = 100

/** What is asked by a command, of the menu of a message too: only the person sees what comes of it. */
export function listenToRequests(gateway: Gateway, context: ListenerContext): void {
  const { background } = context
  gateway.on<APIInteraction>(GatewayDispatchEvents.InteractionCreate, (interaction) => {
    const caller = readCaller(interaction)
    if (caller === null) return
    if (interaction.type === InteractionType.ApplicationCommand)
      void background.run('a command was not answered', () => answerCommand(interaction, caller, context))
    if (interaction.type === InteractionType.ApplicationCommandAutocomplete)
      void background.run('no roles were suggested', () => suggestRoles(interaction.data.options, caller, context))
  })
}

async function answerCommand(interaction: APIApplicationCommandInteraction, caller: Caller, context: ListenerContext): Promise<void> {
  const first = await deferReply(caller, context.web)
  const { data } = interaction
  const { conversation, log } = context
  const { language } = caller
  reportLate(first, context)
  try {
    if (data.type === ApplicationCommandType.Message) {
      if (data.name === commandNames.answerQuestion) await ask(data.resolved.messages[data.target_id]?.content ?? '', '', first, caller, context)
      return
    }
    if (data.type !== ApplicationCommandType.ChatInput) return
    switch (data.name) {
      case commandNames.ask:
        return await ask(optionOf(data.options, optionNames.question), optionOf(data.options, optionNames.role), first, caller, context)
      case commandNames.roles:
        return await tell(renderRoleList(conversation.roles(optionOf(data.options, optionNames.words), language)), first, caller, context)
      case commandNames.about:
        return await tell(aboutMessages(conversation.about(language), await questionsOf(caller.user, language, context), language), first, caller, context)
      case commandNames.forgetMe:
        return await tell(sentence(await conversation.forget(caller.user, language)), first, caller, context)
      case commandNames.faq:
        return await tell(await listEntries(caller, context), first, caller, context)
      case commandNames.preview:
        return await tell(await preview(optionOf(data.options, optionNames.question), caller, context), first, caller, context)
    }
  } catch (error) {
    reportFault(log, 'a command failed; the person was told', error)
    await tell(sentence(excuse(language)), first, caller, context)
  }
}

/**
 * Another session that was first has the same question under the same id, so that it is answered once, by whichever lives on. Where the first response came too
 * late, the answer goes by a direct message.
 */
async function ask(question: string, role: string, first: FirstResponse, caller: Caller, context: ListenerContext): Promise<void> {
  const { guild, channel, user, id, at, handle, languages, language } = caller
  const received = readRequest(
    { guild, channel, user, text: question, requestId: id, at, reply: { kind: 'private', handle: first === 'late' ? null : handle } },
    context.self(),
  )
  if (received.text === '') return tell(sentence(chatWordingOf(language).emptyQuestion), first, caller, context)
  const channelName = role === '' ? caller.channelName : titleOf(role, caller, context)
  await context.intake.request(received, { channelName, priorLanguages: languages })
}

const optionOf = (options: readonly APIApplicationCommandInteractionDataOption[] | undefined, name: string): string => {
  const option = options?.find((candidate) => candidate.name === name)
  return option?.type === ApplicationCommandOptionType.String ? option.value : ''
}

async function suggestRoles(
  options: readonly APIApplicationCommandInteractionDataOption<InteractionType.ApplicationCommandAutocomplete>[] | undefined,
  caller: Caller,
  { conversation, web }: ListenerContext,
): Promise<void> {
  const focused = options?.find((option) => 'focused' in option && option.focused === true)
  const words = focused?.type === ApplicationCommandOptionType.String ? focused.value : ''
  const titles = new Set(conversation.roles(words, caller.language).roles.map(({ title }) => choiceOf(title)))
  await suggest(
    caller,
    [...titles].slice(0, maxChoices).map((title) => ({ name: title, value: title })),
    web,
  )
}

/** A title as it is chosen from the list, which may be its beginning. */
const choiceOf = (title: string): string => [...title].slice(0, maxChoiceChars).join('').slice(0, maxChoiceChars)

/** The title that was chosen; what a person typed instead is what they call the role. */
function titleOf(chosen: string, { language }: Caller, { conversation }: ListenerContext): string {
  return conversation.roles('', language).roles.find(({ title }) => choiceOf(title) === chosen)?.title ?? chosen
}
