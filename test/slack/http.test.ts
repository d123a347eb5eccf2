import { describe, expect, it, vi } from 'vitest'
import { commandBody, directEvent, eventOf, mentionEvent, messageEvent } from '../fixtures/slack-deliveries.ts'
import { openSurface } from '../fixtures/slack-surface.ts'
import { bot } from '../fixtures/slack-web-api.ts'

const mentionTs = '1771588800.000100'
const threadReply = (text: string, ts: string, fields = {}) => messageEvent(text, { ts, thread_ts: mentionTs, ...fields })

describe('deliveries by HTTP', () => {
  it('are refused where the signature is wrong, missing or old', async () => {
    const { post, conversation, complaints } = await openSurface()
    const event = eventOf(mentionEvent('salary?'))
    expect((await post(event, { 'x-slack-signature': 'v0=00' })).status).toBe(401)
    expect((await post(event, { 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000) - 3600) })).status).toBe(401)
    expect(conversation.calls).toEqual([])
    expect(complaints()[0]).toContain('SLACK_SIGNING_SECRET')
  })

  it('answer the challenge by which Slack checks the address', async () => {
    const { post } = await openSurface()
    expect(await post({ type: 'url_verification', challenge: 'abc', token: 'verification' })).toMatchObject({ status: 200, text: '{"challenge":"abc"}' })
  })

  it('are not found anywhere else', async () => {
    const { surface, log } = await openSurface()
    expect(surface.health()).toMatchObject({ isConnected: true, maxSilenceMs: null, lastEventAt: null })
    const address = log.map(({ message }) => /HTTP on (\S+)/.exec(message)?.[1]).find((found) => found !== undefined)
    expect((await fetch(`http://${address}/other`)).status).toBe(404)
  })

  it('give one message where a mention comes as two events', async () => {
    const { hear, conversation } = await openSurface()
    const text = 'what is the salary?'
    const [first, second] = await Promise.all([hear(mentionEvent(text)), hear(messageEvent(`<@${bot.userId}> ${text}`))])
    expect([first.status, second.status]).toEqual([200, 200])
    expect(conversation.calls).toHaveLength(2)
    expect(conversation.kept.size).toBe(1)
    expect([...conversation.kept.values()][0]).toEqual({
      id: `T1/C1/${mentionTs}`,
      threadId: `T1/C1/${mentionTs}`,
      channelId: 'C1',
      channelName: 'general',
      personId: 'U1',
      text,
      sentAt: 1_771_588_800_000,
      way: 'mention',
      opensThread: true,
      reply: { kind: 'thread' },
      priorLanguages: ['en'],
    })
  })

  it('of a retry are taken like the first, which may have been lost', async () => {
    const { hear, conversation } = await openSurface()
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }
    expect((await hear(mentionEvent('salary?'), retry)).status).toBe(200)
    expect((await hear(mentionEvent('salary?'), { ...retry, 'x-slack-retry-num': '2' })).status).toBe(200)
    expect([...conversation.kept.keys()]).toEqual([`T1/C1/${mentionTs}`])
  })

  it('keep the order of writing, not of arrival', async () => {
    const { hear, conversation } = await openSurface()
    await hear(threadReply('and remote?', '1771588802.000200'))
    await hear(threadReply('and vacation?', '1771588801.000200'))
    const [late, early] = conversation.calls
    expect(late?.text).toBe('and remote?')
    expect(early?.sentAt).toBeLessThan(late?.sentAt ?? 0)
  })

  it('are acknowledged when the message is kept, and not before', async () => {
    const { hear, conversation } = await openSurface()
    let open = () => {}
    conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    let isAcknowledged = false
    const delivery = hear(mentionEvent('salary?')).finally(() => {
      isAcknowledged = true
    })
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(1))
    // Deliveries that need no store go through meanwhile.
    for (let index = 0; index < 5; index++) expect((await hear(messageEvent('joined', { subtype: 'channel_join' }))).status).toBe(200)
    expect(isAcknowledged).toBe(false)
    open()
    expect((await delivery).status).toBe(200)
  })

  it('are refused after 3 s by a store that does not answer, so that they come again', async () => {
    const { hear, conversation, surface, complaints } = await openSurface()
    let open = () => {}
    conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    const delivered = await hear(mentionEvent('salary?'))
    expect(delivered.status).toBe(503)
    open()
    await surface.stop()
    expect(conversation.kept.size).toBe(1)
    expect(complaints()).toEqual([])
  })

  it('come in a second however slow it is to look up who writes where', async () => {
    const { hear, conversation, slack } = await openSurface()
    slack.fail('users.info', { kind: 'hang' })
    slack.fail('conversations.info', { kind: 'hang' })
    const delivered = await hear(mentionEvent('salary?'))
    expect(delivered.ms).toBeLessThan(1500)
    expect(conversation.calls[0]).toMatchObject({ channelName: '', priorLanguages: [] })
  })

  it('tell of limits that Slack puts on events', async () => {
    const { post, complaints } = await openSurface()
    expect((await post({ type: 'app_rate_limited', token: 'x', team_id: 'T1', minute_rate_limited: 1, api_app_id: 'A1' })).status).toBe(200)
    expect(complaints()).toEqual([expect.stringContaining('holds back events')])
  })
})

