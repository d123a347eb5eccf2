import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkFolder, listed } from './checking.ts'

const folder = '../shared/seeds'
const november = Date.UTC(2026, 10, 21)
/** What contradicts has a test of its own. */
const contradictions = new Set(['apply-link', 'residency', 'salary', 'start-date', 'team-lead', 'team-size', 'location', 'process-steps', 'process-differs'])

describe.skipIf(!existsSync(folder))('the check of ../shared/seeds (skipped where it is not there)', () => {
  it('finds what is wrong, and nothing else', () => {
    const { findings } = checkFolder(folder, { now: november })
    expect(listed(findings.filter(({ rule }) => !contradictions.has(rule)))).toEqual([
      'error missing-salary 000_838f53a16acb94e1.md',
      'note missing-topics 000_838f53a16acb94e1.md',
      'warning old-page 000_838f53a16acb94e1.md:5',
      'note missing-topics 001_28df887dc9767de4.md',
      'warning old-page 001_28df887dc9767de4.md:5',
      'error missing-salary 001_28df887dc9767de4.md:62',
      'warning date-passed 001_28df887dc9767de4.md:66',
      'note machine-translated 002_edf68feba42cc7db.md:2',
      'warning missing-contact 003_ce38117441691f54.md',
      'note missing-topics 003_ce38117441691f54.md',
      'note machine-translated 004_34f576d09f53a28d.md:2',
      'warning language-keys 004_34f576d09f53a28d.md:12',
      'warning translation-drift 004_34f576d09f53a28d.md:48',
      'warning date-passed 004_34f576d09f53a28d.md:66',
    ])
  })

  it('quotes what stands there', () => {
    const { findings } = checkFolder(folder, { now: november })
    const quotes = (rule: string) => findings.filter((finding) => finding.rule === rule).map(({ excerpts }) => excerpts.map(({ text }) => text.slice(0, 60)))
    expect(quotes('missing-salary')).toEqual([[], ['Our salaries are benchmarked against market data for compani']])
    expect(quotes('date-passed')).toEqual([
      ['We are interviewing candidates on rolling basis with the int'],
      ['Vi intervjuar kandidater löpande med planerad start i början'],
    ])
    const [link] = findings.filter(({ rule }) => rule === 'translation-drift')
    expect(link?.excerpts.map(({ source, lines, text }) => [source, lines[0], /c9fc224c|640302ca/.exec(text)?.[0]])).toEqual([
      ['004_34f576d09f53a28d.md', 48, 'c9fc224c'],
      ['001_28df887dc9767de4.md', 48, '640302ca'],
    ])
  })

  it('says which of the topics that candidates ask most each posting answers, and where', () => {
    const { coverage } = checkFolder(folder, { now: november })
    const missing = coverage.map(({ posting, topics }) => [
      posting.source.slice(0, 3),
      topics
        .filter(({ answer }) => answer === null)
        .map(({ topic }) => topic)
        .join(' '),
    ])
    expect(missing).toEqual([
      ['000', 'salary residency work-permit contract-type start-date languages vacation'],
      ['001', 'salary languages manager vacation'],
      ['003', 'work-permit contract-type languages vacation contact'],
    ])
    const lines = coverage.map(({ topics }) => topics.flatMap(({ topic, answer }) => (answer === null ? [] : [`${topic}:${answer.lines[0]}`])).join(' '))
    expect(lines).toEqual([
      'remote:49 tasks:35 requirements:42 team:49 manager:49 benefits:57 process:68 how-to-apply:61 contact:81',
      'residency:54 work-permit:54 remote:21 contract-type:58 start-date:66 tasks:28 requirements:34 team:23 benefits:21 process:74 how-to-apply:44 contact:91',
      'salary:101 residency:79 remote:29 start-date:98 tasks:33 requirements:41 team:56 manager:56 benefits:29 process:85 how-to-apply:77',
    ])
  })
})
