import { describe, expect, it } from 'vitest'
import { counted, done, entry, lease, noon } from '../store/entries.ts'
import type { Contract } from './store.ts'

export function inboxContract({ store }: Contract): void {
  const claimAll = async (...messages: Parameters<typeof entry>[]) => {
    for (const message of messages) expect(await store().claim(entry(...message))).toBe(true)
  }
  const taken = async (owner: string, now = noon, thread = 'slack:t1') => (await store().take(thread, lease(owner, now)))?.message ?? null

  describe('a message', () => {
    it('is kept once, whether it is waiting, being answered or answered', async () => {
      await claimAll(['a'])
      expect(await store().claim(entry('a', { payload: 'another delivery' }))).toBe(false)
      expect((await store().take('slack:t1', lease('p1')))?.payload).toBe('sealed a')
      expect(await store().claim(entry('a'))).toBe(false)
      expect(await store().finish('a', 'p1', done())).toBe(true)
      expect(await store().claim(entry('a'))).toBe(false)
      expect(await taken('p1')).toBeNull()
    })

    it('is kept once of many deliveries at the same moment', async () => {
      const kept = await Promise.all(Array.from({ length: 20 }, () => store().claim(entry('a', { opens: { thread: threadless } }))))
      expect(kept.filter(Boolean)).toHaveLength(1)
    })

    it('is taken as it was kept', async () => {
      const kept = entry('a', { sentAt: 1_771_588_800_123, receivedAt: 1_771_588_801_456, payload: '"sealed" – ünï 🙂' })
      await store().claim(kept)
      const { opens, ...same } = kept
      expect(await store().take('slack:t1', lease('p1'))).toEqual({ ...same, attempt: 1, putBacks: 0 })
    })
  })

  describe('a thread', () => {
    it('gives its messages by the time they were sent, then by id, byte for byte', async () => {
      await claimAll(['late', { sentAt: 9 }], ['b', { sentAt: 5 }], ['B', { sentAt: 5 }], ['ä', { sentAt: 5 }], ['first', { sentAt: 2 }])
      const order: (string | null)[] = []
      for (let at = 0; at < 5; at++) {
        const message = await taken('p1')
        order.push(message)
        await store().finish(message as string, 'p1', done())
      }
      expect(order).toEqual(['first', 'B', 'b', 'ä', 'late'])
      expect(await taken('p1')).toBeNull()
    })

    it('gives one at a time, to anybody; other threads do not wait for it', async () => {
      await claimAll(['a'], ['b', { sentAt: 2 }], ['other', { thread: 'slack:t2' }])
      expect(await taken('p1')).toBe('a')
      expect(await taken('p1')).toBeNull()
      expect(await taken('p2')).toBeNull()
      expect(await taken('p2', noon, 'slack:t2')).toBe('other')
      await store().finish('a', 'p1', done())
      expect(await taken('p2')).toBe('b')
    })

    it('gives an older message that arrives late next, not at the same time', async () => {
      await claimAll(['b', { sentAt: 2 }])
      expect(await taken('p1')).toBe('b')
      await claimAll(['a', { sentAt: 1 }])
      expect(await taken('p2')).toBeNull()
      await store().finish('b', 'p1', done())
      expect(await taken('p2')).toBe('a')
    })

    it('that nobody wrote in gives nothing', async () => {
      expect(await taken('p1', noon, 'slack:unknown')).toBeNull()
    })
  })

  describe('a lease', () => {
    it('that ran out lets another process take the message; the first can record nothing any more', async () => {
      await claimAll(['a'])
      expect(await taken('p1', noon)).toBe('a')
      expect(await taken('p2', noon + 59_999)).toBeNull()
      expect(await store().take('slack:t1', lease('p2', noon + 60_000))).toMatchObject({ message: 'a', attempt: 2, payload: 'sealed a' })
      const recorded = done({ counted: [counted(null, 'answered')] })
      expect(await store().finish('a', 'p1', recorded)).toBe(false)
      expect(await store().counters(0)).toEqual([])
      expect(await store().finish('a', 'p2', recorded)).toBe(true)
      expect(await store().counters(0)).toHaveLength(1)
    })

    it('that ran out still counts where nobody took the message', async () => {
      await claimAll(['a'])
      await taken('p1', noon)
      expect(await store().finish('a', 'p1', done({ now: noon + 600_000 }))).toBe(true)
    })

    it('is lost to a process that takes an older message of the thread after it ran out', async () => {
      await claimAll(['b', { sentAt: 2 }])
      await taken('p1', noon)
      await claimAll(['a', { sentAt: 1 }])
      expect(await taken('p2', noon + 60_000)).toBe('a')
      expect(await store().finish('b', 'p1', done())).toBe(false)
      await store().finish('a', 'p2', done())
      expect(await store().take('slack:t1', lease('p2', noon + 60_000))).toMatchObject({ message: 'b', attempt: 2 })
    })

    it('on one message is held, also past its end, until somebody else has it', async () => {
      await claimAll(['a'])
      await taken('p1', noon)
      expect(await store().hold('a', lease('p1', noon + 70_000))).toBe(true)
      expect(await taken('p2', noon + 100_000)).toBeNull()
      expect(await store().hold('a', lease('p2', noon + 100_000))).toBe(false)
      expect(await taken('p2', noon + 130_000)).toBe('a')
      expect(await store().hold('a', lease('p1', noon + 130_000))).toBe(false)
      await store().finish('a', 'p2', done({}))
      expect(await store().hold('a', lease('p2', noon + 130_000))).toBe(false)
    })

    it('ends when the message is finished, once, by its owner alone', async () => {
      await claimAll(['a'])
      expect(await store().finish('a', 'p1', done())).toBe(false)
      await taken('p1')
      expect(await store().finish('a', 'p2', done())).toBe(false)
      expect(await store().finish('unknown', 'p1', done())).toBe(false)
      expect(await store().finish('a', 'p1', done())).toBe(true)
      expect(await store().finish('a', 'p1', done())).toBe(false)
    })
  })

  describe('a message that is put back', () => {
    it('waits for its time, and the later ones of its thread wait for it', async () => {
      await claimAll(['a'], ['b', { sentAt: 2 }])
      await taken('p1')
      await store().putBack('a', 'p1', noon + 5_000)
      expect(await taken('p1', noon + 4_999)).toBeNull()
      expect(await store().waitingThreads('slack', noon + 4_999)).toEqual([])
      expect(await store().waitingThreads('slack', noon + 5_000)).toEqual(['slack:t1'])
      expect(await store().take('slack:t1', lease('p2', noon + 5_000))).toMatchObject({ message: 'a', attempt: 2, putBacks: 1 })
    })

    it('is no longer its owner’s, and only its owner can put it back', async () => {
      await claimAll(['a'])
      await taken('p1')
      await store().putBack('a', 'p2', noon)
      expect(await taken('p2')).toBeNull()
      await store().putBack('a', 'p1', noon)
      expect(await store().finish('a', 'p1', done())).toBe(false)
      expect(await taken('p2')).toBe('a')
    })
  })

  it('names the threads of a surface that can be taken from, oldest message first', async () => {
    await claimAll(['a', { thread: 't-late', sentAt: 9 }], ['b', { thread: 't-early', sentAt: 3 }], ['c', { thread: 't-early', sentAt: 8 }])
    await claimAll(['d', { thread: 't-held', sentAt: 1 }], ['e', { thread: 't-held', sentAt: 2 }], ['f', { thread: 't-done', sentAt: 1 }])
    await claimAll(['g', { thread: 't-other', surface: 'discord', sentAt: 1 }])
    await taken('p1', noon, 't-held')
    await taken('p1', noon, 't-done')
    await store().finish('f', 'p1', done())
    expect(await store().waitingThreads('slack', noon)).toEqual(['t-early', 't-late'])
    expect(await store().waitingThreads('slack', noon + 60_000)).toEqual(['t-held', 't-early', 't-late'])
    expect(await store().waitingThreads('discord', noon)).toEqual(['t-other'])
  })
}

const threadless = { language: null, postingIds: [], topics: [], terms: [], mentionedIds: [] }
