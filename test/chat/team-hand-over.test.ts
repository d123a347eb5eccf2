import { describe, expect, it, vi } from 'vitest'
import type { RunningConversation } from '../../src/chat/conversation.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { StoreUnavailableError } from '../../src/store/store.ts'
import { ask, cardOf, kim, openTeamStage, request, robin, sentOf, stranger } from '../fixtures/handing-over.ts'
import { refusal } from '../fixtures/recording-surface.ts'

const en = chatWordingOf('en')
const team = teamWordingOf('en')
const aMinute = 60_000

/** What was sent to whom, without keys. */
const deliveries = (stage: Awaited<ReturnType<typeof openTeamStage>>) => sentOf(stage, 'team_reply').map(({ to, outgoing }) => ({ to, outgoing }))

describe('a question that somebody takes', () => {
  it('shows who, to everybody of the team', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    expect(await stage.conversation.team.take(ref, robin)).toBe(team.done.taken)
    await stage.conversation.settled()
    expect(cardOf(stage, ref)).toMatchObject({ state: 'taken', takenBy: 'R1', actions: ['reply', 'decline'] })
    expect(stage.surface.sent).toHaveLength(1)
  })

  it('stays with the first of two, whichever processes they press in', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    const said = await Promise.all([stage.conversation.team.take(ref, robin), stage.another().team.take(ref, kim)])
    expect([...said].sort()).toEqual([team.done.taken, team.done.takenBefore].sort())
    await stage.conversation.settled()
    expect(cardOf(stage, ref)?.takenBy).toBe(said[0] === team.done.taken ? 'R1' : 'R2')
    expect(await stage.conversation.team.take(ref, said[0] === team.done.taken ? robin : kim)).toBe(team.done.taken)
  })

  it('can be taken as soon as its card is seen, also where the process that posted it knows nothing of it yet', async () => {
    const stage = await openTeamStage()
    stage.surface.faults.push({ error: refusal('unavailable'), afterwards: true })
    const ref = await ask(stage)
    expect(await stage.conversation.team.take(ref, robin)).toBe(team.done.taken)
    await stage.lookAgainAfter(aMinute)
    expect(cardOf(stage, ref)).toMatchObject({ state: 'taken', takenBy: 'R1' })
    expect(sentOf(stage, 'hand_over')).toHaveLength(1)
  })
})

