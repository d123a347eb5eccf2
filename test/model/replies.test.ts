import { once } from 'node:events'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { asking, expectFault, good, schema, secrets } from './asking.ts'
import { body, completion, drip, fault, hangUp, json, modelServer, type Respond, silence } from './server.ts'

const goodText = JSON.stringify(good)

const packed =
  (text: string): Respond =>
  (response) =>
    void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync(text))
const destroyed: Respond = (response) => void response.destroy()
const headAlone: Respond = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders()

describe('what is sent', () => {
  it('is the prompt as system message, the data as user message, and the schema, strict', async () => {
    const server = await modelServer(completion(goodText))
    expect(await asking(server.baseUrl).ask()).toEqual(good)
    const [asked] = server.asked
    expect(asked?.path).toBe('/v1/chat/completions')
    expect(asked?.body).toEqual({
      model: 'small',
      messages: [
        { role: 'system', content: secrets.prompt },
        { role: 'user', content: secrets.question },
      ],
      max_tokens: expect.any(Number),
      temperature: 0,
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'reword',
          strict: true,
          schema: expect.objectContaining({ type: 'object', required: ['sentences'], additionalProperties: false }),
        },
      },
    })
  })

  it('says nothing of this machine, and nothing that the environment has for other programs', async () => {
    const server = await modelServer(completion(goodText))
    vi.stubEnv('OPENAI_ORG_ID', 'org-1')
    vi.stubEnv('OPENAI_PROJECT_ID', 'proj-1')
    vi.stubEnv('OPENAI_ADMIN_KEY', 'admin-1')
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-other: 1\nauthorization: Bearer other')
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/v1')
    onTestFinished(() => void vi.unstubAllEnvs())
    await asking(server.baseUrl).ask()
    const names = Object.keys(server.asked[0]?.headers ?? {})
    const ofHttp = ['host', 'connection', 'content-length', 'accept-language', 'accept-encoding', 'sec-fetch-mode']
    expect(names.filter((name) => !ofHttp.includes(name)).sort()).toEqual(['accept', 'authorization', 'content-type', 'user-agent'])
    expect(server.asked[0]?.headers).toMatchObject({ authorization: `Bearer ${secrets.key}`, 'user-agent': 'candidate-assistant' })
  })

  it.each(['http://127.0.0.1:PORT/v1', 'http://127.0.0.1:PORT/v1/'])('goes to the address of %s', async (address) => {
    const server = await modelServer(completion(goodText))
    await asking(address.replace('PORT', new URL(server.baseUrl).port)).ask()
    expect(server.asked[0]?.path).toBe('/v1/chat/completions')
  })
})

describe('an answer is taken', () => {
  it.each([
    ['as it is', goodText],
    ['with space around', `\n  ${goodText}\n`],
    ['in a fence', `\`\`\`json\n${goodText}\n\`\`\``],
    ['in a fence without a language', `\`\`\`\r\n${JSON.stringify(good, null, 2)}\r\n\`\`\`\n`],
    ['with more keys than were asked for', JSON.stringify({ ...good, __proto__: null, more: 1 })],
  ])('%s', async (_, text) => {
    const server = await modelServer(completion(text))
    expect(await asking(server.baseUrl).ask()).toEqual(good)
  })

  it.each([
    ['no usage', undefined],
    ['a usage without numbers', { total_tokens: 'many' }],
    ['null', null],
  ])('with %s', async (_, usage) => {
    const server = await modelServer(completion(goodText, { usage }))
    expect(await asking(server.baseUrl).ask()).toEqual(good)
  })

  it('packed', async () => {
    const server = await modelServer(packed(JSON.stringify({ choices: [{ message: { content: goodText } }] })))
    expect(await asking(server.baseUrl).ask()).toEqual(good)
  })
})

describe('no answer is', () => {
  const echo = `echoed ${secrets.question} ${secrets.key}`
  it.each([
    ['bad JSON', completion(`{"sentences": [${echo}`), /not JSON/],
    ['JSON with words around it', completion(`Here you are: ${goodText}`), /not JSON/],
    ['two fences', completion(`\`\`\`\n${goodText}\n\`\`\`\n\`\`\`\n${goodText}\n\`\`\``), /not JSON/],
    ['a fence that is not closed', completion(`\`\`\`json\n${goodText}`), /not JSON/],
    ['another shape', completion(JSON.stringify({ sentences: echo })), /shape/],
    ['a list', completion(`[${goodText}]`), /shape/],
    ['null as JSON', completion('null'), /shape/],
    ['empty', completion(''), /empty/],
    ['white space', completion(' \n '), /empty/],
    ['no content', completion(null), /empty/],
    ['a refusal', completion(null, { refusal: `I refuse: ${echo}` }), /refuses/],
    ['cut at its greatest length', completion(goodText, { finish: 'length' }), /cut/],
    ['stopped by a filter', completion(goodText, { finish: 'content_filter' }), /filter/],
    ['without choices', json({ choices: [], echo }), /no chat completion/],
    ['without a message', json({ choices: [{ finish_reason: 'stop' }] }), /no chat completion/],
    ['a list of parts', json({ choices: [{ message: { content: [{ type: 'text', text: goodText }] } }] }), /no chat completion/],
    ['an empty body', body(''), /no chat completion/],
    ['an empty object', body('{}'), /no chat completion/],
    ['a body that is not JSON', body(`<p>${echo}`), /not JSON/],
    ['a page of the web', body(`<p>${echo}`, { 'content-type': 'text/html' }), /no chat completion/],
    ['a stream of events', body(`data: ${goodText}\n\n`, { 'content-type': 'text/event-stream' }), /no chat completion/],
    ['far too long', body(`"${'a'.repeat(25 * 1024 * 1024)}"`), /far too long/],
    ['far too long when it is unpacked', packed(`"${'a'.repeat(25 * 1024 * 1024)}"`), /far too long/],
  ] as const)('%s', async (_, respond, message) => {
    const server = await modelServer(respond)
    const { ask, observer } = asking(server.baseUrl)
    await expectFault(ask(), 'bad_output', message)
    expect(server.asked).toHaveLength(1)
    expect(observer.results()).toEqual(['bad_output'])
  })

  it.each([400, 413, 415, 422])('what the server does not take: status %i', async (status) => {
    const server = await modelServer(fault(status, { message: echo }))
    await expectFault(asking(server.baseUrl).ask(), 'bad_output', new RegExp(`status ${status}`))
    expect(server.asked).toHaveLength(1)
  })
})

