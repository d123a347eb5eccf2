import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/**
 * node:sqlite in the form that Kysely's driver calls. A parameter that is no plain value is refused here: node:sqlite takes an object that comes first for named
 * parameters and binds NULL instead, and binds NaN as NULL.
 */
export function sqliteShim(database: DatabaseSync): SqliteDatabase {
  // A few dozen queries come again and again, each prepared once.
  const prepared = new Map<string, SqliteStatement>()
  const prepare = (sql: string): SqliteStatement => {
    const statement = database.prepare(sql)
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...bindable(sql, parameters)),
      run: (parameters) => statement.run(...bindable(sql, parameters)),
      iterate: (parameters) => statement.iterate(...bindable(sql, parameters)),
    }
  }
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = prepared.get(sql) ?? prepare(sql)
      if (prepared.size < maxPrepared) prepared.set(sql, statement)
      return statement
    },
  }
}

/** More than there are queries; a query whose text holds a value would fill the memory. */
const maxPrepared = 200

function bindable(sql: string, parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value, at) => {
    if (isBindable(value)) return value
    throw new TypeError(`Parameter ${at + 1} of "${sql}" is ${nameOf(value)}; SQLite takes null, a number, a bigint, a string or bytes.`)
  })
}

const isBindable = (value: unknown): value is SQLInputValue =>
  value === null || typeof value === 'string' || typeof value === 'bigint' || (typeof value === 'number' && !Number.isNaN(value)) || value instanceof Uint8Array

const nameOf = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return `an object (${value.constructor?.name ?? 'without a class'})`
  return Number.isNaN(value) ? 'NaN' : `of type ${typeof value}`
}