describe('a reply of the team', () => {
  it('reaches a public thread once, with a mention and without the question', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    expect((await stage.conversation.team.reply(ref, '  Yes, for all roles.\n', robin)).text).toBe(team.done.replied)
    await stage.conversation.settled()
    expect(deliveries(stage)).toEqual([
      {
        to: { kind: 'thread', threadId: 't1' },
        outgoing: { kind: 'team_reply', reply: { text: 'Yes, for all roles.', question: '', language: 'en', personId: 'U1' } },
      },
    ])
    expect(cardOf(stage, ref)).toMatchObject({ state: 'closed', ending: 'replied', takenBy: 'R1', reply: 'Yes, for all roles.' })
  })

  it.each([
    ['the thread of a direct message', { isPublic: false }, { kind: 'thread', threadId: 't1' }],
    ['who asked where only they see the answer', { replyTo: 'person', isPublic: false }, { kind: 'person', personId: 'U1' }],
  ] as const)('reaches %s with the question and without a mention', async (_, changes, to) => {
    const stage = await openTeamStage()
    const ref = await ask(stage, changes)
    await stage.conversation.team.reply(ref, 'Yes.', robin)
    const reply = { text: 'Yes.', question: request.question, language: 'en', personId: null }
    expect(deliveries(stage)).toEqual([{ to, outgoing: { kind: 'team_reply', reply } }])
  })

  it('reaches the person where the thread is gone', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    stage.surface.refuse = ({ kind }) => (kind === 'thread' ? refusal('gone') : null)
    expect((await stage.conversation.team.reply(ref, 'Yes.', robin)).text).toBe(team.done.replied)
    expect(deliveries(stage)).toEqual([
      {
        to: { kind: 'person', personId: 'U1' },
        outgoing: { kind: 'team_reply', reply: { text: 'Yes.', question: request.question, language: 'en', personId: null } },
      },
    ])
  })

  it('that reaches nobody is said not to have arrived', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    stage.surface.refuse = () => refusal('not_allowed')
    expect((await stage.conversation.team.reply(ref, 'Yes.', robin)).text).toBe(team.handOver.ended.undelivered)
    await stage.conversation.settled()
    expect(cardOf(stage, ref)).toMatchObject({ ending: 'undelivered', reply: 'Yes.' })
    expect((await stage.conversation.handOverStatus(ref, 'U1', 'en')).text).toBe(en.handOver.undelivered)
  })

  it('that cannot be sent now is said to wait, and arrives later', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    let isDown = true
    stage.surface.refuse = () => (isDown ? refusal('unavailable') : null)
    expect((await stage.conversation.team.reply(ref, 'Yes.', robin)).text).toBe(team.done.replyWaits)
    await stage.conversation.settled()
    expect(cardOf(stage, ref)).toMatchObject({ state: 'answered', actions: [] })
    isDown = false
    await stage.lookAgainAfter(aMinute)
    expect(sentOf(stage, 'team_reply')).toHaveLength(1)
    expect(cardOf(stage, ref)?.ending).toBe('replied')
  })

  it('waits for days, longer than anything else, and is then given up and said so', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    stage.surface.refuse = () => refusal('unavailable')
    await stage.conversation.team.reply(ref, 'Yes.', robin)
    for (let at = 0; at < 6; at++) await stage.lookAgainAfter(24 * 60 * aMinute)
    expect((await stage.conversation.handOverStatus(ref, 'U1', 'en')).text).toBe(en.handOver.answered)
    await stage.lookAgainAfter(2 * 24 * 60 * aMinute)
    expect(cardOf(stage, ref)?.ending).toBe('undelivered')
    expect(sentOf(stage, 'team_reply')).toHaveLength(0)
  })

  it('is never held back or sent again because its card cannot be edited', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    vi.spyOn(stage.surface, 'edit').mockRejectedValue(refusal('rate_limited'))
    await stage.conversation.team.take(ref, robin)
    await stage.conversation.settled()
    expect((await stage.conversation.team.reply(ref, 'Yes.', robin)).text).toBe(team.done.replied)
    await stage.lookAgainAfter(aMinute)
    expect(sentOf(stage, 'team_reply')).toHaveLength(1)
    vi.mocked(stage.surface.edit).mockRestore()
    await stage.lookAgainAfter(60 * aMinute)
    expect(cardOf(stage, ref)?.ending).toBe('replied')
    expect(sentOf(stage, 'team_reply')).toHaveLength(1)
  })

  it('is one, of two written at once in two processes; the second is told so', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    const said = await Promise.all([stage.conversation.team.reply(ref, 'Yes.', robin), stage.another().team.reply(ref, 'No.', kim)])
    expect(said).toEqual(
      expect.arrayContaining([
        { isKept: true, text: team.done.replied },
        { isKept: false, text: team.done.overAlready },
      ]),
    )
    expect(sentOf(stage, 'team_reply')).toHaveLength(1)
  })

  it('that the platform delivers twice is the same reply', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    await stage.conversation.team.reply(ref, 'Yes.', robin)
    expect((await stage.conversation.team.reply(ref, 'Yes.', robin)).text).toBe(team.done.replied)
    expect((await stage.conversation.team.reply(ref, 'Yes, again.', robin)).text).toBe(team.done.overAlready)
    expect(sentOf(stage, 'team_reply')).toHaveLength(1)
  })

  it('may come from somebody else than who took it', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    await stage.conversation.team.take(ref, robin)
    expect(await stage.conversation.team.replyForm(ref, kim)).toEqual({ kind: 'form', form: { question: request.question } })
    expect((await stage.conversation.team.reply(ref, 'Yes.', kim)).text).toBe(team.done.replied)
    await stage.conversation.settled()
    expect(cardOf(stage, ref)?.takenBy).toBe('R2')
  })

  it('without a word in it is none', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    expect((await stage.conversation.team.reply(ref, ' \n', robin)).text).toBe(team.done.emptyReply)
    expect(cardOf(stage, ref)?.state).toBe('asked')
  })

  it('races a withdrawal: one of them counts, and both are told the truth', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    const [status, said] = await Promise.all([stage.conversation.withdraw(ref, 'U1', 'en'), stage.another().team.reply(ref, 'Yes.', robin)])
    const isWithdrawn = status.text === en.handOver.withdrawn
    expect(said).toEqual({ isKept: !isWithdrawn, text: isWithdrawn ? team.done.overAlready : team.done.replied })
    expect(sentOf(stage, 'team_reply')).toHaveLength(isWithdrawn ? 0 : 1)
    await stage.lookAgainAfter(aMinute)
    expect(cardOf(stage, ref)?.ending).toBe(isWithdrawn ? 'withdrawn' : 'replied')
  })

  it('leaves the assistant speaking in the thread', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    await stage.store.openThread('stage:t1', stage.assistant.threadAbout(''), stage.now())
    await stage.conversation.team.reply(ref, 'Yes.', robin)
    expect((await stage.store.conversation('stage:t1'))?.silence).toBeNull()
  })

  it('that could not be kept is not said to be', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    const gone = new StoreUnavailableError('the database is gone; start it again')
    vi.spyOn(stage.store, 'moveHandOver').mockRejectedValue(gone)
    await expect(stage.conversation.team.reply(ref, 'Yes.', robin)).rejects.toThrow(StoreUnavailableError)
    expect(await stage.conversation.team.take(ref, robin)).toBe(en.unavailable)
  })
})

