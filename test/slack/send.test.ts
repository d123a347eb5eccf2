import { describe, expect, it } from 'vitest'
import type { Destination, HandOverNote, Outgoing } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { diver } from '../fixtures/recording-conversation.ts'
import { answer, longAnswer, makeSurface, sentence } from '../fixtures/slack-surface.ts'
import { directOf } from '../fixtures/slack-web-api.ts'

const threadTs = '1771588800.000100'
const note: HandOverNote = {
  ref: 'q1W2e3R4t5Y6u7I8',
  question: 'Is it <remote>?',
  language: 'en',
  teamLanguage: 'en',
  personId: 'U11',
  permalink: null,
  role: 'Diver',
  topic: '',
  said: null,
  state: 'asked',
  ending: null,
  days: 7,
  takenBy: null,
  reply: '',
  actions: ['take', 'reply', 'decline'],
}
const thread: Destination = { kind: 'thread', threadId: `T1/C1/${threadTs}` }

describe('sending', () => {
  it('answers in the thread, previews nothing, and marks the message as its own', async () => {
    const { surface, slack } = await makeSurface()
    const ids = await surface.send(thread, sentence('Hello'), 'key-1', false)
    expect(slack.callsOf('chat.postMessage')).toEqual([
      expect.objectContaining({ channel: 'C1', thread_ts: threadTs, text: 'Hello', unfurl_links: 'false', unfurl_media: 'false' }),
    ])
    expect(slack.messages[0]?.metadata).toEqual({ event_type: 'candidate_assistant_reply', event_payload: { key: 'key-1', part: 0 } })
    expect(ids).toEqual([`T1/C1/${slack.messages[0]?.ts}`])
    expect(slack.calls.every(({ token }) => token === 'xoxb-test-token')).toBe(true)
  })

  it('answers a direct conversation where it has no threads at its top', async () => {
    const { surface, slack } = await makeSurface()
    await surface.send({ kind: 'thread', threadId: 'T1/D1/-' }, sentence('Hello'), 'key-1', false)
    expect(slack.callsOf('chat.postMessage')[0]).not.toHaveProperty('thread_ts')
  })

  it('sends what is long in several messages, in order, each named', async () => {
    const { surface, slack } = await makeSurface()
    const ids = await surface.send(thread, longAnswer, 'key-1', false)
    expect(ids.length).toBeGreaterThan(2)
    expect(ids).toEqual(slack.messages.map(({ ts }) => `T1/C1/${ts}`))
    expect(slack.messages.map(({ metadata }) => metadata?.event_payload.part)).toEqual(ids.map((_, part) => part))
  })

  it('writes to a person in a direct message', async () => {
    const { surface, slack } = await makeSurface()
    expect(await surface.send({ kind: 'person', personId: 'U1' }, sentence('Hello'), 'key-1', false)).toEqual([`T1/${directOf('U1')}/${slack.messages[0]?.ts}`])
  })

  it('posts to the recruiting team, and says what to set where there is none', async () => {
    const { surface, slack } = await makeSurface({ recruiterChannel: 'C1' })
    slack.mentions.push('U11')
    expect(await surface.send({ kind: 'recruiters' }, { kind: 'hand_over', handOver: note }, 'key-1', false)).toHaveLength(1)
    expect(slack.messages[0]?.channel).toBe('C1')
    const alone = await makeSurface()
    expect(alone.surface.hasRecruiters).toBe(false)
    await expect(alone.surface.send({ kind: 'recruiters' }, { kind: 'hand_over', handOver: note }, 'key-1', false)).rejects.toThrow('SLACK_RECRUITER_CHANNEL')
  })

  it('lets nothing in outside text mention, link or command', async () => {
    const { surface, slack } = await makeSurface()
    await surface.send(thread, answer(1, '<!channel> <@U2> <https://evil.example|click> *bold* &lt; `code` @here'), 'key-1', false)
    expect(slack.violations).toEqual([])
    expect(JSON.stringify(slack.messages[0])).not.toMatch(/<!channel>|<@U2>|<https:\/\/evil/)
  })
})

