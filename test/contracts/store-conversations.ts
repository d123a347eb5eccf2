import { describe, expect, it } from 'vitest'
import type { Card, Finished } from '../../src/store/store.ts'
import { answered, counted, dayMs, done, entry, lease, memory, noon } from '../store/entries.ts'
import type { Contract } from './store.ts'

const remembered: NonNullable<Finished['conversation']> = { memory, isOwn: true, silence: null }

export function conversationContract({ store, another }: Contract): void {
  const answer = async (message: string, result: Partial<Finished>, more: Parameters<typeof entry>[1] = {}) => {
    await store().claim(entry(message, more))
    await store().take(more.thread ?? 'slack:t1', lease('p1'))
    expect(await store().finish(message, 'p1', done(result))).toBe(true)
  }

  describe('a conversation', () => {
    it('is kept with the message that opens it', async () => {
      await store().claim(entry('a', { opens: { thread: memory } }))
      const kept = { thread: 'slack:t1', person: 'ann', isOwn: true, memory, silence: null, updatedAt: noon }
      expect(await store().conversation('slack:t1')).toEqual(kept)
      await store().claim(entry('b', { person: 'bo', opens: { thread: { ...memory, language: 'de' } } }))
      expect(await store().conversation('slack:t1')).toEqual(kept)
    })

    it('is not opened again by another delivery of a message', async () => {
      await store().claim(entry('a'))
      await store().claim(entry('a', { opens: { thread: memory } }))
      expect(await store().conversation('slack:t1')).toBeNull()
    })

    it('is remembered with an answer, and stays its first person’s', async () => {
      await answer('a', { conversation: remembered })
      await answer('b', { now: noon + 5, conversation: { memory: { ...memory, language: 'en' }, isOwn: false, silence: 'stop' } }, { person: 'bo' })
      expect(await store().conversation('slack:t1')).toEqual({
        thread: 'slack:t1',
        person: 'ann',
        isOwn: false,
        memory: { ...memory, language: 'en' },
        silence: 'stop',
        updatedAt: noon + 5,
      })
      await answer('c', { conversation: null })
      expect(await store().conversation('slack:t1')).toMatchObject({ updatedAt: noon + 5 })
    })

    it('is silenced, and lifted by what is finished; one that is unknown stays unknown', async () => {
      await answer('a', { conversation: remembered })
      await store().silence('slack:t1', 'recruiter', noon + 7)
      expect(await store().conversation('slack:t1')).toMatchObject({ silence: 'recruiter', updatedAt: noon + 7, memory })
      await answer('b', { now: noon + 8, conversation: { memory, isOwn: true } })
      expect(await store().conversation('slack:t1')).toMatchObject({ silence: 'recruiter' })
      await answer('c', { now: noon + 9, conversation: { memory, isOwn: true, silence: null } })
      expect(await store().conversation('slack:t1')).toMatchObject({ silence: null })
      await store().silence('slack:t2', 'stop', noon)
      expect(await store().conversation('slack:t2')).toBeNull()
    })

    it('that the assistant began is nobody’s; one that is known stays as it is', async () => {
      await store().openThread('slack:t1', memory, noon)
      expect(await store().conversation('slack:t1')).toEqual({ thread: 'slack:t1', person: '', isOwn: true, memory, silence: null, updatedAt: noon })
      await store().openThread('slack:t1', { ...memory, language: 'de' }, noon + 1)
      expect(await store().conversation('slack:t1')).toMatchObject({ memory, updatedAt: noon })
    })
  })

  it('remembers whom it greeted', async () => {
    const greetings = await Promise.all(['a', 'b', 'c'].map((message) => store().greet('ann', message, noon, 'first')))
    expect(greetings.filter((isFirst) => isFirst)).toHaveLength(1)
    const brought = ['a', 'b', 'c'][greetings.indexOf(true)] as string
    expect(await store().greet('ann', brought, noon + 1, 'first')).toBe(true)
    expect(await store().greet('bo', 'd', noon, 'first')).toBe(true)
    await store().ungreet('ann', 'another')
    expect(await store().greet('ann', 'e', noon, 'first')).toBe(false)
    await store().ungreet('ann', brought)
    expect(await store().greet('ann', 'e', noon, 'first')).toBe(true)
  })

  it('greets again with a notice that says something else, once', async () => {
    await store().greet('ann', 'a', noon, 'first')
    const greetings = await Promise.all(['b', 'c'].map((message) => store().greet('ann', message, noon, 'second')))
    expect(greetings.filter((isFirst) => isFirst)).toHaveLength(1)
    expect(await store().greet('ann', 'd', noon, 'second')).toBe(false)
    expect(await store().forget('ann', null)).toMatchObject({ notices: 1 })
  })

  it('counts questions by day, surface, topic, role, language and outcome', async () => {
    const salary = counted('salary', 'answered')
    const none = counted(null, 'failed')
    await answer('a', { counted: [salary, none, salary] })
    await answer('b', { counted: [none, salary, { ...salary, postingId: 'devops' }, { ...salary, language: 'en' }] })
    await answer('c', { counted: [salary] }, { surface: 'discord', thread: 'discord:t1' })
    await answer('d', { now: noon + dayMs, counted: [salary] })
    const row = { day: '2026-02-20', surface: 'slack', ...salary }
    const second = [{ ...row, day: '2026-02-21', count: 1 }]
    expect(await store().counters(noon + dayMs)).toEqual(second)
    expect(await store().counters(noon)).toEqual([
      { ...row, surface: 'discord', count: 1 },
      { ...row, topic: null, outcome: 'failed', count: 2 },
      { ...row, language: 'en', count: 1 },
      { ...row, count: 3 },
      { ...row, postingId: 'devops', count: 1 },
      ...second,
    ])
  })

  it('counts right where two processes count at once', async () => {
    const second = await another()
    const both = [counted('salary', 'answered'), counted('team', 'not_stated')]
    await Promise.all(
      Array.from({ length: 20 }, async (_, at) => {
        const process = at % 2 === 0 ? store() : second
        const thread = `slack:${at}`
        await process.claim(entry(`m${at}`, { thread }))
        await process.take(thread, lease('p1'))
        await process.finish(`m${at}`, 'p1', done({ answer: answered(), counted: at % 4 < 2 ? both : both.toReversed() }))
      }),
    )
    expect((await store().counters(noon)).map(({ topic, count }) => [topic, count])).toEqual([
      ['salary', 20],
      ['team', 20],
    ])
  })

  it('knows the cards that do not say yet that their role is closed', async () => {
    const card = (message: string, postingId: string, createdAt = noon): Card => ({
      message,
      surface: 'slack',
      postingId,
      language: 'sv',
      shown: 'x',
      createdAt,
    })
    const open = (each: Card, edition = 0) => ({ ...each, edition })
    await store().addCard(card('m2', 'sre', noon + 1))
    await store().addCard(card('m1', 'sre'))
    await store().addCard(card('m1', 'devops'))
    await store().addCard({ ...card('m3', 'sre'), surface: 'discord' })
    expect(await store().openCards('slack')).toEqual([open(card('m1', 'devops')), open(card('m1', 'sre')), open(card('m2', 'sre', noon + 1))])
    expect(await store().replaceShown({ ...card('m2', 'sre'), shown: 'z' })).toBe(true)
    await store().markCardClosed('m1')
    for (const closed of [card('m1', 'sre'), card('m2', 'devops')]) expect(await store().replaceShown({ ...closed, shown: 'z' })).toBe(false)
    expect(await store().openCards('slack')).toEqual([open({ ...card('m2', 'sre', noon + 1), shown: 'z' }, 1)])
    await store().addCard({ ...card('m1', 'sre', noon + 9), shown: 'y' })
    expect(await store().openCards('slack')).toEqual([open({ ...card('m1', 'sre'), shown: 'y' }, 1), open({ ...card('m2', 'sre', noon + 1), shown: 'z' }, 1)])
  })
}
