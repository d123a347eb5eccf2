import { describe, expect, it } from 'vitest'
import type { FaqDraft } from '../../src/chat/faq.ts'
import { TryAgainError } from '../../src/chat/inbox.ts'
import type { FormOr } from '../../src/chat/surface.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { sampleAssistant } from '../fixtures/chatting.ts'
import { ask, cardOf, kim, openTeamStage, robin } from '../fixtures/handing-over.ts'
import { MemoryFaqShelf } from '../fixtures/memory-faq-shelf.ts'
import { incoming } from '../fixtures/recording-surface.ts'

const { faq: wording, tooOld, preview } = teamWordingOf('en')
const en = chatWordingOf('en')
const draft: FaqDraft = { id: null, revision: null, question: 'Do you sponsor visas?', answer: 'Yes, we do.', language: 'en', postingIds: [], until: null }

const formIn = <T>(given: FormOr<T>): T => {
  if (given.kind === 'refused') throw new Error(given.text)
  return given.form
}

async function openFaqStage() {
  const shelf = new MemoryFaqShelf()
  return { shelf, stage: await openTeamStage({ team: { faq: shelf } }) }
}

describe('a reply that becomes an FAQ entry', () => {
  it('is offered on its card once it is sent, where entries can be written', async () => {
    for (const faq of [new MemoryFaqShelf(), null]) {
      const stage = await openTeamStage({ team: { faq } })
      const ref = await ask(stage)
      await stage.conversation.team.reply(ref, 'Yes.', robin)
      await stage.conversation.settled()
      expect(stage.conversation.team.hasFaq).toBe(faq !== null)
      expect(cardOf(stage, ref)?.actions).toEqual(faq === null ? [] : ['save_faq'])
    }
  })

  it('begins with the question and the reply, for the role that was spoken of', async () => {
    const { stage } = await openFaqStage()
    const first = incoming('In the cloud network engineer role, how do you hire?')
    await stage.hear(first)
    const ref = await ask(stage, { threadId: first.threadId })
    await stage.conversation.team.reply(ref, 'Yes, we do.', robin)
    const form = formIn(await stage.conversation.team.faqForm({ ref }, kim))
    expect(form.draft).toEqual({ ...draft, postingIds: ['postings/cloud-network-engineer.md'] })
    expect(form.roles).toContainEqual({ postingId: 'postings/cloud-network-engineer.md', title: 'Become our next Cloud Network Engineer' })
    expect(form.languages).toEqual(spokenLanguages)
    expect(form.similar).toEqual([])
  })

  it('shows first what asks the same already', async () => {
    const { stage, shelf } = await openFaqStage()
    await shelf.save(draft, 'Kim')
    const ref = await ask(stage, { question: 'do you sponsor visas?' })
    await stage.conversation.team.reply(ref, 'Yes.', robin)
    expect(formIn(await stage.conversation.team.faqForm({ ref }, robin)).similar).toMatchObject([{ id: 'entry-1.md', answer: 'Yes, we do.' }])
  })

  it('is none before there is a reply, or once the question is not kept', async () => {
    const { stage } = await openFaqStage()
    const ref = await ask(stage)
    expect(await stage.conversation.team.faqForm({ ref }, robin)).toEqual({ kind: 'refused', text: tooOld })
    await stage.conversation.team.reply(ref, 'Yes.', robin)
    await stage.conversation.forget('U1', 'en')
    expect(await stage.conversation.team.faqForm({ ref }, robin)).toEqual({ kind: 'refused', text: tooOld })
  })
})

