import { describe, expect, it } from 'vitest'
import type { Quote, ShownPart, ShownQuote } from '../../src/store/store.ts'
import { answered, dayMs, done, entry, lease, noon, quote } from '../store/entries.ts'
import type { Contract } from './store.ts'

export function quotesContract({ store, another }: Contract): void {
  const answer = async (
    question: string,
    quotes: readonly ShownQuote[],
    more: { now?: number; surface?: string; messages?: readonly string[]; parts?: readonly ShownPart[] } = {},
  ) => {
    const { now = noon, surface = 'slack', messages = [`${surface}:reply to ${question}`], parts = [] } = more
    await store().claim(entry(question, { surface, thread: question }))
    await store().take(question, lease('p1'))
    await store().finish(question, 'p1', done({ now, answer: answered({ messages, parts, quotes }) }))
  }
  const withoutPlace = ({ isRelated: _, topic: __, part: ___, ...same }: ShownQuote): Quote => same
  const shown = async (surface = 'slack') => (await store().shownQuotes(surface)).map(({ hash }) => hash)
  const quoting = async (hashes: readonly string[], limit = 10) => (await store().answersQuoting('slack', hashes, limit)).map(({ question }) => question)

  describe('quotes', () => {
    it('that messages show are known, each once, by surface', async () => {
      await answer('m1', [quote('b'), quote('a', { isRelated: true, topic: null })])
      await answer('m2', [quote('b')])
      await answer('m3', [quote('c')], { surface: 'discord' })
      expect(await store().shownQuotes('slack')).toEqual([withoutPlace(quote('a')), withoutPlace(quote('b'))])
      expect(await shown('discord')).toEqual(['c'])
      expect(await shown('teams')).toEqual([])
    })

    it('that no message shows are not kept: a private answer has none', async () => {
      await answer('m1', [quote('a')], { messages: [] })
      expect(await shown()).toEqual([])
      expect(await quoting(['a'])).toEqual([])
    })

    it('are as they were shown last', async () => {
      await answer('m1', [quote('a')])
      await answer('m2', [quote('a', { title: 'Renamed', section: 'Pay', isRole: false, postingId: 'renamed', applyUrl: 'https://apply.example' })])
      expect(await store().shownQuotes('slack')).toEqual([
        withoutPlace(quote('a', { title: 'Renamed', section: 'Pay', isRole: false, postingId: 'renamed', applyUrl: 'https://apply.example' })),
      ])
    })

    it('lead to the replies that show them, oldest first, as many as are wanted', async () => {
      const parts: readonly ShownPart[] = [
        { outcome: 'answered', topic: 'salary', lead: 'Så här står det:', closing: [] },
        { outcome: 'not_stated', topic: null, lead: 'Det står inte.', closing: ['Fråga oss.'] },
      ]
      const related = quote('a', { part: 1, isRelated: true, topic: null })
      await answer('m2', [quote('b'), related, quote('b')], { messages: ['slack:2', 'slack:1', 'slack:3'], parts })
      await answer('m1', [quote('b')])
      await answer('m0', [quote('b')], { now: noon + 1 })
      await answer('m3', [quote('c')])
      await answer('m4', [quote('b')], { surface: 'discord' })
      expect(await store().answersQuoting('slack', ['a'], 10)).toEqual([
        {
          question: 'm2',
          messages: ['slack:2', 'slack:1', 'slack:3'],
          language: 'sv',
          topic: 'salary',
          outcome: 'answered',
          parts,
          quotes: [quote('b'), related],
          edition: 0,
        },
      ])
      expect(await quoting(['b', 'a'])).toEqual(['m1', 'm2', 'm0'])
      expect(await quoting(['b'], 2)).toEqual(['m1', 'm2'])
      expect(await quoting(['c', 'unknown'])).toEqual(['m3'])
      expect(await quoting(['unknown'])).toEqual([])
      expect(await quoting([])).toEqual([])
    })

    it('are replaced where the messages were edited', async () => {
      await answer('m1', [quote('a'), quote('b')], { messages: ['slack:1', 'slack:2'] })
      await answer('m2', [quote('a')])
      const edited = { question: 'm1', messages: ['slack:1', 'slack:2'], language: 'sv', topic: 'salary', outcome: 'answered', parts: [] }
      await store().replaceQuotes('m1', [quote('c', { text: 'Lönen är högre.' }), quote('b', { isRelated: true })])
      expect(await store().quotingAnswer('m1')).toEqual({
        ...edited,
        quotes: [quote('c', { text: 'Lönen är högre.' }), quote('b', { isRelated: true })],
        edition: 1,
      })
      expect(await quoting(['a'])).toEqual(['m2'])
      expect(await shown()).toEqual(['a', 'b', 'c'])
      await store().replaceQuotes('m1', [])
      expect(await store().quotingAnswer('m1')).toEqual({ ...edited, quotes: [], edition: 2 })
      expect(await shown()).toEqual(['a'])
    })

    it('of a reply that is not kept any more are not replaced', async () => {
      await answer('m1', [quote('a')])
      await store().forget('ann', null)
      await store().replaceQuotes('m1', [quote('b')])
      expect(await store().quotingAnswer('m1')).toBeNull()
      expect(await store().quotingAnswer('unknown')).toBeNull()
      expect(await shown()).toEqual([])
    })

    it('stay as long as an answer that shows them, also one that was edited long after', async () => {
      await answer('old', [quote('a'), quote('b')], { now: noon - 5 * dayMs })
      await answer('new', [quote('b')])
      await answer('edited', [quote('a')], { now: noon - 2 * dayMs })
      await store().replaceQuotes('edited', [quote('c')])
      await store().sweep(noon - 3 * dayMs, noon)
      expect(await shown()).toEqual(['b', 'c'])
      await store().sweep(noon - dayMs, noon)
      expect(await shown()).toEqual(['b'])
    })

    it('that two processes keep and replace at once are all kept', async () => {
      const second = await another()
      const all = Array.from({ length: 8 }, (_, at) => quote(`h${at}`))
      await Promise.all(
        Array.from({ length: 12 }, async (_, at) => {
          const process = at % 2 === 0 ? store() : second
          const question = `m${at}`
          await process.claim(entry(question, { thread: question }))
          await process.take(question, lease('p1'))
          await process.finish(question, 'p1', done({ answer: answered({ quotes: at % 3 === 0 ? all : all.toReversed() }) }))
          if (at % 4 === 0) await process.replaceQuotes(question, all.toReversed().slice(0, 5))
        }),
      )
      expect(await shown()).toEqual(all.map(({ hash }) => hash))
      expect(await quoting(['h0'], 100)).toHaveLength(9)
      expect(await quoting(['h7'], 100)).toHaveLength(12)
    })
  })
}
