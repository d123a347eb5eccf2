import { describe, expect, it, vi } from 'vitest'
import { TryAgainError } from '../../src/chat/inbox.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { StoreUnavailableError } from '../../src/store/store.ts'
import { openStage, type Stage } from '../fixtures/chatting.ts'
import { incoming, refusal } from '../fixtures/recording-surface.ts'

const en = chatWordingOf('en')
const aMinute = 60_000

/** Lets time pass, and what waits be found. */
async function lookAgainAfter(stage: Stage, ms: number): Promise<void> {
  stage.pass(ms)
  await stage.conversation.start()
  await stage.conversation.settled()
}

describe('a fault of the platform', () => {
  it('that asks for patience delays the answer and loses nothing', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('rate_limited', 30_000) })
    await stage.hear(incoming('Can I work remotely?'))
    expect(stage.surface.sent).toHaveLength(0)
    expect(stage.log.map(({ message }) => message)).toEqual([expect.stringContaining('rate_limited')])
    stage.pass(29_000)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(0)
    stage.pass(1_000)
    await stage.another().start()
    await stage.conversation.settled()
    await expect.poll(() => stage.surface.sent.length).toBe(1)
  })

  it('holds later messages of the thread back, so that they stay in order', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('unavailable') })
    const first = incoming('Can I work remotely?')
    await stage.hear(first)
    await stage.hear(incoming('What is the salary?', { threadId: first.threadId, opensThread: false }))
    expect(stage.surface.sent).toHaveLength(0)
    stage.pass(aMinute)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent.map(({ key }) => key)[0]).toBe(`stage:${first.id}`)
    expect(stage.surface.sent).toHaveLength(2)
  })

  it('after the message stands sends it no second time', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('unavailable'), afterwards: true })
    await stage.hear(incoming('Can I work remotely?'))
    stage.pass(aMinute)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(1)
    expect((await stage.store.counters(0)).reduce((sum, { count }) => sum + count, 0)).toBe(1)
  })

  it('where the assistant may not write sends the answer to the person, with a word on why', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('not_allowed') })
    await stage.hear(incoming('Can I work remotely?'))
    expect(stage.surface.sent.map(({ to }) => to.kind)).toEqual(['person', 'person'])
    expect(stage.said()[0]).toBe(en.answeredHere)
    expect(stage.log.filter(({ level }) => level === 'error')).toHaveLength(1)
  })

  it('that refuses the body tells the asker and does not go round in circles', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('rejected') })
    await stage.hear(incoming('Can I work remotely?'))
    expect(stage.said()).toEqual([en.failed])
    stage.pass(60 * aMinute)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(1)
  })

  it('of an hour only delays the answer', async () => {
    const stage = await openStage()
    for (let at = 0; at < 12; at++) stage.surface.faults.push({ error: refusal(at % 2 === 0 ? 'unavailable' : 'rate_limited', at % 2 === 0 ? null : 1_000) })
    await stage.hear(incoming('Can I work remotely?'))
    for (let at = 0; at < 12; at++) await lookAgainAfter(stage, 10 * aMinute)
    expect(stage.said()).toEqual(['The postings say:'])
  })

  it('of more than a day becomes an honest sentence', async () => {
    const stage = await openStage()
    for (let at = 0; at < 3; at++) stage.surface.faults.push({ error: refusal('unavailable') })
    await stage.hear(incoming('Can I work remotely?'))
    for (let at = 0; at < 4; at++) await lookAgainAfter(stage, 13 * 60 * aMinute)
    expect(stage.said()).toEqual([en.failed])
  })

  it('that lets nothing through leaves no trace of an answer, and the notice of first contact to the next', async () => {
    const stage = await openStage()
    for (let at = 0; at < 2; at++) stage.surface.faults.push({ error: refusal('not_allowed') })
    await stage.hear(incoming('Can I work remotely?'))
    expect((await stage.store.counters(0)).map(({ outcome }) => outcome)).toEqual(['failed'])
    await stage.hear(incoming('Can I work remotely?'))
    const last = stage.surface.sent.at(-1)?.outgoing
    expect(last?.kind === 'answer' && last.notice).not.toBe('')
  })

  it('does not let a question through that was over a limit', async () => {
    const stage = await openStage({ limits: { person: 1 } })
    await stage.hear(incoming('Can I work remotely?'))
    stage.surface.faults.push({ error: refusal('rate_limited') })
    await stage.hear(incoming('What is the salary?'))
    await lookAgainAfter(stage, aMinute)
    expect(stage.surface.sent).toHaveLength(1)
  })

  it('after a person was forgotten tells them so all the same', async () => {
    const stage = await openStage()
    const first = incoming('Can I work remotely?')
    await stage.hear(first)
    stage.surface.faults.push({ error: refusal('rate_limited') })
    await stage.hear(incoming('forget me', { threadId: first.threadId, way: 'follow_up', opensThread: false }))
    await lookAgainAfter(stage, aMinute)
    expect(stage.said().at(-1)).toBe(en.forgotten)
  })
})

