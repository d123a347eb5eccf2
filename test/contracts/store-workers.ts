import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { done, entry } from '../store/entries.ts'
import type { Contract } from './store.ts'

const threads = ['slack:t1', 'slack:t2', 'slack:t3']
const messagesPerThread = 12

/** Two processes with several workers each, all after the same threads. */
export function workersContract({ store, another }: Contract): void {
  const fill = async (): Promise<string[]> => {
    const entries = threads.flatMap((thread) =>
      Array.from({ length: messagesPerThread }, (_, at) => entry(`${thread}/${String(at).padStart(2, '0')}`, { thread, sentAt: Math.floor(at / 3) })),
    )
    await Promise.all(entries.map((each) => store().claim(each)))
    return entries.map(({ message }) => message)
  }

  describe('two processes', () => {
    it('answer every message once, a thread in order and one at a time', async () => {
      const all = await fill()
      const held = new Map<string, string>()
      const answered: string[] = []
      const work = async (from: Store, owner: string): Promise<void> => {
        for (let idle = 0; answered.length < all.length && idle < 10_000; idle++) {
          for (const thread of threads) {
            const claim = await from.take(thread, { owner, now: 0, leaseMs: 1_000 })
            if (claim === null) continue
            expect(held.get(thread)).toBeUndefined()
            held.set(thread, owner)
            await Promise.resolve()
            held.delete(thread)
            answered.push(claim.message)
            expect(await from.finish(claim.message, owner, done())).toBe(true)
          }
        }
      }
      const second = await another()
      await Promise.all([1, 2, 3, 4].flatMap((at) => [work(store(), `first/${at}`), work(second, `second/${at}`)]))
      for (const thread of threads) {
        expect(answered.filter((message) => message.startsWith(`${thread}/`))).toEqual(all.filter((message) => message.startsWith(`${thread}/`)))
      }
    })

    it('record every message once where leases run out, are renewed, or the message is put back', async () => {
      const all = await fill()
      let clock = 0
      let seed = 7
      const random = (below: number): number => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        return Math.floor((seed / 2_147_483_648) * below)
      }
      const recorded: string[] = []
      const work = async (from: Store, owner: string): Promise<void> => {
        while (recorded.length < all.length && clock < 50_000) {
          const claim = await from.take(threads[random(threads.length)] as string, { owner, now: clock++, leaseMs: 1 + random(8) })
          if (claim === null) continue
          const course = random(6)
          if (course === 0) continue
          if (course === 1) await from.putBack(claim.message, owner, clock + 2)
          if (course === 2) await from.hold(claim.message, { owner, now: clock, leaseMs: 10 })
          if (await from.finish(claim.message, owner, done())) recorded.push(claim.message)
        }
      }
      const second = await another()
      await Promise.all([1, 2, 3, 4].flatMap((at) => [work(store(), `first/${at}`), work(second, `second/${at}`)]))
      expect([...recorded].sort()).toEqual(all)
    })
  })
}
