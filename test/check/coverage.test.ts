import { describe, expect, it } from 'vitest'
import type { PostingCoverage } from '../../src/check/coverage.ts'
import { mostAsked } from '../../src/check/most-asked.ts'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { checkFiles, foundBy, listed, page } from './checking.ts'

const posting = (...lines: string[]) => page({ title: 'Gardener', date: '2026-02-01', apply_url: 'https://jobs.example/1' }, ...lines)
/** What makes a page one of approved answers. */
const entry = { type: 'faq', approved_on: '2026-02-01' }
const answerTo = (topic: string, coverage: readonly PostingCoverage[]) => coverage[0]?.topics.find((row) => row.topic === topic)?.answer

describe('the topics that candidates ask most', () => {
  it('are all known', () => {
    const { topics } = new LanguageLibrary(null)
    for (const { id, or } of mostAsked) for (const topic of [id, ...or]) expect(topics.has(topic), topic).toBe(true)
  })

  it('are each answered by a passage of the posting, or by none', () => {
    const { coverage } = checkFiles({ 'jobs/gardener.md': posting('The salary is €3,000 a month.', '', 'You must be based in the EU.') })
    expect(coverage).toHaveLength(1)
    expect(coverage[0]?.topics.map(({ topic }) => topic)).toEqual(mostAsked.map(({ id }) => id))
    expect(answerTo('salary', coverage)).toEqual({ source: 'jobs/gardener.md', lines: [6, 6], text: 'The salary is €3,000 a month.' })
    expect(answerTo('residency', coverage)).toEqual({ source: 'jobs/gardener.md', lines: [8, 8], text: 'You must be based in the EU.' })
    expect(answerTo('vacation', coverage)).toBeNull()
  })

  it('are answered by a page about the company too, which is said', () => {
    const { coverage } = checkFiles({
      'faq/company.md': page({ title: 'Questions' }, '## Vacation', 'You get 30 days of vacation.'),
      'jobs/gardener.md': posting('Work.'),
    })
    expect(answerTo('vacation', coverage)?.source).toBe('faq/company.md')
  })

  it('are not answered by a draft, nor by a page that holds for another role', () => {
    const faq = (fields: Record<string, string>) => page({ title: 'Questions', ...fields }, '## Vacation', 'You get 30 days of vacation.')
    for (const fields of [{ draft: 'true' }, { ...entry, roles: '[jobs/other.md]' }]) {
      const { coverage } = checkFiles({ 'faq/company.md': faq(fields), 'jobs/gardener.md': posting('Work.') })
      expect(answerTo('vacation', coverage)).toBeNull()
    }
    const { coverage } = checkFiles({ 'faq/company.md': faq({ ...entry, roles: '[jobs/gardener.md]' }), 'jobs/gardener.md': posting('Work.') })
    expect(answerTo('vacation', coverage)?.source).toBe('faq/company.md')
  })

  it('are asked of what is open or to be opened, once for all its languages', () => {
    const { coverage } = checkFiles({
      'jobs/open.md': posting('Work.'),
      'jobs/draft.md': page({ title: 'Cook', draft: 'true', apply_url: 'https://jobs.example/2' }, 'Work.'),
      'jobs/closed.md': page({ title: 'Driver', archived: 'true', apply_url: 'https://jobs.example/3' }, 'Work.'),
      'jobs/open.sv.md': page({ title: 'Trädgårdsmästare', ai: 'true' }, 'Arbeta med oss i trädgården, varje dag.'),
    })
    expect(coverage.map(({ posting: { source }, standing }) => `${source} ${standing}`)).toEqual(['jobs/draft.md ahead', 'jobs/open.md published'])
  })
})

