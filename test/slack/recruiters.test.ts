import { describe, expect, it } from 'vitest'
import { makeSurface } from '../fixtures/slack-surface.ts'

const minuteMs = 60_000

async function recruiting(members: string[]) {
  const clock = { now: 0 }
  const stage = await makeSurface({ recruiterChannel: 'C7', now: () => clock.now })
  stage.slack.channels.set('C7', { name: 'recruiting', isMember: true, isArchived: false, members })
  return { ...stage, clock, reads: () => stage.slack.callsOf('conversations.members').length }
}

describe('recruiters', () => {
  it('are the members of their channel, all of them, read once for a minute', async () => {
    const { surface, reads, clock } = await recruiting(Array.from({ length: 450 }, (_, index) => `U${index}`))
    expect(await surface.isRecruiter('U449')).toBe(true)
    clock.now += minuteMs - 1
    expect(await surface.isRecruiter('U0')).toBe(true)
    expect(reads()).toBe(3)
  })

  it('are looked up anew for a person who is not known, so that a new member may act', async () => {
    const members = ['U1']
    const { surface, clock } = await recruiting(members)
    expect(await surface.isRecruiter('U1')).toBe(true)
    members.push('U2')
    clock.now += 5_000
    expect(await surface.isRecruiter('U2')).toBe(true)
  })

  it('are not read for every stranger', async () => {
    const { surface, reads } = await recruiting(['U1'])
    const asked = await Promise.all(Array.from({ length: 20 }, (_, index) => surface.isRecruiter(`UX${index}`)))
    expect(asked).not.toContain(true)
    expect(reads()).toBe(1)
  })

  it('are no recruiters any more a minute after they left', async () => {
    const members = ['U1']
    const { surface, clock } = await recruiting(members)
    expect(await surface.isRecruiter('U1')).toBe(true)
    members.pop()
    clock.now += minuteMs
    expect(await surface.isRecruiter('U1')).toBe(false)
  })

  it('are nobody where Slack does not say who is in the channel', async () => {
    const { surface, slack, clock, complaints } = await recruiting(['U1'])
    expect(await surface.isRecruiter('U1')).toBe(true)
    clock.now += minuteMs
    slack.fail('conversations.members', { kind: 'status', status: 500 })
    expect(await surface.isRecruiter('U1')).toBe(false)
    expect(complaints()).toEqual([expect.stringContaining('SLACK_RECRUITER_CHANNEL')])
    clock.now += 5_000
    expect(await surface.isRecruiter('U1')).toBe(true)
  })

  it('are nobody where no channel is set', async () => {
    const { surface, slack } = await makeSurface()
    expect(await surface.isRecruiter('U1')).toBe(false)
    expect(slack.calls).toEqual([])
  })
})
