import { describe, expect, it, vi } from 'vitest'
import { actionIds, encodeFile, encodePress, encodeRef, formIds, readPress, readRef } from '../../adapters/discord/actions.ts'
import { shortName } from '../../adapters/discord/names.ts'
import { everybodySees } from '../../adapters/discord/team/sentences.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { formViolations } from '../fixtures/discord-limits.ts'
import { person, press, sent, slash } from '../fixtures/discord-payloads.ts'
import { type Fields, ids, snowflake } from '../fixtures/discord-rest.ts'
import { buttonsOf, shownText } from '../fixtures/discord-shown.ts'
import { type DiscordStage, openSurface } from '../fixtures/discord-surface.ts'
import { emptyDraft, entry } from '../fixtures/recording-team.ts'
import { answer } from '../fixtures/slack-surface.ts'

const callback = 'POST /interactions/:id/:token/callback'
const wording = teamWordingOf('en')
const ref = 'q1W2e3R4t5Y6u7I8'
const rita = { personId: ids.recruiter, name: 'Rita R.' }
const byRita = { member: { user: { ...person(ids.recruiter), global_name: 'Rita' }, nick: 'Rita R.', roles: [], permissions: '0' } }
const card = { id: snowflake(), channel_id: ids.recruiting }
const hidden = { ...card, flags: 64 }
const onCard = (action: keyof typeof actionIds, changes: Fields = {}) => press(card, encodeRef(actionIds[action], 'en', ref), { ...byRita, ...changes })
const open = () => openSurface({ recruiterChannel: ids.recruiting })
const openAmongAll = () => openSurface({ recruiterChannel: ids.general })

/** Does something, and gives what the person is then told. */
async function told({ interact, rest }: DiscordStage, interaction: Fields & { token: string }, count = 1): Promise<Fields[]> {
  interact(interaction)
  await vi.waitFor(() => {
    const shown = (rest.replies.get(interaction.token) ?? []).filter((message) => message.content !== undefined || message.components !== undefined)
    expect(shown.length).toBeGreaterThanOrEqual(count)
  })
  expect(rest.violations).toEqual([])
  return (rest.replies.get(interaction.token) ?? []).filter((message) => message.content !== undefined || message.components !== undefined)
}

/** Presses, and gives the form that opens. */
async function formOf({ interact, rest }: DiscordStage, interaction: Fields): Promise<Fields> {
  const before = rest.callsOf(callback).length
  interact(interaction)
  await vi.waitFor(() => expect(rest.callsOf(callback)).toHaveLength(before + 1))
  const { type, data } = rest.callsOf(callback).at(-1)?.body ?? {}
  expect(type).toBe(9)
  expect(formViolations(data)).toEqual([])
  return data
}

