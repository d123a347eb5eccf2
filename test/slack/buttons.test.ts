import { describe, expect, it, vi } from 'vitest'
import { actionIds, callbackIds, encodeContext, encodeValue, questionInput, readContext, readOwnQuestion } from '../../adapters/slack/actions.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { posted } from '../fixtures/recording-conversation.ts'
import { formBody, pressBody } from '../fixtures/slack-deliveries.ts'
import { buttonsOf, labelOf } from '../fixtures/slack-shown.ts'
import { openSurface } from '../fixtures/slack-surface.ts'
import { directOf } from '../fixtures/slack-web-api.ts'

const threadTs = '1771588800.000100'
const say = chatWordingOf('en')

describe('buttons', () => {
  const value = (text: string) => encodeValue({ question: text, language: 'sv' }) ?? ''

  it.each([
    [actionIds.helpful, true],
    [actionIds.notHelpful, false],
  ])('%s rates the answer, and thanks', async (actionId, isHelpful) => {
    const { post, conversation, slack } = await openSurface()
    expect((await post(pressBody(actionId, encodeValue({ language: 'sv' }) ?? '', slack.responseUrl('rate')))).status).toBe(200)
    await vi.waitFor(() =>
      expect(slack.callsOf('response_url')).toEqual([
        expect.objectContaining({ url: 'rate', text: 'Thank you, that is noted.', response_type: 'ephemeral', thread_ts: threadTs }),
      ]),
    )
    expect(conversation.rated).toEqual([{ messageId: 'T1/C1/1771588802.000100', personId: 'U1', isHelpful, language: 'sv' }])
  })

  it('say so where the store is down', async () => {
    const { post, conversation, slack, complaints } = await openSurface()
    conversation.isStoreDown = true
    await post(pressBody(actionIds.helpful, encodeValue({ language: 'en' }) ?? '', slack.responseUrl('rate')))
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ text: expect.stringContaining('fault on my side') })]))
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })

  it('"Ask a person" opens a form with the question', async () => {
    const { post, slack } = await openSurface({ recruiterChannel: 'C1' })
    await post(pressBody(actionIds.askPerson, value('Är det distans?'), slack.responseUrl('ask')))
    await vi.waitFor(() => expect(slack.callsOf('views.open')).toHaveLength(1))
    const [call] = slack.callsOf('views.open')
    expect(call?.trigger_id).toBe('13345224609.738474920.8088930838d88f008e2')
    expect(JSON.stringify(call?.view)).toContain('Är det distans?')
    expect(readContext(call?.view.private_metadata)).toEqual({ threadId: `T1/C1/${threadTs}`, messageId: 'T1/C1/1771588802.000100', language: 'sv' })
  })

  it('"Ask a person" under a private answer links to nothing that others could open', async () => {
    const { post, slack } = await openSurface({ recruiterChannel: 'C1' })
    const container = { type: 'message', message_ts: '1771588802.000100', channel_id: 'C1', is_ephemeral: true }
    await post(pressBody(actionIds.askPerson, value('Remote?'), slack.responseUrl('ask'), { container, message: undefined }))
    await vi.waitFor(() => expect(slack.callsOf('views.open')).toHaveLength(1))
    expect(readContext(slack.callsOf('views.open')[0]?.view.private_metadata)).toMatchObject({ messageId: null })
  })

  it('"Share" of an answer posts it to the channel once, however often it is pressed', async () => {
    const { post, conversation, slack } = await openSurface()
    const press = () => post(pressBody(actionIds.shareAnswer, value('Lön?'), slack.responseUrl('share')))
    expect([(await press()).status, (await press()).status]).toEqual([200, 200])
    expect(conversation.kept.size).toBe(1)
    expect(conversation.calls[0]).toMatchObject({
      text: 'Lön?',
      way: 'command',
      reply: { kind: 'channel', handle: `${slack.responseUrl('share')}#${threadTs}` },
      channelName: 'general',
      priorLanguages: ['sv'],
    })
  })

  it('"Share" of a role posts its card; what stands in the way is told', async () => {
    const { post, conversation, slack } = await openSurface()
    const press = () => post(pressBody(actionIds.shareRole, encodeValue({ postingId: 'diver', language: 'en' }) ?? '', slack.responseUrl('share')))
    await press()
    await vi.waitFor(() =>
      expect(conversation.shared).toEqual([
        expect.objectContaining({ postingId: 'diver', channelId: 'C1', handle: `${slack.responseUrl('share')}#${threadTs}` }),
      ]),
    )
    conversation.shareResult = 'This role is no longer open.'
    await press()
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ text: 'This role is no longer open.' })]))
  })

  it('on the first message of a thread are answered beside it', async () => {
    const { post, slack } = await openSurface()
    const container = { type: 'message', message_ts: threadTs, channel_id: 'C1', is_ephemeral: false, thread_ts: threadTs }
    await post(pressBody(actionIds.helpful, encodeValue({ language: 'sv' }) ?? '', slack.responseUrl('rate'), { container }))
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toHaveLength(1))
    expect(slack.callsOf('response_url')[0]).not.toHaveProperty('thread_ts')
  })

  it('"Share" of a role is one request for one list, and another for the next', async () => {
    const { post, conversation, slack } = await openSurface()
    let requests = 0
    const share = (list: string, postingId: string) => {
      const container = { type: 'message', message_ts: list, channel_id: 'C1', is_ephemeral: true }
      requests++
      const fields = { container, message: undefined, trigger_id: `1.2.${requests}` }
      return post(pressBody(actionIds.shareRole, encodeValue({ postingId, language: 'en' }) ?? '', slack.responseUrl('share'), fields))
    }
    const [first, second] = ['1771588802.000100', '1771588803.000100'] as const
    for (const [list, postingId] of [
      [first, 'diver'],
      [first, 'diver'],
      [first, 'cook'],
      [second, 'diver'],
    ] as const)
      await share(list, postingId)
    await vi.waitFor(() => expect(conversation.shared).toHaveLength(4))
    const [once, again, other, later] = conversation.shared.map(({ id }) => id)
    expect(again).toBe(once)
    expect(new Set([once, other, later]).size).toBe(3)
  })

  it.each([`${actionIds.openLink}_0`, 'of_an_older_version'])('that do nothing here are acknowledged: %s', async (actionId) => {
    const { post, slack, complaints } = await openSurface()
    expect((await post(pressBody(actionId, 'x', slack.responseUrl('open')))).status).toBe(200)
    expect(complaints()).toEqual([])
  })

  it.each(Object.values(actionIds))('with a value of an older version do nothing: %s', async (actionId) => {
    const { post, slack, conversation, complaints } = await openSurface()
    conversation.shareResult = 'shared'
    expect((await post(pressBody(actionId, '{"v":0}', slack.responseUrl('open')))).status).toBe(200)
    const done = [
      conversation.rated,
      conversation.shared,
      conversation.calls,
      conversation.withdrawn,
      conversation.team.deeds,
      slack.callsOf('views.open'),
      complaints(),
    ]
    expect(done.flat()).toEqual([])
  })
})

