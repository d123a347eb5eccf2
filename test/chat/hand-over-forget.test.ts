import { describe, expect, it, vi } from 'vitest'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { StoreUnavailableError } from '../../src/store/store.ts'
import type { Stage } from '../fixtures/chatting.ts'
import { aDay, ask, cardOf, openTeamStage, request, robin, sentOf } from '../fixtures/handing-over.ts'
import { openMortal } from '../fixtures/mortal.ts'
import { refusal } from '../fixtures/recording-surface.ts'

const aMinute = 60_000
const erased = { kind: 'erased_hand_over', teamLanguage: 'en' }

/** What every card in the recruiting channel shows. */
const cards = (stage: Stage) => stage.surface.sent.filter(({ to }) => to.kind === 'recruiters').map(({ id }) => stage.surface.shown(id))

const states: readonly [string, (stage: Stage, ref: string) => Promise<unknown>][] = [
  ['asked', async () => {}],
  ['taken', ({ conversation }, ref) => conversation.team.take(ref, robin)],
  ['replied to', ({ conversation }, ref) => conversation.team.reply(ref, 'Yes.', robin)],
  ['set aside', ({ conversation }, ref) => conversation.team.decline(ref, robin)],
  ['withdrawn', ({ conversation }, ref) => conversation.withdraw(ref, 'U1', 'en')],
  ['expired', (stage) => stage.lookAgainAfter(8 * aDay)],
]

describe('a person who is forgotten', () => {
  it.each(states)('leaves nothing on the card of a question that was %s', async (_, come) => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    const other = await ask(stage, { id: 'v2', personId: 'U2' })
    await come(stage, ref)
    expect(await stage.conversation.forget('U1', 'en')).toMatch(/questions to the recruiting team \(1\)/)
    await stage.lookAgainAfter(aMinute)
    expect(cards(stage)[0]).toEqual(erased)
    expect(cards(stage)[1]).toMatchObject({ kind: 'hand_over', handOver: { ref: other } })
    expect(await stage.conversation.questionsOf('U1', 'en')).toEqual([])
  })

  it('is sent no reply that was on its way', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    stage.surface.refuse = ({ kind }) => (kind === 'thread' ? refusal('unavailable') : null)
    await stage.conversation.team.reply(ref, 'Yes.', robin)
    await stage.conversation.forget('U1', 'en')
    stage.surface.refuse = () => null
    await stage.lookAgainAfter(aMinute)
    expect(sentOf(stage, 'team_reply')).toEqual([])
    expect(cards(stage)).toEqual([erased])
  })

  it('has no question posted that could not be before', async () => {
    const stage = await openTeamStage()
    stage.surface.faults.push({ error: refusal('unavailable') })
    await ask(stage)
    expect(await stage.conversation.forget('U1', 'en')).toMatch(/questions to the recruiting team \(1\)/)
    await stage.lookAgainAfter(aMinute)
    expect(stage.surface.sent).toHaveLength(0)
  })

  it('while the question is posted has its card cleared', async () => {
    const stage = await openTeamStage()
    const release = stage.surface.holdNext()
    const asking = ask(stage)
    await expect.poll(() => stage.surface.isHeld()).toBe(true)
    await stage.conversation.forget('U1', 'en')
    release()
    expect(await asking).toBe('')
    await stage.conversation.settled()
    expect(cards(stage)).toEqual([erased])
  })

  it('has a card cleared that cannot be edited at first', async () => {
    const stage = await openTeamStage()
    await ask(stage)
    stage.surface.faults.push({ error: refusal('rate_limited') })
    await stage.conversation.forget('U1', 'en')
    await stage.lookAgainAfter(aMinute)
    expect(cards(stage)).toEqual([erased])
  })

  it('has a card cleared however long the platform is away, and no longer than anything is kept', async () => {
    const stage = await openTeamStage()
    await ask(stage)
    const edits = vi.spyOn(stage.surface, 'edit').mockRejectedValueOnce(refusal('unavailable'))
    await stage.conversation.forget('U1', 'en')
    await stage.lookAgainAfter(30 * aDay)
    expect(cards(stage)).toEqual([erased])
    await ask(stage, { id: 'v2' })
    edits.mockRejectedValue(refusal('unavailable'))
    await stage.conversation.forget('U1', 'en')
    await stage.lookAgainAfter(91 * aDay)
    expect(await stage.store.waitingThreads('stage', stage.now() + aDay)).toEqual([])
    expect(stage.log.at(-1)).toMatchObject({ level: 'warn', message: expect.stringContaining('does not show what became of its question') })
  })

  it('and whose request is delivered again has asked nothing', async () => {
    const stage = await openTeamStage()
    await ask(stage)
    await stage.conversation.forget('U1', 'en')
    expect((await stage.conversation.askPerson(request)).text).toBe(chatWordingOf('en').handOver.unknown)
    expect(await stage.conversation.questionsOf('U1', 'en')).toEqual([])
  })

  it('has a card cleared before any other edit of it brings the question back', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    vi.spyOn(stage.surface, 'edit').mockRejectedValueOnce(refusal('rate_limited'))
    await stage.conversation.team.take(ref, robin)
    await stage.conversation.settled()
    await stage.conversation.forget('U1', 'en')
    await stage.lookAgainAfter(aMinute)
    expect(stage.surface.edits.map(({ outgoing }) => outgoing)).toEqual([erased])
  })

  it('keeps their card as long as their question is kept', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    vi.spyOn(stage.store, 'forget').mockRejectedValueOnce(new StoreUnavailableError('the database is gone; start it again'))
    expect(await stage.conversation.forget('U1', 'en')).toBe(chatWordingOf('en').unavailable)
    await stage.lookAgainAfter(aMinute)
    expect(stage.surface.edits).toEqual([])
    await stage.conversation.team.take(ref, robin)
    await stage.lookAgainAfter(aMinute)
    expect(cardOf(stage, ref)?.state).toBe('taken')
    await stage.conversation.forget('U1', 'en')
    await stage.conversation.settled()
    expect(cards(stage)).toEqual([erased])
  })

  it('of whom a process knows that dies at any step keeps nothing in the recruiting channel', { timeout: 120_000 }, async () => {
    for (let diesAfter = 0, isOver = false; !isOver; diesAfter++) {
      const stage = await openTeamStage()
      const mortal = openMortal(stage, diesAfter)
      await mortal.conversation.askPerson(request).catch(() => {})
      await mortal.conversation.settled()
      await stage.conversation.forget('U1', 'en')
      for (let look = 0; look < 3; look++) await stage.lookAgainAfter(61_000)
      expect(cards(stage).every((card) => card?.kind === 'erased_hand_over')).toBe(true)
      isOver = !mortal.isDead()
      if (isOver) expect(cards(stage)).toHaveLength(1)
    }
  })

  it('by a process that dies at any step is forgotten by the next they ask', { timeout: 120_000 }, async () => {
    for (let diesAfter = 0, isOver = false; !isOver; diesAfter++) {
      const stage = await openTeamStage()
      await ask(stage)
      const mortal = openMortal(stage, diesAfter)
      await mortal.conversation.forget('U1', 'en').catch(() => {})
      await mortal.conversation.settled()
      await stage.conversation.forget('U1', 'en')
      for (let look = 0; look < 3; look++) await stage.lookAgainAfter(61_000)
      expect(cards(stage)).toEqual([erased])
      isOver = !mortal.isDead()
    }
  })
})
