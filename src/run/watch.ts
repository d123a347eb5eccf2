import { realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'

/** Editors and copies write several times in a row: their last change counts, but none waits longer than `maxWaitMs`. */
const quietMs = 300
const maxWaitMs = 2_000

export interface Watch {
  /** Follows a folder that was replaced by another of its name (a link that a deployment turned). */
  renew(): Promise<void>
  stop(): Promise<void>
}

/**
 * Calls `onChange` once for all changes under the paths that come close together. A change that is not seen (a network file system, too few watches left) is no
 * fault: whoever watches looks again by the clock.
 */
export async function watchPaths(paths: readonly string[], onChange: () => void, onError: (error: Error) => void): Promise<Watch> {
  let quiet: NodeJS.Timeout | undefined
  let firstAt: number | null = null
  const changed = (): void => {
    const now = performance.now()
    firstAt ??= now
    clearTimeout(quiet)
    quiet = setTimeout(
      () => {
        firstAt = null
        onChange()
      },
      Math.max(0, Math.min(quietMs, firstAt + maxWaitMs - now)),
    )
    quiet.unref()
  }

  let watched = identities(paths)
  let watcher = await open()

  function open(): Promise<FSWatcher> {
    const opened = watch(paths.map(watchable), {
      ignoreInitial: true,
      ignorePermissionErrors: true,
      ignored: (path, stats) => /[\\/](\.git|node_modules)([\\/]|$)/.test(path) || (stats?.isFile() === true && !/\.(md|mdx|markdown)$/i.test(path)),
    })
    opened.on('all', changed)
    opened.on('error', (error) => onError(error as Error))
    return new Promise((done) => {
      opened.once('ready', () => done(opened))
    })
  }

  return {
    async renew() {
      const now = identities(paths)
      if (now === watched) return
      watched = now
      await watcher.close()
      watcher = await open()
    },
    async stop() {
      clearTimeout(quiet)
      await watcher.close()
    },
  }
}

/** A file is watched with its folder: an editor replaces it by another of its name. */
const watchable = (path: string): string => (statSync(path, { throwIfNoEntry: false })?.isFile() === true ? dirname(resolve(path)) : resolve(path))

const identities = (paths: readonly string[]): string =>
  paths
    .map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false })
      return stat === undefined ? 'none' : `${stat.dev}:${stat.ino}:${realpathSync(path)}`
    })
    .join('\n')
