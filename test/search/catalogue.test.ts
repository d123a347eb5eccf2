import { describe, expect, it } from 'vitest'
import { createCatalogue, type Example } from '../../src/search/catalogue.ts'

const examples: Example[] = [
  { topic: 'salary', text: 'what is the salary?' },
  { topic: 'salary', text: 'how much does the job pay' },
  { topic: 'salary', text: 'what would I earn in a year' },
  { topic: 'work-permit', text: 'do I need a work permit?' },
  { topic: 'work-permit', text: 'is a permit needed to work for you' },
  { topic: 'remote', text: 'can I work from home?' },
  { topic: 'remote', text: 'is remote work possible' },
  { topic: 'office', text: 'where is the office?' },
  { topic: 'commute', text: 'is there parking at the office?' },
  { topic: 'pets', text: 'can I bring my dog to the office' },
]
const catalogue = createCatalogue('en', examples)
const topicsFor = (question: string) => catalogue.vote(question).map((vote) => vote.topic)

describe('votes of the catalogue', () => {
  it('go first to the topic that has the very question', () => {
    const [first] = catalogue.vote('What is the salary')
    expect(first?.topic).toBe('salary')
    expect(first?.likeness).toBeCloseTo(1, 5)
  })

  it.each([
    ['what salary do you pay a year?', 'salary'],
    ['could I do the work remotely from home', 'remote'],
    ['would you need to see my work permit', 'work-permit'],
    ['may my dogs come along?', 'pets'],
    ['how much parking is there', 'commute'],
  ])('go by words that tell, in any form: %s', (question, topic) => {
    expect(topicsFor(question)[0]).toBe(topic)
  })

  it('go by pairs of neighbours: "work permit" is not "permit … work" from home', () => {
    const [first, second] = catalogue.vote('work permit')
    expect(first?.topic).toBe('work-permit')
    expect(first?.likeness).toBeGreaterThan((second?.likeness ?? 0) * 1.5)
  })

  it('add up to one, the largest share first', () => {
    for (const question of ['where is the office and can I bring my dog', 'do you pay for parking', 'work']) {
      const votes = catalogue.vote(question)
      expect(votes.reduce((total, vote) => total + vote.share, 0)).toBeCloseTo(1, 5)
      expect(votes.map((vote) => vote.share)).toEqual(votes.map((vote) => vote.share).sort((a, b) => b - a))
      for (const vote of votes) {
        expect(vote.likeness).toBeGreaterThan(0)
        expect(vote.likeness).toBeLessThanOrEqual(1 + 1e-9)
      }
    }
  })

  it('say how little alike a question is that shares one ordinary word', () => {
    expect(catalogue.vote('the office printer ate my homework yesterday')[0]?.likeness ?? 0).toBeLessThan(0.45)
  })

  it('are none where no telling word is shared', () => {
    expect(catalogue.vote('xylophone zebra')).toEqual([])
    expect(catalogue.vote('')).toEqual([])
  })

  const likenessIn = (examples: readonly Example[], question: string) =>
    new Map(
      createCatalogue('en', examples)
        .vote(question)
        .map(({ topic, likeness }) => [topic, likeness]),
    )

  it('weigh rare words more than words of many examples', () => {
    const office = ['office plants', 'office chairs', 'office lamps', 'office doors'].map((text) => ({ topic: 'office', text }))
    const likeness = likenessIn([...office, { topic: 'pets', text: 'dog visits' }], 'office dog')
    expect(likeness.get('pets')).toBeGreaterThan((likeness.get('office') as number) * 1.1)
  })

  it('weigh the order of words: "work permit" is nearer to itself than to "permit work"', () => {
    const likeness = likenessIn(
      [
        { topic: 'work-permit', text: 'work permit' },
        { topic: 'remote', text: 'permit work' },
      ],
      'work permit',
    )
    expect(likeness.get('work-permit')).toBeCloseTo(1, 5)
    expect(likeness.get('remote')).toBeLessThan(0.9)
  })

  it('weigh small words little', () => {
    const likeness = likenessIn(
      [
        { topic: 'boats', text: 'is there a boat for me' },
        { topic: 'kites', text: 'my kite' },
        { topic: 'food', text: 'soup' },
      ],
      'is there a kite for me',
    )
    expect(likeness.get('kites')).toBeGreaterThan(likeness.get('boats') ?? 0)
  })

  it('are the same every time', () => {
    expect(catalogue.vote('what is the pay for work')).toEqual(createCatalogue('en', examples).vote('what is the pay for work'))
  })
})

describe('a catalogue of another language', () => {
  it('reads words by the rules of its language', () => {
    const swedish = createCatalogue('sv', [
      { topic: 'salary', text: 'vad är lönen?' },
      { topic: 'office', text: 'var ligger kontoret?' },
    ])
    expect(swedish.vote('vilka löner har ni')[0]?.topic).toBe('salary')
    expect(createCatalogue('en', [{ topic: 'salary', text: 'vad är lönen?' }]).vote('vilka löner har ni')).toEqual([])
  })

  it('may be empty', () => {
    expect(createCatalogue('fi', []).vote('mikä on palkka')).toEqual([])
  })
})
