import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/check/finding.ts'
import { renderGithub } from '../../src/check/report/github.ts'
import { renderJson } from '../../src/check/report/json.ts'
import type { Report } from '../../src/check/report/report.ts'
import { renderText } from '../../src/check/report/text.ts'
import { noon } from '../fixtures/knowledge.ts'
import { checkFiles, page } from './checking.ts'

const quote = { source: 'jobs/a.md', lines: [7, 9], text: 'Our salaries are\nfair.' } as const
const finding: Finding = { rule: 'missing-salary', level: 'error', message: 'No salary: 100% of it, please.', source: 'jobs/a.md', line: 7, excerpts: [quote] }
const about = { source: 'faq/b.md', lines: [3, 3], text: 'We pay what is fair.' } as const
const reportOf = (findings: readonly Finding[], rest: Partial<Report> = {}): Report => ({
  now: noon,
  pages: 2,
  findings,
  coverage: [],
  pathOf: (source) => `content/${source}`,
  nameOf: (topic) => `name of ${topic}`,
  ...rest,
})
const plain = { columns: 90, colors: false }

describe('the report for a pull request', () => {
  it('is one workflow command for each finding, escaped as GitHub reads it', () => {
    expect(renderGithub(reportOf([finding]))).toBe(
      '::error file=content/jobs/a.md,line=7,endLine=9,title=missing-salary::No salary: 100%25 of it, please.%0Acontent/jobs/a.md:7: “Our salaries are fair.”\n',
    )
  })

  it('has a place of its own for levels, whole files and names with commas', () => {
    const note: Finding = { ...finding, level: 'note', line: null, source: 'jobs/a,b:c.md', excerpts: [about] }
    expect(renderGithub(reportOf([note, { ...finding, level: 'warning' }])).split('\n')).toEqual([
      '::notice file=content/jobs/a%2Cb%3Ac.md,title=missing-salary::No salary: 100%25 of it, please.%0Acontent/faq/b.md:3: “We pay what is fair.”',
      expect.stringMatching(/^::warning file=content\/jobs\/a\.md,line=7,/),
      '',
    ])
  })

  it('lets no page write a command of its own', () => {
    const hostile = { ...quote, text: 'x\n::set-output name=a::b\r\n::stop-commands::t' }
    expect(
      renderGithub(reportOf([{ ...finding, message: 'a\n::error::b', excerpts: [hostile] }]))
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1)
  })
})

describe('the report for people', () => {
  it('groups findings by file, with place, level, rule and quotes', () => {
    const other: Finding = { ...finding, source: 'jobs/b.md', line: null, level: 'note', rule: 'no-date', excerpts: [about] }
    expect(renderText(reportOf([finding, { ...finding, line: 8, excerpts: [] }, other]), plain)).toBe(
      [
        'content/jobs/a.md:7  error',
        '  No salary: 100% of it, please. [missing-salary]',
        '    line 7: “Our salaries are fair.”',
        'content/jobs/a.md:8  error',
        '  No salary: 100% of it, please. [missing-salary]',
        '',
        'content/jobs/b.md  note',
        '  No salary: 100% of it, please. [no-date]',
        '    content/faq/b.md:3 “We pay what is fair.”',
        '',
        '2 errors, 0 warnings, 1 note: 2 pages looked at, 0 postings open or to be opened.',
        '',
      ].join('\n'),
    )
  })

  it('says so where nothing is to be mended', () => {
    expect(renderText(reportOf([]), plain)).toBe('Nothing to mend: 2 pages looked at, 0 postings open or to be opened.\n')
  })

  it('shows what each posting answers, with the passage', () => {
    const { findings, coverage } = checkFiles({
      'jobs/a.md': page(
        { title: 'Gardener', date: '2026-02-01', apply_url: 'https://jobs.example/1' },
        'You look after our garden and you must be based in the EU.',
      ),
      'faq/a.md': page({ title: 'Questions', date: '2026-02-01' }, '## Vacation', 'You get 30 days of vacation with us, wherever you work.'),
    })
    const lines = renderText(reportOf(findings, { coverage, nameOf: (topic) => topic }), { columns: 110, colors: false }).split('\n')
    expect(lines).toContain('Gardener (content/jobs/a.md): 6 of 16')
    expect(lines).toContain('  ✗ salary')
    expect(lines).toContain('  ✓ residency      line 6: “You look after our garden and you must be based in the EU.”')
    expect(lines).toContain('  ✓ vacation       content/faq/a.md:6 “You get 30 days of vacation with us, wherever you work.”')
  })

  it('fits the window, but for addresses', () => {
    const long: Finding = {
      ...finding,
      message: 'word '.repeat(60),
      excerpts: [
        { ...quote, text: 'quoted '.repeat(100) },
        { ...quote, text: `https://firm.example/${'x'.repeat(120)}` },
      ],
    }
    for (const columns of [60, 80, 110]) {
      const lines = renderText(reportOf([long]), { columns, colors: false }).split('\n')
      for (const line of lines) expect(line.length <= columns || line.includes('https://'), line).toBe(true)
      expect(lines.join('\n')).toContain('…”')
    }
  })

  it('has colours only where they are wanted, and lets no page colour anything', () => {
    const hostile = { ...finding, message: 'a\u001b[31mb', excerpts: [{ ...quote, text: '\u001b]0;x\u0007text' }] }
    expect(renderText(reportOf([hostile], { pathOf: (source) => `\u001b[31m${source}` }), plain)).not.toContain('\u001b')
    expect(renderText(reportOf([finding]), { columns: 90, colors: true })).toContain('\u001b[31merror')
  })
})

describe('the report for programs', () => {
  it('is one object with findings, counts and coverage', () => {
    const { findings, coverage } = checkFiles({
      'jobs/a.md': page({ title: 'Gardener', date: '2026-02-01' }, 'You must be based in the EU to work with us in our garden.'),
    })
    const report = JSON.parse(renderJson(reportOf(findings, { coverage, pages: 1 })))
    expect(Object.keys(report)).toEqual(['now', 'pages', 'counts', 'findings', 'coverage'])
    expect(report).toMatchObject({ now: '2026-02-20T12:00:00.000Z', pages: 1, counts: { error: 1, warning: 2, note: 1 } })
    expect(report.findings[0]).toMatchObject({ rule: 'missing-salary', level: 'error', source: 'jobs/a.md', line: null, excerpts: [] })
    expect(report.coverage[0]).toMatchObject({ source: 'jobs/a.md', title: 'Gardener', language: 'en', isPublished: true })
    expect(report.coverage[0].topics[1]).toEqual({
      topic: 'residency',
      name: 'name of residency',
      answer: { source: 'jobs/a.md', lines: [5, 5], text: expect.stringContaining('based in the EU') },
    })
  })
})
