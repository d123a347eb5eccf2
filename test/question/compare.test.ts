import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/domain.ts'
import { alikeTo } from '../../src/question/compare.ts'
import { LanguageLibrary } from '../../src/question/lexicon.ts'

const library = new LanguageLibrary(null)
type Pair = readonly [language: Language, question: string, otherLanguage: Language, other: string]
const isAlike = (language: Language, question: string, otherLanguage: Language, other: string): boolean =>
  alikeTo({ question, language }, [{ question: other, language: otherLanguage }], library).length > 0

describe('questions that ask nearly the same', () => {
  it.each<Pair>([
    ['en', 'Is there parking at the office?', 'en', 'can i park my car at your office'],
    ['en', 'Do you sponsor visas?', 'en', 'Is visa sponsorship possible?'],
    ['en', 'Can I bring my dog to the office?', 'en', 'Are dogs welcome?'],
    ['en', 'Is there a signing bonus?', 'en', 'Do you pay a sign-on bonus?'],
    ['en', 'How long is the probation period?', 'en', 'Is there a probation period?'],
    ['en', 'Do you reimburse interview travel costs?', 'en', 'Do you pay my travel to the interview?'],
    ['en', 'Is there a dress code?', 'en', 'What is the dress code?'],
    ['en', 'Do you offer sabbaticals?', 'en', 'Can I take a sabbatical?'],
    ['en', 'Does the office have a gym?', 'en', 'Is there a gym?'],
    ['en', 'Is a degree required?', 'en', 'Do I need a university degree?'],
    ['sv', 'Får man ta med hunden till jobbet?', 'sv', 'Kan jag ha hund på kontoret?'],
    ['sv', 'Finns det friskvårdsbidrag?', 'sv', 'Hur stort är friskvårdsbidraget?'],
    ['de', 'Gibt es einen Betriebskindergarten?', 'de', 'Habt ihr einen Kindergarten?'],
    ['de', 'Wie viele Urlaubstage gibt es?', 'de', 'Wie viel Urlaub bekomme ich?'],
    ['fr', 'Y a-t-il une mutuelle ?', 'fr', 'Quelle mutuelle proposez-vous ?'],
    ['es', '¿Hay aparcamiento en la oficina?', 'es', '¿Hay aparcamiento?'],
    ['pl', 'Czy jest parking przy biurze?', 'pl', 'Czy macie parking?'],
    ['fi', 'Onko toimistolla pysäköintipaikkoja?', 'fi', 'Onko pysäköintipaikkoja?'],
    ['sv', 'Finns det parkering?', 'en', 'Is there parking?'],
    ['de', 'Darf ich meinen Hund mitbringen?', 'en', 'Can I bring my dog?'],
  ])('(%s) %s — (%s) %s', (...pair) => expect(isAlike(...pair)).toBe(true))
})

describe('questions that only have a topic or a word in common', () => {
  it.each<Pair>([
    ['en', 'Is there parking at the office?', 'en', 'Where is the office?'],
    ['en', 'Is there parking at the office?', 'en', 'Do you reimburse train tickets?'],
    ['en', 'Can I bring my dog to the office?', 'en', 'Can I bring my cat to the office?'],
    ['en', 'Can I bring my dog to the office?', 'en', 'Can I bring my own laptop?'],
    ['en', 'Do you sponsor visas?', 'en', 'Do I need a work permit?'],
    ['en', 'Do you sponsor visas?', 'en', 'Do you sponsor conferences?'],
    ['en', 'Is there a signing bonus?', 'en', 'Who signs the contract?'],
    ['en', 'How long is the probation period?', 'en', 'How long is the notice period?'],
    ['en', 'How long is the probation period?', 'en', 'How long does the process take?'],
    ['en', 'When do I get paid?', 'en', 'When do I start?'],
    ['en', 'Can I get paid in crypto?', 'en', 'When do I get paid?'],
    ['en', 'Is a degree required?', 'en', 'Is German required?'],
    ['en', 'Do you hire graduates?', 'en', 'Do you hire from abroad?'],
    ['en', 'Do you offer sabbaticals?', 'en', 'Do you offer stock options?'],
    ['sv', 'Får man ta med hunden till jobbet?', 'sv', 'Får man ta med barnen till jobbet?'],
    ['sv', 'Finns det kollektivavtal?', 'sv', 'Finns det parkering?'],
    ['de', 'Wie viele Urlaubstage gibt es?', 'de', 'Wie viele Gespräche gibt es?'],
    ['fr', 'Y a-t-il une mutuelle ?', 'fr', 'Y a-t-il un parking ?'],
    ['sv', 'Var ligger kontoret?', 'en', 'Can I bring my dog to the office?'],
    ['de', 'Wie hoch ist das Gehalt?', 'en', 'Can I get a part of my salary in shares?'],
  ])('(%s) %s — (%s) %s', (...pair) => expect(isAlike(...pair)).toBe(false))
})

it('puts the nearest first', () => {
  const others = ['Is there a garage for bikes?', 'Is there parking at the office?', 'Is there parking for visitors?', 'Is lunch free?']
  const asked = { question: 'Is there parking at your office?', language: 'en' }
  expect(
    alikeTo(
      asked,
      others.map((question) => ({ question, language: 'en' })),
      library,
    ),
  ).toEqual([1, 2])
})
