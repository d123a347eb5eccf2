import { afterEach, describe, expect, it, vi } from 'vitest'
import { dayMs, noon } from '../store/entries.ts'
import type { Contract } from './store.ts'

export function modelContract({ store, another }: Contract): void {
  afterEach(() => void vi.useRealTimers())
  /** The store's own clock; timers stay real. */
  const at = (time: number): void => void vi.useFakeTimers({ toFake: ['Date'], now: time })

  const day = '2026-02-20'

  describe('the tokens of a model', () => {
    it('are counted by day', async () => {
      expect(await store().modelTokens(day)).toBe(0)
      expect(await store().addModelTokens(day, 1_200)).toBe(1_200)
      expect(await store().addModelTokens(day, 300)).toBe(1_500)
      expect(await store().addModelTokens('2026-02-21', 7)).toBe(7)
      expect(await store().modelTokens(day)).toBe(1_500)
    })

    it('can be given back', async () => {
      await store().addModelTokens(day, 1_200)
      expect(await store().addModelTokens(day, -1_100)).toBe(100)
      expect(await store().modelTokens(day)).toBe(100)
    })

    it('are as many as a number can be', async () => {
      const many = 2 ** 40
      await store().addModelTokens(day, many)
      expect(await store().addModelTokens(day, 1)).toBe(many + 1)
    })

    it('that two processes add at once are all counted, and no two additions see the same total', async () => {
      const other = await another()
      const totals = await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? store() : other).addModelTokens(day, 10)))
      expect(totals.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, at) => (at + 1) * 10))
      expect(await other.modelTokens(day)).toBe(400)
    })

    it('are erased with what is old', async () => {
      await store().addModelTokens('2025-11-20', 5)
      await store().addModelTokens(day, 5)
      expect(await store().sweep(noon - 90 * dayMs, noon)).toBe(1)
      expect(await store().modelTokens('2025-11-20')).toBe(0)
      expect(await store().modelTokens(day)).toBe(5)
    })
  })

  describe('vectors', () => {
    const numbers = [0, -0, 1, -1, 0.5, Math.fround(0.1), 3.4e38, 1e-45, -2.5e-10]

    it('come back as they were kept, to the last bit', async () => {
      const vector = Float32Array.from(numbers)
      await store().keepEmbeddings('m', [{ hash: 'a', vector }])
      const found = (await (await another()).embeddings('m', ['a'])).get('a')
      expect(found).toBeInstanceOf(Float32Array)
      expect(found).toEqual(vector)
    })

    it('are of one model; those that are not kept are left out', async () => {
      await store().keepEmbeddings('m', [{ hash: 'a', vector: Float32Array.of(1) }])
      await store().keepEmbeddings('n', [{ hash: 'a', vector: Float32Array.of(2) }])
      expect(await store().embeddings('m', ['a', 'b', 'a'])).toEqual(new Map([['a', Float32Array.of(1)]]))
      expect(await store().embeddings('n', ['a'])).toEqual(new Map([['a', Float32Array.of(2)]]))
      expect(await store().embeddings('m', [])).toEqual(new Map())
      expect(await store().embeddings('o', ['a'])).toEqual(new Map())
    })

    it('are replaced where they are kept again', async () => {
      await store().keepEmbeddings('m', [])
      await store().keepEmbeddings('m', [{ hash: 'a', vector: Float32Array.of(1) }])
      await store().keepEmbeddings('m', [
        { hash: 'b', vector: Float32Array.of(3) },
        { hash: 'a', vector: Float32Array.of(2, 2) },
      ])
      expect(await store().embeddings('m', ['a'])).toEqual(new Map([['a', Float32Array.of(2, 2)]]))
    })

    it('are found in any number', async () => {
      const entries = Array.from({ length: 450 }, (_, at) => ({ hash: `h${at}`, vector: Float32Array.of(at) }))
      await store().keepEmbeddings('m', entries)
      const found = await store().embeddings('m', [...entries.map(({ hash }) => hash), 'none'])
      expect(found.size).toBe(450)
      expect(found.get('h449')).toEqual(Float32Array.of(449))
    })

    it('that two processes keep at once are kept once', async () => {
      const other = await another()
      const entries = Array.from({ length: 20 }, (_, at) => ({ hash: `h${at}`, vector: Float32Array.of(at) }))
      await Promise.all([store().keepEmbeddings('m', entries), other.keepEmbeddings('m', entries.toReversed())])
      expect(
        (
          await store().embeddings(
            'm',
            entries.map(({ hash }) => hash),
          )
        ).size,
      ).toBe(20)
    })

    it('that nobody asked for since are erased', async () => {
      at(noon)
      await store().keepEmbeddings('m', [
        { hash: 'asked', vector: Float32Array.of(1) },
        { hash: 'left', vector: Float32Array.of(1) },
      ])
      at(noon + 50 * dayMs)
      await store().embeddings('m', ['asked'])
      at(noon + 100 * dayMs)
      expect(await store().sweep(noon + 10 * dayMs, noon)).toBe(1)
      expect([...(await store().embeddings('m', ['asked', 'left'])).keys()]).toEqual(['asked'])
    })

    it('are marked as asked for once a day at most', async () => {
      at(noon)
      await store().keepEmbeddings('m', [{ hash: 'a', vector: Float32Array.of(1) }])
      at(noon + dayMs - 1)
      await store().embeddings('m', ['a'])
      expect(await store().sweep(noon, noon)).toBe(0)
      expect(await store().sweep(noon + 1, noon)).toBe(1)
    })
  })
}
