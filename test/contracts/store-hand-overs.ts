import { describe, expect, it } from 'vitest'
import type { HandOver, HandOverMove, HandOverState } from '../../src/store/store.ts'
import { entry, handOver, lease, noon } from '../store/entries.ts'
import type { Contract } from './store.ts'

const states: readonly HandOverState[] = ['kept', 'asked', 'taken', 'answered', 'closed', 'expired']

export function handOverContract({ store, another }: Contract): void {
  const kept = (id: string, more: Partial<HandOver> = {}): HandOver => ({
    ...handOver(id),
    state: 'kept',
    ending: null,
    team: null,
    postedMessage: null,
    askedAt: null,
    takenAt: null,
    answeredAt: null,
    endedAt: null,
    ...more,
  })

  const toAsked: HandOverMove = { from: ['kept'], to: 'asked', at: noon + 1, payload: 'sealed card', postedMessage: 'slack:C9/5.0' }
  const toTaken: HandOverMove = { from: ['asked'], to: 'taken', at: noon + 2, team: 'sealed taker' }
  const toAnswered: HandOverMove = { from: ['asked', 'taken'], to: 'answered', at: noon + 3, team: 'sealed reply' }
  const toReplied: HandOverMove = { from: ['answered'], to: 'closed', at: noon + 4, ending: 'replied' }

  const waitingMessage = async (thread: string) => (await store().take(thread, lease('p1')))?.message ?? null

  describe('a question to the recruiting team', () => {
    it('is kept once', async () => {
      expect(await store().addHandOver(handOver('h1'))).toBe(true)
      expect(await store().addHandOver(handOver('h1', { payload: 'another delivery' }))).toBe(false)
      expect(await store().handOver('h1')).toEqual(kept('h1'))
      expect(await store().handOver('h2')).toBeNull()
    })

    it('is kept with the job that posts it; where it is known, neither is', async () => {
      expect(await store().addHandOver(handOver('h1'), entry('h1', { thread: 't' }))).toBe(true)
      expect(await waitingMessage('t')).toBe('h1')
      expect(await store().addHandOver(handOver('h1'), entry('another', { thread: 'u' }))).toBe(false)
      expect(await waitingMessage('u')).toBeNull()
    })

    it('is not kept where the job that posts it is known: who had it erased does not ask it again', async () => {
      await store().addHandOver(handOver('h1'), entry('h1', { thread: 't' }))
      await store().forget('ann', null)
      expect(await store().addHandOver(handOver('h1'), entry('h1', { thread: 't' }))).toBe(false)
      expect(await store().handOver('h1')).toBeNull()
    })

    it('moves on step by step, each at its time; what a step does not give stays', async () => {
      await store().addHandOver(handOver('h1'))
      await store().addHandOver(handOver('h2'))
      const asked = kept('h1', { state: 'asked', askedAt: noon + 1, payload: 'sealed card', postedMessage: 'slack:C9/5.0' })
      expect(await store().moveHandOver('h1', toAsked, null)).toEqual(asked)
      const taken: HandOver = { ...asked, state: 'taken', takenAt: noon + 2, team: 'sealed taker' }
      expect(await store().moveHandOver('h1', toTaken, null)).toEqual(taken)
      const answered: HandOver = { ...taken, state: 'answered', answeredAt: noon + 3, team: 'sealed reply' }
      expect(await store().moveHandOver('h1', toAnswered, null)).toEqual(answered)
      const closed: HandOver = { ...answered, state: 'closed', endedAt: noon + 4, ending: 'replied' }
      expect(await store().moveHandOver('h1', toReplied, null)).toEqual(closed)
      expect(await store().handOver('h1')).toEqual(closed)
      expect(await store().handOver('h2')).toEqual(kept('h2'))
    })

    it.each(states)('moves from no state but those that are named: %s', async (state) => {
      await store().addHandOver(handOver('h1'))
      if (state !== 'kept') await store().moveHandOver('h1', { from: ['kept'], to: state, at: noon }, null)
      const before = await store().handOver('h1')
      const from = states.filter((other) => other !== state)
      expect(await store().moveHandOver('h1', { from, to: 'closed', at: noon + 9, ending: 'declined' }, entry('job', { thread: 't' }))).toBeNull()
      expect(await store().handOver('h1')).toEqual(before)
      expect(await waitingMessage('t')).toBeNull()
      expect(await store().moveHandOver('h1', { from: [state], to: 'expired', at: noon + 9 }, null)).toMatchObject({ state: 'expired', endedAt: noon + 9 })
    })

    it('that is not known does not move', async () => {
      expect(await store().moveHandOver('h9', toAsked, entry('job', { thread: 't' }))).toBeNull()
      expect(await waitingMessage('t')).toBeNull()
    })

    it('keeps with a step the job that follows from it, and no job twice', async () => {
      await store().addHandOver(handOver('h1'))
      await store().moveHandOver('h1', toAsked, null)
      await store().claim(entry('relay', { thread: 't', payload: 'of an earlier attempt' }))
      expect(await store().moveHandOver('h1', toAnswered, entry('relay', { thread: 't' }))).toMatchObject({ state: 'answered' })
      expect(await store().take('t', lease('p1'))).toMatchObject({ message: 'relay', payload: 'of an earlier attempt' })
      expect(await store().moveHandOver('h1', toReplied, entry('card', { thread: 'u' }))).toMatchObject({ state: 'closed' })
      expect(await waitingMessage('u')).toBe('card')
    })

    it('is moved by one of several who do it at once, and keeps the job of that one', async () => {
      const second = await another()
      await store().addHandOver(handOver('h1'))
      await store().moveHandOver('h1', toAsked, null)
      const moves = await Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          (at % 2 === 0 ? store() : second).moveHandOver(
            'h1',
            at % 3 === 0
              ? { ...toAnswered, team: `reply ${at}` }
              : { from: ['asked', 'taken'], to: 'closed', at: noon + 5, ending: 'withdrawn', team: `${at}` },
            entry(`job ${at}`, { thread: `t${at}` }),
          ),
        ),
      )
      const first = moves.findIndex((moved) => moved !== null)
      expect(moves.filter((moved) => moved !== null)).toHaveLength(1)
      expect(await store().handOver('h1')).toEqual(moves[first])
      expect(await store().waitingThreads('slack', noon)).toEqual([`t${first}`])
    })

    it('is found by who asked it, newest first', async () => {
      await store().addHandOver(handOver('old', { createdAt: noon - 5 }))
      await store().addHandOver(handOver('b'))
      await store().addHandOver(handOver('c'))
      await store().addHandOver(handOver('theirs', { person: 'bo' }))
      expect((await store().handOversOf('ann')).map(({ id }) => id)).toEqual(['c', 'b', 'old'])
      expect(await store().handOversOf('bo')).toEqual([kept('theirs', { person: 'bo' })])
      expect(await store().handOversOf('cy')).toEqual([])
    })

    it('is found where it was asked before a moment, oldest first', async () => {
      await store().addHandOver(handOver('later', { createdAt: noon - 1 }))
      await store().addHandOver(handOver('old', { createdAt: noon - 2 }))
      await store().addHandOver(handOver('new'))
      await store().addHandOver(handOver('elsewhere', { createdAt: 1, surface: 'discord' }))
      expect((await store().handOversBefore('slack', noon)).map(({ id }) => id)).toEqual(['old', 'later'])
    })

    it('is erased once, with the job that follows from it', async () => {
      const second = await another()
      await store().addHandOver(handOver('h1'))
      await store().addHandOver(handOver('h2'))
      const erased = await Promise.all([store(), second].map((each, at) => each.eraseHandOver('h1', entry(`job ${at}`, { thread: `t${at}` }))))
      expect(erased.toSorted()).toEqual([false, true])
      expect(await store().waitingThreads('slack', noon)).toEqual([`t${erased.indexOf(true)}`])
      expect(await store().handOver('h1')).toBeNull()
      expect(await store().eraseHandOver('h2', null)).toBe(true)
    })

    it('is overdue where it was posted before a moment and nobody replied', async () => {
      const posted = async (id: string, at: number, more: Parameters<typeof handOver>[1] = {}) => {
        await store().addHandOver(handOver(id, { createdAt: 1, ...more }))
        await store().moveHandOver(id, { ...toAsked, at }, null)
      }
      await store().addHandOver(handOver('not posted', { createdAt: 1 }))
      await posted('late', noon - 1)
      await posted('later taken', noon - 2)
      await store().moveHandOver('later taken', { ...toTaken, at: noon + 50 }, null)
      await posted('in time', noon)
      await posted('elsewhere', noon - 1, { surface: 'discord' })
      await posted('replied', noon - 1)
      await store().moveHandOver('replied', toAnswered, null)
      await posted('withdrawn', noon - 1)
      await store().moveHandOver('withdrawn', { from: ['asked'], to: 'closed', at: noon, ending: 'withdrawn' }, null)
      expect((await store().overdueHandOvers('slack', noon)).map(({ id }) => id)).toEqual(['later taken', 'late'])
    })
  })
}
