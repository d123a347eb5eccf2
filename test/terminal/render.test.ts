import { describe, expect, it } from 'vitest'
import { renderJson, renderMarkdown, renderPeople } from '../../adapters/terminal/render.ts'
import type { Answer, AnswerPart, AnswerRow, Citation } from '../../src/domain.ts'

const citation = (quote: string, more: Partial<Citation> = {}): Citation => ({
  source: 'postings/diver.md',
  title: 'Diver',
  section: 'Salary',
  quote,
  url: 'https://firm.example/diver/#salary',
  lines: [7, 7],
  ...more,
})
const row = (citations: readonly Citation[], more: Partial<AnswerRow> = {}): AnswerRow => ({ label: '', citations, links: [], notes: [], ...more })
const answer = (rows: readonly AnswerRow[], more: Partial<AnswerPart> = {}): Answer => ({
  outcome: 'answered',
  language: 'en',
  parts: [{ outcome: 'answered', topic: 'salary', lead: 'The postings say:', rows, related: [], closing: [], ...more }],
  relatedLead: (more.related ?? []).length > 0 ? 'Near to it:' : '',
})
const people = (subject: Answer, columns = 80, colors = false) => renderPeople(subject, { columns, colors })
const escapeCharacter = String.fromCharCode(27)

describe('Markdown', () => {
  it('quotes, then names the source with its link', () => {
    expect(renderMarkdown(answer([row([citation('It is 41,000 euros.')])]))).toBe(
      'The postings say:\n\n> It is 41,000 euros.\n— [Diver › Salary](https://firm.example/diver/#salary)',
    )
  })

  it('has a source without a link where there is no address', () => {
    expect(renderMarkdown(answer([row([citation('It is so.', { url: null, section: '' })])]))).toMatch(/— Diver$/)
  })

  it('escapes what the page says', () => {
    const text = renderMarkdown(answer([row([citation('*a* _b_ `c` [d](e) <@f> | ~g~ \\h')])]))
    expect(text).toContain('> \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<@f\\> \\| \\~g\\~ \\\\h')
  })

  it.each(['# heading', '> quote', '+ item'])('lets no line of a quote be a %s', (line) => {
    expect(renderMarkdown(answer([row([citation(`First.\n${line}`)])]))).toContain(`\n> \\${line}`)
  })

  it('escapes title, section and label', () => {
    const text = renderMarkdown(
      answer([row([citation('x', { title: 'A [b](c)', section: '*d*' })], { links: [{ label: '[e]', url: 'https://firm.example/apply' }] })]),
    )
    expect(text).toContain('[A \\[b\\](c) › \\*d\\*](https://firm.example/diver/#salary)')
    expect(text).toContain('[\\[e\\]](https://firm.example/apply)')
  })

  it('keeps lists as lists', () => {
    expect(renderMarkdown(answer([row([citation('- one\n- two\n…')])]))).toContain('> - one\n> - two\n> …')
  })

  it('shows a role of a list by its title', () => {
    expect(renderMarkdown(answer([row([citation('Diver', { section: '' })])]))).toContain('- [Diver](https://firm.example/diver/#salary)')
  })

  it('has the notes of a row, and what closes a part', () => {
    expect(renderMarkdown(answer([row([citation('x')], { notes: ['This date has passed.'] })], { closing: ['Portugal is in the EU.'] }))).toMatch(
      /This date has passed\.\n\nPortugal is in the EU\.$/,
    )
  })
})

describe('JSON', () => {
  it('keeps what is related apart', () => {
    const subject = answer([row([citation('own')])], { related: [row([citation('near')])] })
    expect(renderJson(subject, 'a')).toMatchObject({ id: 'a', citations: [{ quote: 'own' }], related: [{ quote: 'near' }] })
    expect(renderJson(subject, 'a').text).not.toContain('near')
    expect(renderJson(subject)).not.toHaveProperty('id')
  })

  it('has the citations of all parts in order', () => {
    const one = answer([row([citation('1'), citation('2')]), row([citation('3')])])
    const two = answer([row([citation('4')])])
    expect(renderJson({ ...one, parts: [...one.parts, ...two.parts] }).citations.map(({ quote }) => quote)).toEqual(['1', '2', '3', '4'])
  })
})

describe('for people', () => {
  it('puts a bar beside a quote and the source below', () => {
    expect(people(answer([row([citation('It is 41,000 euros.')])]))).toBe(
      'The postings say:\n\n  │ It is 41,000 euros.\n    — Diver [1]\n\n[1] Diver › Salary\n    https://firm.example/diver/#salary\n',
    )
  })

  it('numbers sources in the order in which they stand, each once', () => {
    const text = people(
      answer([row([citation('a'), citation('b', { title: 'Cook', url: null, source: 'postings/cook.md', lines: [9, 10] })]), row([citation('c')])], {
        related: [row([citation('d', { title: 'Pilot', url: 'https://firm.example/pilot/' })])],
      }),
    )
    expect(text.match(/— \w+ \[\d\]/g)).toEqual(['— Diver [1]', '— Cook [2]', '— Diver [1]', '— Pilot [3]'])
    expect(text).toMatch(/\[1\] Diver.*\n.*\n\[2\] Cook › Salary\n {4}postings\/cook\.md:9\n\[3\] Pilot/)
    expect(text).toContain('Near to it:')
  })

  it('lets nothing of a page steer the terminal', () => {
    const bad = `a${escapeCharacter}[31mb${escapeCharacter}]8;;https://evil.example${escapeCharacter}\\c\u0007\u0000\u009b2Jd\u202ee\u2066f\tg\rh\u200ei`
    const subject = answer(
      [row([citation(bad, { title: bad, section: bad, source: 'x.md', url: null })], { links: [{ label: bad, url: 'https://firm.example/apply' }] })],
      { lead: bad },
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(people(subject)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  })

  it('lets neither a label, a note nor a closing line steer it: a title stands in them too', () => {
    const bad = `The same stands in: ${escapeCharacter}[2J\u202eDiver`
    const subject = answer([row([citation('x')], { label: bad, notes: [bad] })], { closing: [bad] })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(people(subject)).not.toMatch(/[\u001b\u202e]/)
  })

  it('wraps what is long, and keeps addresses whole', () => {
    const long = 'The salary is what the collective agreement says for your years at sea, and a tenth more in winter. '.repeat(3).trim()
    const url = `https://firm.example/${'a'.repeat(60)}/diver/#salary`
    const text = people(answer([row([citation(long, { url })], { links: [{ label: 'Apply here', url }], notes: [long] })]), 40)
    for (const line of text.split('\n').filter((printed) => !printed.includes('https://'))) expect(line.length).toBeLessThanOrEqual(40 + 4)
    expect(text.split(url)).toHaveLength(3)
    expect(text.replace(/[\s│]+/g, ' ')).toContain(long)
  })

  it('numbers a list that the page numbers 1. throughout', () => {
    const text = people(answer([row([citation('1. Chat\n1. Test\n…\n1. Offer')])]))
    expect(text.match(/\d\. \w+/g)).toEqual(['1. Chat', '2. Test', '3. Offer'])
  })

  it('paints only where colours are wanted', () => {
    const subject = answer([row([citation('x')])])
    expect(people(subject)).not.toContain(escapeCharacter)
    expect(people(subject, 80, true)).toContain(escapeCharacter)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
    expect(people(subject, 80, true).replace(/\u001b\[\d+m/g, '')).toBe(people(subject))
  })
})
