import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fill } from '../../src/text/fill.ts'
import { assistantOver } from '../fixtures/asking.ts'
import { answerOf, change, first, lead, lookAgain, lunch, openWith, over, quoteOf, recall, salary, settle, told, until } from '../fixtures/recalling.ts'
import { incoming, refusal } from '../fixtures/recording-surface.ts'

const aMinute = 60_000
const aSecond = 1_000

// The gap between two edits.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('an answer whose quote changed', () => {
  it('is edited once, whatever else happens', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    await change(stage, over({ salary: '55,000' }))
    await stage.conversation.knowledgeChanged()
    await lookAgain(stage)
    await lookAgain(stage, aMinute, stage.another())
    expect(stage.surface.edits.map(({ ids }) => ids)).toEqual([[stage.surface.sent[0]?.id]])
    expect(told(stage.surface.edits[0]?.outgoing)).toEqual([lead, quoteOf('55,000'), recall.updated])
  })

  it('is edited with its buttons and without a notice, and rests on what it says now', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    await change(stage, over({ salary: '55,000' }))
    const outgoing = stage.surface.edits[0]?.outgoing
    expect(outgoing).toMatchObject({ kind: 'answer', notice: '', question: '', canShare: false, canAskPerson: true })
    expect(outgoing?.kind === 'answer' && outgoing.answer).toMatchObject({
      outcome: 'answered',
      language: 'en',
      parts: [{ topic: 'salary', rows: [{ citations: [{ source: 'postings/sre.md', url: expect.stringContaining('https://jobs.example') }] }] }],
    })
    expect(await stage.store.shownQuotes('stage')).toMatchObject([{ text: quoteOf('55,000'), postingId: 'postings/sre.md', isRole: true, title: 'SRE' }])
  })

  it('is edited again where it changes again, also back and forth', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    for (const figure of ['55,000', '50,000', '55,000', '60,000']) await change(stage, over({ salary: figure }))
    expect(stage.surface.edits.map(({ outgoing }) => told(outgoing)[1])).toEqual(['55,000', '50,000', '55,000', '60,000'].map(quoteOf))
  })

  it('leaves answers alone that quote something else, or the same section otherwise', async () => {
    const stage = await openWith()
    await stage.hear(lunch())
    await stage.hear(salary())
    await change(stage, over({ more: 'It is reviewed every spring.', lead: 'Bo Ek' }))
    expect(stage.surface.edits).toEqual([])
    await change(stage, over({ lunch: 'Lunch is 5 euros.' }))
    expect(stage.surface.edits.map(({ ids }) => ids)).toEqual([[stage.surface.sent[0]?.id]])
  })

  it('keeps its other quotes', async () => {
    const stage = await openWith()
    await stage.hear(incoming('What is the salary, and who leads the team?'))
    await change(stage, over({ lead: 'Bo Ek' }))
    expect(told(stage.surface.edits[0]?.outgoing)).toEqual([lead, quoteOf('50,000'), 'The team is led by Bo Ek.', recall.updated])
  })

  it('says so where nothing stands in its place', async () => {
    const stage = await openWith()
    await stage.hear(lunch())
    await change(stage, over({ lunch: '' }))
    await lookAgain(stage, aMinute)
    expect(told(stage.surface.edits[0]?.outgoing)).toEqual([lead, fill(recall.gone, { title: 'FAQ', section: 'Is lunch free?' })])
    await change(stage, first)
    expect(stage.surface.edits).toHaveLength(1)
  })

  it('says that its role is closed, once for all quotes of it', async () => {
    const stage = await openWith()
    await stage.hear(incoming('What is the salary, and who leads the team?'))
    await stage.hear(lunch())
    await change(stage, over({ isOpen: false }))
    await lookAgain(stage, aMinute)
    expect(stage.surface.edits.map(({ outgoing }) => told(outgoing))).toEqual([[lead, fill(recall.roleClosed, { title: 'SRE' })]])
  })

  it('is edited in every place where it stands: threads, direct messages, channels', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    await stage.hear(salary({ threadId: 'dm', way: 'direct', opensThread: false }))
    await stage.hear(salary({ way: 'command', opensThread: false, reply: { kind: 'channel', handle: null } }))
    await stage.hear(salary({ way: 'command', opensThread: false, reply: { kind: 'private', handle: 'h' } }))
    await change(stage, over({ salary: '55,000' }))
    expect(stage.surface.edits.map(({ id }) => id)).toEqual(stage.surface.sent.slice(0, 3).map(({ id }) => id))
  })

  it('keeps what is only near to the question apart', async () => {
    const stage = await openWith()
    await stage.hear(incoming('Is there a signing bonus?'))
    const sent = answerOf(stage.surface.sent[0]?.outgoing)
    const [part] = sent.parts
    expect(part).toMatchObject({ outcome: 'not_stated', rows: [], related: [{}], closing: [expect.stringMatching(/recruiting/)] })
    await change(stage, over({ salary: '55,000', lunch: 'Lunch is 5 euros.' }))
    expect(answerOf(stage.surface.edits[0]?.outgoing)).toMatchObject({
      outcome: 'not_stated',
      relatedLead: sent.relatedLead,
      parts: [
        { lead, rows: [], related: [] },
        { outcome: 'not_stated', lead: part?.lead, rows: [], related: [{ citations: [{ quote: quoteOf('55,000') }] }], closing: part?.closing },
      ],
    })
    // That something is gone is near to no question.
    await change(stage, over({ isOpen: false, lunch: '' }))
    await lookAgain(stage, aMinute)
    expect(answerOf(stage.surface.edits[1]?.outgoing)).toMatchObject({
      relatedLead: '',
      parts: [
        { lead, rows: [{ label: fill(recall.roleClosed, { title: 'SRE' }) }], related: [] },
        { lead: part?.lead, rows: [], related: [], closing: part?.closing },
      ],
    })
  })

  it('keeps what no page answered, every time', async () => {
    const stage = await openWith()
    await stage.hear(incoming('What is the salary? Do you sponsor visas?'))
    const unanswered = answerOf(stage.surface.sent[0]?.outgoing).parts[1]
    expect(unanswered).toMatchObject({ outcome: 'not_stated', lead: expect.stringContaining('visa'), closing: [expect.stringMatching(/recruiting/)] })
    for (const figure of ['55,000', '60,000']) {
      await change(stage, over({ salary: figure }))
      const { parts } = answerOf(stage.surface.edits.at(-1)?.outgoing)
      expect(parts).toMatchObject([{ lead, rows: [{ citations: [{ quote: quoteOf(figure) }] }] }, unanswered])
    }
  })

  it('keeps the person to ask with what no page answered', async () => {
    const stage = await openWith()
    const page = (figure: string) => `---\ntitle: SRE\nlayout: job\ncontact: Ann Berg, ann@jobs.example\n---\n## Salary\n${quoteOf(figure)}\n`
    const withContact = (figure: string) => assistantOver({ 'postings/sre.md': page(figure) })
    stage.assistant = withContact('50,000')
    await stage.hear(incoming('What is the salary? Do you sponsor visas?'))
    await change(stage, withContact('55,000'))
    const contact = { label: expect.stringContaining('person'), citations: [{ quote: expect.stringContaining('ann@jobs.example') }] }
    expect(answerOf(stage.surface.edits[0]?.outgoing).parts).toMatchObject([{ rows: [{ label: '' }] }, { rows: [contact], closing: [] }])
  })

  it('is not told that a role is closed that is there again a moment later', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    await change(stage, over({ isOpen: false }))
    await lookAgain(stage, 14_999)
    await change(stage, first)
    for (let at = 0; at < 6; at++) await lookAgain(stage)
    expect(stage.surface.edits).toEqual([])
    await change(stage, over({ isOpen: false }))
    await lookAgain(stage, 15_000)
    expect(told(stage.surface.edits[0]?.outgoing)).toEqual([lead, fill(recall.roleClosed, { title: 'SRE' })])
  })

  it('is corrected at once while another waits for what is gone to come back', async () => {
    const stage = await openWith()
    await stage.hear(lunch())
    await stage.hear(salary())
    await change(stage, over({ lunch: '', salary: '55,000' }))
    expect(stage.surface.edits.map(({ id }) => id)).toEqual(['m2'])
    await lookAgain(stage, 15_000)
    expect(stage.surface.edits.map(({ id }) => id)).toEqual(['m2', 'm1'])
  })

  it('that is erased because the person asked for it stays as it is', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    await stage.conversation.forget('U1', 'en')
    await change(stage, over({ salary: '55,000' }))
    expect(stage.surface.edits).toEqual([])
  })

  it('is erased while its edit waits', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    stage.surface.faults.push({ error: refusal('rate_limited', aMinute) })
    await change(stage, over({ salary: '55,000' }))
    await stage.conversation.forget('U1', 'en')
    await lookAgain(stage)
    expect(stage.surface.edits).toEqual([])
  })
})

