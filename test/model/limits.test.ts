import { describe, expect, it } from 'vitest'
import { asking, expectFault, good, quick } from './asking.ts'
import { completion, fault, modelServer, type Respond, silence, vectorEach } from './server.ts'

const goodReply = completion(JSON.stringify(good))
const busy = (headers: Readonly<Record<string, string>> = {}) => fault(429, { headers })

describe('a server that asks for fewer requests', () => {
  it('is asked again after a while where it does not say when', async () => {
    const server = await modelServer(busy(), busy(), goodReply)
    expect(await asking(server.baseUrl).ask()).toEqual(good)
    expect(server.asked).toHaveLength(3)
  })

  it.each([
    ['in seconds', { 'retry-after': '0.15' }],
    ['in milliseconds', { 'retry-after-ms': '150' }],
    ['by date', { 'retry-after': 'DATE' }],
  ])('is asked again when it said, %s', async (_, headers) => {
    // A date has whole seconds; the clock of the test stands 150 ms before one.
    const now = Date.UTC(2026, 1, 20, 12) - 150
    const date = new Date(now + 150).toUTCString()
    const server = await modelServer(busy(Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('DATE', date)]))), goodReply)
    const startedAt = performance.now()
    expect(await asking(server.baseUrl, { now: () => now }).ask()).toEqual(good)
    expect(performance.now() - startedAt).toBeGreaterThan(140)
    expect(server.asked).toHaveLength(2)
  })

  it.each(['soon', '', '-5', 'NaN'])('with a time that says nothing ("%s") is asked again after a while', async (value) => {
    const server = await modelServer(busy({ 'retry-after': value }), goodReply)
    expect(await asking(server.baseUrl).ask()).toEqual(good)
  })

  it('for longer than anybody waits is left alone at once, and for that long', async () => {
    const server = await modelServer(busy({ 'retry-after': '2' }), goodReply)
    const { ask } = asking(server.baseUrl)
    const startedAt = performance.now()
    await expectFault(ask(), 'busy', /fewer requests/)
    expect(performance.now() - startedAt).toBeLessThan(1_900)
    await expectFault(ask(), 'resting')
    expect(server.asked).toHaveLength(1)
    await expect.poll(() => ask().catch(() => null), { timeout: 5_000 }).toEqual(good)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(1_995)
    expect(server.asked).toHaveLength(2)
  })

  it('for hours is left alone for hours', async () => {
    const server = await modelServer(busy({ 'retry-after': '7200' }), goodReply)
    const { ask } = asking(server.baseUrl, { patience: { ...quick, refusedRestMs: 1, restMs: 1 } })
    await expectFault(ask(), 'busy')
    await new Promise((resolve) => setTimeout(resolve, 20))
    await expectFault(ask(), 'resting')
    expect(server.asked).toHaveLength(1)
  })

  it('is not waited for beyond the deadline', async () => {
    const server = await modelServer(busy({ 'retry-after-ms': '5000' }), goodReply)
    const startedAt = performance.now()
    await expectFault(asking(server.baseUrl, { patience: { ...quick, maxWaitMs: 10_000 } }).ask(150), 'too_late')
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    expect(server.asked).toHaveLength(1)
  })

  it('with every request is asked three times', async () => {
    const server = await modelServer(busy())
    await expectFault(asking(server.baseUrl).ask(), 'busy')
    expect(server.asked).toHaveLength(3)
  })
})

