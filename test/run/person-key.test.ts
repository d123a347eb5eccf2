import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { personKey, personKeyFile } from '../../src/run/person-key.ts'
import { StartError } from '../../src/run/start-error.ts'
import { folderOf } from '../fixtures/knowledge.ts'

const inFolder = (files: Readonly<Record<string, string>> = {}) => join(folderOf(files), 'data/assistant.db')

/** Makes the key in a process of its own, as soon as a line comes in. */
function maker(databaseFile: string) {
  const program = `import { personKey } from ${JSON.stringify(new URL('../../src/run/person-key.ts', import.meta.url).href)}
process.stdout.write('ready\\n')
process.stdin.once('data', () => { process.stdout.write(personKey({ DATABASE_FILE: process.argv[1] })); process.exit(0) })`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, databaseFile])
  let output = ''
  let isReady = () => {}
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  child.stdout.on('data', (chunk) => {
    output += chunk
    if (output.includes('\n')) isReady()
  })
  const key = new Promise<string>((resolve) => child.on('close', () => resolve(output.split('\n')[1] ?? '')))
  return { ready, make: () => child.stdin.write('now\n'), key }
}

describe('the key of people', () => {
  it('is the setting, where it is set', () => {
    const DATABASE_FILE = inFolder()
    const PERSON_KEY = 'k'.repeat(40)
    expect(personKey({ PERSON_KEY, DATABASE_FILE })).toBe(PERSON_KEY)
    expect(personKey({ PERSON_KEY, DATABASE_FILE, DATABASE_URL: 'postgres://db/bot' })).toBe(PERSON_KEY)
    expect(existsSync(personKeyFile(DATABASE_FILE))).toBe(false)
  })

  it('is made once beside the database, for this user alone', () => {
    const DATABASE_FILE = inFolder()
    const key = personKey({ DATABASE_FILE })
    expect(key).toMatch(/^[\da-f]{64}$/)
    expect(personKey({ DATABASE_FILE })).toBe(key)
    expect(statSync(personKeyFile(DATABASE_FILE)).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(DATABASE_FILE, '..'))).toEqual(['assistant.db.key'])
  })

  it('is another for another database', () => {
    expect(personKey({ DATABASE_FILE: inFolder() })).not.toBe(personKey({ DATABASE_FILE: inFolder() }))
  })

  it('is the same for processes that start at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const DATABASE_FILE = inFolder()
      const makers = Array.from({ length: 6 }, () => maker(DATABASE_FILE))
      await Promise.all(makers.map((one) => one.ready))
      for (const one of makers) one.make()
      const keys = await Promise.all(makers.map((one) => one.key))
      expect(new Set(keys)).toEqual(new Set([readFileSync(personKeyFile(DATABASE_FILE), 'utf8').trim()]))
      expect(keys[0]).toMatch(/^[\da-f]{64}$/)
    }
  })

  it('has to be set where replicas share a database: a sentence says how', () => {
    const open = () => personKey({ DATABASE_FILE: 'unused', DATABASE_URL: 'postgres://bot:pass@db/bot' })
    expect(open).toThrow(StartError)
    expect(open).toThrow(/^PERSON_KEY is not set: .*openssl rand -hex 32/)
  })

  it.each([
    ['an empty key file', ''],
    ['a key file that was cut off', 'abc'],
  ])('is never replaced: %s is a sentence', (_, content) => {
    const DATABASE_FILE = inFolder({ 'data/assistant.db.key': content })
    expect(() => personKey({ DATABASE_FILE })).toThrow(/holds no key: put it back from a backup, or delete it/)
    expect(readFileSync(personKeyFile(DATABASE_FILE), 'utf8')).toBe(content)
  })

  it('that cannot be written is a sentence', () => {
    const folder = folderOf({ 'data/file': '' })
    expect(() => personKey({ DATABASE_FILE: join(folder, 'data/file/assistant.db') })).toThrow(
      /cannot be read or made \(ENOTDIR\): let this user write to its folder, or set PERSON_KEY$/,
    )
    mkdirSync(join(folder, 'data/b.db.key'))
    expect(() => personKey({ DATABASE_FILE: join(folder, 'data/b.db') })).toThrow(/cannot be read or made \(EISDIR\)/)
  })

  it('keeps the key of a file that its owner made readable', () => {
    const DATABASE_FILE = inFolder({ 'data/assistant.db.key': `${'k'.repeat(64)}\n` })
    chmodSync(personKeyFile(DATABASE_FILE), 0o644)
    expect(personKey({ DATABASE_FILE })).toBe('k'.repeat(64))
    writeFileSync(personKeyFile(DATABASE_FILE), 'z'.repeat(64))
    expect(personKey({ DATABASE_FILE })).toBe('z'.repeat(64))
  })

  it('lives as long as a database in memory', () => {
    expect(personKey({ DATABASE_FILE: ':memory:' })).not.toBe(personKey({ DATABASE_FILE: ':memory:' }))
    expect(existsSync(':memory:.key')).toBe(false)
  })
})
