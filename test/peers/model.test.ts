/** The client of a model against a stand-in that nobody here wrote. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, asking, expectFault, good, quick, secrets } from '../model/asking.ts'
import { type ModelTwin, startModelTwin } from './model-package.ts'
import { missing, named } from './together.ts'

const goodText = JSON.stringify(good)
/** Long enough for the second that the stand-in asks to be left alone. */
const patience = { ...quick, maxWaitMs: 1_500 }

describe.skipIf(missing !== '')(named('a model behind a server of another make'), () => {
  let twin: ModelTwin
  beforeAll(async () => {
    twin = await startModelTwin()
  })
  afterEach(() => void twin.clearChaos().reset())
  afterAll(() => twin?.stop())

  const client = (): Asking => asking(`${twin.url}/v1`, { patience })
  const answering = (content: string, more: object = {}) => twin.on({ userMessage: secrets.question, responseFormat: 'json_schema' }, { content, ...more })
  const statuses = () => twin.getRequests().map(({ response }) => response.status)

  it('gives structured output, and the tokens that it used', async () => {
    answering(goodText, { usage: { prompt_tokens: 30, completion_tokens: 12, total_tokens: 42 } })
    const { ask, observer } = client()
    expect(await ask()).toEqual(good)
    expect(observer.calls).toMatchObject([{ result: 'ok', tokens: 42 }])
    expect(twin.getRequests()).toMatchObject([
      { path: '/v1/chat/completions', body: { model: 'small', messages: [{ role: 'system', content: secrets.prompt }, { role: 'user' }] } },
    ])
  })

  it.each([
    ['another shape', '{"sentences":"Yes."}', {}, /shape/],
    ['no JSON', 'Yes, you can.', {}, /not JSON/],
    ['half an answer', goodText.slice(0, 20), { finishReason: 'length' }, /cut/],
  ])('gives %s, which is not taken', async (_, content, more, message) => {
    answering(content, more)
    await expectFault(client().ask(), 'bad_output', message)
    expect(statuses()).toEqual([200])
  })

  it('asks once for fewer requests, and is asked again', async () => {
    answering(goodText)
    twin.nextRequestError(429, { message: `slow down, ${secrets.key}`, type: 'rate_limit_error' })
    expect(await client().ask()).toEqual(good)
    expect(statuses()).toEqual([429, 200])
  })

  it('asks for fewer requests each time, and is given up', async () => {
    answering(goodText)
    twin.setChaos({ rateLimitRate: 1 })
    await expectFault(client().ask(), 'busy', /status 429/)
    expect(statuses()).toEqual([429, 429, 429])
  })

  it('fails once, and is asked again', async () => {
    answering(goodText)
    twin.nextRequestError(500, { message: secrets.question })
    expect(await client().ask()).toEqual(good)
    expect(statuses()).toEqual([500, 200])
  })

  it('fails each time, and is given up, then left alone', async () => {
    answering(goodText)
    twin.setChaos({ dropRate: 1 })
    const { ask } = client()
    await expectFault(ask(), 'unavailable', /status 500/)
    await expectFault(ask(), 'resting')
    await expectFault(ask(), 'resting')
    expect(statuses()).toHaveLength(5)
  })

  it('answers in time though slowly', async () => {
    twin.on({ userMessage: secrets.question }, { content: goodText })
    twin.setChaos({ latencyMs: 200 })
    const startedAt = performance.now()
    expect(await client().ask()).toEqual(good)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(190)
  })

  it('answers too late', async () => {
    answering(goodText)
    twin.setChaos({ latencyMs: 5_000 })
    const startedAt = performance.now()
    await expectFault(client().ask(250), 'too_late')
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  it('hangs up', async () => {
    answering(goodText)
    twin.setChaos({ disconnectRate: 1 })
    await expectFault(client().ask(), 'unavailable', /no connection|broke off/)
    expect(statuses()).toHaveLength(3)
  })

  it('sends what is not JSON', async () => {
    answering(goodText)
    twin.setChaos({ malformedRate: 1 })
    await expectFault(client().ask(), 'bad_output', /not JSON/)
  })

  it('does not know what it is asked', async () => {
    await expectFault(client().ask(), 'not_allowed', /status 404/)
  })

  it('gives vectors of unit length', async () => {
    twin.onEmbedding('first', { embedding: [3, 4, 0] })
    const [vector] = await client().embed(['first'])
    expect([...(vector as Float32Array)].map((value) => Number(value.toFixed(3)))).toEqual([0.6, 0.8, 0])
    expect(twin.getRequests()).toMatchObject([{ path: '/v1/embeddings' }])
  })

  it('gives vectors of many texts, each its own, the same each time', async () => {
    const texts = Array.from({ length: 40 }, (_, at) => `text ${at}`)
    const { embed } = client()
    const found = await embed(texts)
    expect(found).toHaveLength(40)
    expect(new Set(found.map((vector) => vector.length)).size).toBe(1)
    for (const vector of found) expect(Math.hypot(...vector)).toBeCloseTo(1, 5)
    expect((await embed([texts[39] as string]))[0]).toEqual(found[39])
    expect(twin.getRequests()).toHaveLength(3)
  })

  it('fails to give vectors', async () => {
    twin.onEmbedding(/./, { error: { message: secrets.key, type: 'invalid_request_error' }, status: 401 })
    await expectFault(client().embed(['first']), 'not_allowed', /refuses the key/)
  })
})
