import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { messageId, privateThreadId, readMessageId, readThreadId, threadId } from '../../adapters/slack/ids.ts'
import { type MessageEvent, plainText, readMessage, readRequest } from '../../adapters/slack/receive.ts'
import { SurfaceError } from '../../src/chat/surface.ts'

const self = { team: 'T1', botUserId: 'UBOT', botId: 'BBOT' }
const ts = '1700000000.000100'
const event = (fields: Partial<MessageEvent> = {}): MessageEvent => ({
  type: 'message',
  channel: 'C1',
  channel_type: 'channel',
  user: 'U1',
  text: 'salary?',
  ts,
  ...fields,
})
const read = (fields: Partial<MessageEvent>) => readMessage(event(fields), self)

const slackId = fc.stringMatching(/^[A-Z][A-Z0-9]{1,12}$/)
const slackTs = fc.stringMatching(/^[0-9]{10}\.[0-9]{6}$/)

describe('ids', () => {
  it('of threads come back as they went', () => {
    fc.assert(
      fc.property(fc.record({ team: slackId, channel: slackId, threadTs: fc.option(slackTs) }), (place) => {
        expect(readThreadId(threadId(place))).toEqual(place)
      }),
    )
  })

  it('of messages and of the previews under links come back as they went', () => {
    fc.assert(
      fc.property(
        fc.record({ team: slackId, channel: slackId, ts: slackTs, previewUrl: fc.option(fc.webUrl({ withFragments: true, withQueryParameters: true })) }),
        (place) => {
          expect(readMessageId(messageId(place))).toEqual(place)
        },
      ),
    )
  })

  it('name a thread as its first message, so that an answer in a channel begins one', () => {
    expect(threadId({ team: 'T1', channel: 'C1', threadTs: ts })).toBe(messageId({ team: 'T1', channel: 'C1', ts, previewUrl: null }))
  })

  it('of private requests lead to their channel and to no thread', () => {
    fc.assert(
      fc.property(slackId, slackId, fc.string({ minLength: 1 }), (team, channel, request) => {
        fc.pre(request.isWellFormed())
        expect(readThreadId(privateThreadId(team, channel, request))).toEqual({ team, channel, threadTs: null })
      }),
    )
  })

  it.each(['', 'T1', 'T1/C1', 'T1/C1/x', 'T1/C1/-/x', '//-'])('are refused as a thread where they are not: "%s"', (id) => {
    expect(() => readThreadId(id)).toThrow(SurfaceError)
  })

  it.each(['', 'T1/C1', 'T1/C1/-', 'T1/C1/1.1/', 'T1/C1/1.1/a/b', 'T1//1.1'])('are refused as a message where they are not: "%s"', (id) => {
    expect(() => readMessageId(id)).toThrow(SurfaceError)
  })
})

