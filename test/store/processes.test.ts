import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { startChild } from './children.ts'
import { entry, lease, noon } from './entries.ts'
import { createSchema, describePostgres } from './postgres-server.ts'

interface Place {
  /** Address or file. */
  readonly name: string
  remove(): Promise<void>
}

const open = (place: string) => openStore({ databaseUrl: place.startsWith('postgres://') ? place : undefined, databaseFile: place })

function processes(createPlace: () => Promise<Place>): void {
  let place: Place
  beforeEach(async () => {
    place = await createPlace()
  })
  afterEach(() => place.remove())

  it('that start at the same moment on an empty database all come up, and it is made once', async () => {
    const children = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => startChild('open', place.name, name)))
    for (const child of children) child.go()
    for (const child of children) expect([await child.ended, child.errors(), child.lines()]).toEqual([0, '', ['kept true']])
    const store = await open(place.name)
    expect(await store.waitingThreads('slack', noon)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    await store.close()
  })

  it('that count tokens at once lose none, and none sees a total of another', async () => {
    const children = await Promise.all(['a', 'b', 'c'].map((name) => startChild('count', place.name, name)))
    for (const child of children) child.go()
    for (const child of children) expect([await child.ended, child.errors()]).toEqual([0, ''])
    const totals = children.flatMap((child) => child.lines().map((line) => Number(line.split(' ')[1])))
    expect(totals.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 150 }, (_, at) => (at + 1) * 3))
  })

  it('that are killed at any moment lose nothing that they were told is kept, and repeat nothing that is finished', async () => {
    const rounds = 8
    for (let round = 0; round < rounds; round++) {
      const child = await startChild('work', place.name, `round-${round}`)
      child.go()
      await once(child.process.stdout as NodeJS.ReadableStream, 'data')
      const wait = Math.random() * 120
      const killed = once(child.process, 'exit')
      setTimeout(() => child.process.kill('SIGKILL'), wait)
      await killed
      await child.ended
      expect(child.errors()).toBe('')

      const said = new Map<string, string>()
      for (const [state = '', message = ''] of child.lines().map((line) => line.split(' '))) said.set(message, state)
      expect(said.size).toBeGreaterThan(0)
      const store = await open(place.name)
      // The last step may have been done without a word.
      const [last] = [...said.keys()].slice(-1)
      const afterLease = noon + 60_000
      for (const [message, state] of said) {
        expect(await store.claim(entry(message, { thread: message })), message).toBe(false)
        if (message === last) continue
        const isFirst = state === 'claimed'
        expect(await store.take(message, lease('other', noon)), message).toEqual(isFirst ? expect.objectContaining({ message, attempt: 1 }) : null)
        if (isFirst) continue
        const again = await store.take(message, lease('other', afterLease))
        expect(again, message).toEqual(state === 'finished' ? null : expect.objectContaining({ message, attempt: 2, payload: `sealed ${message}` }))
      }
      await store.close()
    }
  })
}

describe('processes on one SQLite file', () => {
  processes(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'))
    return { name: join(folder, 'data', 'assistant.db'), remove: async () => rmSync(folder, { recursive: true }) }
  })
})

describePostgres('processes on one PostgreSQL', () => {
  processes(async () => {
    const schema = await createSchema()
    return { name: schema.databaseUrl, remove: () => schema.drop() }
  })
})
