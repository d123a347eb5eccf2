import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { createLockVocabulary } from '../../src/question/lock-vocabulary.ts'
import { type RedactionKnowledge, redact } from '../../src/question/redact.ts'

const library = new LanguageLibrary(null)
const lock = createLockVocabulary(library)
const people = new Set(['farrokh', 'oyelaran'])
const posted = new Set(['fjordkart', 'zebulon'])
const known: RedactionKnowledge = {
  isWord: lock.isKnownWord,
  isPerson: (plain) => people.has(plain),
  isPosted: (word) => posted.has(word.toLowerCase()),
  isConcept: (text, language) => lock.conceptsOf(text, language).length > 0,
  isConceptName: (word) => library.isConceptName(word) || library.isName(word),
  placesIn: lock.placesIn,
}

describe('what tells who asks is taken out', () => {
  it.each([
    ['en', 'My name is Anna Svensson, can I work remotely?', 'My name is [name], can I work remotely?'],
    ['en', 'my name is anna svensson and i live in Berlin', 'my name is [name] and i live in Berlin'],
    ['en', "I'm Krzysztof. What is the salary?", "I'm [name]. What is the salary?"],
    ['en', "Hi Anna, what's the pay?", "Hi [name], what's the pay?"],
    ['en', 'What is the salary? Regards, Priya Raman', 'What is the salary? Regards, [name]'],
    ['en', 'What is the salary?\nBest wishes\nGrace Hopper', 'What is the salary?\nBest wishes\n[name]'],
    ['en', 'Is it remote? /Tom', 'Is it remote? /[name]'],
    ['en', 'Dear Mr. Oyelaran, is a visa sponsored?', 'Dear Mr. [name], is a visa sponsored?'],
    ['en', 'can farrokh tell me about the on-call?', 'can [name] tell me about the on-call?'],
    ['en', 'Mail me at anna.svensson+jobs@example.co.uk please', 'Mail me at [e-mail] please'],
    ['en', 'call +46 70 123 45 67 about the salary', 'call [phone] about the salary'],
    ['en', 'see https://linkedin.com/in/anna and www.example.org/cv?x=1', 'see [link] and [link]'],
    ['en', 'my page is anna-dev.io/cv', 'my page is [link]'],
    ['en', 'I live at 221B Baker Street, London', 'I live at [address], London'],
    ['en', 'I live at 10 Downing Street, SW1A 2AA London', 'I live at [address] London'],
    ['en', '<@U123ABC> is the job remote?', '[name] is the job remote?'],
    ['en', '@anna_s is the job remote?', '[name] is the job remote?'],
    ['en', 'my application id is 4711223344', 'my application id is [number]'],
    ['en', 'Sofia Lindqvist told me about it', '[name] told me about it'],
    ['en', 'is elon musk your boss?', 'is [name] your boss?'],
    ['en', "i'm priya, is it remote?", "i'm [name], is it remote?"],
    ['en', 'This is Olumide Adeyemi. Is it remote?', 'This is [name]. Is it remote?'],
    ['en', 'I live at 12 baker street in London', 'I live at [address] in London'],
    ['pl', 'czy anna wiśniewska jeszcze u was pracuje?', 'czy [name] jeszcze u was pracuje?'],
    ['fi', 'olen Eero, onko työ etänä?', 'olen [name], onko työ etänä?'],
    ['en', 'passport AB1234567, is that fine?', 'passport [number], is that fine?'],
    ['en', 'mail <mailto:anna@example.com|anna@example.com> or <https://example.com|here>', 'mail [e-mail] or [link]'],
    ['sv', 'Hej, jag heter Åsa Öberg och bor i Lund', 'Hej, jag heter [name] och bor i Lund'],
    ['sv', 'jag heter åsa, vad är lönen?', 'jag heter [name], vad är lönen?'],
    ['sv', 'Vad är lönen? Mvh Karl-Erik', 'Vad är lönen? Mvh [name]'],
    ['sv', 'Vad är lönen? /Björn', 'Vad är lönen? /[name]'],
    ['sv', 'Jag bor på Storgatan 12, 114 55 Stockholm', 'Jag bor på [address] Stockholm'],
    ['sv', 'mitt personnummer är 850101-1234', 'mitt personnummer är [number]'],
    ['sv', 'ring 070-123 45 67', 'ring [phone]'],
    ['da', 'Hej, jeg hedder Søren Kierkegaard. Hvad er lønnen?', 'Hej, jeg hedder [name]. Hvad er lønnen?'],
    ['da', 'Jeg bor på Nørregade 5, 1165 København', 'Jeg bor på [address] København'],
    ['da', 'Hvad er lønnen? Med venlig hilsen Mette', 'Hvad er lønnen? Med venlig hilsen [name]'],
    ['da', 'mit cpr er 010185-1234', 'mit cpr er [number]'],
    ['no', 'Hei, jeg heter Kari Nordmann, hva er lønnen?', 'Hei, jeg heter [name], hva er lønnen?'],
    ['no', 'Jeg bor i Karl Johans gate 22', 'Jeg bor i [address]'],
    ['no', 'Er stillingen ledig? Vennlig hilsen Ola', 'Er stillingen ledig? Vennlig hilsen [name]'],
    ['de', 'Ich heiße Jürgen Müller, wie hoch ist das Gehalt?', 'Ich heiße [name], wie hoch ist das Gehalt?'],
    ['de', 'Mein Name ist Schmidt. Gibt es Homeoffice?', 'Mein Name ist [name]. Gibt es Homeoffice?'],
    ['de', 'Guten Tag Frau Krzepkowska, gibt es Homeoffice?', 'Guten Tag Frau [name], gibt es Homeoffice?'],
    ['de', 'Gibt es Homeoffice? Viele Grüße, Annegret', 'Gibt es Homeoffice? Viele Grüße, [name]'],
    ['de', 'Ich wohne in der Hauptstraße 5, 10115 Berlin', 'Ich wohne in der [address] Berlin'],
    ['de', 'ich bin Wolfgang und wohne in Köln', 'ich bin [name] und wohne in Köln'],
    ['de', 'IBAN DE89 3704 0044 0532 0130 00', 'IBAN [number]'],
    ['fr', "Je m'appelle Aurélie Dupont, quel est le salaire ?", "Je m'appelle [name], quel est le salaire ?"],
    ['fr', 'Bonjour Madame Lefèvre, quel est le salaire ?', 'Bonjour Madame [name], quel est le salaire ?'],
    ['fr', "J'habite 12 rue de la Paix, 75002 Paris", "J'habite [address] Paris"],
    ['fr', 'Quel est le salaire ? Cordialement, Benoît', 'Quel est le salaire ? Cordialement, [name]'],
    ['fr', 'mon numéro : 06 12 34 56 78', 'mon numéro : [phone]'],
    ['es', 'Me llamo José García, ¿cuál es el sueldo?', 'Me llamo [name], ¿cuál es el sueldo?'],
    ['es', 'soy Guadalupe, ¿se puede teletrabajar?', 'soy [name], ¿se puede teletrabajar?'],
    ['es', 'Vivo en la Calle Mayor 5, 28013 Madrid', 'Vivo en la [address] Madrid'],
    ['es', '¿Cuál es el sueldo? Un saludo, Begoña', '¿Cuál es el sueldo? Un saludo, [name]'],
    ['es', '¿Está la Sra. Pérez de la Cruz?', '¿Está la Sra. [name]?'],
    ['en', 'Call me on ０７０ １２３ ４５ ６７', 'Call me on [phone]'],
    ['pl', 'Nazywam się Agnieszka Wiśniewska, jaka jest pensja?', 'Nazywam się [name], jaka jest pensja?'],
    ['pl', 'Mieszkam przy ul. Długiej 5/7, 00-950 Warszawa', 'Mieszkam przy [address] Warszawa'],
    ['pl', 'Jaka jest pensja? Pozdrawiam, Zbigniew', 'Jaka jest pensja? Pozdrawiam, [name]'],
    ['pl', 'mój pesel to 85010112345', 'mój pesel to [number]'],
    ['fi', 'Nimeni on Väinö Hämäläinen, mikä on palkka?', 'Nimeni on [name], mikä on palkka?'],
    ['fi', 'Asun osoitteessa Mannerheimintie 10, 00100 Helsinki', 'Asun osoitteessa [address] Helsinki'],
    ['fi', 'Mikä on palkka? Terveisin Päivi', 'Mikä on palkka? Terveisin [name]'],
    ['fi', 'henkilötunnukseni on 010185-123A', 'henkilötunnukseni on [number]'],
  ])('%s: %s', (language, text, redacted) => {
    expect(redact(text, language, known)).toBe(redacted)
  })
})

