import { describe, expect, it } from 'vitest'
import { contradictionsIn, findingsOf, posting, rulesIn } from './contradictions-fixture.ts'

describe('where candidates may live contradicts', () => {
  it.each([
    ['en', 'You can work remotely from anywhere in Europe.', 'We can only hire people who are based in the EU.'],
    ['en', 'Work from anywhere in the world.', 'You must live in Germany, Austria or Switzerland.'],
    ['en', 'This role is fully remote and you can work from anywhere.', 'You must live within commuting distance of Stockholm.'],
    ['en', 'You need to be based in Sweden.', 'Candidates must reside in Norway.'],
    ['en', 'Location: remote (EU only)', 'You can work from anywhere in the world.'],
    ['en', 'You can work from anywhere in Scandinavia.', 'We can only employ you in Sweden, Norway, and Finland.'],
    ['sv', 'Du kan arbeta på distans var som helst i Europa.', 'Vi kan bara anställa personer som är bosatta i EU.'],
    ['sv', 'Du kan jobba var som helst i världen.', 'Du måste bo i Sverige.'],
    ['da', 'Du kan arbejde hvor som helst i Europa.', 'Vi kan kun ansætte personer, der er bosat i EU.'],
    ['da', 'Du kan arbejde remote fra hele verden.', 'Du skal være bosat i Danmark.'],
    ['no', 'Du kan jobbe hvor som helst i Europa.', 'Vi kan bare ansette personer som er bosatt i EU.'],
    ['no', 'Du kan jobbe hvor som helst i Norden.', 'Du må bo i Norge.'],
    ['de', 'Du kannst von überall in Europa arbeiten.', 'Wir können nur Personen einstellen, die in der EU ansässig sind.'],
    ['de', 'Du kannst weltweit remote arbeiten.', 'Du musst in Deutschland wohnen.'],
    [
      'fr',
      "Vous pouvez travailler de n'importe où en Europe.",
      "Nous ne pouvons embaucher que des personnes résidant dans l'UE : vous devez résider dans l'UE.",
    ],
    ['fr', 'Vous pouvez travailler partout en Europe.', 'Vous devez résider en France.'],
    ['es', 'Puedes trabajar desde cualquier lugar de Europa.', 'Solo podemos contratar a personas que residan en la UE.'],
    ['es', 'Puedes trabajar desde cualquier parte del mundo.', 'Debes residir en España.'],
    ['pl', 'Możesz pracować zdalnie z dowolnego miejsca w Europie.', 'Zatrudniamy tylko osoby mieszkające w Polsce.'],
    ['pl', 'Możesz pracować z dowolnego miejsca na świecie.', 'Musisz mieszkać w Polsce.'],
    ['pl', 'Możesz mieszkać w dowolnym kraju na świecie.', 'Musisz mieszkać w Polsce.'],
    ['sv', 'Du kan jobba varifrån du vill.', 'Du måste bo i Sverige.'],
    ['en', 'You can live in any country in the world.', 'You must live in Sweden.'],
    ['fi', 'Voit työskennellä etänä mistä tahansa Euroopasta.', 'Sinun tulee asua Suomessa.'],
    ['fi', 'Voit työskennellä mistä päin maailmaa tahansa.', 'Voimme palkata vain EU:n alueella asuvia henkilöitä.'],
  ])('in %s: %s | %s', (language, open, only) => {
    expect(rulesIn(language, open, only)).toEqual(['residency'])
    expect(rulesIn(language, only, open)).toEqual(['residency'])
  })

  it('is told with both passages, and what each says', () => {
    const [finding, ...others] = findingsOf({ 'job.md': posting('Hello!', 'You can work from anywhere in Europe.', 'We only hire people in the EU.') })
    expect(others).toEqual([])
    expect(finding).toEqual({
      rule: 'residency',
      level: 'error',
      message: 'Here candidates may be anywhere in “Europe”, and in line 10 they must be in “EU”. Decide which holds and say the same in both places.',
      source: 'job.md',
      line: 8,
      excerpts: [
        { source: 'job.md', lines: [8, 8], text: 'You can work from anywhere in Europe.' },
        { source: 'job.md', lines: [10, 10], text: 'We only hire people in the EU.' },
      ],
    })
  })
})

