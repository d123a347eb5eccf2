import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitText } from '../../src/text/split.ts'

const byLength = (character: string) => character.length
const split = (text: string, room: number) => splitText(text, room, byLength)

describe('parting a long text', () => {
  it('leaves a short one whole', () => {
    expect(split('short', 10)).toEqual(['short'])
    expect(split(' \n ', 10)).toEqual([])
  })

  it('prefers a paragraph to a line, a line to a sentence, a sentence to a word', () => {
    expect(split('one two.\n\nthree\nfour five', 20)).toEqual(['one two.', 'three\nfour five'])
    expect(split('one. two\nthree four five', 20)).toEqual(['one. two', 'three four five'])
    expect(split('one two. three four five', 20)).toEqual(['one two.', 'three four five'])
    expect(split('one two three four', 10)).toEqual(['one two', 'three four'])
  })

  it('takes no seam that leaves most of the room unused', () => {
    expect(split('a\nbcde fghi jklm', 14)).toEqual(['a\nbcde fghi', 'jklm'])
  })

  it('parts a word only where it fits nowhere', () => {
    expect(split('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
  })

  it('parts no character that is made of several', () => {
    const family = '\u{1f469}\u200d\u{1f4bb}'
    expect(split(`ab${family}`, 6)).toEqual(['ab', family])
    expect(split('abe\u0301f', 3)).toEqual(['ab', 'e\u0301f'])
  })

  it('counts what a character costs', () => {
    expect(splitText('a&b&', 6, (character) => (character === '&' ? 5 : 1))).toEqual(['a&', 'b&'])
  })

  it('loses nothing but white space, and keeps to its room', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 2, max: 40 }), (text, room) => {
        const pieces = split(text, room)
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(room)
        for (const piece of pieces) expect(piece).not.toBe('')
      }),
    )
  })
})