describe('what the question is about stays', () => {
  it.each([
    ['en', 'Can I work from Berlin or Sofia in May?'],
    ['en', 'Will the salary be 50 000 – 60 000 EUR?'],
    ['en', 'Is Python required, or Go and Kubernetes?'],
    ['en', 'Do you use ASP.NET, Node.js or Zebulon at Fjordkart?'],
    ['en', 'I am Danish, a Network Engineer with 10 years of experience.'],
    ['en', "I'm interested. I'm a developer. I am new to BGP."],
    ['en', 'Can I start on 2026-12-01 or 01.12.2026?'],
    ['en', 'What is my name for the form? Who is my manager?'],
    ['en', 'Mark the date: is the deadline in August?'],
    ['en', 'Thanks for the answer, regards'],
    ['en', 'Do 2 people drive 5 minutes from the road? In 3 days of close work?'],
    ['en', 'do i have to stick to london time, could someone call me back?'],
    ['pl', 'czy będą calle z Kalifornią o 22'],
    ['fr', "moi c'est Abidjan, vous acceptez les candidats d'Afrique ?"],
    ['en', 'During 3 months, do you investigate 5 cases? Hiring 2 people?'],
    ['en', 'I worked there 2019-2024, salary 45000-55000'],
    ['sv', 'Jag är civilingenjör och bor i Göteborg. Är lönen 45 000 kr?'],
    ['sv', 'Hej! Får man ta med hunden till kontoret?'],
    ['da', 'Jeg er udvikler fra Aarhus. Er der hjemmearbejde?'],
    ['no', 'Jeg er svensk og bor i Oslo, kan jeg søke?'],
    ['de', 'Wie hoch ist das Gehalt, und gibt es Urlaubsgeld, Jobticket und Kernarbeitszeit?'],
    ['de', 'Ich bin Softwareentwickler aus München und suche eine Festanstellung.'],
    ['de', 'Gibt es Schichtzulagen oder Rufbereitschaft im Rechenzentrum?'],
    ['fr', 'Est-ce que le salaire est de 50 000 € par an à Paris ?'],
    ['fr', 'Je suis ingénieur réseau, je parle français.'],
    ['es', '¿Puedo trabajar desde Madrid en agosto?'],
    ['es', 'Soy ingeniera y vivo en Barcelona.'],
    ['pl', 'Czy mogę pracować z Krakowa? Jestem programistą.'],
    ['fi', 'Voiko töitä tehdä Tampereelta? Olen kehittäjä.'],
  ])('%s: %s', (language, text) => {
    expect(redact(text, language, known)).toBe(text)
  })
})

