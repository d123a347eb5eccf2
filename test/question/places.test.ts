import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../adapters/terminal/render.ts'
import { cleanMessage } from '../../src/question/clean.ts'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { isInEu, PlaceFinder } from '../../src/question/places.ts'
import { assistantOver, notesOf, quoted } from '../fixtures/asking.ts'
import { published } from '../fixtures/fjordkart.ts'

const library = new LanguageLibrary(null)
const finder = new PlaceFinder()

function placeIn(message: string, language = 'en') {
  const clean = cleanMessage(message)
  const lexicon = library.lexicon(language)
  return finder.find(lexicon.tokens(clean.text), lexicon, clean.flags)?.place ?? null
}

describe('a place', () => {
  it.each([
    ['en', 'Can I apply from Portugal?', 'PT'],
    ['en', 'can i work from south korea', 'KR'],
    ['en', 'I live in Lisbon', 'PT'],
    ['en', 'i live in toronto, is that ok', 'CA'],
    ['en', 'We moved to São Paulo last year.', 'BR'],
    ['en', 'I am Brazilian', 'BR'],
    ['en', 'as a Swiss citizen, can I apply?', 'CH'],
    ['en', 'living in the UK', 'GB'],
    ['en', 'I am in Edinburgh, Scotland', 'GB'],
    ['en', 'can I apply from the US?', 'US'],
    ['en', 'can I apply from Ukraine?', 'UA'],
    ['en', '🇳🇬 can I apply?', 'NG'],
    ['sv', 'kan jag söka från Tyskland?', 'DE'],
    ['sv', 'jag bor i köpenhamn', 'DK'],
    ['da', 'jeg bor i Sverige', 'SE'],
    ['no', 'jeg bor i Tyskland', 'DE'],
    ['de', 'Ich wohne in Österreich', 'AT'],
    ['de', 'ich wohne in zürich', 'CH'],
    ['de', 'ich bin Türkin', 'TR'],
    ['fr', "j'habite en Suisse", 'CH'],
    ['fr', 'je vis à Londres', 'GB'],
    ['es', 'vivo en México', 'MX'],
    ['es', 'soy argentina', 'AR'],
    ['pl', 'mieszkam w Polsce', 'PL'],
    ['pl', 'mieszkam w Londynie', 'GB'],
    ['fi', 'asun Virossa', 'EE'],
    ['fi', 'asun Tukholmassa', 'SE'],
  ])('%s: %s', (language, message, country) => {
    expect(placeIn(message, language)?.country).toBe(country)
  })

  it.each([
    ['en', 'Can I live outside the EU?'],
    ['en', 'do you hire outside of europe'],
    ['sv', 'kan jag bo utanför EU?'],
    ['da', 'kan jeg bo uden for EU?'],
    ['no', 'kan jeg bo utenfor EU?'],
    ['de', 'Kann ich außerhalb der EU wohnen?'],
    ['fr', "puis-je vivre hors de l'UE ?"],
    ['es', '¿puedo vivir fuera de la UE?'],
    ['pl', 'czy mogę mieszkać poza UE?'],
    ['fi', 'voinko asua EU:n ulkopuolella?'],
  ])('%s, no country: %s', (language, message) => {
    expect(placeIn(message, language)).toMatchObject({ country: null, inEu: false })
  })

  it.each([
    ['en', 'Do you offer nice benefits and mobile phones?'],
    ['en', 'Is there reading material about the job?'],
    ['en', 'What is the salary?'],
    ['en', 'Who is the boss? Is it a split team?'],
    ['sv', 'Vad är lönen för jobbet och när börjar det?'],
    ['de', 'Wie lange dauert die Probezeit?'],
    ['fr', 'Quel est le tour des équipes ?'],
    ['fi', 'Mikä on palkka?'],
  ])('is none in %s: %s', (language, message) => {
    expect(placeIn(message, language)).toBeNull()
  })

  it("has its name in the asker's language", () => {
    expect(placeIn('Can I apply from Lisbon?')?.name).toBe('Portugal')
    expect(placeIn('Ich wohne in Wien', 'de')?.name).toBe('Österreich')
    expect(placeIn('jag bor i Spanien', 'sv')?.name).toBe('Spanien')
  })
})

describe('membership of the EU', () => {
  it('is that of the 27', () => {
    const members = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ')
    expect(members.filter((country) => !isInEu(country))).toEqual([])
    expect('NO IS LI CH GB US CA UA TR RS AL ME MK MD GE BR IN NG'.split(' ').filter(isInEu)).toEqual([])
  })
})

describe('an answer about a place', () => {
  const assistant = assistantOver(published)
  const ask = (question: string) => assistant.answer(question).answer

  it.each([
    ['Can I apply from Portugal?', 'Portugal is in the EU.'],
    ['Can I apply from Toronto?', 'Canada is not in the EU.'],
    ['I am Norwegian and live in Oslo, can I apply?', 'Norway is not in the EU.'],
    ['🇵🇹 can I live there?', 'Portugal is in the EU.'],
    ['Kan jag bo i Portugal?', 'Portugal är med i EU.'],
    ['Kann ich in der Schweiz wohnen?', 'Schweiz gehört nicht zur EU.'],
  ])('puts membership beside the quote: %s', (question, note) => {
    expect(
      quoted(ask(question))
        .map((citation) => citation.quote)
        .join(' '),
    ).toMatch(/EU/)
    expect(notesOf(ask(question))).toContain(note)
  })

  it.each([
    'Can I apply from Toronto?',
    'Can I apply from Portugal?',
    'I am Swiss, am I allowed to work for you?',
    'Can I live outside the EU?',
    'Would my Brazilian passport be a problem?',
  ])('rules on nobody: %s', (question) => {
    const own = renderMarkdown(ask(question)).replace(/^(>|—).*$/gm, '')
    expect(own).not.toMatch(/\byes\b|\bno\b|you (can|may|cannot|must|are)|eligible|allowed|unfortunately/i)
  })

  it('says nothing of membership where the quote says nothing of the EU', () => {
    const page = '---\ntitle: "Diver"\n---\n\n## Where you live\n\nYou must live in Norway.\n'
    expect(notesOf(assistantOver({ 'postings/diver.md': page }).answer('Can I live in Portugal?').answer)).toEqual([])
  })
})
