import { describe, expect, it } from 'vitest'
import { foundBy, listed, page } from './checking.ts'

const rules = ['translation-without-original', 'machine-translated', 'translation-behind']
const english = (fields: Readonly<Record<string, string>> = {}) =>
  page({ title: 'Gardener', ...fields }, 'You look after our garden and work with us every day.')
const swedish = (fields: Readonly<Record<string, string>> = {}) =>
  page({ title: 'Trädgårdsmästare', ...fields }, 'Du sköter vår trädgård och arbetar med oss varje dag.')
const found = (original: string, translation: string) =>
  foundBy(rules, { 'jobs/a.md': original, 'jobs/a.sv.md': translation, 'jobs/b.md': english({ title: 'Cook' }) })

describe('a translation', () => {
  it('that is published while its original is not is a warning that says why', () => {
    const findings = found(english({ draft: 'true' }), swedish())
    expect(listed(findings)).toEqual(['warning translation-without-original jobs/a.sv.md'])
    expect(findings[0]?.message).toContain('jobs/a.md is not (draft)')
    expect(findings[0]?.message).toContain('Publish the original first')
    expect(found(english({ archived: 'true' }), swedish())[0]?.message).toContain('Close the translation too')
  })

  it('is right beside a published original, and as a draft', () => {
    expect(found(english(), swedish())).toEqual([])
    expect(found(english(), swedish({ draft: 'true' }))).toEqual([])
    expect(found(english({ draft: 'true' }), swedish({ draft: 'true' }))).toEqual([])
  })

  it('that a machine made is noted, with the line that says so', () => {
    expect(listed(found(english(), swedish({ ai: 'true' })))).toEqual(['note machine-translated jobs/a.sv.md:3'])
    expect(found(english(), swedish({ ai: 'false' }))).toEqual([])
    expect(found(english({ archived: 'true' }), swedish({ ai: 'true', archived: 'true' }))).toEqual([])
  })

  it('that was not touched since its original changed is a warning', () => {
    const findings = found(english({ date: '2025-01-01', lastmod: '2026-02-01' }), swedish({ date: '2025-01-01' }))
    expect(listed(findings)).toEqual(['warning translation-behind jobs/a.sv.md'])
    expect(found(english({ date: '2025-01-01', lastmod: '2026-02-01' }), swedish({ date: '2025-01-01', lastmod: '2026-02-02' }))).toEqual([])
    expect(found(english({ date: '2026-01-01' }), swedish({ date: '2025-01-01' }))).toEqual([])
  })
})
