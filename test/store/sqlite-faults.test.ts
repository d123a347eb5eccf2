import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStore } from '../../src/store/create.ts'
import type { Engine } from '../../src/store/engine.ts'
import { openStore } from '../../src/store/index.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { StoreUnavailableError } from '../../src/store/store.ts'
import { answered, done, entry, handOver, lease, memory } from './entries.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'))
  file = join(folder, 'assistant.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (databaseFile = file) => openStore({ databaseUrl: undefined, databaseFile })
const fault = async (work: Promise<unknown>): Promise<StoreUnavailableError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(StoreUnavailableError)
  return error as StoreUnavailableError
}

describe('a database file that cannot be used', () => {
  it('is named with what to do: a folder', async () => {
    mkdirSync(file)
    const error = await fault(open())
    expect(error.message).toContain(file)
    expect(error.message).toMatch(/DATABASE_FILE must name a file, not a folder\.$/)
    expect(error.cause).toMatchObject({ code: 'EISDIR' })
  })

  it('is named with what to do: a file where a folder must be', async () => {
    writeFileSync(file, '')
    expect((await fault(open(join(file, 'assistant.db')))).message).toMatch(/a part of the path of DATABASE_FILE is a file where a folder must be\.$/)
  })

  it('is named with what to do: something else than a database, which stays as it is', async () => {
    writeFileSync(file, 'Dear diary. '.repeat(1000))
    const error = await fault(open())
    expect(error.message).toMatch(/it is no SQLite database: see that DATABASE_FILE is right, or restore a copy\.$/)
    expect(readFileSync(file, 'utf8')).toBe('Dear diary. '.repeat(1000))
  })

  it('is named with what to do: a damaged database', async () => {
    const store = await open()
    for (let at = 0; at < 50; at++) await store.claim(entry(`m${at}`, { payload: 'x'.repeat(2000) }))
    await store.close()
    const handle = openSync(file, 'r+')
    for (let at = 4096; at < statSync(file).size; at += 4096) writeSync(handle, Buffer.alloc(512, 0xa5), 0, 512, at)
    closeSync(handle)
    const error = await fault(open().then((damaged) => damaged.claim(entry('m0'))))
    expect(error.message).toMatch(/it is damaged: restore a copy, or move it away and start with an empty one\.$/)
  })

  it('is named with what to do: one that a newer version has changed', async () => {
    await (await open()).close()
    const database = new DatabaseSync(file)
    database.exec("insert into assistant_migrations values ('9999-of-tomorrow', 1)")
    database.close()
    expect((await fault(open())).message).toMatch(/newer version of the assistant \("9999-of-tomorrow"\)/)
  })

  it('is named with what to do: a full disk; nothing is half kept, and with space it goes on', async () => {
    const engine = await openSqlite(file)
    const store = await createStore(engine)
    await sql`pragma max_page_count = 60`.execute(engine.db)
    let at = 0
    const fill = async (): Promise<never> => {
      for (;;) await store.claim(entry(`m${at++}`, { thread: `t${at}`, payload: 'x'.repeat(3000), opens: { thread: memory } }))
    }
    expect((await fault(fill())).message).toMatch(/its disk is full: make space\.$/)
    const refused = entry(`m${at - 1}`, { opens: { thread: memory } })
    await sql`pragma max_page_count = 10000`.execute(engine.db)
    expect(await store.conversation(`t${at}`)).toBeNull()
    expect(await store.claim(refused)).toBe(true)
    expect(await store.claim(entry('m0'))).toBe(false)
    await store.close()
  })
})

describe('a database file that another process writes', () => {
  it('is waited for, while this process goes on with other things', async () => {
    const store = await open()
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    let ticks = 0
    const clock = setInterval(() => {
      ticks++
      if (ticks === 10) other.exec('commit')
    }, 10)
    expect(await store.claim(entry('a', { opens: { thread: memory } }))).toBe(true)
    expect(ticks).toBeGreaterThanOrEqual(10)
    clearInterval(clock)
    other.close()
    await store.close()
  })

  it('is given up after some seconds, and used again when it is free', async () => {
    const store = await open()
    const other = new DatabaseSync(file)
    other.exec('begin immediate')
    expect((await fault(store.claim(entry('a')))).message).toMatch(/another process holds it/)
    other.close()
    expect(await store.claim(entry('a'))).toBe(true)
    await store.close()
  })
})

