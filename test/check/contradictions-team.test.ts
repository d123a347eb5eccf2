import { describe, expect, it } from 'vitest'
import { contradictionsIn, findingsOf, posting, rulesIn } from './contradictions-fixture.ts'

/** Two postings in one language that speak of teams. */
const rulesOfTwo = (language: string, one: string, other: string): string[] => [
  ...new Set(findingsOf({ [`a.${language}.md`]: posting(one), [`b.${language}.md`]: posting(other) }).map(({ rule }) => rule)),
]

describe('two postings contradict on who leads a team of one name', () => {
  it.each([
    ['en', 'You will join the IaaS team, led by Jiri.', 'The IaaS Team is led by Anders Johansson.'],
    ['en', 'Anna Berg leads the Cloud Platform team.', 'You will join our Cloud Platform team, headed by Erik Holm.'],
    ['sv', 'Du blir en del av IaaS-teamet som leds av Jiri.', 'IaaS-teamet leds av Anders Johansson.'],
    ['da', 'Du bliver en del af IaaS-teamet, som ledes af Jiri.', 'IaaS-teamet ledes af Anders Johansson.'],
    ['no', 'Du blir en del av IaaS-teamet, som ledes av Jiri.', 'IaaS-teamet ledes av Anders Johansson.'],
    ['de', 'Das IaaS-Team wird geleitet von Anna Berg.', 'Du verstärkst das IaaS-Team unter der Leitung von Erik Holm.'],
    ['fr', "L'équipe IaaS est dirigée par Jean Martin.", "Vous rejoindrez l'équipe IaaS, menée par Claire Dubois."],
    ['es', 'El equipo IaaS está dirigido por Carmen Ruiz.', 'Te unirás al equipo IaaS, liderado por Pablo García.'],
    ['pl', 'Zespół IaaS kierowany przez Annę Kowalską.', 'Zespół IaaS prowadzony przez Piotra Nowaka.'],
    ['fi', 'IaaS-tiimiä johtaa Aino Virtanen.', 'Liityt IaaS-tiimiin. IaaS-tiimiä vetää Mikko Korhonen.'],
  ])('in %s: %s | %s', (language, one, other) => {
    expect(rulesOfTwo(language, one, other)).toEqual(['team-lead'])
  })

  it('is mended in the older one', () => {
    const files = {
      'a.md': posting('The IaaS team is led by Anders Johansson.').replace('2026-01-10', '2026-02-01'),
      'b.md': posting('The IaaS team is led by Jiri.'),
    }
    expect(contradictionsIn(files)).toEqual(['team-lead b.md:6 a.md:6'])
    expect(findingsOf(files)[0]?.message).toBe(
      'The team “IaaS” is led by Jiri here and by Anders Johansson in a.md:6. Correct what is out of date, or name the teams apart.',
    )
  })
})

describe('two postings contradict on the size of a team of one name', () => {
  it.each([
    ['en', 'You will join the IaaS team that consists of 8 colleagues.', 'Our IaaS Team has five talented engineers.'],
    ['sv', 'IaaS-teamet består av 8 kollegor.', 'IaaS-teamet består av fem ingenjörer.'],
    ['da', 'IaaS-teamet består af 8 kolleger.', 'IaaS-teamet består af fem ingeniører.'],
    ['no', 'IaaS-teamet består av 8 kolleger.', 'IaaS-teamet består av fem ingeniører.'],
    ['de', 'Das IaaS-Team besteht aus 8 Personen.', 'Das IaaS-Team besteht aus fünf Entwicklern.'],
    ['fr', "L'équipe IaaS compte 8 personnes.", "L'équipe IaaS est composée de cinq ingénieurs."],
    ['es', 'El equipo IaaS está formado por 8 personas.', 'El equipo IaaS consta de cinco ingenieros.'],
    ['pl', 'Zespół IaaS liczy 8 osób.', 'Zespół IaaS składa się z pięciu inżynierów.'],
    ['fi', 'IaaS-tiimi koostuu 8 hengen joukosta.', 'IaaS-tiimissä on viisi insinööriä.'],
  ])('in %s: %s | %s', (language, one, other) => {
    expect(rulesOfTwo(language, one, other)).toEqual(['team-size'])
  })
})

