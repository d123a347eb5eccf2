import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { durationLabel } from '../../src/insights/labels.ts'
import { tableText } from '../../src/insights/tables.ts'
import { reportText } from '../../src/insights/text.ts'
import { counter, dayMs, minuteMs, now, report } from './asked.ts'
import { busyRows } from './busy.ts'

describe('the report at a terminal', () => {
  it('is no wider than 100 columns, whatever names are', async () => {
    const text = reportText(await report(busyRows(200), { since: now - 199 * dayMs }))
    expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(100)
    // A name that is wrapped is there whole.
    expect(text.replaceAll(/\n/g, '')).toContain('Donaudampfschifffahrtselektrizitätenhaup')
  })

  it('begins with how much was asked, and what else was written', async () => {
    const rest = [counter({ topic: null, outcome: 'small_talk', count: 2_000 }), counter({ topic: null, outcome: 'limited', count: 3 })]
    expect(reportText(await report({ counters: [counter({ count: 4 }), ...rest] }))).toContain(
      '\n\nQuestions: 4. Greetings and thanks: 2,000. Over a limit: 3.\n\n',
    )
    expect(reportText(await report({ counters: [counter({ count: 4 })] }))).toContain('\n\nQuestions: 4.\n\n')
  })

  it('leaves out tables without a row', async () => {
    const text = reportText(await report({ counters: [counter()] }))
    expect(text).toContain('What it was about')
    expect(text).not.toMatch(/In which language|What no posting states|How answers were rated|passed on|How long/)
  })

  it('tells of the week where days are many', async () => {
    const text = reportText(await report({ counters: [counter({ count: 7 })] }, { since: now - 99 * dayMs }))
    expect(text).toMatch(/^14 Nov 2026 to 20 Nov 2026 +7 +0 +0 +0 +0$/m)
    expect(text).toContain('whole weeks')
    // Weeks in which nobody asked anything are not listed.
    expect(text.match(/ to \d+ \w{3} 2026/g)).toHaveLength(1)
  })
})

describe('a table', () => {
  it('has names to the left and figures to the right', () => {
    const rows = [
      ['Cook', '5'],
      ['给排水工程师', '12'],
    ]
    expect(tableText({ head: ['Role', 'Questions'], rows })).toBe(
      ['Role           Questions', 'Cook                   5', '给排水工程师          12'].join('\n'),
    )
  })

  it('wraps a long name beside its figures', () => {
    const table = tableText({ head: ['Role', 'N'], rows: [[`${'very '.repeat(12)}long`, '5']] })
    expect(table.split('\n').map((line) => line.trimEnd())).toEqual([
      'Role                                      N',
      'very very very very very very very very   5',
      'very very very very long',
    ])
  })
})

describe('a time', () => {
  it.each([
    [1_000, '1 minute'],
    [59 * minuteMs, '59 minutes'],
    [60 * minuteMs, '1 hour'],
    [95 * minuteMs, '1 hour, 35 minutes'],
    [dayMs, '1 day'],
    [dayMs + 125 * minuteMs, '1 day, 2 hours'],
    [40 * dayMs, '40 days'],
  ])('of %i milliseconds is %s', (ms, text) => {
    expect(durationLabel(ms)).toBe(text)
  })
})
