import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Assistant } from '../../src/assistant.ts'
import { TryAgainError } from '../../src/chat/inbox.ts'
import { type Quote, type Store, StoreUnavailableError } from '../../src/store/store.ts'
import { change, first, lead, lookAgain, openWith, over, quoteOf, recall, salary, settle, told, until } from '../fixtures/recalling.ts'
import { refusal } from '../fixtures/recording-surface.ts'

const aMinute = 60_000

// The gap between two edits.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('what changed while nobody looked', () => {
  it('is edited at the next start', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    await stage.conversation.stop()
    stage.assistant = over({ salary: '55,000' })
    const next = stage.another()
    await next.start()
    await settle(stage, next)
    expect(stage.surface.edits).toHaveLength(1)
  })

  it('is edited where the answer was on its way meanwhile', async () => {
    const stage = await openWith()
    const release = stage.surface.holdNext()
    await stage.conversation.receive(salary())
    await until(() => stage.surface.isHeld())
    stage.assistant = over({ salary: '55,000' })
    await stage.conversation.knowledgeChanged()
    release()
    await settle(stage)
    expect(stage.surface.edits).toEqual([])
    await lookAgain(stage, 2 * aMinute)
    expect(stage.surface.edits).toHaveLength(1)
  })

  it('is found when the index is there again', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    const missing = () => {
      throw new TryAgainError('the index is being built')
    }
    stage.assistant = { ...first, standing: missing, role: missing }
    await expect(stage.conversation.knowledgeChanged()).rejects.toThrow(TryAgainError)
    await lookAgain(stage)
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([])
    stage.assistant = over({ salary: '55,000' })
    await lookAgain(stage)
    expect(stage.surface.edits).toHaveLength(1)
  })

  it('is looked for after a while where the index is lost over it, and after twice as long the next time', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    let looks = 0
    const lost = () => {
      looks++
      throw new TryAgainError('the index is being built')
    }
    stage.assistant = { ...first, standing: lost }
    await lookAgain(stage, 0)
    for (const [ms, expected] of [
      [aMinute - 1, 1],
      [1, 2],
      [2 * aMinute - 1, 2],
      [1, 3],
    ] as const) {
      await lookAgain(stage, ms)
      expect(looks).toBe(expected)
    }
    stage.assistant = over({ salary: '55,000' })
    await lookAgain(stage, 4 * aMinute)
    expect(stage.surface.edits).toHaveLength(1)
  })

  it('is looked for a few quotes at a time, and others have their turn in between', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    const [shown] = await stage.store.shownQuotes('stage')
    const many = Array.from({ length: 23 }, (_, at) => ({ ...(shown as Quote), hash: `h${at}` }))
    const calls: number[] = []
    let turns = 0
    const turnsAt: number[] = []
    const count = () => {
      turns++
      if (calls.length < 5) setImmediate(count)
    }
    stage.assistant = {
      ...first,
      standing(quotes, language) {
        calls.push(quotes.length)
        turnsAt.push(turns)
        return first.standing(quotes, language)
      },
    }
    setImmediate(count)
    await stage.another({ store: { ...stage.store, shownQuotes: async () => many } }).knowledgeChanged()
    expect(calls).toEqual([5, 5, 5, 5, 3])
    expect(new Set(turnsAt).size).toBe(calls.length)
  })

  it('holds up neither the start nor what is tried again meanwhile', async () => {
    const stage = await openWith()
    stage.surface.faults.push({ error: refusal('unavailable') })
    await stage.hear(salary())
    const { promise, resolve } = Promise.withResolvers<readonly Quote[]>()
    const next = stage.another({ store: { ...stage.store, shownQuotes: () => promise } })
    await next.start()
    stage.pass(5_000)
    await next.start()
    await until(() => stage.surface.sent.length === 1)
    resolve([])
    await settle(stage, next)
  })

  it('waits for the index where it is lost before the edit', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    const changed = over({ salary: '55,000' })
    let calls = 0
    const losing: Assistant = {
      ...changed,
      standing(quotes, language) {
        calls++
        if (calls > 2) throw new TryAgainError('the index is being built')
        return changed.standing(quotes, language)
      },
    }
    await change(stage, losing)
    expect(calls).toBe(3)
    stage.assistant = changed
    await lookAgain(stage)
    expect(stage.surface.edits).toHaveLength(1)
  })
})

