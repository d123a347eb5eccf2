import { describe, expect, it } from 'vitest'
import { dayOf, readSince, stretchesOf } from '../../src/insights/period.ts'
import { now } from './asked.ts'

describe('the beginning of a period', () => {
  it.each([
    ['30d', '2026-10-24'],
    ['1d', '2026-11-22'],
    ['12w', '2026-08-31'],
    ['1w', '2026-11-16'],
    ['2026-10-01', '2026-10-01'],
    ['2026-11-22', '2026-11-22'],
  ])('of %s is the morning of %s', (text, day) => {
    expect(readSince(text, now)).toBe(Date.parse(`${day}T00:00:00Z`))
  })

  it.each(['', '0d', '-3d', '30', 'd', '3m', '1.5w', '30 d', '99999d', '2026-02-31', '2026-13-01', '2026-11-23', '20261001', 'yesterday', '30d\n'])(
    'is not read from %j',
    (text) => {
      expect(readSince(text, now)).toBeNull()
    },
  )
})

describe('stretches', () => {
  it('are single days while they fit beside each other', () => {
    expect(stretchesOf({ from: '2026-02-27', to: '2026-03-01' }).map(({ from }) => from)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    const two = stretchesOf({ from: '2026-01-01', to: '2026-03-03' })
    expect(two).toHaveLength(62)
    expect(two.every(({ from, to }) => from === to)).toBe(true)
  })

  it('are whole weeks where days are many, and the last ends with the period', () => {
    const weeks = stretchesOf({ from: '2026-01-01', to: '2026-03-04' })
    expect(weeks).toHaveLength(9)
    expect(weeks[0]).toEqual({ from: '2026-01-01', to: '2026-01-07' })
    expect(weeks.at(-1)).toEqual({ from: '2026-02-26', to: '2026-03-04' })
  })

  it('never are more than fit, however long the period', () => {
    const many = stretchesOf({ from: '1970-01-01', to: '2026-11-22' })
    expect(many.length).toBeLessThanOrEqual(62)
    expect([many[0]?.from, many.at(-1)?.to]).toEqual(['1970-01-01', '2026-11-22'])
    for (const [index, { from }] of many.entries()) if (index > 0) expect(dayOf(Date.parse(many[index - 1]?.to as string) + 86_400_000)).toBe(from)
  })
})