describe('where candidates may live does not contradict', () => {
  it.each([
    ['where the permission is narrower', 'en', 'You can work from our Stockholm office or anywhere in Sweden.', 'You need to be based in the EU.'],
    ['where the list is long', 'en', 'You can work from anywhere in Scandinavia.', 'We can only employ you in Sweden, Norway, and Denmark.'],
    ['where a product is used', 'en', 'You will work on a product used by people anywhere in the world.', 'You must live in Sweden.'],
    ['where the company is spread', 'en', 'We are a fully remote company with people in 20 countries around the world.', 'You must live in Sweden.'],
    ['where some days are free', 'en', 'The other days you can work from anywhere in Sweden.', 'You must live within commuting distance of Stockholm.'],
    ['where a language is asked for', 'en', 'You can work from anywhere in the EU.', 'We only accept applications in English or Swedish.'],
    ['where each office has its own', 'en', 'For our Oslo office you must live in Norway.', 'For our Stockholm office you must live in Sweden.'],
    ['where the country is named beside the city', 'en', 'You must live in Stockholm, Sweden.', 'You need to be based in Stockholm.'],
    ['where sites are visited', 'en', 'You can work from anywhere in the EU.', 'You must be able to travel to our sites located in Norway.'],
    ['where colleagues are', 'en', 'Our colleagues work from anywhere in Europe.', 'You need to be based in the EU.'],
    ['where the team is spread', 'en', 'We are a remote team spread all over Europe.', 'We only hire people based in the EU.'],
    ['where customers are', 'en', 'You will work with customers anywhere in the world.', 'You must live in Sweden.'],
    ['where a month abroad is meant', 'en', 'You can work from anywhere in the world for up to 30 days a year.', 'You must live in Sweden.'],
    ['where it is not required', 'en', 'You can work from anywhere in Europe.', 'You do not have to live in Sweden.'],
    ['where it is preferred', 'en', 'You can work from anywhere in Europe.', 'Preferably you live in Sweden.'],
    ['where it is conditional', 'en', 'You can work from anywhere in Europe.', 'If you want to use the gym, you must live in Stockholm.'],
    ['where an office is an example', 'en', 'You can work from anywhere in the EU, such as Berlin.', 'You need to be based in the EU.'],
    ['where hours are meant', 'en', 'You can work from anywhere in the world.', 'You must be based in a time zone close to Sweden.'],
    ['where the company sits', 'en', 'You can work from anywhere in Europe.', 'We are only located in Sweden.'],
    ['where it is perhaps', 'en', 'In some cases it is possible to work from anywhere in Europe.', 'You must live in Sweden.'],
    ['where the world was the wish', 'en', "We'd love to hire from all over the world, but we can only hire people in the EU.", 'You must live in the EU.'],
    ['where it is a question', 'en', 'Can I work from anywhere in the world?', 'You must live in Sweden.'],
    ['where Sweden lies in the EU', 'sv', 'Du kan arbeta var som helst i Sverige.', 'Vi kan bara anställa personer som bor i EU.'],
    ['where colleagues are', 'sv', 'Våra kollegor jobbar var som helst i Europa.', 'Du måste bo i Sverige.'],
    ['where colleagues are', 'da', 'Vi har kolleger spredt over hele Europa.', 'Du skal være bosat i EU.'],
    ['where a language is asked for', 'da', 'Du kan arbejde hvor som helst i Europa.', 'Vi modtager kun ansøgninger på dansk eller engelsk.'],
    ['where a language is asked for', 'pl', 'Możesz pracować z dowolnego miejsca w Europie.', 'Przyjmujemy tylko aplikacje po polsku.'],
    ['where a language is asked for', 'fi', 'Voit työskennellä mistä tahansa Euroopasta.', 'Otamme vastaan vain suomenkielisiä hakemuksia.'],
    ['where it is no must', 'no', 'Du kan jobbe hvor som helst i Norden.', 'Du trenger ikke å bo i Norge.'],
    ['where it is no must', 'de', 'Du kannst von überall in Europa arbeiten.', 'Du musst nicht in Deutschland wohnen.'],
    ['where colleagues are', 'de', 'Unsere Kollegen arbeiten überall in Europa.', 'Du musst in der EU wohnen.'],
    ['where customers are', 'fr', 'Nos clients sont partout en Europe et vous travaillez pour eux.', 'Vous devez résider en France.'],
    ['where France lies in the EU', 'fr', "Vous pouvez travailler de n'importe où en France.", "Vous devez résider dans l'UE."],
    ['where a holiday is meant', 'es', 'Puedes trabajar desde cualquier lugar del mundo durante 30 días al año.', 'Debes residir en España.'],
    ['where Poland lies in the EU', 'pl', 'Możesz pracować z dowolnego miejsca w Polsce.', 'Zatrudniamy tylko osoby mieszkające w UE.'],
    ['where it is no must', 'fi', 'Voit työskennellä mistä tahansa Euroopasta.', 'Sinun ei tarvitse asua Suomessa.'],
    ['in a language that is not spoken', 'it', 'Puoi lavorare da qualsiasi parte del mondo.', 'Devi vivere in Italia.'],
  ])('%s (%s)', (_, language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual([])
  })
})

