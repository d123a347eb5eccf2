import { describe, expect, it } from 'vitest'
import { splitSections } from '../../src/ingest/sections.ts'
import { fold } from '../../src/text/fold.ts'
import { wordsOf } from '../../src/text/words.ts'
import { load, loadPage, noSite, outlineOf } from '../fixtures/knowledge.ts'

const split = (...lines: string[]) => splitSections(lines.join('\n'), 'en').passages
const outline = (...lines: string[]) => outlineOf(split(...lines))

describe('headings', () => {
  it('splits at headings of any level', () => {
    expect(outline('Intro.', '# A', 'a.', '### B', 'b.', '###### C', 'c.', '', 'D', '---', 'd.', '', 'E', '===', 'e.')).toEqual([
      ': Intro.',
      'A: a.',
      'B: b.',
      'C: c.',
      'D: d.',
      'E: e.',
    ])
  })

  it('knows the headings above, whatever levels are skipped', () => {
    const parents = split('# A', 'a.', '### B', 'b.', '###### C', 'c.', '### D', 'd.', '## E', 'e.').map((passage) => passage.parents)
    expect(parents).toEqual([[], ['A'], ['A', 'B'], ['A'], ['A']])
  })

  it('takes a line of nothing but bold for a heading below all others', () => {
    const passages = split('## Terms', '', '**Salary:**', '', 'Ten.', '', '__Leave__', '', 'Thirty days.')
    expect(passages.map((passage) => [passage.heading, passage.parents])).toEqual([
      ['Salary', ['Terms']],
      ['Leave', ['Terms']],
    ])
  })

  it('leaves a bold sentence a sentence', () => {
    expect(outline('## Terms', '', '**We pay ten.**', '', 'More.')).toEqual(['Terms: We pay ten. More.'])
    expect(outline('## Terms', '', 'We **pay** ten.')).toEqual(['Terms: We pay ten.'])
    expect(outline('## Terms', '', '**Nothing stands under this line**')).toEqual(['Terms: Nothing stands under this line'])
  })

  it('drops a heading with nothing under it, but keeps it above others', () => {
    expect(split('## FAQ', '', '{{% accordion title="Pay?" %}}', 'Ten.', '{{% /accordion %}}')).toMatchObject([{ heading: 'Pay?', parents: ['FAQ'] }])
  })
})

describe('FAQ entries', () => {
  it('are not split by headings inside', () => {
    const passages = split(
      '{{% accordion title="Our process" %}}',
      'Four steps.',
      '',
      '#### Flexibility',
      'Ask us.',
      '',
      '**Feedback**',
      '',
      'Always.',
      '{{% /accordion %}}',
    )
    expect(outlineOf(passages)).toEqual(['Our process: Four steps. Flexibility Ask us. Feedback Always.'])
    expect(passages[0]?.units.map((unit) => unit.kind)).toEqual(['sentence', 'heading', 'sentence', 'heading', 'sentence'])
  })

  it('may say all they say in bold', () => {
    expect(outline('{{% accordion title="From abroad?" %}}', '**Yes, within Europe**', '{{% /accordion %}}')).toEqual(['From abroad?: Yes, within Europe'])
  })

  it('let the section go on behind them', () => {
    const passages = split('## Pay', 'Before.', '', '{{% note %}}', 'Inside.', '{{% /note %}}', '', 'After.')
    expect(passages.map((passage) => [passage.heading, passage.kind, passage.units[0]?.text])).toEqual([
      ['Pay', 'section', 'Before.'],
      ['', 'note', 'Inside.'],
      ['Pay', 'section', 'After.'],
    ])
  })
})

describe('notes titled only by their kind', () => {
  it.each(['info', 'Info', 'Note:', 'OBS!', 'Hinweis'])('%s: each labelled line is a fact of its own', (title) => {
    const passages = split(
      `{{% note "${title}" %}}`,
      '**Starting date:**  ',
      'As soon as possible',
      '',
      '**Salary range:**  ',
      '€50,000 - €80,000 annually',
      '{{% /note %}}',
    )
    expect(passages.map((passage) => [passage.kind, passage.heading, passage.units.map((unit) => [unit.kind, unit.text])])).toEqual([
      ['note', 'Starting date', [['fact', 'Starting date: As soon as possible']]],
      ['note', 'Salary range', [['fact', 'Salary range: €50,000 - €80,000 annually']]],
    ])
  })

  it('separates labelled lines of one paragraph', () => {
    expect(outline('{{% note "info" %}}', '**Start:** May', '**Salary**: 500', 'a month', '{{% /note %}}')).toEqual([
      'Start: Start: May',
      'Salary: Salary: 500 a month',
    ])
    expect(outline('{{% note "info" %}}', '**Start:** May<br>**Salary:** 500', '{{% /note %}}')).toEqual(['Start: Start: May', 'Salary: Salary: 500'])
  })

  it('have no heading but the label of a line', () => {
    expect(outline('{{% note "info" %}}', 'We answer within a week.', '{{% /note %}}')).toEqual([': We answer within a week.'])
  })

  it('keep a title that says something', () => {
    expect(outline('{{% note "Collective agreement" %}}', 'In all countries.', '{{% /note %}}')).toEqual(['Collective agreement: In all countries.'])
  })
})

