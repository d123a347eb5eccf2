import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeFaqPage, type FaqText, readFaqPage, retireFaqPage, slugOf, writeFaqPage } from '../../src/ingest/faq-page.ts'
import { tidyText } from '../../src/ingest/plain-markdown.ts'
import { load, messagesOf, noon, textsOf } from '../fixtures/knowledge.ts'

const ada = { by: 'Ada Lovelace', on: '2026-02-20' }
const bo = { by: 'Bo Ek', on: '2026-03-01' }
const entryOf = (fields: Partial<FaqText> = {}): FaqText => ({
  question: 'Is there parking at the office?',
  answer: 'Yes, in the garage.',
  language: 'en',
  roles: [],
  until: null,
  ...fields,
})
const written = (fields: Partial<FaqText> = {}) => writeFaqPage(entryOf(fields), ada)
const read = (page: string) => readFaqPage(page, 'faq/entry.en.md')

describe('the page of an entry', () => {
  it('is front matter, the question as a heading, and the answer', () => {
    const page = written({ roles: ['postings/diver.md', 'postings/cook.md'], until: '2026-12-31', answer: 'Yes: ask Maja.\nShe has the key.\n\n- Car\n- Bike' })
    expect(page).toBe(
      [
        '---',
        'title: "Is there parking at the office?"',
        'type: "faq"',
        'language: "en"',
        'date: "2026-02-20"',
        'roles:',
        '  - "postings/diver.md"',
        '  - "postings/cook.md"',
        'expiryDate: "2026-12-31"',
        'approved_by: "Ada Lovelace"',
        'approved_on: "2026-02-20"',
        '---',
        '',
        '## Is there parking at the office?',
        '',
        'Yes: ask Maja.\\',
        'She has the key.',
        '',
        '- Car',
        '- Bike',
        '',
      ].join('\n'),
    )
  })

  it('that holds for all and for ever says neither roles nor a date', () => {
    expect(written()).not.toMatch(/roles|expiryDate/)
  })

  it('says who changed it, and keeps what a person added to it', () => {
    const page = written().replace('type: "faq"\n', 'type: "faq"\nweight: 3 # behind the others\n')
    const changed = changeFaqPage(page, 'x.md', entryOf({ answer: 'No.', until: '2026-06-30' }), bo)
    expect(changed).toContain('weight: 3 # behind the others\n')
    expect(read(changed)).toMatchObject({ answer: 'No.', until: '2026-06-30', approvedBy: ada.by, approvedOn: ada.on, updatedBy: bo.by, updatedOn: bo.on })
    expect(read(changeFaqPage(changed, 'x.md', entryOf({ answer: 'No.' }), bo))?.until).toBeNull()
  })

  it('keeps its text letter for letter where only another field changes', () => {
    const page = written({ answer: 'Yes, on two floors.' }).replace('two floors', '**two** floors')
    const shown = read(page)?.answer ?? ''
    const changed = changeFaqPage(page, 'x.md', entryOf({ answer: shown, until: '2026-06-30' }), bo)
    expect(changed).toContain('\nYes, on **two** floors.\n')
    expect(changed).toContain(`date: "${ada.on}"`)
  })

  it('is retired by its front matter alone', () => {
    const retired = retireFaqPage(written(), bo)
    expect(read(retired)).toMatchObject({ isRetired: true, answer: 'Yes, in the garage.' })
    expect(changeFaqPage(retired, 'x.md', entryOf(), bo)).not.toMatch(/archived|retired/)
    expect(retired).toMatch(/archived: true\nretired_by: "Bo Ek"\nretired_on: "2026-03-01"\n---\n\n## Is there/)
  })

  it.each([
    ['a page that a person wrote', '---\ntitle: "FAQ"\ntype: faq\n---\n\n## Is there parking?\n\nYes.\n'],
    ['a posting', '---\ntitle: "Diver"\napproved_on: 2026-01-01\n---\n\nDive.\n'],
  ])('is not %s', (_, page) => expect(read(page)).toBeNull())
})

/** What the knowledge makes of a page. */
const quotable = (page: string, name = 'faq/entry.en.md') => load({ [name]: page }, { now: noon })
const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()
const withoutListMarks = (text: string) => text.replace(/^[-*+•] (?=\S)/gm, '')

describe('an answer', { timeout: 60_000 }, () => {
  it.each([
    ['marks of Markdown', 'Bring *one* bag, `not_two`, and [nothing](else) ~~at all~~ | at #1.'],
    ['what looks like a heading, a quote, a rule and a table', '# Not a heading\n> Not a quote\n---\n===\na | b\n--- | ---\n+ 1. - x'],
    ['shortcodes and tags', 'Write {{< note >}} or {{% x %}} or {% raw %} or <b>bold</b> or <script>alert(1)</script> or <!-- this --> or {{ site }}.'],
    ['what looks like front matter', '---\ntitle: Another\ndraft: true\n---\n\nYes.'],
    ['entities and backslashes', 'AT&amp;T &lt;b&gt; C:\\new\\\nD:\\'],
    ['addresses', 'See https://nordsky.example/a_b_(c)?d=*e*&amp=1, www.a_b.example/_x_ and anna_b_c@nordsky.example.'],
    ['a footnote and a reference', 'It holds[^1] here [1].\n\n[^1]: Not a note.\n[1]: https://x.example'],
    ['numbers that are no list', '2026. A year.\n1234567890. A number.\n7.'],
    ['other scripts', 'はい、あります。 Tak, żółć – 👍🏽 “so”.'],
  ])('with %s is read back and quoted as it was typed', (_, answer) => {
    const tidy = tidyText(answer)
    expect(spaced(withoutListMarks(tidy))).toBe(spaced(withoutListMarks(answer)))
    const page = written({ answer })
    expect(read(page)?.answer).toBe(tidy)
    const knowledge = quotable(page)
    expect(knowledge.passages).toHaveLength(1)
    expect(knowledge.passages[0]).toMatchObject({ kind: 'faq', heading: 'Is there parking at the office?' })
    // A line without a letter or a digit is nothing to quote.
    const shown = withoutListMarks(tidy)
      .split('\n')
      .filter((line) => /[\p{L}\p{N}]/u.test(line))
    expect(spaced(textsOf(knowledge.passages).join(' '))).toBe(spaced(shown.join(' ')))
    expect(messagesOf(knowledge)).toEqual([])
  })

  it('keeps its paragraphs and lists', () => {
    const answer = 'Two ways:\n\n- by bike\n- by train\n\nThen:\n\n1. Ring.\n2. Wait.\n\nThat is all.'
    expect(read(written({ answer }))?.answer).toBe(answer)
    const units = quotable(written({ answer })).passages[0]?.units ?? []
    expect(units.map((unit) => `${unit.kind} ${unit.text}`)).toEqual([
      'sentence Two ways:',
      'item by bike',
      'item by train',
      'sentence Then:',
      'item 1. Ring.',
      'item 2. Wait.',
      'sentence That is all.',
    ])
  })

  const pieces = [
    'Yes',
    'no',
    'C#',
    '5.000',
    'żółć',
    '日本',
    '*',
    '**',
    '_',
    '`',
    '~~',
    '#',
    '##',
    '>',
    '-',
    '+',
    '=',
    '---',
    '|',
    '[',
    ']',
    '(',
    ')',
    '!',
    '\\',
    '&',
    '&amp;',
  ]
  const more = [
    '<',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '{{<',
    '>}}',
    '{{%',
    '%}}',
    '{{',
    '}}',
    '{%',
    '%}',
    '1.',
    '2)',
    ':',
    'https://x.example/a_b',
    'www.x.example',
    'a@b.example',
    '"',
    "'",
  ]
  const typed = fc.array(fc.constantFrom(...pieces, ...more, ' ', ' ', '\n', '\n\n'), { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''))
  const visibleText = fc.oneof(typed, fc.string({ unit: 'grapheme', maxLength: 200 }))

  it('is read back as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(visibleText, (answer) => {
        expect(read(written({ answer }))?.answer).toBe(tidyText(answer))
      }),
      { numRuns: 1_000 },
    )
  })

  it('never says more or less in the knowledge than what was typed', () => {
    fc.assert(
      fc.property(typed, (answer) => {
        const { passages, versions } = quotable(written({ answer: `Yes. ${answer}` }))
        expect(versions).toHaveLength(1)
        const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')
        // The number of an item that holds no word is left out with it.
        const tidy = tidyText(`Yes. ${answer}`).replace(/^\d{1,9}[.)] [^\p{L}\p{N}\n]*$/gmu, '')
        expect(letters(textsOf(passages).join(' '))).toBe(letters(tidy))
      }),
      { numRuns: 300 },
    )
  })

  it('stays the same when it is tidied again', () => {
    fc.assert(
      fc.property(visibleText, (answer) => {
        expect(tidyText(tidyText(answer))).toBe(tidyText(answer))
      }),
    )
  })
})

