/** The assistant and the Discord stand-in, side by side. */
import { join } from 'node:path'
import { type App, startApp, temporaryFolder } from './app.ts'
import { bot, channels } from './discord-server.ts'
import { startDiscord } from './discord-twin.ts'

export type DiscordTogether = Awaited<ReturnType<typeof startDiscordTogether>>

/** Settings that open the Discord door. */
export const discordSettings = (apiUrl: string): Readonly<Record<string, string>> => ({
  DISCORD_TOKEN: bot.token,
  DISCORD_API_URL: apiUrl,
  DISCORD_RECRUITER_CHANNEL: channels.recruiting,
})

export async function startDiscordTogether(settings: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder()
  const discord = await startDiscord(folder.path)
  const databaseFile = join(folder.path, 'assistant.db')
  const open = () => startApp({ databaseFile, settings: { ...discordSettings(discord.between.apiUrl), ...settings } })
  const apps: App[] = []
  try {
    apps.push(await open())
  } catch (error) {
    await discord.stop()
    folder.remove()
    throw error
  }
  return {
    discord,
    between: discord.between,
    databaseFile,
    /** The process that was started last. */
    app: () => apps.at(-1) as App,
    /** Another process on the same database, beside the first or after it. */
    async startAnother(): Promise<void> {
      apps.push(await open())
    },
    async stop(): Promise<void> {
      for (const app of apps) await app.kill()
      await discord.stop()
      folder.remove()
    },
  }
}