describe('whatever is typed', () => {
  const languages = fc.constantFrom('en', 'sv', 'da', 'no', 'de', 'fr', 'es', 'pl', 'fi')
  const around = fc.string({ maxLength: 30 }).map((text) => text.replace(/[@[\]<>]/g, ' '))
  const separator = fc.constantFrom(' ', '-', '.', '/', '')

  it('no e-mail address survives', () => {
    fc.assert(
      fc.property(languages, around, fc.emailAddress(), around, (language, before, email, after) => {
        const result = redact(`${before} ${email} ${after}`, language, known)
        expect(result).not.toContain(email)
        expect(result).not.toMatch(/[\p{L}\p{N}]@[\p{L}\p{N}]/u)
      }),
      { numRuns: 300 },
    )
  })

  it('no link survives', () => {
    fc.assert(
      fc.property(languages, around, fc.webUrl({ withQueryParameters: true, withFragments: true }), (language, before, url) => {
        const result = redact(`${before} ${url}`, language, known)
        expect(result).not.toContain(url)
        expect(result).not.toMatch(/https?:\/\//)
      }),
      { numRuns: 300 },
    )
  })

  it('no telephone number survives', () => {
    const groups = fc.array(fc.integer({ min: 100, max: 999 }).map(String), { minLength: 3, maxLength: 4 })
    const phone = fc
      .tuple(fc.constantFrom('+46 ', '+49', '0045 ', '0', '(0)', '+1-'), groups, separator)
      .map(([start, parts, between]) => start + parts.join(between))
    fc.assert(
      fc.property(languages, phone, (language, number) => {
        const result = redact(`Call me on ${number} please`, language, known)
        expect(result.replace(/\D/g, '').length).toBeLessThan(4)
      }),
      { numRuns: 300 },
    )
  })

  it('it ends, whatever the text', () => {
    fc.assert(
      fc.property(languages, fc.string({ unit: 'grapheme', maxLength: 3_000 }), (language, text) => {
        expect(redact(text, language, known).length).toBeLessThan(6_000)
      }),
      { numRuns: 60 },
    )
  })
})
