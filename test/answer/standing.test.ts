import { describe, expect, it } from 'vitest'
import type { QuotedText, QuoteStanding } from '../../src/answer/standing.ts'
import type { Assistant } from '../../src/assistant.ts'
import type { TopicId } from '../../src/domain.ts'
import { assistantOver } from '../fixtures/asking.ts'

const source = 'postings/sre.md'

const page = (title: string, ...lines: readonly string[]): string => ['---', `title: ${title}`, 'layout: job', '---', ...lines].join('\n')

const posting = (...lines: readonly string[]): string => page('SRE', ...lines)

const before = posting(
  '## Salary',
  'The salary is 50,000 SEK a month. It is reviewed every spring.',
  'We pay for overtime.',
  '## Hiring',
  '- A call',
  '- A task at home',
  '- A talk with the team',
  '## Remote',
  'You can work from anywhere in Sweden.',
)

const quotedAs = (text: string, more: Partial<QuotedText> = {}): QuotedText => ({
  source,
  postingId: source,
  isRole: true,
  applyUrl: null,
  title: 'SRE',
  section: 'Salary',
  text,
  topic: null,
  ...more,
})

const standing = (files: Readonly<Record<string, string>>, quoted: QuotedText, assistant: Assistant = assistantOver(files)): QuoteStanding =>
  assistant.standing([quoted], 'en').quotes[0] as QuoteStanding

/** The kind, and what is quoted. */
const becomes = (files: Readonly<Record<string, string>>, quoted: QuotedText): readonly unknown[] => {
  const result = standing(files, quoted)
  return [result.kind, ...('row' in result ? result.row.citations.map(({ quote }) => quote) : [])]
}

const salary = quotedAs('The salary is 50,000 SEK a month.')
const steps = quotedAs('- A call\n- A task at home\n…', { section: 'Hiring' })

describe('a quote stands', () => {
  it.each([
    ['a sentence', salary.text],
    ['sentences that stand together', 'The salary is 50,000 SEK a month. It is reviewed every spring.'],
    ['sentences that do not', 'The salary is 50,000 SEK a month. … We pay for overtime.'],
    ['items of a list that goes on', steps.text],
    ['a whole list', '- A call\n- A task at home\n- A talk with the team'],
  ])('where it is there word for word: %s', (_, text) => {
    expect(becomes({ [source]: before }, quotedAs(text))).toEqual(['stands', text])
  })

  it('where something else of its section changed', () => {
    const after = before.replace('every spring', 'twice a year').replace('We pay for overtime.', 'Overtime is paid twice. Ask us about shares!')
    expect(becomes({ [source]: after }, salary)).toEqual(['stands', salary.text])
  })

  it('where its lines are broken elsewhere, its list is marked otherwise, or its heading is another', () => {
    const after = before.replace('50,000 SEK a month', '50,000\nSEK  a month').replaceAll('- A', '* A').replace('## Salary', '## Pay')
    const moved = standing({ [source]: after }, salary)
    expect(moved).toMatchObject({ kind: 'stands', row: { citations: [{ section: 'Pay', quote: salary.text, lines: [6, 7] }] } })
    expect(becomes({ [source]: after }, steps)).toEqual(['stands', steps.text])
  })

  it('where its file has another name', () => {
    expect(becomes({ 'jobs/sre-2026.md': before }, salary)).toEqual(['stands', salary.text])
    const translated = { 'jobs/sre.sv.md': before.replace('layout: job', 'layout: job\ntranslationKey: sre'), [source]: posting('Nothing.') }
    const moved = { ...translated, [source]: posting('Nothing.').replace('layout: job', 'layout: job\ntranslationKey: sre') }
    expect(becomes(moved, salary)).toEqual(['stands', salary.text])
  })

  it('with the note that its date has passed, and the language that it is quoted in', () => {
    const text = 'Your first day is the 1st of February 2026.'
    const files = { [source]: posting('## Start', text).replace('layout: job', 'layout: job\ndate: 2025-11-01') }
    const [{ row }] = assistantOver(files).standing([quotedAs(text, { section: 'Start', topic: 'start-date' })], 'de').quotes as [
      Extract<QuoteStanding, { kind: 'stands' }>,
    ]
    expect(row.citations[0]?.status).toBe('stale')
    expect(row.notes).toEqual([expect.stringContaining('2025-11-01'), expect.stringContaining('Englisch')])
  })

  it('as a title in a list of roles, with its link to apply', () => {
    const files = { [source]: before.replace('layout: job', 'layout: job\napplyUrl: https://apply.example/sre') }
    const title = quotedAs('SRE', { section: '' })
    expect(standing(files, title)).toMatchObject({ kind: 'stands', row: { citations: [{ quote: 'SRE' }] } })
    expect(becomes({ [source]: before.replace('title: SRE', 'title: Senior SRE') }, title)).toEqual(['changed', 'Senior SRE'])
  })
})

