import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outgoing } from '../../src/chat/surface.ts'
import type { Answer, Worded } from '../../src/domain.ts'
import { answerOf, citation, comparable, isSeen, joined, row, verbatimParts, wordings } from './render.ts'

export interface WordingDriver {
  readonly surface: string
  /** Whether sources have numbers there. */
  readonly isNumbered: boolean
  show(answer: Answer): readonly {
    readonly text: string
    readonly links: readonly { readonly label: string; readonly url: string }[]
    readonly mentions: readonly string[]
    readonly violations: readonly string[]
    readonly notification: string
  }[]
}

/** An answer with nothing around it. */
export const plainly = (answer: Answer): Outgoing => ({ kind: 'answer', answer, notice: '', question: 'Is it so?', canShare: false, canAskPerson: false })

const note = 'A model worded this.'
const cook = citation('It is 39,000 euros.', { title: 'Cook', url: null, source: 'postings/cook.md' })
const twoRows = [row('It is 41,000 euros.'), { ...row(''), citations: [cook] }]
const worded = (...sentences: readonly (readonly [text: string, ...citations: number[]])[]): Worded => ({
  sentences: sentences.map(([text, ...citations]) => ({ text, citations })),
  note,
})
const verbatim = verbatimParts.map((part): Answer => ({ outcome: part.outcome, language: 'en', relatedLead: 'Near to it:', parts: [part] }))
const withWording = (answer: Answer, wording: Worded): Answer => ({ ...answer, parts: answer.parts.map((part) => ({ ...part, worded: wording })) })

/** Runs on every surface: what a model worded stands over the quotes, changes nothing of them, and steers nothing. */
export function testWording({ surface, isNumbered, show }: WordingDriver): void {
  const shown = (answer: Answer): string => comparable(joined(show(answer)))

  describe(`what a model worded, on ${surface}`, () => {
    it('stands first, each sentence with its sources, and the note below it', () => {
      const answer = answerOf(twoRows, { worded: worded(['The cook gets less.', 1, 0], ['A diver gets more.', 0, 0]) })
      const text = isNumbered ? 'The cook gets less. [2] [1] A diver gets more. [1]' : 'The cook gets less. A diver gets more.'
      expect(shown(answer).startsWith(comparable(`${text}${note}The postings say:`))).toBe(true)
    })

    it('leaves all below it as it is, the numbers of the sources too', () => {
      fc.assert(
        fc.property(verbatim, wordings, (answer, wording) => {
          const without = shown(answer)
          const all = shown(withWording(answer, wording))
          expect(all.endsWith(without)).toBe(true)
          const before = all.slice(0, all.length - without.length)
          for (const { text } of wording.sentences.filter((sentence) => isSeen(sentence.text)))
            expect(before.normalize()).toContain(comparable(text).normalize())
        }),
        { numRuns: 100 },
      )
    })

    it('mentions, links and opens nothing, and keeps to the limits', () => {
      fc.assert(
        fc.property(verbatim, wordings, (answer, wording) => {
          const messages = show(withWording(answer, wording))
          expect(messages.flatMap(({ violations, mentions }) => [...violations, ...mentions])).toEqual([])
          const linksOf = (all: typeof messages) => all.flatMap(({ links }) => links.map(({ url }) => url)).toSorted()
          expect(linksOf(messages)).toEqual(linksOf(show(answer)))
        }),
        { numRuns: 100 },
      )
    })

    it.each([
      ['a paragraph of its own', 'One.\n\n# Two.\n> three\n- four'],
      ['a bare address', 'See https://evil.example/x or www.evil.example now.'],
      ['an address in marks', '[here](https://evil.example) <https://evil.example|here> ![x](https://evil.example/x.png)'],
      ['a mention', '@everyone @here <@U1> <!channel> <@&1> <#1>'],
      ['control characters', '\u001b[2J\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007 \u009b2J \u202eback\u2066 \u200bzero'],
      ['code, bold, tables and entities', '`a` **b** | c | &lt;d&gt; &#60;e ~~f~~ ||g|| _h_'],
      ['the mark of a list', '1. first'],
      ['another mark of a list', '- first'],
    ])('may hold %s, shown as text in one paragraph', (_, text) => {
      const answer = answerOf(twoRows, { worded: worded([text, 0]) })
      const messages = show(answer)
      expect(messages.flatMap(({ violations, mentions }) => [...violations, ...mentions])).toEqual([])
      expect(messages.flatMap(({ links }) => links).map(({ url }) => url)).not.toContainEqual(expect.stringContaining('evil'))
      expect(shown(answer).startsWith(comparable(text))).toBe(true)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
      expect(joined(messages)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/)
    })

    it('is not there where nothing of it is seen', () => {
      const answer = answerOf(twoRows)
      expect(show(withWording(answer, worded(['', 0], ['\u200b\u3164 ', 1])))).toEqual(show(answer))
      expect(show(withWording(answer, { sentences: [], note }))).toEqual(show(answer))
    })

    it('names no source by a number that it does not have', () => {
      const role = row('Diver', { citations: [citation('Diver', { section: '' })] })
      const answer = answerOf([role, row('It is 41,000 euros.')], { worded: worded(['It is so.', 0, 7, 1]) })
      const number = joined(show(answer)).match(/It is so\.((?: \[\d\])*)/)?.[1]
      const shownBelow = joined(show(answerOf([role, row('It is 41,000 euros.')]))).match(/\[\d\]/g) ?? []
      for (const mark of number?.match(/\[\d\]/g) ?? []) expect(shownBelow).toContain(mark)
    })

    it('is what a notification begins with', () => {
      expect(show(answerOf(twoRows, { worded: worded(['The cook gets less.', 1]) }))[0]?.notification).toMatch(/^The cook gets less\./)
    })
  })
}
