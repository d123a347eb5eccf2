import { describe, expect, it } from 'vitest'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { digestOf } from '../../src/insights/digest.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { counter, handOver, kept, minuteMs, now, report } from './asked.ts'
import { busyRows } from './busy.ts'

describe('the digest', () => {
  it('says what was asked most, what to add, how answers were rated and what became of questions to the team', async () => {
    const busy = await report({
      counters: [
        counter({ count: 6 }),
        counter({ topic: 'equipment', postingId: 'cook', outcome: 'not_stated', count: 3 }),
        counter({ topic: null, outcome: 'not_stated', count: 3 }),
      ],
      kept: ['ann', 'bo', 'cy'].map((person) => kept(person, 'May I bring my dog?', { topic: null })),
      ratings: [{ surface: 'stage', topic: 'salary', language: 'en', outcome: 'answered', helpful: 4, notHelpful: 1 }],
      handOvers: [handOver(), handOver({ state: 'closed', ending: 'replied', createdAt: now - 95 * minuteMs, answeredAt: now })],
    })
    expect(digestOf(busy, 'en')).toEqual({
      title: 'What candidates asked, 24 October 2026 to 22 November 2026',
      sections: [
        {
          title: 'Asked most',
          lines: [
            'Questions: 12',
            'the salary: 6 (50%)',
            'the equipment: 3 (25%)',
            'Outcomes: answered 6, not stated 6',
            'Roles: Cook 3',
            'Languages: English 12',
          ],
        },
        {
          title: 'Not stated by any posting',
          lines: ['Add to the postings or the FAQ: the equipment (3, Cook)', 'As at least 3 people asked:', '“May I bring my dog?” (3)'],
        },
        { title: 'Ratings', lines: ['Helpful: 4', 'Not helpful: 1'] },
        { title: 'Questions to you', lines: ['Waiting: 1', 'Replied: 1', 'Expired: 0', 'Half of the replies came within 1 hour, 35 minutes.'] },
      ],
    })
  })

  it('is short, however much was asked', async () => {
    const digest = digestOf(await report(busyRows(30)), 'en')
    expect(digest?.sections.map(({ lines }) => lines.length)).toEqual([9, 8, 2, 4])
  })

  it('is none where nothing was asked and nothing passed on', async () => {
    expect(digestOf(await report({}), 'en')).toBeNull()
    expect(digestOf(await report({ counters: [counter({ outcome: 'small_talk', topic: null })] }), 'en')).toBeNull()
  })

  it('leaves out what there is nothing to say of', async () => {
    const sections = async (rows: Parameters<typeof report>[0]) => digestOf(await report(rows), 'en')?.sections.map(({ title, lines }) => [title, ...lines])
    expect(await sections({ counters: [counter()] })).toEqual([['Asked most', 'Questions: 1', 'the salary: 1 (100%)', 'Outcomes: answered 1']])
    expect(await sections({ handOvers: [handOver()] })).toEqual([
      ['Asked most', 'Nobody asked anything.'],
      ['Questions to you', 'Waiting: 1', 'Replied: 0', 'Expired: 0'],
    ])
  })

  it.each(spokenLanguages)('fills every place of its sentences in %s', async (language) => {
    const digest = digestOf(await report(busyRows(30)), language)
    expect(digest?.sections[0]?.title).toBe(teamWordingOf(language).digest.asked)
    expect(JSON.stringify(digest)).not.toMatch(/\{\w+\}|undefined|NaN/)
  })
})