describe('a fault of ours', () => {
  it('gets the asker one honest sentence and the operator one line without the question', async () => {
    const stage = await openStage()
    const working = stage.assistant
    stage.assistant = {
      ...working,
      answer: () => {
        throw new Error('index is broken')
      },
    }
    await stage.hear(incoming('Can I work remotely from Gävle?'))
    stage.assistant = working
    await stage.hear(incoming('Can I work remotely?', { personId: 'U2' }))
    expect(stage.said()).toEqual([en.failed, 'The postings say:'])
    expect(stage.observed.failures).toBe(1)
    expect(JSON.stringify(stage.log)).not.toMatch(/Gävle|remotely|U1/)
  })

  it('that passes, such as an index that is being built again, delays the answer', async () => {
    const stage = await openStage()
    const working = stage.assistant
    stage.assistant = {
      ...working,
      answer: () => {
        throw new TryAgainError('the index is being built again')
      },
    }
    await stage.hear(incoming('Can I work remotely?'))
    expect(stage.surface.sent).toHaveLength(0)
    stage.assistant = working
    stage.pass(aMinute)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.said()).toEqual(['The postings say:'])
  })

  it('leaves a message that was sealed under another key unanswered, and says why', async () => {
    const stage = await openStage()
    await stage.store.claim({
      message: 'stage:x',
      surface: 'stage',
      thread: 'stage:x',
      person: 'p',
      sentAt: 1,
      receivedAt: 1,
      payload: 'c2VhbGVkIG90aGVyd2lzZSwgYnkgc29tZWJvZHkgZWxzZQ==',
      opens: null,
    })
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(0)
    expect(stage.log[0]?.message).toMatch(/PERSON_KEY/)
    expect(await stage.store.waitingThreads('stage', Date.now())).toEqual([])
  })

  it('of the store is told to the surface, so that the platform delivers again', async () => {
    const stage = await openStage()
    const gone = new StoreUnavailableError('the database is gone; start it again')
    vi.spyOn(stage.store, 'claim').mockRejectedValue(gone)
    vi.spyOn(stage.store, 'forget').mockRejectedValue(gone)
    await expect(stage.conversation.receive(incoming('Can I work remotely?'))).rejects.toThrow(StoreUnavailableError)
    expect(await stage.conversation.forget('U1', 'en')).toBe(en.unavailable)
  })
})

describe('a process that stands still', () => {
  it('while it sends, for longer than its lease, does not begin again by itself', async () => {
    const stage = await openStage()
    const release = stage.surface.holdNext()
    await stage.conversation.receive(incoming('Can I work remotely?'))
    await expect.poll(() => stage.surface.isHeld()).toBe(true)
    stage.pass(61_000)
    await stage.conversation.start()
    release()
    await stage.conversation.settled()
    expect(stage.surface.attempts).toBe(1)
  })

  it('before it sends, and loses the message to another, sends nothing', async () => {
    const stage = await openStage()
    const message = incoming('Can I work remotely?')
    const thread = `stage:${message.threadId}`
    vi.spyOn(stage.store, 'greet').mockImplementationOnce(async () => {
      stage.pass(61_000)
      const taken = await stage.store.take(thread, { owner: 'another process', now: Date.UTC(2026, 1, 20, 12, 1, 1), leaseMs: 60_000 })
      expect(taken?.attempt).toBe(2)
      return false
    })
    await stage.hear(message)
    expect(stage.surface.sent).toHaveLength(0)
    expect(stage.observed.failures).toBe(0)
  })
})

describe('a process that stops', () => {
  it('works through what it took in, and holds it until the end', async () => {
    const stage = await openStage()
    const first = incoming('Can I work remotely?')
    const later = ['What is the salary?', 'Who leads the network team?'].map((text, at) =>
      incoming(text, { threadId: first.threadId, sentAt: first.sentAt + at + 1, opensThread: false }),
    )
    for (const message of [first, ...later]) await stage.conversation.receive(message)
    await stage.conversation.stop()
    expect(stage.surface.sent).toHaveLength(3)
  })
})

describe('a backlog', () => {
  it('is worked through some threads at a time', async () => {
    const stage = await openStage()
    const clock = Date.UTC(2026, 1, 20, 12)
    for (let at = 0; at < 100; at++) {
      const message = incoming('Can I work remotely?', { personId: `U${at}` })
      stage.surface.faults.push({ error: new Error('killed') })
      await stage.conversation.receive(message)
    }
    await stage.conversation.settled()
    stage.pass(61_000)
    const other = stage.another()
    await other.start()
    expect((await stage.store.waitingThreads('stage', clock + 61_000)).length).toBeGreaterThan(50)
    await expect.poll(() => stage.surface.sent.length, { timeout: 30_000 }).toBe(100)
  })
})

describe('a process that dies', () => {
  it('while it answers leaves the message to another, after its lease', async () => {
    const stage = await openStage()
    const { store } = stage
    const message = incoming('Can I work remotely?')
    // The send never comes back, as where the process is killed in it; the message was shown.
    stage.surface.faults.push({ error: new Error('killed'), afterwards: true })
    await stage.hear(message)
    expect(await store.waitingThreads('stage', Date.UTC(2026, 1, 20, 12))).toEqual([])
    stage.pass(61_000)
    const other = stage.another()
    await other.start()
    await other.settled()
    expect(stage.surface.sent).toHaveLength(1)
    expect((await store.counters(0)).map(({ outcome, count }) => [outcome, count])).toEqual([['answered', 1]])
  })

  it('before it answers loses nothing', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: new Error('killed') })
    await stage.hear(incoming('Can I work remotely?'))
    expect(stage.surface.sent).toHaveLength(0)
    stage.pass(61_000)
    const other = stage.another()
    await other.start()
    await other.settled()
    expect(stage.surface.sent).toHaveLength(1)
  })
})
