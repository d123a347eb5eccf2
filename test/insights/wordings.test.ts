import { describe, expect, it } from 'vitest'
import { sharedQuestions } from '../../src/insights/wordings.ts'
import { kept, openText } from './asked.ts'

const shared = (...questions: Parameters<typeof sharedQuestions>[0]) => sharedQuestions(questions, openText)

describe('questions in the words of who asked', () => {
  it('are shown where three people asked the same', () => {
    const text = 'Do I get a laptop?'
    expect(shared(kept('ann', text), kept('bo', text), kept('cy', text))).toEqual([{ text, language: 'en', people: 3, count: 3 }])
  })

  it('are not shown where two did, however often', () => {
    expect(shared(...['ann', 'bo', 'ann', 'bo', 'ann'].map((person) => kept(person, 'Do I get a laptop?')))).toEqual([])
  })

  it('count each person once', () => {
    const asked = ['ann', 'bo', 'cy', 'ann', 'ann'].map((person) => kept(person, 'Do I get a laptop?'))
    expect(shared(...asked)).toMatchObject([{ people: 3, count: 5 }])
  })

  it('do not count who had themselves erased, nor say what they wrote', () => {
    const text = 'Do I get a laptop?'
    expect(shared(kept('ann', text), kept('bo', text), kept('', text), kept('', text))).toEqual([])
    const withOthers = shared(
      ...['ann', 'bo', 'cy'].map((person) => kept(person, text)),
      ...['', '', '', ''].map((person) => kept(person, 'a LAPTOP, do I get')),
    )
    expect(withOthers).toEqual([{ text, language: 'en', people: 3, count: 3 }])
  })

  it.each([
    ['case, marks and space', 'do i get a  LAPTOP ??'],
    ['marks', 'Do I get a laptop'],
    ['what is not seen', 'Do I get a lap\u00adtop?'],
  ])('are the same but for %s', (_, other) => {
    const text = 'Do I get a laptop?'
    expect(shared(kept('ann', text), kept('bo', text), kept('cy', other))).toMatchObject([{ text, people: 3 }])
  })

  it('are the same with and without accents', () => {
    const sv = { language: 'sv' }
    expect(shared(kept('ann', 'Får jag en dator?', sv), kept('bo', 'Far jag en dator?', sv), kept('cy', 'får jag en dator', sv))).toMatchObject([{ people: 3 }])
  })

  it.each([
    ['another number', 'Do I get 2 laptops?'],
    ['inflection and small words', 'Do we get laptops?'],
    ['another order', 'A laptop: do I get it?'],
    ['a word of its own', 'Do I get a laptop with my left-handed mouse?'],
  ])('are others with %s', (_, other) => {
    expect(shared(kept('ann', 'Do I get a laptop?'), kept('bo', 'Do I get a laptop?'), kept('cy', other))).toEqual([])
  })

  it('are others in another language', () => {
    const text = 'Laptop?'
    expect(shared(kept('ann', text), kept('bo', text), kept('cy', text, { language: 'de' }))).toEqual([])
  })

  it('are told apart where all their words are small ones', () => {
    expect(shared(kept('ann', 'And you?'), kept('bo', 'Where to?'), kept('cy', 'Who is it?'))).toEqual([])
  })

  it('stand in the wording of most people, whoever wrote most often', () => {
    const often = Array.from({ length: 5 }, () => kept('ann', 'do i get a LAPTOP'))
    expect(shared(...often, kept('bo', 'Do I get a laptop?'), kept('cy', 'Do I get a laptop?'))).toMatchObject([
      { text: 'Do I get a laptop?', people: 3, count: 7 },
    ])
  })

  it('begin with what most people asked', () => {
    const of = (people: string, text: string) => [...people].map((person) => kept(person, text))
    expect(shared(...of('abc', 'Is there a gym?'), ...of('abcd', 'May I bring my dog?')).map(({ text }) => text)).toEqual([
      'May I bring my dog?',
      'Is there a gym?',
    ])
  })

  it('are left out where they cannot be opened', () => {
    const text = 'Do I get a laptop?'
    expect(shared(kept('ann', text), kept('bo', text), kept('cy', text, { text: 'under another key' }))).toEqual([])
  })
})