describe('a member of the recruiting team', () => {
  it('takes a question: the press is acknowledged first, and only the member is told', async () => {
    const stage = await open()
    stage.conversation.gate = vi.waitFor(() => expect(stage.rest.callsOf(callback)).toHaveLength(1)).then(() => {})
    const [said] = await told(stage, onCard('take'))
    expect(said).toMatchObject({ content: wording.done.taken, flags: 4 | 64 })
    expect(stage.rest.callsOf(callback).map(({ body }) => body)).toEqual([{ type: 6 }])
    expect(stage.conversation.team.deeds).toEqual([{ deed: 'take', ref, member: rita }])
  })

  it('is called by nickname, else by the name that all servers show, else by that of the account', async () => {
    const stage = await open()
    const asMember = (user: Fields, nick: string | null) => ({ member: { user: { ...person(ids.recruiter), ...user }, nick, roles: [], permissions: '0' } })
    await told(stage, onCard('take', asMember({ global_name: 'Rita' }, null)))
    await told(stage, onCard('take', asMember({ global_name: null, username: 'rita_r' }, null)))
    expect(stage.conversation.team.deeds.map(({ member }) => member.name)).toEqual(['Rita', 'rita_r'])
  })

  it('is asked whether a question is not for them, and sets it aside when sure', async () => {
    const stage = await open()
    const [asked] = await told(stage, onCard('decline'))
    expect(asked).toMatchObject({ content: wording.buttons.confirmDecline, flags: 4 | 64 })
    expect(stage.conversation.team.deeds).toEqual([])
    const [sure] = buttonsOf(asked ?? {})
    expect(await told(stage, press({ ...hidden, ...asked }, sure?.custom_id ?? '', byRita))).toMatchObject([{ content: wording.done.declined, components: [] }])
    expect(stage.conversation.team.deeds).toEqual([{ deed: 'decline', ref, member: rita }])
  })

  it('replies in a form that shows the question and says where the reply goes', async () => {
    const stage = await open()
    const form = await formOf(stage, onCard('reply'))
    expect(form.title).toBe(wording.replyForm.title)
    expect(JSON.stringify(form.components)).toContain('Do I need my own drysuit?')
    expect(JSON.stringify(form.components)).toContain(wording.replyForm.hint)
    expect(form.components.at(-1).component).toMatchObject({ max_length: 1_500, required: true })
    const [said] = await told(stage, sent(form.custom_id, { reply: 'No, you get one.' }, card, byRita))
    expect(said).toMatchObject({ content: wording.done.replied })
    expect(stage.rest.callsOf(callback).at(-1)?.body).toEqual({ type: 5, data: { flags: 64 } })
    expect(stage.conversation.team.deeds.at(-1)).toEqual({ deed: 'reply', ref, text: 'No, you get one.', member: rita })
  })

  it('gets back a reply that was not kept, or that came too late', async () => {
    const stage = await open()
    const reply = () => sent(encodeRef(formIds.reply, 'en', ref), { reply: 'A long story' }, card, byRita)
    stage.conversation.team.replied = { isKept: false, text: wording.done.overAlready }
    expect((await told(stage, reply()))[0]?.content).toBe(`${wording.done.overAlready}\nA long story`)
    stage.conversation.team.reply = async () => {
      throw new Error('a defect')
    }
    expect((await told(stage, reply()))[0]?.content).toBe(`${chatWordingOf('en').unavailable}\nA long story`)
    expect(stage.complaints()).toEqual([expect.stringContaining('was not kept')])
  })

  it('saves a reply as an FAQ entry', async () => {
    const stage = await open()
    stage.conversation.team.form = {
      ...stage.conversation.team.form,
      draft: { ...emptyDraft, question: 'Drysuit?', answer: 'You get one.', postingIds: ['diver'] },
    }
    const form = await formOf(stage, onCard('saveFaq'))
    expect(form.title).toBe(wording.faq.newTitle)
    const fields = {
      question: 'Do divers get a drysuit?',
      answer: 'Yes.',
      roles: [shortName('diver', 100)],
      language: [shortName('sv', 100)],
      until: ' 2026-12-31 ',
    }
    expect(await told(stage, sent(form.custom_id, fields, card, byRita))).toMatchObject([{ content: wording.faq.saved }])
    expect(stage.conversation.team.deeds.at(-1)).toEqual({
      deed: 'saveFaq',
      draft: { id: null, revision: null, question: 'Do divers get a drysuit?', answer: 'Yes.', language: 'sv', postingIds: ['diver'], until: '2026-12-31' },
      member: rita,
    })
  })

  it('sees first what is there already, and changes that or writes a new entry', async () => {
    const stage = await open()
    const similar = [{ id: entry.id, question: entry.question, answer: entry.answer, title: 'FAQ', url: null }]
    stage.conversation.team.form = { ...stage.conversation.team.form, similar }
    const [shown] = await told(stage, onCard('saveFaq'))
    expect(shownText(shown ?? {})).toContain(entry.question)
    const [edit, newEntry] = buttonsOf(shown ?? {}).map(({ custom_id }) => custom_id ?? '')
    await formOf(stage, press(hidden, newEntry ?? '', byRita))
    expect(stage.conversation.team.deeds.at(-1)).toMatchObject({ deed: 'faqForm', from: { ref } })
    stage.conversation.team.form = { ...stage.conversation.team.form, draft: { ...emptyDraft, id: entry.id, revision: entry.revision } }
    const form = await formOf(stage, press(hidden, edit ?? '', byRita))
    expect(stage.conversation.team.deeds.at(-1)).toMatchObject({ deed: 'faqForm', from: { entry: entry.id } })
    await told(stage, sent(form.custom_id, { question: 'Q', answer: 'A', language: [shortName('en', 100)], until: '' }, hidden, byRita))
    expect(stage.conversation.team.deeds.at(-1)).toMatchObject({
      deed: 'saveFaq',
      draft: { id: entry.id, revision: entry.revision, postingIds: [], until: null },
    })
  })

  it('saves an entry once where another session was first', async () => {
    const stage = await open()
    const fields = { question: 'Drysuit?', answer: 'You get one.', language: [shortName('en', 100)], until: '' }
    const taken = sent(encodePress(formIds.faq, 'en'), fields, card, byRita)
    stage.rest.taken.add(taken.token)
    stage.interact(taken)
    await vi.waitFor(() => expect(stage.rest.callsOf(callback)).toHaveLength(1))
    await told(stage, sent(encodePress(formIds.faq, 'en'), { ...fields, question: 'Gloves?' }, card, byRita))
    expect(stage.conversation.team.deeds).toEqual([expect.objectContaining({ draft: expect.objectContaining({ question: 'Gloves?' }) })])
  })

  it('gets back an entry that was refused, with the field that is to be mended', async () => {
    const stage = await open()
    const { team } = stage.conversation
    team.outcome = { kind: 'refused', field: 'until', text: wording.faq.problems.unreadable_date }
    const fields = { question: 'Drysuit?', answer: 'You get one.', language: [shortName('en', 100)], until: 'soon' }
    const save = () => sent(encodePress(formIds.faq, 'en'), fields, card, byRita)
    const [refused] = await told(stage, save())
    expect(refused?.content).toContain(`Until: ${wording.faq.problems.unreadable_date}`)
    for (const typed of ['Drysuit?', 'You get one.', 'soon']) expect(refused?.content).toContain(typed)
    stage.conversation.isStoreDown = true
    expect((await told(stage, save()))[0]?.content).toMatch(/fault on my side[\s\S]*You get one\./)
  })

  it('is offered a button where a form takes too long to prepare', { timeout: 15_000 }, async () => {
    const stage = await open()
    const { rest, conversation } = stage
    conversation.gate = vi.waitFor(() => expect(rest.callsOf(callback)).toHaveLength(1), { timeout: 10_000 }).then(() => {})
    const pressed = onCard('reply')
    stage.interact(pressed)
    await vi.waitFor(() => expect(rest.replies.get(pressed.token)?.[0]?.components).toHaveLength(1), { timeout: 10_000 })
    expect(rest.callsOf(callback)[0]?.body).toEqual({ type: 5, data: { flags: 64 } })
    const [again] = buttonsOf(rest.replies.get(pressed.token)?.[0] ?? {})
    expect([readPress(again?.custom_id ?? '')?.action, readRef(again?.custom_id ?? '')]).toEqual([actionIds.reply, ref])
    await formOf(stage, press(hidden, again?.custom_id ?? '', byRita))
  })
})

