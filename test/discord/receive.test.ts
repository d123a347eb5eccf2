import { describe, expect, it } from 'vitest'
import type { ChannelFacts } from '../../adapters/discord/channels.ts'
import { joined } from '../../adapters/discord/gather.ts'
import { readThreadId } from '../../adapters/discord/ids.ts'
import { plainText } from '../../adapters/discord/plain-text.ts'
import { type MessageEvent, type Received, readMessage } from '../../adapters/discord/receive.ts'
import { mention, message, person, replyTo } from '../fixtures/discord-payloads.ts'
import { ids, snowflake } from '../fixtures/discord-rest.ts'

const self = { applicationId: ids.application, botUserId: ids.bot }
const text: ChannelFacts = { name: 'general', isThread: false, parent: null, ownerId: null }
const threadOf = (changes: Partial<ChannelFacts> = {}): ChannelFacts => ({ name: 'Salary?', isThread: true, parent: ids.general, ownerId: ids.bot, ...changes })
const thread = snowflake()
const read = (event: object, channel: ChannelFacts | null = text) => readMessage(event as MessageEvent, channel, new Set([ids.forum]), self)

describe('a message', () => {
  it('that mentions the assistant opens a thread of its own', () => {
    const event = message(`${mention} Is it remote?`)
    expect(read(event)).toEqual({
      kind: 'message',
      received: {
        id: `${ids.guild}/${ids.general}/${event.id}`,
        threadId: `${ids.guild}/${ids.general}/${event.id}`,
        channelId: `${ids.guild}/${ids.general}`,
        personId: ids.ada,
        text: 'Is it remote?',
        sentAt: expect.closeTo(Date.now(), -4),
        way: 'mention',
        opensThread: true,
        reply: { kind: 'thread' },
      },
    })
  })

  it('that mentions it in a thread stays in that thread', () => {
    const event = message(`${mention} Is it remote?`, { channel_id: thread })
    expect(read(event, threadOf({ ownerId: ids.ada }))).toMatchObject({
      received: { id: `${ids.guild}/${thread}/${event.id}`, threadId: `${ids.guild}/${ids.general}/${thread}`, way: 'mention', opensThread: false },
    })
  })

  it('in a direct conversation needs no mention', () => {
    const event = message('Is it remote?', { guild_id: null, channel_id: ids.general })
    expect(read(event, null)).toMatchObject({ received: { threadId: `@me/${ids.general}/-`, text: 'Is it remote?', way: 'direct', opensThread: true } })
  })

  it('that replies to an answer in place carries on its thread', () => {
    const asked = snowflake()
    const answer = { id: snowflake(), channel_id: ids.general, message_reference: { message_id: asked } }
    expect(read(replyTo(answer, 'And the salary?'))).toMatchObject({
      received: { threadId: `${ids.guild}/${ids.general}/${asked}`, text: 'And the salary?', way: 'mention', opensThread: false },
    })
  })

  it('that replies to a card is about that card', () => {
    const card = { id: snowflake(), channel_id: ids.general }
    expect(read(replyTo(card, 'And the salary?'))).toMatchObject({ received: { threadId: `${ids.guild}/${ids.general}/${card.id}` } })
  })

  it('of a person who replies without the ping cannot be read', () => {
    const answer = { id: snowflake(), channel_id: ids.general }
    expect(read(replyTo(answer, '', { mentions: [] }))).toMatchObject({ kind: 'unreadable', received: { text: '', way: 'follow_up' } })
  })

  it('in a thread of the assistant without a mention cannot be read, but tells who wrote', () => {
    expect(read(message('And the salary?', { channel_id: thread }), threadOf())).toMatchObject({
      kind: 'unreadable',
      received: { text: '', personId: ids.ada, way: 'follow_up' },
    })
  })

  it('to somebody else in a thread gets no answer, but may be a recruiter who takes over', () => {
    const toBoss = message('', { channel_id: thread, mentions: [person(ids.boss)] })
    expect(read(toBoss, threadOf())).toMatchObject({ kind: 'message', received: { way: 'follow_up', isToOthers: true } })
    const toAda = message('', { channel_id: thread, type: 19, referenced_message: { id: snowflake(), author: person(ids.ada) } })
    expect(read(toAda, threadOf())).toMatchObject({ kind: 'message', received: { isToOthers: true } })
  })

  it.each([
    ['of another bot', message(`${mention} hi`, { author: { ...person(ids.ada), bot: true } })],
    ['of a webhook', message(`${mention} hi`, { webhook_id: '1' })],
    ['of its own', message(`${mention} hi`, { author: person(ids.bot) })],
    ['of Discord itself, that a thread was opened', message(`${mention} hi`, { type: 18 })],
    ['that says nothing to it', message('hello all')],
    ['to everybody', message('', { mention_everyone: true })],
    ['that replies to somebody else', message('', { type: 19, referenced_message: { id: snowflake(), author: person(ids.boss) } })],
  ])('%s is not for it', (_, event) => {
    expect(read(event)).toEqual({ kind: 'nothing' })
  })
})