describe('a breaker', () => {
  const patience = { ...quick, attempts: 1, breakAfter: 3, restMs: 150 }

  it.each([
    ['failed', fault(500), 'unavailable'],
    ['was busy', busy(), 'busy'],
    ['was silent', silence, 'too_late'],
  ] as const)('leaves a server alone that %s three times in a row, and comes back', async (_, respond, expected) => {
    let isWell = false
    const server = await modelServer((response, asked) => (isWell ? goodReply : respond)(response, asked))
    const { ask, observer } = asking(server.baseUrl, { patience: { ...patience, restMs: 1_000 } })
    for (let fault = 0; fault < 3; fault++) await expectFault(ask(expected === 'too_late' ? 60 : 10_000), expected)
    await expectFault(ask(), 'resting')
    expect(server.asked).toHaveLength(3)
    isWell = true
    await expect.poll(() => ask().catch(() => null), { timeout: 5_000, interval: 20 }).toEqual(good)
    expect(await ask()).toEqual(good)
    expect(server.asked).toHaveLength(5)
    expect(observer.results().filter((result) => result === expected)).toHaveLength(3)
  })

  it('rests longer each time that the server still fails', async () => {
    const server = await modelServer(fault(500))
    const { ask } = asking(server.baseUrl, { patience: { ...patience, breakAfter: 1, restMs: 60, maxRestMs: 60_000 } })
    const times: number[] = []
    await expect
      .poll(
        async () => {
          await ask().catch(() => {})
          if (server.asked.length > times.length) times.push(performance.now())
          return times.length
        },
        { timeout: 5_000, interval: 5 },
      )
      .toBe(4)
    const rests = times.slice(1).map((time, at) => time - (times[at] as number))
    expect(rests[0]).toBeGreaterThan(55)
    expect(rests[1]).toBeGreaterThan(110)
    expect(rests[2]).toBeGreaterThan(225)
  })

  it('lets one request try whether the server is back, and holds nobody up meanwhile', async () => {
    let respond: Respond = fault(500)
    const server = await modelServer((response, asked) => respond(response, asked))
    const { ask } = asking(server.baseUrl, { patience: { ...patience, breakAfter: 1, restMs: 1 } })
    await expectFault(ask(), 'unavailable')
    respond = silence
    const trying = ask(2_000)
    await expect.poll(() => server.asked.length).toBe(2)
    const startedAt = performance.now()
    await expectFault(ask(), 'resting')
    expect(performance.now() - startedAt).toBeLessThan(1_500)
    await expectFault(trying, 'too_late')
  })

  it('is not opened by answers that cannot be used, nor by faults with good answers between', async () => {
    const server = await modelServer((response, asked) => (server.asked.length % 3 === 0 ? goodReply : fault(500))(response, asked))
    const { ask } = asking(server.baseUrl, { patience })
    for (let asked = 0; asked < 9; asked++) await ask().catch(() => {})
    expect(server.asked).toHaveLength(9)
    const babbling = await modelServer(completion('well'))
    const other = asking(babbling.baseUrl, { patience })
    for (let asked = 0; asked < 6; asked++) await expectFault(other.ask(), 'bad_output')
  })

  it('is not opened by callers whose own time was nearly over', async () => {
    const server = await modelServer(silence)
    const { ask } = asking(server.baseUrl, { patience: { ...patience, fairMs: 10_000 } })
    for (let asked = 0; asked < 5; asked++) await expectFault(ask(20), 'too_late')
    expect(server.asked).toHaveLength(5)
  })

  it('that leaves the model for vectors alone lets answers through, and the other way round', async () => {
    const server = await modelServer((response, asked) => (asked.path === '/v1/embeddings' ? fault(404) : goodReply)(response, asked))
    const { ask, embed } = asking(server.baseUrl, { patience })
    await expectFault(embed(['one']), 'not_allowed')
    await expectFault(embed(['one']), 'resting')
    expect(await ask()).toEqual(good)
    const other = await modelServer((response, asked) => (asked.path === '/v1/embeddings' ? vectorEach : fault(500))(response, asked))
    const client = asking(other.baseUrl, { patience })
    for (let asked = 0; asked < 4; asked++) await client.ask().catch(() => {})
    await expectFault(client.ask(), 'resting')
    expect(await client.embed(['one'])).toHaveLength(1)
  })

  it('counts each request, so that a call ends where it opens', async () => {
    const server = await modelServer(fault(500))
    await expectFault(asking(server.baseUrl, { patience: { ...patience, attempts: 9 } }).ask(), 'resting')
    expect(server.asked).toHaveLength(3)
  })
})

describe('calls at once', () => {
  it('are as many as are allowed, the others wait their turn', async () => {
    const held: (() => void)[] = []
    const server = await modelServer((response, asked) => void held.push(() => void goodReply(response, asked)))
    const { ask } = asking(server.baseUrl, { concurrency: 2 })
    const calls = Array.from({ length: 6 }, () => ask())
    for (let done = 0; done < 6; done++) {
      await expect.poll(() => held.length).toBeGreaterThan(0)
      held.shift()?.()
    }
    expect(await Promise.all(calls)).toEqual(Array.from({ length: 6 }, () => good))
    expect(server.mostAtOnce()).toBe(2)
  })

  it('beyond those that may wait are turned away at once', async () => {
    const server = await modelServer(silence)
    const { ask, observer } = asking(server.baseUrl, { concurrency: 1 })
    const waiting = Array.from({ length: 3 }, () => expectFault(ask(400), 'too_late'))
    await expectFault(ask(), 'busy', /wait already/)
    await Promise.all(waiting)
    expect(observer.results()).toEqual(['busy', 'too_late', 'too_late', 'too_late'])
  })

  it('that wait end at their deadline, and are never sent', async () => {
    const held: (() => void)[] = []
    const server = await modelServer((response, asked) => void held.push(() => void goodReply(response, asked)))
    const { ask } = asking(server.baseUrl, { concurrency: 1 })
    const first = ask()
    await expect.poll(() => held.length).toBe(1)
    const startedAt = performance.now()
    await expectFault(ask(60), 'too_late')
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    held.shift()?.()
    expect(await first).toEqual(good)
    const next = ask()
    await expect.poll(() => held.length).toBe(1)
    held.shift()?.()
    expect(await next).toEqual(good)
    expect(server.asked).toHaveLength(2)
  })
})
