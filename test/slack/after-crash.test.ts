import { describe, expect, it } from 'vitest'
import type { Destination } from '../../src/chat/surface.ts'
import { diver } from '../fixtures/recording-conversation.ts'
import { longAnswer, makeSurface, sentence } from '../fixtures/slack-surface.ts'

const threadTs = '1771588800.000100'
const thread: Destination = { kind: 'thread', threadId: `T1/C1/${threadTs}` }

describe('after a crash', () => {
  it('what stands already is not sent again, only what is missing', async () => {
    const { surface, slack } = await makeSurface()
    const all = await surface.send(thread, longAnswer, 'key-1', false)
    const lost = slack.messages.splice(1)
    await surface.send(thread, sentence('Another reply'), 'key-2', false)
    const again = await surface.send(thread, longAnswer, 'key-1', true)
    expect(again).toHaveLength(all.length)
    expect(again[0]).toBe(all[0])
    expect(slack.messages.filter(({ metadata }) => metadata?.event_payload.key === 'key-1').map(({ text }) => text)).toEqual([
      slack.messages[0]?.text,
      ...lost.map(({ text }) => text),
    ])
  })

  it('a message whose confirmation was lost is found', async () => {
    const { surface, slack } = await makeSurface()
    slack.fail('chat.postMessage', { kind: 'lost' })
    await expect(surface.send(thread, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({ reason: 'unavailable' })
    expect(await surface.send(thread, sentence('Hello'), 'key-1', true)).toEqual([`T1/C1/${slack.messages[0]?.ts}`])
    expect(slack.messages).toHaveLength(1)
  })

  it.each<[string, Destination]>([
    ['a direct message', { kind: 'person', personId: 'U1' }],
    ['a channel', { kind: 'channel', channelId: 'C1', handle: null }],
    ['a direct conversation', { kind: 'thread', threadId: 'T1/DU1/-' }],
  ])('it is found in %s too, pages back', async (_, to) => {
    const { surface, slack } = await makeSurface()
    const first = await surface.send(to, sentence('Hello'), 'key-1', false)
    for (let index = 0; index < 5; index++) await surface.send(to, sentence('Other'), `other-${index}`, false)
    slack.pageSize = 2
    expect(await surface.send(to, sentence('Hello'), 'key-1', true)).toEqual(first)
    expect(slack.messages).toHaveLength(6)
  })

  it('the same mark in a message of somebody else does not count', async () => {
    const { surface, slack } = await makeSurface()
    const metadata = { event_type: 'candidate_assistant_reply', event_payload: { key: 'key-1', part: 0 } }
    slack.messages.push({ channel: 'C1', ts: '1771588900.000100', thread_ts: threadTs, text: 'a fake', blocks: [], user: 'U9', bot_id: 'B9', metadata })
    await surface.send(thread, sentence('Hello'), 'key-1', true)
    expect(slack.messages.map(({ text }) => text)).toEqual(['a fake', 'Hello'])
  })

  it('is sent all the same where the app may not look, and the operator hears of it', async () => {
    const { surface, slack, complaints } = await makeSurface()
    slack.fail('conversations.replies', { kind: 'error', error: 'missing_scope', needed: 'channels:history' })
    expect(await surface.send(thread, sentence('Hello'), 'key-1', true)).toHaveLength(1)
    expect(complaints()).toEqual([expect.stringContaining('`channels:history`')])
  })

  it('waits where Slack cannot say now', async () => {
    const { surface, slack } = await makeSurface()
    slack.fail('conversations.replies', { kind: 'status', status: 500 })
    await expect(surface.send(thread, sentence('Hello'), 'key-1', true)).rejects.toMatchObject({ reason: 'unavailable' })
    expect(slack.messages).toEqual([])
  })
})

describe('editing', () => {
  it('replaces a message', async () => {
    const { surface, slack } = await makeSurface()
    const [id = ''] = await surface.send({ kind: 'channel', channelId: 'C1', handle: null }, { kind: 'card', role: diver, language: 'en' }, 'key-1', false)
    await surface.edit([id], { kind: 'closed_card', language: 'en' })
    expect(slack.messages).toHaveLength(1)
    expect(JSON.stringify(slack.messages[0])).toContain('no longer open')
    expect(JSON.stringify(slack.messages[0])).not.toContain('41,000')
  })

  it('says that a message is gone', async () => {
    const { surface } = await makeSurface()
    await expect(surface.edit(['T1/C1/1771588900.000100'], { kind: 'closed_card', language: 'en' })).rejects.toMatchObject({ reason: 'gone' })
  })

  it('replaces a link preview', async () => {
    const { surface, slack } = await makeSurface()
    await surface.edit([`T1/C1/${threadTs}/${encodeURIComponent('https://nordsky.example/diver/')}`], { kind: 'closed_card', language: 'en' })
    const [call] = slack.callsOf('chat.unfurl')
    expect(call).toMatchObject({ channel: 'C1', ts: threadTs })
    expect(JSON.stringify(call?.unfurls['https://nordsky.example/diver/'])).toContain('no longer open')
  })
})

describe('links to messages', () => {
  it('are Slack’s', async () => {
    const { surface, slack, complaints } = await makeSurface()
    const [id = ''] = await surface.send(thread, sentence('Hello'), 'key-1', false)
    expect(await surface.permalink(id)).toBe(`https://nordsky.slack.example/C1/${slack.messages[0]?.ts}`)
    expect(await surface.permalink('T1/C1/1.000100')).toBeNull()
    expect(complaints()).toEqual([])
    slack.fail('chat.getPermalink', { kind: 'status', status: 500 })
    expect(await surface.permalink(id)).toBeNull()
    expect(complaints()).toHaveLength(1)
  })
})
