import pg from 'pg'
import { StoreUnavailableError } from './store.ts'

/**
 * What to do, by the beginning of the SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). Codes that are not here (a broken constraint, a
 * wrong type, a missing table) are defects of the program.
 */
const adviceByState: readonly (readonly [start: string, advice: string])[] = [
  ['08', 'see that the server runs and that no proxy stands in the way'],
  ['25006', 'it takes no writes: let DATABASE_URL lead to the primary server'],
  ['28', 'see that user and password in DATABASE_URL are right and that the server lets them in'],
  ['3D', 'create the database, or mend its name in DATABASE_URL'],
  ['3F', 'create the schema, or mend the search_path in DATABASE_URL'],
  ['40', "two transactions stood in each other's way; trying again helps"],
  ['42501', 'let the user of DATABASE_URL create and write tables in its schema'],
  ['53', 'see that the server has disk space, memory and free connections'],
  ['55P03', 'another transaction holds what is needed; trying again helps'],
  ['57', 'see that the server runs and is not overloaded'],
  ['58', "see the server's log: its system failed"],
  ['F0', "see the server's log: its configuration is damaged"],
  ['XX', "see the server's log: it is damaged or failed within"],
]

/** The error to throw: with advice where the server or the way to it is at fault, as it is where the program is. */
export function postgresUnavailable(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error
  const advice = adviceFor(error)
  if (advice === null) return error
  // An attempt at several addresses has a code and no message.
  const reason = error.message || ('code' in error ? String(error.code) : error.name)
  return new StoreUnavailableError(`PostgreSQL at ${place} cannot be used (${reason}): ${advice}.`, { cause: error })
}

function adviceFor(error: Error): string | null {
  if (error instanceof pg.DatabaseError) {
    const state = error.code ?? ''
    return adviceByState.find(([start]) => state.startsWith(start))?.[1] ?? null
  }
  return 'see that the server runs and can be reached from here, and that DATABASE_URL is right'
}
