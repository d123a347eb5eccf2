import { describe, expect, it, vi } from 'vitest'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { aDay, ask, cardOf, openTeamStage, robin, sentOf } from '../fixtures/handing-over.ts'

const en = chatWordingOf('en')
const expired = 'Nobody of the recruiting team has replied within 7 days, so I have closed your question. Please use the contact in the posting.'

describe('a question that nobody replied to', () => {
  it('expires after its days, taken or not, and the asker and the card say so', async () => {
    const stage = await openTeamStage()
    const asked = await ask(stage)
    const taken = await ask(stage, { id: 'v2', replyTo: 'person', isPublic: false })
    const replied = await ask(stage, { id: 'v3' })
    await stage.conversation.team.take(taken, robin)
    await stage.conversation.team.reply(replied, 'Yes.', robin)
    await stage.lookAgainAfter(7 * aDay)
    expect(sentOf(stage, 'asker_status')).toEqual([])
    await stage.lookAgainAfter(60_000)
    const told = sentOf(stage, 'asker_status').map(({ to, outgoing }) => [to.kind, outgoing.kind === 'asker_status' && outgoing.status.text])
    expect(told).toHaveLength(2)
    expect(told).toContainEqual(['thread', expired])
    expect(told).toContainEqual(['person', `About your question “Do you sponsor visas?”: ${expired}`])
    expect([asked, taken, replied].map((ref) => cardOf(stage, ref)?.state)).toEqual(['expired', 'expired', 'closed'])
    expect(cardOf(stage, asked)).toMatchObject({ days: 7, actions: [] })
  })

  it('expires once, however many processes look', async () => {
    const stage = await openTeamStage({ team: { handOverDays: 1 } })
    await ask(stage)
    stage.pass(2 * aDay)
    const all = [stage.conversation, stage.another(), stage.another()]
    await Promise.all(all.map((conversation) => conversation.start()))
    await Promise.all(all.map((conversation) => conversation.settled()))
    expect(sentOf(stage, 'asker_status')).toHaveLength(1)
  })

  it('expires also where it is kept no longer than it may wait', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    stage.conversation = stage.another({ retentionDays: 7 })
    stage.pass(7 * aDay)
    await stage.store.sweep(stage.now() + 30_000 - 7 * aDay, stage.now() + 30_000)
    await stage.lookAgainAfter(30_000)
    expect(sentOf(stage, 'asker_status')).toHaveLength(1)
    expect(cardOf(stage, ref)?.state).toBe('expired')
  })

  it('is looked for once a minute', async () => {
    const stage = await openTeamStage()
    const looks = vi.spyOn(stage.store, 'overdueHandOvers')
    for (let at = 0; at < 12; at++) await stage.lookAgainAfter(10_000)
    expect(looks).toHaveBeenCalledTimes(2)
  })

  it('is replied to no more once it has expired', async () => {
    const stage = await openTeamStage()
    const ref = await ask(stage)
    await stage.lookAgainAfter(8 * aDay)
    expect((await stage.conversation.team.reply(ref, 'Yes.', robin)).text).toBe(teamWordingOf('en').done.overAlready)
    expect((await stage.conversation.withdraw(ref, 'U1', 'en')).text).toBe(expired)
    expect(en.handOver.expired).toContain('{days}')
    expect(sentOf(stage, 'team_reply')).toEqual([])
  })
})
