import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/question/language.ts'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { assistantOver, talk } from '../fixtures/asking.ts'
import { published } from '../fixtures/fjordkart.ts'

const library = new LanguageLibrary(null)
const read = (text: string, ...likely: string[]) => languageOf(text, likely.length > 0 ? likely : ['en'], library)

describe('the language of a question', () => {
  it.each([
    ['en', 'What is the salary?'],
    ['en', 'can i work from home'],
    ['sv', 'Vad är lönen?'],
    ['sv', 'vem leder teamet'],
    ['sv', 'hur många semesterdagar får jag?'],
    ['da', 'Hvad er lønnen?'],
    ['da', 'hvem leder holdet?'],
    ['da', 'hvor mange feriedage får jeg?'],
    ['no', 'Hva er lønnen?'],
    ['no', 'hvem er sjefen min?'],
    ['no', 'kan jeg jobbe hjemmefra?'],
    ['de', 'Wie hoch ist das Gehalt?'],
    ['de', 'wer leitet das team'],
    ['fr', 'Quel est le salaire ?'],
    ['fr', "qui dirige l'équipe"],
    ['es', '¿Cuál es el salario?'],
    ['es', 'puedo trabajar desde casa'],
    ['pl', 'Jakie jest wynagrodzenie?'],
    ['pl', 'czy mogę pracować z domu'],
    ['fi', 'Mikä on palkka?'],
    ['fi', 'voinko tehdä etätöitä'],
  ])('%s: %s', (language, text) => {
    expect(read(text)).toBe(language)
  })

  it.each([
    ['sv', 'vad ar lonen for jobbet'],
    ['da', 'hvad er lonnen for jobbet'],
    ['no', 'hva er lonnen for jobben'],
    ['de', 'fur wen ist die stelle gedacht und wie hoch ist das gehalt'],
    ['fr', "combien d'annees d'experience faut il"],
    ['es', 'cuantos dias de vacaciones hay'],
    ['pl', 'czy moge pracowac zdalnie'],
    ['fi', 'mika on palkka tassa tyossa'],
  ])('%s without its diacritics: %s', (language, text) => {
    expect(read(text)).toBe(language)
  })

  it.each([
    ['sv', 'lön?'],
    ['de', 'Gehalt?'],
    ['fi', 'palkka?'],
    ['pl', 'wynagrodzenie?'],
    ['sv', 'Hej! Vad är lönen?'],
  ])('%s in a word: %s', (language, text) => {
    expect(read(text)).toBe(language)
  })

  it('is not one of the nine where it is another', () => {
    expect(['en', 'es', 'fr']).not.toContain(read('Qual è lo stipendio per questo lavoro e quando si comincia?'))
  })

  it.each([
    ['team?', 'no', 'da'],
    ['BGP?', 'sv', 'de'],
    ['Ceph', 'pl', 'fi'],
    ['ferie?', 'da', 'no'],
    ['kontor?', 'sv', 'no'],
  ])('is that of the thread where the words leave it open: %s', (text, ...threads) => {
    for (const language of threads) expect(read(text, language)).toBe(language)
  })

  it.each([
    ['Hvem er lederen for teamet?', 'da', 'da'],
    ['Hvem er lederen for teamet?', 'no', 'no'],
    ['kan man arbeta hemifrån?', 'no', 'sv'],
    ['Hva slags utstyr får jeg?', 'sv', 'no'],
    ['Hvilket udstyr får jeg?', 'no', 'da'],
  ])('%s in a thread in %s is %s', (text, thread, language) => {
    expect(read(text, thread)).toBe(language)
  })
})

describe('the language of a reply', () => {
  const assistant = assistantOver(published)
  const languages = (messages: string[], prior: string[] = []) => talk(assistant, messages, prior).map((answer) => answer.language)

  it('stays that of the thread for a word or two', () => {
    expect(languages(['Hvornår starter jobbet som storage engineer?', 'og ferie?'])).toEqual(['da', 'da'])
    expect(languages(['Når starter jobben som storage engineer?', 'og ferie?'])).toEqual(['no', 'no'])
    expect(languages(['När börjar jobbet som storage engineer?', 'Ceph?'])).toEqual(['sv', 'sv'])
  })

  it('is what the caller speaks where the words leave it open', () => {
    expect(languages(['ferie?'], ['da'])).toEqual(['da'])
    expect(languages(['ferie?'], ['no'])).toEqual(['no'])
  })

  it('changes when the asker does', () => {
    expect(languages(['What is the salary?', 'und wer leitet das Team?', 'and who leads the data team?'])).toEqual(['en', 'de', 'en'])
  })

  it('is not what the title of a job is in', () => {
    expect(languages(['lön Survey Data Engineer?'])).toEqual(['sv'])
    expect(languages(['Gehalt als Storage Engineer?'])).toEqual(['de'])
    expect(languages(['¿sueldo de Network Engineer?'])).toEqual(['es'])
  })

  it('is English for a language that is not spoken', () => {
    expect(languages(['Wat is het salaris voor deze baan, en wanneer begint het werk?'])).toEqual(['en'])
  })
})
