import { describe, expect, it, vi } from 'vitest'
import { actionIds, encodeValue } from '../../adapters/slack/actions.ts'
import { commandBody, eventOf, mentionEvent, messageEvent, pressBody } from '../fixtures/slack-deliveries.ts'
import { connectSurface, type SlackStage } from '../fixtures/slack-surface.ts'
import { bot } from '../fixtures/slack-web-api.ts'

describe('Socket Mode', () => {
  it('connects with the app-level token', async () => {
    await using stage = await connectSurface()
    expect(stage.slack.calls.find(({ method }) => method === 'apps.connections.open')?.token).toBe('xapp-test-token')
    expect(stage.surface.health()).toMatchObject({ isConnected: true, maxSilenceMs: expect.any(Number), lastEventAt: expect.any(Number) })
  })

  it('acknowledges an event when the message is kept, and not before', async () => {
    await using stage = await connectSurface()
    let open = () => {}
    stage.conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    const envelope = stage.socket.deliver('events_api', eventOf(mentionEvent('salary?')))
    await vi.waitFor(() => expect(stage.conversation.calls).toHaveLength(1))
    // What comes later and needs no store is acknowledged meanwhile.
    const other = stage.socket.deliver('events_api', eventOf(messageEvent('joined', { subtype: 'channel_join' })))
    await vi.waitFor(() => expect(stage.socket.acknowledged.map(({ envelope_id }) => envelope_id)).toEqual([other]))
    open()
    await vi.waitFor(() => expect(stage.socket.acknowledged.map(({ envelope_id }) => envelope_id)).toEqual([other, envelope]))
    expect(stage.conversation.kept.size).toBe(1)
  })

  it('leaves an event to be delivered again where it could not be kept', async () => {
    await using stage = await connectSurface()
    stage.conversation.isStoreDown = true
    const text = `<@${bot.userId}> salary?`
    stage.socket.deliver('events_api', eventOf(mentionEvent('salary?')))
    stage.socket.deliver('events_api', eventOf(messageEvent(text)))
    await vi.waitFor(() => expect(stage.slack.callsOf('chat.postEphemeral')).toHaveLength(1))
    await vi.waitFor(() => expect(stage.complaints()).toHaveLength(2))
    stage.conversation.isStoreDown = false
    const again = stage.socket.deliver('events_api', eventOf(mentionEvent('salary?')))
    await vi.waitFor(() => expect(stage.socket.acknowledged.map(({ envelope_id }) => envelope_id)).toEqual([again]))
    expect(stage.conversation.kept.size).toBe(1)
    expect(stage.slack.callsOf('chat.postEphemeral')).toHaveLength(1)
  })

  it('answers commands with the acknowledgement, and takes presses', async () => {
    await using stage = await connectSurface()
    stage.socket.deliver('slash_commands', commandBody('/roles', '', stage.slack.responseUrl('roles')))
    await vi.waitFor(() => expect(stage.socket.acknowledged).toHaveLength(1))
    expect(stage.socket.acknowledged[0]?.payload).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('Open roles') })
    stage.socket.deliver('interactive', pressBody(actionIds.helpful, encodeValue({ language: 'en' }) ?? '', stage.slack.responseUrl('rate')))
    await vi.waitFor(() => expect(stage.conversation.rated).toHaveLength(1))
    await vi.waitFor(() => expect(stage.socket.acknowledged).toHaveLength(2))
  })

  it('sees life in the pongs of Slack, though nobody writes', async () => {
    await using stage = await connectSurface()
    const first = stage.surface.health().lastEventAt ?? 0
    await vi.waitFor(() => expect(stage.surface.health().lastEventAt).toBeGreaterThan(first), { timeout: 10_000, interval: 20 })
    expect(stage.socket.pings).toBeGreaterThan(0)
  })

  it('says at the start what is wrong with the token', async () => {
    const prepare = ({ slack }: SlackStage) => slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' })
    await expect(connectSurface({ prepare })).rejects.toThrow('SLACK_APP_TOKEN')
  })

  it('at stop finishes what was taken, leaves the rest to others and closes', async () => {
    const stage = await connectSurface()
    let open = () => {}
    stage.conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    const taken = stage.socket.deliver('events_api', eventOf(mentionEvent('salary?')))
    await vi.waitFor(() => expect(stage.conversation.calls).toHaveLength(1))
    const stopped = stage.surface.stop()
    stage.socket.deliver('events_api', eventOf(mentionEvent('remote?', { ts: '1771588900.000100' })))
    open()
    await stopped
    expect(stage.socket.acknowledged.map(({ envelope_id }) => envelope_id)).toEqual([taken])
    expect([...stage.conversation.kept.keys()]).toEqual(['T1/C1/1771588800.000100'])
    await vi.waitFor(() => expect(stage.socket.openConnections).toBe(0))
    expect(stage.surface.health().isConnected).toBe(false)
  })
})
