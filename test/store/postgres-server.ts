import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { describe } from 'vitest'

const url = process.env.TEST_DATABASE_URL

/** `describe` where a PostgreSQL is set; else what is described is skipped, and its title says why. */
export const describePostgres = (title: string, tests: () => void): void => {
  if (url === undefined) describe.skip(`${title} (skipped: TEST_DATABASE_URL is not set)`, tests)
  else describe(title, tests)
}

/** An empty schema on the server. */
export interface Schema {
  /** Leads to the schema. */
  readonly databaseUrl: string
  /** Of every connection that `databaseUrl` makes. */
  readonly applicationName: string
  query(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  drop(): Promise<void>
}

export async function createSchema(): Promise<Schema> {
  const name = `store_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create schema ${name}`)
  await client.query(`set search_path to ${name}`)
  const address = new URL(url as string)
  address.searchParams.set('options', `-c search_path=${name}`)
  address.searchParams.set('application_name', name)
  return {
    databaseUrl: address.href.replaceAll('+', '%20'),
    applicationName: name,
    query: async (sql, values = []) => (await client.query(sql, [...values])).rows,
    drop: async () => {
      await client.query(`drop schema ${name} cascade`)
      await client.end()
    },
  }
}
