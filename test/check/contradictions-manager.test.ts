import { describe, expect, it } from 'vitest'
import { contradictionsIn, findingsOf, posting, rulesIn } from './contradictions-fixture.ts'

describe('one posting names two people to report to', () => {
  it.each([
    ['en', 'You report to Head of Logistics Patrik Holm.', 'Your manager will be Anna Berg.'],
    ['sv', 'Du rapporterar till logistikchef Patrik Holm.', 'Din chef är Anna Berg.'],
    ['da', 'Du refererer til Patrik Holm.', 'Din nærmeste leder er Anna Berg.'],
    ['no', 'Du rapporterer til Patrik Holm.', 'Din nærmeste leder er Anna Berg.'],
    ['de', 'Sie berichten an Thomas Gruber.', 'Ihre Vorgesetzte ist Anna Weber.'],
    ['fr', 'Vous rapporterez à Claire Dubois.', 'Votre responsable est Jean Martin.'],
    ['es', 'Reportarás a Carmen Ruiz.', 'Tu jefe es Pablo García.'],
    ['pl', 'Raportujesz do Anny Kowalskiej.', 'Twoim przełożonym jest Piotr Nowak.'],
    ['fi', 'Esihenkilösi on aluepäällikkö Aino Virtanen.', 'Lähiesihenkilösi on Mikko Korhonen.'],
  ])('in %s: %s | %s', (language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual(['team-lead'])
  })

  it('and is told so', () => {
    expect(findingsOf({ 'job.md': posting('You report to Patrik Holm.', 'Your manager will be Anna Berg.') })[0]).toMatchObject({
      level: 'error',
      message: 'Whoever is hired reports to Patrik Holm here and to Anna Berg in line 8. Correct what is out of date.',
    })
  })

  it('between a posting and its translation', () => {
    const files = (name: string) => ({
      'job.en.md': posting('You report to Head of Logistics Patrik Holm.'),
      'job.sv.md': posting(`Du rapporterar till logistikchef ${name}.`),
    })
    expect(contradictionsIn(files('Anna Krook'))).toEqual(['team-lead job.sv.md:6 job.en.md:6'])
    expect(contradictionsIn(files('Patrik Holm'))).toEqual([])
  })
})

describe('one posting does not', () => {
  it.each([
    ['where a title says it', 'You report to the Head of Engineering.', 'Your manager will be Anna Berg.'],
    ['where another leads the team', 'You report to Patrik Holm.', 'Your team is led by Anna Berg.'],
    ['where it changes', 'You report to Patrik Holm.', 'From May 2027 you will report to Anna Berg.'],
    ['where there are two', 'You report to Patrik Holm and Anna Berg.', 'Your manager will be Anna Berg.'],
  ])('%s', (_, one, other) => {
    expect(rulesIn('en', one, other)).toEqual([])
  })
})
