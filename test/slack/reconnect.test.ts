import { describe, expect, it, vi } from 'vitest'
import { firstReconnectMs } from '../../adapters/slack/timing.ts'
import { eventOf, mentionEvent } from '../fixtures/slack-deliveries.ts'
import { connectSurface } from '../fixtures/slack-surface.ts'

// Twenty seconds of silence are as good as a half.
vi.mock('../../adapters/slack/timing.ts', async (original) => ({ ...(await original<object>()), helloTimeoutMs: 500 }))

/** Reconnecting takes a moment by design. */
const patience = { timeout: 20_000, interval: 20 }

type Stage = Awaited<ReturnType<typeof connectSurface>>

const opens = ({ slack }: Stage) => slack.callsOf('apps.connections.open').length
const reconnected = (stage: Stage) =>
  vi.waitFor(() => expect([stage.socket.connections > 1, stage.surface.health().isConnected]).toEqual([true, true]), patience)

describe('a connection that is lost', () => {
  it.each<[string, (stage: Stage) => void]>([
    ['Slack asks for a new one', ({ socket }) => socket.askToReconnect()],
    ['the network breaks', ({ socket }) => socket.cut()],
  ])('is opened again where %s', async (_, lose) => {
    await using stage = await connectSurface()
    lose(stage)
    await reconnected(stage)
    stage.socket.deliver('events_api', eventOf(mentionEvent('salary?')))
    await vi.waitFor(() => expect(stage.socket.acknowledged).toHaveLength(1))
  })

  it('is opened again where Slack answers no ping', async () => {
    await using stage = await connectSurface()
    stage.socket.answersPings = false
    await vi.waitFor(() => expect(stage.socket.connections).toBe(2), patience)
    stage.socket.answersPings = true
    await reconnected(stage)
  })

  it('after hours is opened again at once, without a word', async () => {
    let passedMs = 0
    await using stage = await connectSurface({ now: () => Date.now() + passedMs })
    passedMs = 3 * 60 * 60_000
    const began = performance.now()
    stage.socket.askToReconnect()
    await vi.waitFor(() => expect(stage.socket.connections).toBe(2), patience)
    expect(performance.now() - began).toBeLessThan(firstReconnectMs)
    expect(stage.complaints()).toEqual([])
  })

  it('is tried again while Slack cannot be reached, and the operator hears why', async () => {
    await using stage = await connectSurface()
    stage.slack.fail('apps.connections.open', { kind: 'status', status: 503 }, { kind: 'error', error: 'internal_error' })
    stage.socket.cut()
    await vi.waitFor(() => expect(stage.surface.health().isConnected).toBe(false), patience)
    await reconnected(stage)
    const lines = stage.complaints().filter((line) => line.includes('is opened again'))
    expect(lines).toEqual([expect.stringContaining('closed soon'), expect.stringContaining('503'), expect.stringContaining('internal_error')])
    expect(stage.complaints().join()).not.toContain('secret-ticket')
  })

  it('is not asked for again before Slack allows it', async () => {
    await using stage = await connectSurface()
    stage.slack.fail('apps.connections.open', { kind: 'rate_limited', retryAfterSeconds: 3 })
    stage.socket.cut()
    await vi.waitFor(() => expect(opens(stage)).toBe(2), patience)
    const refused = performance.now()
    await reconnected(stage)
    expect(performance.now() - refused).toBeGreaterThan(2900)
    expect(opens(stage)).toBe(3)
    expect(stage.complaints().at(-1)).toContain('limits apps.connections.open for 3 s')
  })
})

describe('a connection that does not last', () => {
  it('is waited for longer each time, until one lasts', async () => {
    await using stage = await connectSurface()
    const began = performance.now()
    stage.socket.closesFor = 'refresh_requested'
    stage.socket.askToReconnect()
    await vi.waitFor(() => expect(stage.socket.connections).toBe(4), patience)
    // Three waits, each twice the one before.
    expect(performance.now() - began).toBeGreaterThanOrEqual(firstReconnectMs * (1 + 2 + 4))
    stage.socket.closesFor = null
    await vi.waitFor(() => expect(stage.surface.health().isConnected).toBe(true), patience)
    const lines = stage.complaints().filter((line) => line.includes('is opened again'))
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(stage.complaints().join()).not.toContain('check the network')
  })

  it.each([
    ['too_many_websockets', true, 'more than 10 replicas'],
    ['too_many_websockets', false, 'more than 10 replicas'],
    ['link_disabled', true, 'Socket Mode is off'],
    ['link_disabled', false, 'Socket Mode is off'],
  ])('because of %s, after a hello: %s, says what to do', async (reason, saysHello, advice) => {
    await using stage = await connectSurface()
    stage.socket.saysHello = saysHello
    stage.socket.closesFor = reason
    stage.socket.askToReconnect()
    await vi.waitFor(() => expect(stage.log.filter(({ level, message }) => level === 'warn' && message.includes(advice))).not.toEqual([]), patience)
    expect(stage.complaints().join()).not.toContain('check the network')
  })

  it('because of many others is told of though it lived long', async () => {
    let passedMs = 0
    await using stage = await connectSurface({ now: () => Date.now() + passedMs })
    passedMs = 3 * 60 * 60_000
    stage.socket.disconnect('too_many_websockets')
    await vi.waitFor(() => expect(stage.complaints()).toEqual([expect.stringContaining('more than 10 replicas')]), patience)
    await reconnected(stage)
  })
})

describe('a connection without a hello', () => {
  it('is given up and tried again', async () => {
    await using stage = await connectSurface()
    stage.socket.saysHello = false
    stage.socket.cut()
    await vi.waitFor(() => expect(stage.complaints().at(-1)).toContain('did not say hello'), patience)
    expect(stage.complaints().at(-1)).not.toContain('check the network')
    stage.socket.saysHello = true
    await vi.waitFor(() => expect(stage.surface.health().isConnected).toBe(true), patience)
  })

  it('at the start is a fault that says so', async () => {
    const prepare = ({ socket }: Pick<Stage, 'socket'>) => {
      socket.saysHello = false
    }
    await expect(connectSurface({ prepare })).rejects.toMatchObject({ reason: 'unavailable', message: expect.stringContaining('did not say hello') })
  })
})