describe('a post in a forum', () => {
  const post = threadOf({ name: 'Can I work from Toronto?', parent: ids.forum, ownerId: ids.ada })

  it('is asked by its title, which can always be read', () => {
    expect(read(message('I mean the DevOps role.', { id: thread, channel_id: thread }), post)).toMatchObject({
      received: { text: 'Can I work from Toronto?', threadId: `${ids.guild}/${ids.forum}/${thread}`, way: 'mention', opensThread: true },
    })
  })

  it('is asked by its text too where that mentions the assistant', () => {
    expect(read(message(`${mention} I mean the DevOps role.`, { id: thread, channel_id: thread }), post)).toMatchObject({
      received: { text: 'Can I work from Toronto?\nI mean the DevOps role.' },
    })
  })

  it('of a forum that was not chosen is left alone', () => {
    const event = message('Hello', { id: thread, channel_id: thread })
    expect(read(event, { ...post, parent: ids.general })).toMatchObject({ kind: 'message', received: { way: 'follow_up', text: '' } })
  })
})

describe('what a person wrote', () => {
  it.each([
    [`${mention}, what is the salary?`, 'what is the salary?'],
    [`hey <@!${ids.bot}> salary?`, 'hey salary?'],
    [`what did <@${ids.ada}> say`, 'what did @Ada say'],
    ['see <#200000000000000001> <:wave:300000000000000001> </ask:300000000000000001>', 'see  :wave: /ask'],
    ['<https://example.com/a?b=1>', 'https://example.com/a?b=1'],
    ['a < b > c', 'a < b > c'],
  ])('%s', (written, expected) => {
    expect(plainText(written, ids.bot, [person(ids.ada) as never])).toBe(expected)
  })
})

describe('quick messages', () => {
  it('are one question in the last of them, and the others are dealt with', () => {
    const one = (number: number, said: string): Received => ({
      id: `1/2/${number}`,
      threadId: `1/2/${number}`,
      channelId: '1/2',
      personId: ids.ada,
      text: said,
      sentAt: number,
      way: 'mention',
      opensThread: true,
      reply: { kind: 'thread' },
    })
    expect(joined([one(2, 'Is it remote?'), one(1, 'Hello')])).toEqual([
      { ...one(2, 'Hello\nIs it remote?') },
      { ...one(1, ''), way: 'follow_up', threadId: '1/2/2', opensThread: false },
    ])
  })
})

describe('ids', () => {
  it.each(['', '1/2', '1/2/3/4', 'T1/C1/1.2', '1/2/x', '1/2/~a b', '../2/3'])('of another surface are refused: %j', (id) => {
    expect(() => readThreadId(id)).toThrow('not one that the Discord surface made')
  })
})