describe('without the store', () => {
  it('a delivery is refused, the asker hears it once, and the operator what to do', async () => {
    const { hear, conversation, slack, complaints } = await openSurface()
    conversation.isStoreDown = true
    const text = 'what is the salary?'
    const statuses = [await hear(mentionEvent(text)), await hear(messageEvent(`<@${bot.userId}> ${text}`)), await hear(mentionEvent(text))].map(
      ({ status }) => status,
    )
    expect(statuses).toEqual([503, 503, 503])
    await vi.waitFor(() => expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1))
    expect(slack.callsOf('chat.postEphemeral')[0]).toMatchObject({ channel: 'C1', user: 'U1', text: expect.stringContaining('fault on my side') })
    expect(slack.callsOf('chat.postEphemeral')[0]).not.toHaveProperty('thread_ts')
    expect(complaints()).toHaveLength(3)
    for (const line of complaints()) expect(line).toContain('start PostgreSQL')
  })

  it('a message waits here too, and is kept when the store is back', async () => {
    const { hear, conversation, slack } = await openSurface()
    conversation.isStoreDown = true
    expect((await hear(directEvent('salary?'))).status).toBe(503)
    conversation.isStoreDown = false
    await vi.waitFor(() => expect([...conversation.kept.keys()]).toEqual(['T1/DU1/1771588800.000100']), { timeout: 15_000, interval: 100 })
    expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1)
  })

  it('a message that cannot be kept for a reason of its own holds up no other', async () => {
    const { hear, conversation } = await openSurface()
    const receive = conversation.receive.bind(conversation)
    conversation.receive = async (message) => {
      if (message.text === 'the one') throw new Error('a fault of this message')
      return receive(message)
    }
    expect((await hear(directEvent('the one'))).status).toBe(503)
    conversation.isStoreDown = true
    expect((await hear(directEvent('the other', { ts: '1771588801.000100' }))).status).toBe(503)
    conversation.isStoreDown = false
    await vi.waitFor(() => expect([...conversation.kept.keys()]).toEqual(['T1/DU1/1771588801.000100']), { timeout: 15_000, interval: 100 })
  })

  it('nobody is told of a follow-up, which may be meant for others', async () => {
    const { hear, conversation, slack, surface } = await openSurface()
    conversation.isStoreDown = true
    expect((await hear(threadReply('and remote?', '1771588801.000200'))).status).toBe(503)
    await surface.stop()
    expect(slack.callsOf('chat.postEphemeral')).toEqual([])
  })

  it('a command is told so at once, because Slack does not bring it again', async () => {
    const { post, conversation, slack } = await openSurface()
    conversation.isStoreDown = true
    const delivered = await post(commandBody('/ask', 'salary?', slack.responseUrl('ask')))
    expect(delivered.status).toBe(200)
    expect(JSON.parse(delivered.text)).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('fault on my side') })
  })
})

describe('what is not for the assistant', () => {
  it('what a person looks at beside the agent container is acknowledged, and neither read nor kept', async () => {
    const { hear, conversation, slack, complaints } = await openSurface()
    const context = { entities: [{ type: 'slack#/types/channel_id', value: 'C9', team_id: bot.team }] }
    expect((await hear({ type: 'app_context_changed', user: 'U1', channel: 'DU1', context })).status).toBe(200)
    expect([conversation.calls, slack.calls.filter(({ method }) => method !== 'auth.test'), complaints()]).toEqual([[], [], []])
  })

  it.each([
    ['its own message', { user: bot.userId, bot_id: bot.botId }],
    ["another bot's message", { user: 'U9', bot_id: 'B9' }],
    ['an edit', { subtype: 'message_changed', hidden: true, user: undefined }],
    ['a join', { subtype: 'channel_join' }],
    ['a message at the top of a channel', {}],
  ])('%s is acknowledged and left alone', async (_, fields) => {
    const { hear, conversation } = await openSurface()
    expect((await hear(messageEvent('salary?', fields))).status).toBe(200)
    expect(conversation.calls).toEqual([])
  })
})

describe('stopping', () => {
  it('finishes what was taken and takes nothing new', async () => {
    const { hear, conversation, surface } = await openSurface()
    let open = () => {}
    conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    const taken = hear(mentionEvent('salary?'))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(1))
    const stopped = surface.stop()
    expect((await hear(mentionEvent('remote?', { ts: '1771588900.000100' }))).status).toBe(503)
    open()
    expect((await taken).status).toBe(200)
    await stopped
    expect([...conversation.kept.keys()]).toEqual([`T1/C1/${mentionTs}`])
    expect(surface.health().isConnected).toBe(false)
    await expect(hear(mentionEvent('vacation?'))).rejects.toThrow()
  })
})
