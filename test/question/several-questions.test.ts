import { describe, expect, it } from 'vitest'
import { splitClauses } from '../../src/question/clean.ts'
import { assistantOver, quoted, talk } from '../fixtures/asking.ts'
import { published } from '../fixtures/fjordkart.ts'

const assistant = assistantOver(published)
const ask = (question: string) => assistant.answer(question).answer
const topics = (question: string) => ask(question).parts.map((part) => part.topic)

describe('several questions in one message', () => {
  it.each([
    ['What is the salary and when does it start?', ['salary', 'start-date']],
    ['What is the salary? Who leads the team?', ['salary', 'manager']],
    ['what does it pay, when does it start?', ['salary', 'start-date']],
    ['- salary?\n- do I need a work permit?', ['salary', 'work-permit']],
    ['What is the salary?\nWhat equipment do I get?\nIs there a collective agreement?', ['salary', 'equipment', 'collective-agreement']],
    ['Where do I have to live, do I need a work permit and how big is the team?', ['residency', 'work-permit', 'team-size']],
    ['Vad är lönen och när börjar jobbet?', ['salary', 'start-date']],
    ['Hvad er lønnen, og hvem leder holdet?', ['salary', 'manager']],
    ['Wie hoch ist das Gehalt und wer leitet das Team?', ['salary', 'manager']],
    ['Quel est le salaire et quand commence le travail ?', ['salary', 'start-date']],
    ['¿Cuál es el salario? ¿Cuándo empieza?', ['salary', 'start-date']],
    ['Jakie jest wynagrodzenie i kiedy zaczyna się praca?', ['salary', 'start-date']],
    ['Mikä on palkka ja milloin työ alkaa?', ['salary', 'start-date']],
  ])('are each answered: %s', (question, expected) => {
    expect(topics(question)).toEqual(expected)
  })

  it.each([
    ['Who leads the team? and when does it start', ['manager', 'start-date']],
    ['Is there a collective agreement? ok and also how big is the team', ['collective-agreement', 'team-size']],
    ['Vem leder teamet? å när börjar jobbet', ['manager', 'start-date']],
    ['Wer leitet das Team? und ab wann geht es los', ['manager', 'start-date']],
    ['Qui dirige l’équipe ? et à partir de quand commence le travail', ['manager', 'start-date']],
    ['Jakie jest wynagrodzenie? a od kiedy zaczyna się praca', ['salary', 'start-date']],
  ])('are each answered where the second has no question mark: %s', (question, expected) => {
    expect(topics(question)).toEqual(expected)
  })

  it.each([
    ['salary + start date', ['salary', 'start-date']],
    ['pay & vacation?', ['salary', 'vacation']],
    ['salary/vacation/equipment?', ['salary', 'vacation', 'equipment']],
    ['lön/semester?', ['salary', 'vacation']],
    ['Gehalt + Homeoffice?', ['salary', 'remote']],
  ])('are each answered between signs: %s', (question, expected) => {
    expect(topics(question)).toEqual(expected)
  })

  it('are each answered where one has no answer', () => {
    expect(ask('What is the salary and is there a pension?').parts.map((part) => [part.topic, part.outcome])).toEqual([
      ['salary', 'answered'],
      ['pension', 'not_stated'],
    ])
  })

  it('are about the role that the first one names', () => {
    expect(quoted(ask('What does the storage engineer job pay? And who leads the team?')).map((citation) => citation.quote)).toEqual([
      'Salary: €58,000 - €70,000 a year',
      'The storage team has 4 members and is led by Ruben.',
    ])
  })

  it.each([
    ['salary and start date for the storage engineer', ['Salary: €58,000 - €70,000 a year', 'Start: As soon as possible']],
    ['salary + start date for the storage engineer pls', ['Salary: €58,000 - €70,000 a year', 'Start: As soon as possible']],
    ['Gehalt und Startdatum für den Storage Engineer?', ['58.000 - 70.000 Euro', 'As soon as possible']],
  ])('are about the only role, though it is named last: %s', (question, expected) => {
    const quotes = quoted(ask(question)).map((citation) => citation.quote)
    expect(quotes).toHaveLength(expected.length)
    for (const [at, part] of expected.entries()) expect(quotes[at]).toContain(part)
  })

  it('ask of the company what is of the company, whatever role comes after', () => {
    expect(quoted(ask('What does the storage engineer pay?')).every((citation) => citation.source.includes('storage'))).toBe(true)
    expect(assistant.answer('Who are your customers? And what does the storage engineer pay?').answer.parts[0]?.lead).not.toContain('Storage Engineer')
  })

  it('may be about a role each', () => {
    expect(
      quoted(ask('Who leads the team of the storage engineer? And who leads the team of the network engineer?')).map((citation) => citation.quote),
    ).toEqual(['The storage team has 4 members and is led by Ruben.', 'The network team is led by Ingrid.'])
  })

  it('are all answered, or what is left is said: six in one message', () => {
    const answer = ask(
      'What is the salary? When does it start? Who leads the team? Do I need a work permit? What equipment do I get? Is there a collective agreement?',
    )
    const answered = answer.parts.map((part) => part.topic)
    expect(answered).toEqual(['salary', 'start-date', 'manager', 'work-permit', 'equipment', 'collective-agreement'])
  })

  it('are answered once where they are the same', () => {
    expect(ask('What is the salary? What is the salary?').parts).toHaveLength(1)
  })
})

describe('one question', () => {
  it.each([
    'Do you use Python and SQL?',
    'Do you use Python / SQL?',
    'Is it remote/hybrid?',
    'Is there CI/CD?',
    'Would I work with ships, stations and data centres?',
    'Hi! What is the salary? Thanks!',
    'I have worked with Ceph for six years, in Spain and in Italy. What is the salary?',
    'I am a developer and I like the sea. What is the salary?',
  ])('is not split: %s', (question) => {
    expect(ask(question).parts).toHaveLength(1)
  })

  it('takes its place from the sentence before', () => {
    expect(ask('I live in Toronto. Do I have to live in the EU?').parts[0]?.closing).toContain('Canada is not in the EU.')
  })

  it('is the same however much is said around it', () => {
    const bare = quoted(ask('What does the storage engineer job pay?'))
    expect(quoted(ask('Hello there, I hope you are well :) I saw the storage engineer job yesterday. What does it pay?'))).toEqual(bare)
  })
})

describe('clauses', () => {
  it('end at sentences, lines and dashes, not at figures and abbreviations', () => {
    expect(splitClauses('Pay? Start?\nTeam', 'en')).toEqual(['Pay?', 'Start?', 'Team'])
    expect(splitClauses('Is it e.g. 40.000 a year? I live in St. Gallen.', 'en')).toEqual(['Is it e.g. 40.000 a year?', 'I live in St. Gallen.'])
    expect(splitClauses('the storage job - what does it pay?', 'en')).toEqual(['the storage job', 'what does it pay?'])
    expect(splitClauses('!!! …', 'en')).toEqual([])
  })
})

describe('a thread', () => {
  it('keeps role and topic of the last of several questions', () => {
    const [, second] = talk(assistant, ['What does the storage engineer pay? And who leads the team?', 'and at the network engineer?'])
    expect(second?.parts.map((part) => part.topic)).toEqual(['manager'])
    expect(quoted(second as NonNullable<typeof second>).map((citation) => citation.quote)).toEqual(['The network team is led by Ingrid.'])
  })
})
