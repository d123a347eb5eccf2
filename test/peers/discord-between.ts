/**
 * Stands between the assistant and the stand-in: passes every call of the REST API on, does what Discord does where the stand-in does not, and lets a test
 * hold a call or answer it with a fault.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { correctGateway } from './discord-gateway.ts'
import type { Twin } from './discord-package.ts'
import { makeRules, type Pass, type RestReply } from './discord-rules.ts'
import { freePort } from './processes.ts'

interface RestCall {
  /** Such as `POST /channels/11/messages`, without version and query. */
  readonly name: string
  readonly body: unknown
  /** Hands the call on. */
  pass(): Promise<RestReply>
}

/** What happens to a call; `undefined` passes it on. */
export type RestInterception = (call: RestCall) => Promise<RestReply> | undefined

/** An error as Discord words it. */
export const refusal = (status: number, code: number, message: string): RestReply => ({ status, body: { code, message } })

export async function startDiscordBetween(twin: Twin) {
  const corrected = correctGateway(twin.server.gateway)
  const rules = makeRules(twin)
  const calls: Omit<RestCall, 'pass'>[] = []
  let intercept: RestInterception = () => undefined

  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace(/^\/api(\/v\d+)?/, '')
    const method = request.method ?? 'GET'
    const name = `${method} ${path.replace(/\?.*$/, '')}`
    const body = parsed(await textOf(request))
    calls.push({ name, body })
    const pass: Pass = async (changed = body) => {
      const written = changed === '' ? {} : { body: JSON.stringify(changed), headers: { 'content-type': 'application/json' } }
      const answer = await fetch(`${twin.restUrl}/v10${path}`, { method, ...written })
      return { status: answer.status, body: corrected(parsed(await answer.text())) }
    }
    const passOn = () => rules.apply(name, body, pass)
    const reply = await (intercept({ name, body, pass: passOn }) ?? passOn()).catch((error: Error) => refusal(502, 0, error.message))
    const isJson = typeof reply.body !== 'string'
    response.writeHead(reply.status, { ...(isJson ? { 'content-type': 'application/json' } : {}), ...reply.headers })
    response.end(isJson ? JSON.stringify(reply.body) : reply.body)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    openDirect: rules.openDirect,
    followUps: rules.followUps,
    /** Calls so far whose name fits. */
    calls: (name: RegExp) => calls.filter((call) => name.test(call.name)),
    intercept(next: RestInterception): void {
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

/** JSON as what it says, anything else as it is. */
const parsed = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : text)

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
