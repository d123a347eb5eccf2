import { describe, expect, it } from 'vitest'
import { foundBy, listed, page } from './checking.ts'

const found = (files: Readonly<Record<string, string>>) => foundBy('answer-in-draft', files)
const posting = (title: string, ...lines: string[]) =>
  page({ title, apply_url: `https://jobs.example/${title}` }, 'You look after our garden and work with us every day.', ...lines)
const faq = (fields: Readonly<Record<string, string>> = {}) =>
  page({ title: 'Questions', ...fields }, '## Vacation', 'You get 30 days of vacation with us, wherever you work.')

describe('an answer that exists only in a draft', () => {
  it('is found in a draft page about the company, once for all postings that lack it', () => {
    const findings = found({ 'faq/a.md': faq({ draft: 'true' }), 'jobs/a.md': posting('Gardener'), 'jobs/b.md': posting('Cook') })
    expect(listed(findings)).toEqual(['warning answer-in-draft faq/a.md:6'])
    expect(findings[0]?.message).toContain(
      'benefits, vacation; for "Gardener", "Cook" no published page says it, and this page, which is not published (draft), does',
    )
    expect(findings[0]?.excerpts).toMatchObject([{ source: 'faq/a.md', lines: [6, 6] }])
  })

  it('is found in a draft translation that says more than its original', () => {
    const swedish = page(
      { title: 'Trädgårdsmästare', draft: 'true' },
      'Du sköter vår trädgård och arbetar med oss varje dag.',
      '',
      '## Semester',
      '',
      'Du får 30 dagars semester hos oss.',
    )
    expect(listed(found({ 'jobs/a.md': posting('Gardener'), 'jobs/a.sv.md': swedish, 'jobs/b.md': posting('Cook') }))).toEqual([
      'warning answer-in-draft jobs/a.sv.md:9',
    ])
  })

  it('is none where a published page says it too, where the draft is another role’s, or where the page is closed', () => {
    expect(found({ 'faq/a.md': faq({ draft: 'true' }), 'faq/b.md': faq(), 'jobs/a.md': posting('Gardener') })).toEqual([])
    expect(
      found({ 'faq/a.md': faq({ type: 'faq', approved_on: '2026-02-01', draft: 'true', roles: '[jobs/b.md]' }), 'jobs/a.md': posting('Gardener') }),
    ).toEqual([])
    expect(
      found({ 'jobs/b.md': page({ title: 'Cook', draft: 'true' }, '## Vacation', 'You get 30 days of vacation.'), 'jobs/a.md': posting('Gardener') }),
    ).toEqual([])
    expect(found({ 'faq/a.md': faq({ archived: 'true' }), 'jobs/a.md': posting('Gardener') })).toEqual([])
  })
})