describe('a transaction', () => {
  it('that reads before it writes loses nothing to another process that does the same', async () => {
    const engines = [await openSqlite(file), await openSqlite(file)]
    await sql`create table tally (count integer)`.execute((engines[0] as Engine).db)
    await sql`insert into tally values (0)`.execute((engines[0] as Engine).db)
    const add = ({ db }: Engine) =>
      db.transaction().execute(async (transaction) => {
        const count = (await sql<{ count: number }>`select count from tally`.execute(transaction)).rows[0]?.count ?? 0
        await sql`update tally set count = ${count + 1}`.execute(transaction)
      })
    await Promise.all(Array.from({ length: 10 }, () => engines.map(add)).flat())
    expect((await sql`select count from tally`.execute((engines[1] as Engine).db)).rows).toEqual([{ count: 20 }])
    for (const { db } of engines) await db.destroy()
  })

  it('that SQLite itself has rolled back says why it failed', async () => {
    const { db } = await openSqlite(file)
    const failed = db.transaction().execute(async (transaction) => {
      await sql`rollback`.execute(transaction)
      throw new Error('the disk is full')
    })
    await expect(failed).rejects.toThrow('the disk is full')
    await db.destroy()
  })
})

describe('the file', () => {
  it('and its folder are made for this user alone', async () => {
    const inside = join(folder, 'data', 'deep', 'assistant.db')
    const store = await open(inside)
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
    for (const name of [inside, `${inside}-wal`]) expect(statSync(name).mode & 0o077).toBe(0)
    await store.close()
  })

  it('is safe against power cuts: write-ahead log, flushed with every commit', async () => {
    const engine = await openSqlite(file)
    expect((await sql`pragma journal_mode`.execute(engine.db)).rows).toEqual([{ journal_mode: 'wal' }])
    expect((await sql`pragma synchronous`.execute(engine.db)).rows).toEqual([{ synchronous: 2 }])
    expect((await sql`pragma foreign_keys`.execute(engine.db)).rows).toEqual([{ foreign_keys: 1 }])
    await engine.db.destroy()
  })

  it('holds no word of a message that is finished, and nothing of a person who is forgotten', async () => {
    const store = await open()
    await store.claim(entry('m1', { person: 'person-canary', payload: 'payload-canary', opens: { thread: { ...memory, language: 'memory-canary' } } }))
    await store.take('slack:t1', lease('p1'))
    const conversation = { memory, isOwn: true, silence: null }
    const keptQuestion = { text: 'question-canary', topic: null, postingId: null, language: 'sv' }
    await store.finish('m1', 'p1', done({ conversation, answer: answered(), keptQuestion }))
    await store.greet('person-canary', 'm1', 1, 'notice')
    await store.addFeedback({ message: 'slack:m1', person: 'person-canary', isHelpful: false, at: 1 })
    await store.addHandOver(handOver('h1', { person: 'person-canary', payload: 'hand-over-canary' }))
    const stored = () => ['', '-wal'].map((end) => readFileSync(`${file}${end}`, 'latin1')).join('')
    expect(stored()).toContain('person-canary')
    await store.forget('person-canary', null)
    await store.close()
    expect(readFileSync(file, 'latin1')).not.toMatch(/canary/)
  })

  it('keeps of an answer what was posted and what it quoted', async () => {
    const engine = await openSqlite(file)
    const store = await createStore(engine)
    await store.claim(entry('m1'))
    await store.take('slack:t1', lease('p1'))
    await store.finish('m1', 'p1', done({ now: 7, answer: answered({ messages: ['slack:m2', 'slack:m3'] }) }))
    expect(await engine.db.selectFrom('answers').selectAll().execute()).toEqual([
      {
        question: 'm1',
        surface: 'slack',
        thread: 'slack:t1',
        person: 'ann',
        language: 'sv',
        topic: 'salary',
        outcome: 'answered',
        parts: JSON.stringify(answered().parts),
        answered_at: 7,
        edition: 0,
      },
    ])
    expect(await store.quotingAnswer('m1')).toMatchObject({ messages: ['slack:m2', 'slack:m3'], quotes: [{ hash: 'a1b2', text: 'Lönen är a1b2.' }] })
    expect(await engine.db.selectFrom('claims').select(['payload', 'owner', 'done_at']).execute()).toEqual([{ payload: '', owner: null, done_at: 7 }])
    await store.close()
  })
})
