import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { sqliteShim } from '../../src/store/sqlite-shim.ts'

const table = () => {
  const shim = sqliteShim(new DatabaseSync(':memory:'))
  shim.prepare('create table words (id integer primary key, word)').run([])
  return shim
}

describe('the shim over node:sqlite', () => {
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [new Date(0), /^Parameter 1 of "insert into words \(word\) values \(\?\)" is an object \(Date\); SQLite takes null, a number/],
    [{ word: 'a' }, /an object \(Object\)/],
    [Object.create(null), /an object \(without a class\)/],
    [['a'], /an object \(Array\)/],
    [undefined, /of type undefined/],
    [true, /of type boolean/],
    [() => 'a', /of type function/],
    [Number.NaN, /is NaN/],
  ]

  it.each(wrong)('refuses %o, first or later, and keeps nothing', (value, message) => {
    const shim = table()
    expect(() => shim.prepare('insert into words (word) values (?)').run([value])).toThrow(message)
    expect(() => shim.prepare('insert into words (id, word) values (?, ?)').run([1, value])).toThrow(/^Parameter 2/)
    expect(() => shim.prepare('insert into words (word) values (?) returning id').all([value])).toThrow(TypeError)
    expect(shim.prepare('select * from words').all([])).toEqual([])
  })

  it('says nothing of the value itself', () => {
    expect(() =>
      table()
        .prepare('select ?')
        .all([{ question: 'canary' }]),
    ).toThrow(expect.not.objectContaining({ message: expect.stringContaining('canary') }))
  })

  it('keeps what SQLite can keep', () => {
    const shim = table()
    const insert = shim.prepare('insert into words (word) values (?) returning word')
    for (const value of [null, 1.5, 1_771_588_800_123, 'lön 🙂', new Uint8Array([1, 2])]) expect(insert.all([value])).toEqual([{ word: value }])
    expect(insert.all([7n])).toEqual([{ word: 7 }])
  })

  it('knows which statements give rows', () => {
    const shim = table()
    expect(shim.prepare('insert into words (word) values (1)').reader).toBe(false)
    expect(shim.prepare('insert into words (word) values (1) returning id').reader).toBe(true)
    expect(shim.prepare('select 1').reader).toBe(true)
    expect(shim.prepare('begin').reader).toBe(false)
    expect(shim.prepare('pragma user_version').reader).toBe(true)
  })
})
