import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, type DatabaseConnection, type Dialect, Kysely, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Engine } from './engine.ts'
import { memoryLimiter } from './limits.ts'
import { isBusy, sqliteUnavailable } from './sqlite-errors.ts'
import { sqliteShim } from './sqlite-shim.ts'
import type { Tables } from './tables.ts'

/** How long to wait for another process that writes the file. */
const busyMs = 5_000
const busyStepMs = 10

/**
 * Opens the file; it and its folder are made where they are missing, for this user alone.
 * @throws StoreUnavailableError
 */
export async function openSqlite(file: string): Promise<Engine> {
  let database: DatabaseSync | undefined
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    closeSync(openSync(file, 'a', 0o600))
    // Waiting for a lock inside SQLite would stop the whole process: `whileBusy` waits.
    const opened = new DatabaseSync(file, { timeout: 0, enableForeignKeyConstraints: true })
    database = opened
    await whileBusy(() => opened.exec('pragma journal_mode = wal'))
    // FULL: a commit is on the disk when it returns. What is erased is overwritten, not only unlinked.
    opened.exec('pragma synchronous = full; pragma secure_delete = on')
    return {
      db: new Kysely<Tables>({ dialect: dialectOf(opened, file) }),
      limiterFor: memoryLimiter,
      idType: 'text',
      bytesType: 'blob',
      // A transaction holds the whole file from its beginning.
      lock: async () => {},
    }
  } catch (error) {
    database?.close()
    throw sqliteUnavailable(error, file)
  }
}

const dialectOf = (database: DatabaseSync, file: string): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => new PatientDriver(database, file),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

/** Kysely's driver that waits for other processes and whose transactions take the write lock at once: one that reads first could not take it later. */
class PatientDriver extends SqliteDriver {
  readonly #database: DatabaseSync
  readonly #file: string

  constructor(database: DatabaseSync, file: string) {
    super({ database: sqliteShim(database) })
    this.#database = database
    this.#file = file
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    return {
      executeQuery: async (query) => {
        try {
          return await whileBusy(() => connection.executeQuery(query))
        } catch (error) {
          throw sqliteUnavailable(error, this.#file)
        }
      },
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    }
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk has rolled back already, and a second rollback would hide why.
    if (this.#database.isTransaction) await super.rollbackTransaction(connection)
  }
}

/** Tries until no other process is in the way; within a transaction none ever is. */
async function whileBusy<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  const deadline = Date.now() + busyMs
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error
      await sleep(busyStepMs)
    }
  }
}
