import type { FaqForm } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import { actionIds, encodeRef, readRef } from '../actions.ts'
import { pressButton } from '../blocks.ts'
import type { ListenerContext } from '../events.ts'
import { memberOf, type Open, type Pressed } from '../pressed.ts'
import { sentence } from '../send.ts'
import { showTeam, tooOld } from './as-team.ts'
import { entryOf } from './entry-of-press.ts'
import { faqForm, fitsForm } from './faq-form.ts'
import { similarMessages } from './faq-messages.ts'
import { type Opened, openWhenReady } from './open-when-ready.ts'
import { replyForm } from './reply-form.ts'

/** Forms of the recruiting team, by the press that opens them. */
export const teamOpens: Readonly<Record<string, Open>> = {
  [actionIds.reply]: openReply,
  [actionIds.saveFaq]: saveFaq,
  [actionIds.newFaq]: newFaq,
  [actionIds.editFaq]: editFaq,
}

async function openReply(pressed: Pressed, context: ListenerContext): Promise<void> {
  const { language, customId, caller } = pressed
  const { team } = context.conversation
  const ref = readRef(customId)
  const load = () => showTeam(language, context, async () => (ref === null ? tooOld(language) : team.replyForm(ref, memberOf(caller))))
  await openWhenReady(pressed, context, load, ({ question }) => ({
    kind: 'form',
    form: replyForm(ref ?? '', question, language),
    button: pressButton(teamWordingOf(language).buttons.reply, customId),
  }))
}

/** What is like the entry is shown before, with a way to the form all the same. */
async function saveFaq(pressed: Pressed, context: ListenerContext): Promise<void> {
  const { language, customId, caller } = pressed
  const { team } = context.conversation
  const ref = readRef(customId)
  const load = () => showTeam(language, context, async () => (ref === null ? tooOld(language) : team.faqForm({ ref }, memberOf(caller))))
  await openWhenReady(pressed, context, load, (form) =>
    form.similar.length === 0 ? newEntry(form, ref, pressed) : { kind: 'messages', messages: similarMessages(form, ref ?? '', language) },
  )
}

async function newFaq(pressed: Pressed, context: ListenerContext): Promise<void> {
  const { language, customId, caller } = pressed
  const { team } = context.conversation
  const ref = readRef(customId)
  const load = () => showTeam(language, context, () => team.faqForm(ref === null ? null : { ref }, memberOf(caller)))
  await openWhenReady(pressed, context, load, (form) => newEntry(form, ref, pressed))
}

const newEntry = (form: FaqForm, ref: string | null, { language }: Pressed): Opened => ({
  kind: 'form',
  form: faqForm(form, language),
  button: pressButton(teamWordingOf(language).buttons.newEntry, encodeRef(actionIds.newFaq, language, ref ?? '')),
})

async function editFaq(pressed: Pressed, context: ListenerContext): Promise<void> {
  const { language, customId, caller } = pressed
  const { team } = context.conversation
  const load = () =>
    showTeam(language, context, async () => {
      const entry = await entryOf(customId, caller, context)
      return entry === null ? tooOld(language) : team.faqForm({ entry }, memberOf(caller))
    })
  const { buttons, faq } = teamWordingOf(language)
  await openWhenReady(pressed, context, load, (form) =>
    fitsForm(form)
      ? { kind: 'form', form: faqForm(form, language), button: pressButton(buttons.edit, customId) }
      : { kind: 'messages', messages: sentence(faq.problems.too_long) },
  )
}
