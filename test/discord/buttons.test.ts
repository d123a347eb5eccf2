import { describe, expect, it, vi } from 'vitest'
import { actionIds, encodePress, encodeQuestion, encodeShareRole, formIds } from '../../adapters/discord/actions.ts'
import { form, inDirect, press } from '../fixtures/discord-payloads.ts'
import { ids, snowflake } from '../fixtures/discord-rest.ts'
import { openSurface } from '../fixtures/discord-surface.ts'

const callback = 'POST /interactions/:id/:token/callback'
const thread = snowflake()
const inThread = { channel_id: thread, channel: { id: thread, type: 11, parent_id: ids.general, name: 'Salary?', thread_metadata: { archived: false } } }

/** An answer of the bot with the buttons that carry a question. */
function answerWith(question: string, changes: object = {}) {
  const actions = [actionIds.helpful, actionIds.notHelpful, actionIds.askPerson, actionIds.shareAnswer]
  const { ids: customIds } = encodeQuestion(question, 'en', actions)
  const components = [
    { type: 1, id: 1, components: actions.map((action, index) => ({ type: 2, id: index + 2, style: 2, label: action, custom_id: customIds.get(action) })) },
  ]
  return { id: snowflake(), channel_id: ids.general, components, customIds, ...changes }
}
const on = (answer: ReturnType<typeof answerWith>, action: 'helpful' | 'notHelpful' | 'askPerson' | 'shareAnswer', changes: object = {}) => {
  const { customIds, ...message } = answer
  return press(message, customIds.get(actionIds[action]) ?? '', changes)
}

describe('buttons', () => {
  it.each([
    ['helpful', true],
    ['notHelpful', false],
  ] as const)('%s is noted, and the person alone is thanked', async (action, isHelpful) => {
    const { interact, conversation, rest } = await openSurface()
    const answer = answerWith('Salary?')
    const pressed = on(answer, action)
    interact(pressed)
    await vi.waitFor(() => expect(rest.replies.get(pressed.token)).toHaveLength(2))
    expect(rest.callsOf(callback).map(({ body }) => body)).toEqual([{ type: 6 }])
    expect(rest.replies.get(pressed.token)?.[1]).toMatchObject({ content: 'Thank you, that is noted.', flags: 4 | 64 })
    expect(conversation.rated).toEqual([{ messageId: `${ids.guild}/${ids.general}/${answer.id}`, personId: ids.ada, isHelpful, language: 'en' }])
  })

  it('"Share" posts the same question to the channel once, however often it is pressed', async () => {
    const { interact, conversation, rest } = await openSurface()
    const question = `What is the salary ${'of the diver '.repeat(15)}?`
    const answer = answerWith(question, { flags: 64 })
    for (let times = 0; times < 2; times++) interact(on(answer, 'shareAnswer'))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(2))
    expect(conversation.kept.size).toBe(1)
    expect(conversation.calls[0]).toMatchObject({
      text: question,
      channelId: `${ids.guild}/${ids.general}`,
      reply: { kind: 'channel' },
      priorLanguages: ['en'],
    })
    expect(rest.callsOf('POST /webhooks/:id/:token')).toEqual([])
  })

  it('"Share" of a role posts its card; what stands in the way is told', async () => {
    const { interact, conversation, rest } = await openSurface()
    const list = { id: snowflake(), channel_id: ids.general, components: [], flags: 64 }
    const customId = encodeShareRole({ postingId: 'diver', language: 'en' })
    interact(press(list, customId))
    await vi.waitFor(() => expect(conversation.shared).toEqual([expect.objectContaining({ postingId: 'diver', channelId: `${ids.guild}/${ids.general}` })]))
    conversation.shareResult = 'This role is no longer open.'
    const again = press(list, customId)
    interact(again)
    await vi.waitFor(() => expect(rest.replies.get(again.token)?.[1]).toMatchObject({ content: 'This role is no longer open.' }))
    expect(conversation.shared[1]?.id).toBe(conversation.shared[0]?.id)
  })

  it('"Erase" asks first, and erases when that is confirmed', async () => {
    const { interact, conversation, rest } = await openSurface()
    const about = { id: snowflake(), channel_id: ids.general, components: [], flags: 64 }
    const asked = press(about, encodePress(actionIds.eraseMe, 'en'))
    interact(asked)
    await vi.waitFor(() => expect(rest.replies.get(asked.token)).toHaveLength(2))
    expect(conversation.forgotten).toEqual([])
    const sure = press(rest.replies.get(asked.token)?.[1] ?? {}, encodePress(actionIds.confirmErase, 'en'))
    interact(sure)
    await vi.waitFor(() => expect(rest.replies.get(sure.token)?.[0]).toMatchObject({ content: 'Erased: 3 answers.', components: [] }))
    const not = press(about, encodePress(actionIds.cancel, 'en'))
    interact(not)
    await vi.waitFor(() => expect(rest.callsOf('DELETE /webhooks/:id/:token/messages/@original')).toHaveLength(1))
    expect(conversation.forgotten).toEqual([ids.ada])
  })

  it.each(['of_an_older_version', 'helpful', 'share_role:en:', 'share_answer:en:', 'x'.repeat(100)])('of another version do nothing: %s', async (customId) => {
    const { interact, conversation, rest, complaints } = await openSurface()
    interact(press({ id: snowflake(), channel_id: ids.general, components: [] }, customId))
    await vi.waitFor(() => expect(rest.callsOf(callback).map(({ body }) => body)).toEqual([{ type: 6 }]))
    expect([conversation.rated, conversation.shared, conversation.calls, complaints()]).toEqual([[], [], [], []])
  })

  it('that fail say so', async () => {
    const { interact, conversation, rest, complaints } = await openSurface()
    conversation.isStoreDown = true
    const pressed = on(answerWith('Salary?'), 'helpful')
    interact(pressed)
    await vi.waitFor(() => expect(rest.replies.get(pressed.token)?.[1]).toMatchObject({ content: expect.stringContaining('fault on my side'), flags: 4 | 64 }))
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })

  it('that another session was first to acknowledge say nothing twice', async () => {
    const { interact, conversation, rest } = await openSurface()
    const pressed = on(answerWith('Salary?'), 'helpful')
    rest.taken.add(pressed.token)
    interact(pressed)
    await vi.waitFor(() => expect(conversation.rated).toHaveLength(1))
    interact(on(answerWith('Salary?'), 'helpful'))
    await vi.waitFor(() => expect(rest.callsOf('POST /webhooks/:id/:token')).toHaveLength(1))
    expect(rest.callsOf('POST /webhooks/:id/:token')[0]?.path).not.toContain(pressed.token)
  })
})