describe('a page of the company', () => {
  const faq = '# Questions\n\n## Where do you hire?\n\nWe only hire people based in the EU.\n'

  it('rules out a posting that is wider', () => {
    const files = { 'faq/company.md': faq, 'job.md': posting('You can work from anywhere in the world.') }
    expect(contradictionsIn(files)).toEqual(['residency job.md:6 faq/company.md:5'])
  })

  it('leaves a posting free to be narrower', () => {
    expect(contradictionsIn({ 'faq/company.md': faq, 'job.md': posting('You can work from anywhere in Sweden.') })).toEqual([])
    const open = '# Questions\n\n## Where do you hire?\n\nYou can work from anywhere in Europe.\n'
    expect(contradictionsIn({ 'faq/company.md': open, 'job.md': posting('You must live in Sweden.') })).toEqual([])
  })

  it('is no matter of one posting against another', () => {
    expect(contradictionsIn({ 'a.md': posting('You must live in Sweden.'), 'b.md': posting('You can work from anywhere in the world.') })).toEqual([])
  })
})

describe('a translation', () => {
  it('may not be wider than its original', () => {
    const files = { 'job.en.md': posting('You need to be based in the EU.'), 'job.sv.md': posting('Du måste bo i Europa.') }
    expect(contradictionsIn(files)).toEqual(['residency job.sv.md:6 job.en.md:6'])
  })

  it.each([
    ['sv', 'Du måste bo i EU.'],
    ['de', 'Du musst in der EU wohnen.'],
    ['fr', "Vous devez résider dans l'Union européenne."],
    ['fi', 'Sinun tulee asua EU:ssa.'],
    ['pl', 'Musisz mieszkać w Unii Europejskiej.'],
  ])('says the same in %s', (language, text) => {
    expect(contradictionsIn({ 'job.en.md': posting('You need to be based in the EU.'), [`job.${language}.md`]: posting(text) })).toEqual([])
  })
})

describe('a posting that is over', () => {
  it('is left alone', () => {
    const text = posting('You can work from anywhere in Europe.', 'We only hire people in the EU.')
    expect(contradictionsIn({ 'job.md': text })).toEqual(['residency job.md:6 job.md:8'])
    expect(contradictionsIn({ 'job.md': text.replace('draft: false', 'archived: true') })).toEqual([])
  })

  it('is checked where it is still a draft', () => {
    const text = posting('You can work from anywhere in Europe.', 'We only hire people in the EU.')
    expect(contradictionsIn({ 'job.md': text.replace('draft: false', 'draft: true') })).toEqual(['residency job.md:6 job.md:8'])
  })
})