describe('footnotes', () => {
  const page = [
    'The conditions are safe[*](#info). The rest is free.',
    '',
    '<div id="info"></div>',
    '',
    '{{% note "Agreement" %}}',
    ' *Collective agreement in Sweden',
    '{{% /note %}}',
  ]

  it('join a mark to the note that it points to', () => {
    const { passages } = loadPage(...page)
    expect(passages.map((passage) => passage.units.map((unit) => [unit.text, unit.footnotes]))).toEqual([
      [
        ['The conditions are safe.', ['page.md#1']],
        ['The rest is free.', []],
      ],
      [['Collective agreement in Sweden', []]],
    ])
  })

  it('are found within and before a section, and at headings', () => {
    for (const target of [
      ['<a id="info"></a>Only in Sweden.'],
      ['## Info', '', 'Only in Sweden.'],
      ['## Terms {#info}', '', 'Only in Sweden.'],
      ['<div id="info">', '', 'Only in Sweden.', '', '</div>'],
    ]) {
      const { passages } = loadPage('Safe[†](#info).', '', '---', '', '## Other', '', 'Else.', '', '{{% note %}}', 'x', '{{% /note %}}', '', ...target)
      const pointed = passages[0]?.units[0]?.footnotes ?? []
      expect(passages.filter((passage) => pointed.includes(passage.id)).flatMap((passage) => passage.units.map((unit) => unit.text))).toEqual([
        'Only in Sweden.',
      ])
    }
  })

  it('of Markdown are notes too', () => {
    const { passages } = loadPage('Safe[^1].', '', '[^1]: Only in Sweden.')
    expect(passages.map((passage) => [passage.kind, passage.units[0]?.text, passage.units[0]?.footnotes])).toEqual([
      ['section', 'Safe.', ['page.md#1']],
      ['note', 'Only in Sweden.', []],
    ])
  })

  it('leave no mark where they point to nothing', () => {
    expect(loadPage('Safe[*](#nowhere).').passages[0]?.units[0]).toMatchObject({ text: 'Safe.', footnotes: [] })
  })

  it('do not swallow links with words', () => {
    expect(outline('See [the terms](#info).')).toEqual([': See the terms.'])
  })
})

describe('invisible and special characters', () => {
  const line = 'Salary: 50\u00a0000 – 60\u00a0000; self\u00admanaged, long\u2011term, no\u200bbreak.'

  it('are kept in quotes', () => {
    expect(split(line)[0]?.units[0]?.text).toBe(line)
  })

  it('are folded for search', () => {
    expect(fold(split(line)[0]?.units[0]?.text ?? '')).toBe('salary: 50 000 - 60 000; selfmanaged, long-term, nobreak.')
    expect(
      wordsOf('en')
        .tokens(line)
        .map((token) => token.plain),
    ).toEqual(expect.arrayContaining(['selfmanaged', 'long', 'term', 'nobreak']))
  })
})

describe('lines and anchors', () => {
  it('point into the file, below front matter and tags', () => {
    const { passages } = load(
      {
        'a.md': [
          '---',
          'title: A',
          '---',
          '',
          '## Pay',
          '',
          'Ten. Or',
          'eleven.',
          '',
          '- bike',
          '- desk',
          '',
          '{{% accordion',
          ' title="Leave?" %}}',
          'Thirty.',
          '{{% /accordion %}}',
        ].join('\n'),
      },
      { site: { ...noSite, baseUrls: { '*': 'https://firm.example' } } },
    )
    expect(passages.map((passage) => [passage.heading, passage.lines, passage.units.map((unit) => unit.lines), passage.url])).toEqual([
      [
        'Pay',
        [7, 11],
        [
          [7, 7],
          [7, 8],
          [10, 10],
          [11, 11],
        ],
        'https://firm.example/a/#pay',
      ],
      ['Leave?', [15, 15], [[15, 15]], 'https://firm.example/a/#pay'],
    ])
  })

  it('count headings of one name, and take an id of the page', () => {
    expect(
      split('Intro.', '## Pay', 'a.', '## Pay', 'b.', '## Wie viel? {#geld}', 'c.', '## Lön & Förmåner', 'd.').map((passage) => [
        passage.heading,
        passage.anchor,
      ]),
    ).toEqual([
      ['', null],
      ['Pay', 'pay'],
      ['Pay', 'pay-1'],
      ['Wie viel?', 'geld'],
      ['Lön & Förmåner', 'lön--förmåner'],
    ])
  })
})
