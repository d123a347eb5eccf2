import { randomBytes } from 'node:crypto'
import { closeSync, constants, copyFileSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from './start-error.ts'

export interface PersonKeySettings {
  readonly PERSON_KEY?: string | undefined
  readonly DATABASE_URL?: string | undefined
  readonly DATABASE_FILE: string
}

const keyBytes = 32
/** As PERSON_KEY itself. */
const minKeyChars = 32

/** Where the key of a SQLite file stands. */
export const personKeyFile = (databaseFile: string): string => `${databaseFile}.key`

/**
 * The key under which ids of people are hashed: the setting, or the file beside the database, which the first start makes.
 * Several processes that start at once get the same key.
 * @throws StartError
 */
export function personKey({ PERSON_KEY, DATABASE_URL, DATABASE_FILE }: PersonKeySettings): string {
  if (PERSON_KEY !== undefined) return PERSON_KEY
  if (DATABASE_URL !== undefined) throw new StartError(personKeyMissing)
  // A database that lives in memory ends with its process, and so does its key.
  if (DATABASE_FILE === ':memory:') return randomBytes(keyBytes).toString('hex')
  const file = personKeyFile(DATABASE_FILE)
  try {
    return readKey(file) ?? makeKey(file)
  } catch (cause) {
    if (cause instanceof StartError) throw cause
    throw new StartError(
      `the key file ${file} cannot be read or made (${(cause as NodeJS.ErrnoException).code}): let this user write to its folder, or set PERSON_KEY`,
      { cause },
    )
  }
}

export const personKeyMissing =
  'PERSON_KEY is not set: with DATABASE_URL every replica needs the same key. Make one with: openssl rand -hex 32, and set it for all of them'

/** @returns null where there is none yet */
function readKey(file: string): string | null {
  let key: string
  try {
    key = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  if (key.length >= minKeyChars) return key
  throw new StartError(`the key file ${file} holds no key: put it back from a backup, or delete it; people who wrote before then count as new`)
}

/** The whole key appears under its name at once, and never over another one. */
function makeKey(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  try {
    const handle = openSync(draft, 'wx', 0o600)
    try {
      writeSync(handle, `${randomBytes(keyBytes).toString('hex')}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    placeKey(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
  const key = readKey(file)
  if (key === null) throw new StartError(`the key file ${file} was removed while it was made: start again`)
  return key
}

function placeKey(draft: string, file: string): void {
  try {
    linkSync(draft, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Another process was first; its key is the key.
    if (code === 'EEXIST') return
    // Some file systems have no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    copyFileSync(draft, file, constants.COPYFILE_EXCL)
  }
}