describe('a salary', () => {
  const isMissing = (...lines: string[]) => foundBy('missing-salary', { 'jobs/gardener.md': posting(...lines) }).length === 1

  it.each([
    'The salary is between 40,000 and 50,000 EUR a year.',
    'You look after our garden and work with us. Salary: 45k',
    'Salary range: €50,000 - €80,000 annually',
    'Your hourly wage is €18.50.',
    'Wir suchen dich für unser Team und zahlen ein Monatsgehalt von 3.500 € brutto.',
    'The salary is €60,000, plus a bonus of €2,000.',
    'Lön: 35 000 kr i månaden',
    'Le salaire est de 42 000 euros brut par an.',
  ])('is stated by "%s"', (line) => {
    expect(isMissing(line)).toBe(false)
  })

  it.each([
    'We offer a competitive salary.',
    'Our salaries are benchmarked against market data.',
    'A competitive salary and a €1,000 home-office budget.',
    'Salaries are reviewed every year since 2019.',
    'You get a referral bonus of €2,000.',
    'Tell us your salary expectations by 15 March 2026.',
  ])('is not stated by "%s"', (line) => {
    expect(isMissing(line)).toBe(true)
  })

  it('is stated by front matter and by a page about the company', () => {
    expect(foundBy('missing-salary', { 'jobs/a.md': page({ title: 'A', salary_min: '40000', salary_max: '50000' }, 'Work.') })).toEqual([])
    expect(
      foundBy('missing-salary', { 'jobs/a.md': posting('Work.'), 'faq/pay.md': page({ title: 'Pay' }, '## Salary', 'All engineers earn €55,000 a year.') }),
    ).toEqual([])
  })

  it('that is missing is an error which names the law and quotes what stands there instead', () => {
    const [finding] = foundBy('missing-salary', {
      'jobs/gardener.md': posting('## How do you set salaries?', 'Our salaries are benchmarked against market data.'),
    })
    expect(finding).toMatchObject({ level: 'error', line: 7, excerpts: [{ lines: [7, 7], text: 'Our salaries are benchmarked against market data.' }] })
    expect(finding?.message).toContain('2023/970, Art. 5(1)')
  })

  it('that is missing is told once, of the original, and of a draft too', () => {
    const original = page({ title: 'Gardener', translationKey: 'g', draft: 'true' }, 'You work in the garden with us every day of the week.')
    const translation = page(
      { title: 'Trädgårdsmästare', translationKey: 'g', draft: 'true', ai: 'true' },
      'Du arbetar i trädgården med oss varje dag i veckan.',
    )
    const found = foundBy('missing-salary', { 'jobs/a.md': original, 'jobs/b.md': translation })
    expect(listed(found)).toEqual(['error missing-salary jobs/a.md'])
    expect(found[0]?.message).toContain('not published yet')
  })

  it('is not asked of a posting that is closed', () => {
    expect(foundBy('missing-salary', { 'jobs/a.md': page({ title: 'A', status: 'closed' }, 'Work.') })).toEqual([])
  })
})

describe('other gaps', () => {
  it('are a contact and a way to apply, each a warning, and the rest as one note', () => {
    const { findings } = checkFiles({ 'jobs/a.md': page({ title: 'Gardener', date: '2026-02-01' }, 'You work with us.') })
    expect(listed(findings)).toEqual([
      'error missing-salary jobs/a.md',
      'warning missing-contact jobs/a.md',
      'warning missing-how-to-apply jobs/a.md',
      'note missing-topics jobs/a.md',
    ])
    expect(findings.at(-1)?.message).toContain('place of residence, work permit')
  })

  it('are closed by an apply link, and by an address that can be quoted', () => {
    const found = foundBy(['missing-contact', 'missing-how-to-apply'], { 'jobs/a.md': posting('Questions? Write to anna@firm.example.') })
    expect(found).toEqual([])
    // Behind a link alone, no answer can quote it.
    const hidden = foundBy('missing-contact', { 'jobs/a.md': posting('Questions? [Write to us](mailto:anna@firm.example).') })
    expect(hidden).toHaveLength(1)
  })
})
