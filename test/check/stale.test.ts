import { describe, expect, it } from 'vitest'
import { foundBy, listed, page } from './checking.ts'

/** The clock of these tests is 20 February 2026. */
const posting = (fields: Readonly<Record<string, string>>, ...lines: string[]) => page({ title: 'Gardener', ...fields }, ...lines)
const dates = (text: string) => listed(foundBy(['date-passed', 'closing-date-passed'], { 'jobs/a.md': text }))

describe('a date that has passed', () => {
  it.each([
    ['The start is planned for the beginning of November.', ['warning date-passed jobs/a.md:5']],
    ['Start date: 1 April 2025', ['warning date-passed jobs/a.md:5']],
    ['Please apply by 1 September 2025.', ['error closing-date-passed jobs/a.md:5']],
    ['All of us will move to the new garden behind the house in November.', ['note date-passed jobs/a.md:5']],
    ['The system goes live in October 2025.', ['note date-passed jobs/a.md:5']],
  ])('is found in "%s"', (line, expected) => {
    expect(dates(posting({ date: '2025-03-14' }, line))).toEqual(expected)
  })

  it.each([
    'The start is planned for the beginning of April 2026.',
    'Start date: as soon as possible',
    'We launched the service in May 2019.',
    'The apprenticeship starts every year on 1 September.',
    'This page was put up on 2025-03-14.',
    'The company holds offsites in May.',
    'Please apply by 1 March 2026.',
    'The start is planned between May 2025 and May 2027.',
  ])('is not found in "%s"', (line) => {
    expect(dates(posting({ date: '2025-03-14' }, line))).toEqual([])
  })

  it('is counted from the day of publication, which the message names with the quote', () => {
    const [finding] = foundBy('date-passed', { 'jobs/a.md': posting({ date: '2025-03-14' }, 'The start is planned for the beginning of November.') })
    expect(finding?.message).toContain('2025-11-30, counted from the publication on 2025-03-14')
    expect(finding?.excerpts).toEqual([{ source: 'jobs/a.md', lines: [5, 5], text: 'The start is planned for the beginning of November.' }])
    expect(dates(posting({ date: '2026-01-10' }, 'The start is planned for the beginning of November.'))).toEqual([])
  })

  it.each([
    ['de', 'Die Ausbildung beginnt jedes Jahr am 1. September.'],
    ['sv', 'Traineeprogrammet startar varje år den 1 september.'],
    ['da', 'Elevuddannelsen starter hvert år den 1. september.'],
    ['no', 'Lærlingene starter hvert år 1. september.'],
    ['fr', 'Le stage commence chaque année le 1er septembre.'],
    ['es', 'Las prácticas empiezan cada año el 1 de septiembre.'],
    ['pl', 'Staż rozpoczyna się co roku 1 września.'],
    ['fi', 'Harjoittelu alkaa joka vuosi 1. syyskuuta.'],
  ])('comes again every year in %s', (language, line) => {
    const files = (text: string) => ({ [`jobs/a.${language}.md`]: posting({ date: '2025-03-14' }, text) })
    expect(listed(foundBy('date-passed', files(line)))).toEqual([])
  })

  it('is found where the text names the year of what comes every year', () => {
    expect(dates(posting({ date: '2025-03-14' }, 'The apprenticeship starts every year, next on 1 September 2025.'))).toEqual(['note date-passed jobs/a.md:5'])
  })

  it('is told of a translation too, where it is mended', () => {
    const files = {
      'jobs/a.md': posting({ date: '2025-03-14' }, 'The start is planned for the beginning of November.'),
      'jobs/a.sv.md': page({ title: 'Trädgårdsmästare', date: '2025-03-14' }, 'Starten är planerad till början av november.'),
    }
    expect(listed(foundBy('date-passed', files))).toEqual(['warning date-passed jobs/a.md:5', 'warning date-passed jobs/a.sv.md:5'])
  })

  it('to apply by is one of a draft too', () => {
    const [finding] = foundBy('closing-date-passed', { 'jobs/a.md': posting({ draft: 'true' }, 'Please apply by 1 September 2025.') })
    expect(finding?.message).toContain('before the page is published')
  })

  it('is nobody’s concern on a page that is closed', () => {
    expect(dates(posting({ date: '2025-03-14', archived: 'true' }, 'The start is planned for the beginning of November.'))).toEqual([])
  })
})

describe('a closing date that has passed', () => {
  it('is an error where the front matter says open', () => {
    const found = foundBy('closing-date-passed', { 'jobs/a.md': posting({ status: 'open', validThrough: '2025-12-31' }, 'Work.') })
    expect(listed(found)).toEqual(['error closing-date-passed jobs/a.md:4'])
    expect(found[0]?.message).toContain('"status: open"')
    expect(found[0]?.message).toContain('validThrough: 2025-12-31')
  })

  it('is right where nothing says open, or where it lies ahead', () => {
    expect(dates(posting({ validThrough: '2025-12-31' }, 'Work.'))).toEqual([])
    expect(dates(posting({ status: 'open', validThrough: '2026-12-31' }, 'Work.'))).toEqual([])
  })
})

describe('the age of a page', () => {
  const aged = (fields: Readonly<Record<string, string>>, options = {}) =>
    listed(foundBy(['old-page', 'no-date'], { 'jobs/a.md': posting(fields, 'Work.') }, options))

  it('is a warning for an open posting after a year, a note for another page', () => {
    expect(aged({ date: '2025-02-19' })).toEqual(['warning old-page jobs/a.md:3'])
    expect(aged({ date: '2025-02-21' })).toEqual([])
    expect(listed(foundBy('old-page', { 'faq/a.md': posting({ date: '2025-02-19' }, 'Work.') }))).toEqual(['note old-page faq/a.md:3'])
  })

  it('goes by the last change, and by as many months as are said', () => {
    expect(aged({ date: '2024-01-01', lastmod: '2026-01-01' })).toEqual([])
    expect(aged({ date: '2025-12-01' }, { staleAfterMonths: 2 })).toEqual(['warning old-page jobs/a.md:3'])
  })

  it('is a note for a draft', () => {
    expect(aged({ date: '2025-02-19', draft: 'true' })).toEqual(['note old-page jobs/a.md:3'])
  })

  it('is unknown where no date stands', () => {
    expect(aged({})).toEqual(['note no-date jobs/a.md'])
  })

  it('is that of the original for its translations', () => {
    const files = { 'jobs/a.md': posting({ date: '2026-02-01' }, 'Work.'), 'jobs/a.sv.md': page({ title: 'A', ai: 'true' }, 'Arbeta med oss.') }
    expect(foundBy(['old-page', 'no-date'], files)).toEqual([])
  })
})
