import type { FaqOutcome, ReplyOutcome } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import { excuse, reportFault } from '../../common/faults.ts'
import { formIds, readRef } from '../actions.ts'
import type { ListenerContext } from '../events.ts'
import { typedIn } from '../fields.ts'
import { showText } from '../markdown.ts'
import { type DiscordMessage, plainMessages } from '../pages.ts'
import { memberOf } from '../pressed.ts'
import { sentence } from '../send.ts'
import type { Submit, Submitted } from '../submitted.ts'
import { tooOld } from './as-team.ts'
import { shownEntryOf } from './entry-of-press.ts'
import { readFaqForm } from './faq-form.ts'
import { refusedMessages } from './faq-messages.ts'
import { replyField } from './reply-form.ts'
import { everybodySees } from './sentences.ts'

/** What members of the recruiting team send. */
export const teamSubmits: Readonly<Record<string, Submit>> = { [formIds.reply]: sendReply, [formIds.faq]: saveEntry }

async function sendReply({ customId, language, caller, components }: Submitted, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const { team } = context.conversation
  const ref = readRef(customId)
  const text = typedIn(components, replyField)
  try {
    const { isKept, text: said } = await send()
    return isKept ? sentence(said) : withTyped(said, text)
  } catch (error) {
    reportFault(context.log, 'a reply of the recruiting team was not kept; who wrote it was told', error)
    return withTyped(excuse(language), text)
  }

  async function send(): Promise<ReplyOutcome> {
    if (await context.isTeamOpen()) return { isKept: false, text: everybodySees(language) }
    return ref === null ? { isKept: false, text: tooOld(language).text } : team.reply(ref, text, memberOf(caller))
  }
}

const withTyped = (said: string, text: string): readonly DiscordMessage[] => plainMessages([...showText(said), ...showText(text)])

async function saveEntry({ customId, language, caller, components }: Submitted, context: ListenerContext): Promise<readonly DiscordMessage[]> {
  const { conversation, log } = context
  const known = conversation.roles('', language).roles.map(({ postingId }) => postingId)
  const typed = readFaqForm(components, known, language)
  try {
    const outcome = await save()
    if (outcome.kind === 'saved') return sentence(outcome.text)
    const { fieldNames } = teamWordingOf(language).faq
    return refusedMessages(outcome.field === null ? outcome.text : `${fieldNames[outcome.field]}: ${outcome.text}`, typed, language)
  } catch (error) {
    reportFault(log, 'an FAQ entry was not saved; who wrote it was told', error)
    return refusedMessages(excuse(language), typed, language)
  }

  async function save(): Promise<FaqOutcome> {
    if (await context.isTeamOpen()) return { kind: 'refused', field: null, text: everybodySees(language) }
    const isNew = !/[=#]/.test(customId)
    const shown = isNew ? null : await shownEntryOf(customId, caller, context)
    if (!isNew && shown === null) return { ...tooOld(language), field: null }
    return conversation.team.saveFaq({ ...typed, ...shown }, memberOf(caller))
  }
}
