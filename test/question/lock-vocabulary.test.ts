import { describe, expect, it } from 'vitest'
import type { LockVocabulary } from '../../src/answer/lock-vocabulary.ts'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { createLockVocabulary } from '../../src/question/lock-vocabulary.ts'
import { countryCodes } from '../../src/question/places.ts'
import { spokenLanguages } from '../../src/text/languages.ts'

const lock: LockVocabulary = createLockVocabulary(new LanguageLibrary(null))
const placesIn = (text: string, language: string) => lock.placesIn(text, language).map(({ place }) => place)

describe('places of a text', () => {
  it.each([
    ['en', 'You can live in Sweden or Norway.', ['SE', 'NO']],
    ['en', 'A Swedish contract for German residents', ['SE', 'DE']],
    ['en', 'US citizens may join us.', ['US']],
    ['en', 'The U.S. office and the U.K. office', ['US', 'GB']],
    ['en', 'The office is in New York, not in Sydney.', ['city:new york', 'city:sydney']],
    ['en', 'Remote within the EU, the EEA or Switzerland', ['EU', 'EEA', 'CH']],
    ['en', 'anywhere in Europe, the Nordics or Scandinavia', ['EUROPE', 'NORDICS', 'SCANDINAVIA']],
    ['en', 'European candidates and the Schengen area', ['EUROPE', 'SCHENGEN']],
    ['en', 'Angolan and Peruvian citizens', ['AO', 'PE']],
    ['en', 'From Nuuk to Bath', ['city:nuuk', 'city:bath']],
    ['en', 'Copenhagen, Gothenburg, Munich, Warsaw', ['city:copenhagen', 'city:gothenburg', 'city:munich', 'city:warsaw']],
    ['en', 'in Northern Ireland or the Republic of Ireland', ['city:northern ireland', 'IE']],
    ['en', 'in South Korea, New Zealand and South Africa', ['KR', 'NZ', 'ZA']],
    ['en', 'EMEA or APAC', ['EUROPE', 'ASIA']],
    ['en', 'Eastern Europe and Latin America', ['EASTERN-EUROPE', 'LATIN-AMERICA']],
    ['en', 'a Polish contract', ['PL']],
    ['en', 'you can work from peru, from china or in aberdeen, near oslo', ['PE', 'CN', 'city:aberdeen', 'city:oslo']],
    ['en', 'China is where it is.', ['CN']],
    ['sv', 'du kan bo i kuba eller i rom', ['CU']],
    ['sv', 'Du bor i Sverige eller Tyskland.', ['SE', 'DE']],
    ['sv', 'Ett svenskt avtal, tyska kunder, danskar', ['SE', 'DE', 'DK']],
    ['sv', 'Stockholmskontoret och Köpenhamn', ['city:stockholm', 'city:copenhagen']],
    ['sv', 'inom EU, EES eller Norden', ['EU', 'EEA', 'NORDICS']],
    ['sv', 'Kontoret ligger i Göteborg.', ['city:gothenburg']],
    ['sv', 'Polens, Frankrikes och Kinas regler', ['PL', 'FR', 'CN']],
    ['sv', 'Sydamerika, Nordamerika och Östeuropa', ['SOUTH-AMERICA', 'NORTH-AMERICA', 'EASTERN-EUROPE']],
    ['sv', 'Nya Zeeland och Schweiz', ['NZ', 'CH']],
    ['sv', 'Europeiska unionen', ['EU']],
    ['da', 'Du bor i Sverige, Norge eller Tyskland.', ['SE', 'NO', 'DE']],
    ['da', 'København og Aarhus', ['city:copenhagen', 'city:aarhus']],
    ['da', 'en svensk kontrakt', ['SE']],
    ['da', 'i EØS og Norden', ['EEA', 'NORDICS']],
    ['da', 'Frankrig, Grækenland, Østrig', ['FR', 'GR', 'AT']],
    ['da', 'Storbritannien og Irland', ['GB', 'IE']],
    ['no', 'Du bor i Sverige, Danmark eller Sveits.', ['SE', 'DK', 'CH']],
    ['no', 'en norsk arbeidsavtale', ['NO']],
    ['no', 'Kontoret er i Oslo, ikke i Bergen.', ['city:oslo', 'city:bergen']],
    ['no', 'EØS-borgere og EU-land', ['EEA', 'EU']],
    ['no', 'Frankrike, Østerrike og Spania', ['FR', 'AT', 'ES']],
    ['no', 'Island og Grønland', ['IS', 'city:greenland']],
    ['de', 'Sie wohnen in Schweden oder Österreich.', ['SE', 'AT']],
    ['de', 'ein schwedischer Vertrag, deutsche Kunden', ['SE', 'DE']],
    ['de', 'Das Büro liegt in München.', ['city:munich']],
    ['de', 'Kopenhagen, Warschau, Prag', ['city:copenhagen', 'city:warsaw', 'city:prague']],
    ['de', 'in der EU, im EWR oder im DACH-Raum', ['EU', 'EEA', 'DACH']],
    ['de', 'in der Schweiz und den Niederlanden', ['CH', 'NL']],
    ['de', 'aus den Vereinigten Staaten', ['US']],
    ['de', 'Wir sitzen in Essen.', ['city:essen']],
    ['de', 'Osteuropa, Südamerika, Skandinavien', ['EASTERN-EUROPE', 'SOUTH-AMERICA', 'SCANDINAVIA']],
    ['de', 'Ungarn, Türkei, Dänemark', ['HU', 'TR', 'DK']],
    ['fr', 'Vous habitez en Suède ou au Danemark.', ['SE', 'DK']],
    ['fr', 'un contrat suédois, des clients allemands', ['SE', 'DE']],
    ['fr', 'à Stockholm, à Copenhague ou à Varsovie', ['city:stockholm', 'city:copenhagen', 'city:warsaw']],
    ['fr', "dans l'UE, l'EEE ou les pays nordiques", ['EU', 'EEA', 'NORDICS']],
    ['fr', 'aux États-Unis, aux Pays-Bas, au Royaume-Uni', ['US', 'NL', 'GB']],
    ['fr', 'en Norvège, en Finlande, en Allemagne', ['NO', 'FI', 'DE']],
    ['fr', "en Europe de l'Est", ['EASTERN-EUROPE']],
    ['fr', 'les Canadiens et les Norvégiens', ['CA', 'NO']],
    ['es', 'Vives en Suecia, Noruega o Alemania.', ['SE', 'NO', 'DE']],
    ['es', 'un contrato sueco, clientes daneses', ['SE', 'DK']],
    ['es', 'en Estocolmo, Copenhague o Varsovia', ['city:stockholm', 'city:copenhagen', 'city:warsaw']],
    ['es', 'en la UE o en EE. UU.', ['EU', 'US']],
    ['es', 'los Países Bajos, Estados Unidos y el Reino Unido', ['NL', 'US', 'GB']],
    ['es', 'los países nórdicos', ['NORDICS']],
    ['es', 'Finlandia, Polonia, Suiza', ['FI', 'PL', 'CH']],
    ['es', 'América Latina', ['LATIN-AMERICA']],
    ['pl', 'Mieszkasz w Szwecji, w Niemczech albo w Danii.', ['SE', 'DE', 'DK']],
    ['pl', 'z Polski, do Norwegii, na Węgrzech, we Włoszech', ['PL', 'NO', 'HU', 'IT']],
    ['pl', 'polska umowa, niemieccy klienci, szwedzką', ['PL', 'DE', 'SE']],
    ['pl', 'w Sztokholmie, w Kopenhadze, w Genewie', ['city:stockholm', 'city:copenhagen', 'city:geneva']],
    ['pl', 'w UE, w EOG i w krajach nordyckich', ['EU', 'EEA', 'NORDICS']],
    ['pl', 'w Unii Europejskiej', ['EU']],
    ['pl', 'w Stanach Zjednoczonych, Wielkiej Brytanii, Finlandii', ['US', 'GB', 'FI']],
    ['pl', 'w Angoli, w Bahrajnie, w Kanadzie', ['AO', 'BH', 'CA']],
    ['pl', 'w Krakowie i we Wrocławiu', ['city:krakow', 'city:wroclaw']],
    ['pl', 'w Ameryce Południowej', ['SOUTH-AMERICA']],
    ['fi', 'Asut Ruotsissa, Norjassa tai Saksassa.', ['SE', 'NO', 'DE']],
    ['fi', 'Puolasta, Tanskaan, Virossa, Sveitsissä, Itävallassa', ['PL', 'DK', 'EE', 'CH', 'AT']],
    ['fi', 'ruotsalainen sopimus, saksalaiset asiakkaat', ['SE', 'DE']],
    ['fi', 'Tukholmassa, Kööpenhaminassa, Helsingissä', ['city:stockholm', 'city:copenhagen', 'city:helsinki']],
    ['fi', 'EU:ssa, ETA-alueella, Pohjoismaissa', ['EU', 'EEA', 'NORDICS']],
    ['fi', 'Euroopan unionissa ja Euroopassa', ['EU', 'EUROPE']],
    ['fi', 'Yhdysvalloissa, Isossa-Britanniassa, Alankomaissa', ['US', 'GB', 'NL']],
    ['fi', 'Etelä-Amerikassa, Itä-Euroopassa', ['SOUTH-AMERICA', 'EASTERN-EUROPE']],
    ['fi', 'Angolassa ja Keniassa', ['AO', 'KE']],
    ['fi', 'Englannissa ja Skotlannissa', ['city:england', 'city:scotland']],
  ])('%s: %s', (language, text, places) => {
    expect(placesIn(text, language)).toEqual(places)
  })

  it.each([
    ['en', 'Nice colleagues, reading time and a mobile phone: you may polish your CV with us.'],
    ['en', 'Reading is encouraged. Orange juice, best regards, and of course a buddy.'],
    ['en', 'Python, Go, Kubernetes and AWS are used; the man page is read.'],
    ['sv', 'Det finns en mal i alla rum, och lunden är grön.'],
    ['sv', 'Alla får en ny dator och en stol.'],
    ['da', 'Python bruges i alle rum, og man får et sprog til.'],
    ['no', 'Vi går på ski i fjellet, og alle får en ny stol.'],
    ['de', 'Das Essen ist frei, die Halle ist groß, und Sie bergen keine Risiken.'],
    ['de', 'Der Plan, die Post, das Team, die Person und die Stelle.'],
    ['fr', "J'ai eu une nice surprise, et les gens sont sur place, sans tours de passe-passe."],
    ['es', 'Se usa Python como siempre, con buen ambiente y un plan de formación.'],
    ['pl', 'Duzi i mali, dania dnia, wole oczy, oraz praca na miejscu.'],
    ['fi', 'Voit käyttää oman koneesi; asiat ovat perusasioita, ja englantia puhutaan; viralliset asiat hoidetaan yhdessä.'],
  ])('are none in %s: %s', (language, text) => {
    expect(placesIn(text, language)).toEqual([])
  })

  it.each(spokenLanguages)('are found by every name of a country in %s', (language) => {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    // "Kongo" alone is either of two.
    const unsure = new Set(['CG', 'CD'])
    const missed = countryCodes.filter((code) => {
      // "Burma" and "Kiinan erityishallintoalue" only explain the name.
      const name = (names.of(code) ?? code).replace(/[(–].*$/, '').trim()
      return !unsure.has(code) && !placesIn(`… – ${name}`, language).includes(code)
    })
    expect(missed).toEqual([])
  })

  it('are found in the cases of Finnish and Polish, whatever the country', () => {
    const forms = ['Kuubassa', 'Kuubalainen', 'Omanista', 'Malissa', 'Togosta', 'Gambiassa', 'Syyriasta', 'Perussa', 'Chilestä', 'Libyassa']
    expect(forms.flatMap((form) => placesIn(`asut ${form}`, 'fi'))).toEqual(['CU', 'CU', 'OM', 'ML', 'TG', 'GM', 'SY', 'PE', 'CL', 'LY'])
    const cases = ['na Kubie', 'z Kuby', 'w Omanie', 'w Syrii', 'z Libii', 'w Peru', 'w Chile']
    expect(cases.flatMap((form) => placesIn(`mieszkasz ${form}`, 'pl'))).toEqual(['CU', 'CU', 'OM', 'SY', 'LY', 'PE', 'CL'])
  })

  it('lie in their country and its regions', () => {
    const [city] = lock.placesIn('Stockholm', 'en')
    expect(city).toMatchObject({ place: 'city:stockholm', start: 0, end: 9 })
    expect(city?.within).toEqual(expect.arrayContaining(['SE', 'EU', 'EEA', 'EUROPE', 'NORDICS', 'SCANDINAVIA', 'SCHENGEN']))
    expect(lock.placesIn('Norway', 'en')[0]?.within).toEqual(expect.arrayContaining(['EEA', 'EUROPE', 'NORDICS']))
    expect(lock.placesIn('Norway', 'en')[0]?.within).not.toContain('EU')
    expect(lock.placesIn('EU', 'en')[0]?.within).toEqual(expect.arrayContaining(['EEA', 'EUROPE']))
    expect(lock.placesIn('Boston', 'en')[0]?.within).toEqual(expect.arrayContaining(['US', 'NORTH-AMERICA']))
  })

  it('have offsets in the text as it is written', () => {
    const text = 'Töihin Ruotsista käsin'
    expect(lock.placesIn(text, 'fi').map(({ start, end }) => text.slice(start, end))).toEqual(['Ruotsista'])
  })
})

describe('words that a language knows', () => {
  it.each([
    ['en', 'salary'],
    ['en', 'vacations'],
    ['sv', 'semestern'],
    ['de', 'Gehalt'],
    ['fr', 'télétravail'],
    ['es', 'sueldo'],
    ['pl', 'urlopu'],
    ['fi', 'palkka'],
    ['da', 'ferie'],
    ['no', 'lønn'],
  ])('%s: %s', (language, word) => {
    expect(lock.isKnownWord(word, language)).toBe(true)
  })

  it.each([
    ['en', 'Zorblax'],
    ['en', 'Stockholm'],
    ['en', 'Anna'],
    ['de', 'Schneider'],
    ['sv', 'Göteborg'],
  ])('not in %s: %s', (language, word) => {
    expect(lock.isKnownWord(word, language)).toBe(false)
  })
})

describe('what else the fact lock asks', () => {
  it('names concepts, their kind and what they are a kind of', () => {
    expect(lock.conceptsOf('Python and Kubernetes', 'en')).toEqual(['python', 'kubernetes'])
    expect(lock.kindOf('python')).toBe('technology')
    expect(lock.kindOf('nothing')).toBeNull()
    expect([...lock.withBroader('kubernetes')].length).toBeGreaterThan(1)
  })

  it('says which topics a sentence states', () => {
    expect(lock.topicsOf('The salary is 50 000 EUR a year.', 'en').get('salary')).toBeGreaterThan(0)
    expect(lock.topicsOf('You get a laptop.', 'en').has('salary')).toBe(false)
  })
})
