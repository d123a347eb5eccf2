import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setTimeout as wait } from 'node:timers/promises'
import { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../src/chat/log.ts'
import { SurfaceError } from '../../src/chat/surface.ts'
import { surfaceErrorOf } from './errors.ts'
import type { BoltLogger } from './logger.ts'
import { closeTimeoutMs, firstReconnectMs, helloTimeoutMs, maxReconnectMs, maxSocketSilenceMs, steadyConnectionMs } from './timing.ts'
import type { Transport } from './transport.ts'
import { clientOptions } from './web.ts'

export interface SocketOptions {
  readonly appToken: string
  readonly apiUrl: string
  readonly logger: BoltLogger
  readonly log: Log
  readonly now: () => number
}

/** Reasons of Slack for closing a connection that somebody must do something about. https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
const closings: Readonly<Record<string, string>> = {
  link_disabled: 'Socket Mode is off: turn it on under "Socket Mode" of the app, or set SLACK_SIGNING_SECRET instead of SLACK_APP_TOKEN',
  too_many_websockets: 'more than 10 replicas or other programs are connected with SLACK_APP_TOKEN: stop some',
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
  let connectedAt: number | null = null
  /** Why Slack closes the connection; '' where it says nothing. */
  let closingReason = ''
  let waitMs = firstReconnectMs

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
  client.on('ws_message', (data: unknown) => {
    closingReason = readClosing(data) ?? closingReason
  })
  client.on('connected', () => {
    isConnected = true
    connectedAt = now()
    sawLife()
  })
  client.on('slack_event', sawLife)
  client.on('disconnected', () => {
    isConnected = false
    if (!closing.signal.aborted && !isConnecting) void reconnect()
  })

  /** @throws SurfaceError */
  async function connect(): Promise<void> {
    connectedAt = null
    closingReason = ''
    const timer = setTimeout(() => client.websocket?.disconnect(), helloTimeoutMs)
    try {
      await client.start()
    } catch (error) {
      // The client gives no error where the connection was closed.
      throw error === undefined ? closedError() : surfaceErrorOf('apps.connections.open', error)
    } finally {
      clearTimeout(timer)
    }
    if (!isConnected) throw closedError()
  }

  function closedError(): SurfaceError {
    const advice = Object.hasOwn(closings, closingReason) ? closings[closingReason] : undefined
    if (advice !== undefined) return new SurfaceError('unavailable', `Slack closed the connection (${closingReason}): ${advice}`)
    const isSilent = connectedAt === null && closingReason === ''
    return new SurfaceError(
      'unavailable',
      isSilent
        ? 'Slack did not say hello: let WebSockets (wss://) through where a proxy or firewall stands between'
        : 'it was closed soon after it was opened: nothing is to be done if that passes',
    )
  }

  async function reconnect(): Promise<void> {
    isConnecting = true
    const isSteady = connectedAt !== null && now() - connectedAt >= steadyConnectionMs
    if (isSteady) waitMs = firstReconnectMs
    // Slack asks for a new connection every few hours.
    if (!isSteady || Object.hasOwn(closings, closingReason)) await pause('warn', closedError())
    while (!closing.signal.aborted) {
      try {
        await connect()
        break
      } catch (error) {
        await pause(Object.hasOwn(closings, closingReason) ? 'warn' : 'error', surfaceErrorOf('apps.connections.open', error))
      }
    }
    isConnecting = false
  }

  async function pause(level: 'warn' | 'error', { message, retryInMs }: SurfaceError): Promise<void> {
    // Replicas that lost it together do not come back together.
    const pauseMs = Math.round(Math.max(waitMs, retryInMs ?? 0) + Math.random() * waitMs)
    waitMs = Math.min(maxReconnectMs, waitMs * 2)
    log[level]({ retryInMs: pauseMs }, `the connection to Slack is lost and is opened again: ${message}`)
    await wait(pauseMs, undefined, { signal: closing.signal }).catch(() => {})
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
        throw error
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

/** The reason in a message by which Slack closes a connection; null in any other. */
function readClosing(data: unknown): string | null {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return null
  try {
    const { type, reason } = JSON.parse(data) as { readonly type?: unknown; readonly reason?: unknown }
    return type === 'disconnect' ? String(reason) : null
  } catch {
    return null
  }
}
