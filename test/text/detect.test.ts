import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../src/text/detect.ts'

const short: Record<string, readonly string[]> = {
  en: ['What is the salary?', 'Can I work from home?', 'Who would be my boss?', 'when do you start'],
  sv: ['Vad är lönen?', 'Kan jag jobba hemifrån?', 'Vem blir min chef?', 'hur många semesterdagar får man'],
  da: ['Hvad er lønnen?', 'Kan jeg arbejde hjemmefra?', 'Hvornår starter jobbet?', 'hvor mange feriedage får man'],
  no: ['Hva er lønnen?', 'Kan jeg jobbe hjemmefra?', 'Når begynner jobben?', 'hvor mange feriedager får jeg'],
  de: ['Wie hoch ist das Gehalt?', 'Kann ich von zu Hause arbeiten?', 'Wann geht es los?', 'wie viele urlaubstage gibt es'],
  fr: ['Quel est le salaire ?', 'Puis-je travailler de chez moi ?', 'Qui serait mon chef ?', 'combien de jours de congé'],
  es: ['¿Cuál es el sueldo?', '¿Puedo trabajar desde casa?', '¿Quién sería mi jefe?', 'cuantos dias de vacaciones hay'],
  pl: ['Jakie jest wynagrodzenie?', 'Czy mogę pracować z domu?', 'Kto będzie moim szefem?', 'ile jest dni urlopu'],
  fi: ['Mikä on palkka?', 'Voinko tehdä töitä kotoa?', 'Kuka olisi pomoni?', 'montako lomapäivää saa'],
}

describe.each(Object.entries(short))('short sentences in %s', (language, sentences) => {
  it.each(sentences)('%s', (sentence) => {
    expect(detectLanguage(sentence).language).toBe(language)
    expect(detectLanguage(sentence, []).language).toBe(language)
  })
})

describe('what is likely beforehand', () => {
  it('decides where the text leaves it open', () => {
    for (const prior of ['sv', 'da', 'no', 'de', 'fi']) {
      expect(detectLanguage('BGP?', [prior]).language).toBe(prior)
      expect(detectLanguage('', [prior])).toEqual({ language: prior, confidence: 0 })
    }
  })

  it('tells neighbours apart', () => {
    for (const prior of ['sv', 'da', 'no']) expect(detectLanguage('ferie?', [prior, 'en']).language).toBe(prior)
  })

  it('does not outweigh a clear sentence', () => {
    for (const prior of ['sv', 'fi', 'pl']) expect(detectLanguage('Can I work from home, or do I have to come to the office?', [prior]).language).toBe('en')
  })
})

describe('languages that nobody here speaks', () => {
  it.each([
    ['it', 'Cerchiamo una persona che voglia lavorare con noi. Offriamo un contratto a tempo indeterminato e la possibilità di lavorare da casa.'],
    ['pt', 'Procuramos uma pessoa que queira trabalhar connosco. Oferecemos um contrato sem termo e a possibilidade de trabalhar em casa.'],
    ['nl', 'Wij zoeken iemand die met ons wil werken. Wij bieden een vast contract en de mogelijkheid om thuis te werken.'],
    ['ja', '給料はいくらですか'],
    ['ar', 'ما هو الراتب؟'],
    ['uk', 'Яка зарплата?'],
  ])('are not taken for one that is: %s', (language, text) => {
    expect(detectLanguage(text).language).toBe(language)
  })
})

it('reads words, not addresses and code', () => {
  expect(detectLanguage('https://www.the-and-with-for.example/what/is/the ada@and.example `for with the` Vad är lönen för jobbet?').language).toBe('sv')
})
