import { describe, expect, it } from 'vitest'
import { contradictionsIn, posting } from './contradictions-fixture.ts'

/** An approved answer, whose text is line 9. */
const entry = (roles: readonly string[], question: string, answer: string): string =>
  ['---', 'type: faq', `title: "${question}"`, 'approvedBy: Marietta', 'approvedOn: "2026-02-01"', `roles: [${roles.join(', ')}]`, '---', '', answer, ''].join(
    '\n',
  )

describe('an approved answer for one posting', () => {
  const start = posting('The start date is 1 May 2026.')

  it('contradicts that posting', () => {
    const files = {
      'a.md': start,
      'b.md': posting('The start date is 1 June 2026.'),
      'faq/start.md': entry(['a.md'], 'When do I start?', 'You will start on 1 June 2026.'),
    }
    expect(contradictionsIn(files)).toEqual(['start-date faq/start.md:9 a.md:6'])
  })

  it('agrees with it', () => {
    const files = { 'a.md': start, 'faq/start.md': entry(['a.md'], 'When do I start?', 'You will start in May 2026.') }
    expect(contradictionsIn(files)).toEqual([])
  })

  it('says nothing of another posting', () => {
    const files = { 'a.md': posting('Hello.'), 'b.md': start, 'faq/start.md': entry(['a.md'], 'When do I start?', 'You will start on 1 June 2026.') }
    expect(contradictionsIn(files)).toEqual([])
  })

  it('is told once where it speaks of a team by its name', () => {
    const files = {
      'a.md': posting('The IaaS team is led by Jiri.'),
      'faq/lead.md': entry(['a.md'], 'Who leads the team?', 'The IaaS team is led by Anders Johansson.'),
    }
    expect(contradictionsIn(files)).toHaveLength(1)
  })
})

describe('an approved answer for the company', () => {
  it('rules out a posting that is wider', () => {
    const files = {
      'a.md': posting('You can work from anywhere in the world.'),
      'faq/where.md': entry([], 'Where do you hire?', 'We only hire people in the EU.'),
    }
    expect(contradictionsIn(files)).toEqual(['residency a.md:6 faq/where.md:9'])
  })
})
