import { describe, expect, it, onTestFinished } from 'vitest'
import { startHealth } from '../../src/run/health.ts'
import { type ReadinessFacts, reasonsNotReady } from '../../src/run/ready.ts'
import { StartError } from '../../src/run/start-error.ts'
import { noon } from '../fixtures/knowledge.ts'

const connected = { isConnected: true, lastEventAt: noon - 1_000, maxSilenceMs: 60_000 }
const ready: ReadinessFacts = {
  now: noon,
  startedAt: noon - 3_600_000,
  isStopping: false,
  storeFault: null,
  knowledge: { postings: 3, pages: 5, passages: 64, loadedAt: noon, isUp: true },
  surfaces: [{ name: 'stage', health: connected }],
}
const withHealth = (health: Partial<typeof connected> | { lastEventAt: null } | { maxSilenceMs: null }): ReadinessFacts => ({
  ...ready,
  surfaces: [{ name: 'stage', health: { ...connected, ...health } }],
})

describe('readiness', () => {
  it.each<[string, ReadinessFacts]>([
    ['store, index and surfaces are there', ready],
    ['a surface is silent for no longer than is normal', withHealth({ lastEventAt: noon - 60_000 })],
    ['a surface has given no sign of life yet and has just started', { ...withHealth({ lastEventAt: null }), startedAt: noon - 59_000 }],
    ['a surface is only called when somebody writes', withHealth({ lastEventAt: null, maxSilenceMs: null })],
    ['the process is up and has no surface', { ...ready, surfaces: [] }],
  ])('has no objection where %s', (_, facts) => {
    expect(reasonsNotReady(facts)).toEqual([])
  })

  it.each<[ReadinessFacts, RegExp]>([
    [{ ...ready, storeFault: 'no answer within 2 s' }, /^store: no answer within 2 s$/],
    [{ ...ready, knowledge: null }, /^index: not built yet$/],
    [{ ...ready, knowledge: { postings: 0, pages: 0, passages: 0, loadedAt: noon, isUp: true } }, /^index: empty/],
    [{ ...ready, knowledge: { postings: 3, pages: 5, passages: 64, loadedAt: noon, isUp: false } }, /^index: being built again$/],
    [withHealth({ isConnected: false }), /^stage: not connected$/],
    [withHealth({ lastEventAt: noon - 61_000 }), /^stage: no sign of life for 61 s, more than 60 s is not normal$/],
    [{ ...withHealth({ lastEventAt: null }), startedAt: noon - 61_000 }, /^stage: no sign of life for 61 s/],
    [{ ...ready, isStopping: true }, /^stopping/],
  ])('%# names its reason', (facts, reason) => {
    expect(reasonsNotReady(facts)).toEqual([expect.stringMatching(reason)])
  })

  it('names every reason at once', () => {
    expect(reasonsNotReady({ ...withHealth({ isConnected: false }), storeFault: 'refused', knowledge: null })).toHaveLength(3)
  })
})

async function health(reasons: readonly string[] = [], address = '127.0.0.1:0') {
  const server = await startHealth({
    address,
    reasonsNotReady: async () => reasons,
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'up 1\n' }),
  })
  onTestFinished(() => server.stop())
  return server
}

describe('the health address', () => {
  it('says that the process is alive, whether or not it is ready', async () => {
    const { url } = await health(['store: refused'])
    const response = await fetch(`${url}/healthz`)
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 200, body: 'alive\n' })
  })

  it('is ready, or gives one reason a line', async () => {
    const yes = await fetch(`${(await health()).url}/readyz`)
    expect({ status: yes.status, body: await yes.text() }).toEqual({ status: 200, body: 'ready\n' })
    const no = await fetch(`${(await health(['store: refused\nby the server', 'stage: not connected'])).url}/readyz`)
    expect({ status: no.status, body: await no.text() }).toEqual({ status: 503, body: 'store: refused by the server\nstage: not connected\n' })
  })

  it('shows the metrics as their library types them', async () => {
    const response = await fetch(`${(await health()).url}/metrics?x=1`)
    expect({ type: response.headers.get('content-type'), body: await response.text() }).toEqual({ type: 'text/plain; version=0.0.4', body: 'up 1\n' })
  })

  it.each([
    ['POST', '/healthz', 405],
    ['DELETE', '/metrics', 405],
    ['GET', '/', 404],
    ['GET', '/healthz/', 404],
    ['GET', '/constructor', 404],
    ['GET', '//', 404],
    ['HEAD', '/readyz', 200],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await fetch(`${(await health()).url}${path}`, { method })).status).toBe(status)
  })

  it('answers with a fault, and lives, where a page cannot be made', async () => {
    const server = await startHealth({
      address: '127.0.0.1:0',
      reasonsNotReady: () => Promise.reject(new TypeError('secret')),
      metrics: async () => ({ contentType: 'text/plain', body: '' }),
    })
    onTestFinished(() => server.stop())
    const response = await fetch(`${server.url}/readyz`)
    expect({ status: response.status, body: await response.text() }).toEqual({ status: 500, body: 'TypeError\n' })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it('that is taken is one sentence', async () => {
    const { url } = await health()
    const taken = health([], url.replace('http://', ''))
    await expect(taken).rejects.toThrow(StartError)
    await expect(taken).rejects.toThrow(/^HEALTH_ADDRESS 127\.0\.0\.1:\d+: another program listens there already/)
  })

  it('that this machine does not have is one sentence', async () => {
    await expect(health([], '192.0.2.1:9464')).rejects.toThrow(/^HEALTH_ADDRESS 192\.0\.2\.1:9464: this machine has no such address/)
  })
})
