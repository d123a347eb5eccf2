import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import type { Engine, EngineTraits } from './engine.ts'
import { postgresLimiter } from './limits.ts'
import { postgresUnavailable } from './postgres-errors.ts'
import type { Tables } from './tables.ts'

/** Connections of one process; ten replicas stay within PostgreSQL's default of 100. */
const maxConnections = 8
const connectMs = 2_000
/** A burst waits its turn for a connection; after this the server is taken for stuck. */
const queueMs = 15_000
/** A statement takes milliseconds; the server ends one that hangs, this process gives up on a server that is silent. */
const statementMs = 10_000
const silenceMs = 12_000

export const postgresTraits: EngineTraits = {
  idType: sql`text collate "C"`,
  bytesType: 'bytea',
  // Two names with one hash only wait for each other.
  lock: async (transaction, name) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`candidate-assistant ${name}`}, 0))`.execute(transaction)
  },
}

/** Connects with the first query. */
export function openPostgres(databaseUrl: string): Engine {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    Client: PromptClient,
    max: maxConnections,
    connectionTimeoutMillis: queueMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: statementMs,
    query_timeout: silenceMs,
    keepAlive: true,
    application_name: 'candidate-assistant',
    types: { getTypeParser: parserFor },
  })
  // A connection that breaks while nobody waits for it would end the process; the pool replaces it, and a query that meets the fault reports it.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool: kyselyPool(pool, placeOf(databaseUrl)) }) }),
    limiterFor: postgresLimiter(pool),
    ...postgresTraits,
  }
}

/** The pool's own limit is on waiting for one's turn; this one is on reaching the server. */
class PromptClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectMs })
  }
}

/** `bigint` is a time: a number is wide enough. */
const parserFor: typeof pg.types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id, format as 'text')

/** What Kysely sees of the pool: faults with advice, and a connection that failed is closed instead of used again. */
const kyselyPool = (pool: pg.Pool, place: string): PostgresPool => ({
  options: pool.options,
  end: () => pool.end(),
  connect: async () => {
    const client = await connected(pool, place)
    let broken: unknown = null
    const query = async (text: string, values: unknown[]) => {
      if (broken !== null) throw broken
      try {
        return await client.query(text, values)
      } catch (error) {
        const shown = postgresUnavailable(error, place)
        if (!(error instanceof pg.DatabaseError)) broken = shown
        throw shown
      }
    }
    return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(broken !== null) }
  },
})

async function connected(pool: pg.Pool, place: string): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw postgresUnavailable(error, place)
  }
}

/** Host and database, without user and password. */
function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL'
  const { host, pathname } = new URL(databaseUrl)
  return `${host}${pathname}`
}
