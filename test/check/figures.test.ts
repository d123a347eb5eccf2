import { describe, expect, it } from 'vitest'
import { figuresOf, missingFrom } from '../../src/check/drift/figures.ts'

const english = [
  'We pay €50,000–80,000 a year, which is €4,200 a month at least.',
  'You get 30 days of vacation and a probation of six months.',
  'Please apply by 1 March 2027.',
  'You can work 80 % part-time, from 9:00 to 17:00.',
  'We need you 2.5 days a week in the office.',
  'The second interview takes 1.5 hours.',
] as const

const others: Readonly<Record<string, readonly string[]>> = {
  de: [
    'Wir zahlen 50.000–80.000 € im Jahr, also mindestens 4.200 € im Monat.',
    'Du bekommst 30 Urlaubstage und hast eine Probezeit von sechs Monaten.',
    'Bitte bewirb dich bis zum 1. März 2027.',
    'Du kannst in Teilzeit zu 80 % arbeiten, von 9 bis 17 Uhr.',
    'Wir brauchen dich 2,5 Tage pro Woche im Büro.',
    'Das zweite Gespräch dauert anderthalb Stunden.',
  ],
  fr: [
    'Nous payons de 50 000 à 80 000 € par an, soit au moins 4 200 € par mois.',
    'Vous avez 30 jours de congé et une période d’essai de six mois.',
    'Postulez avant le 1er mars 2027.',
    'Vous pouvez travailler à 80 %, de 9 h à 17 h.',
    'Nous avons besoin de vous 2,5 jours par semaine au bureau.',
    'Le second entretien dure une heure et demie.',
  ],
  sv: [
    'Vi betalar 50 000–80 000 euro om året, alltså minst 4 200 euro i månaden.',
    'Du får 30 semesterdagar och en provanställning på sex månader.',
    'Sök senast den 1 mars 2027.',
    'Du kan arbeta 80 % deltid, från 9.00 till 17.00.',
    'Vi behöver dig 2,5 dagar i veckan på kontoret.',
    'Den andra intervjun tar en och en halv timme.',
  ],
  pl: [
    'Płacimy 50 000–80 000 euro rocznie, czyli co najmniej 4200 euro miesięcznie.',
    'Masz 30 dni urlopu i okres próbny sześciu miesięcy.',
    'Aplikuj do 1 marca 2027.',
    'Możesz pracować na 80% etatu, od 9:00 do 17:00.',
    'Potrzebujemy cię 2,5 dnia w tygodniu w biurze.',
    'Druga rozmowa trwa półtorej godziny.',
  ],
  fi: [
    'Maksamme 50 000–80 000 euroa vuodessa, eli vähintään 4 200 euroa kuukaudessa.',
    'Saat 30 lomapäivää ja koeaika on kuusi kuukautta.',
    'Hae viimeistään 1. maaliskuuta 2027.',
    'Voit työskennellä 80 %:n osa-aikaisena klo 9.00–17.00.',
    'Tarvitsemme sinua 2,5 päivää viikossa toimistolla.',
    'Toinen haastattelu kestää puolitoista tuntia.',
  ],
}

const differences = (one: string, other: string, language: string): string[] => {
  const [own, theirs] = [figuresOf(one, 'en'), figuresOf(other, language)]
  return [...missingFrom(own, theirs), ...missingFrom(theirs, own)].map(({ said }) => said)
}

describe.each(Object.entries(others))('figures of a translation into %s', (language, lines) => {
  it('are those of the original, as the language writes them', () => {
    for (const [at, line] of lines.entries()) expect(differences(english[at] as string, line, language), line).toEqual([])
  })

  it('are missed where one is another', () => {
    for (const [at, line] of lines.entries()) {
      for (const match of line.matchAll(/\d+/g)) {
        const changed = String(Number(match[0]) + 1).padStart(match[0].length, '0')
        const mutant = line.slice(0, match.index) + changed + line.slice(match.index + match[0].length)
        expect(differences(english[at] as string, mutant, language), mutant).not.toEqual([])
      }
    }
  })
})

describe('an amount', () => {
  it('is another in another currency, but a crown is one of any country', () => {
    expect(differences('We pay €50,000.', 'Vi betalar 50 000 kr.', 'sv')).toEqual(['50,000', '50 000'])
    expect(differences('We pay SEK 50,000.', 'Vi betalar 50 000 kr.', 'sv')).toEqual([])
    expect(differences('We pay SEK 50,000.', 'Vi betalar 50 000 DKK.', 'sv')).toHaveLength(2)
    expect(differences('We pay 50,000 a year.', 'Vi betalar 50 000 euro om året.', 'sv')).toEqual([])
  })
})

describe('a telephone number', () => {
  it('is the same however it is parted, and no salary is one', () => {
    expect(differences('Call +46 8 551 073 70.', 'Ring +46 8-55 10 73 70.', 'sv')).toEqual([])
    expect(differences('Call +46 8 551 073 70.', 'Ring +46 8-55 10 73 71.', 'sv')).toHaveLength(2)
    expect(differences('€52,000 - €61,000 a year', '52 000 - 61 000 euro om året', 'sv')).toEqual([])
  })
})

describe('what is no figure of its own', () => {
  it.each(['We run 24/7 support.', 'We run 24x7 support.'])('is the clock around: %s', (line) => {
    expect(differences(line, 'Notre soutien est ouvert 24 heures sur 24, 7 jours sur 7.', 'fr')).toEqual([])
  })

  it('is a MAY in capitals', () => {
    expect(differences('Candidates MAY be asked.', 'Les candidats peuvent être interrogés.', 'fr')).toEqual([])
  })
})
