import { describe, expect, it } from 'vitest'
import { fold, stripMarks, unmaskLookalikes } from '../../src/text/fold.ts'

describe('fold', () => {
  it.each([
    ['soft hyphens', 'arbets\u00adgivare', 'arbetsgivare'],
    ['zero-width characters', 'sal\u200ba\u200cr\u200dy\ufeff\u2060', 'salary'],
    ['hyphens of every kind', 'a\u2010b\u2011c\u2012d\u2013e\u2014f\u2212g', 'a-b-c-d-e-f-g'],
    ['spaces of every kind', 'a\u00a0b\u2009c\u202fd \n\t e', 'a b c d e'],
    ['quotes', 'don\u2019t \u2018x\u2019 y\u00b4', "don't 'x' y'"],
    ['capitals', 'ÅSA ŁÓDŹ', 'åsa łódź'],
    ['composed and decomposed letters', 'lo\u0308n', 'lön'],
    ['wide letters, ligatures and small figures', 'ＣＶ ﬁne x²', 'cv fine x2'],
    ['marks of reading direction', '\u202epay\u202c\u200f', 'pay'],
  ])('makes one of %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded)
  })
})

describe('stripMarks', () => {
  it.each([
    ['sv', 'föräldraledighet', 'foraldraledighet'],
    ['pl', 'żółć', 'zolc'],
    ['pl', 'łódź', 'lodz'],
    ['fr', 'congés', 'conges'],
    ['fr', 'œuvre', 'oeuvre'],
    ['es', 'contraseña', 'contrasena'],
    ['fi', 'työpäivä', 'tyopaiva'],
    ['en', 'c++', 'c++'],
  ])('in %s: %s is %s', (language, word, plain) => {
    expect(stripMarks(word, language)).toBe(plain)
  })

  it.each([
    ['da', 'forløbet', 'forloebet'],
    ['da', 'ansættelse', 'ansaettelse'],
    ['no', 'lønn', 'loenn'],
    ['no', 'må', 'maa'],
    ['de', 'für', 'fuer'],
    ['de', 'größe', 'groesse'],
    ['de', 'gehälter', 'gehaelter'],
  ])('in %s: %s is the same as %s', (language, word, typed) => {
    expect(stripMarks(word, language)).toBe(stripMarks(typed, language))
  })

  it('leaves the German "eue" and "que" alone', () => {
    expect(stripMarks('neue', 'de')).toBe('neue')
    expect(stripMarks('quelle', 'de')).toBe('quelle')
  })
})

describe('unmaskLookalikes', () => {
  it('makes Latin what only looks so, in a word or a text', () => {
    expect(unmaskLookalikes('what is the s\u0430l\u0430ry')).toBe('what is the salary')
  })

  it('leaves Cyrillic and Greek what they are', () => {
    for (const text of ['Какая зарплата?', 'Ποιος είναι ο μισθός;', 'salary']) expect(unmaskLookalikes(text)).toBe(text)
  })
})
