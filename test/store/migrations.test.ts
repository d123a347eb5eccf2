import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { expect, it } from 'vitest'
import { createStore } from '../../src/store/create.ts'
import type { Engine } from '../../src/store/engine.ts'
import { memoryLimiter } from '../../src/store/limits.ts'
import { migrations } from '../../src/store/migrations.ts'
import { openPostgres, postgresTraits } from '../../src/store/postgres.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Tables } from '../../src/store/tables.ts'
import { entry, noon } from './entries.ts'
import { createSchema, describePostgres } from './postgres-server.ts'

/** The tables as a version of the assistant left them that knew these steps. */
async function leave(engine: Engine, steps: readonly string[]): Promise<void> {
  await sql`create table assistant_migrations (name text primary key not null, applied_at bigint not null)`.execute(engine.db)
  for (const name of steps) {
    await engine.db.transaction().execute((transaction) => migrations[name]?.(transaction, engine) as Promise<void>)
    await sql`insert into assistant_migrations values (${name}, 1)`.execute(engine.db)
  }
}

async function goesOn(engine: Engine): Promise<void> {
  await leave(engine, ['0001-inbox-and-memory', '0002-model'])
  const run = (...parts: Parameters<typeof sql>) => sql(...parts).execute(engine.db)
  await run`insert into claims values ('m1', 'slack', 'slack:t1', 'ann', 1, 1, '', 1, 0, null, 0, 0, 1)`
  await run`insert into answers values ('m1', 'slack:t1', 'ann', '["slack:1","slack:2"]', 'sv', 'salary', 'answered', '[{"source":"a.md","hash":"x"}]', ${noon})`
  await run`insert into answers values ('m2', 'slack:t2', 'bo', '[]', 'sv', null, 'declined', '[]', ${noon})`
  await run`insert into feedback values ('slack:2', 'ann', 1, ${noon})`
  await run`insert into hand_overs values ('h1', 'slack', 'slack:t1', 'ann', 'en', 'sealed', 'posted', 'slack:C9/5', ${noon + 1}, ${noon})`
  await run`insert into hand_overs values ('h2', 'slack', 'slack:t1', 'ann', 'en', 'sealed', 'kept', null, null, ${noon})`
  await run`insert into counters values ('2026-02-20', 'slack', 'salary', 'answered', 7)`
  await run`insert into counters values ('2026-02-20', 'slack', '', 'failed', 1)`
  await run`insert into cards values ('slack:c1', 'sre', 'slack', 'sv', 1, ${noon})`

  const store = await createStore(engine)
  expect(await store.claim(entry('m1'))).toBe(false)
  expect(await store.handOver('h1')).toMatchObject({ state: 'asked', ending: null, team: null, postedMessage: 'slack:C9/5', askedAt: noon + 1, takenAt: null })
  expect(await store.handOver('h2')).toMatchObject({ state: 'kept', askedAt: null })
  expect(await store.counters(0)).toEqual([
    { day: '2026-02-20', surface: 'slack', topic: null, postingId: null, language: '', outcome: 'failed', count: 1 },
    { day: '2026-02-20', surface: 'slack', topic: 'salary', postingId: null, language: '', outcome: 'answered', count: 7 },
  ])
  const card = { message: 'slack:c1', postingId: 'sre', surface: 'slack', language: 'sv', shown: '', createdAt: noon }
  expect(await store.openCards('slack')).toEqual([{ ...card, edition: 0 }])
  expect(await store.ratings(0)).toEqual([{ surface: 'slack', topic: 'salary', language: 'sv', outcome: 'answered', helpful: 1, notHelpful: 0 }])
  expect(await store.quotingAnswer('m1')).toEqual({
    question: 'm1',
    messages: ['slack:1', 'slack:2'],
    language: 'sv',
    topic: 'salary',
    outcome: 'answered',
    parts: [],
    quotes: [],
    edition: 0,
  })
  expect(await store.forget('ann', null)).toMatchObject({ answers: 1, feedback: 1, handOvers: 2 })
  await store.close()
}

it('a SQLite file of the version before keeps what it holds and gets what is new', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  await goesOn(await openSqlite(join(folder, 'assistant.db')))
  rmSync(folder, { recursive: true })
})

it('a PGlite of the version before keeps what it holds and gets what is new', async () => {
  const pglite = await PGlite.create()
  await goesOn({ db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) }), limiterFor: memoryLimiter, ...postgresTraits })
})

it('a database of the first version gets every step', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  const engine = await openSqlite(join(folder, 'assistant.db'))
  await leave(engine, ['0001-inbox-and-memory'])
  const store = await createStore(engine)
  expect(await store.addModelTokens('2026-02-20', 5)).toBe(5)
  expect(await store.embeddings('m', ['a'])).toEqual(new Map())
  expect(await store.shownQuotes('slack')).toEqual([])
  await store.close()
  rmSync(folder, { recursive: true })
})

describePostgres('a PostgreSQL of the version before', () => {
  it('keeps what it holds and gets what is new', async () => {
    const schema = await createSchema()
    await goesOn(openPostgres(schema.databaseUrl))
    await schema.drop()
  })
})