describe('the form to ask a person', () => {
  it('opens at once with the question', async () => {
    const { interact, rest } = await openSurface({ recruiterChannel: ids.recruiting })
    interact(on(answerWith('Is <b> remote?'), 'askPerson'))
    await vi.waitFor(() => expect(rest.callsOf(callback).map(({ body }) => body.type)).toEqual([9]))
    expect(JSON.stringify(rest.callsOf(callback)[0]?.body.data)).toContain('Is <b> remote?')
  })

  it('passes the question on from a thread, and says what became of it', async () => {
    const { interact, conversation, rest } = await openSurface({ recruiterChannel: ids.recruiting })
    const answer = { id: snowflake(), channel_id: thread }
    const sent = form(encodePress(formIds.askPerson, 'en'), 'Is it remote?', answer, inThread)
    interact(sent)
    await vi.waitFor(() => expect(rest.replies.get(sent.token)).toMatchObject([{ content: expect.stringContaining('is posted to the recruiting team') }]))
    expect(rest.callsOf(callback).map(({ body }) => body)).toEqual([{ type: 5, data: { flags: 64 } }])
    expect(conversation.asked).toEqual([
      {
        id: `${ids.guild}/${thread}/~${sent.id}`,
        threadId: `${ids.guild}/${ids.general}/${thread}`,
        messageId: `${ids.guild}/${thread}/${answer.id}`,
        personId: ids.ada,
        question: 'Is it remote?',
        language: 'en',
        replyTo: 'thread',
        isPublic: true,
      },
    ])
  })

  it('links to nothing that only the person sees', async () => {
    const { interact, conversation } = await openSurface({ recruiterChannel: ids.recruiting })
    interact(form(encodePress(formIds.askPerson, 'en'), 'Private?', { id: snowflake(), channel_id: ids.general, flags: 64 }))
    interact(form(encodePress(formIds.askPerson, 'en'), 'Direct?', { id: snowflake(), channel_id: ids.ada }, inDirect(ids.ada)))
    await vi.waitFor(() => expect(conversation.asked).toHaveLength(2))
    expect(conversation.asked.map(({ question, messageId, replyTo, isPublic }) => [question, messageId, replyTo, isPublic]).toSorted()).toEqual([
      ['Direct?', null, 'thread', false],
      ['Private?', null, 'person', false],
    ])
    expect(conversation.asked.find(({ question }) => question === 'Direct?')?.threadId).toBe(`@me/${ids.ada}/-`)
  })

  it('gives back what was typed where it could not be kept', async () => {
    const { interact, conversation, rest, complaints } = await openSurface({ recruiterChannel: ids.recruiting })
    conversation.isStoreDown = true
    const sent = form(encodePress(formIds.askPerson, 'en'), 'A long story', { id: snowflake(), channel_id: ids.general })
    interact(sent)
    await vi.waitFor(() => expect(rest.replies.get(sent.token)?.[0]?.content).toMatch(/fault on my side[\s\S]*A long story/))
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })

  it('says that nothing was asked', async () => {
    const { interact, conversation, rest } = await openSurface({ recruiterChannel: ids.recruiting })
    const sent = form(encodePress(formIds.askPerson, 'en'), '  ', { id: snowflake(), channel_id: ids.general })
    interact(sent)
    await vi.waitFor(() => expect(rest.replies.get(sent.token)?.[0]?.content).toContain('write your question'))
    expect(conversation.asked).toEqual([])
  })
})
