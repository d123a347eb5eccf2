import { describe, expect, it } from 'vitest'
import type { TokenCount } from '../../src/model/budget.ts'
import { asking, CountingTokens, expectFault, good, quick } from './asking.ts'
import { completion, fault, hangUp, modelServer, silence, vectorEach } from './server.ts'

const goodReply = completion(JSON.stringify(good))
const day = '2026-02-20'
const noon = Date.UTC(2026, 1, 20, 12)

describe('a cap on the tokens of a day', () => {
  it('sets an estimate aside before the request, and counts what was used after it', async () => {
    const tokens = new CountingTokens()
    let before = 0
    const server = await modelServer((response, asked) => {
      before = tokens.days.get(day) ?? 0
      return goodReply(response, asked)
    })
    const { ask, observer } = asking(server.baseUrl, { dailyTokens: 5_000, tokens, now: () => noon })
    await ask()
    expect(before).toBeGreaterThan(1_000)
    expect(tokens.days).toEqual(new Map([[day, 100]]))
    expect(observer.calls).toMatchObject([{ purpose: 'reword', result: 'ok', tokens: 100 }])
  })

  it('lets nothing out once it is reached, until the next day', async () => {
    const server = await modelServer(goodReply)
    let now = noon
    const { ask, tokens, observer } = asking(server.baseUrl, { dailyTokens: 1_500, now: () => now })
    for (let asked = 0; asked < 3; asked++) await ask()
    await tokens.addModelTokens(day, 1_000)
    await expectFault(ask(), 'used_up', /MODEL_DAILY_TOKENS/)
    expect(server.asked).toHaveLength(3)
    expect(tokens.days.get(day)).toBe(1_300)
    now += 24 * 60 * 60 * 1_000
    expect(await ask()).toEqual(good)
    expect(observer.results()).toEqual(['ok', 'ok', 'ok', 'used_up', 'ok'])
    expect(observer.calls[3]?.tokens).toBe(0)
  })

  it('holds between processes that ask at once: what is over is given back', async () => {
    const server = await modelServer(goodReply)
    const tokens = new CountingTokens()
    // Each reads before any has added.
    const slow: TokenCount = { modelTokens: async () => 0, addModelTokens: (...args) => tokens.addModelTokens(...args) }
    const asks = Array.from({ length: 6 }, () => asking(server.baseUrl, { dailyTokens: 2_500, tokens: slow, now: () => noon }).ask())
    const results = await Promise.allSettled(asks)
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
    expect(tokens.days.get(day)).toBe(100 * server.asked.length)
  })

  it.each([
    ['that broke off', hangUp, 3],
    ['that failed at the server', fault(500), 3],
    ['without an answer', silence, 1],
  ] as const)('counts the estimate of each request %s', async (_, respond, requests) => {
    const server = await modelServer(respond)
    const { ask, tokens, observer } = asking(server.baseUrl, { dailyTokens: 100_000, now: () => noon })
    await ask(respond === silence ? 500 : 10_000).catch(() => {})
    // What is counted after the deadline has no part in the answer.
    await expect.poll(() => observer.calls.length).toBe(1)
    expect(server.asked).toHaveLength(requests)
    expect(tokens.days.get(day)).toBeGreaterThan(requests * 1_000)
    expect(observer.calls[0]?.tokens).toBe(tokens.days.get(day))
  })

  it.each([
    ['the server refused', 401],
    ['the server put off', 429],
    ['the server did not take', 400],
  ] as const)('does not count what %s', async (_, status) => {
    const server = await modelServer(fault(status))
    const { ask, tokens, observer } = asking(server.baseUrl, { dailyTokens: 100_000, now: () => noon })
    await ask().catch(() => {})
    expect(tokens.days.get(day)).toBe(0)
    expect(observer.calls[0]?.tokens).toBe(0)
  })

  it('counts what the server says also of an answer that cannot be used, and the estimate where it says nothing', async () => {
    const server = await modelServer(completion('no'), completion(JSON.stringify(good), { usage: null }))
    const { ask, tokens } = asking(server.baseUrl, { dailyTokens: 100_000, now: () => noon })
    await expectFault(ask(), 'bad_output')
    expect(tokens.days.get(day)).toBe(100)
    await ask()
    expect(tokens.days.get(day)).toBeGreaterThan(1_100)
  })

  it('counts vectors too', async () => {
    const server = await modelServer(vectorEach)
    const { embed, tokens } = asking(server.baseUrl, { dailyTokens: 100_000, now: () => noon })
    await embed(['one', 'two'])
    expect(tokens.days.get(day)).toBe(7)
  })

  it('that cannot be counted lets nothing out', async () => {
    const server = await modelServer(goodReply)
    const broken: TokenCount = { modelTokens: () => Promise.reject(new Error('no store')), addModelTokens: () => Promise.reject(new Error('no store')) }
    await expectFault(asking(server.baseUrl, { dailyTokens: 5_000, tokens: broken }).ask(), 'used_up', /cannot be counted/)
    expect(server.asked).toHaveLength(0)
  })

  it('that cannot be settled leaves the estimate, and the answer', async () => {
    const server = await modelServer(goodReply)
    let writes = 0
    const failing: TokenCount = { modelTokens: async () => 0, addModelTokens: async () => (++writes === 1 ? 1_100 : Promise.reject(new Error('no store'))) }
    expect(await asking(server.baseUrl, { dailyTokens: 5_000, tokens: failing }).ask()).toEqual(good)
  })

  it('is not there where none is set: nothing is counted in the store', async () => {
    const server = await modelServer(goodReply)
    const { ask, tokens, observer } = asking(server.baseUrl, { patience: quick })
    await ask()
    expect(tokens.days.size).toBe(0)
    expect(observer.calls[0]?.tokens).toBe(100)
  })
})
