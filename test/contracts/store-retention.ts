import { describe, expect, it } from 'vitest'
import type { Feedback } from '../../src/store/store.ts'
import { answered, counted, dayMs, done, entry, handOver, lease, memory, noon, quote } from '../store/entries.ts'
import type { Contract } from './store.ts'

export function retentionContract({ store, another }: Contract): void {
  const nothing = { messages: 0, conversations: 0, answers: 0, feedback: 0, handOvers: 0, notices: 0 }

  /** Asking leaves it as it was. */
  const isGreeted = async (person: string): Promise<boolean> => {
    const isNew = await store().greet(person, 'to see', noon, 'notice')
    await store().ungreet(person, 'to see')
    return !isNew
  }

  const verdict = (message: string, person: string, at: number): Feedback => ({ message, person, isHelpful: true, at })

  /** One answered message in a thread of its own, with all that is kept of it. */
  const leaveTraces = async (person: string, message: string, now = noon) => {
    await store().claim(entry(message, { person, thread: `slack:${message}`, opens: { thread: memory }, receivedAt: now }))
    await store().take(`slack:${message}`, lease('p1', now))
    const conversation = { memory, isOwn: true, silence: null }
    const keptQuestion = { text: `sealed question of ${person}`, topic: null, postingId: null, language: 'en' }
    const answer = answered({ messages: [`slack:answer-${message}`], quotes: [quote(message)] })
    await store().finish(message, 'p1', done({ now, conversation, answer, counted: [counted(null, 'answered')], keptQuestion }))
    await store().greet(person, message, now, 'notice')
    await store().addFeedback(verdict(`slack:answer-${message}`, person, now))
    await store().addHandOver(handOver(`h-${message}`, { person, createdAt: now }))
  }

  describe('forgetting a person', () => {
    it('erases every row of the person, says how many, and leaves others’', async () => {
      await leaveTraces('ann', 'a')
      await leaveTraces('ann', 'b')
      await leaveTraces('bo', 'c')
      await store().addFeedback(verdict('slack:answer-a', 'ann', noon + 1))
      expect(await store().forget('ann', null)).toEqual({ messages: 2, conversations: 2, answers: 2, feedback: 2, handOvers: 2, notices: 1 })
      expect(await store().forget('ann', null)).toEqual(nothing)
      expect(await isGreeted('ann')).toBe(false)
      expect(await store().conversation('slack:a')).toBeNull()
      expect(await store().handOver('h-a')).toBeNull()
      expect(await store().handOversOf('ann')).toEqual([])
      expect((await store().keptQuestions(0)).map(({ person }) => person)).toEqual(['bo'])
      expect((await store().shownQuotes('slack')).map(({ hash }) => hash)).toEqual(['c'])
      expect(await store().quotingAnswer('a')).toBeNull()
      expect(await store().answersQuoting('slack', ['a', 'b', 'c'], 10)).toHaveLength(1)
      expect(await isGreeted('bo')).toBe(true)
      expect(await store().conversation('slack:c')).toMatchObject({ person: 'bo' })
      expect(await store().forget('bo', null)).toEqual({ messages: 1, conversations: 1, answers: 1, feedback: 1, handOvers: 1, notices: 1 })
    })

    it('leaves no message to be answered or delivered again', async () => {
      await store().claim(entry('answered'))
      await store().take('slack:t1', lease('p1'))
      await store().finish('answered', 'p1', done())
      await store().claim(entry('held', { sentAt: 2 }))
      await store().claim(entry('waiting', { sentAt: 3 }))
      await store().take('slack:t1', lease('p1'))
      expect(await store().forget('ann', null)).toEqual({ ...nothing, messages: 3 })
      expect(await store().finish('held', 'p1', done({}))).toBe(false)
      expect(await store().take('slack:t1', lease('p2', noon + dayMs))).toBeNull()
      expect(await store().waitingThreads('slack', noon + dayMs)).toEqual([])
      for (const message of ['answered', 'held', 'waiting']) expect(await store().claim(entry(message))).toBe(false)
    })

    it('goes on with the message that asked for it', async () => {
      await store().claim(entry('forget me'))
      await store().take('slack:t1', lease('p1'))
      expect(await store().forget('ann', 'forget me')).toEqual(nothing)
      expect(await store().take('slack:t1', lease('p2', noon + 60_000))).toMatchObject({ message: 'forget me', person: '', payload: 'sealed forget me' })
      expect(await store().finish('forget me', 'p2', done())).toBe(true)
      expect(await store().forget('ann', null)).toEqual(nothing)
    })
  })

  describe('sweeping', () => {
    it('erases what is older, says how many rows, and leaves the rest', async () => {
      await leaveTraces('ann', 'old', noon - 91 * dayMs)
      await leaveTraces('bo', 'new', noon)
      // Messages, conversations, answers, quotes, questions, feedback, notices, counters.
      expect(await store().sweep(noon - 90 * dayMs, noon)).toBe(8)
      expect(await store().sweep(noon - 90 * dayMs, noon)).toBe(0)
      expect(await isGreeted('ann')).toBe(false)
      expect(await store().conversation('slack:old')).toBeNull()
      expect(await store().conversation('slack:new')).not.toBeNull()
      expect(await store().counters(0)).toHaveLength(1)
      expect(await store().keptQuestions(0)).toHaveLength(1)
      expect((await store().shownQuotes('slack')).map(({ hash }) => hash)).toEqual(['new'])
      expect(await store().claim(entry('old'))).toBe(true)
      expect(await store().claim(entry('new'))).toBe(false)
    })

    it('leaves messages that wait and cards that are open, however old', async () => {
      const card = { surface: 'slack', postingId: 'sre', language: 'en', shown: '', createdAt: 1 }
      await store().claim(entry('waiting', { receivedAt: 1 }))
      await store().addCard({ ...card, message: 'open' })
      await store().addCard({ ...card, message: 'closed' })
      await store().markCardClosed('closed')
      expect(await store().sweep(noon, noon)).toBe(1)
      expect(await store().openCards('slack')).toHaveLength(1)
      expect(await store().take('slack:t1', lease('p1'))).toMatchObject({ message: 'waiting' })
    })

    it('leaves answered messages for two days, so that a late delivery is not answered again', async () => {
      await leaveTraces('ann', 'yesterday', noon - dayMs)
      await leaveTraces('ann', 'three days ago', noon - 3 * dayMs)
      await store().sweep(noon, noon)
      expect(await store().claim(entry('yesterday'))).toBe(false)
      expect(await store().claim(entry('three days ago'))).toBe(true)
    })

    it('leaves what was done for nobody for eight days, so that what comes once a week comes once', async () => {
      const doneBefore = async (message: string, days: number) => {
        await store().claim(entry(message, { person: '', thread: message }))
        await store().take(message, lease('p1'))
        await store().finish(message, 'p1', done({ now: noon - days * dayMs }))
      }
      await doneBefore('this week', 7)
      await doneBefore('last week', 9)
      await store().sweep(noon - dayMs, noon)
      expect(await store().claim(entry('this week'))).toBe(false)
      expect(await store().claim(entry('last week'))).toBe(true)
    })

    it('leaves questions to the recruiting team, whose cards are to be cleared first, for as long again', async () => {
      await store().addHandOver(handOver('h1', { createdAt: noon - 180 * dayMs }))
      await store().addHandOver(handOver('h2', { createdAt: noon - 180 * dayMs - 1 }))
      expect(await store().sweep(noon - 90 * dayMs, noon)).toBe(1)
      expect((await store().handOversOf('ann')).map(({ id }) => id)).toEqual(['h1'])
    })
  })

  describe('a limit', () => {
    it('lets so many through and then says how long to wait; keys and names are apart', async () => {
      const person = store().limiter('person', 2, 60_000)
      expect([await person.take('ann'), await person.take('ann')]).toEqual([0, 0])
      const wait = await person.take('ann')
      expect(wait).toBeGreaterThan(50_000)
      expect(wait).toBeLessThanOrEqual(60_000)
      expect(await person.take('bo')).toBe(0)
      expect(await store().limiter('channel', 1, 60_000).take('ann')).toBe(0)
    })

    it('lets through again when its time is over', async () => {
      const limiter = store().limiter('short', 1, 100)
      expect(await limiter.take('ann')).toBe(0)
      const deadline = Date.now() + 5_000
      let waits = 0
      while ((await limiter.take('ann')) > 0 && Date.now() < deadline) waits++
      expect(waits).toBeGreaterThan(0)
      expect(Date.now()).toBeLessThan(deadline)
    })
  })

  it('answers a ping until it is closed, and closes twice', async () => {
    const second = await another()
    await second.claim(entry('a'))
    await second.ping()
    await second.close()
    await second.close()
    await expect(second.ping()).rejects.toThrow()
    expect(await store().claim(entry('a'))).toBe(false)
  })
}