describe('a message', () => {
  it('at the top of a channel is for the assistant where it is mentioned, and begins a thread', () => {
    const message = read({ text: '<@UBOT> what is the salary?' })
    expect(message).toEqual({
      id: `T1/C1/${ts}`,
      threadId: `T1/C1/${ts}`,
      channelId: 'C1',
      personId: 'U1',
      text: 'what is the salary?',
      sentAt: 1_700_000_000_000,
      way: 'mention',
      opensThread: true,
      reply: { kind: 'thread' },
    })
    expect(readMessage(event({ type: 'app_mention', text: '<@UBOT> what is the salary?' }), self)).toEqual(message)
  })

  it('at the top of a channel without a mention is nobody’s business', () => {
    expect(read({})).toBeNull()
    expect(read({ thread_ts: ts })).toBeNull()
  })

  it('in a thread is a follow-up, and with a mention opens nothing that others began', () => {
    const threadTs = '1699999999.000100'
    expect(read({ thread_ts: threadTs })).toMatchObject({ threadId: `T1/C1/${threadTs}`, way: 'follow_up', opensThread: false })
    expect(read({ thread_ts: threadTs, text: '<@UBOT|bot> salary?' })).toMatchObject({ way: 'mention', opensThread: false, text: 'salary?' })
  })

  it.each(['<@U2> do you know?', '<@U2|ada> do you know?', '<!here> who knows?', '<!subteam^S1|@recruiting> who knows?'])(
    'to somebody else is told apart, for it may come from a recruiter: %s',
    (text) => {
      expect(read({ thread_ts: '1699999999.000100', text })).toMatchObject({ way: 'follow_up', isToOthers: true })
    },
  )

  it('to the assistant and somebody else is for both', () => {
    expect(read({ thread_ts: '1699999999.000100', text: '<@U2|ada> ask <@UBOT> the salary?' })).toMatchObject({ way: 'mention', text: '@ada ask the salary?' })
  })

  it('in a direct conversation belongs to that conversation, or to its thread', () => {
    const direct = { channel: 'D1', channel_type: 'im' }
    expect(read(direct)).toMatchObject({ threadId: 'T1/D1/-', way: 'direct', opensThread: true })
    expect(read({ ...direct, thread_ts: '1699999999.000100' })).toMatchObject({ threadId: 'T1/D1/1699999999.000100', way: 'direct', opensThread: true })
  })

  it('in the agent container begins a thread each time', () => {
    expect(read({ channel: 'D1', channel_type: 'im', app_context: {} })).toMatchObject({ threadId: `T1/D1/${ts}`, way: 'direct' })
  })

  it('among several people is for the assistant only where it is mentioned', () => {
    const group = { channel: 'G1', channel_type: 'mpim' }
    expect(read({ ...group, thread_ts: '1699999999.000100' })).toBeNull()
    expect(read({ ...group, text: '<@UBOT> salary?' })).toMatchObject({ way: 'mention' })
  })

  it.each([
    ['of itself', { user: 'UBOT' }],
    ['of another app', { bot_id: 'B9' }],
    ['without a person', { user: undefined }],
    ['that is hidden', { hidden: true }],
    ['that was edited', { subtype: 'message_changed' }],
    ['that was deleted', { subtype: 'message_deleted' }],
    ['of a join', { subtype: 'channel_join' }],
    ['of another app, the old way', { subtype: 'bot_message' }],
  ])('%s is ignored', (_, fields) => {
    expect(read({ channel: 'D1', channel_type: 'im', text: '<@UBOT> salary?', ...fields })).toBeNull()
  })

  it('with a file counts where it says something', () => {
    const file = { channel: 'D1', channel_type: 'im', subtype: 'file_share' }
    expect(read({ ...file, text: 'what is this role?' })).toMatchObject({ text: 'what is this role?' })
    expect(read({ ...file, text: '' })).toBeNull()
  })

  it('that is sent to thread and channel at once counts', () => {
    expect(read({ subtype: 'thread_broadcast', thread_ts: '1699999999.000100' })).toMatchObject({ way: 'follow_up' })
  })

  it('of the kind "/me asks" counts', () => {
    expect(read({ channel: 'D1', channel_type: 'im', subtype: 'me_message' })).toMatchObject({ way: 'direct', text: 'salary?' })
  })

  it('that only calls it by name is taken, so that it can introduce itself', () => {
    expect(read({ text: '<@UBOT>' })).toMatchObject({ way: 'mention', text: '' })
  })
})

describe('a request', () => {
  it('is a message of its own that no other joins', () => {
    const request = { channel: 'C1', user: 'U1', text: 'salary?', requestId: '1.2.a', at: 5, reply: { kind: 'private', handle: 'https://r.example' } } as const
    expect(readRequest(request, self)).toEqual({
      id: 'T1/C1/~1.2.a',
      threadId: 'T1/C1/~1.2.a',
      channelId: 'C1',
      personId: 'U1',
      text: 'salary?',
      sentAt: 5,
      way: 'command',
      opensThread: false,
      reply: { kind: 'private', handle: 'https://r.example' },
    })
  })
})

describe('text', () => {
  it.each([
    ['<@UBOT> hi', 'hi'],
    ['<@UBOT>, hi', 'hi'],
    ['hi <@UBOT>, salary?', 'hi, salary?'],
    ['<@UBOT|candidate-assistant> hi', 'hi'],
    ['<@UBOTX> hi', 'hi'],
    ['ask <@U2|ada> it', 'ask @ada it'],
    ['see <#C1|general>', 'see #general'],
    ['<!here> and <!subteam^S1|@team>', '@here and @team'],
    ['<https://x.example/a?b=1&amp;c=2|a link>', 'a link https://x.example/a?b=1&c=2'],
    ['work from <https://pt.example|Portugal>?', 'work from Portugal https://pt.example?'],
    ['<https://x.example/|x.example>', 'https://x.example/'],
    ['<https://x.example|>', 'https://x.example'],
    ['<mailto:jobs@x.example|the team>', 'the team jobs@x.example'],
    ['<https://x.example>', 'https://x.example'],
    ['<mailto:jobs@x.example|jobs@x.example>', 'jobs@x.example'],
    ['R&amp;D &lt;3 &gt; 2', 'R&D <3 > 2'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['line one\nline two', 'line one\nline two'],
    ['<!date^1392734382^{date}|February 18>', 'February 18'],
  ])('%s -> %s', (text, plain) => {
    expect(plainText(text, 'UBOT')).toBe(plain)
  })

  it('of any kind is read without a fault, and holds no markup of Slack', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('<@U2>', '<!channel>', '<https://x|y>', '&lt;', '<', '>', '|', '<@UBOT>'))), (parts) => {
        const text = plainText(parts.join(''), 'UBOT')
        for (const markup of ['<@U2>', '<!channel>', '<https://x|y>', '<@UBOT>']) expect(text).not.toContain(markup)
      }),
    )
  })
})
