import { describe, expect, it } from 'vitest'
import { counter, dayMs, handOver, kept, minuteMs, now, report } from './asked.ts'

describe('what was asked', () => {
  it('is counted by outcome, topic, role, language and day, with shares', async () => {
    const { questions, outcomes, topics, roles, languages, days } = await report({
      counters: [
        counter({ count: 6, postingId: 'cook' }),
        counter({ topic: 'remote', outcome: 'not_stated', language: 'sv', count: 3, day: '2026-11-21' }),
        counter({ topic: null, outcome: 'declined', count: 1 }),
      ],
    })
    expect(questions).toBe(10)
    expect(outcomes.map(({ outcome, count, share }) => [outcome, count, share])).toEqual([
      ['answered', 6, 0.6],
      ['roles', 0, 0],
      ['not_stated', 3, 0.3],
      ['declined', 1, 0.1],
      ['failed', 0, 0],
    ])
    expect(topics).toEqual([
      { topic: 'salary', name: 'the salary', count: 6, share: 0.6, notStated: 0 },
      { topic: 'remote', name: 'the remote', count: 3, share: 0.3, notStated: 3 },
      { topic: null, name: '', count: 1, share: 0.1, notStated: 0 },
    ])
    expect(roles).toMatchObject([
      { postingId: 'cook', name: 'Cook', count: 6 },
      { postingId: null, name: '', count: 4, notStated: 3 },
    ])
    expect(languages).toEqual([
      { language: 'en', count: 7, share: 0.7 },
      { language: 'sv', count: 3, share: 0.3 },
    ])
    expect(days).toEqual([
      { day: '2026-11-20', outcomes: { answered: 6, roles: 0, not_stated: 0, declined: 1, failed: 0 } },
      { day: '2026-11-21', outcomes: { answered: 0, roles: 0, not_stated: 3, declined: 0, failed: 0 } },
    ])
  })

  it('leaves small talk and what was over a limit beside the questions', async () => {
    const found = await report({
      counters: [counter({ count: 4 }), counter({ topic: null, outcome: 'small_talk', count: 9 }), counter({ topic: null, outcome: 'limited', count: 2 })],
    })
    expect(found).toMatchObject({ questions: 4, besides: { smallTalk: 9, limited: 2 }, topics: [{ share: 1 }] })
  })

  it('ends with the period, and is of one chat where one is asked for', async () => {
    const rows = {
      counters: [counter({ count: 4 }), counter({ day: '2026-11-22', count: 5 }), counter({ surface: 'other', count: 6 })],
      handOvers: [handOver(), handOver({ surface: 'other' }), handOver({ createdAt: now })],
    }
    const untilToday = { until: Date.parse('2026-11-22') }
    expect(await report(rows, untilToday)).toMatchObject({ to: '2026-11-21', questions: 10, handOvers: { asked: 2 } })
    expect(await report(rows, { ...untilToday, surface: 'other' })).toMatchObject({ questions: 6, handOvers: { asked: 1 }, feedback: [] })
  })

  it('shows nothing that must not be seen in a name, and never an empty one', async () => {
    const named = (topic: string) => report({ counters: [counter()] }, { names: { topic: () => topic, role: String } })
    expect((await named('sa\u202elary\n\u001b[31m')).topics[0]?.name).toBe('salary [31m')
    expect((await named(' \u200b ')).topics[0]?.name).toBe('salary')
  })

  it('is an empty report of an empty store', async () => {
    expect(await report({})).toEqual({
      from: '2026-10-24',
      to: '2026-11-22',
      surface: null,
      minPeople: 3,
      questions: 0,
      besides: { smallTalk: 0, limited: 0 },
      days: [],
      outcomes: ['answered', 'roles', 'not_stated', 'declined', 'failed'].map((outcome) => ({ outcome, count: 0, share: 0 })),
      topics: [],
      roles: [],
      languages: [],
      topicsOfRoles: [],
      gaps: [],
      feedback: [],
      handOvers: {
        asked: 0,
        taken: 0,
        replied: 0,
        onTheirWay: 0,
        declined: 0,
        withdrawn: 0,
        undelivered: 0,
        expired: 0,
        waiting: 0,
        toTake: { count: 0, medianMs: null, p90Ms: null },
        toReply: { count: 0, medianMs: null, p90Ms: null },
      },
    })
  })
})

describe('what could tell who asked', () => {
  it('leaves out roles and languages where fewer than three questions were asked', async () => {
    const { topics, roles, languages, topicsOfRoles } = await report({ counters: [counter({ count: 2, postingId: 'cook', language: 'fi' })] })
    expect(topics).toHaveLength(1)
    expect([roles, languages, topicsOfRoles]).toEqual([[], [], []])
  })

  it('names no language of fewer than three questions', async () => {
    const { languages } = await report({ counters: [counter({ count: 8 }), counter({ language: 'fi', count: 2 }), counter({ language: 'pl' })] })
    expect(languages).toMatchObject([
      { language: 'en', count: 8 },
      { language: null, count: 3 },
    ])
    expect(JSON.stringify(languages)).not.toMatch(/fi|pl/)
  })

  it('names no topic of a role of fewer than three questions', async () => {
    const { topicsOfRoles } = await report({
      counters: [
        counter({ postingId: 'cook', count: 5 }),
        counter({ postingId: 'diver', topic: 'visa', count: 2 }),
        counter({ postingId: 'cook', topic: 'visa', count: 4 }),
      ],
    })
    expect(topicsOfRoles).toEqual([{ topic: 'salary', postingId: 'cook', count: 5, notStated: 0, topicName: 'the salary', roleName: 'Cook' }])
  })

  it('holds no person and no sealed text', async () => {
    const rows = {
      counters: [counter({ outcome: 'not_stated', topic: 'equipment', count: 4 })],
      kept: ['ann', 'bo', 'cy'].map((person) => kept(person, 'Do I get a laptop?')),
    }
    expect(JSON.stringify(await report(rows))).not.toMatch(/\b(ann|bo|cy)\b|sealed/)
  })
})