describe('a question of one’s own', () => {
  const value = encodeValue({ ref: 'q1W2e3R4t5Y6u7I8', language: 'en' }) ?? ''
  const own = [{ ref: 'q1W2e3R4t5Y6u7I8', personId: 'U1' }]
  const inPrivate = { container: { type: 'message', message_ts: '1771588802.000100', channel_id: 'C1', is_ephemeral: true }, message: undefined }

  it('says what became of it where the button stood', async () => {
    const { post, conversation, slack } = await openSurface()
    conversation.status = { text: say.handOver.taken, ref: 'q1W2e3R4t5Y6u7I8', canWithdraw: true }
    await post(pressBody(actionIds.questionStatus, value, slack.responseUrl('status'), inPrivate))
    await vi.waitFor(() =>
      expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ url: 'status', replace_original: true, text: say.handOver.taken })]),
    )
    expect(conversation.lookedAt).toEqual(own)
    expect(buttonsOf(slack.callsOf('response_url')[0]?.blocks).map(labelOf)).toEqual([say.buttons.status, say.buttons.withdraw])
  })

  it('is withdrawn, and cannot be once more', async () => {
    const { post, conversation, slack } = await openSurface()
    await post(pressBody(actionIds.withdrawQuestion, value, slack.responseUrl('withdraw'), inPrivate))
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toMatchObject([{ replace_original: true, text: say.handOver.withdrawn }]))
    expect(conversation.withdrawn).toEqual(own)
    expect(buttonsOf(slack.callsOf('response_url')[0]?.blocks).map(labelOf)).toEqual([say.buttons.status])
  })

  it('is told to who pressed alone, where others see the button', async () => {
    const { post, slack } = await openSurface()
    await post(pressBody(actionIds.questionStatus, value, slack.responseUrl('status')))
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toMatchObject([{ replace_original: false, response_type: 'ephemeral', text: posted.text }]))
  })

  it('is told anew where the address of the press is of no use any more', async () => {
    const { post, slack } = await openSurface()
    slack.fail('response_url', { kind: 'error', error: 'expired_url' })
    await post(pressBody(actionIds.questionStatus, value, slack.responseUrl('status'), inPrivate))
    await vi.waitFor(() => expect(slack.callsOf('chat.postEphemeral')).toMatchObject([{ channel: 'C1', user: 'U1', text: posted.text }]))
  })
})

