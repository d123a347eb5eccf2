import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runKnowledgeCommand } from '../../src/check/command.ts'
import { folderOf, noon, noSite } from '../fixtures/knowledge.ts'
import { page } from './checking.ts'

const english = 'You look after our garden and work with us every day of the week.'
const files = {
  'jobs/gardener.md': page({ title: 'Join us as a Head Gardener!', date: '2026-02-01' }, english),
  'jobs/gardener.sv.md': page({ title: 'Trädgårdsmästare', date: '2026-02-01', ai: 'true' }, 'Du sköter vår trädgård och arbetar med oss varje dag i veckan.'),
  'jobs/cook.md': page({ title: 'Head Cook', date: '2026-02-01', salary: '€40,000 a year', apply_url: 'https://jobs.example/2' }, english),
}

/** Runs the command in a folder that holds `knowledge/` with some files. */
function run(args: readonly string[], knowledge: Readonly<Record<string, string>> = files) {
  const cwd = folderOf(Object.fromEntries(Object.entries(knowledge).map(([name, text]) => [join('knowledge', name), text])))
  let [output, errors] = ['', '']
  const code = runKnowledgeCommand(
    args,
    { folders: ['knowledge'], site: noSite },
    {
      output: { write: (text) => (output += text) },
      errors: { write: (text) => (errors += text) },
      columns: undefined,
      colors: false,
      cwd,
      now: noon,
    },
  )
  return { code, output, errors }
}

describe('knowledge -- check', () => {
  it('reports on the set folder, with paths from where it runs', () => {
    const { code, output, errors } = run(['check'])
    expect([code, errors]).toEqual([0, ''])
    expect(output).toContain('knowledge/jobs/gardener.md  error\n  No salary is stated in figures.')
    expect(output).toMatch(/1 error, \d+ warnings, \d+ notes: 3 pages looked at, 2 postings open or to be opened\.\n$/)
  })

  it('takes other folders, and names files of one name by their folder', () => {
    const both = { ...files, '../one/a.md': page({ title: 'Baker' }, english), '../two/a.md': page({ title: 'Brewer' }, english) }
    const { code, output } = run(['check', 'one', 'two', '--format', 'github'], both)
    expect(code).toBe(0)
    expect(output).toContain('file=one/a.md')
    expect(output).toContain('file=two/a.md')
    expect(output).not.toContain('gardener')
  })

  it.each([['--json'], ['--format', 'json']])('writes one JSON object with %s %s', (...args) => {
    const { code, output } = run(['check', ...args.filter((arg) => arg !== undefined)])
    expect(code).toBe(0)
    expect(JSON.parse(output).counts.error).toBe(1)
  })

  it('ends with 1 under --strict where there is an error, and only there', () => {
    expect(run(['check', '--strict']).code).toBe(1)
    expect(run(['check', '--strict', '--role', 'head cook']).code).toBe(0)
  })

  it('goes by the day that --now says, and by the months that --stale-after says', () => {
    expect(run(['check']).output).not.toContain('[old-page]')
    expect(run(['check', '--now', '2027-03-01']).output).toContain('[old-page]')
    expect(run(['check', '--now', '2026-05-02', '--stale-after', '3']).output).toContain('more than 3 months ago')
  })

  it('shows its options', () => {
    for (const args of [['--help'], ['check', '-h']]) expect(run(args)).toMatchObject({ code: 0, output: expect.stringContaining('--strict'), errors: '' })
  })
})

describe('knowledge -- check --role', () => {
  const sourcesOf = (...args: string[]) => {
    const { output } = run(['check', '--json', '--role', ...args])
    const { findings, coverage } = JSON.parse(output) as { findings: { source: string }[]; coverage: { source: string }[] }
    return [[...new Set(findings.map(({ source }) => source))], coverage.map(({ source }) => source)]
  }

  it.each(['gardener', 'Head Gardener', 'trädgårdsmästare', 'jobs/gardener.md', 'jobs/gardener'])('finds a posting in all its languages by %s', (words) => {
    expect(sourcesOf(words)).toEqual([['jobs/gardener.md', 'jobs/gardener.sv.md'], ['jobs/gardener.md']])
  })

  it('prefers the title that holds the words as they stand', () => {
    const { output } = run(['check', '--json', '--role', 'head cook'], { ...files, 'jobs/b.md': page({ title: 'Head Pastry Cook' }, english) })
    expect(JSON.parse(output).coverage).toMatchObject([{ source: 'jobs/cook.md' }])
  })

  it('shows what a page about the company or another posting has against it', () => {
    const led = (name: string, by: string) => page({ title: name }, english, '', `You join the Orchard team, which is led by ${by} Lindqvist.`)
    const { output } = run(['check', '--json', '--role', 'baker'], { 'jobs/a.md': led('Baker', 'Astrid'), 'jobs/b.md': led('Brewer', 'Jonas') })
    const { findings } = JSON.parse(output) as { findings: { rule: string; excerpts: { source: string }[] }[] }
    const sources = findings.filter(({ rule }) => rule === 'team-lead').flatMap(({ excerpts }) => excerpts.map(({ source }) => source))
    expect(sources.toSorted()).toEqual(['jobs/a.md', 'jobs/b.md'])
  })
})

describe('a mistake on the command line', () => {
  it.each([
    [[], 'no command: there is "npm run knowledge -- check"'],
    [['chek'], 'unknown command "chek"'],
    [['check', '--jason'], "unknown option '--jason'"],
    [['check', '--format', 'xml'], '--format "xml" is not known; there is text, json, github'],
    [['check', '--json', '--format', 'text'], '--json and --format text exclude each other'],
    [['check', '--now', '2026-02-31'], '--now "2026-02-31" is not a day'],
    [['check', '--stale-after', '-3'], "option '--stale-after' argument is ambiguous; --help"],
    [['check', '--stale-after', 'soon'], '--stale-after "soon" is not a number of months'],
    [['check', '--role', ' '], '--role needs a title'],
    [['check', '--role', 'pilot'], '--role "pilot" names no role here; there is "Head Cook" (jobs/cook.md), "Join us as a Head Gardener!" (jobs/gardener.md)'],
    [['check', '--role', 'head'], '--role "head" fits several roles'],
    [['check', 'nowhere'], 'there is no such folder or file'],
    [['check', 'knowledge/jobs/cook.md'], '"knowledge/jobs/cook.md" is a file; name the folder that it stands in'],
    [['check', 'empty'], 'there is no page in empty'],
  ])('%j is one line and exit code 2', (args, sentence) => {
    const { code, output, errors } = run(args, { ...files, '../empty/picture.png': 'x' })
    expect([code, output]).toEqual([2, ''])
    expect(errors).toContain(sentence)
    expect(errors.trimEnd()).not.toContain('\n')
  })
})