describe('two postings do not contradict', () => {
  it.each([
    ['of two teams', 'en', 'The IaaS team is led by Jiri.', 'The PaaS team is led by Anders Johansson.'],
    ['of teams without a name', 'en', 'Your team is led by Jiri and has 8 engineers.', 'Your team is led by Anders Johansson and has 5 engineers.'],
    ['of teams that are called by their trade', 'en', 'Our development team has 8 engineers.', 'Our development team has 5 engineers.'],
    ['where a first name is the same', 'en', 'The IaaS team is led by Anders.', 'The IaaS team is led by Anders Johansson.'],
    ['where two lead', 'en', 'The IaaS team is led by Jiri and Anna Berg.', 'The IaaS team is led by Anna Berg.'],
    ['where a title leads', 'en', 'The IaaS team is led by our Head of Engineering.', 'The IaaS team is led by Jiri.'],
    ['where it grows', 'en', 'The IaaS team is growing from 5 to 8 engineers.', 'The IaaS team has 5 engineers.'],
    ['where some are hired', 'en', 'We are hiring 2 engineers for the IaaS team.', 'The IaaS team has 5 engineers.'],
    ['where it is about', 'en', 'The IaaS team has about 10 people.', 'The IaaS team has 9 people.'],
    ['where it serves many', 'en', 'The IaaS team serves 200 customers.', 'The IaaS team has 5 engineers.'],
    ['where two teams are named', 'en', 'The PaaS team and the IaaS team have 12 people.', 'The IaaS team has 5 engineers.'],
    ['where others are counted', 'en', 'In the IaaS team you work with 4 other engineers.', 'The IaaS team has 5 engineers.'],
    ['where two kinds are counted', 'en', 'The IaaS team has 5 engineers and 2 designers.', 'The IaaS team has 7 people.'],
    ['of a project', 'en', 'You will be part of the IaaS team and work on a migration led by Anna Berg.', 'The IaaS team is led by Jiri.'],
    ['of where somebody is from', 'en', 'The IaaS team is led by a woman from Paris.', 'The IaaS team is led by Jiri.'],
    ['of those it helps', 'en', 'The IaaS team supports 40 engineers.', 'The IaaS team has 5 engineers.'],
    ['of a role', 'en', 'The Cloud Engineer team has 5 people.', 'You will join the Cloud Engineer team, a team of 8.'],
    ['of any team of a kind', 'en', 'You will join a small DevOps team of 5.', 'You will join a DevOps team of 8.'],
    ['of those who are in a place', 'en', 'The Stockholm team has 8 people.', 'The Stockholm team has 20 people.'],
    ['of any team of a kind', 'sv', 'Du blir en del av ett DevOps-team på 5 personer.', 'DevOps-teamet består av 8 personer.'],
    ['of years', 'en', 'The IaaS team wants 8 years of experience.', 'The IaaS team has 5 engineers.'],
    ['who reports to whom', 'sv', 'IaaS-teamet leds av Jiri.', 'Du arbetar nära Anders Johansson i IaaS-teamet.'],
    ['of a name that is inflected', 'pl', 'Zespół IaaS kierowany przez Annę Kowalską.', 'Liderką zespołu IaaS jest Anna Kowalska.'],
    ['of nouns', 'de', 'Das IaaS-Team wird geleitet von Neugier.', 'Das IaaS-Team wird geleitet von Anna Berg.'],
  ])('%s (%s)', (_, language, one, other) => {
    expect(rulesOfTwo(language, one, other)).toEqual([])
  })
})

