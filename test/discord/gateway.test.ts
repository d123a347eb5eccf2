import { describe, expect, it, vi } from 'vitest'
import { mention, message } from '../fixtures/discord-payloads.ts'
import { snowflake } from '../fixtures/discord-rest.ts'
import { makeSurface, openSurface, token } from '../fixtures/discord-surface.ts'

const guilds = 1 << 0
const guildMessages = 1 << 9
const directMessages = 1 << 12

describe('the connection', () => {
  it('signs in without any privileged intent, and is healthy', async () => {
    const { gateway, surface, complaints } = await openSurface()
    expect(gateway.identifies).toEqual([{ token, intents: guilds | guildMessages | directMessages, shard: [0, 1] }])
    expect(surface.health()).toEqual({ lastEventAt: expect.any(Number), maxSilenceMs: 90_000, isConnected: true })
    expect(complaints()).toEqual([])
  })

  it('is not healthy before it is opened and after it is closed', async () => {
    const { surface, conversation, gateway } = await makeSurface()
    expect(surface.health().isConnected).toBe(false)
    await surface.start(conversation)
    await surface.stop()
    expect(surface.health().isConnected).toBe(false)
    await vi.waitFor(() => expect(gateway.openConnections).toBe(0))
  })

  it.each([
    [4004, 'DISCORD_TOKEN is wrong'],
    [4011, 'DISCORD_SHARDS'],
    [4014, 'no privileged intent is needed'],
  ])('that Discord refuses with %i does not start, and says what to do', async (code, advice) => {
    const { surface, conversation, gateway } = await makeSurface()
    gateway.refusesWith = code
    await expect(surface.start(conversation)).rejects.toThrow(advice)
    await surface.stop()
  })

  it('with a wrong token does not start', async () => {
    const { surface, conversation, rest } = await makeSurface()
    rest.fail('GET /gateway/bot', { kind: 'error', status: 401, code: 0 })
    await expect(surface.start(conversation)).rejects.toThrow('DISCORD_TOKEN')
  })

  it('is resumed when it is cut, and what was missed arrives', async () => {
    const { gateway, conversation, hear } = await openSurface()
    gateway.cut()
    hear(message(`${mention} While you were away?`))
    await vi.waitFor(() => expect(conversation.calls.map(({ text }) => text)).toEqual(['While you were away?']), { timeout: 10_000 })
    expect(gateway.resumes).toHaveLength(1)
    expect(gateway.identifies).toHaveLength(1)
  })

  it('is resumed when Discord asks for it', async () => {
    const { gateway, conversation, hear } = await openSurface()
    gateway.askToReconnect()
    await vi.waitFor(() => expect(gateway.resumes).toHaveLength(1), { timeout: 10_000 })
    hear(message(`${mention} Still there?`))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(1))
  })

  it('signs in anew when its session is gone', { timeout: 20_000 }, async () => {
    const { gateway, conversation, hear, surface } = await openSurface()
    gateway.invalidate()
    await vi.waitFor(() => expect(gateway.identifies).toHaveLength(2), { timeout: 15_000 })
    await vi.waitFor(() => expect(surface.health().isConnected).toBe(true))
    hear(message(`${mention} Again?`))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(1))
  })

  it('counts an answered heartbeat as a sign of life', async () => {
    const { gateway, surface } = await openSurface({}, ({ gateway: opened }) => {
      opened.heartbeatIntervalMs = 60
    })
    const before = surface.health().lastEventAt ?? 0
    await vi.waitFor(() => expect(gateway.heartbeats).toBeGreaterThan(2))
    await vi.waitFor(() => expect(surface.health().lastEventAt).toBeGreaterThan(before))
  })

  it('that is silent for long asks for the process to end', async () => {
    let at = Date.now()
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const { lost } = await openSurface({ now: () => at })
      vi.advanceTimersByTime(5_000)
      expect(lost).toEqual([])
      at += 6 * 60_000
      vi.advanceTimersByTime(5_000)
      expect(lost).toEqual([expect.stringContaining('nothing was heard of Discord for 36')])
    } finally {
      vi.useRealTimers()
    }
  })

  it('that Discord closes for good asks for the process to end', async () => {
    const { gateway, lost } = await openSurface()
    gateway.refusesWith = 4004
    gateway.invalidate()
    await vi.waitFor(() => expect(lost).toEqual([expect.stringContaining('DISCORD_TOKEN is wrong')]), { timeout: 15_000 })
  }, 20_000)
})

describe('shards', () => {
  it('are as many as Discord recommends', async () => {
    const { gateway } = await openSurface({}, ({ rest }) => {
      rest.shards = 2
    })
    expect(gateway.identifies.map(({ shard }) => shard).toSorted()).toEqual([
      [0, 2],
      [1, 2],
    ])
  })

  it('are those that the settings name; direct messages arrive at the first', async () => {
    const { gateway, conversation, hear } = await openSurface({ shards: { count: 3, ids: [0] } })
    expect(gateway.identifies.map(({ shard }) => shard)).toEqual([[0, 3]])
    hear(message('Is it remote?', { guild_id: null, channel_id: snowflake() }))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(1))
  })
})
