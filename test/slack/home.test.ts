import { describe, expect, it, vi } from 'vitest'
import { actionIds } from '../../adapters/slack/actions.ts'
import { directEvent, homePressBody } from '../fixtures/slack-deliveries.ts'
import { makeSurface, openSurface, sentence } from '../fixtures/slack-surface.ts'

const threadTs = '1771588800.000100'

describe('App Home', () => {
  const opened = { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' }

  it('is shown when it is opened', async () => {
    const { hear, slack } = await openSurface()
    expect((await hear(opened)).status).toBe(200)
    await vi.waitFor(() => expect(slack.callsOf('views.publish')).toHaveLength(1))
    const [call] = slack.callsOf('views.publish')
    expect(call?.user_id).toBe('U1')
    const shown = JSON.stringify(call?.view)
    for (const text of ['I am an automated assistant.', 'Which roles are open?', 'Diver', 'I keep little.', actionIds.eraseMe]) expect(shown).toContain(text)
  })

  it('withdraws a question there, and says so on top of it', async () => {
    const { post, conversation, slack } = await openSurface()
    conversation.questions = [{ question: 'Do I need a drysuit?', status: { text: 'Nobody has taken it yet.', ref: 'q1W2e3R4t5Y6u7I8', canWithdraw: true } }]
    await post(homePressBody(actionIds.withdrawQuestion, JSON.stringify({ ref: 'q1W2e3R4t5Y6u7I8', language: 'en' })))
    await vi.waitFor(() => expect(slack.callsOf('views.publish')).toHaveLength(1))
    expect(conversation.withdrawn).toEqual([{ ref: 'q1W2e3R4t5Y6u7I8', personId: 'U1' }])
    const { blocks } = slack.callsOf('views.publish')[0]?.view ?? {}
    expect(JSON.stringify(blocks[0])).toContain('Your question is withdrawn.')
    expect(JSON.stringify(blocks)).toContain('Do I need a drysuit?')
  })

  it('is shown without the person’s questions where the store is down', async () => {
    const { hear, conversation, slack, complaints } = await openSurface()
    conversation.isStoreDown = true
    await hear(opened)
    await vi.waitFor(() => expect(slack.callsOf('views.publish')).toHaveLength(1))
    expect(JSON.stringify(slack.callsOf('views.publish')[0]?.view)).toMatch(/fault on my side[\s\S]*Diver/)
    expect(complaints()).toEqual([expect.stringContaining('without the questions of the person')])
  })

  it('erases what is kept of the person, and says on top of it what was', async () => {
    const { post, conversation, slack } = await openSurface()
    expect((await post(homePressBody(actionIds.eraseMe, 'en'))).status).toBe(200)
    await vi.waitFor(() => expect(slack.callsOf('views.publish')).toHaveLength(1))
    expect(conversation.forgotten).toEqual(['U1'])
    expect(JSON.stringify(slack.callsOf('views.publish')[0]?.view.blocks[0])).toContain('Erased: 3 answers.')
  })

  it('says there that nothing was erased where the store is down', async () => {
    const { post, conversation, slack } = await openSurface()
    conversation.isStoreDown = true
    await post(homePressBody(actionIds.eraseMe, 'en'))
    await vi.waitFor(() => expect(JSON.stringify(slack.callsOf('views.publish')[0]?.view.blocks[0])).toContain('fault on my side'))
  })

  it('suggests prompts when its messages are opened, to the whole conversation', async () => {
    const { hear, slack } = await openSurface()
    await hear({ ...opened, tab: 'messages' })
    await vi.waitFor(() => expect(slack.callsOf('assistant.threads.setSuggestedPrompts')).toHaveLength(1))
    const [call] = slack.callsOf('assistant.threads.setSuggestedPrompts')
    expect(call).toMatchObject({
      channel_id: 'DU1',
      prompts: [{ title: 'Which roles are open?', message: 'Which roles are open?' }, { title: 'Is it remote?' }],
    })
    expect(call).not.toHaveProperty('thread_ts')
  })

  it('does without prompts where there is no agent container', async () => {
    const { hear, slack, surface, complaints } = await openSurface()
    slack.fail('assistant.threads.setSuggestedPrompts', { kind: 'error', error: 'no_permission' })
    await hear({ ...opened, tab: 'messages' })
    await vi.waitFor(() => expect(slack.callsOf('assistant.threads.setSuggestedPrompts')).toHaveLength(1))
    await surface.stop()
    expect(complaints()).toEqual([])
  })
})

describe('the status while working', () => {
  it('is shown in a thread of the agent container, before the answer', async () => {
    const { hear, conversation, surface, slack } = await openSurface()
    await hear(directEvent('salary?', { app_context: {} }))
    const threadId = conversation.calls[0]?.threadId ?? ''
    const showing = surface.showWorking(threadId, 'en')
    await surface.send({ kind: 'thread', threadId }, sentence('Hello'), 'key-1', false)
    await showing
    const order = slack.calls.map(({ method }) => method).filter((method) => ['assistant.threads.setStatus', 'chat.postMessage'].includes(method))
    expect(order).toEqual(['assistant.threads.setStatus', 'chat.postMessage'])
    expect(slack.callsOf('assistant.threads.setStatus')[0]).toMatchObject({
      channel_id: 'DU1',
      thread_ts: '1771588800.000100',
      status: expect.stringContaining('reading'),
    })
  })

  it('is nothing elsewhere, and holds up no answer', async () => {
    const { surface, slack, complaints } = await makeSurface()
    await surface.showWorking(`T1/C1/${threadTs}`, 'en')
    await surface.showWorking('T1/DU1/-', 'en')
    expect(slack.callsOf('assistant.threads.setStatus')).toEqual([])
    slack.fail('assistant.threads.setStatus', { kind: 'error', error: 'missing_scope' }, { kind: 'hang' })
    await surface.showWorking(`T1/DU1/${threadTs}`, 'en')
    void surface.showWorking(`T1/DU1/${threadTs}`, 'en')
    const began = performance.now()
    await surface.send({ kind: 'thread', threadId: `T1/DU1/${threadTs}` }, sentence('Hello'), 'key-1', false)
    expect(performance.now() - began).toBeLessThan(2000)
    expect(complaints()).toEqual([])
  })
})

describe('links to roles', () => {
  const shared = {
    type: 'link_shared',
    channel: 'C1',
    is_bot_user_member: true,
    user: 'U1',
    message_ts: threadTs,
    unfurl_id: 'C1.1771588800.000100.abc',
    source: 'conversations_history',
    links: [
      { domain: 'nordsky.example', url: 'https://nordsky.example/diver/' },
      { domain: 'nordsky.example', url: 'https://nordsky.example/closed/' },
    ],
  }

  it('get the card of their role, which is remembered; others get nothing', async () => {
    const { hear, slack, conversation } = await openSurface()
    expect((await hear(shared)).status).toBe(200)
    await vi.waitFor(() => expect(conversation.cards).toHaveLength(1))
    const [call] = slack.callsOf('chat.unfurl')
    expect(call).toMatchObject({ unfurl_id: shared.unfurl_id, source: 'conversations_history' })
    expect(Object.keys(call?.unfurls)).toEqual(['https://nordsky.example/diver/'])
    expect(conversation.cards).toEqual([{ messageId: `T1/C1/${threadTs}/${encodeURIComponent('https://nordsky.example/diver/')}`, postingId: 'diver' }])
  })

  it('get it while they are being written too, where there is nothing to remember', async () => {
    const { hear, slack, conversation, surface } = await openSurface()
    await hear({ ...shared, channel: 'COMPOSER', message_ts: 'Uxxx-909b5454', source: 'composer', unfurl_id: 'Uxxx-909b5454' })
    await vi.waitFor(() => expect(slack.callsOf('chat.unfurl')).toEqual([expect.objectContaining({ source: 'composer', unfurl_id: 'Uxxx-909b5454' })]))
    await surface.stop()
    expect(conversation.cards).toEqual([])
  })

  it('to nothing open get nothing', async () => {
    const { hear, slack, surface } = await openSurface()
    await hear({ ...shared, links: shared.links.slice(1) })
    await surface.stop()
    expect(slack.callsOf('chat.unfurl')).toEqual([])
  })

  it('that Slack does not let be shown are one line for the operator', async () => {
    const { hear, slack, conversation, complaints } = await openSurface()
    slack.fail('chat.unfurl', { kind: 'error', error: 'cannot_unfurl_url' })
    await hear(shared)
    await vi.waitFor(() => expect(complaints()).toEqual([expect.stringContaining('unfurl_domains')]))
    expect(conversation.cards).toEqual([])
  })
})
