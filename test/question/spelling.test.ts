import { describe, expect, it } from 'vitest'
import { Speller } from '../../src/question/spelling.ts'
import { wordsOf } from '../../src/text/words.ts'
import { assistantOver } from '../fixtures/asking.ts'
import { published } from '../fixtures/fjordkart.ts'

const words = wordsOf('en')
const vocabulary = ['salary', 'vacation', 'kubernetes', 'remote', 'equipment', 'pension']
const speller = new Speller(
  words,
  () => vocabulary,
  (token) => ['remove', 'statutory'].includes(token.plain),
)
const correct = (text: string) => speller.correct(words.tokens(text)).map((token) => token.stem)
const stems = (...plain: string[]) => plain.map((word) => words.stem(word))

describe('a slip', () => {
  it.each([
    ['salery', 'salary'],
    ['slaary', 'salary'],
    ['salaryy', 'salary'],
    ['vaccation', 'vacation'],
    ['kubernets', 'kubernetes'],
    ['kuberentes', 'kubernetes'],
    ['equpment', 'equipment'],
  ])('is put right: %s', (typed, meant) => {
    expect(correct(typed)).toEqual(stems(meant))
  })

  it('keeps what was typed', () => {
    expect(speller.correct(words.tokens('The salery?')).map((token) => token.surface)).toEqual(['The', 'salery'])
  })
})

describe('a word', () => {
  it.each(['remove', 'pay', 'salt', 'zanzibar', 'x2salary', 'kubernetting'])('is left alone where it is right, short or far from any: %s', (typed) => {
    expect(correct(typed)).toEqual(stems(typed))
  })

  it('is read from the vocabulary only when one is unknown', () => {
    let reads = 0
    const lazy = new Speller(
      words,
      () => {
        reads++
        return vocabulary
      },
      () => true,
    )
    lazy.correct(words.tokens('everything here is known'))
    expect(reads).toBe(0)
  })
})

describe('questions with slips, slang and bad keyboards', () => {
  const assistant = assistantOver(published)
  it.each([
    ['what is the salery', 'salary'],
    ['waht is the slaary??', 'salary'],
    ['do i need a work permitt', 'work-permit'],
    ['wats the pay', 'salary'],
    ['hw much $$$', 'salary'],
    ['WHAT EQUIPMENT DO I GET', 'equipment'],
    ['can i wfh?', 'remote'],
    ['matériel ?', 'equipment'],
    ['hur hog ar lonen', 'salary'],
    ['wie hoch ist das gehallt', 'salary'],
    ['cual es el salrio', 'salary'],
    ['jakie jest wynagordzenie', 'salary'],
    ['arbeitserlaubniss nötig?', 'work-permit'],
  ])('%s', (question, topic) => {
    expect(assistant.answer(question).answer).toMatchObject({ outcome: 'answered', parts: [{ topic }] })
  })

  it('are put right in the first question that is asked as in any later one', () => {
    const first = assistantOver(published).answer('czy jest wynagordzenie?')
    const warm = assistantOver(published)
    warm.answer('Jakie jest wynagrodzenie i kto kieruje zespołem?')
    expect(first).toEqual(warm.answer('czy jest wynagordzenie?'))
  })
})
