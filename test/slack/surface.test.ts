import { describe, expect, it, vi } from 'vitest'
import { actionIds } from '../../adapters/slack/actions.ts'
import { commandBody, directEvent, pressBody } from '../fixtures/slack-deliveries.ts'
import { makeSurface, openSurface } from '../fixtures/slack-surface.ts'
import { bot } from '../fixtures/slack-web-api.ts'

describe('starting', () => {
  it('needs one of the two ways to receive', async () => {
    const { surface, conversation } = await makeSurface({ signingSecret: undefined })
    await expect(surface.start(conversation)).rejects.toThrow(/SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/)
    expect(surface.health().isConnected).toBe(false)
  })

  it('says what is wrong with the token', async () => {
    const { surface, conversation, slack } = await makeSurface()
    slack.fail('auth.test', { kind: 'error', error: 'invalid_auth' })
    await expect(surface.start(conversation)).rejects.toThrow('SLACK_BOT_TOKEN')
  })

  it('says which address is taken', async () => {
    const first = await openSurface()
    const address = /HTTP on (\S+)/.exec(first.log.map(({ message }) => message).join())?.[1] ?? ''
    const second = await makeSurface({ httpAddress: address })
    await expect(second.surface.start(second.conversation)).rejects.toThrow(/SLACK_HTTP_ADDRESS.*EADDRINUSE/)
  })

  it('may be stopped before it is started', async () => {
    const { surface } = await makeSurface()
    await surface.stop()
  })
})

describe('what is logged', () => {
  it('holds no words of people and no tokens', async () => {
    const { hear, post, slack, conversation, log } = await openSurface()
    conversation.isStoreDown = true
    slack.fail('chat.postEphemeral', { kind: 'status', status: 500 })
    await hear(directEvent('my secret salary question'))
    await post(commandBody('/ask', 'my secret salary question', slack.responseUrl('ask')))
    slack.fail('response_url', { kind: 'status', status: 500 })
    await post(pressBody(actionIds.helpful, '{"language":"en"}', slack.responseUrl('rate')))
    await vi.waitFor(() => expect(log.filter(({ level }) => level === 'error').length).toBeGreaterThanOrEqual(4))
    const written = log.map(({ fields, message }) => `${JSON.stringify(fields)} ${message}`).join('\n')
    for (const secret of ['secret salary', 'xoxb-', '/response/', 'ada', bot.name]) expect(written).not.toContain(secret)
  })
})
