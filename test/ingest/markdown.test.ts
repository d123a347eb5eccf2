import { describe, expect, it } from 'vitest'
import { readBlocks, readPhrase } from '../../src/ingest/markdown.ts'

/** `kind:text` of every unit and heading. */
const units = (...lines: string[]) =>
  readBlocks(lines.join('\n'), 'en').flatMap((block) =>
    block.kind === 'heading' ? [`h${block.depth}:${block.text}`] : block.units.map((unit) => `${unit.kind}:${unit.text}`),
  )

describe('units', () => {
  it('are sentences of a paragraph', () => {
    expect(units('We hire. You', 'apply!')).toEqual(['sentence:We hire.', 'sentence:You apply!'])
  })

  it('are items of a list, numbered as the page numbers them', () => {
    expect(units('1. Chat', '1. Meeting', '1. Offer')).toEqual(['item:1. Chat', 'item:1. Meeting', 'item:1. Offer'])
    expect(units('3)\tChat', '4) Meeting')).toEqual(['item:3) Chat', 'item:4) Meeting'])
    expect(units('- Chat', '* Meeting', '+ Offer')).toEqual(['item:Chat', 'item:Meeting', 'item:Offer'])
  })

  it('keep an item whole, with its label, and list nested ones behind it', () => {
    expect(units('- **Chat** - half an hour. No test.', '  - by phone', '    1. or video')).toEqual([
      'item:Chat - half an hour. No test.',
      'item:by phone',
      'item:1. or video',
    ])
  })

  it('split an item of many sentences', () => {
    const long = 'This sentence says one thing at some length about work. '.repeat(10).trim()
    expect(units(`- ${long}`)).toHaveLength(10)
  })

  it('are rows of a table', () => {
    expect(units('| Level | Pay |', '|---|---:|', '| Junior | 10 |')).toEqual(['fact:Level | Pay', 'fact:Junior | 10'])
  })

  it('are a labelled line as a whole', () => {
    expect(units('**Pay:** ten. Or eleven.', '', '**Leave**: thirty days')).toEqual(['fact:Pay: ten. Or eleven.', 'fact:Leave: thirty days'])
  })

  it('stand in quotes and are not code for being indented', () => {
    expect(units('> We hire.', '', '        Deeply indented.')).toEqual(['sentence:We hire.', 'sentence:Deeply indented.'])
  })

  it('hold no markup, images or addresses, and mark what is struck out', () => {
    expect(units('We *hire* ![a picture](x.png) [in Oslo](https://x.example), `now`, ~~not~~ &amp; here\\*.')).toEqual([
      'sentence:We hire in Oslo, now, … & here*.',
    ])
  })

  it('know where they stand in the page', () => {
    const page = 'One **two** three. [Four](x) five.\n\n- six `seven`'
    const found = readBlocks(page, 'en').flatMap((block) => (block.kind === 'text' ? block.units : []))
    expect(found.map((unit) => page.slice(unit.offset, unit.endOffset + 1))).toEqual(['One **two** three.', 'Four](x) five.', 'six `seven'])
  })

  it('come from nesting beyond sense in no more than an instant, and lose no word', () => {
    expect(units(`${'> '.repeat(20_000)}quoted`, '', `${'- '.repeat(20_000)}listed`)).toEqual(['sentence:quoted', 'sentence:listed'])
  })
})

describe('readPhrase', () => {
  it('reads marks within a line and leaves those that begin one', () => {
    expect(readPhrase('**Ask** [us](x) &amp; `them`')).toBe('Ask us & them')
    for (const text of ['>= 5 years', '# 1 choice', '- 5 degrees', '1. May', '+46 70', 'a_b_c', '€50,000 - €80,000', '---']) expect(readPhrase(text)).toBe(text)
  })
})
