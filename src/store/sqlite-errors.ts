import { StoreUnavailableError } from './store.ts'

/** What to do, by SQLite's primary result code (https://sqlite.org/rescode.html). Codes that are not here are defects of the program. */
const adviceByResultCode: Readonly<Record<number, string>> = {
  3: 'let the user of this process read and write it',
  5: 'another process holds it: end that process, or use PostgreSQL (DATABASE_URL) for several',
  6: 'another process holds it: end that process, or use PostgreSQL (DATABASE_URL) for several',
  7: 'give the process more memory',
  8: 'let the user of this process write the file and its folder',
  10: 'see that its disk is healthy and has space',
  11: 'it is damaged: restore a copy, or move it away and start with an empty one',
  13: 'its disk is full: make space',
  14: 'see that DATABASE_FILE names a file, not a folder, which the user of this process can write',
  15: 'another process holds it: end that process, or use PostgreSQL (DATABASE_URL) for several',
  22: 'its disk cannot hold a file of this size',
  26: 'it is no SQLite database: see that DATABASE_FILE is right, or restore a copy',
}

/** What to do, by the system's code. */
const adviceBySystemCode: Readonly<Record<string, string>> = {
  EISDIR: 'DATABASE_FILE must name a file, not a folder',
  ENOSPC: 'its disk is full: make space',
  EROFS: 'its disk is read-only: set DATABASE_FILE to a folder that can be written',
  ENOTDIR: 'a part of the path of DATABASE_FILE is a file where a folder must be',
  EEXIST: 'a part of the path of DATABASE_FILE is a file where a folder must be',
}

const busy = 5

export const isBusy = (error: unknown): boolean => resultCodeOf(error) === busy

/** The error to throw: with advice where the file is at fault, as it is where the program is. */
export function sqliteUnavailable(error: unknown, file: string): unknown {
  const advice = adviceFor(error)
  if (advice === null) return error
  return new StoreUnavailableError(`The database file ${file} cannot be used (${(error as Error).message}): ${advice}.`, { cause: error })
}

function adviceFor(error: unknown): string | null {
  const resultCode = resultCodeOf(error)
  if (resultCode !== null) return adviceByResultCode[resultCode] ?? null
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    return adviceBySystemCode[String(error.code)] ?? 'let the user of this process read and write it and its folder'
  }
  return null
}

/** The lowest byte is the primary code, the others tell more. */
const resultCodeOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null
