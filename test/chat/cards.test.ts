import { describe, expect, it } from 'vitest'
import type { Assistant } from '../../src/assistant.ts'
import type { ShareRequest } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { openStage, sampleAssistant } from '../fixtures/chatting.ts'
import { incoming, refusal } from '../fixtures/recording-surface.ts'

const en = chatWordingOf('en')
const postingId = 'postings/cloud-engineer.md'
const request: ShareRequest = { id: 's1', postingId, channelId: 'C1', language: 'en', handle: null }
/** The assistant after the posting was closed. */
const withoutIt = (): Assistant => ({ ...sampleAssistant(), role: (id, language) => (id === postingId ? null : sampleAssistant().role(id, language)) })

describe('a role card', () => {
  it('is posted once, and its thread is about the role', async () => {
    const stage = await openStage()
    expect(await stage.conversation.shareRole(request)).toBe('')
    await stage.conversation.shareRole(request)
    expect(stage.surface.sent).toHaveLength(1)
    const [card] = stage.surface.sent
    expect(card?.outgoing.kind === 'card' && card.outgoing.role.title).toBe('Cloud Engineer at Nordsky')
    await stage.hear(incoming('is remote work fine?', { threadId: card?.id ?? '', way: 'follow_up', opensThread: false }))
    const answer = stage.surface.sent[1]?.outgoing
    const quoted = answer?.kind === 'answer' ? answer.answer.parts.flatMap((part) => part.rows.flatMap((row) => row.citations.map(({ source }) => source))) : []
    expect(quoted).toContain(postingId)
    expect(quoted.filter((source) => source.startsWith('postings/') && source !== postingId)).toEqual([])
  })

  it('is edited once to say that the role is closed', async () => {
    const stage = await openStage()
    await stage.conversation.shareRole(request)
    await stage.conversation.rememberCard('preview-1', postingId, 'sv')
    await stage.conversation.knowledgeChanged()
    expect(stage.surface.edits).toEqual([])
    stage.assistant = withoutIt()
    await stage.conversation.knowledgeChanged()
    await stage.conversation.knowledgeChanged()
    expect(stage.surface.edits.map(({ id, outgoing }) => [id, outgoing])).toEqual([
      [stage.surface.sent[0]?.id, { kind: 'closed_card', language: 'en' }],
      ['preview-1', { kind: 'closed_card', language: 'sv' }],
    ])
  })

  it('that closed while nobody ran is edited at the next start', async () => {
    const stage = await openStage()
    await stage.conversation.shareRole(request)
    stage.assistant = withoutIt()
    const next = stage.another()
    await next.start()
    await next.settled()
    expect(stage.surface.edits).toHaveLength(1)
  })

  it('that cannot be edited now is edited later; one that is gone is let go', async () => {
    const stage = await openStage()
    await stage.conversation.shareRole(request)
    stage.assistant = withoutIt()
    stage.surface.faults.push({ error: refusal('unavailable') })
    await stage.conversation.knowledgeChanged()
    expect(await stage.store.openCards('stage')).toHaveLength(1)
    stage.surface.faults.push({ error: refusal('gone') })
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(await stage.store.openCards('stage')).toHaveLength(0)
    expect(stage.surface.edits).toHaveLength(0)
  })

  it('of a closed role is not shared', async () => {
    const stage = await openStage()
    stage.assistant = withoutIt()
    expect(await stage.conversation.shareRole(request)).toBe(en.roleClosed)
    expect(stage.surface.sent).toHaveLength(0)
  })

  it('that is not in the channel yet is not said to be there', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('rate_limited', 1_000) })
    expect(await stage.conversation.shareRole(request)).toBe(en.shareWaits)
    stage.pass(5_000)
    await stage.conversation.start()
    await stage.conversation.settled()
    expect(stage.surface.sent).toHaveLength(1)
  })

  it('says so where the assistant may not write', async () => {
    const stage = await openStage()
    stage.surface.faults.push({ error: refusal('not_allowed') })
    expect(await stage.conversation.shareRole(request)).toBe(en.cannotPostHere)
    expect(await stage.conversation.shareRole(request)).toBe('')
    expect(stage.surface.sent).toHaveLength(1)
    await stage.conversation.shareRole(request)
    expect(stage.surface.sent).toHaveLength(1)
  })
})
