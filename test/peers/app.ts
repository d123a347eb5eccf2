/** The real program as a process beside the stand-in. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settings } from '../../src/config.ts'
import { freePort, run } from './processes.ts'
import { until } from './until.ts'

export interface AppOptions {
  /** Survives the process, so that another one can go on with it. */
  readonly databaseFile: string
  /** Which doors it opens, and what else is not as usual. */
  readonly settings: Readonly<Record<string, string>>
}

export type App = Awaited<ReturnType<typeof startApp>>

export const siteUrl = 'https://site.example'

/** Folder for what one run of the tests keeps; the caller removes it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'peers-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Starts the program and waits until it is ready. */
export async function startApp(options: AppOptions) {
  const healthPort = await freePort()
  const health = `http://127.0.0.1:${healthPort}`
  const unset = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, '']))
  const process_ = run(process.execPath, ['--import', './src/start.mjs', 'src/main.ts', 'start'], {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NO_COLOR: '1',
    // A setting that is empty here is not taken from a developer's own .env.
    ...unset,
    KNOWLEDGE_DIR: 'knowledge',
    SITE_URL: siteUrl,
    DATABASE_FILE: options.databaseFile,
    HEALTH_ADDRESS: `127.0.0.1:${healthPort}`,
    PERSON_LIMIT: '10000',
    CHANNEL_LIMIT: '100000',
    THREAD_LIMIT: '10000',
    ...options.settings,
  })
  await until('the assistant is ready', async () => {
    if (!process_.isRunning()) return 'ended'
    return (await fetch(`${health}/readyz`)).ok ? 'ready' : null
  })
    .then((state) => {
      if (state === 'ended') throw new Error('it ended')
    })
    .catch(async (cause) => {
      await process_.end('SIGKILL')
      throw new Error(`the assistant did not start:\n${process_.output()}`, { cause })
    })
  return {
    output: process_.output,
    isRunning: process_.isRunning,
    metrics: async () => (await fetch(`${health}/metrics`)).text(),
    /** Lets it finish what it has taken. @returns exit status */
    stop: () => process_.end('SIGTERM'),
    /** kill -9 */
    kill: () => process_.end('SIGKILL'),
  }
}
