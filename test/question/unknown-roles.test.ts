/** Questions on a role that no posting has: said so, and never answered from another role. The other side: what only looks like one. */
import { describe, expect, it } from 'vitest'
import { assistantOver, quoted, related, talk } from '../fixtures/asking.ts'
import { published } from '../fixtures/fjordkart.ts'

const assistant = assistantOver(published)
const saysNoSuchRole = (question: string): boolean => {
  const [part] = assistant.answer(question).answer.parts
  return part?.outcome === 'not_stated' && part.related.length > 0 && part.related.every((row) => row.citations.every(({ quote, title }) => quote === title))
}

describe('a role that no posting has', () => {
  it.each([
    'what does the accountant earn?',
    'salary for a receptionist?',
    'is there a nurse position open?',
    'i want to apply as a teacher, how?',
    'what are the requirements for the graphic designer role',
    'when does the truck driver job start?',
    'any frontend developer roles?',
    'salary and start date for the accountant',
    'what does the java developer earn?',
    'lön för receptionist?',
    'vad tjänar en sjuksköterska hos er?',
    'söker ni någon kock?',
    'vilka krav har ni för projektledare?',
    'gehalt als Buchhalter',
    'was verdient man als Krankenschwester?',
    'sucht ihr einen Koch?',
    'wann fängt die Stelle als Hausmeister an?',
    'hvad er lønnen for en bogholder?',
    'søger I en kok?',
    'hva tjener en sykepleier hos dere?',
    'leter dere etter en elektriker?',
    'quel est le salaire du comptable ?',
    'vous cherchez une infirmière ?',
    'cuánto gana un contable?',
    'ile zarabia księgowa?',
    'czy szukacie kucharza?',
    'paljonko kirjanpitäjä tienaa?',
    'haetteko sairaanhoitajaa?',
  ])('is said not to be there, and the open ones are named: %s', (question) => {
    expect(saysNoSuchRole(question)).toBe(true)
    expect(
      quoted(assistant.answer(question).answer)
        .map((citation) => citation.quote)
        .join(),
    ).not.toMatch(/€|Euro/)
    expect(new Set(related(assistant.answer(question).answer).map((citation) => citation.source)).size).toBe(3)
  })

  it('is said in the asker’s language', () => {
    const leadOf = (question: string) => assistant.answer(question).answer.parts[0]?.lead
    expect(leadOf('what does the accountant earn?')).toBe('No open role of that kind is published.')
    expect(leadOf('gehalt als Buchhalter')).toBe('Eine solche Stelle ist nicht ausgeschrieben.')
  })

  it('does not keep a thread from the roles there are', () => {
    const [, second] = talk(assistant, ['what does the accountant earn?', 'and the storage engineer?'])
    expect(quoted(second as NonNullable<typeof second>).map((citation) => citation.quote)).toEqual(['Salary: €58,000 - €70,000 a year'])
    const [, other] = talk(assistant, ['what does the storage engineer earn?', 'and the nurse?'])
    expect(other?.outcome).toBe('not_stated')
  })
})

describe('no role that is missing', () => {
  it.each([
    'what does the developer earn?',
    'what does an engineer earn?',
    'salary for the sysadmin?',
    'what does the netops person earn',
    'what does the postgres engineer earn',
    'what does the backend engineer earn',
    'what does the SRE earn?',
    'I am a nurse, can I apply?',
    "i'm a teacher by training, what does the storage engineer earn?",
    'my wife is a nurse, can she get a visa?',
    'is there a doctor at the office?',
    'do you use chef or puppet?',
    'who is the recruiter?',
    'is there a scrum master in the team?',
    'hvad tjener man som storage engineer?',
    'hvad lærer man i jobbet?',
    'vad tjänar en utvecklare?',
    'was verdient ein Entwickler?',
    'ile zarabia programista?',
    'jag är lärare, kan jag söka?',
    'ich bin Lehrer, kann ich mich bewerben?',
    'je suis comptable, je peux postuler ?',
  ])('is read into: %s', (question) => {
    expect(saysNoSuchRole(question)).toBe(false)
  })

  it('is read into a profession that a posting has, in whatever language it is asked for', () => {
    const ward = assistantOver({
      'postings/nurse.md': '---\ntitle: "Registered Nurse"\ndate: "2026-02-02"\n---\n## The work\nYou care for our patients.\n\n**Salary:** €41,000 a year\n',
      'postings/engineer.md': '---\ntitle: "Storage Engineer"\ndate: "2026-02-02"\n---\n## Pay\n**Salary:** €58,000 a year\n',
    })
    for (const question of ['what does the nurse earn?', 'vad tjänar en sjuksköterska?', 'was verdient die Krankenschwester?', 'ile zarabia pielęgniarka?'])
      expect(
        quoted(ward.answer(question).answer)
          .map((citation) => citation.quote)
          .join(),
        question,
      ).toContain('41,000')
    expect(ward.answer('what does the accountant earn?').answer.outcome).toBe('not_stated')
  })
})
