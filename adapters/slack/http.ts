import type { ServerResponse } from 'node:http'
import { HTTPReceiver } from '@slack/bolt'
import { SurfaceError } from '../../src/chat/surface.ts'
import type { BoltLogger } from './logger.ts'
import type { Transport } from './transport.ts'

/** Where Slack's request URLs must lead: events, commands and interactivity alike. */
const path = '/slack/events'

export interface HttpOptions {
  readonly signingSecret: string
  /** `127.0.0.1:3000` or `[::1]:3000`. */
  readonly address: string
  readonly logger: BoltLogger
  readonly now: () => number
}

/** Slack calls us; each call is checked with the signing secret. */
export function createHttpTransport({ signingSecret, address, logger, now }: HttpOptions): Transport {
  const colon = address.lastIndexOf(':')
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '')
  let isListening = false
  let lastEventAt: number | null = null
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [path],
    logger,
    customPropertiesExtractor: () => {
      lastEventAt = now()
      return {}
    },
    // Slack delivers again what it was refused.
    processEventErrorHandler: async ({ response }) => refuse(response),
    unhandledRequestHandler: ({ response }) => void refuse(response),
    dispatchErrorHandler: ({ response }) => {
      response.writeHead(404)
      response.end()
    },
  })

  return {
    receiver,
    async open() {
      try {
        const server = await receiver.start({ host, port: Number(address.slice(colon + 1)) })
        isListening = true
        server.on('close', () => {
          isListening = false
        })
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        throw new SurfaceError('unavailable', `SLACK_HTTP_ADDRESS ${address} cannot be listened on (${code ?? 'unknown fault'}): free it or set another`, {
          cause: error,
        })
      }
    },
    async close() {
      if (isListening) await receiver.stop()
    },
    health: () => ({ lastEventAt, maxSilenceMs: null, isConnected: isListening }),
  }
}

/** @returns true: the answer to Slack is given, however it was given */
function refuse(response: ServerResponse): boolean {
  if (!response.headersSent) {
    response.writeHead(503)
    response.end()
  }
  return true
}
