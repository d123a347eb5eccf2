import { describe, expect, it } from 'vitest'
import type { Finished } from '../../src/store/store.ts'
import { answered, done, entry, handOver, lease, noon } from '../store/entries.ts'
import type { Contract } from './store.ts'

export function insightsContract({ store }: Contract): void {
  const answer = async (message: string, result: Partial<Finished>, person = 'ann', surface = 'slack') => {
    await store().claim(entry(message, { person, surface, thread: message }))
    await store().take(message, lease('p1'))
    await store().finish(message, 'p1', done(result))
  }

  describe('what was asked', () => {
    const keptQuestion = { text: 'sealed text', topic: 'salary', postingId: 'devops', language: 'sv' }

    it('is kept where it is given, sealed as it is, and found oldest first', async () => {
      await answer('m2', { now: noon + 2, keptQuestion: { ...keptQuestion, topic: null, postingId: null } })
      await answer('m1', { now: noon + 1, keptQuestion }, 'bo')
      await answer('m3', { now: noon + 3, keptQuestion: null })
      await answer('m4', { now: noon + 4 })
      const both = [
        { ...keptQuestion, surface: 'slack', person: 'bo', askedAt: noon + 1 },
        { ...keptQuestion, surface: 'slack', topic: null, postingId: null, person: 'ann', askedAt: noon + 2 },
      ]
      expect(await store().keptQuestions(0)).toEqual(both)
      expect(await store().keptQuestions(noon + 2)).toEqual(both.slice(1))
    })

    it('is not kept where the lease was lost', async () => {
      await store().claim(entry('m1'))
      expect(await store().finish('m1', 'p1', done({ keptQuestion }))).toBe(false)
      expect(await store().keptQuestions(0)).toEqual([])
    })

    it('is erased, of everybody, where it is to be kept no more', async () => {
      await answer('m1', { keptQuestion })
      await answer('m2', { keptQuestion }, 'bo', 'discord')
      expect(await store().eraseKeptQuestions()).toBe(2)
      expect(await store().keptQuestions(0)).toEqual([])
    })
  })

  it('says how replies were rated, by where they were given and what they were about', async () => {
    const rate = (message: string, person: string, isHelpful: boolean, at = noon) => store().addFeedback({ message, person, isHelpful, at })
    await answer('m1', { answer: answered({ messages: ['slack:1', 'slack:2'] }) })
    await answer('m2', { answer: answered({ messages: ['slack:3'] }) })
    await answer('m3', { answer: answered({ messages: ['slack:4'], topic: null, outcome: 'not_stated', language: 'en' }) })
    await answer('m5', { answer: answered({ messages: ['discord:5'] }) }, 'ann', 'discord')
    await rate('discord:5', 'ann', true)
    await rate('slack:2', 'ann', true)
    await rate('slack:2', 'bo', false)
    await rate('slack:3', 'ann', true)
    await rate('slack:4', 'ann', false)
    await rate('slack:1', 'cy', true, noon - 1)
    await rate('slack:unknown', 'ann', true)
    const rows = [
      { surface: 'discord', topic: 'salary', language: 'sv', outcome: 'answered', helpful: 1, notHelpful: 0 },
      { surface: 'slack', topic: null, language: 'en', outcome: 'not_stated', helpful: 0, notHelpful: 1 },
      { surface: 'slack', topic: 'salary', language: 'sv', outcome: 'answered', helpful: 2, notHelpful: 1 },
    ]
    expect(await store().ratings(noon)).toEqual(rows)
    expect((await store().ratings(noon - 1))[2]).toMatchObject({ helpful: 3, notHelpful: 1 })
    expect(await store().ratings(noon + 1)).toEqual([])
  })

  it('says what became of questions to the recruiting team, and of nobody whose they are', async () => {
    await store().addHandOver(handOver('h2', { createdAt: noon + 1, surface: 'discord' }))
    await store().addHandOver(handOver('h1'))
    await store().addHandOver(handOver('h0', { createdAt: noon - 1 }))
    await store().moveHandOver('h1', { from: ['kept'], to: 'asked', at: noon + 2 }, null)
    await store().moveHandOver('h1', { from: ['asked'], to: 'closed', at: noon + 3, ending: 'declined' }, null)
    const times = { ending: null, askedAt: null, takenAt: null, answeredAt: null, endedAt: null }
    expect(await store().handOverTimes(noon)).toEqual([
      { ...times, surface: 'slack', state: 'closed', ending: 'declined', createdAt: noon, askedAt: noon + 2, endedAt: noon + 3 },
      { ...times, surface: 'discord', state: 'kept', createdAt: noon + 1 },
    ])
  })
}
