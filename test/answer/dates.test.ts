import { describe, expect, it } from 'vitest'
import { datesIn, isStale } from '../../src/answer/dates.ts'

const february = Date.UTC(2026, 1, 20, 12)
const august = '2025-08-18'
const ends = (text: string, language = 'en', publishedOn: string | null = august) =>
  datesIn(text, language, publishedOn).map(({ end }) => new Date(end).toISOString().slice(0, 10))

describe('dates that have passed', () => {
  /** November comes after August 2025 and before February 2026; April and May do not. */
  it.each([
    ['en', 'We start at the beginning of November.', 'We start at the beginning of April.'],
    ['sv', 'Vi börjar i början av november.', 'Vi börjar i början av april.'],
    ['da', 'Vi starter i begyndelsen af november.', 'Vi starter i begyndelsen af april.'],
    ['no', 'Vi starter i begynnelsen av november.', 'Vi starter i begynnelsen av april.'],
    ['de', 'Wir beginnen Anfang November.', 'Wir beginnen Anfang April.'],
    ['fr', 'Nous commençons début novembre.', 'Nous commençons début avril.'],
    ['es', 'Empezamos a principios de noviembre.', 'Empezamos a principios de abril.'],
    ['pl', 'Zaczynamy na początku listopada.', 'Zaczynamy na początku kwietnia.'],
    ['fi', 'Aloitamme marraskuun alussa.', 'Aloitamme huhtikuun alussa.'],
  ])('are told in %s', (language, past, ahead) => {
    expect(isStale(past, language, august, february)).toBe(true)
    expect(isStale(ahead, language, august, february)).toBe(false)
  })

  /** March and December, whose names and short forms differ the most. */
  it.each([
    ['en', '1 March 2025', '24 December 2026'],
    ['sv', '1 mars 2025', '24 december 2026'],
    ['da', '1. marts 2025', '24. december 2026'],
    ['no', '1. mars 2025', '24. desember 2026'],
    ['de', '1. März 2025', '24. Dezember 2026'],
    ['fr', '1er mars 2025', '24 décembre 2026'],
    ['es', '1 de marzo de 2025', '24 de diciembre de 2026'],
    ['pl', '1 marca 2025', '24 grudnia 2026'],
    ['fi', '1. maaliskuuta 2025', '24. joulukuuta 2026'],
  ])('are told with day and year in %s', (language, past, ahead) => {
    expect(ends(past, language, null)).toEqual(['2025-03-02'])
    expect(isStale(past, language, null, february)).toBe(true)
    expect(ends(ahead, language, null)).toEqual(['2026-12-25'])
    expect(isStale(ahead, language, null, february)).toBe(false)
  })

  it.each([
    ['2026-02-19', '2026-02-20'],
    ['2026-01', '2026-02-01'],
    ['19.2.2026', '2026-02-20'],
    ['19/02/2026', '2026-02-20'],
    ['02/19/2026', '2026-02-20'],
    ['Q1 2026', '2026-04-01'],
    ['2025 Q4', '2026-01-01'],
    ['November 2025', '2025-12-01'],
    ['Nov 2025', '2025-12-01'],
    ['November 3rd', '2025-11-04'],
    ['in May', '2026-06-01'],
    ['a start in September or October', '2025-10-01'],
  ])('%s is over on %s', (text, end) => {
    expect(ends(text)[0]).toBe(end)
  })

  it('are not over before their last day is', () => {
    expect(isStale('Start: 20 February 2026', 'en', august, Date.UTC(2026, 1, 20, 23, 59))).toBe(false)
    expect(isStale('Start: 20 February 2026', 'en', august, Date.UTC(2026, 1, 21))).toBe(true)
    expect(isStale('Start: February 2026', 'en', august, Date.UTC(2026, 1, 28, 23))).toBe(false)
    expect(isStale('Start: February 2026', 'en', august, Date.UTC(2026, 2, 1))).toBe(true)
  })

  it('without a year are the first after publication', () => {
    expect(ends('beginning of November', 'en', '2025-08-18')).toEqual(['2025-12-01'])
    expect(ends('beginning of November', 'en', '2025-12-10')).toEqual(['2026-12-01'])
    expect(ends('beginning of November', 'en', null)).toEqual([])
  })

  it('are judged by the last one where several are named', () => {
    expect(isStale('From May 2025 until May 2027', 'en', august, february)).toBe(false)
    expect(isStale('From May 2025 until June 2025', 'en', august, february)).toBe(true)
  })

  it('are read in English on a page of any language', () => {
    expect(isStale('Start: November 2025', 'pl', august, february)).toBe(true)
  })
})

describe('words that are no dates', () => {
  it.each([
    ['en', 'You may work from home.'],
    ['en', 'May I work from home? Yes.'],
    ['en', 'We march on, in an august company.'],
    ['en', 'As soon as possible'],
    ['en', 'Salary: €52,000 - €61,000 a year'],
    ['en', 'Version 3.11 of Python, 80 % or 4 days'],
    ['en', 'Founded by 12 people, now 2000 of them'],
    ['sv', 'Du får en dator på det maj du vill.'],
    ['de', 'Du magst Märzbier und Mailand.'],
    ['fr', 'Mais nous restons ouverts.'],
    ['fi', 'Elokuvat ja maaliskamera.'],
  ])('%s: %s', (language, text) => {
    expect(isStale(text, language, '2024-01-01', february)).toBe(false)
  })
})
