import { describe, expect, it, vi } from 'vitest'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { StoreUnavailableError } from '../../src/store/store.ts'
import { openStage, sampleAssistant } from '../fixtures/chatting.ts'
import { ask, cardOf, openTeamStage, request, robin, sentOf } from '../fixtures/handing-over.ts'
import { openMortal } from '../fixtures/mortal.ts'
import { incoming, refusal } from '../fixtures/recording-surface.ts'

const en = chatWordingOf('en')
const aMinute = 60_000

describe('a question to a person', () => {
  it('is posted to the recruiting team once, with all that helps to answer it, and the asker is told so', async () => {
    const stage = await openStage()
    const said = await Promise.all([stage.conversation.askPerson(request), stage.conversation.askPerson(request)])
    expect(said).toContainEqual({ text: en.handOver.asked, ref: expect.stringMatching(/^[\w-]{22}$/), canWithdraw: true })
    expect((await stage.conversation.askPerson(request)).text).toBe(en.handOver.asked)
    expect(stage.surface.sent).toHaveLength(1)
    const [sent] = stage.surface.sent
    expect(sent?.to).toEqual({ kind: 'recruiters' })
    expect(sent?.outgoing).toEqual({
      kind: 'hand_over',
      handOver: {
        ref: said[0]?.ref,
        question: 'Do you sponsor visas?',
        language: 'en',
        teamLanguage: 'en',
        personId: 'U1',
        permalink: 'https://stage.example/m1',
        role: '',
        topic: 'visa sponsorship',
        said: { lead: "The postings don't say: visa sponsorship.", citations: [expect.objectContaining({ source: 'faq/company.md' })] },
        state: 'asked',
        ending: null,
        days: 7,
        takenBy: null,
        reply: '',
        actions: ['take', 'reply', 'decline'],
      },
    })
  })

  it('shows the team what the assistant answers to it by itself, at most two quotes', async () => {
    const stage = await openStage()
    const ref = await ask(stage, { question: 'Can I work remotely?' })
    const said = cardOf(stage, ref)?.said
    expect(said?.lead).toBe('The postings say:')
    expect(said?.citations).toHaveLength(2)
  })

  it.each(['Thank you!', 'Would I get the job with my background?'])('shows nothing of what says nothing about the jobs: %s', async (question) => {
    const stage = await openStage()
    expect(cardOf(stage, await ask(stage, { question }))?.said).toBeNull()
  })

  it('names the role that the thread is about, and labels in the language of the team', async () => {
    const stage = await openStage({ team: { language: 'de' } })
    const first = incoming('In the cloud network engineer role, how do you hire?')
    await stage.hear(first)
    const card = cardOf(stage, await ask(stage, { threadId: first.threadId, question: 'How much vacation is there?' }))
    expect(card?.role).toBe('Become our next Cloud Network Engineer')
    expect([card?.language, card?.teamLanguage, card?.topic]).toEqual(['en', 'de', 'Urlaub'])
  })

  it('reaches the team also where no answer can be made of it', async () => {
    const stage = await openStage()
    stage.assistant = {
      ...stage.assistant,
      answer: () => {
        throw new Error('index is broken')
      },
    }
    expect(cardOf(stage, await ask(stage))?.said).toBeNull()
    expect(JSON.stringify(stage.log)).not.toContain('visas')
    stage.assistant = sampleAssistant()
  })

  it('that cannot be posted is kept, said to be kept, and posted later', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('unavailable') })
    const { text, ref } = await stage.conversation.askPerson(request)
    expect(text).toBe(en.handOver.kept)
    await stage.lookAgainAfter(aMinute)
    expect(stage.surface.sent).toHaveLength(1)
    expect((await stage.conversation.handOverStatus(ref ?? '', 'U1', 'en')).text).toBe(en.handOver.asked)
  })

  it('that cannot be posted for days is closed, and the asker is told so', async () => {
    const stage = await openStage()
    for (let at = 0; at < 2; at++) stage.surface.faults.push({ error: refusal('unavailable') })
    const ref = await ask(stage)
    await stage.lookAgainAfter(2 * 24 * 60 * aMinute)
    await stage.lookAgainAfter(6 * 24 * 60 * aMinute)
    expect(stage.surface.sent.map(({ to, outgoing }) => [to.kind, outgoing.kind])).toEqual([['thread', 'asker_status']])
    expect((await stage.conversation.handOverStatus(ref, 'U1', 'en')).text).toMatch(/within 7 days/)
  })

  it('that the channel refuses for good is said not to have arrived, at once or later', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('not_allowed') })
    expect((await stage.conversation.askPerson(request)).text).toBe(en.noRecruiters)
    stage.surface.faults.push({ error: refusal('unavailable') }, { error: refusal('gone') })
    const later = { ...request, id: 'v2', replyTo: 'person', isPublic: false } as const
    expect((await stage.conversation.askPerson(later)).text).toBe(en.handOver.kept)
    await stage.lookAgainAfter(aMinute)
    expect(stage.surface.sent.map(({ to, outgoing }) => [to.kind, outgoing.kind === 'asker_status' && outgoing.status])).toEqual([
      ['person', { text: `About your question “Do you sponsor visas?”: ${en.noRecruiters}`, ref: null, canWithdraw: false }],
    ])
    expect(await stage.conversation.askPerson(later)).toEqual({ text: en.noRecruiters, ref: expect.any(String), canWithdraw: false })
    expect(stage.log.filter(({ level }) => level === 'error')).toHaveLength(2)
  })

  it('that the channel refuses for good while nobody waits for it any more is said not to have arrived', async () => {
    const stage = await openStage()
    stage.surface.refuse = ({ kind }) => (kind === 'recruiters' ? refusal('not_allowed') : null)
    const mortal = openMortal(stage, 0)
    await mortal.conversation.askPerson(request).catch(() => {})
    expect(mortal.calls).toEqual(['addHandOver'])
    await stage.lookAgainAfter(aMinute)
    expect(sentOf(stage, 'asker_status')).toMatchObject([{ to: { kind: 'thread' }, outgoing: { status: { text: en.noRecruiters } } }])
  })

  it('goes nowhere where there is no recruiting channel, and says so', async () => {
    const stage = await openStage({ hasRecruiters: false })
    expect(await stage.conversation.askPerson(request)).toEqual({ text: en.noRecruiters, ref: null, canWithdraw: false })
    expect(stage.surface.sent).toHaveLength(0)
  })
})

