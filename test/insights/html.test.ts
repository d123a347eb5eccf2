import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { htmlOf } from '../../src/insights/html.ts'
import { counter, handOver, report } from './asked.ts'
import { busyRows, hostile } from './busy.ts'

const busy = await report(busyRows(30))
const page = htmlOf(busy)

describe('the page', () => {
  it('loads nothing, and lets nothing be loaded or run', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1]?.replaceAll('&#39;', "'").replaceAll('&#61;', '=')
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] as string
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    expect(page.replace('href="data:,"', '')).not.toMatch(/<script|<iframe|<object|\b(src|href|style|on\w+)="|@import|url\((?!#)|https?:/i)
  })

  it('escapes whatever stands in a name or a question', () => {
    expect(busy.roles.map(({ name }) => name)).toContain(hostile)
    expect(busy.gaps.flatMap(({ asked }) => asked).map(({ text }) => text)).toContain(hostile)
    expect(page).not.toContain('<img')
    expect(page).not.toContain('onerror="')
    expect(page.split('&#60;img src&#61;x').length).toBeGreaterThan(3)
  })

  it('escapes what it is asked to be of', async () => {
    const named = htmlOf(await report({ counters: [counter({ surface: hostile })] }, { surface: hostile }))
    expect(named).not.toContain('<script')
    expect(named).toContain('What candidates asked on &#60;/title&#62;')
  })

  it('has a title with its days', () => {
    expect(page).toContain('<title>What candidates asked, 24 October 2026 to 22 November 2026</title>')
    expect(page).toContain('<h1>What candidates asked, 24 October 2026 to 22 November 2026</h1>')
  })

  it('has every figure of a picture in a table too', () => {
    const sections = page.split('<section ').slice(1)
    expect(sections.map((section) => /^id="section-(\w+)"/.exec(section)?.[1])).toEqual([
      'days',
      'outcomes',
      'topics',
      'gaps',
      'shared',
      'roles',
      'cells',
      'languages',
      'feedback',
      'handOvers',
      'waits',
    ])
    for (const section of sections) expect(section).toContain('<table>')
  })

  it('says what its picture leaves out', () => {
    const rows = busy.topics.length
    expect(rows).toBeGreaterThan(12)
    expect(page).toContain(`The picture has the first 12 of ${rows}.`)
  })

  it('is whole where there is little to show', async () => {
    const empty = htmlOf(await report({}))
    expect(empty).toContain('Nobody asked anything in this time.')
    expect(empty).not.toContain('<section')
    const one = htmlOf(await report({ counters: [counter()] }))
    expect(one).toContain('id="section-days"')
    expect(one).not.toMatch(/NaN|undefined|Infinity|-Infinity/)
    const passedOn = htmlOf(await report({ handOvers: [handOver()] }))
    expect(passedOn).toContain('id="section-handOvers"')
    expect(passedOn).not.toMatch(/NaN|undefined|Infinity/)
  })
})