describe('the form to ask a person', () => {
  const metadata = encodeContext({ threadId: `T1/C1/${threadTs}`, messageId: `T1/C1/${threadTs}`, language: 'en' })
  const form = (question: string, from = metadata) =>
    formBody(callbackIds.askPerson, from, { [questionInput.blockId]: { [questionInput.actionId]: { type: 'plain_text_input', value: question } } })

  it('passes the question on and says what became of it', async () => {
    const { post, conversation, slack } = await openSurface({ recruiterChannel: 'C1' })
    expect(await post(form('Is <b> remote?'))).toMatchObject({ status: 200, text: '' })
    expect(conversation.asked).toEqual([
      {
        id: 'T1/form/~V2',
        threadId: `T1/C1/${threadTs}`,
        messageId: `T1/C1/${threadTs}`,
        personId: 'U1',
        question: 'Is <b> remote?',
        language: 'en',
        replyTo: 'thread',
        isPublic: true,
      },
    ])
    await vi.waitFor(() =>
      expect(slack.callsOf('chat.postEphemeral')).toEqual([expect.objectContaining({ channel: 'C1', user: 'U1', thread_ts: threadTs, text: posted.text })]),
    )
  })

  it('offers to look again and to take the question back', async () => {
    const { post, slack } = await openSurface({ recruiterChannel: 'C1' })
    await post(form('Is it remote?'))
    await vi.waitFor(() => expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1))
    const buttons = buttonsOf(slack.callsOf('chat.postEphemeral')[0]?.blocks)
    expect(buttons.map(labelOf)).toEqual([say.buttons.status, say.buttons.withdraw])
    for (const { value } of buttons) expect(readOwnQuestion(value)).toEqual({ ref: posted.ref, language: 'en' })
  })

  it.each([
    ['in a direct message is answered there', `T1/DU1/-`, { replyTo: 'thread', isPublic: false }],
    ['in private is answered to the person', 'T1/C1/~1.2.a', { replyTo: 'person', isPublic: false }],
  ])('%s', async (_, threadId, expected) => {
    const { post, conversation } = await openSurface({ recruiterChannel: 'C1' })
    await post(form('Is it remote?', encodeContext({ threadId, messageId: null, language: 'en' })))
    expect(conversation.asked).toMatchObject([expected])
  })

  it('gives the question back where it is known too late that it is not kept', async () => {
    const { post, conversation, slack } = await openSurface({ recruiterChannel: 'C1' })
    let open = () => {}
    conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    conversation.isStoreDown = true
    expect((await post(form('Is it remote?'))).text).toBe('')
    open()
    await vi.waitFor(() => expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1))
    expect(slack.callsOf('chat.postEphemeral')[0]?.text).toMatch(/fault on my side[\s\S]*Is it remote\?/)
  })

  it('says it in a direct message where the app may not write', async () => {
    const { post, slack } = await openSurface({ recruiterChannel: 'C1' })
    slack.fail('chat.postEphemeral', { kind: 'error', error: 'user_not_in_channel' })
    await post(form('Is it remote?'))
    await vi.waitFor(() => expect(slack.messages).toEqual([expect.objectContaining({ channel: directOf('U1'), text: posted.text })]))
  })

  it('stays open with what was typed where it could not be kept', async () => {
    const { post, conversation, complaints } = await openSurface({ recruiterChannel: 'C1' })
    conversation.isStoreDown = true
    expect(JSON.parse((await post(form('Is it remote?'))).text)).toEqual({
      response_action: 'errors',
      errors: { [questionInput.blockId]: expect.stringContaining('fault on my side') },
    })
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })

  it('stays open where nothing is asked', async () => {
    const { post, conversation } = await openSurface({ recruiterChannel: 'C1' })
    expect(JSON.parse((await post(form('  '))).text)).toMatchObject({ response_action: 'errors' })
    expect(conversation.asked).toEqual([])
  })

  it('closes in time where the recruiting channel is slow, and tells the rest later', async () => {
    const { post, conversation, slack } = await openSurface({ recruiterChannel: 'C1' })
    let open = () => {}
    conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    const delivered = await post(form('Is it remote?'))
    expect(delivered.ms).toBeLessThan(3000)
    expect(delivered).toMatchObject({ status: 200, text: '' })
    open()
    await vi.waitFor(() => expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1))
  })
})