describe('a server that refuses', () => {
  it.each([
    [401, {}, /refuses the key \(status 401\)/],
    [403, {}, /refuses the key \(status 403\)/],
    [404, {}, /does not know the model/],
    [402, {}, /no credit/],
    [429, { code: 'insufficient_quota' }, /no credit/],
    [307, { headers: { location: 'http://127.0.0.1:1/elsewhere' } }, /another address \(status 307\)/],
  ])('with status %i %j is asked once and left alone', async (status, more, message) => {
    const server = await modelServer(fault(status, { ...more, message: `echoed ${secrets.key}` }))
    const { ask } = asking(server.baseUrl)
    await expectFault(ask(), 'not_allowed', message)
    await expectFault(ask(), 'resting')
    expect(server.asked).toHaveLength(1)
  })
})

describe('a server that fails', () => {
  it.each([
    ['a fault of its own', fault(500), /status 500/],
    ['a gateway without it', fault(502), /status 502/],
    ['an overload', fault(529), /status 529/],
    ['a lock', fault(409), /status 409/],
    ['a body that is cut', hangUp, /broke off/],
    ['a connection that is cut', destroyed, /no connection/],
  ] as const)('once with %s is asked again', async (_, respond, message) => {
    const server = await modelServer(respond, completion(goodText))
    const { ask, observer } = asking(server.baseUrl)
    expect(await ask()).toEqual(good)
    expect(server.asked).toHaveLength(2)
    expect(observer.results()).toEqual(['ok'])
    const failing = await modelServer(respond)
    await expectFault(asking(failing.baseUrl).ask(), 'unavailable', message)
    expect(failing.asked).toHaveLength(3)
  })

  it('to listen is told by its code', async () => {
    const nobody = createServer().listen(0, '127.0.0.1')
    await once(nobody, 'listening')
    const { port } = nobody.address() as { port: number }
    nobody.close()
    await once(nobody, 'close')
    await expectFault(asking(`http://127.0.0.1:${port}/v1`).ask(), 'unavailable', /no connection to the server \(ECONNREFUSED\)/)
  })

  it.each([
    ['is silent', silence],
    ['sends a byte each 20 ms', drip(20)],
    ['sends its head and no more', headAlone],
  ])('because it %s is given up at the deadline, and hung up on', async (_, respond) => {
    const server = await modelServer(respond)
    const { ask, observer } = asking(server.baseUrl)
    const startedAt = performance.now()
    await expectFault(ask(500), 'too_late')
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    await server.asked[0]?.cut
    expect(server.asked).toHaveLength(1)
    expect(observer.results()).toEqual(['too_late'])
  })

  it('is not asked at all once the deadline has passed', async () => {
    const server = await modelServer(completion(goodText))
    const { model, observer } = asking(server.baseUrl)
    const call = model.complete({ purpose: 'check', prompt: { name: 'x', version: 1, text: 'x' }, data: 'x', schema, signal: AbortSignal.abort() })
    await expectFault(call, 'too_late')
    expect(server.asked).toHaveLength(0)
    expect(observer.calls).toMatchObject([{ purpose: 'check', result: 'too_late', tokens: 0 }])
  })
})

describe('a server of another make', () => {
  it('is spoken to in its words: each parameter that it names is left out or renamed, and not sent again', async () => {
    const server = await modelServer(
      fault(400, { param: 'max_tokens', code: 'unsupported_parameter' }),
      fault(400, { param: 'temperature' }),
      completion(goodText),
    )
    const { ask } = asking(server.baseUrl)
    expect(await ask()).toEqual(good)
    expect(await ask()).toEqual(good)
    const limits = server.asked.map(({ body: { max_tokens, max_completion_tokens, temperature } }) => [max_tokens, max_completion_tokens, temperature])
    expect(limits).toEqual([
      [1_000, undefined, 0],
      [undefined, 5_000, 0],
      [undefined, 5_000, undefined],
      [undefined, 5_000, undefined],
    ])
  })

  it('that refuses whatever it is told is asked three times', async () => {
    const server = await modelServer(fault(400, { param: 'temperature' }), fault(400, { param: 'max_tokens' }))
    await expectFault(asking(server.baseUrl).ask(), 'bad_output')
    expect(server.asked).toHaveLength(3)
  })
})

describe('the log of the client', () => {
  it('holds nothing, also where the environment asks for all', async () => {
    const said: unknown[] = []
    vi.stubEnv('OPENAI_LOG', 'debug')
    for (const kind of ['debug', 'info', 'warn', 'error', 'log'] as const) vi.spyOn(console, kind).mockImplementation((...parts) => void said.push(parts))
    onTestFinished(() => {
      vi.unstubAllEnvs()
      vi.restoreAllMocks()
    })
    const server = await modelServer(completion(goodText), fault(500), hangUp, completion('no'))
    const { ask } = asking(server.baseUrl)
    await ask()
    await expectFault(ask(), 'bad_output')
    expect(said).toEqual([])
  })
})
