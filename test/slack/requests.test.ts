import { describe, expect, it, vi } from 'vitest'
import { actionIds } from '../../adapters/slack/actions.ts'
import { diver } from '../fixtures/recording-conversation.ts'
import { commandBody, shortcutBody } from '../fixtures/slack-deliveries.ts'
import { openSurface } from '../fixtures/slack-surface.ts'

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

describe('the shortcut on a message', () => {
  it('asks what the message asks, for the person who used it', async () => {
    const { post, conversation, slack } = await openSurface()
    const delivered = await post(shortcutBody('Can I work from <https://pt.example|Portugal>?', slack.responseUrl('shortcut')))
    expect(delivered.status).toBe(200)
    expect(conversation.calls).toEqual([
      expect.objectContaining({
        text: 'Can I work from https://pt.example?',
        way: 'command',
        personId: 'U1',
        sentAt: 1_771_588_801_000,
        reply: { kind: 'private', handle: slack.responseUrl('shortcut') },
      }),
    ])
  })

  it('says so where the message has no words', async () => {
    const { post, conversation, slack } = await openSurface()
    await post(shortcutBody('', slack.responseUrl('shortcut')))
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toEqual([expect.objectContaining({ response_type: 'ephemeral' })]))
    expect(conversation.calls).toEqual([])
  })
})