describe('a quote has changed', () => {
  it('to what is said in its place: a new figure', () => {
    const after = before.replace('50,000', '55,000')
    expect(becomes({ [source]: after }, salary)).toEqual(['changed', 'The salary is 55,000 SEK a month.'])
  })

  it('where a figure only got longer, or a word was put in', () => {
    const facts = (salaryText: string) => ({ [source]: posting('## Salary', '- Salary: 50', `- Salary: ${salaryText}`) })
    expect(becomes(facts('50 000'), quotedAs('- Salary: 50 00'))[0]).toBe('changed')
    const after = before.replace('You can work', 'You can not work')
    expect(becomes({ [source]: after }, quotedAs('You can work from anywhere in Sweden.', { section: 'Remote' }))).toEqual([
      'changed',
      'You can not work from anywhere in Sweden.',
    ])
  })

  it('where its sentence stands in another section now', () => {
    const after = before
      .replace('The salary is 50,000 SEK a month.', 'We are paid well.')
      .replace('## Hiring', '## Pay\nThe salary is 60,000 SEK a month.\n## Hiring')
    expect(becomes({ [source]: after }, salary)).toEqual(['changed', 'The salary is 60,000 SEK a month.'])
  })

  it('of several pieces, in the one that changed; the others are quoted with it', () => {
    const both = quotedAs('The salary is 50,000 SEK a month. … We pay for overtime.')
    const after = before.replace('50,000', '55,000')
    expect(becomes({ [source]: after }, both)).toEqual(['changed', 'The salary is 55,000 SEK a month. … We pay for overtime.'])
  })

  it('of a list, where an item came between', () => {
    const after = before.replace('- A task at home', '- A test\n- A task at home')
    expect(becomes({ [source]: after }, steps)).toEqual(['changed', '- A call\n- A test\n- A task at home\n…'])
  })

  it('to what the page says on its topic, where nothing is near', () => {
    const after = before.replace('The salary is 50,000 SEK a month. It is reviewed every spring.', 'Pay: 61 000–70 000 kronor.')
    expect(becomes({ [source]: after }, { ...salary, topic: 'salary' satisfies TopicId })).toEqual(['changed', expect.stringContaining('61 000')])
  })

  it('to the original, where its translation is not published any more', () => {
    const swedish = quotedAs('Lönen är 50 000 kronor i månaden.', { source: 'postings/sre.sv.md', section: 'Lön', title: 'SRE i Stockholm', topic: 'salary' })
    expect(becomes({ [source]: before }, swedish)).toEqual(['changed', expect.stringContaining('50,000 SEK')])
  })
})

describe('a quote is gone', () => {
  it('where its posting says nothing of the kind any more', () => {
    const files = { [source]: posting('## Hiring', 'We call you.') }
    expect(becomes(files, salary)).toEqual(['gone'])
    expect(becomes(files, { ...salary, topic: 'salary' })).toEqual(['gone'])
  })

  it('with its page', () => {
    const faq = quotedAs('Lunch is free.', { source: 'faq.md', postingId: 'faq.md', isRole: false, title: 'FAQ', section: 'Food' })
    expect(becomes({ [source]: before }, faq)).toEqual(['gone'])
    expect(becomes({ 'faq.md': '---\ntitle: FAQ\n---\n## Food\nLunch is free.\n' }, faq)).toEqual(['stands', 'Lunch is free.'])
  })
})

describe('a role is closed', () => {
  const closed = {
    [source]: before.replace('layout: job', 'layout: job\ndraft: true'),
    'about.md': '---\ntitle: About\n---\nThe salary is 50,000 SEK a month.\n',
  }

  it('where no version of its posting is published', () => {
    expect(becomes(closed, salary)).toEqual(['role_closed'])
    expect(becomes(closed, quotedAs('SRE', { section: '' }))).toEqual(['role_closed'])
  })

  it('by the clock too', () => {
    const files = { [source]: before.replace('layout: job', 'layout: job\nexpiryDate: 2026-02-21') }
    expect(becomes(files, salary)[0]).toBe('stands')
    expect(standing(files, salary, assistantOver(files, { now: Date.UTC(2026, 1, 22) })).kind).toBe('role_closed')
  })

  it('also where another posting has its title, and applies to another job or says something else', () => {
    const other = before.replace('layout: job', 'layout: job\napplyUrl: https://apply.example/berlin')
    expect(becomes({ 'postings/berlin.md': other }, { ...salary, applyUrl: 'https://apply.example/stockholm' })).toEqual(['role_closed'])
    expect(becomes({ 'postings/berlin.md': other }, { ...salary, applyUrl: 'https://apply.example/berlin' })).toEqual(['stands', salary.text])
    expect(becomes({ 'postings/berlin.md': before.replace('50,000', '40,000') }, salary)).toEqual(['role_closed'])
  })
})
