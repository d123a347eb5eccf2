import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setTimeout as wait } from 'node:timers/promises'
import { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../src/chat/log.ts'
import { surfaceErrorOf } from './errors.ts'
import type { BoltLogger } from './logger.ts'
import { closeTimeoutMs, firstReconnectMs, helloTimeoutMs, maxReconnectMs, maxSocketSilenceMs } from './timing.ts'
import type { Transport } from './transport.ts'
import { clientOptions } from './web.ts'

export interface SocketOptions {
  readonly appToken: string
  readonly apiUrl: string
  readonly logger: BoltLogger
  readonly log: Log
  readonly now: () => number
}

/**
 * We keep a connection to Slack. Slack's client can reconnect by itself, but gives up for good, with an unhandled rejection, when the address of a new
 * connection cannot be had at once; so the connection is reopened here.
 */
export function createSocketTransport({ appToken, apiUrl, logger, log, now }: SocketOptions): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(apiUrl, logger) },
    // What was not taken is not acknowledged: Slack delivers it again.
    processEventErrorHandler: async () => false,
  })
  const { client } = receiver
  const closing = new AbortController()
  let isConnected = false
  let isConnecting = false
  let lastEventAt: number | null = null
  let socketUrl = ''

  const sawLife = () => {
    lastEventAt = now()
  }
  /** Slack answers our pings. undici names the socket of each: https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md */
  const onPong = (message: unknown) => {
    const { websocket } = message as { websocket?: { url?: string } }
    if (socketUrl !== '' && websocket?.url === socketUrl) sawLife()
  }
  client.on('authenticated', ({ url }: { url?: string }) => {
    socketUrl = url === undefined ? '' : new URL(url).href
  })
  client.on('connected', () => {
    isConnected = true
    sawLife()
  })
  client.on('slack_event', sawLife)
  client.on('disconnected', () => {
    isConnected = false
    if (!closing.signal.aborted && !isConnecting) void reconnect()
  })

  /** @throws what Slack's client throws */
  async function connect(): Promise<void> {
    const timer = setTimeout(() => client.websocket?.disconnect(), helloTimeoutMs)
    try {
      await client.start()
    } finally {
      clearTimeout(timer)
    }
  }

  async function reconnect(): Promise<void> {
    isConnecting = true
    for (let waitMs = firstReconnectMs; !closing.signal.aborted; waitMs = Math.min(maxReconnectMs, waitMs * 2)) {
      try {
        await connect()
        break
      } catch (error) {
        log.error({ retryInMs: waitMs }, `the connection to Slack is lost and is opened again: ${surfaceErrorOf('apps.connections.open', error).message}`)
        // Replicas that lost it together do not come back together.
        await wait(waitMs * (0.5 + Math.random()), undefined, { signal: closing.signal }).catch(() => {})
      }
    }
    isConnecting = false
  }

  return {
    receiver,
    async open() {
      subscribe('undici:websocket:pong', onPong)
      isConnecting = true
      try {
        await connect()
      } catch (error) {
        unsubscribe('undici:websocket:pong', onPong)
        closing.abort()
        throw surfaceErrorOf('apps.connections.open', error)
      } finally {
        isConnecting = false
      }
    },
    async close() {
      closing.abort()
      unsubscribe('undici:websocket:pong', onPong)
      const late = new AbortController()
      await Promise.race([client.disconnect(), wait(closeTimeoutMs, undefined, { signal: late.signal, ref: false }).catch(() => {})])
      late.abort()
      isConnected = false
    },
    health: () => ({ lastEventAt, maxSilenceMs: maxSocketSilenceMs, isConnected }),
  }
}
