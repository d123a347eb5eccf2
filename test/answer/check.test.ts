import { describe, expect, it } from 'vitest'
import type { Language, WordingTask } from '../../src/domain.ts'
import { check } from '../lock/check.ts'

const violations = (language: Language, quoteLanguage: Language, quote: string, wording: string, question = 'What about it?') => {
  const task: WordingTask = {
    part: 0,
    question,
    language,
    passages: [{ id: 'p1', language: quoteLanguage, title: 'Cloud Engineer', section: 'Terms', text: quote }],
  }
  return check(task, [{ text: wording, passages: ['p1'] }]).map(({ kind }) => kind)
}

const anywhere = 'You can work fully remotely, from our Oslo office, or anywhere in the EEA.'
const range = 'The salary range is EUR 55,000 to 70,000 gross per year, depending on experience.'
const wellness = 'Vi erbjuder friskvårdsbidrag på 5 000 kr per år och 30 dagars semester.'

describe('the fact lock lets through', () => {
  it.each([
    ['another order', 'en', 'en', anywhere, 'You can work from the Oslo office, fully remotely, or from anywhere in the EEA.'],
    ['another language', 'sv', 'en', anywhere, 'Du kan jobba från kontoret i Oslo, helt på distans eller var som helst inom EES.'],
    ['figures as the language writes them', 'de', 'en', range, 'Das Gehalt liegt je nach Erfahrung zwischen 55.000 und 70.000 EUR brutto im Jahr.'],
    [
      'a number word in figures',
      'fr',
      'en',
      'You need at least three years of experience with PostgreSQL.',
      'Il vous faut au moins 3 ans d’expérience avec PostgreSQL.',
    ],
    ['a negation', 'es', 'en', 'We do not sponsor visas.', 'No patrocinamos visados.'],
    ['a duration', 'pl', 'en', 'The notice period is three months.', 'Okres wypowiedzenia wynosi trzy miesiące.'],
    [
      'two durations',
      'fi',
      'en',
      'The trial period lasts six months, and holidays are 30 days a year.',
      'Koeaika on kuusi kuukautta ja lomaa on 30 päivää vuodessa.',
    ],
    [
      'a person',
      'da',
      'en',
      'Your manager will be Ingrid Berg, who leads the data team of 12.',
      'Din leder bliver Ingrid Berg, som leder datateamet på 12 personer.',
    ],
    ['a date and an address', 'no', 'en', 'Apply before 31 January 2027 through jobs.fjord.example.', 'Søk innen 31. januar 2027 via jobs.fjord.example.'],
    ['a duty in other words', 'en', 'de', 'Ein Führerschein der Klasse B ist Voraussetzung.', 'You must have a class B driving licence.'],
    ['an amount in crowns', 'en', 'sv', wellness, 'You get a wellness allowance of SEK 5,000 a year and 30 days of holiday.'],
  ])('%s', (_, language, quoteLanguage, quote, wording) => {
    expect(violations(language, quoteLanguage, quote, wording)).toEqual([])
  })
})

describe('the fact lock refuses', () => {
  it.each([
    ['a wider place', 'en', 'en', anywhere, 'You can work from the Oslo office or anywhere in Europe.', 'place'],
    ['a duty for a choice', 'sv', 'en', anywhere, 'Du måste jobba från kontoret i Oslo.', 'condition'],
    ['one end of a range', 'de', 'en', range, 'Das Gehalt liegt je nach Erfahrung bei 70.000 EUR brutto im Jahr.', 'bound'],
    ['another period of pay', 'de', 'en', range, 'Das Gehalt liegt je nach Erfahrung zwischen 55.000 und 70.000 EUR im Monat.', 'amount'],
    [
      'another technology',
      'fr',
      'en',
      'You need at least three years of experience with PostgreSQL.',
      'Il vous faut au moins 3 ans d’expérience avec MySQL.',
      'name',
    ],
    ['a wish for a duty', 'en', 'de', 'Ein Führerschein der Klasse B ist Voraussetzung.', 'A class B driving licence would be nice to have.', 'condition'],
    ['the opposite', 'es', 'en', 'We do not sponsor visas.', 'Patrocinamos visados.', 'negation'],
    ['another contract term', 'pl', 'en', 'The notice period is three months.', 'Okres próbny wynosi trzy miesiące.', 'contract'],
    ['another unit', 'fi', 'en', 'The trial period lasts six months.', 'Koeaika on kuusi viikkoa.', 'duration'],
    ['another person', 'en', 'en', 'Your manager will be Ingrid Berg.', 'Your manager will be Ingrid Borg.', 'name'],
    ['a date that begins for one that ends', 'no', 'en', 'Apply before 31 January 2027.', 'Søk etter 31. januar 2027.', 'date'],
    ['what is free for what is there', 'en', 'en', 'We have a canteen. Parking costs 20 EUR a month.', 'The canteen and parking are free.', 'contract'],
    ['a judgement', 'en', 'en', anywhere, 'You would be a great fit to work in Oslo.', 'judgement'],
    ['a promise', 'en', 'en', anywhere, 'I will arrange that you can work from Oslo.', 'promise'],
  ])('%s', (_, language, quoteLanguage, quote, wording, kind) => {
    expect(violations(language, quoteLanguage, quote, wording)).toContain(kind)
  })
})
