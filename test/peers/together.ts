/** The assistant and the Slack stand-in, side by side. */
import { join } from 'node:path'
import { type App, startApp, temporaryFolder } from './app.ts'
import { startBetween } from './between.ts'
import { bot, channels, startLocalSlack } from './local-slack.ts'
import { freePort } from './processes.ts'

export type Mode = 'Socket Mode' | 'HTTP'

export type Together = Awaited<ReturnType<typeof startTogether>>

/** Why nothing here can run; '' where it can. */
export const missing = process.env.PEERS_MISSING ?? ''

/** Name of a group of tests, with the reason where it is skipped. */
export const named = (name: string): string => (missing === '' ? name : `${name} (skipped: ${missing})`)

/**
 * Settings that open the Slack door.
 * @param httpAddress where Slack posts events to, as `host:port`; null connects over Socket Mode
 */
export const slackSettings = (apiUrl: string, httpAddress: string | null): Readonly<Record<string, string>> => ({
  SLACK_API_URL: apiUrl,
  SLACK_BOT_TOKEN: bot.token,
  SLACK_RECRUITER_CHANNEL: channels.recruiting,
  ...(httpAddress === null ? { SLACK_APP_TOKEN: bot.appToken } : { SLACK_SIGNING_SECRET: bot.signingSecret, SLACK_HTTP_ADDRESS: httpAddress }),
})

export async function startTogether(mode: Mode, settings: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder()
  const httpAddress = mode === 'HTTP' ? `127.0.0.1:${await freePort()}` : null
  const slack = await startLocalSlack(httpAddress === null ? null : `http://${httpAddress}/slack/events`)
  const between = await startBetween(slack.apiUrl)
  const databaseFile = join(folder.path, 'assistant.db')
  const open = () => startApp({ databaseFile, settings: { ...slackSettings(between.apiUrl, httpAddress), ...settings } })
  const apps: App[] = []
  try {
    apps.push(await open())
  } catch (error) {
    await between.stop()
    await slack.stop()
    folder.remove()
    throw error
  }
  return {
    slack,
    between,
    databaseFile,
    /** Where events are posted to; '' in Socket Mode. */
    httpAddress: httpAddress ?? '',
    /** The process that was started last. */
    app: () => apps.at(-1) as App,
    /** Another process on the same database, beside the first or after it. */
    async startAnother(): Promise<void> {
      apps.push(await open())
    },
    async stop(): Promise<void> {
      for (const app of apps) await app.kill()
      await between.stop()
      await slack.stop()
      folder.remove()
    },
  }
}
