import { describe, expect, it, vi } from 'vitest'
import type { DigestSource } from '../../src/chat/digest.ts'
import type { Digest } from '../../src/chat/surface.ts'
import type { Stage } from '../fixtures/chatting.ts'
import { aDay, openTeamStage, sentOf } from '../fixtures/handing-over.ts'
import { refusal } from '../fixtures/recording-surface.ts'

const anHour = 60 * 60_000
const digest: Digest = { title: 'What candidates asked', sections: [{ title: 'Asked most', lines: ['salary: 12'] }] }
const openDigestStage = (source: DigestSource = async () => digest, hasRecruiters = true) =>
  openTeamStage({ hasRecruiters, team: { language: 'sv', digest: source } })

/** The stage opens on Friday, 20 February 2026, 12:00 UTC. */
const monday = Date.UTC(2026, 1, 23)
async function lookAt(stage: Stage, at: number): Promise<void> {
  await stage.lookAgainAfter(at - stage.now())
}

describe('the weekly digest', () => {
  it('sums up the week before, Monday to Sunday, for the surface, from Monday 08:00 UTC on', async () => {
    const source = vi.fn<DigestSource>(async () => digest)
    const stage = await openDigestStage(source)
    await lookAt(stage, monday + 7.9 * anHour)
    const before = sentOf(stage, 'digest').length
    await lookAt(stage, monday + 8 * anHour)
    expect(source).toHaveBeenLastCalledWith(monday - 7 * aDay, monday, 'sv', 'stage')
    expect(sentOf(stage, 'digest').slice(before)).toMatchObject([{ to: { kind: 'recruiters' }, outgoing: { kind: 'digest', digest, language: 'sv' } }])
  })

  it('comes once a week over all processes and restarts', async () => {
    const stage = await openDigestStage()
    await lookAt(stage, monday + 8 * anHour)
    const [{ length: before }, others] = [sentOf(stage, 'digest'), [stage.another(), stage.another()]]
    await lookAt(stage, monday + 3 * aDay)
    await Promise.all(others.map((conversation) => conversation.start()))
    await Promise.all(others.map((conversation) => conversation.settled()))
    expect(sentOf(stage, 'digest')).toHaveLength(before)
    await lookAt(stage, monday + 8 * aDay)
    expect(sentOf(stage, 'digest')).toHaveLength(before + 1)
  })

  it('comes once a week also where nothing is kept for a week', async () => {
    const stage = await openDigestStage()
    await lookAt(stage, monday + 8 * anHour)
    const { length: before } = sentOf(stage, 'digest')
    stage.pass(6 * aDay)
    await stage.store.sweep(stage.now() - aDay, stage.now())
    stage.conversation = stage.another()
    await stage.lookAgainAfter(0)
    expect(sentOf(stage, 'digest')).toHaveLength(before)
  })

  it('of weeks in which nobody ran is that of the last alone', async () => {
    const source = vi.fn<DigestSource>(async () => digest)
    const stage = await openDigestStage(source)
    await lookAt(stage, monday + 31 * aDay)
    expect(source.mock.calls.map(([from]) => from)).toEqual([monday + 21 * aDay])
  })

  it('is not posted where there is nothing to say, and not asked for again', async () => {
    const source = vi.fn<DigestSource>(async () => null)
    const stage = await openDigestStage(source)
    const claims = vi.spyOn(stage.store, 'claim')
    for (let at = 0; at < 3; at++) await lookAt(stage, monday + (9 + at) * anHour)
    expect(claims).toHaveBeenCalledTimes(1)
    expect(stage.surface.sent).toEqual([])
    expect(source).toHaveBeenCalledTimes(1)
  })

  it('that cannot be posted now is posted later; one that is refused for good is let go', async () => {
    const stage = await openDigestStage()
    stage.surface.faults.push({ error: refusal('unavailable') })
    await lookAt(stage, monday + 8 * anHour)
    expect(stage.surface.sent).toHaveLength(0)
    await stage.lookAgainAfter(60_000)
    expect(stage.surface.sent).toHaveLength(1)
    stage.surface.faults.push({ error: refusal('not_allowed') })
    await lookAt(stage, monday + 8 * aDay)
    await stage.lookAgainAfter(60 * 60_000)
    expect(stage.surface.sent).toHaveLength(1)
    expect(stage.log.at(-1)?.message).toMatch(/weekly digest does not reach/)
  })

  it('goes nowhere where there is no recruiting channel', async () => {
    const source = vi.fn<DigestSource>(async () => digest)
    const stage = await openDigestStage(source, false)
    await lookAt(stage, monday + 8 * anHour)
    expect(source).not.toHaveBeenCalled()
  })
})
