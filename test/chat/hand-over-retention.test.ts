import { describe, expect, it } from 'vitest'
import type { Stage } from '../fixtures/chatting.ts'
import { aDay, ask, cardOf, openTeamStage, robin, sentOf } from '../fixtures/handing-over.ts'
import { openMortal } from '../fixtures/mortal.ts'
import { refusal } from '../fixtures/recording-surface.ts'

const erased = { kind: 'erased_hand_over', teamLanguage: 'en' }
const cards = (stage: Stage) => stage.surface.sent.filter(({ to }) => to.kind === 'recruiters').map(({ id }) => stage.surface.shown(id))

describe('a question whose days are over', () => {
  it('is erased, and its card cleared', async () => {
    const stage = await openTeamStage()
    const old = await ask(stage)
    await stage.conversation.team.reply(old, 'Yes.', robin)
    await stage.lookAgainAfter(80 * aDay)
    const young = await ask(stage, { id: 'v2' })
    await stage.lookAgainAfter(10 * aDay)
    expect(cardOf(stage, old)).toMatchObject({ reply: 'Yes.' })
    await stage.lookAgainAfter(60_000)
    expect(cards(stage)).toEqual([erased, expect.objectContaining({ kind: 'hand_over' })])
    expect((await stage.conversation.questionsOf('U1', 'en')).map(({ status }) => status.ref)).toEqual([young])
  })

  it('is erased where it was never posted', async () => {
    const stage = await openTeamStage()
    stage.surface.refuse = () => refusal('unavailable')
    await ask(stage)
    const [question] = await stage.conversation.questionsOf('U1', 'en')
    await stage.conversation.withdraw(question?.status.ref ?? '', 'U1', 'en')
    await stage.lookAgainAfter(91 * aDay)
    expect(await stage.conversation.questionsOf('U1', 'en')).toEqual([])
    expect(stage.surface.sent).toEqual([])
  })

  it('is kept until what is told of its end had its time', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    stage.conversation = stage.another({ retentionDays: 7 })
    await stage.lookAgainAfter(8 * aDay)
    await stage.lookAgainAfter(7 * aDay)
    expect(cardOf(stage, ref)?.state).toBe('expired')
    expect(sentOf(stage, 'asker_status')).toHaveLength(1)
    await stage.lookAgainAfter(60_000)
    expect(cards(stage)).toEqual([erased])
  })

  it('is erased in turn where there are many', async () => {
    const stage = await openTeamStage()
    for (let at = 0; at < 26; at++) await ask(stage, { id: `v${at}`, personId: 'U2' })
    for (const { status } of await stage.conversation.questionsOf('U2', 'en')) await stage.conversation.withdraw(status.ref ?? '', 'U2', 'en')
    await stage.conversation.settled()
    await stage.lookAgainAfter(91 * aDay)
    expect(cards(stage).filter((card) => card?.kind === 'erased_hand_over')).toHaveLength(25)
    await stage.lookAgainAfter(60_000)
    expect(cards(stage).every((card) => card?.kind === 'erased_hand_over')).toBe(true)
  })

  it('leaves nothing on its card where the process dies at any step', { timeout: 120_000 }, async () => {
    for (let diesAfter = 0, isOver = false; !isOver; diesAfter++) {
      const stage = await openTeamStage()
      const ref = await ask(stage)
      await stage.conversation.withdraw(ref, 'U1', 'en')
      await stage.conversation.settled()
      stage.pass(91 * aDay)
      const mortal = openMortal(stage, diesAfter)
      await mortal.conversation.start().catch(() => {})
      await mortal.conversation.settled()
      for (let look = 0; look < 3; look++) await stage.lookAgainAfter(61_000)
      expect(cards(stage)).toEqual([erased])
      expect(await stage.conversation.questionsOf('U1', 'en')).toEqual([])
      isOver = !mortal.isDead()
    }
  })
})