describe('/faq', () => {
  const called = () => slash('faq', {}, byRita)

  it('lists the entries for the member alone', async () => {
    const stage = await open()
    const [list] = await told(stage, called())
    expect(shownText(list ?? {})).toContain(entry.question)
    expect(stage.rest.callsOf(callback).map(({ body }) => body)).toEqual([{ type: 5, data: { flags: 64 } }])
    expect(stage.conversation.team.deeds).toEqual([{ deed: 'faqEntries', member: rita }])
  })

  it('retires an entry when one is sure, also one with a long path', async () => {
    const stage = await open()
    for (const id of ['drysuits.md', `${'very-long-'.repeat(12)}.md`]) {
      stage.conversation.team.entries = [{ ...entry, id }]
      const [list] = await told(stage, called())
      const retire = buttonsOf(list ?? {}).find(({ label }) => label === wording.buttons.retire)
      const [asked] = await told(stage, press({ ...hidden, ...list }, retire?.custom_id ?? '', byRita))
      expect(asked?.content).toBe(wording.buttons.confirmRetire)
      const [sure] = buttonsOf(asked ?? {})
      expect(await told(stage, press({ ...hidden, ...asked }, sure?.custom_id ?? '', byRita))).toMatchObject([
        { content: wording.faq.retiredNow, components: [] },
      ])
      expect(stage.conversation.team.deeds.at(-1)).toEqual({ deed: 'retireFaq', shown: { id, revision: entry.revision }, member: rita })
    }
  })

  it('shows another page in the place of the first', async () => {
    const stage = await open()
    stage.conversation.team.entries = Array.from({ length: 8 }, (_, index) => ({ ...entry, id: `${index}.md`, question: `Number ${index + 1}?` }))
    const [list] = await told(stage, called())
    const next = buttonsOf(list ?? {}).find(({ label }) => label === '7–8')
    const [page] = await told(stage, press({ ...hidden, ...list }, next?.custom_id ?? '', byRita))
    expect(shownText(page ?? {})).toMatch(/Number 7\?[\s\S]*Number 8\?/)
    expect(shownText(page ?? {})).not.toContain('Number 6?')
  })

  it('begins a new entry', async () => {
    const stage = await open()
    const [list] = await told(stage, called())
    const begin = buttonsOf(list ?? {}).find(({ label }) => label === wording.buttons.newEntry)
    await formOf(stage, press({ ...hidden, ...list }, begin?.custom_id ?? '', byRita))
    expect(stage.conversation.team.deeds.at(-1)).toMatchObject({ deed: 'faqForm', from: null })
  })

  it('does not open an entry that has no room in the form', async () => {
    const stage = await open()
    stage.conversation.team.form = { ...stage.conversation.team.form, draft: { ...emptyDraft, id: entry.id, answer: 'x'.repeat(3_001) } }
    const edit = press(hidden, encodeFile(actionIds.editFaq, 'en', entry.id), byRita)
    expect((await told(stage, edit))[0]?.content).toBe(wording.faq.problems.too_long)
  })

  it('says that an entry is gone where its digest names none', async () => {
    const stage = await open()
    const gone = press(hidden, encodeFile(actionIds.retireFaq, 'en', `${'gone-'.repeat(30)}.md`), byRita)
    expect((await told(stage, gone))[0]?.content).toBe(wording.tooOld)
  })
})