describe('an FAQ entry', () => {
  it('is saved in the name of the member, changed and retired', async () => {
    const { stage } = await openFaqStage()
    const { team } = stage.conversation
    expect(await team.saveFaq(draft, robin)).toEqual({ kind: 'saved', text: wording.saved })
    const [entry] = formIn(await team.faqEntries(kim))
    expect(entry).toMatchObject({ ...draft, id: 'entry-1.md', revision: 'r1', approvedBy: 'Robin' })
    const form = formIn(await team.faqForm({ entry: 'entry-1.md' }, kim))
    expect([form.draft, form.similar]).toEqual([{ ...draft, id: 'entry-1.md', revision: 'r1' }, []])
    await team.saveFaq({ ...form.draft, answer: 'Yes, for all roles.' }, kim)
    expect(await team.retireFaq({ id: 'entry-1.md', revision: 'r2' }, kim)).toBe(wording.retiredNow)
    expect(formIn(await team.faqEntries(kim))).toMatchObject([{ answer: 'Yes, for all roles.', approvedBy: 'Kim', state: 'retired' }])
  })

  it('begins empty where it rests on no reply', async () => {
    const { stage } = await openFaqStage()
    const form = formIn(await stage.conversation.team.faqForm(null, robin))
    expect(form.draft).toEqual({ ...draft, question: '', answer: '' })
    expect(form.similar).toEqual([])
  })

  it('that cannot be saved as it is names the field and what to mend', async () => {
    const { stage } = await openFaqStage()
    const { team } = stage.conversation
    expect(await team.saveFaq({ ...draft, answer: ' ' }, robin)).toEqual({ kind: 'refused', field: 'answer', text: wording.problems.empty })
    await team.saveFaq(draft, robin)
    expect(await team.saveFaq({ ...draft, answer: 'No.' }, kim)).toEqual({ kind: 'refused', field: 'question', text: wording.problems.asked_already })
    expect(stage.log).toEqual([])
  })

  it('that is gone meanwhile is said to be', async () => {
    const { stage } = await openFaqStage()
    const { team } = stage.conversation
    expect(await team.faqForm({ entry: 'gone.md' }, robin)).toEqual({ kind: 'refused', text: wording.problems.changed_meanwhile })
    expect(await team.retireFaq({ id: 'gone.md', revision: 'r1' }, robin)).toBe(wording.problems.changed_meanwhile)
  })

  it('that cannot be written is said not to be saved, and the operator reads why', async () => {
    const { stage, shelf } = await openFaqStage()
    shelf.isWritable = false
    expect(await stage.conversation.team.saveFaq(draft, robin)).toEqual({ kind: 'refused', field: null, text: wording.problems.not_writable })
    expect(stage.log.map(({ level, message }) => [level, message])).toEqual([['error', expect.stringMatching(/cannot be written/)]])
  })

  it('that is saved and not committed is said to be so', async () => {
    const { stage, shelf } = await openFaqStage()
    shelf.commit = 'failed'
    expect(await stage.conversation.team.saveFaq(draft, robin)).toEqual({ kind: 'saved', text: `${wording.saved} ${wording.notCommitted}` })
    expect(await stage.conversation.team.retireFaq({ id: 'entry-1.md', revision: 'r1' }, robin)).toBe(`${wording.retiredNow} ${wording.notCommitted}`)
  })

  it.each([
    ['waits', wording.savedWaits],
    ['unread', wording.savedUnread],
  ] as const)('that is saved and answers nobody is said to be so: %s', async (state, text) => {
    const { stage, shelf } = await openFaqStage()
    shelf.state = state
    expect(await stage.conversation.team.saveFaq(draft, robin)).toEqual({ kind: 'saved', text })
  })

  it('that two members have open is saved by the first; the second is told so, whatever they do', async () => {
    const { stage } = await openFaqStage()
    const { team } = stage.conversation
    await team.saveFaq(draft, robin)
    const [robins, kims] = await Promise.all([robin, kim].map(async (member) => formIn(await team.faqForm({ entry: 'entry-1.md' }, member)).draft))
    const [listed] = formIn(await team.faqEntries(kim))
    expect(await team.saveFaq({ ...draft, ...robins, answer: 'For engineers only.' }, robin)).toMatchObject({ kind: 'saved' })
    const text = wording.problems.changed_meanwhile
    expect(await team.saveFaq({ ...draft, ...kims, answer: 'No.' }, kim)).toEqual({ kind: 'refused', field: null, text })
    expect(await team.retireFaq({ id: 'entry-1.md', revision: listed?.revision ?? '' }, kim)).toBe(text)
    expect(formIn(await team.faqEntries(kim))).toMatchObject([{ answer: 'For engineers only.', state: 'answers' }])
  })

  it('cannot be opened while the index is built again, and the member is told so', async () => {
    const { stage } = await openFaqStage()
    stage.assistant = {
      ...sampleAssistant(),
      roles: () => {
        throw new TryAgainError('the index is being built again')
      },
    }
    expect(await stage.conversation.team.faqForm(null, robin)).toEqual({ kind: 'refused', text: en.unavailable })
  })

  it('is nothing to ask for where none can be written', async () => {
    const { team } = (await openTeamStage()).conversation
    const refused = { kind: 'refused', text: en.unavailable }
    expect([await team.faqForm(null, robin), await team.faqEntries(robin)]).toEqual([refused, refused])
    expect(await team.saveFaq(draft, robin)).toEqual({ ...refused, field: null })
    expect(await team.retireFaq({ id: 'entry-1.md', revision: 'r1' }, robin)).toBe(en.unavailable)
  })
})

describe('a preview', () => {
  it('answers a member from what is not published, and keeps nothing of it', async () => {
    const answer = async (text: string, language: string) => sampleAssistant().answer(text, undefined, [language]).answer
    const stage = await openTeamStage({ team: { preview: answer } })
    expect(formIn(await stage.conversation.team.preview('Can I work remotely?', robin, 'en')).outcome).toBe('answered')
    expect(await stage.conversation.team.preview('  ', robin, 'en')).toEqual({ kind: 'refused', text: preview.emptyQuestion })
    expect(await stage.store.counters(0)).toEqual([])
    expect(stage.surface.sent).toEqual([])
  })

  it('that is not there just now is said not to be', async () => {
    const preview = async () => {
      throw new TryAgainError('the index is being built again')
    }
    const refused = { kind: 'refused', text: en.unavailable }
    expect(await (await openTeamStage({ team: { preview } })).conversation.team.preview('Remote?', robin, 'en')).toEqual(refused)
    expect(await (await openTeamStage()).conversation.team.preview('Remote?', robin, 'en')).toEqual(refused)
  })
})