describe('private answers', () => {
  const request: Destination = { kind: 'private', threadId: 'T1/C1/~1.2.a', personId: 'U1', handle: null }

  it('go to the address that came with the request, for the person alone', async () => {
    const { surface, slack } = await makeSurface()
    expect(await surface.send({ ...request, handle: slack.responseUrl('ask') }, sentence('Hello'), 'key-1', false)).toEqual([])
    expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ url: 'ask', response_type: 'ephemeral', replace_original: false, text: 'Hello' })])
    expect(slack.messages).toEqual([])
  })

  it.each(['used_url', 'expired_url'])('go to the channel, for the person alone, where that address is of no use: %s', async (error) => {
    const { surface, slack } = await makeSurface()
    slack.fail('response_url', { kind: 'error', error })
    await surface.send({ ...request, handle: slack.responseUrl('ask') }, sentence('Hello'), 'key-1', false)
    expect(slack.callsOf('chat.postEphemeral')).toEqual([expect.objectContaining({ channel: 'C1', user: 'U1', text: 'Hello' })])
  })

  it('stay in the thread that the request came from, by whichever way', async () => {
    const { surface, slack } = await makeSurface()
    const handle = `${slack.responseUrl('ask')}#${threadTs}`
    await surface.send({ ...request, handle }, sentence('Hello'), 'key-1', false)
    expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ url: 'ask', thread_ts: threadTs })])
    slack.fail('response_url', { kind: 'error', error: 'expired_url' })
    await surface.send({ ...request, handle }, sentence('Hello'), 'key-2', false)
    expect(slack.callsOf('chat.postEphemeral')).toEqual([expect.objectContaining({ channel: 'C1', thread_ts: threadTs })])
  })

  it('change over where the address is used up in the middle', async () => {
    const { surface, slack } = await makeSurface()
    await surface.send({ ...request, handle: slack.responseUrl('ask') }, answer(60, 'The salary is what the agreement says. '.repeat(40)), 'key-1', false)
    expect(slack.callsOf('response_url')).toHaveLength(6)
    expect(slack.callsOf('chat.postEphemeral').length).toBeGreaterThan(0)
  })

  it('wait where the address is limited', async () => {
    const { surface, slack } = await makeSurface()
    slack.fail('response_url', { kind: 'rate_limited', retryAfterSeconds: 7 })
    await expect(surface.send({ ...request, handle: slack.responseUrl('ask') }, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({
      reason: 'rate_limited',
      retryInMs: 7000,
    })
  })
})

describe('posting to a channel', () => {
  const card: Outgoing = { kind: 'card', role: diver, language: 'en' }

  it('is an ordinary message where the app is a member', async () => {
    const { surface, slack } = await makeSurface()
    expect(await surface.send({ kind: 'channel', channelId: 'C1', handle: slack.responseUrl('share') }, card, 'key-1', false)).toEqual([
      `T1/C1/${slack.messages[0]?.ts}`,
    ])
    expect(slack.callsOf('response_url')).toEqual([])
  })

  it.each([
    ['is no member', 'C2', { name: 'jobs', isMember: false, isArchived: false, members: [] }],
    ['does not see it', 'C9', null],
  ])('goes by the address of the request where the app %s', async (_, channelId, channel) => {
    const { surface, slack } = await makeSurface()
    if (channel !== null) slack.channels.set(channelId, channel)
    expect(await surface.send({ kind: 'channel', channelId, handle: slack.responseUrl('share') }, card, 'key-1', false)).toEqual([])
    expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ response_type: 'in_channel', replace_original: false })])
  })

  it('is a message of its own in the channel where the request came from a thread', async () => {
    const { surface, slack } = await makeSurface()
    await surface.send({ kind: 'channel', channelId: 'C9', handle: `${slack.responseUrl('share')}#${threadTs}` }, card, 'key-1', false)
    expect(slack.callsOf('response_url')).toHaveLength(1)
    expect(slack.callsOf('response_url')[0]).not.toHaveProperty('thread_ts')
  })

  it('without such an address says whom to invite', async () => {
    const { surface, slack } = await makeSurface()
    slack.channels.set('C2', { name: 'jobs', isMember: false, isArchived: false, members: [] })
    await expect(surface.send({ kind: 'channel', channelId: 'C2', handle: null }, card, 'key-1', false)).rejects.toMatchObject({
      reason: 'not_allowed',
      message: expect.stringContaining('/invite'),
    })
  })
})

