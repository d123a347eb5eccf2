import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { literal } from '../../adapters/discord/markdown.ts'
import { mentionsIn, readMarkdown } from '../fixtures/discord-shown.ts'

describe('outside text', () => {
  it.each([
    ['*a* **b** _c_ __d__ ~~e~~ `f` ||g||', '\\*a\\* \\*\\*b\\*\\* \\_c\\_ \\_\\_d\\_\\_ \\~\\~e\\~\\~ \\`f\\` \\|\\|g\\|\\|'],
    ['# a\n## b\n-# c\n> d\n>>> e\n- f\n* g\n+ h\n1. i\n12. j', '\\# a\n\\## b\n\\-# c\n\\> d\n\\>>> e\n\\- f\n\\* g\n\\+ h\n1\\. i\n12\\. j'],
    ['[x](https://evil.example)', '\\[x\\](https\\://evil.example)'],
    ['<@123456789012345678> <@&1> <#2> </ask:3> <t:4:R> <:a:5> <id:browse>', null],
    ['@everyone @here', '@\u2060everyone @\u2060here'],
    ['jobs@hereford.example', 'jobs\\@hereford.example'],
    ['discord.gg/abc discord.com/invite/abc ptb.discord.com/x', 'discord.gg\\/abc discord.com\\/invite/abc ptb.discord.com\\/x'],
    [':tada: at 10:30:15', '\\:tada: at 10\\:30\\:15'],
    ['C:\\temp ¯\\_(ツ)_/¯', 'C\\:\\\\temp ¯\\\\\\_(ツ)\\_/¯'],
  ])('is shown as it is written: %j', (text, markdown) => {
    if (markdown !== null) expect(literal(text)).toBe(markdown)
    const shown = readMarkdown(literal(text))
    expect(shown).toEqual({ text, links: [], stray: [] })
    expect(mentionsIn({ content: literal(text) })).toEqual([])
  })

  it('is shown as it is written, whatever it is', () => {
    const marks = fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '|',
      '>',
      '#',
      '-',
      '[',
      ']',
      '(',
      ')',
      '<',
      '@',
      ':',
      '/',
      '\\',
      '.',
      '1',
      'a',
      ' ',
      '\n',
      'everyone',
      'https:',
      '😀',
    )
    fc.assert(
      fc.property(
        fc.array(marks, { maxLength: 40 }).map((some) => some.join('')),
        (text) => {
          const shown = readMarkdown(literal(text))
          expect(shown.text).toBe(text)
          expect([...shown.links, ...shown.stray]).toEqual([])
          expect(mentionsIn({ content: literal(text) })).toEqual([])
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('can be copied without anything invisible, but where it would call everybody', () => {
    expect(literal('Write to maja@firm.example, run `ceph -s` & see https://firm.example/a_b')).not.toMatch(/\u2060/)
  })
})
