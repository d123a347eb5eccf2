import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Asked, Improve } from '../../src/assistant.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { openStage, type Stage } from '../fixtures/chatting.ts'
import { isWorded, wordedBy } from '../fixtures/improving.ts'
import { incoming, refusal } from '../fixtures/recording-surface.ts'

const en = chatWordingOf('en')
const aMinute = 60_000
const remote = 'Can I work remotely?'
const privately = { way: 'command', opensThread: false, reply: { kind: 'private', handle: 'h1' } } as const
const toChannel = { way: 'command', opensThread: false, reply: { kind: 'channel', handle: 'h1' } } as const

/** Whether each reply that was sent shows what the model worded; null for a sentence. */
const wordings = (stage: Stage) => stage.surface.sent.map(({ outgoing }) => (outgoing.kind === 'answer' ? isWorded(outgoing) : null))

/** A model that takes until it is released. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>()
  const asked: Asked[] = []
  const improve: Improve = async (reply, question) => {
    asked.push(question)
    await promise
    return wordedBy()(reply, question)
  }
  return { improve, asked, release: resolve }
}

async function lookAgainAfter(stage: Stage, ms: number): Promise<void> {
  stage.pass(ms)
  await stage.conversation.start()
  await stage.conversation.settled()
}

describe('a language model', () => {
  it('words an answer before it is sent', async () => {
    const asked: Asked[] = []
    const stage = await openStage({ improve: wordedBy(asked) })
    await stage.hear(incoming(remote, { priorLanguages: ['en'] }))
    expect(wordings(stage)).toEqual([true])
    expect(asked).toEqual([{ message: remote, thread: expect.anything(), prior: ['en'], signal: expect.any(AbortSignal) }])
  })

  it('is asked after the limits and the status, and before anything of first contact is noted', async () => {
    const steps: string[] = []
    const stage = await openStage({
      improve: async (reply) => {
        steps.push('improve')
        return reply
      },
    })
    const note = <K extends 'showWorking' | 'send'>(name: K) => {
      const original = stage.surface[name].bind(stage.surface) as (...args: never[]) => never
      vi.spyOn(stage.surface, name).mockImplementation(((...args: never[]) => {
        steps.push(name)
        return original(...args)
      }) as never)
    }
    note('showWorking')
    note('send')
    const greet = stage.store.greet
    vi.spyOn(stage.store, 'greet').mockImplementation((...args) => {
      steps.push('greet')
      return greet(...args)
    })
    await stage.hear(incoming(remote))
    expect(steps).toEqual(['showWorking', 'improve', 'greet', 'send'])
  })

  it('is asked in the thread as it was, and what it makes of the thread is remembered', async () => {
    const asked: Asked[] = []
    const stage = await openStage({
      improve: async (reply, question) => {
        asked.push(question)
        return { ...reply, thread: stage.assistant.threadOn('postings/devops-engineer') }
      },
    })
    const first = incoming(remote)
    await stage.hear(first)
    const kept = await stage.store.conversation(`stage:${first.threadId}`)
    expect(kept?.memory.postingIds).toEqual(['postings/devops-engineer'])
    await stage.hear(incoming(remote, { threadId: first.threadId, opensThread: false }))
    expect(asked[1]?.thread?.postingIds).toEqual(['postings/devops-engineer'])
  })

  it('is asked what is not understood, where the assistant was called', async () => {
    const asked: Asked[] = []
    const stage = await openStage({ improve: wordedBy(asked) })
    await stage.hear(incoming('Snorkel flibbertigibbet?'))
    expect(asked).toHaveLength(1)
  })

  it('is asked once for a message, however often it is delivered', async () => {
    const asked: Asked[] = []
    const stage = await openStage({ improve: wordedBy(asked) })
    const message = incoming(remote)
    await Promise.all([stage.hear(message), stage.hear(message), stage.hear({ ...message, way: 'follow_up' })])
    expect(asked).toHaveLength(1)
    expect(stage.surface.sent).toHaveLength(1)
  })

  it.each([
    ['a greeting', 'Hello!'],
    ['what is refused', 'Would I get the job with my experience?'],
    ['a list of roles', 'Which jobs are open?'],
    ['an order', 'stop'],
    ['a call without a question', '  '],
  ])('is not asked about %s', async (_, text) => {
    const asked: Asked[] = []
    const stage = await openStage({ improve: wordedBy(asked) })
    await stage.hear(incoming(text))
    expect(stage.surface.sent).toHaveLength(1)
    expect(asked).toEqual([])
  })

  it('is not asked about what people say to one another, or what is over a limit', async () => {
    const asked: Asked[] = []
    const stage = await openStage({ improve: wordedBy(asked), limits: { person: 1 } })
    const first = incoming(remote)
    const later = { threadId: first.threadId, way: 'follow_up', opensThread: false } as const
    await stage.hear(first)
    await stage.hear(incoming('haha nice, see you at lunch?', { ...later, personId: 'U2' }))
    await stage.hear(incoming(remote, { ...later, personId: 'U3', isToOthers: true }))
    await stage.hear(incoming(remote, later))
    expect(asked).toHaveLength(1)
    expect(stage.observed.outcomes).toEqual(['answered', 'limited'])
  })

  it('words private and shared answers too', async () => {
    const stage = await openStage({ improve: wordedBy() })
    await stage.hear(incoming(remote, privately))
    await stage.hear(incoming(remote, toChannel))
    expect(wordings(stage)).toEqual([true, true])
    expect(await stage.store.conversation(`stage:${stage.surface.sent[1]?.id}`)).not.toBeNull()
  })

  it('changes nothing of what is counted and kept of an answer', async () => {
    const kept = await Promise.all(
      [undefined, wordedBy()].map(async (improve) => {
        const stage = await openStage(improve === undefined ? {} : { improve })
        const finish = vi.spyOn(stage.store, 'finish')
        await stage.hear(incoming(remote, { id: 'same', threadId: 'same', sentAt: 1 }))
        return finish.mock.calls[0]?.[2]
      }),
    )
    expect(kept[1]).toEqual(kept[0])
  })
})

describe('a fault of the model’s part', () => {
  it.each([
    ['rejects', () => Promise.reject(new TypeError('the secret question'))],
    [
      'throws',
      () => {
        throw new TypeError('the secret question')
      },
    ],
  ])('that %s costs no answer, and is logged without a word of it', async (_, improve) => {
    const stage = await openStage({ improve })
    await stage.hear(incoming(remote))
    expect(wordings(stage)).toEqual([false])
    expect(stage.log).toEqual([
      { level: 'error', fields: { message: expect.any(String), fault: 'TypeError' }, message: expect.stringContaining('language model') },
    ])
  })

  it('that makes the platform refuse the message leaves the quotes', async () => {
    const stage = await openStage({ improve: wordedBy() })
    stage.surface.faults.push({ error: refusal('rejected') })
    const message = incoming(remote)
    await stage.hear(message)
    expect(wordings(stage)).toEqual([false])
    expect(stage.surface.sent[0]?.key).toBe(`stage:${message.id}/verbatim`)
    expect(stage.observed.failures).toBe(1)
  })

  it('and of ours besides is told to the asker', async () => {
    const stage = await openStage({ improve: wordedBy() })
    stage.surface.faults.push({ error: refusal('rejected') }, { error: refusal('rejected') })
    await stage.hear(incoming(remote))
    expect(stage.said()).toEqual([en.failed])
  })
})

describe('another attempt', () => {
  it('sends what the model worded at the first, and asks it no more', async () => {
    const asked: Asked[] = []
    const stage = await openStage({ improve: wordedBy(asked) })
    stage.surface.faults.push({ error: refusal('rate_limited', 30_000) }, { error: refusal('unavailable') })
    await stage.hear(incoming(remote))
    await lookAgainAfter(stage, aMinute)
    expect(stage.surface.sent).toHaveLength(0)
    await lookAgainAfter(stage, aMinute)
    expect(wordings(stage)).toEqual([true])
    expect(asked).toHaveLength(1)
  })

  it('asks anew where the postings have changed', async () => {
    const asked: Asked[] = []
    const stage = await openStage({ improve: wordedBy(asked) })
    stage.surface.faults.push({ error: refusal('rate_limited', 30_000) })
    await stage.hear(incoming(remote))
    stage.assistant = { ...stage.assistant, versions: [...stage.assistant.versions] }
    await lookAgainAfter(stage, aMinute)
    expect(wordings(stage)).toEqual([true])
    expect(asked).toHaveLength(2)
  })

  it('of a message at which a process died goes out without the model', async () => {
    const asked: Asked[] = []
    const stage = await openStage({ improve: wordedBy(asked) })
    stage.surface.faults.push({ error: new Error('killed') })
    await stage.hear(incoming(remote))
    stage.pass(61_000)
    const other = stage.another()
    await other.start()
    await other.settled()
    expect(wordings(stage)).toEqual([false])
    expect(asked).toHaveLength(1)
  })
})

describe('a model that is slow', () => {
  afterEach(() => void vi.useRealTimers())

  it('keeps its message: no other process takes it up', async () => {
    const { improve, asked, release } = held()
    const stage = await openStage({ improve })
    await stage.conversation.start()
    await stage.conversation.receive(incoming(remote))
    await expect.poll(() => asked.length).toBe(1)
    stage.pass(21_000)
    const other = stage.another()
    await other.start()
    release()
    await Promise.all([stage.conversation.settled(), other.settled()])
    expect(wordings(stage)).toEqual([true])
    expect(asked).toHaveLength(1)
  })

  it('and stood still for so long that another process answered sends nothing', async () => {
    const { improve, asked, release } = held()
    const stage = await openStage({ improve })
    const message = incoming(remote)
    await stage.conversation.receive(message)
    await expect.poll(() => asked.length).toBe(1)
    stage.pass(61_000)
    await stage.store.take(`stage:${message.threadId}`, { owner: 'another process', now: Date.UTC(2026, 1, 20, 12, 1, 1), leaseMs: 60_000 })
    release()
    await stage.conversation.settled()
    expect(stage.surface.sent).toEqual([])
    expect(stage.observed.failures).toBe(0)
  })

  it('holds up no other thread', async () => {
    const { improve, asked, release } = held()
    const stage = await openStage({ improve })
    await stage.conversation.receive(incoming(remote))
    await expect.poll(() => asked.length).toBe(1)
    await stage.conversation.receive(incoming('Hello!', { personId: 'U2' }))
    await expect.poll(() => stage.surface.sent.length).toBe(1)
    release()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(2)
  })

  it('answers nobody who was forgotten meanwhile, and keeps nothing of them', async () => {
    const { improve, asked, release } = held()
    const stage = await openStage({ improve })
    const message = incoming(remote)
    await stage.conversation.receive(message)
    await expect.poll(() => asked.length).toBe(1)
    await stage.conversation.forget('U1', 'en')
    stage.pass(2_000)
    release()
    await stage.conversation.settled()
    expect(stage.surface.sent).toEqual([])
    expect(await stage.store.conversation(`stage:${message.threadId}`)).toBeNull()
    expect(await stage.conversation.forget('U1', 'en')).toBe(en.nothingKept)
  })

  it('says nothing after a recruiter who answered meanwhile, and stays silent', async () => {
    const { improve, asked, release } = held()
    const stage = await openStage({ improve })
    stage.surface.recruiters.add('R1')
    const first = incoming(remote)
    await stage.conversation.receive(first)
    await expect.poll(() => asked.length).toBe(1)
    await stage.conversation.receive(incoming('Yes, you can.', { threadId: first.threadId, way: 'follow_up', opensThread: false, personId: 'R1' }))
    release()
    await stage.conversation.settled()
    expect(stage.surface.sent).toEqual([])
    expect((await stage.store.conversation(`stage:${first.threadId}`))?.silence).toBe('recruiter')
  })

  it('quotes no posting that was closed meanwhile', async () => {
    const { improve, asked, release } = held()
    const stage = await openStage({ improve })
    await stage.conversation.receive(incoming(remote))
    await expect.poll(() => asked.length).toBe(1)
    const before = stage.assistant
    stage.assistant = { ...before, versions: [], answer: () => before.answer('Is there a pension?') }
    release()
    await stage.conversation.settled()
    const [sent] = stage.surface.sent
    expect(sent?.outgoing.kind === 'answer' && sent.outgoing.answer).toEqual(before.answer('Is there a pension?').answer)
  })

  it.each([
    ['thread', {}, 3],
    ['channel', toChannel, 3],
    ['private request', privately, 0],
  ])('shows in a %s that the answer is on its way for as long as it takes', async (_, changes, times) => {
    const { improve, asked, release } = held()
    const stage = await openStage({ improve })
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    await stage.conversation.receive(incoming(remote, changes))
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
    vi.advanceTimersByTime(15_000)
    expect(stage.surface.working).toHaveLength(times)
    release()
    await stage.conversation.settled()
    vi.advanceTimersByTime(60_000)
    expect(stage.surface.working).toHaveLength(times)
  })
})

describe('a process that stops', () => {
  it('while a model works sends the quotes at once, and asks no more', async () => {
    const { improve, asked } = held()
    const stage = await openStage({ improve })
    const first = incoming(remote)
    await stage.conversation.receive(first)
    await expect.poll(() => asked.length).toBe(1)
    await stage.conversation.receive(incoming('Who leads the network team?', { threadId: first.threadId, sentAt: first.sentAt + 1, opensThread: false }))
    await stage.conversation.stop()
    expect(wordings(stage)).toEqual([false, false])
    expect(asked).toHaveLength(1)
    expect(asked[0]?.signal?.aborted).toBe(true)
  })
})