describe('one posting contradicts itself', () => {
  it.each([
    ['team-lead', 'en', 'Your team is led by Anna Berg.', 'You will join a team led by Erik Holm.'],
    ['team-lead', 'en', 'The Billing team has eight engineers. Nadia Benali leads it.', 'You will join the Billing team, led by Erik Holm.'],
    ['team-lead', 'en', 'You talk to Anna Berg, who leads the Billing team.', 'You will join the Billing team, led by Erik Holm.'],
    ['team-lead', 'fr', "L'équipe Facturation compte huit personnes. Nadia Benali la dirige.", "L'équipe Facturation est dirigée par Claire Dubois."],
    ['team-lead', 'es', 'El equipo de Soporte tiene seis personas y lo dirige Iker Salas.', 'El equipo de Soporte está dirigido por Carmen Ruiz.'],
    ['team-lead', 'pl', 'Zespół Panel liczy pięć osób. Kieruje nim Anna Kowalska.', 'Zespół Panel prowadzony przez Piotra Nowaka.'],
    ['team-size', 'fr', "L'équipe Facturation compte huit personnes.", "L'équipe Facturation est composée de cinq ingénieurs."],
    ['team-size', 'en', 'You will join a team of 8.', 'Your team has 5 engineers.'],
    ['team-size', 'sv', 'Du blir en del av ett team på 8 personer.', 'Ditt team består av fem utvecklare.'],
    ['team-size', 'de', 'Dein Team besteht aus 8 Personen.', 'Du wirst Teil eines 5-köpfigen Teams.'],
  ])('%s in %s: %s | %s', (rule, language, one, other) => {
    expect(rulesIn(language, one, other)).toEqual([rule])
  })

  it('not where somebody leads what the team works on', () => {
    expect(rulesIn('en', 'The Billing team runs a large migration. Nadia Benali leads it.', 'The Billing team is led by Erik Holm.')).toEqual([])
  })

  it('not where the department has a team of its own', () => {
    expect(rulesIn('en', 'You will join a team of 8.', 'The department has 40 employees.')).toEqual([])
    expect(rulesIn('en', 'You will join a team of 8.', 'The sales team has 5 people.')).toEqual([])
  })
})

describe('a translation', () => {
  const original = posting('You will join the IaaS team that consists of 8 colleagues and is led by Jiri.')

  it.each([
    ['da', 'Du bliver en del af IaaS-teamet, som består af 8 kolleger og ledes af Jiri.'],
    ['sv', 'Du blir en del av IaaS-teamet som består av åtta kollegor och leds av Jiri.'],
    ['de', 'Du verstärkst das IaaS-Team, das aus 8 Kollegen besteht und geleitet wird von Jiri.'],
    ['fi', 'Liityt IaaS-tiimiin, johon kuuluu 8 henkilöä ja jota johtaa Jiri.'],
  ])('says the same in %s', (language, text) => {
    expect(contradictionsIn({ 'job.en.md': original, [`job.${language}.md`]: posting(text) })).toEqual([])
  })

  it('says otherwise of the one team of both, whose name is translated', () => {
    const files = (lead: string) => ({
      'job.en.md': posting('The Billing team has eight engineers. Nadia Benali leads it.'),
      'job.fr.md': posting(`L'équipe Facturation compte huit ingénieurs. ${lead} la dirige.`),
    })
    expect(contradictionsIn(files('Lucie Martin'))).toEqual(['team-lead job.fr.md:6 job.en.md:6'])
    expect(contradictionsIn(files('Nadia Benali'))).toEqual([])
  })

  it('says otherwise', () => {
    const files = { 'job.en.md': original, 'job.da.md': posting('Du bliver en del af IaaS-teamet, som består af 6 kolleger og ledes af Anna Berg.') }
    expect(contradictionsIn(files)).toEqual(['team-lead job.da.md:6 job.en.md:6', 'team-size job.da.md:6 job.en.md:6'])
  })
})
