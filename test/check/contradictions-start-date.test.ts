import { describe, expect, it } from 'vitest'
import { contradictionsIn, findingsOf, posting, postingWith, rulesIn } from './contradictions-fixture.ts'

describe('start dates contradict', () => {
  it.each([
    ['en', 'The intended start date is at the beginning of November.', 'You will start in January.'],
    ['en', 'Start date: 1 March 2026', 'The position starts on 1 April 2026.'],
    ['en', 'You start at the beginning of May.', 'The job starts at the end of May.'],
    ['en', 'Start: August 2026', 'You will start in September 2026.'],
    ['en', 'Start date: 1 February 2027', 'You will start from 1 March 2027.'],
    ['de', 'Dienstbeginn: 1. Februar 2027', 'Für unsere Klinik suchen wir ab dem 1. März 2027 eine Pflegefachkraft.'],
    ['sv', 'Startdatum är 1 mars.', 'Tjänsten börjar den 1 april.'],
    ['da', 'Tiltrædelse den 1. marts.', 'Du starter den 1. april.'],
    ['no', 'Oppstart er 1. mars.', 'Du begynner 1. april.'],
    ['de', 'Eintrittsdatum ist der 01.03.2026.', 'Du startest am 01.04.2026.'],
    ['fr', 'La date de début est le 1er mars.', 'Vous commencerez le 1er avril.'],
    ['es', 'La fecha de inicio es el 1 de marzo.', 'Empezarás el 1 de abril.'],
    ['pl', 'Data rozpoczęcia pracy: 1 marca.', 'Zaczynasz 1 kwietnia.'],
    ['fi', 'Aloituspäivä on 1. maaliskuuta.', 'Työ alkaa 1. huhtikuuta.'],
  ])('in %s: %s | %s', (language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual(['start-date'])
  })

  it('between front matter and text', () => {
    const files = { 'job.md': postingWith('start date: 2026-03-01', 'You will start on 1 April.') }
    expect(contradictionsIn(files)).toEqual(['start-date job.md:4 job.md:6'])
    expect(findingsOf(files)[0]?.message).toBe(
      'The start reads “Start date: 2026-03-01” here and “You will start on 1 April.” in line 6. Decide which holds and correct the other.',
    )
  })

  it.each([
    ['sv', 'Planerad start i början av december.'],
    ['de', 'Geplanter Start ist Anfang Dezember.'],
    ['fi', 'Suunniteltu aloitus on joulukuun alussa.'],
    ['da', 'Forventet start er hurtigst muligt.'],
  ])('between a posting and its translation in %s', (language, text) => {
    const files = { 'job.en.md': posting('The intended start date is at the beginning of November.'), [`job.${language}.md`]: posting(text) }
    expect(contradictionsIn(files)).toEqual([`start-date job.${language}.md:6 job.en.md:6`])
  })
})

describe('start dates do not contradict', () => {
  it.each([
    ['a day in the month', 'en', 'The start date is 1 November.', 'You will start in November.'],
    ['a deadline', 'en', 'The start date is 1 November.', 'The deadline for your application is 1 October.'],
    ['interviews', 'en', 'You will start in November.', 'Interviews start in September.'],
    ['an introduction', 'en', 'The start date is 1 April.', 'You will start with a two-week onboarding in May.'],
    ['a project', 'en', 'You will start in November.', 'The project starts in January.'],
    ['an agreement', 'en', 'The start date is 1 November or by agreement.', 'You can start in January.'],
    ['an earliest date', 'en', 'The start date is from 1 March.', 'You start on 1 April.'],
    ['at once', 'en', 'Start date: as soon as possible.', 'You start on 1 April.'],
    ['the end of the contract', 'en', 'The start date is 1 March.', 'The contract runs until 31 August and ends then.'],
    ['two openings', 'en', 'The positions start in January and in August.', 'You will start in August.'],
    ['a deadline', 'sv', 'Tillträde 1 mars.', 'Sista ansökningsdag är 1 februari.'],
    ['an interview', 'da', 'Du starter den 1. marts.', 'Samtaler starter i februar.'],
    ['an agreement', 'no', 'Oppstart 1. mars.', 'Oppstart etter avtale, gjerne i april.'],
    ['a deadline', 'de', 'Eintrittsdatum ist der 01.03.2026.', 'Die Bewerbungsfrist endet am 01.02.2026.'],
    ['an end', 'fr', 'La date de début est le 1er mars.', 'Le contrat se termine le 31 août.'],
    ['a deadline', 'es', 'La fecha de inicio es el 1 de marzo.', 'La fecha límite es el 1 de febrero.'],
    ['a deadline', 'pl', 'Data rozpoczęcia pracy: 1 marca.', 'Termin składania aplikacji: 1 lutego.'],
    ['a deadline', 'fi', 'Aloituspäivä on 1. maaliskuuta.', 'Hakuaika päättyy 1. helmikuuta.'],
  ])('%s (%s)', (_, language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual([])
  })

  it.each([
    ['sv', 'Planerad start i början av november.'],
    ['da', 'Forventet start er i begyndelsen af november.'],
    ['no', 'Planlagt oppstart er i begynnelsen av november.'],
    ['de', 'Geplanter Start ist Anfang November.'],
    ['fr', 'La date de début prévue est début novembre.'],
    ['es', 'La fecha de inicio prevista es a principios de noviembre.'],
    ['pl', 'Planowany start na początku listopada.'],
    ['fi', 'Suunniteltu aloitus on marraskuun alussa.'],
  ])('between a posting and its translation in %s', (language, text) => {
    const files = { 'job.en.md': posting('The intended start date is at the beginning of November.'), [`job.${language}.md`]: posting(text) }
    expect(contradictionsIn(files)).toEqual([])
  })

  it('of two jobs', () => {
    expect(contradictionsIn({ 'a.md': posting('You start on 1 March.'), 'b.md': posting('You start on 1 April.') })).toEqual([])
  })
})
