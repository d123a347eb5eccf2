import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { makeProgram, type Program } from '../fixtures/program.ts'
import { deliver, eventOf, mentionEvent, messageEvent } from '../fixtures/slack-deliveries.ts'
import { SlackWebApi } from '../fixtures/slack-web-api.ts'

/** Slack in real time: what is posted now is found again by its time. */
class SlackNow extends SlackWebApi {
  #count = 0
  override nextTs(): string {
    this.#count++
    return `${Math.floor(Date.now() / 1000)}.${String(this.#count).padStart(6, '0')}`
  }

  /** Number of replies by the thread that they stand in. */
  replies(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { thread_ts = '' } of this.messages) counts.set(thread_ts, (counts.get(thread_ts) ?? 0) + 1)
    return counts
  }
}

const programs: Program[] = []

async function setUp(processes: number, settings: Readonly<Record<string, string>>): Promise<SlackNow> {
  const slack = new SlackNow()
  await slack.open()
  onTestFinished(() => slack.close())
  for (let at = 0; at < processes; at++) programs.push(await makeProgram({ SLACK_API_URL: slack.url, LEASE_SECONDS: '2', ...settings }))
  await Promise.all(programs.map((program) => program.start()))
  return slack
}

afterEach(async () => {
  await Promise.all(programs.map((program) => program.kill()))
  programs.length = 0
})

interface Delivery {
  readonly ts: string
  readonly body: Readonly<Record<string, unknown>>
  readonly retry: number
}

/** Every mention as Slack may deliver it: by two events of two ids, each again and again, in no order. */
function deliveriesOf(messages: number, times: number, random: () => number): Delivery[] {
  const now = Math.floor(Date.now() / 1000)
  const deliveries = Array.from({ length: messages }, (_, number) => `${now}.${String(100_000 + number)}`).flatMap((ts) =>
    Array.from({ length: times }, (_, retry): Delivery => {
      const event = retry % 2 === 0 ? mentionEvent('who leads the network team?', { ts }) : messageEvent('<@UBOT> who leads the network team?', { ts })
      return { ts, body: eventOf(event), retry: Math.floor(retry / 2) }
    }),
  )
  return deliveries
    .map((delivery) => ({ delivery, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ delivery }) => delivery)
}

/** A repeatable source of chance: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const headersOf = ({ retry }: Delivery): Record<string, string> =>
  retry === 0 ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }

/** Delivers until it is acknowledged, as Slack does. */
async function deliverUntilTaken(address: string, delivery: Delivery): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    const answer = await deliver(address, delivery.body, headersOf(delivery)).catch(() => null)
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('a delivery was never taken')
}

async function inParallel<T>(items: readonly T[], width: number, act: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items]
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = rest.pop(); item !== undefined; item = rest.pop()) await act(item)
    }),
  )
}

const messages = 1_000
const times = 10
const maxKills = 6

describe('deliveries that come again and again', () => {
  it('are answered once each while the process is killed at random', { timeout: 300_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redelivery-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const slack = await setUp(1, { DATABASE_FILE: join(folder, 'assistant.db') })
    const [program] = programs as [Program]
    const random = chance(7)
    const deliveries = deliveriesOf(messages, times, random)
    expect(deliveries).toHaveLength(10_000)

    let isDelivering = true
    let kills = 0
    const killing = (async () => {
      while (isDelivering && kills < maxKills) {
        await new Promise((resolve) => setTimeout(resolve, 300 + 2_200 * random()))
        if (!isDelivering) return
        await program.kill()
        kills++
        await program.start()
      }
    })()
    await inParallel(deliveries, 24, (delivery) => deliverUntilTaken(program.address, delivery))
    isDelivering = false
    await killing

    await expect.poll(() => slack.replies().size, { timeout: 60_000, interval: 200 }).toBe(messages)
    const replies = slack.replies()
    const isSettled = () => deliver(program.address, deliveries[0]?.body ?? {}).then(({ status }) => status)
    expect(await isSettled()).toBe(200)
    expect(kills).toBeGreaterThan(2)
    expect([...replies].filter(([, count]) => count !== 1)).toEqual([])
    expect(slack.violations).toEqual([])
    expect(program.output()).not.toMatch(/network team/)
  })
})

const server = process.env.TEST_DATABASE_URL

describe.skipIf(server === undefined)(`two processes on one PostgreSQL${server === undefined ? ' (skipped: TEST_DATABASE_URL is not set)' : ''}`, () => {
  it('that get the same events give one answer each', { timeout: 120_000 }, async () => {
    const schema = await freshSchema(server as string)
    const slack = await setUp(2, { DATABASE_URL: schema })
    const deliveries = deliveriesOf(60, 4, chance(11))
    await inParallel(deliveries, 16, async (delivery) => {
      await Promise.all(programs.map((program) => deliverUntilTaken(program.address, delivery)))
    })
    await expect.poll(() => slack.replies().size, { timeout: 60_000, interval: 200 }).toBe(60)
    expect([...slack.replies()].filter(([, count]) => count !== 1)).toEqual([])
  })

  it('answer for one another when one is killed', { timeout: 120_000 }, async () => {
    const schema = await freshSchema(server as string)
    const slack = await setUp(2, { DATABASE_URL: schema })
    const [first] = programs as [Program, Program]
    const deliveries = deliveriesOf(120, 1, chance(13))
    const killing = new Promise((resolve) => setTimeout(resolve, 250)).then(() => first.kill())
    const other = programs[1] as Program
    await inParallel(deliveries, 16, async (delivery) => {
      const taken = await deliver(first.address, delivery.body).catch(() => null)
      if (taken?.status !== 200) await deliverUntilTaken(other.address, delivery)
    })
    await killing
    await expect.poll(() => slack.replies().size, { timeout: 60_000, interval: 200 }).toBe(120)
    expect([...slack.replies()].filter(([, count]) => count !== 1)).toEqual([])
  })
})

/** An address of the test server with a schema of its own, dropped after the test. */
async function freshSchema(address: string): Promise<string> {
  const { default: pg } = await import('pg')
  const name = `redelivery_${process.pid}_${Math.floor(Math.random() * 1e9)}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create schema ${name}`)
  onTestFinished(async () => {
    await Promise.all(programs.map((program) => program.kill()))
    await run(`drop schema ${name} cascade`)
  })
  return `${address}?options=${encodeURIComponent(`-c search_path=${name}`)}`
}