describe('editing', () => {
  const seeFirst = chatWordingOf('en').recall.seeFirst

  it('replaces what each message of a reply shows; those that are left over lead to the first', async () => {
    const { surface, slack } = await makeSurface()
    const ids = await surface.send(thread, longAnswer, 'key-1', false)
    await surface.edit(ids, answer(1, 'It is 45,000 euros.'))
    const [first, ...others] = slack.messages
    expect(first?.text).toContain('It is 45,000 euros.')
    expect(others.map(({ text }) => text)).toEqual(ids.slice(1).map(() => seeFirst))
    expect(slack.callsOf('chat.postMessage')).toHaveLength(ids.length)
    await surface.edit(ids, longAnswer)
    expect(slack.messages.some(({ text }) => text === seeFirst)).toBe(false)
  })

  it('refuses what needs more messages than there are, and changes none', async () => {
    const { surface, slack } = await makeSurface()
    const ids = await surface.send(thread, sentence('Hello'), 'key-1', false)
    await expect(surface.edit(ids, longAnswer)).rejects.toMatchObject({ reason: 'rejected' })
    await expect(surface.edit([], sentence('Hello'))).rejects.toMatchObject({ reason: 'rejected' })
    expect(slack.callsOf('chat.update')).toEqual([])
  })

  it('of the card of a question names who took it', async () => {
    const { surface, slack } = await makeSurface({ recruiterChannel: 'C1' })
    slack.mentions.push('U11', 'U0RITA')
    const ids = await surface.send({ kind: 'recruiters' }, { kind: 'hand_over', handOver: note }, 'key-1', false)
    await surface.edit(ids, { kind: 'hand_over', handOver: { ...note, state: 'taken', takenBy: 'U0RITA', actions: ['reply', 'decline'] } })
    expect(JSON.stringify(slack.messages[0]?.blocks)).toContain('Taken by <@U0RITA>')
  })

  it('passes over a message that is gone, since what the others show must not stay', async () => {
    const { surface, slack } = await makeSurface()
    const ids = await surface.send(thread, longAnswer, 'key-1', false)
    slack.fail('chat.update', { kind: 'error', error: 'message_not_found' })
    await surface.edit(ids, answer(1, 'It is 45,000 euros.'))
    expect(slack.messages.slice(1).map(({ text }) => text)).toEqual(ids.slice(1).map(() => seeFirst))
  })

  it('says where a message is gone', async () => {
    const { surface } = await makeSurface()
    await expect(surface.edit([`T1/C1/${threadTs}`], sentence('Hello'))).rejects.toMatchObject({ reason: 'gone' })
  })
})

describe('refusals', () => {
  it.each([
    ['not_in_channel', 'not_allowed', '/invite'],
    ['channel_not_found', 'not_allowed', 'invite'],
    ['restricted_action', 'not_allowed', 'administrator'],
    ['restricted_action_non_threadable_channel', 'not_allowed', 'threads'],
    ['access_denied', 'not_allowed', 'administrator'],
    ['ekm_access_denied', 'not_allowed', 'administrators'],
    ['user_is_restricted', 'not_allowed', 'guest'],
    ['team_not_found', 'not_allowed', 'install'],
    ['external_channel_migrating', 'unavailable', 'passes'],
    ['org_login_required', 'unavailable', 'passes'],
    ['is_archived', 'gone', 'archived'],
    ['thread_not_found', 'gone', 'nothing'],
    ['msg_blocks_too_long', 'rejected', 'renderer'],
    ['invalid_blocks', 'rejected', 'renderer'],
    ['invalid_auth', 'unavailable', 'SLACK_BOT_TOKEN'],
    ['token_revoked', 'unavailable', 'SLACK_BOT_TOKEN'],
    ['account_inactive', 'unavailable', 'SLACK_BOT_TOKEN'],
    ['internal_error', 'unavailable', 'status page'],
    ['something_new', 'rejected', 'https://docs.slack.dev/reference/methods/chat.postMessage'],
  ])('%s is %s, with advice', async (error, reason, advice) => {
    const { surface, slack } = await makeSurface()
    slack.fail('chat.postMessage', { kind: 'error', error })
    await expect(surface.send(thread, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({
      reason,
      message: expect.stringMatching(new RegExp(`${error}.*${advice}`)),
    })
  })

  it('a missing scope is named', async () => {
    const { surface, slack } = await makeSurface()
    slack.fail('chat.postMessage', { kind: 'error', error: 'missing_scope', needed: 'chat:write' })
    await expect(surface.send(thread, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({
      reason: 'not_allowed',
      message: expect.stringContaining('`chat:write`'),
    })
  })

  it('a fault of Slack is no answer, and nothing is sent again blindly', async () => {
    const { surface, slack } = await makeSurface()
    slack.fail('chat.postMessage', { kind: 'status', status: 503 })
    await expect(surface.send(thread, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({
      reason: 'unavailable',
      message: expect.not.stringContaining('html'),
    })
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1)
  })

  it('a Slack that cannot be reached is unavailable', async () => {
    const { surface } = await makeSurface({ apiUrl: 'http://127.0.0.1:1/api/' })
    await expect(surface.send(thread, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({
      reason: 'unavailable',
      message: expect.stringContaining('SLACK_API_URL'),
    })
  })

  it('a short limit is waited out', async () => {
    const { surface, slack } = await makeSurface()
    slack.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 1 })
    const began = performance.now()
    expect(await surface.send(thread, sentence('Hello'), 'key-1', false)).toHaveLength(1)
    expect(performance.now() - began).toBeGreaterThan(950)
    expect(slack.messages).toHaveLength(1)
  })

  it('a long limit gives the message back with the time to wait', async () => {
    const { surface, slack } = await makeSurface()
    slack.fail('chat.postMessage', { kind: 'rate_limited', retryAfterSeconds: 60 })
    await expect(surface.send(thread, sentence('Hello'), 'key-1', false)).rejects.toMatchObject({ reason: 'rate_limited', retryInMs: 60_000 })
  })
})
