import { describe, expect, it, vi } from 'vitest'
import { createNearest, type NearestOptions, type PassageText, type VectorCache } from '../../src/search/embeddings.ts'

const signal = new AbortController().signal

/** A vector by the letters of a text: alike texts have alike vectors. */
function vectorOf(text: string): Float32Array {
  const counts = new Float32Array(26)
  for (const letter of text.toLowerCase()) if (/[a-z]/.test(letter)) counts[letter.charCodeAt(0) - 97] = (counts[letter.charCodeAt(0) - 97] ?? 0) + 1
  const length = Math.hypot(...counts) || 1
  return counts.map((count) => count / length)
}

const passage = (id: string, text: string): PassageText => ({ id, hash: `hash of ${text}`, text })
const passages = [passage('a#1', 'salary salaries'), passage('a#2', 'kitchen'), passage('b#1', 'garden'), passage('b#2', 'garden')]

function cacheIn(kept = new Map<string, Float32Array>()): VectorCache {
  return {
    embeddings: async (model, hashes) =>
      new Map(hashes.flatMap((hash) => (kept.has(`${model} ${hash}`) ? [[hash, kept.get(`${model} ${hash}`) as Float32Array]] : []))),
    keepEmbeddings: async (model, entries) => {
      for (const { hash, vector } of entries) kept.set(`${model} ${hash}`, vector)
    },
  }
}

function nearestWith(options: Partial<NearestOptions> = {}) {
  const embedded: string[][] = []
  const faults: unknown[] = []
  const nearest = createNearest({
    embedder: {
      embed: async (texts) => {
        embedded.push([...texts])
        return texts.map(vectorOf)
      },
    },
    model: 'letters',
    cache: cacheIn(),
    onFault: (error) => faults.push(error),
    ...options,
  })
  return { nearest, embedded, faults }
}

describe('vectors of passages', () => {
  it('find the passages that are nearest, nearest first', async () => {
    const { nearest } = nearestWith()
    nearest.update(passages)
    await nearest.settled()
    expect(nearest.coverage).toBe(1)
    expect((await nearest.near('the salary', signal))[0]).toBe('a#1')
    expect((await nearest.near('gardens', signal)).slice(0, 2)).toEqual(['b#1', 'b#2'])
  })

  it('are made once for a text that several passages share', async () => {
    const { nearest, embedded } = nearestWith()
    nearest.update(passages)
    await nearest.settled()
    expect(embedded).toEqual([['salary salaries', 'kitchen', 'garden']])
  })

  it('come from the cache after a restart, and are of one model', async () => {
    const kept = new Map<string, Float32Array>()
    const first = nearestWith({ cache: cacheIn(kept) })
    first.nearest.update(passages)
    await first.nearest.settled()
    const second = nearestWith({ cache: cacheIn(kept) })
    second.nearest.update(passages)
    await second.nearest.settled()
    expect(second.embedded).toEqual([])
    expect((await second.nearest.near('kitchens', signal))[0]).toBe('a#2')
    const other = nearestWith({ cache: cacheIn(kept), model: 'other' })
    other.nearest.update(passages)
    await other.nearest.settled()
    expect(other.embedded).toHaveLength(1)
  })

  it('are made for what an edit adds, and forgotten for what it takes away', async () => {
    const { nearest, embedded } = nearestWith()
    nearest.update(passages)
    await nearest.settled()
    nearest.update([passage('a#1', 'salary salaries'), passage('a#2', 'workshop')])
    await nearest.settled()
    expect(embedded[1]).toEqual(['workshop'])
    expect(await nearest.near('garden', signal)).not.toContain('b#1')
    nearest.update(passages)
    await nearest.settled()
    expect(nearest.coverage).toBe(1)
  })

  it('go on where they broke off', async () => {
    const many = Array.from({ length: 150 }, (_, at) => passage(`p#${at}`, `text ${at} ${'x'.repeat(at)}`))
    let calls = 0
    const embedded: string[] = []
    const faults: unknown[] = []
    const { nearest } = nearestWith({
      retryMs: 1,
      onFault: (error) => faults.push(error),
      embedder: {
        embed: async (texts) => {
          if (++calls === 2) throw new Error('busy')
          embedded.push(...texts)
          return texts.map(vectorOf)
        },
      },
    })
    nearest.update(many)
    await vi.waitFor(() => expect(nearest.coverage).toBe(1))
    expect(faults).toHaveLength(1)
    expect(new Set(embedded).size).toBe(150)
    expect(embedded).toHaveLength(150)
  })

  it('are used though they cannot be kept', async () => {
    const broken: VectorCache = { embeddings: () => Promise.reject(new Error('down')), keepEmbeddings: () => Promise.reject(new Error('down')) }
    const { nearest, faults } = nearestWith({ cache: broken })
    nearest.update(passages)
    await nearest.settled()
    expect(nearest.coverage).toBe(1)
    expect(faults).toHaveLength(2)
  })

  it('name no passage where the model gives no vector, or one of another size', async () => {
    let isUp = true
    const { nearest, faults } = nearestWith({
      embedder: {
        embed: async (texts) => {
          if (!isUp) throw new Error('down')
          return texts.map((text) => (text === 'odd' ? new Float32Array([1]) : vectorOf(text)))
        },
      },
    })
    expect(await nearest.near('salary', signal)).toEqual([])
    nearest.update(passages)
    await nearest.settled()
    expect(await nearest.near('odd', signal)).toEqual([])
    isUp = false
    expect(await nearest.near('salary', signal)).toEqual([])
    expect(faults).toHaveLength(1)
  })

  it('are asked for no more once it stops', async () => {
    const { nearest, embedded } = nearestWith()
    nearest.stop()
    nearest.update(passages)
    await nearest.settled()
    expect(embedded).toEqual([])
  })
})