describe('what no posting states', () => {
  it('is the topic to add, with its roles and the words of three people', async () => {
    const { gaps } = await report({
      counters: [
        counter({ topic: 'equipment', postingId: 'cook', outcome: 'not_stated', count: 3 }),
        counter({ topic: 'equipment', postingId: 'diver', count: 3 }),
        counter({ topic: null, outcome: 'not_stated', count: 1 }),
      ],
      kept: [...['ann', 'bo', 'cy'].map((person) => kept(person, 'Do I get a laptop?')), kept('ann', 'May I dance?', { topic: null })],
    })
    expect(gaps).toEqual([
      {
        topic: 'equipment',
        name: 'the equipment',
        count: 3,
        share: 0.75,
        // The diver's posting states it.
        roles: [{ postingId: 'cook', name: 'Cook', notStated: 3 }],
        asked: [{ text: 'Do I get a laptop?', language: 'en', people: 3, count: 3 }],
      },
      { topic: null, name: '', count: 1, share: 0.25, roles: [], asked: [] },
    ])
  })

  it('shows no words where none are kept, or their chat is not known', async () => {
    const counters = [counter({ topic: 'equipment', outcome: 'not_stated', count: 3 })]
    const kept3 = ['ann', 'bo', 'cy'].map((person) => kept(person, 'Do I get a laptop?'))
    expect((await report({ counters })).gaps[0]?.asked).toEqual([])
    expect((await report({ counters, kept: kept3 }, { until: now - 2 * dayMs })).gaps[0]?.asked).toEqual([])
    expect((await report({ counters, kept: kept3 }, { surface: 'stage' })).gaps[0]?.asked).toHaveLength(1)
    const oneElsewhere = kept3.map((question, at) => (at === 0 ? { ...question, surface: 'other' } : question))
    expect((await report({ counters, kept: oneElsewhere }, { surface: 'stage' })).gaps[0]?.asked).toEqual([])
  })
})

describe('ratings', () => {
  it('are counted by topic, over all languages and outcomes', async () => {
    const rating = { surface: 'stage', topic: 'salary', language: 'en', outcome: 'answered', helpful: 2, notHelpful: 1 } as const
    const { feedback } = await report({
      ratings: [
        rating,
        { ...rating, language: 'sv', outcome: 'not_stated', helpful: 0 },
        { ...rating, topic: null, helpful: 9 },
        { ...rating, topic: 'visa', helpful: 0, notHelpful: 0 },
      ],
    })
    expect(feedback).toEqual([
      { topic: null, name: '', helpful: 9, notHelpful: 1 },
      { topic: 'salary', name: 'the salary', helpful: 2, notHelpful: 2 },
    ])
  })

  it('are of one chat where one is asked for', async () => {
    const rating = { surface: 'stage', topic: 'salary', language: 'en', outcome: 'answered', helpful: 2, notHelpful: 1 } as const
    const { feedback } = await report({ ratings: [rating, { ...rating, surface: 'other', helpful: 5 }] }, { surface: 'stage' })
    expect(feedback).toEqual([{ topic: 'salary', name: 'the salary', helpful: 2, notHelpful: 1 }])
  })
})

describe('what was passed on', () => {
  it('is counted by what became of it', async () => {
    const states = [
      handOver({ state: 'kept', askedAt: null }),
      handOver(),
      handOver({ state: 'taken', takenAt: now }),
      handOver({ state: 'answered', answeredAt: now }),
      handOver({ state: 'expired' }),
      ...(['replied', 'replied', 'declined', 'withdrawn', 'undelivered'] as const).map((ending) => handOver({ state: 'closed', ending })),
    ]
    expect((await report({ handOvers: states })).handOvers).toMatchObject({
      asked: 10,
      waiting: 3,
      taken: 1,
      onTheirWay: 1,
      expired: 1,
      replied: 2,
      declined: 1,
      withdrawn: 1,
      undelivered: 1,
    })
  })

  it('took people so long, from the moment they asked', async () => {
    const createdAt = now - dayMs
    const handOvers = Array.from({ length: 11 }, (_, index) =>
      handOver({ createdAt, takenAt: createdAt + index * minuteMs, answeredAt: createdAt + index * 10 * minuteMs }),
    )
    const { toTake, toReply } = (await report({ handOvers: [...handOvers, handOver()] })).handOvers
    expect(toTake).toEqual({ count: 11, medianMs: 5 * minuteMs, p90Ms: 9 * minuteMs })
    expect(toReply).toEqual({ count: 11, medianMs: 50 * minuteMs, p90Ms: 90 * minuteMs })
  })

  it('never took less than no time, whatever two clocks say', async () => {
    const { toTake } = (await report({ handOvers: [handOver({ takenAt: now - 3 * dayMs })] })).handOvers
    expect(toTake.medianMs).toBe(0)
  })
})