describe('edits', () => {
  it('come no faster than one a second', async () => {
    const stage = await openWith()
    for (let at = 0; at < 4; at++) await stage.hear(salary())
    stage.assistant = over({ salary: '55,000' })
    const others = vi.getTimerCount()
    await stage.conversation.knowledgeChanged()
    for (let at = 1; at <= 4; at++) {
      await until(() => vi.getTimerCount() > others)
      expect(stage.surface.edits).toHaveLength(at)
      await vi.advanceTimersByTimeAsync(aSecond - 1)
      expect(stage.surface.edits).toHaveLength(at)
      await vi.advanceTimersByTimeAsync(1)
    }
    await settle(stage)
  })

  it('that fail are made later, and hold up no answer', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    stage.surface.faults.push({ error: refusal('unavailable') })
    await change(stage, over({ salary: '55,000' }))
    expect(stage.surface.edits).toEqual([])
    await stage.hear(lunch())
    expect(stage.surface.sent).toHaveLength(2)
    await lookAgain(stage, 5_000)
    expect(stage.surface.edits).toHaveLength(1)
  })

  it('that fail for long are made after all others, and are let go after a day until the page changes again', async () => {
    const stage = await openWith()
    for (let at = 0; at < 3; at++) await stage.hear(salary())
    const [stuck, ...others] = stage.surface.sent.map(({ id }) => id)
    const { edit } = stage.surface
    let isStuck = true
    let attempts = 0
    stage.surface.edit = async (ids, outgoing) => {
      if (isStuck && ids[0] === stuck) {
        attempts++
        throw refusal('unavailable')
      }
      await edit.call(stage.surface, ids, outgoing)
    }
    await change(stage, over({ salary: '55,000' }))
    for (let at = 0; at < 8; at++) await lookAgain(stage)
    expect(stage.surface.edits.map(({ id }) => id)).toEqual(others)
    for (let at = 0; at < 24 * 6; at++) await lookAgain(stage)
    const attemptsOfADay = attempts
    await lookAgain(stage, 60 * aMinute)
    expect(attempts).toBe(attemptsOfADay)
    expect(stage.log.filter(({ message }) => message.includes('let go'))).toHaveLength(1)
    isStuck = false
    await change(stage, over({ salary: '60,000' }))
    expect(stage.surface.shown(stuck ?? '')).toMatchObject({ answer: { parts: [{ rows: [{ citations: [{ quote: quoteOf('60,000') }] }] }] } })
  })

  it('that are not possible any more are let go', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    await stage.hear(salary())
    stage.surface.faults.push({ error: refusal('gone') })
    await change(stage, over({ salary: '55,000' }))
    expect(stage.surface.edits.map(({ id }) => id)).toEqual([stage.surface.sent[1]?.id])
    await change(stage, over({ salary: '60,000' }))
    expect(stage.surface.edits.map(({ id }) => id)).toEqual([stage.surface.sent[1]?.id, stage.surface.sent[1]?.id])
  })

  it('that are too long leave out what stands as it was, and then the quotes', async () => {
    const stage = await openWith()
    for (let at = 0; at < 3; at++) await stage.hear(incoming('What is the salary, and who leads the team?'))
    const tooLong = { error: refusal('rejected') }
    stage.surface.faults.push(null, tooLong, null, tooLong, tooLong)
    await change(stage, over({ lead: 'Bo Ek' }))
    expect(stage.surface.edits.map(({ outgoing }) => told(outgoing))).toEqual([
      [lead, quoteOf('50,000'), 'The team is led by Bo Ek.', recall.updated],
      [lead, 'The team is led by Bo Ek.', recall.updated],
      [lead, recall.updated],
    ])
    const last = stage.surface.edits[2]?.outgoing
    expect(last?.kind === 'answer' && last.answer.parts[0]?.rows[0]?.links).toEqual([{ label: 'SRE', url: expect.stringContaining('https://jobs.example') }])
    // What a message does not show any more is not edited any more.
    await change(stage, over({ lead: 'Bo Ek', salary: '55,000' }))
    expect(stage.surface.edits).toHaveLength(4)
  })

  it('that wait are left to the next process where this one stops', async () => {
    const stage = await openWith()
    for (let at = 0; at < 5; at++) await stage.hear(salary())
    stage.assistant = over({ salary: '55,000' })
    await stage.conversation.knowledgeChanged()
    await until(() => stage.surface.edits.length === 1)
    const stopped = stage.conversation.stop()
    await vi.advanceTimersByTimeAsync(aSecond)
    await stopped
    expect(stage.surface.edits).toHaveLength(1)
    await lookAgain(stage, aMinute, stage.another())
    expect(stage.surface.edits.map(({ id }) => id)).toEqual(stage.surface.sent.map(({ id }) => id))
  })

  it('say the day on which the change was found, at every attempt', async () => {
    const stage = await openWith()
    await stage.hear(salary())
    stage.surface.faults.push({ error: refusal('unavailable'), afterwards: true })
    await change(stage, over({ salary: '55,000' }))
    await lookAgain(stage, 20 * 60 * aMinute)
    expect(stage.surface.edits).toHaveLength(2)
    expect(stage.surface.edits[1]?.outgoing).toEqual(stage.surface.edits[0]?.outgoing)
  })
})
