import { describe, expect, it } from 'vitest'
import { readFrontMatter, textOf, valuesOf } from '../../src/ingest/front-matter.ts'
import { PageError } from '../../src/ingest/page-error.ts'
import { load, messagesOf, sourcesOf, textsOf } from '../fixtures/knowledge.ts'

const read = (...lines: string[]) => readFrontMatter(lines.join('\n'), 'page.md')

describe('front matter keys', () => {
  it('reads a key in any case and any joining of its words', () => {
    for (const key of ['publishdate', 'PublishDate', 'PUBLISH_DATE', 'publish-date', 'Publish date']) {
      expect(textOf(read('---', `${key}: 2026-01-02`, '---').fields, 'publishdate')).toBe('2026-01-02')
    }
  })

  it('keeps exact duplicates, the last one speaking', () => {
    const { fields } = read('---', 'title: First', 'title: Second', 'Title: Third', '---')
    expect(valuesOf(fields, 'title')).toEqual(['First', 'Second', 'Third'])
    expect(textOf(fields, 'title')).toBe('Third')
  })

  it('keeps numbers and dates as they are written', () => {
    const { fields } = read('---', 'salary: 050_000', 'opens: 2026-03-01', 'share: 0.50', '---')
    expect(fields.map((field) => field.value)).toEqual(['050_000', '2026-03-01', '0.50'])
  })

  it('knows the line of each key', () => {
    expect(read('---', '# a comment', 'title: A', '', 'salary:', '  min: 5', 'opens: May', '---').fields.map((field) => field.line)).toEqual([3, 5, 7])
  })

  it('follows aliases, but not into billions of values', () => {
    expect(textOf(read('---', 'office: &o Oslo', 'home: *o', '---').fields, 'home')).toBe('Oslo')
    const list = (name: string) => `[${Array.from({ length: 30 }, () => `*${name}`).join(', ')}]`
    expect(() => read('---', `a: &a [${'x, '.repeat(30)}x]`, `b: &b ${list('a')}`, `c: &c ${list('b')}`, `d: ${list('c')}`, '---')).toThrow(
      /more than 5000 values/,
    )
  })
})

describe('where front matter ends', () => {
  it('leaves the body as it stands', () => {
    const text = '---\ntitle: A\n---\n\nHello\n\n---\n\nmore'
    const { body, bodyStart } = readFrontMatter(text, 'page.md')
    expect(body).toBe('\nHello\n\n---\n\nmore')
    expect(text.slice(bodyStart)).toBe(body)
  })

  it('reads a page without front matter, and one with an empty one', () => {
    expect(read('Hello').body).toBe('Hello')
    expect(read('---', '---', 'Hello')).toMatchObject({ fields: [], body: 'Hello' })
  })

  it('reads spaces behind the dashes, and empty lines before them', () => {
    const { fields, body } = read('', '', '---  ', 'draft: true', '---\t', 'Hello')
    expect(fields).toEqual([{ key: 'draft', value: true, line: 4 }])
    expect(body.trim()).toBe('Hello')
  })

  it.each([
    ['an unclosed ---', ['---', 'title: A', 'Hello'], 1, /not closed/],
    ['broken YAML', ['---', 'title: A', 'intro: "never closed', 'draft: true', '---', 'Hello'], 4, /not valid YAML/],
    ['a tab as indentation', ['---', 'salary:', '\tmin: 5', '---', 'Hello'], 3, /not valid YAML/],
    ['a list in place of keys', ['---', '- title', '---', 'Hello'], 1, /not a list of/],
    ['a line that starts with three dashes', ['---', 'note: |', '  a', '---b: c', 'draft: true', '---', 'Hello'], 1, /starts with ---: "---b: c"; indent it/],
    ['TOML', ['+++', 'draft = true', '+++', 'Hello'], 1, /TOML front matter is not supported/],
    ['JSON', ['{', '  "draft": true', '}', 'Hello'], 1, /JSON front matter is not supported/],
    ['JavaScript, which is not run', ['---js', 'process.exit(3)', '---', 'Hello'], 1, /js front matter is not supported/],
  ])('refuses %s and says where', (_, lines, line, message) => {
    expect(() => read(...lines)).toThrow(message)
    try {
      read(...lines)
    } catch (error) {
      expect(error).toBeInstanceOf(PageError)
      expect((error as PageError).line).toBe(line)
    }
  })

  it('leaves out the page that cannot be read and loads the rest', () => {
    const knowledge = load({
      'broken.md': '---\ntitle: [unclosed\n---\nSecret words of a broken page.',
      'open.md': '---\ntitle: A\nSecret words of an open page.',
      'fine.md': '---\ntitle: Fine\n---\nWe hire.',
    })
    expect(sourcesOf(knowledge)).toEqual(['fine.md'])
    expect(textsOf(knowledge.passages)).toEqual(['We hire.'])
    expect(messagesOf(knowledge)).toEqual([
      expect.stringMatching(/^broken\.md:\d .*not valid YAML.*; the page is left out$/),
      'open.md:1 the front matter is not closed: a line with --- is missing; the page is left out',
    ])
  })

  it('reads Windows line ends and a byte order mark', () => {
    const knowledge = load({ 'a.md': '\ufeff---\r\ntitle: A\r\nopens: May\r\n---\r\nHello there.\r\n' })
    expect(knowledge.versions[0]?.title).toBe('A')
    expect(knowledge.passages.map((passage) => [passage.units[0]?.text, passage.lines])).toEqual([
      ['Opens: May', [3, 3]],
      ['Hello there.', [5, 5]],
    ])
  })
})
