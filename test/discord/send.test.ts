import { describe, expect, it, vi } from 'vitest'
import { nonceOf } from '../../adapters/discord/posted.ts'
import type { Destination, Outgoing } from '../../src/chat/surface.ts'
import { slash } from '../fixtures/discord-payloads.ts'
import { directOf, ids, snowflake } from '../fixtures/discord-rest.ts'
import { makeSurface, openSurface } from '../fixtures/discord-surface.ts'
import { diver } from '../fixtures/recording-conversation.ts'
import { answer, longAnswer, sentence } from '../fixtures/slack-surface.ts'

const create = 'POST /channels/:id/messages'
const openThread = 'POST /channels/:id/messages/:id/threads'
const card: Outgoing = { kind: 'card', role: diver, language: 'en' }

/** A message in the channel, and the thread that may be opened under it. */
function asked(channel: string = ids.general) {
  const message = snowflake()
  return { message, to: { kind: 'thread', threadId: `${ids.guild}/${channel}/${message}` } as Destination }
}

describe('sending', () => {
  it('opens a thread under the message, named after the question, and answers in it', async () => {
    const { surface, rest } = await makeSurface()
    const { message, to } = asked()
    const sent = await surface.send(to, answer(1), 'key-1', false)
    expect(rest.callsOf(openThread).map(({ path, body }) => [path, body])).toEqual([
      [`/channels/${ids.general}/messages/${message}/threads`, { name: 'salary?' }],
    ])
    expect(rest.messagesIn(message)).toHaveLength(1)
    expect(sent).toEqual([`${ids.guild}/${message}/${rest.messages[0]?.id}`])
    expect(rest.violations).toEqual([])
  })

  it('mentions nobody, previews nothing, and is known by its nonce', async () => {
    const { surface, rest } = await makeSurface()
    await surface.send(asked().to, sentence('Hello @everyone'), 'key-1', false)
    expect(rest.callsOf(create)[0]?.body).toMatchObject({ allowed_mentions: { parse: [] }, nonce: nonceOf('key-1', 0), enforce_nonce: true, flags: 4 })
    expect(nonceOf('key-1', 0)).toHaveLength(25)
  })

  it('answers in the thread that is there', async () => {
    const { surface, rest } = await makeSurface()
    const { message, to } = asked()
    await surface.send(to, sentence('One'), 'key-1', false)
    await surface.send(to, sentence('Two'), 'key-2', false)
    expect(rest.messagesIn(message).map(({ content }) => content)).toEqual(['One', 'Two'])
  })

  it('answers in a forum post, which is no thread that could be opened', async () => {
    const { surface, rest } = await makeSurface()
    const { message, to } = asked(ids.forum)
    rest.addChannel(message, 11, { parent_id: ids.forum })
    await surface.send(to, sentence('Hello'), 'key-1', false)
    expect(rest.messagesIn(message)).toHaveLength(1)
  })

  it.each([50001, 50013, 160006, 50024])('replies in the channel where no thread may be opened (%i)', async (code) => {
    const { surface, rest } = await makeSurface()
    const { message, to } = asked()
    rest.fail(openThread, { kind: 'error', status: 403, code })
    const sent = await surface.send(to, sentence('Hello'), 'key-1', false)
    expect(rest.messagesIn(ids.general)).toMatchObject([{ content: 'Hello', message_reference: { message_id: message, fail_if_not_exists: false } }])
    expect(sent).toEqual([`${ids.guild}/${ids.general}/${rest.messages[0]?.id}`])
  })

  it('sends what is long in several messages, in order, each named', async () => {
    const { surface, rest } = await makeSurface()
    const { message, to } = asked()
    const sent = await surface.send(to, longAnswer, 'key-1', false)
    expect(sent.length).toBeGreaterThan(2)
    expect(sent).toEqual(rest.messagesIn(message).map(({ id }) => `${ids.guild}/${message}/${id}`))
    expect(new Set(rest.callsOf(create).map(({ body }) => body.nonce)).size).toBe(sent.length)
  })

  it('reaches a person by a direct message', async () => {
    const { surface, rest } = await makeSurface()
    const sent = await surface.send({ kind: 'person', personId: ids.ada }, sentence('Hello'), 'key-1', false)
    expect(sent).toEqual([`@me/${directOf(ids.ada)}/${rest.messages[0]?.id}`])
  })

  it('reaches the recruiting channel, where one is set', async () => {
    const { surface, rest } = await makeSurface({ recruiterChannel: ids.recruiting })
    await surface.send({ kind: 'recruiters' }, sentence('Hello'), 'key-1', false)
    expect(rest.messagesIn(ids.recruiting)).toHaveLength(1)
    const { surface: without } = await makeSurface()
    await expect(without.send({ kind: 'recruiters' }, sentence('Hello'), 'key-1', false)).rejects.toThrow('DISCORD_RECRUITER_CHANNEL is not set')
  })

  it('shares by the call of the person where the application is no member', async () => {
    const { surface, rest, interact } = await openSurface()
    const called = slash('roles')
    interact(called)
    await vi.waitFor(() => expect(rest.replies.get(called.token)).toHaveLength(1))
    rest.fail(create, { kind: 'error', status: 403, code: 50001 })
    const to: Destination = { kind: 'channel', channelId: `${ids.guild}/${ids.general}`, handle: `${ids.application}/${called.token}` }
    const sent = await surface.send(to, card, 'key-1', false)
    const shared = rest.replies.get(called.token)?.at(-1)
    expect(shared?.flags & 64).toBe(0)
    expect(sent).toEqual([`${ids.guild}/${ids.general}/${shared?.id}`])
  })
})

