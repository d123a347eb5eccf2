import { describe, expect, it } from 'vitest'
import { asking, expectFault, secrets } from './asking.ts'
import { body, fault, json, modelServer, vectorEach, vectors } from './server.ts'

const lengthOf = (vector: Float32Array): number => Math.hypot(...vector)

describe('vectors', () => {
  it('come one for each text, in their order, of unit length', async () => {
    const server = await modelServer(vectors([3, 4], [0, -2]))
    const { embed, observer } = asking(server.baseUrl)
    const found = await embed(['one', 'two'])
    expect(found.map((vector) => [...vector].map((value) => Math.round(value * 1_000) / 1_000))).toEqual([
      [0.6, 0.8],
      [0, -1],
    ])
    for (const vector of found) expect(vector).toBeInstanceOf(Float32Array)
    expect(server.asked[0]?.path).toBe('/v1/embeddings')
    expect(server.asked[0]?.body).toEqual({ model: 'vectors', input: ['one', 'two'], encoding_format: 'float' })
    expect(observer.calls).toMatchObject([{ purpose: 'embed', result: 'ok', tokens: 7 }])
  })

  it('are put in order by their index', async () => {
    const data = [
      { index: 1, embedding: [0, 5] },
      { index: 0, embedding: [5, 0] },
    ]
    const server = await modelServer(json({ data }))
    expect((await asking(server.baseUrl).embed(['one', 'two'])).map((vector) => [...vector])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('of many texts are asked for in requests of at most 32, one after the other', async () => {
    const server = await modelServer(vectorEach)
    const texts = Array.from({ length: 70 }, (_, at) => 'x'.repeat(at + 1))
    const found = await asking(server.baseUrl).embed(texts)
    expect(server.asked.map(({ body: { input } }) => input.length)).toEqual([32, 32, 6])
    expect(server.mostAtOnce()).toBe(1)
    for (const [at, vector] of found.entries()) {
      expect(lengthOf(vector)).toBeCloseTo(1)
      expect((vector[0] as number) / (vector[1] as number)).toBeCloseTo(at + 1, 2)
    }
  })

  it('of long texts are asked for in smaller requests, by their beginnings', async () => {
    const server = await modelServer(vectorEach)
    await asking(server.baseUrl).embed([...Array.from({ length: 5 }, () => 'y'.repeat(7_000)), 'z'.repeat(20_000)])
    expect(server.asked.map(({ body: { input } }) => input.map((text) => text.length))).toEqual([
      [7_000, 7_000, 7_000, 7_000],
      [7_000, 8_000],
    ])
  })

  it('of no text need no request', async () => {
    const server = await modelServer(vectorEach)
    expect(await asking(server.baseUrl).embed([])).toEqual([])
    expect(server.asked).toHaveLength(0)
  })

  it.each([
    ['too few', vectors([1, 0]), /1 vectors for 2 texts/],
    ['too many', vectors([1, 0], [1, 0], [1, 0]), /3 vectors for 2 texts/],
    ['of two lengths', vectors([1, 0], [1, 0, 0]), /differ in length/],
    ['without a direction', vectors([1, 0], [0, 0]), /no direction/],
    ['beyond all numbers', vectors([1.7e308, 1.7e308], [1, 1]), /no direction/],
    ['without numbers', json({ data: [{ embedding: [null, 1] }, { embedding: [1, 1] }] }), /holds no vectors/],
    ['as bytes in letters', json({ data: [{ embedding: 'AACAPw==' }, { embedding: 'AACAPw==' }] }), /holds no vectors/],
    ['empty', json({ data: [{ embedding: [] }, { embedding: [] }] }), /holds no vectors/],
    ['twice for one text', json({ data: [0, 0].map((index) => ({ index, embedding: [1] })) }), /which vector is of which text/],
    ['for a text that was not sent', json({ data: [0, 2].map((index) => ({ index, embedding: [1] })) }), /which vector is of which text/],
    ['nowhere', body('{}'), /holds no vectors/],
    ['on a page of the web', body('<p>', { 'content-type': 'text/html' }), /holds no vectors/],
  ] as const)('%s are none', async (_, respond, message) => {
    const server = await modelServer(respond)
    await expectFault(asking(server.baseUrl).embed([secrets.question, 'two']), 'bad_output', message)
  })

  it('whose length changes between requests are none', async () => {
    const server = await modelServer(
      (response, asked) => vectors(...asked.body.input.map(() => [1, 0]))(response, asked),
      (response, asked) => vectors(...asked.body.input.map(() => [1, 0, 0]))(response, asked),
    )
    await expectFault(asking(server.baseUrl).embed(Array.from({ length: 33 }, () => 'x')), 'bad_output', /differ in length/)
  })

  it('need a model of their own', async () => {
    const server = await modelServer(vectorEach)
    await expectFault(asking(server.baseUrl, { embeddingModel: null }).embed(['one']), 'not_allowed', /OPENAI_EMBEDDING_MODEL/)
    expect(server.asked).toHaveLength(0)
  })

  it('are asked for again where the server failed', async () => {
    const server = await modelServer(fault(503), vectorEach)
    expect(await asking(server.baseUrl).embed(['one'])).toHaveLength(1)
  })
})