describe('a question', () => {
  it.each(['Do you use C#?', 'Is "x: y" all - or <b>not</b> {{< z >}}?', "Yes? No! 100 % 'sure' --- ok #", 'no', '2026-02-20', '*really*?'])(
    'may be anything: %s',
    (question) => {
      const page = written({ question })
      expect(read(page)?.question).toBe(question)
      expect(quotable(page).passages[0]?.heading).toBe(question)
    },
  )
})

describe('who approved an entry', () => {
  it('is never quoted', () => {
    const page = retireFaqPage(changeFaqPage(written({ roles: ['postings/diver.md'] }), 'x.md', entryOf({ roles: ['postings/diver.md'] }), bo), bo).replace(
      'archived: true\n',
      '',
    )
    const { passages } = load({ 'faq/entry.en.md': page, 'postings/diver.md': '---\ntitle: "Diver"\n---\n\nDive.\n' })
    expect(textsOf(passages).join(' ')).toBe('Yes, in the garage. Dive.')
  })
})

describe('the name of its file', () => {
  it.each([
    ['Is there parking at the office?', 'en', 'is-there-parking-at-the-office'],
    ['Får man ta med hunden till jobbet?', 'sv', 'far-man-ta-med-hunden-till-jobbet'],
    ['../../etc/passwd', 'en', 'etc-passwd'],
    ['..\\..\\x', 'en', 'x'],
    ['CON', 'en', 'entry-con'],
    ['_index', 'en', 'entry-index'],
    ['README', 'en', 'entry-readme'],
    ['👍🏽?', 'en', 'entry'],
    ['駐車場はありますか', 'en', 'entry'],
    ['a\u0000b\u202ec', 'en', 'abc'],
  ])('%s (%s) is %s', (question, language, slug) => expect(slugOf(question, language)).toBe(slug))

  it('has letters, digits and hyphens, and an end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (question) => {
        expect(slugOf(question, 'en')).toMatch(/^[a-z0-9]([a-z0-9-]{0,76}[a-z0-9])?$/)
      }),
    )
  })
})
