/** A server of a model on this machine, which answers as each test says. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

interface Asked {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly body: {
    readonly model: string
    readonly messages: readonly { role: string; content: string }[]
    readonly input: readonly string[]
    readonly [key: string]: unknown
  }
  /** Resolves when the client has gone before it had a whole reply. */
  readonly cut: Promise<void>
}

export type Respond = (response: ServerResponse, asked: Asked) => void | Promise<void>

export interface ModelServer {
  readonly baseUrl: string
  /** Every request so far. */
  readonly asked: readonly Asked[]
  /** How many requests were under way at once, at most. */
  mostAtOnce(): number
}

/** @param responses one for each request, in order; the last answers all that follow */
export async function modelServer(...responses: readonly Respond[]): Promise<ModelServer> {
  const asked: Asked[] = []
  let underWay = 0
  let most = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const { promise: cut, resolve } = Promise.withResolvers<void>()
    response.on('close', () => {
      underWay--
      if (!response.writableEnded) resolve()
    })
    most = Math.max(most, ++underWay)
    const one: Asked = { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text), cut }
    asked.push(one)
    await responses[Math.min(asked.length, responses.length) - 1]?.(response, one)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, mostAtOnce: () => most }
}

export const json =
  (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Respond =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))

export const body =
  (text: string, headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' }): Respond =>
  (response) =>
    void response.writeHead(200, headers).end(text)

/** A chat completion whose message holds `content`. */
export const completion = (content: string | null, more: { finish?: string; refusal?: string; usage?: unknown } = {}): Respond =>
  json({
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, finish_reason: more.finish ?? 'stop', message: { role: 'assistant', content, refusal: more.refusal ?? null } }],
    ...('usage' in more ? { usage: more.usage } : { usage: { prompt_tokens: 80, completion_tokens: 20, total_tokens: 100 } }),
  })

/** An error as such servers give it; their words often repeat what they were sent. */
export const fault = (status: number, more: { headers?: Readonly<Record<string, string>>; code?: string; param?: string; message?: string } = {}): Respond =>
  json({ error: { message: more.message ?? 'no', type: 'x', code: more.code ?? null, param: more.param ?? null } }, status, more.headers)

/** Never answers. */
export const silence: Respond = () => {}

/** Begins a reply and hangs up in its middle. */
export const hangUp: Respond = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"choices":[', () => response.destroy())
}

/** Begins a good reply and goes on with one byte each `everyMs`. */
export const drip =
  (everyMs: number): Respond =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const text = '{"choices":[{"message":{"content":"{}"}}]}'
    let at = 0
    const timer = setInterval(() => {
      if (at < text.length) response.write(text[at++])
    }, everyMs)
    response.on('close', () => clearInterval(timer))
  }

export const vectors = (...lists: readonly (readonly number[])[]): Respond =>
  json({ object: 'list', data: lists.map((embedding, index) => ({ object: 'embedding', index, embedding })), usage: { prompt_tokens: 7, total_tokens: 7 } })

/** One vector for each text that was sent, which tells them apart. */
export const vectorEach: Respond = (response, asked) => vectors(...asked.body.input.map((text) => [text.length, 1]))(response, asked)
