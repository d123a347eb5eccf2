/**
 * Stands between the assistant and the stand-in: passes every Web API call on, keeps the `metadata` of messages as Slack does and the stand-in does not, and
 * lets a test hold a call or answer it with a fault.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { freePort } from './processes.ts'

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Record<string, unknown>
}

export interface Call {
  readonly method: string
  readonly args: Readonly<Record<string, string>>
  /** Hands the call to the stand-in. */
  pass(): Promise<Reply>
}

/** What happens to a call; `undefined` passes it on. */
export type Interception = (call: Call) => Promise<Reply> | undefined

export async function startBetween(apiUrl: string) {
  const metadata = new Map<string, unknown>()
  let intercept: Interception = () => undefined
  const calls: Omit<Call, 'pass'>[] = []

  async function pass(method: string, args: Call['args'], headers: IncomingHttpHeaders, body: string): Promise<Reply> {
    const response = await fetch(apiUrl + method, {
      method: 'POST',
      body,
      headers: { 'content-type': headers['content-type'] ?? 'application/x-www-form-urlencoded', authorization: headers.authorization ?? '' },
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (method === 'chat.postMessage' && args.metadata !== undefined) metadata.set(String(answer.ts), JSON.parse(args.metadata))
    if (/^conversations\.(replies|history)$/.test(method) && ['true', '1'].includes(args.include_all_metadata ?? '')) {
      for (const message of answer.messages as { ts: string; metadata?: unknown }[]) if (metadata.has(message.ts)) message.metadata = metadata.get(message.ts)
    }
    return { status: response.status, body: answer }
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const method = (request.url ?? '').replace(/^\/api\/|\?.*$/g, '')
    const args = Object.fromEntries(new URLSearchParams(body))
    calls.push({ method, args })
    const passOn = () => pass(method, args, request.headers, body)
    const reply = await (intercept({ method, args, pass: passOn }) ?? passOn()).catch((error: Error) => ({
      status: 502,
      headers: {},
      body: { error: error.message },
    }))
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(JSON.stringify(reply.body))
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    calls: (method: string) => calls.filter((call) => call.method === method),
    intercept(next: Interception): void {
      intercept = next
    },
    passEverything(): void {
      intercept = () => undefined
    },
    stop(): Promise<void> {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
