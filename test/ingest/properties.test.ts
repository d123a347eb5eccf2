import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSections } from '../../src/ingest/sections.ts'
import { joiner, readTags } from '../../src/ingest/tags.ts'

const words = ['salary', 'Ada', 'remote', 'lön', 'żółć', 'Kubernetes', '5.000', 'no-one', '€50,000', '日本語', '👩🏽‍💻']
const titles = ['Pay?', 'a "b" c', 'info', '<b>x</b>', '{{< y >}}', '']
/** Whole tags of every kind; no word of `words` stands in them. */
// biome-ignore format: a list reads as one
const tags = [
  '{{< x >}}', '{{% x %}}', '{{< /x >}}', '{{% / x %}}', '{{</x>}}', '{{<x/>}}', '{{%/* x */%}}', '{{/* z */}}', '{{ .Site.Title }}', '{{% note "info" %}}', '{{% /note %}}',
  ...titles.map((title) => `{{< accordion title= \`${title}\` >}}`), '{{< /accordion >}}', '{{< card\n text="t"\n link="https://x.example"\n>}}',
  '{% include a.html b="c" %}', '{% if z %}', '{% endif %}', '{%- z -%}', '<div id="i">', '</div>', '<b>', '</b>', '<br>', '<p class="k">', '</p>', '<li>', '<h2>', '</h2>',
  '<details>', '</details>', '<summary>', '</summary>', '<!-- z -->', '<img src="z" />', '<Card title="k">', '</Card>',
]
/** Tags that are cut off or do not match. */
// biome-ignore format: a list reads as one
const shards = [
  '{{<', '{{%', '{{', '{%', '%}', '>}}', '}}', '<div', '</', '<', '>', '"', '`', "'", '<!--', '-->', '{/*', '*/}', '<script>', '</script>',
  '{% comment %}', '{{< comment >}}', 'title="', '=', '/', '\\', '\ue000',
]
// biome-ignore format: a list reads as one
const marks = [
  '# ', '## ', '**', '*', '_', '- ', '1. ', '> ', '| ', '|---|', '`', '```', '[', '](#i)', '[*](#i)', '[^1]', '[^1]: ', '~~', '---', '===', '&amp;',
  '\u00ad', '\u2011', '\u00a0', '\u200b',
]
const spaces = [' ', '\n', '\n\n', '  \n', '\t', '\r\n']

const page = (...sets: string[][]) => fc.array(fc.constantFrom(...sets.flat()), { maxLength: 60 }).map((pieces) => pieces.join(''))
const anything = fc.oneof(
  page(words, tags, shards, marks, spaces),
  page(tags, shards, spaces),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)
const runs = { numRuns: 500 }
/** Far above what a slow machine takes. */
const timeout = 60_000

const everyText = (text: string): string[] => {
  const { passages } = splitSections(text, 'en')
  return passages.flatMap((passage) => [passage.heading, ...passage.parents, ...passage.units.map((unit) => unit.text)])
}

describe('the shortcode reader', { timeout }, () => {
  it('never throws, and keeps the length of the text and the place of every other character', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const reading = readTags(text)
        expect(reading.text).toHaveLength(text.length)
        for (const [at, char] of reading.text.split('').entries()) if (char !== text[at]) expect(` \n#*-${joiner}`).toContain(char)
        for (const { start, end } of reading.regions) expect(0 <= start && start <= end && end <= text.length).toBe(true)
        for (const { offset, end } of reading.facts) expect(0 <= offset && offset < end && end <= text.length).toBe(true)
      }),
      runs,
    )
  })

  it('leaves no tag in any passage', () => {
    fc.assert(
      fc.property(page(words, tags, spaces), (text) => {
        for (const said of everyText(text)) expect(said).not.toMatch(/\{\{|\}\}|\{%|%\}|<\/?\w|<!--|\ue000|class=|link=/)
      }),
      runs,
    )
  })

  it('leaves no beginning of a tag in any passage, however it is cut off', () => {
    fc.assert(
      fc.property(page(words, tags, shards, spaces), (text) => {
        for (const said of everyText(text)) expect(said).not.toMatch(/\{\{|\{%|<div\b|<!--|\ue000/)
      }),
      runs,
    )
  })

  it('loses no word that stands outside tags', () => {
    fc.assert(
      fc.property(
        page(
          words,
          tags.filter((tag) => !/^<!--|summary/.test(tag)),
          spaces,
        ),
        (text) => {
          const { text: left } = readTags(text)
          for (const word of words) expect(left.split(word).length).toBe(text.split(word).length)
        },
      ),
      runs,
    )
  })
})

describe('the section splitter', { timeout }, () => {
  it('never throws, and gives units within the page', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const { units } of splitSections(text, 'en').passages) {
          expect(units.length).toBeGreaterThan(0)
          for (const unit of units) {
            expect(unit.text).not.toBe('')
            expect(0 <= unit.offset && unit.offset <= unit.endOffset && unit.endOffset <= text.length).toBe(true)
          }
        }
      }),
      runs,
    )
  })

  it('gives units whose words stand in the page, in order', () => {
    fc.assert(
      fc.property(page(words, tags, spaces, ['# ', '- ', '**', '> ', '1. ']), (text) => {
        const page = readTags(text).text.replaceAll(joiner, '')
        for (const { units } of splitSections(text, 'en').passages) {
          for (const unit of units) {
            let at = 0
            for (const word of unit.text.match(/[\p{L}\p{N}]+/gu) ?? []) {
              const found = page.indexOf(word, at)
              expect(found).toBeGreaterThanOrEqual(0)
              at = found + word.length
            }
          }
          const offsets = units.map((unit) => unit.offset)
          expect(offsets).toEqual([...offsets].sort((a, b) => a - b))
        }
      }),
      runs,
    )
  })

  it('gives every word of a plain page once, under a heading or in a unit', () => {
    const line = fc.array(fc.constantFrom('salary', 'remote', 'team', 'Oslo'), { minLength: 1, maxLength: 5 }).map((found) => found.join(' '))
    const block = fc.tuple(fc.constantFrom('', '- ', '1. ', '> '), line).map(([mark, text]) => `${mark}${text}`)
    const section = fc
      .tuple(fc.constantFrom('# ', '### '), line, fc.array(block, { minLength: 1, maxLength: 4 }))
      .map(([mark, heading, blocks]) => [`${mark}${heading}`, ...blocks].join('\n\n'))
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 5 }), (sections) => {
        const said = splitSections(sections.join('\n\n'), 'en').passages.flatMap((passage) => [passage.heading, ...passage.units.map((unit) => unit.text)])
        const bare = (text: string) => text.match(/\p{L}+/gu) ?? []
        expect(bare(said.join(' '))).toEqual(bare(sections.join(' ')))
      }),
      runs,
    )
  })
})
