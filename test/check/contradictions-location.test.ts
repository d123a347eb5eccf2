import { describe, expect, it } from 'vitest'
import { contradictionsIn, findingsOf, posting, postingWith, rulesIn } from './contradictions-fixture.ts'

describe('places of work contradict', () => {
  it('between front matter and text', () => {
    const files = { 'job.md': postingWith('location: Oslo', 'The position is based in Bergen.') }
    expect(contradictionsIn(files)).toEqual(['location job.md:4 job.md:6'])
    expect(findingsOf(files)[0]).toMatchObject({
      level: 'warning',
      message: 'The job is in “Oslo” here and in “Bergen” in line 6. Correct the one that is wrong, or name both places where both are possible.',
    })
  })

  it.each([
    ['en', 'Location: Stockholm', 'You will be based in our office in Gothenburg.'],
    ['sv', 'Placeringsort: Stockholm', 'Tjänsten är placerad i Göteborg.'],
    ['da', 'Arbejdssted: København', 'Stillingen er placeret i Aarhus.'],
    ['no', 'Arbeidssted: Oslo', 'Stillingen er lokalisert i Bergen.'],
    ['de', 'Arbeitsort: Berlin', 'Die Stelle ist in Hamburg.'],
    ['fr', 'Lieu de travail : Paris', 'Le poste est basé à Lyon.'],
    ['es', 'Lugar de trabajo: Madrid', 'El puesto está ubicado en Barcelona.'],
    ['pl', 'Miejsce pracy: Warszawa', 'Praca stacjonarna w Krakowie.'],
    ['fi', 'Sijainti: Helsinki', 'Työpaikka sijaitsee Tampereella.'],
  ])('in %s: %s | %s', (language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual(['location'])
  })

  it.each([
    ['in a key of the job', 'job:\n  city: Oslo\n  type: Full-time', 'Place: on site in Bergen.', 8],
    ['with a story behind the place', 'location: Oslo', '**Place:** Bergen. On Fridays all of us meet there for lunch and a walk.', 6],
  ])('%s', (_, field, text, line) => {
    expect(contradictionsIn({ 'job.md': postingWith(field, text) })).toEqual([`location job.md:4 job.md:${line}`])
  })

  it('between a posting and its translation', () => {
    const files = { 'job.en.md': posting('Location: Stockholm'), 'job.sv.md': posting('Placeringsort: Göteborg') }
    expect(contradictionsIn(files)).toEqual(['location job.sv.md:6 job.en.md:6'])
  })
})

describe('places of work do not contradict', () => {
  it.each([
    ['where one lies in the other', 'en', 'Location: Sweden', 'The position is based in Stockholm.'],
    ['where the country is named beside it', 'en', 'Location: Stockholm, Sweden', 'The position is based in Stockholm.'],
    ['where there is a choice', 'en', 'Location: Oslo or Bergen', 'The position is based in Bergen.'],
    ['where it is remote', 'en', 'Location: Oslo (remote)', 'The position is based in Bergen.'],
    ['where it is remote, as the next sentence says', 'en', 'Location: Oslo', '**Place:** Bergen. Remote is fine too.'],
    ['where the company sits', 'en', 'Location: Oslo', 'Our headquarters are in Bergen.'],
    ['where the team sits', 'en', 'Location: Oslo', 'Most of your colleagues work from our Bergen office.'],
    ['where an example is given', 'en', 'Location: Oslo', 'You will be based in one of our offices, such as Bergen.'],
    ['where a sentence begins so', 'en', 'Location: Oslo', 'Office life in Bergen is quiet.'],
    ['where one travels', 'en', 'Location: Oslo', 'You will travel to Bergen twice a year.'],
    ['where it begins', 'en', 'Location: Oslo', 'You will be based in Bergen for training first.'],
    ['where there are several', 'sv', 'Placeringsort: Stockholm, Göteborg', 'Tjänsten är placerad i Göteborg.'],
    ['where the office is another', 'da', 'Arbejdssted: København', 'Vi har også kontor i Aarhus.'],
    ['in two spellings', 'de', 'Arbeitsort: München', 'Arbeitsort: Munich'],
    ['in two cases', 'fi', 'Sijainti: Tampere', 'Työpaikka sijaitsee Tampereella.'],
    ['in two cases', 'pl', 'Miejsce pracy: Kraków', 'Praca stacjonarna w Krakowie.'],
  ])('%s (%s)', (_, language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual([])
  })

  it('in two languages', () => {
    expect(contradictionsIn({ 'job.en.md': posting('Location: Gothenburg'), 'job.sv.md': posting('Placeringsort: Göteborg') })).toEqual([])
  })

  it('where the contact sits', () => {
    expect(contradictionsIn({ 'job.md': postingWith('contact:\n  name: Anna Berg\n  city: Oslo', 'The position is based in Bergen.') })).toEqual([])
  })

  it('of two jobs', () => {
    expect(contradictionsIn({ 'a.md': postingWith('location: Oslo'), 'b.md': postingWith('location: Bergen') })).toEqual([])
  })
})
