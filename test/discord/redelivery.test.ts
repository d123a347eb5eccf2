import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { DiscordGateway } from '../fixtures/discord-gateway.ts'
import { mention, message, person, slash } from '../fixtures/discord-payloads.ts'
import { type DiscordRest, type Fields, snowflake } from '../fixtures/discord-rest.ts'
import { guildOf, openDiscord, token } from '../fixtures/discord-surface.ts'
import { makeProgram, type Program } from '../fixtures/program.ts'
import { createSchema, describePostgres } from '../store/postgres-server.ts'

interface Discord {
  readonly rest: DiscordRest
  readonly gateway: DiscordGateway
  /** Tells every session of a message. */
  deliver(message: Fields): void
  /** How often an answer was sent to each thread, and there is a thread for each message; what Discord takes for one by its nonce counts too. */
  answers(): Map<string, number>
}

const programs: Program[] = []

async function setUp(processes: number, settings: Readonly<Record<string, string>>): Promise<Discord> {
  const { rest, gateway } = await openDiscord()
  gateway.guilds = [guildOf(rest)]
  const own = { SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '', DISCORD_TOKEN: token, DISCORD_API_URL: rest.url, LEASE_SECONDS: '2', ...settings }
  for (let at = 0; at < processes; at++) programs.push(await makeProgram(own))
  await Promise.all(programs.map((program) => program.start()))
  return {
    rest,
    gateway,
    deliver: (sent) => gateway.dispatch('MESSAGE_CREATE', sent),
    answers() {
      const counts = new Map<string, number>()
      for (const { path } of rest.callsOf('POST /channels/:id/messages')) counts.set(path, (counts.get(path) ?? 0) + 1)
      return counts
    },
  }
}

afterEach(async () => {
  await Promise.all(programs.map((program) => program.kill()))
  programs.length = 0
})

/** Mentions by as many people, since quick messages of one person are one question. */
const mentions = (count: number): Fields[] =>
  Array.from({ length: count }, () => message(`${mention} who leads the network team?`, { author: person(snowflake()) }))

/** A repeatable source of chance: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  }
}

const shuffled = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)

const answered = async ({ answers }: Discord, count: number): Promise<void> => {
  await expect.poll(() => answers().size, { timeout: 60_000, interval: 100 }).toBe(count)
}

const moreThanOnce = ({ answers }: Discord): unknown[] => [...answers()].filter(([, count]) => count !== 1)

function temporaryDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'redelivery-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'assistant.db')
}

const wantedKills = 3

describe('deliveries that come again and again', () => {
  it('are answered once each over connections that are resumed and made anew', { timeout: 90_000 }, async () => {
    const discord = await setUp(1, { DATABASE_FILE: temporaryDatabase() })
    const { gateway, deliver } = discord
    const sent = mentions(20)
    for (const one of sent) deliver(one)
    gateway.cut()
    for (const one of sent) deliver(one)
    await expect.poll(() => gateway.resumes.length, { timeout: 20_000 }).toBe(1)
    await answered(discord, sent.length)
    gateway.invalidate()
    await expect.poll(() => gateway.identifies.length, { timeout: 20_000 }).toBe(2)
    for (const one of sent) deliver(one)
    const last = mentions(1)
    deliver(last[0] as Fields)
    await answered(discord, sent.length + 1)
    expect(moreThanOnce(discord)).toEqual([])
    expect(discord.rest.violations).toEqual([])
  })

  it('are answered once each while the process is killed at random', { timeout: 200_000 }, async () => {
    const discord = await setUp(1, { DATABASE_FILE: temporaryDatabase() })
    const [program] = programs as [Program]
    const { rest, deliver, answers } = discord
    const random = chance(7)
    const sent = mentions(60)
    let kills = 0
    let isDelivering = true
    const killing = (async () => {
      while (isDelivering && kills < wantedKills) {
        await pause(500 + 2_500 * random())
        await program.kill()
        kills++
        // What was sent is found again without Discord's help, which it gives for some minutes only.
        rest.forgetNonces()
        await program.start()
      }
    })()
    // Discord repeats nothing that nobody was there for; here it comes until it is answered, and some more.
    const deadline = Date.now() + 120_000
    while (answers().size < sent.length || kills < wantedKills) {
      expect(Date.now()).toBeLessThan(deadline)
      for (const one of shuffled(sent, random).slice(0, 20)) deliver(one)
      await pause(100)
    }
    isDelivering = false
    await killing
    for (const one of sent) deliver(one)
    const [last] = mentions(1)
    deliver(last as Fields)
    await answered(discord, sent.length + 1)
    expect(kills).toBe(wantedKills)
    expect(moreThanOnce(discord)).toEqual([])
    expect(rest.violations).toEqual([])
    expect(program.output()).not.toMatch(/network team/)
  })
})

describePostgres('two processes on one PostgreSQL', () => {
  async function onOneSchema(): Promise<Discord> {
    const schema = await createSchema()
    onTestFinished(async () => {
      await Promise.all(programs.map((program) => program.kill()))
      await schema.drop()
    })
    return setUp(2, { DATABASE_URL: schema.databaseUrl })
  }

  it('that get the same events give one answer each', { timeout: 90_000 }, async () => {
    const discord = await onOneSchema()
    const random = chance(11)
    const sent = mentions(40)
    for (const one of shuffled([...sent, ...sent, ...sent], random)) discord.deliver(one)
    await answered(discord, sent.length)
    const [last] = mentions(1)
    discord.deliver(last as Fields)
    await answered(discord, sent.length + 1)
    expect(moreThanOnce(discord)).toEqual([])
  })

  it('answer for one another when one is killed', { timeout: 120_000 }, async () => {
    const discord = await onOneSchema()
    const [first] = programs as [Program, Program]
    const sent = mentions(60)
    for (const one of sent) discord.deliver(one)
    // Some are answered, some are not.
    await expect.poll(() => discord.answers().size, { timeout: 60_000, interval: 5 }).toBeGreaterThan(5)
    await first.kill()
    expect(discord.answers().size).toBeLessThan(sent.length)
    await answered(discord, sent.length)
    expect(moreThanOnce(discord)).toEqual([])
  })

  it('answer a command once, from which both defer', { timeout: 200_000 }, async () => {
    const { rest, gateway } = await onOneSchema()
    const asked = Array.from({ length: 10 }, () =>
      slash('ask', { question: 'who leads the network team?' }, { member: { user: person(snowflake()), roles: [], permissions: '0' } }),
    )
    for (const one of asked) gateway.dispatch('INTERACTION_CREATE', one)
    await expect
      .poll(() => asked.every((one) => JSON.stringify(rest.replies.get(one.token) ?? []).includes('led by Jonas')), { timeout: 150_000, interval: 50 })
      .toBe(true)
    expect(asked.map((one) => rest.replies.get(one.token)?.length)).toEqual(asked.map(() => 1))
  })
})