describe('/preview', () => {
  it('answers the member alone, says that drafts are in it, and offers nothing to share, rate or pass on', async () => {
    const stage = await open()
    stage.conversation.team.answer = (answer(1) as { answer: NonNullable<typeof stage.conversation.team.answer> }).answer
    const [shown] = await told(stage, slash('preview', { question: 'Salary?' }, { ...byRita, locale: 'sv-SE' }))
    expect(shownText(shown ?? {})).toContain(wording.preview.lead)
    expect(buttonsOf(shown ?? {}).filter(({ custom_id }) => custom_id !== undefined)).toEqual([])
    expect(stage.rest.callsOf(callback).map(({ body }) => body)).toEqual([{ type: 5, data: { flags: 64 } }])
    expect(stage.conversation.team.deeds).toEqual([{ deed: 'preview', text: 'Salary?', member: rita, language: 'sv' }])
  })

  it('without a question is told so', async () => {
    const stage = await open()
    expect((await told(stage, slash('preview', { question: ' ' }, byRita)))[0]?.content).toBe(wording.preview.emptyQuestion)
    expect(stage.conversation.team.deeds).toEqual([])
  })
})

/** Everything that only the recruiting team can do. */
const deeds: readonly [string, () => Fields & { token: string }][] = [
  ['take', () => onCard('take')],
  ['reply', () => onCard('reply')],
  ['decline', () => onCard('confirmDecline')],
  ['save as FAQ', () => onCard('saveFaq')],
  ['a new entry', () => onCard('newFaq')],
  ['edit', () => press(hidden, encodeFile(actionIds.editFaq, 'en', entry.id), byRita)],
  ['retire', () => press(hidden, encodeFile(actionIds.confirmRetire, 'en', entry.id), byRita)],
  ['turn the page', () => press(hidden, encodeRef(actionIds.faqPage, 'en', '1'), byRita)],
  ['a reply', () => sent(encodeRef(formIds.reply, 'en', ref), { reply: 'x' }, card, byRita)],
  ['an entry', () => sent(encodePress(formIds.faq, 'en'), { question: 'Q', answer: 'A', language: ['=en'], until: '' }, card, byRita)],
  ['/faq', () => slash('faq', {}, byRita)],
  ['/preview', () => slash('preview', { question: 'Salary?' }, byRita)],
]

describe('what only the recruiting team can do', () => {
  it.each(deeds)('is refused to others, who are told so: %s', async (_, deed) => {
    const stage = await open()
    stage.conversation.team.strangers.add(ids.recruiter)
    const [said] = await told(stage, deed())
    expect(said?.content).toContain(wording.onlyTeam)
    expect(said?.content).not.toContain(entry.question)
  })

  it.each(deeds)('is done by nobody where everybody sees the channel, and it is said why: %s', async (_, deed) => {
    const stage = await openAmongAll()
    expect((await told(stage, deed()))[0]?.content).toContain(everybodySees('en'))
    expect(stage.conversation.team.deeds).toEqual([])
  })

  it.each([
    `${actionIds.take}:en:`,
    `${actionIds.reply}:en:`,
    `${actionIds.saveFaq}:en:`,
    `${actionIds.confirmDecline}:en:${'x'.repeat(23)}`,
    `${actionIds.editFaq}:en:`,
  ])('is too old where the button names nothing: %s', async (customId) => {
    const stage = await open()
    expect((await told(stage, press(hidden, customId, byRita)))[0]?.content).toBe(wording.tooOld)
  })

  it('fails with a sentence where the store is down', async () => {
    const stage = await open()
    stage.conversation.isStoreDown = true
    for (const deed of [() => onCard('take'), () => onCard('reply'), () => slash('faq', {}, byRita)])
      expect((await told(stage, deed()))[0]?.content).toContain('fault on my side')
    expect(stage.complaints()).toHaveLength(3)
  })

  it('leaves no question, reply or name in the log', async () => {
    const stage = await open()
    stage.conversation.isStoreDown = true
    await told(stage, sent(encodeRef(formIds.reply, 'en', ref), { reply: 'a secret reply' }, card, byRita))
    await told(stage, sent(encodePress(formIds.faq, 'en'), { question: 'a secret question', answer: 'A', language: ['=en'], until: '' }, card, byRita))
    expect(JSON.stringify(stage.log)).not.toMatch(/secret|Rita/)
  })
})
