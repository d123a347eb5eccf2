import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { renderJson, renderMarkdown, renderPeople } from '../../adapters/terminal/render.ts'
import type { Worded } from '../../src/domain.ts'
import { oneLine } from '../../src/text/visible.ts'
import { answerOf, citation, row } from '../contracts/render.ts'
import { testWording } from '../contracts/render-worded.ts'

interface Node {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly children?: readonly Node[]
}

const readMarkdown = (markdown: string): Node => fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join(node.type === 'root' ? '\n' : '')
const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)]

testWording({
  surface: 'the terminal',
  isNumbered: true,
  show(answer) {
    const text = renderPeople(answer, { columns: 80, colors: false })
    return [{ text, links: [], mentions: [], violations: [], notification: text }]
  },
})

const worded = (...sentences: Worded['sentences']): Worded => ({ sentences, note: 'A model worded this.' })
const wording = worded({ text: 'A diver gets 41,000 euros.', citations: [0] })

describe('what a model worded, for people', () => {
  it('is running text, with its note dim below', () => {
    const answer = answerOf([row('It is 41,000 euros.')], { worded: wording })
    expect(renderPeople(answer, { columns: 80, colors: false })).toBe(
      'A diver gets 41,000 euros. [1]\nA model worded this.\n\nThe postings say:\n\n  │ It is 41,000 euros.\n    — Diver [1]\n\n[1] Diver › Salary\n    https://firm.example/diver/#salary\n',
    )
    expect(renderPeople(answer, { columns: 80, colors: true })).toContain('\u001b[2mA model worded this.')
  })

  it('is wrapped', () => {
    const long = worded({ text: 'A diver gets more than a cook, and a tenth more in winter. '.repeat(4), citations: [0] })
    const [text = ''] = renderPeople(answerOf([row('x')], { worded: long }), { columns: 40, colors: false }).split('\n\n')
    expect(text.split('\n').length).toBeGreaterThan(5)
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(40)
  })
})

describe('what a model worded, in Markdown and JSON', () => {
  const answer = answerOf([row('It is 41,000 euros.')], { worded: wording })

  it('is the beginning of the text', () => {
    expect(renderMarkdown(answer)).toBe(
      'A diver gets 41,000 euros.\n\nA model worded this.\n\nThe postings say:\n\n> It is 41,000 euros.\n— [Diver › Salary](https://firm.example/diver/#salary)',
    )
    expect(renderJson(answer).text).toBe(renderMarkdown(answer))
  })

  it('leaves the citations as they are', () => {
    const { worded: _, ...part } = answer.parts[0] as (typeof answer.parts)[number]
    expect(renderJson(answer).citations).toEqual(renderJson({ ...answer, parts: [part] }).citations)
  })

  it.each([
    '# heading\n\n- item\n> quote',
    '- item',
    '+ item',
    '1. item',
    '12) item',
    '[a](https://evil.example) ![b](https://evil.example/x.png) <https://evil.example>',
    'see https://evil.example/x and www.evil.example and HTTP://evil.example',
    '**a** __b__ `c` ~~d~~ | e | f\n|--|--|',
    '<b>x</b> &lt;script&gt; &#60;i&#62; [^1]',
    '---',
    '    code',
    '\u001b[31mred\u202e \u0007',
  ])('is a paragraph of nothing but text: %j', (text) => {
    const hostile = answerOf([row('x', { citations: [citation('x', { url: null })] })], { worded: worded({ text, citations: [0] }) })
    const tree = readMarkdown(renderMarkdown(hostile))
    const [first] = tree.children ?? []
    expect(first?.type).toBe('paragraph')
    expect(new Set(nodesOf(first as Node).map(({ type }) => type))).toEqual(new Set(['paragraph', 'text']))
    expect(textOf(first as Node).replaceAll('\u2060', '')).toBe(oneLine(text))
    expect(nodesOf(tree).filter(({ type }) => ['link', 'image', 'html'].includes(type))).toEqual([])
  })
})