describe('a second attempt', () => {
  it.each([
    ['a sentence', sentence('Hello')],
    ['an answer', longAnswer],
    ['a card', card],
  ])('finds %s that stands there, long after its nonce is forgotten', async (_, outgoing) => {
    const { surface, rest } = await makeSurface()
    const { message, to } = asked()
    const first = await surface.send(to, outgoing, `discord:${ids.guild}/${ids.general}/${message}`, false)
    rest.forgetNonces()
    expect(await surface.send(to, outgoing, `discord:${ids.guild}/${ids.general}/${message}`, true)).toEqual(first)
    expect(rest.messages).toHaveLength(first.length)
  })

  it('sends what the first did not', async () => {
    const { surface, rest } = await makeSurface()
    const { message, to } = asked()
    const key = `discord:${ids.guild}/${ids.general}/${message}`
    rest.fail(create, { kind: 'lost' })
    await expect(surface.send(to, longAnswer, key, false)).rejects.toMatchObject({ reason: 'unavailable' })
    rest.forgetNonces()
    const sent = await surface.send(to, longAnswer, key, true)
    expect(rest.messagesIn(message).map(({ id }) => `${ids.guild}/${message}/${id}`)).toEqual(sent)
  })

  it('takes no other message for its own', async () => {
    const { surface, rest } = await makeSurface()
    const to: Destination = { kind: 'thread', threadId: `@me/${directOf(ids.ada)}/-` }
    rest.addChannel(directOf(ids.ada), 1)
    await surface.send(to, sentence('Hello'), 'key-1', false)
    const question = snowflake()
    // The same words, but older than what is answered; the same words of somebody else; and other words.
    rest.messages.push({ id: snowflake(), channel_id: directOf(ids.ada), author: { id: ids.ada }, content: 'Hello', components: [] })
    await surface.send(to, sentence('Goodbye'), 'key-2', false)
    await surface.send(to, sentence('Hello'), `discord:@me/${directOf(ids.ada)}/${question}`, true)
    await surface.send(to, answer(1), `discord:@me/${directOf(ids.ada)}/${question}/a`, false)
    await surface.send(to, answer(1), `discord:@me/${directOf(ids.ada)}/${question}/b`, true)
    expect(rest.messages.filter(({ author }) => author.id === ids.bot)).toHaveLength(5)
  })

  it('looks through as many messages as have come since', async () => {
    const { surface, rest } = await makeSurface()
    const { message, to } = asked()
    const key = `discord:${ids.guild}/${ids.general}/${message}`
    const first = await surface.send(to, answer(1), key, false)
    rest.forgetNonces()
    for (let number = 0; number < 250; number++)
      rest.messages.push({ id: snowflake(), channel_id: message, author: { id: ids.ada }, content: 'x', components: [] })
    expect(await surface.send(to, answer(1), key, true)).toEqual(first)
    expect(rest.callsOf('GET /channels/:id/messages')).toHaveLength(3)
  })

  it('says that it may stand twice where it may not look', async () => {
    const { surface, rest, complaints } = await makeSurface()
    rest.fail('GET /channels/:id/messages', { kind: 'error', status: 403, code: 50001 })
    await surface.send(asked().to, sentence('Hello'), 'key-1', true)
    expect(complaints()).toEqual([expect.stringContaining('may stand twice')])
  })
})

describe('what Discord refuses', () => {
  it('for a short time is sent a moment later', async () => {
    const { surface, rest } = await makeSurface()
    rest.fail(create, { kind: 'rate_limited', retryAfterSeconds: 0.2 })
    await surface.send(asked().to, sentence('Hello'), 'key-1', false)
    expect(rest.messages).toHaveLength(1)
  })

  it('for longer is given back with the time that it asks for', async () => {
    const { surface, rest } = await makeSurface()
    rest.fail(create, { kind: 'rate_limited', retryAfterSeconds: 60 })
    const sending = surface.send(asked().to, sentence('Hello'), 'key-1', false)
    await expect(sending).rejects.toMatchObject({ reason: 'rate_limited', retryInMs: expect.closeTo(60_000, -3) })
  })

  it.each([
    [403, 50001, 'not_allowed', /channel 2\d+ \(50001\): .*View Channel/],
    [403, 50013, 'not_allowed', /npm run doctor/],
    [403, 50007, 'not_allowed', /takes no direct messages/],
    [404, 10003, 'gone', /deleted/],
    [404, 10008, 'gone', /nothing is to be done/],
    [400, 50035, 'rejected', /defect of the Discord renderer/],
    [400, 123_456, 'rejected', /123456/],
    [401, 0, 'unavailable', /DISCORD_TOKEN/],
  ] as const)('with %i and %i is told to the operator with what to do', async (status, code, reason, advice) => {
    const { surface, rest } = await makeSurface()
    rest.fail(create, { kind: 'error', status, code })
    const sending = surface.send({ kind: 'channel', channelId: `${ids.guild}/${ids.general}`, handle: null }, sentence('Hello'), 'key-1', false)
    await expect(sending).rejects.toMatchObject({ name: 'SurfaceError', reason, message: expect.stringMatching(advice) })
  })

  it.each([{ kind: 'status', status: 500 }, { kind: 'lost' }] as const)('for the time being is tried again by the conversation: %o', async (failure) => {
    const { surface, rest } = await makeSurface()
    rest.fail(create, failure)
    await expect(surface.send(asked().to, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({ reason: 'unavailable' })
  })

  it('and does not answer is given up in time', { timeout: 20_000 }, async () => {
    const { surface, rest } = await makeSurface()
    rest.fail(create, { kind: 'hang' })
    await expect(surface.send(asked().to, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({ reason: 'unavailable' })
  })
})
