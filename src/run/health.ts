import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartError } from './start-error.ts'

export interface HealthOptions {
  /** Host and port. */
  readonly address: string
  /** Why questions would not be answered now, one sentence each. */
  readonly reasonsNotReady: () => Promise<readonly string[]>
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>
}

export interface HealthServer {
  /** Where it listens: with the port that was given where 0 was asked for. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * `/healthz`: the process is alive. `/readyz`: 200, or 503 with a line for each reason. `/metrics`: for Prometheus.
 * @throws StartError where the address cannot be listened on
 */
export async function startHealth({ address, reasonsNotReady, metrics }: HealthOptions): Promise<HealthServer> {
  const pages: Record<string, () => Promise<Page>> = {
    '/healthz': async () => ({ status: 200, type: plain, body: 'alive\n' }),
    '/readyz': async () => {
      const reasons = await reasonsNotReady()
      return reasons.length === 0
        ? { status: 200, type: plain, body: 'ready\n' }
        : { status: 503, type: plain, body: reasons.map((reason) => `${reason.replaceAll('\n', ' ')}\n`).join('') }
    },
    '/metrics': async () => {
      const { contentType, body } = await metrics()
      return { status: 200, type: contentType, body }
    },
  }
  const server = createServer((request, response) => {
    const page = pages[(request.url ?? '/').replace(/\?.*$/s, '')]
    if (page === undefined) return send(response, { status: 404, type: plain, body: 'there is /healthz, /readyz and /metrics\n' })
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return send(response, { status: 405, type: plain, body: 'only GET\n' })
    }
    page().then(
      (found) => send(response, found),
      (error: Error) => send(response, { status: 500, type: plain, body: `${error.name}\n` }),
    )
  })
  const { host, port } = hostAndPort(address)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new StartError(`HEALTH_ADDRESS ${address}: ${listenFault(error)}`, { cause: error })))
    server.listen(port, host, resolve)
  })
  const { address: at, port: taken, family } = server.address() as AddressInfo
  return {
    url: `http://${family === 'IPv6' ? `[${at}]` : at}:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Page {
  readonly status: number
  readonly type: string
  readonly body: string
}

const plain = 'text/plain; charset=utf-8'

function send(response: ServerResponse, { status, type, body }: Page): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(body)
}

/** `127.0.0.1:9464` or `[::1]:9464` in its parts. */
function hostAndPort(address: string): { readonly host: string; readonly port: number } {
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) }
}

/** Why an address cannot be listened on, and what to do. */
function listenFault(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return 'another program listens there already (this one, started twice?); end it or choose another port'
    case 'EACCES':
      return 'this user may not listen there; choose a port above 1023'
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'this machine has no such address; 127.0.0.1 is this machine alone, 0.0.0.0 is everywhere'
    default:
      return error.message
  }
}