describe('who asked a person', () => {
  it('reads in every state what became of it', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    const status = async () => (await stage.conversation.handOverStatus(ref, 'U1', 'en')).text
    expect(await status()).toBe(en.handOver.asked)
    await stage.conversation.team.take(ref, robin)
    expect(await status()).toBe(en.handOver.taken)
    stage.surface.faults.push({ error: refusal('unavailable') }, { error: refusal('unavailable') })
    await stage.conversation.team.reply(ref, 'Yes, we do.', robin)
    expect(await status()).toBe(en.handOver.answered)
    await stage.lookAgainAfter(aMinute)
    expect(await status()).toBe(en.handOver.replied)
  })

  it('takes it back, and its card says so', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    expect(await stage.conversation.withdraw(ref, 'U1', 'sv')).toEqual({ text: chatWordingOf('sv').handOver.withdrawn, ref, canWithdraw: false })
    await stage.conversation.settled()
    expect(cardOf(stage, ref)).toMatchObject({ state: 'closed', ending: 'withdrawn', actions: [] })
    expect(stage.surface.sent).toHaveLength(1)
  })

  it('takes it back before it is posted, and it never is', async () => {
    const stage = await openTeamStage()
    stage.surface.faults.push({ error: refusal('unavailable') })
    const ref = await ask(stage)
    await stage.conversation.withdraw(ref, 'U1', 'en')
    await stage.lookAgainAfter(aMinute)
    expect(stage.surface.sent).toHaveLength(0)
  })

  it('takes it back while it is being posted, and the card says so as soon as it stands', async () => {
    const stage = await openTeamStage()
    const release = stage.surface.holdNext()
    const asking = ask(stage)
    await expect.poll(() => stage.surface.isHeld()).toBe(true)
    const [question] = await stage.conversation.questionsOf('U1', 'en')
    expect(question).toEqual({ question: request.question, status: { text: en.handOver.kept, ref: expect.any(String), canWithdraw: true } })
    await stage.conversation.withdraw(question?.status.ref ?? '', 'U1', 'en')
    release()
    const ref = await asking
    await stage.conversation.settled()
    expect(cardOf(stage, ref)?.ending).toBe('withdrawn')
  })

  it('sees their own questions alone, newest first, and moves no other', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    stage.pass(aMinute)
    await ask(stage, { id: 'v2', question: 'Is there a dog at the office?' })
    await ask(stage, { id: 'v3', personId: 'U2' })
    expect((await stage.conversation.questionsOf('U1', 'en')).map(({ question }) => question)).toEqual([
      'Is there a dog at the office?',
      'Do you sponsor visas?',
    ])
    const unknown = { text: en.handOver.unknown, ref: null, canWithdraw: false }
    expect(await stage.conversation.withdraw(ref, 'U2', 'en')).toEqual(unknown)
    expect(await stage.conversation.handOverStatus(ref, 'U2', 'en')).toEqual(unknown)
    expect(cardOf(stage, ref)?.state).toBe('asked')
    expect(sentOf(stage, 'hand_over')).toHaveLength(3)
  })

  it('is told a sentence where the store is gone', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    vi.spyOn(stage.store, 'handOversOf').mockRejectedValue(new StoreUnavailableError('the database is gone; start it again'))
    expect(await stage.conversation.withdraw(ref, 'U1', 'en')).toEqual({ text: en.unavailable, ref, canWithdraw: false })
    expect((await stage.conversation.handOverStatus(ref, 'U1', 'en')).text).toBe(en.unavailable)
    await expect(stage.conversation.questionsOf('U1', 'en')).rejects.toThrow(StoreUnavailableError)
  })
})