describe('several processes', () => {
  it('that find the same change edit it once', async () => {
    const stage = await openWith()
    for (let at = 0; at < 3; at++) await stage.hear(salary())
    const other = stage.another()
    stage.assistant = over({ salary: '55,000' })
    await Promise.all([stage.conversation.knowledgeChanged(), other.knowledgeChanged()])
    await Promise.all([settle(stage), settle(stage, other)])
    await lookAgain(stage)
    expect(stage.surface.edits.map(({ id }) => id).sort()).toEqual(stage.surface.sent.map(({ id }) => id).sort())
  })

  it('wait for the one that has the new pages', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    const behind = stage.another({ assistant: () => first })
    stage.assistant = over({ salary: '55,000' })
    // The job is left to a process that has not seen the change.
    const finding = stage.another({ store: { ...stage.store, take: async () => null } })
    await finding.knowledgeChanged()
    await lookAgain(stage, 0, behind)
    expect(stage.surface.edits).toEqual([])
    await lookAgain(stage, 5_000)
    expect(stage.surface.edits).toHaveLength(1)
  })

  it('leave as it is what was taken back before the edit, and edit the next change', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    stage.surface.faults.push({ error: refusal('unavailable') })
    await change(stage, over({ salary: '55,000' }))
    stage.assistant = first
    for (let at = 0; at < 8; at++) await lookAgain(stage)
    expect(stage.surface.edits).toEqual([])
    await change(stage, over({ salary: '55,000' }))
    expect(stage.surface.edits.map(({ outgoing }) => told(outgoing)[1])).toEqual([quoteOf('55,000')])
  })

  it('edit what changed again while it was being edited', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    const { edit } = stage.surface
    let isFirst = true
    stage.surface.edit = async (ids, outgoing) => {
      if (isFirst) {
        isFirst = false
        stage.assistant = over({ salary: '60,000' })
        await stage.conversation.knowledgeChanged()
      }
      await edit.call(stage.surface, ids, outgoing)
    }
    await change(stage, over({ salary: '55,000' }))
    expect(stage.surface.edits.map(({ outgoing }) => told(outgoing)[1])).toEqual([quoteOf('55,000'), quoteOf('60,000')])
  })
})

describe('a process that ends at any step', () => {
  const steps = ['shownQuotes', 'answersQuoting', 'claim', 'take', 'quotingAnswer', 'replaceQuotes', 'finish'] as const

  it.each(steps.flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]))(
    '%s, %s it is done: the next one edits what is left',
    async (step, when) => {
      const stage = await openWith()
      await stage.hear(salary())
      await stage.conversation.stop()
      stage.assistant = over({ salary: '55,000' })
      let isOver = false
      /** The store as a process sees it that ends at the step. */
      const dying = new Proxy(stage.store, {
        get: (store, name: keyof Store) =>
          typeof store[name] !== 'function'
            ? store[name]
            : async (...given: readonly unknown[]) => {
                const act = store[name] as (...all: readonly unknown[]) => Promise<unknown>
                const isStep = name === step && !isOver
                if (isOver || (isStep && when === 'before')) {
                  isOver = true
                  throw new StoreUnavailableError('the process is over')
                }
                const result = await act(...given)
                if (!isStep) return result
                isOver = true
                throw new StoreUnavailableError('the process is over')
              },
      })
      const ending = stage.another({ store: dying })
      await ending.knowledgeChanged().catch(() => {})
      await settle(stage, ending)
      expect(isOver).toBe(true)
      const next = stage.another()
      for (let at = 0; at < 3; at++) await lookAgain(stage, 2 * aMinute, next)
      // Between the edit and the note of it, the same edit is made again: it shows the same and notifies nobody.
      const isRepeated = step === 'replaceQuotes' && when === 'before'
      expect(stage.surface.edits).toHaveLength(isRepeated ? 2 : 1)
      for (const { outgoing } of stage.surface.edits) expect(told(outgoing)).toEqual([lead, quoteOf('55,000'), recall.updated])
      expect(await stage.store.shownQuotes('stage')).toMatchObject([{ text: quoteOf('55,000') }])
    },
  )
})
