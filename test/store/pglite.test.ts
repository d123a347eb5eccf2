import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, type PGlite as Server } from 'kysely'
import { afterAll } from 'vitest'
import { createStore } from '../../src/store/create.ts'
import { memoryLimiter } from '../../src/store/limits.ts'
import { postgresTraits } from '../../src/store/postgres.ts'
import type { Tables } from '../../src/store/tables.ts'
import { storeContract } from '../contracts/store.ts'

// Starting one takes seconds, so all tests share it.
const pglite = await PGlite.create()
afterAll(() => pglite.close())

/** The shared server, which stays when a store closes. */
const server: Server = {
  query: (sql, values, options) => pglite.query(sql, values, options),
  transaction: (work) => pglite.transaction(work as never) as never,
  close: async () => {},
  closed: false,
  ready: true,
  waitReady: Promise.resolve(),
}

const open = () => createStore({ db: new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: server }) }), limiterFor: memoryLimiter, ...postgresTraits })

storeContract('PGlite', async () => {
  await pglite.exec('drop schema public cascade; create schema public')
  return { store: await open(), another: open, remove: async () => {} }
})
