import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/assistant.ts'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { roleName } from '../../src/question/role-name.ts'
import { assistantOver } from '../fixtures/asking.ts'
import { published, siteUrl } from '../fixtures/fjordkart.ts'

const assistant = assistantOver(published, { siteUrl })
const storage = 'postings/storage-engineer.md'
const network = 'postings/network-engineer.md'
const survey = 'postings/survey-data-engineer.md'

function thread(...messages: string[]): Reply {
  let reply = assistant.answer('')
  for (const message of messages) reply = assistant.answer(message, reply.thread)
  return reply
}
const rolesIn = (...messages: string[]) => thread(...messages).thread.postingIds
const topicOf = (...messages: string[]) => thread(...messages).answer.parts[0]?.topic

describe('a role', () => {
  it.each([
    ['its title', 'What does the Storage Engineer pay?', storage],
    ['its title in small letters', 'salary survey data engineer', survey],
    ['its title without the words around it', 'What does the network engineer do?', network],
    ['part of its title', 'who leads the survey data team?', survey],
    ['part of its title beside a role noun', 'when does the storage job start?', storage],
    ['a translated title', 'När börjar dataingenjören?', survey],
    ['a translated title in another language', 'salary of the Storage-Ingenieur', storage],
    ['a word of its trade beside a role noun', 'what does the ceph one pay?', storage],
    ['what it is about', 'start date of the BGP job?', network],
    ['a word of its trade in Swedish', 'vad är lönen för ceph-jobbet?', storage],
    ['a word of its trade in German', 'Wie hoch ist das Gehalt beim Ceph-Job?', storage],
    ['its address', `${siteUrl}/postings/storage-engineer/ what does it pay?`, storage],
    ['its address with an anchor', `what is the start date in ${siteUrl}/postings/network-engineer/?utm=x#the-team`, network],
    ['its file', 'what does survey-data-engineer.md pay?', survey],
    ['its path', 'the salary in postings/storage-engineer.md?', storage],
    ['its apply link', 'https://jobs.fjordkart.example/network-engineer when does it start?', network],
    ['a title with a slip', 'what does the stroage engineer pay?', storage],
  ])('is named by %s: %s', (_, message, expected) => {
    expect(rolesIn(message)).toEqual([expected])
  })

  it.each([
    'What is the salary?',
    'What does an engineer earn?',
    'which job pays best?',
    'I am an engineer. When does it start?',
    'Do you have an office?',
    'https://other.example/jobs/storage/ what is the salary?',
  ])('is not named in: %s', (message) => {
    expect(rolesIn(message)).toEqual([])
  })

  it.each(['Wobblefish Engineer salary?', 'What does the Kernel Wizard job pay?'])('that nobody knows is no known one: %s', (message) => {
    expect(rolesIn(message)).not.toEqual(expect.arrayContaining([storage]))
  })
})

describe('a thread', () => {
  it('keeps its role', () => {
    expect(rolesIn('What does the storage engineer pay?', 'and when does it start?')).toEqual([storage])
    expect(topicOf('What does the storage engineer pay?', 'and when does it start?')).toBe('start-date')
  })

  it.each([
    ['and the network one?', network],
    ['what about the network engineer?', network],
    ['no, I meant the network engineer', network],
    ['no I meant the survey data one', survey],
    ['sorry, the BGP job', network],
    ['same for the survey data engineer?', survey],
  ])('changes its role and keeps its topic: %s', (message, expected) => {
    const first = 'When does the storage engineer start?'
    expect(rolesIn(first, message)).toEqual([expected])
    expect(topicOf(first, message)).toBe('start-date')
  })

  it.each([
    ['När börjar jobbet som storage engineer?', 'och nätverksjobbet?'],
    ['När börjar jobbet som storage engineer?', 'nej, jag menade nätverksjobbet'],
    ['Wann beginnt die Stelle als Storage Engineer?', 'und beim Netzwerk-Job?'],
    ['Wann beginnt die Stelle als Storage Engineer?', 'nein, ich meinte den Network Engineer'],
    ['Quand commence le poste de Storage Engineer ?', 'et pour le Network Engineer ?'],
    ['¿Cuándo empieza el Storage Engineer?', '¿y el Network Engineer?'],
  ])('changes its role in other languages: %s %s', (first, message) => {
    expect(rolesIn(first, message)).toEqual([network])
    expect(topicOf(first, message)).toBe('start-date')
  })

  it('goes back to the other one', () => {
    const messages = ['When does the storage engineer start?', 'and the network one?', 'and the other one?']
    expect(rolesIn(...messages)).toEqual([storage])
    expect(topicOf(...messages)).toBe('start-date')
  })

  it('forgets its role for all of them', () => {
    expect(rolesIn('What does the storage engineer pay?', 'and for all jobs?')).toEqual([])
    expect(rolesIn('What does the storage engineer pay?', 'and all the other jobs?')).not.toEqual([storage])
    expect(topicOf('What does the storage engineer pay?', 'and for all jobs?')).toBe('salary')
  })

  it('takes up a topic with a role that is named alone', () => {
    expect(rolesIn('What does it pay?', 'the storage engineer')).toEqual([storage])
    expect(topicOf('What does it pay?', 'the storage engineer')).toBe('salary')
  })

  it('keeps its role through thanks', () => {
    expect(rolesIn('What does the storage engineer pay?', 'thanks!', 'and who leads the team?')).toEqual([storage])
    expect(topicOf('What does the storage engineer pay?', 'thanks!', 'and who leads the team?')).toBe('manager')
  })

  it('keeps its role from a list to a question', () => {
    expect(rolesIn('Can you link me to the network engineer posting?', 'when does it start?')).toEqual([network])
  })
})

describe('the name of a role', () => {
  const library = new LanguageLibrary(null)
  it.each([
    ['en', 'Join us as a Network Engineer!', 'Network Engineer'],
    ['en', 'We are hiring: Storage Engineer', 'Storage Engineer'],
    ['en', 'Storage Engineer', 'Storage Engineer'],
    ['sv', 'Vi söker en nätverkstekniker', 'nätverkstekniker'],
    ['de', 'Wir suchen einen Netzwerktechniker', 'Netzwerktechniker'],
    ['en', 'Looking for', 'Looking for'],
  ])('%s: %s', (language, title, name) => {
    expect(roleName(title, library.lexicon(language))).toBe(name)
  })
})