describe('a question that is not for the team', () => {
  it('is set aside, and the asker hears of it where the reply would have gone', async () => {
    const stage = await openTeamStage()
    const publicly = await ask(stage)
    const privately = await ask(stage, { id: 'v2', question: `${'Is there parking '.repeat(20)}?`, replyTo: 'person', isPublic: false })
    expect(await stage.conversation.team.decline(publicly, robin)).toBe(team.done.declined)
    expect(await stage.conversation.team.decline(privately, robin)).toBe(team.done.declined)
    await stage.conversation.settled()
    expect(cardOf(stage, publicly)).toMatchObject({ ending: 'declined', actions: [] })
    const told = sentOf(stage, 'asker_status').map(({ to, outgoing }) => [to, outgoing.kind === 'asker_status' && outgoing.status])
    expect(told).toContainEqual([
      { kind: 'thread', threadId: 't1' },
      { text: en.handOver.declined, ref: null, canWithdraw: false },
    ])
    expect(told).toContainEqual([
      { kind: 'person', personId: 'U1' },
      { text: expect.stringMatching(/^About your question “Is there parking .+ …”: The recruiting team has set/), ref: null, canWithdraw: false },
    ])
  })

  it('is told to the person where the thread is gone, and to nobody where neither goes', async () => {
    const stage = await openTeamStage()
    const [first, second] = [await ask(stage), await ask(stage, { id: 'v2' })]
    stage.surface.refuse = ({ kind }) => (kind === 'thread' ? refusal('gone') : null)
    await stage.conversation.team.decline(first, robin)
    await stage.conversation.settled()
    expect(sentOf(stage, 'asker_status').map(({ to }) => to.kind)).toEqual(['person'])
    stage.surface.refuse = () => refusal('gone')
    await stage.conversation.team.decline(second, robin)
    await stage.lookAgainAfter(aMinute)
    expect(sentOf(stage, 'asker_status')).toHaveLength(1)
    expect(cardOf(stage, second)?.ending).toBe('declined')
  })

  it('or is over in another way, is nothing to press on any more', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    await stage.conversation.withdraw(ref, 'U1', 'en')
    const { take, decline, reply, replyForm } = stage.conversation.team
    expect([await take(ref, robin), await decline(ref, robin)]).toEqual(Array(2).fill(team.done.overAlready))
    expect(await reply(ref, 'Yes.', robin)).toEqual({ isKept: false, text: team.done.overAlready })
    expect(await replyForm(ref, robin)).toEqual({ kind: 'refused', text: team.done.overAlready })
    expect(await take('no-such-question-here', robin)).toBe(team.tooOld)
    expect(await replyForm('no-such-question-here', robin)).toEqual({ kind: 'refused', text: team.tooOld })
  })
})

const refused = { kind: 'refused', text: team.onlyTeam }
const draft = { id: null, revision: null, question: 'Do you sponsor visas?', answer: 'Yes.', language: 'en', postingIds: [], until: null }

/** Every deed of the team, and what a stranger gets. */
const deeds: readonly [string, (conversation: RunningConversation, ref: string) => Promise<unknown>, unknown][] = [
  ['take', ({ team: { take } }, ref) => take(ref, stranger), team.onlyTeam],
  ['decline', ({ team: { decline } }, ref) => decline(ref, stranger), team.onlyTeam],
  ['reply', ({ team: { reply } }, ref) => reply(ref, 'Yes.', stranger), { isKept: false, text: team.onlyTeam }],
  ['replyForm', ({ team: { replyForm } }, ref) => replyForm(ref, stranger), refused],
  ['faqForm', ({ team: { faqForm } }, ref) => faqForm({ ref }, stranger), refused],
  ['saveFaq', ({ team: { saveFaq } }) => saveFaq(draft, stranger), { ...refused, field: null }],
  ['retireFaq', ({ team: { retireFaq } }) => retireFaq({ id: 'visas.md', revision: 'r1' }, stranger), team.onlyTeam],
  ['faqEntries', ({ team: { faqEntries } }) => faqEntries(stranger), refused],
  ['preview', ({ team: { preview } }) => preview('Do you sponsor visas?', stranger, 'en'), refused],
]

describe('somebody who is not of the team', () => {
  it.each(deeds)('is refused and changes nothing: %s', async (_, act, said) => {
    const touched = vi.fn()
    const shelf = { entries: touched, similar: touched, save: touched, retire: touched }
    const stage = await openTeamStage({ team: { faq: shelf, preview: touched } })
    const ref = await ask(stage)
    expect(await act(stage.conversation, ref)).toEqual(said)
    await stage.conversation.settled()
    expect(cardOf(stage, ref)?.state).toBe('asked')
    expect([stage.surface.sent.length, stage.surface.edits.length]).toEqual([1, 0])
    expect(touched).not.toHaveBeenCalled()
  })

  it('is looked up at every press: who left the team acts no more', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    await stage.conversation.team.take(ref, robin)
    stage.surface.recruiters.delete(robin.personId)
    expect((await stage.conversation.team.reply(ref, 'Yes.', robin)).text).toBe(team.onlyTeam)
  })
})
