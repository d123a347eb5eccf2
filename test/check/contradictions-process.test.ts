import { describe, expect, it } from 'vitest'
import { contradictionsIn, findingsOf, posting, rulesIn } from './contradictions-fixture.ts'

const steps = (count: number): string => Array.from({ length: count }, (_, at) => `${at + 1}. Talk number ${String.fromCharCode(65 + at)}`).join('\n')

describe('a count of steps', () => {
  it.each([
    ['en', '## Recruitment process', 'Our process has four steps:'],
    ['sv', '## Rekryteringsprocess', 'Vår process har fyra steg:'],
    ['da', '## Rekrutteringsproces', 'Vores proces har fire trin:'],
    ['no', '## Rekrutteringsprosess', 'Prosessen vår har fire trinn:'],
    ['de', '## Bewerbungsprozess', 'Unser Prozess hat vier Schritte:'],
    ['fr', '## Processus de recrutement', 'Notre processus comporte quatre étapes :'],
    ['es', '## Proceso de selección', 'Nuestro proceso tiene cuatro pasos:'],
    ['pl', '## Proces rekrutacji', 'Nasz proces ma cztery etapy:'],
    ['fi', '## Rekrytointiprosessi', 'Prosessissamme on neljä vaihetta:'],
  ])('contradicts the list beside it in %s', (language, heading, sentence) => {
    expect(rulesIn(language, heading, sentence, steps(5))).toEqual(['process-steps'])
    expect(rulesIn(language, heading, sentence, steps(4))).toEqual([])
  })

  it.each([
    ['a part of them', 'Two of the steps are online.'],
    ['one big step', 'Applying for a job is one big step.'],
    ['at most', 'The process has at most four steps.'],
    ['a range', 'The process has three to five steps.'],
  ])('does not where it is %s', (_, sentence) => {
    expect(rulesIn('en', '## Recruitment process', sentence, steps(5))).toEqual([])
  })
})

describe('the process of the company', () => {
  const withProcess = (heading: string, count: number) => posting(`## ${heading}`, steps(count))

  it('is noted where postings give it otherwise', () => {
    const files = {
      'a.en.md': withProcess('Our recruitment process', 4),
      'b.en.md': withProcess('Our recruitment process', 5),
      'c.en.md': withProcess('Our recruitment process', 5),
    }
    expect(contradictionsIn(files)).toEqual(['process-differs a.en.md:8 b.en.md:8'])
    expect(findingsOf(files)[0]).toMatchObject({
      level: 'note',
      excerpts: [
        { source: 'a.en.md', lines: [8, 11], text: '1. Talk number A … 4. Talk number D' },
        { source: 'b.en.md', lines: [8, 12], text: '1. Talk number A … 5. Talk number E' },
      ],
    })
  })

  it('may differ where the heading speaks for the role alone', () => {
    expect(contradictionsIn({ 'a.en.md': withProcess('Recruitment process', 4), 'b.en.md': withProcess('Recruitment process', 5) })).toEqual([])
  })
})
