import { describe, expect, it, vi } from 'vitest'
import { actionIds } from '../../adapters/slack/actions.ts'
import { diver } from '../fixtures/recording-conversation.ts'
import { commandBody, shortcutBody } from '../fixtures/slack-deliveries.ts'
import { openSurface } from '../fixtures/slack-surface.ts'
import type { SlackWebApi } from '../fixtures/slack-web-api.ts'

describe('/ask', () => {
  it('is taken as a question whose answer only the person sees', async () => {
    const { post, conversation, slack } = await openSurface()
    slack.locales.set('U1', 'sv-SE')
    const delivered = await post(commandBody('/ask', 'R&amp;D in <#C9|malmo>?', slack.responseUrl('ask')))
    expect(delivered).toMatchObject({ status: 200, text: '' })
    expect(conversation.calls).toEqual([
      expect.objectContaining({
        text: 'R&D in #malmo?',
        way: 'command',
        channelId: 'C1',
        channelName: 'general',
        personId: 'U1',
        reply: { kind: 'private', handle: slack.responseUrl('ask') },
        priorLanguages: ['sv'],
        opensThread: false,
      }),
    ])
  })

  it('without a question is told how', async () => {
    const { post, conversation, slack } = await openSurface()
    const delivered = await post(commandBody('/ask', '  ', slack.responseUrl('ask')))
    expect(JSON.parse(delivered.text)).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('write your question') })
    expect(conversation.calls).toEqual([])
  })

  it('is acknowledged within 3 s by a slow store, and a failure after that is told by its address', async () => {
    const { post, conversation, slack } = await openSurface()
    let open = () => {}
    conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    const delivered = await post(commandBody('/ask', 'salary?', slack.responseUrl('ask')))
    expect(delivered.status).toBe(200)
    expect(delivered.ms).toBeLessThan(3000)
    conversation.isStoreDown = true
    open()
    await vi.waitFor(() =>
      expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ url: 'ask', text: expect.stringContaining('fault on my side') })]),
    )
  })
})

describe('/roles', () => {
  it('lists open roles for the person alone, each to be shared', async () => {
    const { post, conversation, slack } = await openSurface()
    slack.locales.set('U1', 'de-DE')
    const delivered = await post(commandBody('/roles', 'diver', slack.responseUrl('roles')))
    expect(conversation.searched).toEqual([{ words: 'diver', language: 'de' }])
    const shown = JSON.parse(delivered.text)
    expect(shown.response_type).toBe('ephemeral')
    expect(JSON.stringify(shown.blocks)).toContain(actionIds.shareRole)
  })

  it('lists all of them, however many', async () => {
    const { post, conversation, slack } = await openSurface()
    const roles = Array.from({ length: 120 }, (_, index) => ({ ...diver, postingId: `role-${index}`, title: `Role ${index}` }))
    conversation.list = { lead: 'Open roles:', roles, language: 'en' }
    const delivered = await post(commandBody('/roles', '', slack.responseUrl('roles')))
    await vi.waitFor(() => expect(slack.callsOf('response_url').length).toBeGreaterThanOrEqual(2))
    const shown = delivered.text + JSON.stringify(slack.callsOf('response_url'))
    for (const role of roles) expect(shown).toContain(`|${role.title}>`)
  })
})

describe('/roles with 400 roles', () => {
  const roles = Array.from({ length: 400 }, (_, index) => ({ ...diver, postingId: `role-${index}`, title: `Role ${index}` }))
  const titlesIn = (shown: unknown) => [...JSON.stringify(shown).matchAll(/\|(Role \d+)>/g)].map((match) => match[1])
  const wanted = roles.map(({ title }) => title)

  async function list(prepare: (slack: SlackWebApi) => void = () => {}) {
    const stage = await openSurface()
    stage.conversation.list = { lead: 'Open roles:', roles, language: 'en' }
    prepare(stage.slack)
    const { text } = await stage.post(commandBody('/roles', '', stage.slack.responseUrl('roles')))
    await stage.surface.stop()
    const posts = stage.slack.calls.filter(({ method }) => method === 'response_url' || method === 'chat.postEphemeral').map(({ args }) => args)
    return { ...stage, first: JSON.parse(text), posts }
  }

  it('lists all, in order: by its address as long as that takes more, then by the app itself', async () => {
    const { first, posts, slack, complaints } = await list()
    expect(titlesIn([first.blocks, posts.map(({ blocks }) => blocks)])).toEqual(wanted)
    expect(slack.callsOf('chat.postEphemeral')).not.toEqual([])
    for (const post of slack.callsOf('chat.postEphemeral')) expect(post).toMatchObject({ channel: 'C1', user: 'U1' })
    expect(complaints()).toEqual([])
  })

  it('does so too where the address is of no use', async () => {
    const { first, slack } = await list((slack) => slack.fail('response_url', { kind: 'error', error: 'expired_url' }))
    expect(slack.callsOf('response_url')).toHaveLength(1)
    expect(titlesIn([first.blocks, slack.callsOf('chat.postEphemeral').map(({ blocks }) => blocks)])).toEqual(wanted)
  })

  it('says at the end how many more there are where the app may not post there', async () => {
    const { first, slack, complaints } = await list((slack) => slack.channels.delete('C1'))
    const responses = slack.callsOf('response_url')
    expect(responses).toHaveLength(5)
    const shown = titlesIn([first.blocks, responses.map(({ blocks }) => blocks)])
    expect(shown).toEqual(wanted.slice(0, shown.length))
    expect(responses.at(-1)?.blocks.at(-1)).toMatchObject({ type: 'context', elements: [{ text: `… +${400 - shown.length}` }] })
    expect(shown.length).toBeGreaterThan(180)
    expect(complaints()).toEqual([])
  })
})

describe('the shortcut on a message', () => {
  it('asks what the message asks, for the person who used it', async () => {
    const { post, conversation, slack } = await openSurface()
    const delivered = await post(shortcutBody('Can I work from <https://pt.example|Portugal>?', slack.responseUrl('shortcut')))
    expect(delivered.status).toBe(200)
    expect(conversation.calls).toEqual([
      expect.objectContaining({
        text: 'Can I work from Portugal https://pt.example?',
        way: 'command',
        personId: 'U1',
        sentAt: 1_771_588_801_000,
        reply: { kind: 'private', handle: slack.responseUrl('shortcut') },
      }),
    ])
  })

  it('in a thread is answered in that thread', async () => {
    const { post, conversation, slack } = await openSurface()
    const inThread = (text: string) => ({ message: { type: 'message', user: 'U2', ts: '1771588700.000100', thread_ts: '1771588600.000100', text } })
    await post(shortcutBody('salary?', slack.responseUrl('shortcut'), inThread('salary?')))
    expect(conversation.calls).toMatchObject([{ reply: { kind: 'private', handle: `${slack.responseUrl('shortcut')}#1771588600.000100` } }])
    await post(shortcutBody('', slack.responseUrl('shortcut'), inThread('')))
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ thread_ts: '1771588600.000100' })]))
  })

  it('says so where the message has no words', async () => {
    const { post, conversation, slack } = await openSurface()
    await post(shortcutBody('', slack.responseUrl('shortcut')))
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ response_type: 'ephemeral' })]))
    expect(conversation.calls).toEqual([])
  })
})
