import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Outgoing, ShareRequest } from '../../src/chat/surface.ts'
import type { Stage } from '../fixtures/chatting.ts'
import { change, first, lookAgain, openWith, over, quoteOf, settle, until } from '../fixtures/recalling.ts'
import { refusal } from '../fixtures/recording-surface.ts'

const postingId = 'postings/sre.md'
const request: ShareRequest = { id: 's1', postingId, channelId: 'C1', language: 'en', handle: null }

// The gap between two edits.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
afterEach(() => void vi.useRealTimers())

const quotes = (outgoing: Outgoing | undefined): readonly string[] => (outgoing?.kind === 'card' ? outgoing.role.citations.map(({ quote }) => quote) : [])
const edited = ({ surface }: Stage) => surface.edits.map(({ id, outgoing }) => [id, outgoing.kind])

describe('a role card', () => {
  it('whose role’s page changed is edited once to what the page says now', async () => {
    const stage = await openWith()
    await stage.conversation.shareRole(request)
    await stage.conversation.rememberCard('preview', postingId, 'en')
    const [card] = stage.surface.sent
    expect(quotes(card?.outgoing)).toContain(quoteOf('50,000'))
    await change(stage, over({ salary: '55,000' }))
    await stage.conversation.knowledgeChanged()
    await lookAgain(stage)
    await lookAgain(stage, 60_000, stage.another())
    expect(edited(stage).toSorted()).toEqual([
      [card?.id, 'card'],
      ['preview', 'card'],
    ])
    for (const { outgoing } of stage.surface.edits) expect(quotes(outgoing)).toContain(quoteOf('55,000'))
  })

  it('is left alone by changes of what it does not show', async () => {
    const stage = await openWith()
    await stage.conversation.shareRole(request)
    await change(stage, over({ lunch: 'Lunch is 5 euros.', lead: 'Bo Ek' }))
    expect(stage.surface.edits).toEqual([])
  })

  it('is edited again where the page changes back and forth, and says at last that the role is closed', async () => {
    const stage = await openWith()
    await stage.conversation.shareRole(request)
    for (const figure of ['55,000', '50,000', '55,000']) await change(stage, over({ salary: figure }))
    expect(stage.surface.edits.map(({ outgoing }) => quotes(outgoing).find((quote) => quote.includes('SEK')))).toEqual(
      ['55,000', '50,000', '55,000'].map(quoteOf),
    )
    await change(stage, over({ isOpen: false }))
    await change(stage, over({ salary: '60,000' }))
    expect(edited(stage).map(([, kind]) => kind)).toEqual(['card', 'card', 'card', 'closed_card'])
  })

  it('is edited by one of two processes, in turn with answers', async () => {
    const stage = await openWith()
    for (const id of ['s1', 's2']) await stage.conversation.shareRole({ ...request, id })
    const other = stage.another()
    stage.assistant = over({ salary: '55,000' })
    await Promise.all([stage.conversation.knowledgeChanged(), other.knowledgeChanged()])
    await until(() => stage.surface.edits.length === 1)
    await vi.advanceTimersByTimeAsync(900)
    expect(stage.surface.edits).toHaveLength(1)
    await Promise.all([settle(stage), settle(stage, other)])
    expect(edited(stage)).toEqual(stage.surface.sent.map(({ id }) => [id, 'card']))
  })

  it('that cannot be edited now is edited later; one that never can is let go', async () => {
    const stage = await openWith()
    for (const id of ['s1', 's2']) await stage.conversation.shareRole({ ...request, id })
    stage.surface.faults.push({ error: refusal('unavailable') }, { error: refusal('gone') })
    await change(stage, over({ salary: '55,000' }))
    expect(stage.surface.edits).toEqual([])
    for (let at = 0; at < 3; at++) await lookAgain(stage)
    expect(edited(stage)).toEqual([[stage.surface.sent[1]?.id, 'card']])
  })

  it('of a role that closes while it is edited says at last that the role is closed', async () => {
    const stage = await openWith()
    await stage.conversation.shareRole(request)
    const { edit } = stage.surface
    let closing: Promise<void> | null = null
    stage.surface.edit = async (ids, outgoing) => {
      if (outgoing.kind === 'card' && closing === null) {
        stage.assistant = over({ isOpen: false })
        closing = stage.another({ surface: Object.assign(Object.create(stage.surface), { edit }) }).knowledgeChanged()
        await closing
      }
      // The attempt after the one that showed the role fails.
      if (outgoing.kind === 'closed_card' && closing !== null && stage.surface.edits.at(-1)?.outgoing.kind === 'card' && !hasFailed) {
        hasFailed = true
        throw refusal('unavailable')
      }
      await edit.call(stage.surface, ids, outgoing)
    }
    let hasFailed = false
    await change(stage, over({ salary: '55,000' }))
    expect(hasFailed).toBe(true)
    await lookAgain(stage)
    expect(edited(stage).map(([, kind]) => kind)).toEqual(['closed_card', 'card', 'closed_card'])
    expect(await stage.store.openCards('stage')).toEqual([])
  })

  it('waits for the process that has the new page', async () => {
    const stage = await openWith()
    await stage.conversation.shareRole(request)
    const behind = stage.another({ assistant: () => first })
    stage.assistant = over({ salary: '55,000' })
    await stage.another({ store: { ...stage.store, take: async () => null } }).knowledgeChanged()
    await lookAgain(stage, 0, behind)
    expect(stage.surface.edits).toEqual([])
    await lookAgain(stage, 5_000)
    expect(stage.surface.edits).toHaveLength(1)
  })
})
