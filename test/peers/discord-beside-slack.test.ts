/** Slack and Discord on one store, in one process and in two. */
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { JsonAnswer } from '../../adapters/terminal/render.ts'
import { actingIn as actingInSlack } from './acting.ts'
import { type App, startApp, temporaryFolder } from './app.ts'
import { startBetween } from './between.ts'
import { actingIn } from './discord-acting.ts'
import { quotesIn as quotesInDiscord } from './discord-reading.ts'
import { discordSettings } from './discord-together.ts'
import { missing, named, startDiscord } from './discord-twin.ts'
import { startLocalSlack } from './local-slack.ts'
import { quotesIn, words } from './reading.ts'
import { askOne } from './terminal.ts'
import { slackSettings, type Together } from './together.ts'

/** Two stand-ins, the terminal and up to two processes start here. */
const slowStartMs = 120_000
const question = 'What is the salary of the Cloud Engineer?'

describe.skipIf(missing !== '')(named('Slack and Discord on one store'), () => {
  const ends: (() => unknown)[] = []
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end()
  })

  async function startStandIns() {
    const folder = temporaryFolder()
    ends.push(folder.remove)
    const slack = await startLocalSlack(null)
    ends.push(slack.stop)
    const between = await startBetween(slack.apiUrl)
    ends.push(between.stop)
    const discord = await startDiscord(folder.path)
    ends.push(discord.stop)
    const open = async (settings: Readonly<Record<string, string>>): Promise<App> => {
      const app = await startApp({ databaseFile: join(folder.path, 'assistant.db'), settings })
      ends.push(app.kill)
      return app
    }
    return { slack, discord, open, doors: { slack: slackSettings(between.apiUrl, null), discord: discordSettings(discord.between.apiUrl) } }
  }

  async function expectSameAnswers({ slack, discord }: Awaited<ReturnType<typeof startStandIns>>): Promise<void> {
    const expected: JsonAnswer = await askOne(question)
    const quotes = expected.citations.map(({ quote }) => words(quote))
    const [inSlack, inDiscord] = await Promise.all([actingInSlack(() => ({ slack }) as Together).ask(question), actingIn(() => ({ discord })).ask(question)])
    expect(quotesIn(inSlack.answer).map(words)).toEqual(quotes)
    expect(quotesInDiscord(inDiscord.answer).map(words)).toEqual(quotes)
  }

  it('answer alike from one process, which ends in good order', { timeout: slowStartMs }, async () => {
    const standIns = await startStandIns()
    const app = await standIns.open({ ...standIns.doors.slack, ...standIns.doors.discord })
    await expectSameAnswers(standIns)
    expect(await app.metrics()).toMatch(/surface="slack"[^\n]*\n(?:.*\n)*.*surface="discord"|surface="discord"[^\n]*\n(?:.*\n)*.*surface="slack"/)
    expect(await app.stop()).toBe(0)
  })

  it('answer alike from two processes, each with its own door', { timeout: slowStartMs }, async () => {
    const standIns = await startStandIns()
    await Promise.all(Object.values(standIns.doors).map(standIns.open))
    await expectSameAnswers(standIns)
  })
})
