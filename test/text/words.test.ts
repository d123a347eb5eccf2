import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../src/text/words.ts'

const plainOf = (language: string, text: string) =>
  wordsOf(language)
    .tokens(text)
    .map((token) => token.plain)

describe('tokens', () => {
  it('are words, numbers and currencies, without diacritics', () => {
    expect(plainOf('sv', 'Vad är LÖNEN, 50 000 €?')).toEqual(['vad', 'ar', 'lonen', '50', '000', '€'])
  })

  it('know where they stand, and how they were typed', () => {
    const text = 'Är lö\u00adnen hög?'
    const tokens = wordsOf('sv').tokens(text)
    expect(tokens.map((token) => token.surface)).toEqual(['Är', 'lö\u00adnen', 'hög'])
    for (const { surface, start, end } of tokens) expect(text.slice(start, end)).toBe(surface)
  })

  it('part at hyphens, dots and apostrophes, and keep C++ and C#', () => {
    expect(plainOf('en', "C++, C# and IPv6: long\u2011term, node.js; don't")).toEqual(['c++', 'c#', 'and', 'ipv6', 'long', 'term', 'node', 'js', 'don', 't'])
  })

  it('are none in punctuation and pictures', () => {
    expect(plainOf('en', ' ?! \u200b 🎉 --')).toEqual([])
  })

  it('may be in any script', () => {
    expect(plainOf('ru', 'Какая зарплата?')).toEqual(['какая', 'зарплата'])
  })
})

describe('stems', () => {
  it.each([
    ['en', 'salaries', 'salary'],
    ['sv', 'lönerna', 'lönen'],
    ['da', 'stillingerne', 'stillingen'],
    ['no', 'stillingene', 'stillingen'],
    ['de', 'Verträge', 'Verträgen'],
    ['fr', 'congés', 'congé'],
    ['es', 'vacaciones', 'vacación'],
    ['fi', 'palkkaa', 'palkka'],
    ['pl', 'umowy', 'umowa'],
  ])('in %s: %s and %s are one', (language, one, other) => {
    expect(wordsOf(language).stem(one)).toBe(wordsOf(language).stem(other))
  })

  it.each([
    ['sv', 'föräldraledigheten', 'foraldraledigheten'],
    ['da', 'lønnen', 'loennen'],
    ['no', 'lønnen', 'loennen'],
    ['de', 'Führungskräfte', 'Fuehrungskraefte'],
    ['fr', 'rémunération', 'remuneration'],
    ['es', 'contratación', 'contratacion'],
    ['pl', 'zatrudnień', 'zatrudnien'],
    ['fi', 'työpäivä', 'tyopaiva'],
  ])('in %s: %s is the same without its marks', (language, written, typed) => {
    expect(wordsOf(language).stem(written)).toBe(wordsOf(language).stem(typed))
  })

  it('leave names of technologies whole', () => {
    for (const name of ['k8s', 'ipv6', 'c++', 'c#']) expect(wordsOf('en').stem(name)).toBe(name)
  })

  it('tell words apart that share a beginning', () => {
    expect(wordsOf('en').stem('contract')).not.toBe(wordsOf('en').stem('contact'))
    expect(wordsOf('sv').stem('lön')).not.toBe(wordsOf('sv').stem('löfte'))
  })

  it('are whole words in a language without a stemmer', () => {
    expect(wordsOf('cs').stem('platy')).toBe('platy')
  })
})

describe('stop words', () => {
  it.each([
    ['en', 'the', 'salary'],
    ['sv', 'är', 'lön'],
    ['da', 'jeg', 'løn'],
    ['no', 'jeg', 'lønn'],
    ['de', 'für', 'Gehalt'],
    ['fr', 'les', 'salaire'],
    ['es', 'los', 'sueldo'],
    ['pl', 'jest', 'umowa'],
    ['fi', 'että', 'palkka'],
  ])('in %s: %s is one, %s is none', (language, stop, word) => {
    expect(wordsOf(language).isStop(stop)).toBe(true)
    expect(wordsOf(language).isStop(word)).toBe(false)
  })

  it('count without their marks', () => {
    expect(
      wordsOf('sv')
        .tokens('ar lon')
        .map((token) => token.isStop),
    ).toEqual([true, false])
  })

  it('are none in a language without a list', () => {
    expect(wordsOf('xx').isStop('the')).toBe(false)
  })
})
