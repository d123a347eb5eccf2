/** The shape of the language data: what a recruiter extends must hold together. */
import { describe, expect, it } from 'vitest'
import { readGlossary, readLanguageData, readTopics } from '../../src/question/data.ts'
import { isSpoken, spokenLanguages } from '../../src/text/languages.ts'
import { folderOf } from '../fixtures/knowledge.ts'

const all = readTopics(null)
const topics = [...all.keys()].filter((id) => !id.startsWith('@'))
const intents = [...all.keys()].filter((id) => id.startsWith('@'))
const glossary = readGlossary(null)
const lists = [
  'role-nouns',
  'title-openers',
  'follow-ups',
  'corrections',
  'all-roles',
  'other-role',
  'outside',
  'inside',
  'fillers',
  'conjunctions',
  'question-words',
  'quantity-words',
]

describe('topics', () => {
  it('are at least 60, beside the six intents', () => {
    expect(topics.length).toBeGreaterThanOrEqual(60)
    expect(intents.sort()).toEqual(['@judge', '@legal-advice', '@override', '@personal-data', '@roles', '@small-talk', '@unrelated'])
  })

  it.each(topics)('%s includes and stands near topics that exist', (id) => {
    const info = all.get(id)
    for (const other of [...(info?.includes ?? []), ...(info?.near ?? [])]) {
      expect(topics).toContain(other)
      expect(other).not.toBe(id)
    }
  })
})

describe.each(spokenLanguages)('%s', (language) => {
  const data = readLanguageData(language, null)
  const countOf = (id: string) => data.examples.filter((example) => example.topic === id).length
  const least = language === 'en' ? 30 : 12

  it('has a name, words of questions, words of postings and headings for every topic', () => {
    expect(topics.filter((id) => (data.names.get(id) ?? '') === '')).toEqual([])
    for (const entries of [data.asked, data.stated, data.headings]) {
      const known = new Set(entries.map((entry) => entry.topic))
      expect(topics.filter((id) => !known.has(id))).toEqual([])
    }
  })

  it(`has at least ${least} examples of every topic and intent`, () => {
    expect([...all.keys()].filter((id) => countOf(id) < least).map((id) => `${id}: ${countOf(id)}`)).toEqual([])
  })

  it('has no unknown topic, no empty entry and no example twice under one topic', () => {
    const used = [...data.names.keys(), ...[...data.asked, ...data.stated, ...data.headings, ...data.examples].map((entry) => entry.topic)]
    expect([...new Set(used)].filter((id) => !all.has(id) && !lists.includes(id.slice(1)))).toEqual([])
    expect([...data.asked, ...data.stated, ...data.headings].filter((entry) => !/[\p{L}\p{N}$€£?]/u.test(entry.phrase))).toEqual([])
    const keys = data.examples.map((example) => `${example.topic}: ${example.text}`)
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it('has every list of words', () => {
    expect(lists.filter((name) => (data.lists.get(name) ?? []).length === 0)).toEqual([])
  })
})

describe('the catalogue', () => {
  it('holds at least 4,000 questions, each as short as people write them', () => {
    const examples = spokenLanguages.flatMap((language) => readLanguageData(language, null).examples)
    expect(examples.length).toBeGreaterThanOrEqual(4_000)
    expect(examples.filter((example) => example.text.length > 200).map((example) => example.text)).toEqual([])
  })
})

describe('the glossary', () => {
  it('holds at least 400 concepts', () => {
    expect(glossary.size).toBeGreaterThanOrEqual(400)
  })

  it('names only concepts, topics, kinds and languages that exist', () => {
    const faults = [...glossary.values()].flatMap((concept) => [
      ...concept.broader.filter((id) => !glossary.has(id) || id === concept.id).map((id) => `${concept.id} is ${id}`),
      ...(concept.topic === null || topics.includes(concept.topic) ? [] : [`${concept.id}: topic ${concept.topic}`]),
      ...(['technology', 'field', 'practice', 'business', 'hiring', 'profession'].includes(concept.kind) ? [] : [`${concept.id}: kind ${concept.kind}`]),
      ...[...concept.local.keys()].filter((language) => !isSpoken(language)).map((language) => `${concept.id}: language ${language}`),
      ...(concept.names.length > 0 ? [] : [`${concept.id}: no name`]),
    ])
    expect(faults).toEqual([])
  })

  it('has no concept that is a kind of itself, however many steps away', () => {
    const reaches = (id: string, goal: string, seen: Set<string>): boolean =>
      (glossary.get(id)?.broader ?? []).some((other) => other === goal || (!seen.has(other) && reaches(other, goal, seen.add(other))))
    expect([...glossary.keys()].filter((id) => reaches(id, id, new Set()))).toEqual([])
  })
})

describe("a company's own data", () => {
  it('adds topics, names, words, examples and concepts to those that are there', () => {
    const folder = folderOf({
      'topics.md': '# Ours\n\n## tides: what the tide does\nText.\nnear: office, travel\n',
      'en.md': '## tides: the tide\nasked: tide, high water\n- when is high water?\n- how high is the tide\n\n## salary\nasked: doubloons\n',
      'glossary.md': '## sonar\nkind: technology\nnames: sonar, multibeam\nwords: echo\nsv: ekolod\n',
    })
    expect(readTopics(folder).get('tides')).toEqual({ id: 'tides', includes: [], near: ['office', 'travel'], isBroad: false })
    expect(readTopics(folder).size).toBe(all.size + 1)
    const data = readLanguageData('en', folder)
    expect(data.names.get('tides')).toBe('the tide')
    expect(data.names.get('salary')).toBe(readLanguageData('en', null).names.get('salary'))
    expect(data.asked).toEqual(
      expect.arrayContaining([
        { topic: 'tides', phrase: 'high water' },
        { topic: 'salary', phrase: 'doubloons' },
      ]),
    )
    expect(data.examples.filter((example) => example.topic === 'tides')).toHaveLength(2)
    expect(readGlossary(folder).get('sonar')).toMatchObject({ kind: 'technology', names: ['sonar', 'multibeam'], words: ['echo'] })
    expect(readGlossary(folder).get('sonar')?.local.get('sv')).toEqual(['ekolod'])
  })
})
