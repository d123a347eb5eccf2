import { describe, expect, it } from 'vitest'
import type { HandOverRequest } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { openStage } from '../fixtures/chatting.ts'
import { incoming, refusal } from '../fixtures/recording-surface.ts'

const en = chatWordingOf('en')
const request: HandOverRequest = { id: 'v1', threadId: 't1', messageId: 'm1', personId: 'U1', question: 'Do you sponsor visas?', language: 'en' }

describe('a question to a person', () => {
  it('is posted to the recruiting team once, with a link, and the asker is told so', async () => {
    const stage = await openStage()
    const said = await Promise.all([stage.conversation.askPerson(request), stage.conversation.askPerson(request)])
    expect(said).toContain(en.handedOver)
    expect(await stage.conversation.askPerson(request)).toBe(en.handedOver)
    expect(stage.surface.sent).toHaveLength(1)
    const [sent] = stage.surface.sent
    expect(sent?.to).toEqual({ kind: 'recruiters' })
    expect(sent?.outgoing).toEqual({
      kind: 'hand_over',
      handOver: { question: 'Do you sponsor visas?', language: 'en', permalink: 'https://stage.example/m1', role: '', personId: 'U1' },
    })
  })

  it('names the role that the thread is about', async () => {
    const stage = await openStage()
    const first = incoming('In the cloud network engineer role, how do you hire?')
    await stage.hear(first)
    await stage.conversation.askPerson({ ...request, threadId: first.threadId })
    const last = stage.surface.sent.at(-1)?.outgoing
    expect(last?.kind === 'hand_over' && last.handOver.role).toBe('Become our next Cloud Network Engineer')
  })

  it('that cannot be posted is kept, said to be kept, and posted later', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('unavailable') })
    expect(await stage.conversation.askPerson(request)).toBe(en.handOverWaits)
    stage.pass(60_000)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(1)
    expect(await stage.conversation.askPerson(request)).toBe(en.handedOver)
  })

  it('that the channel refuses for good is said not to have arrived, at once or later', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('not_allowed') })
    expect(await stage.conversation.askPerson(request)).toBe(en.noRecruiters)
    stage.surface.faults.push({ error: refusal('unavailable') }, { error: refusal('gone') })
    expect(await stage.conversation.askPerson({ ...request, id: 'v2' })).toBe(en.handOverWaits)
    stage.pass(60_000)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent.map(({ to, outgoing }) => [to.kind, outgoing.kind === 'sentence' && outgoing.text])).toEqual([['person', en.noRecruiters]])
    expect(stage.log.filter(({ level }) => level === 'error')).toHaveLength(2)
  })

  it('goes nowhere where there is no recruiting channel, and says so', async () => {
    const stage = await openStage({ hasRecruiters: false })
    expect(await stage.conversation.askPerson(request)).toBe(en.noRecruiters)
    expect(stage.surface.sent).toHaveLength(0)
  })

  it('is not posted after the person asked to be forgotten', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('unavailable') })
    await stage.conversation.askPerson(request)
    expect(await stage.conversation.forget('U1', 'en')).toMatch(/questions to the recruiting team \(1\)/)
    stage.pass(60_000)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(0)
  })
})
