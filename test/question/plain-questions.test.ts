import { describe, expect, it } from 'vitest'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { scoreTopics } from '../../src/question/score.ts'

/** The questions that everybody asks, in the plainest words: `topic: question | question`. */
const plainQuestions: Record<string, string> = {
  en: `
salary: what is the salary? | what does the job pay | how much would I earn
start-date: when does it start? | when does the storage engineer start? | start date? | when would i begin
remote: can I work remotely | is it remote? | can i work from home
residency: where do I have to live? | can I apply from Brazil | do I have to be in the EU
work-permit: do i need a work permit | do I need to be a citizen
team-size: how big is the team | how many people are in the team
manager: who is the boss | who would I report to | who leads the team
requirements: what are the requirements | what do i need to know | which skills are needed
tasks: what would I do | what are the tasks | what does the job involve
technologies: what is the tech stack | which tools do you use | do you use python
process: what does the interview process look like | how many interviews | what are the steps
how-to-apply: how do I apply | where can i apply
contact: who can I contact | who do i ask
deadline: until when can i apply | what is the deadline | when does it close
vacation: how many vacation days | how much holiday
pension: is there a pension
equipment: what laptop do i get | do i get a laptop
benefits: what are the benefits | what perks do you offer
office: where is the office
languages: do I need to speak Swedish | what languages do I need
contract-type: is it permanent | is it full time
working-hours: what are the working hours | how many hours a week
bonus: is there a bonus
parental-leave: how much parental leave
visa-sponsorship: do you sponsor visas
relocation: do you help with relocation
company: what does the company do
company-size: how big is the company
education: do i need a degree
experience: how many years of experience
travel: do i have to travel
training: do you offer training
on-call: is there on-call duty`,
  sv: `
salary: vad är lönen? | vad tjänar man | hur mycket får man betalt
start-date: när börjar jobbet | startdatum? | när startar tjänsten
remote: kan man jobba hemifrån | är det distans
team-size: hur stort är teamet | hur många är ni
manager: vem är chef | vem leder teamet
requirements: vilka krav ställs | vad behöver jag kunna
tasks: vad gör man | vilka är arbetsuppgifterna
process: hur går rekryteringen till | hur många intervjuer
how-to-apply: hur söker jag
contact: vem kan jag kontakta
deadline: när är sista ansökningsdag
vacation: hur många semesterdagar
equipment: vilken dator får man
benefits: vilka förmåner finns`,
  da: `
salary: hvad er lønnen | hvad tjener man
start-date: hvornår starter man | hvornår begynder jobbet
remote: kan man arbejde hjemmefra
team-size: hvor stort er teamet | hvor mange er i teamet
manager: hvem er chefen | hvem leder teamet
requirements: hvad er kravene | hvad skal jeg kunne
tasks: hvad skal man lave | hvad er opgaverne
process: hvordan er rekrutteringsprocessen | hvor mange samtaler
how-to-apply: hvordan søger jeg
contact: hvem kan jeg kontakte
deadline: hvornår er ansøgningsfristen
vacation: hvor mange feriedage
benefits: hvilke goder er der`,
  no: `
salary: hva er lønnen | hva tjener man
start-date: når begynner jobben | når starter stillingen
remote: kan man jobbe hjemmefra
team-size: hvor stort er teamet | hvor mange er dere
manager: hvem er sjefen | hvem leder teamet
requirements: hva er kravene | hva må jeg kunne
tasks: hva skal man gjøre | hva er oppgavene
process: hvordan er rekrutteringsprosessen | hvor mange intervjuer
how-to-apply: hvordan søker jeg
contact: hvem kan jeg kontakte
deadline: når er søknadsfristen
vacation: hvor mange feriedager
benefits: hvilke goder har dere`,
  de: `
salary: wie hoch ist das gehalt | was verdient man
start-date: wann geht es los | wann beginnt die stelle | wann ist der start
remote: kann man im homeoffice arbeiten | ist remote möglich
team-size: wie groß ist das team | wie viele seid ihr
manager: wer ist der chef | wer leitet das team
requirements: was sind die anforderungen | was muss ich können
tasks: was sind die aufgaben | was macht man da
process: wie läuft der bewerbungsprozess | wie viele interviews gibt es
how-to-apply: wie bewerbe ich mich
contact: an wen kann ich mich wenden | wer ist der ansprechpartner
deadline: bis wann kann ich mich bewerben
vacation: wie viele urlaubstage
equipment: welchen laptop bekomme ich
benefits: welche benefits gibt es`,
  fr: `
salary: quel est le salaire | combien on gagne
start-date: quand commence le poste | date de début ?
remote: le télétravail est possible ? | peut-on travailler à distance
team-size: combien de personnes dans l'équipe | quelle est la taille de l'équipe
manager: qui est le chef | qui dirige l'équipe
requirements: quelles sont les exigences | quelles compétences faut-il
tasks: quelles sont les missions | qu'est-ce qu'on fait
process: comment se passe le recrutement | combien d'entretiens
how-to-apply: comment postuler
contact: qui contacter
deadline: jusqu'à quand postuler | quelle est la date limite
vacation: combien de jours de congés
equipment: quel ordinateur on reçoit
benefits: quels sont les avantages`,
  es: `
salary: cuál es el salario | cuánto pagan
start-date: cuándo empieza el trabajo | fecha de inicio?
remote: se puede trabajar en remoto | hay teletrabajo
team-size: cuántas personas hay en el equipo | qué tamaño tiene el equipo
manager: quién es el jefe | quién dirige el equipo
requirements: cuáles son los requisitos | qué tengo que saber
tasks: cuáles son las tareas | qué se hace en el puesto
process: cómo es el proceso de selección | cuántas entrevistas hay
how-to-apply: cómo aplico | cómo solicito el puesto
contact: con quién puedo hablar | a quién contacto
deadline: hasta cuándo puedo aplicar | fecha límite
vacation: cuántos días de vacaciones
equipment: qué portátil dan
benefits: qué beneficios hay`,
  pl: `
salary: ile wynosi wynagrodzenie | ile płacicie | jaka jest pensja
start-date: kiedy zaczyna się praca | od kiedy praca
remote: czy można pracować zdalnie
team-size: ile osób jest w zespole | jak duży jest zespół
manager: kto jest szefem | kto kieruje zespołem
requirements: jakie są wymagania | co muszę umieć
tasks: jakie są obowiązki | co będę robić
process: jak wygląda proces rekrutacji | ile jest rozmów
how-to-apply: jak aplikować
contact: z kim się skontaktować
deadline: do kiedy można aplikować
vacation: ile dni urlopu
equipment: jaki laptop dostanę
benefits: jakie są benefity`,
  fi: `
salary: mikä on palkka | paljonko maksetaan
start-date: milloin työ alkaa | aloituspäivä?
remote: voiko tehdä etänä | onko etätyö mahdollista
team-size: kuinka iso tiimi on | montako ihmistä tiimissä on
manager: kuka on pomo | kuka johtaa tiimiä
requirements: mitkä ovat vaatimukset | mitä pitää osata
tasks: mitkä ovat työtehtävät | mitä työssä tehdään
process: millainen rekrytointiprosessi on | montako haastattelua
how-to-apply: miten haen
contact: kehen voin ottaa yhteyttä | keneltä voi kysyä
deadline: mihin asti voi hakea
vacation: montako lomapäivää
benefits: mitä etuja on`,
}

const library = new LanguageLibrary(null)
/** A topic that its words alone make clear. */
const clearScore = 0.75

describe('plain questions are understood by their words alone', () => {
  for (const [language, lines] of Object.entries(plainQuestions)) {
    const lexicon = library.lexicon(language)
    const cases = lines
      .trim()
      .split('\n')
      .flatMap((line) => (line.split(': ')[1] ?? '').split(' | ').map((question) => [question, line.split(': ')[0]] as const))
    it.each(cases)(`${language}: %s`, (question, topic) => {
      const [best] = scoreTopics(lexicon.asked(lexicon.tokens(question)), [])
      expect(best?.id).toBe(topic)
      expect(best?.score).toBeGreaterThanOrEqual(clearScore)
    })
  }
})
