import type { Assistant } from '../assistant.ts'
import type { Log } from '../chat/log.ts'
import type { Warning } from '../domain.ts'
import type { Site } from '../ingest/address.ts'
import type { KnowledgeFile } from '../ingest/files.ts'
import type { Keys } from './index-protocol.ts'
import { buildIndex, type IndexThread } from './index-thread.ts'
import { StartError } from './start-error.ts'
import { type Watch, watchPaths } from './watch.ts'

export interface KnowledgeOptions {
  /** Folders or files. */
  readonly paths: readonly string[]
  readonly site: Site
  /** Milliseconds since the epoch that publication and staleness go by. */
  readonly now: () => number
  readonly log: Log
  /** Whether a language model works with the answers. */
  readonly isForModel?: boolean
  /** Whether questions that nothing answers are kept, without names. */
  readonly keepsQuestions?: boolean
  /** Drafts answer too: for the recruiting team's preview. */
  readonly includeDrafts?: boolean
  /** `kept`: a broken edit; what stood there before stays in use. */
  readonly onReload?: (result: 'swapped' | 'kept' | 'failed') => void
}

/** The knowledge as it stands now: every edit, and every day that passes, swaps in an index that was built aside. */
export interface LiveKnowledge {
  /** Answers from the index in use, also where it is held for long. */
  readonly assistant: Assistant
  status(): KnowledgeStatus
  /** Calls after each swap. */
  onChange(listener: () => void): void
  /** Looks at the folders and the clock, and swaps where either has changed; resolves when that is done. */
  refresh(): Promise<void>
  stop(): Promise<void>
}

export interface KnowledgeStatus {
  readonly postings: number
  readonly pages: number
  readonly passages: number
  /** When the index in use was swapped in, milliseconds since the epoch. */
  readonly loadedAt: number
  /** Whether there is an index to ask. */
  readonly isUp: boolean
}

/** How often the clock is looked at, and the folders for changes that no event told of, in milliseconds. */
const refreshMs = 60_000

/** @throws StartError where the knowledge cannot be read at all */
export async function openKnowledge(options: KnowledgeOptions): Promise<LiveKnowledge> {
  const { paths, site, now, log, onReload, isForModel = false, keepsQuestions = false, includeDrafts = false } = options
  const listeners: (() => void)[] = []
  let thread: IndexThread
  let last: readonly KnowledgeFile[] = []
  let keys: Keys | null = null
  let kept = ''
  let status: KnowledgeStatus
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let isWanted = false

  /** Builds aside and swaps in; leaves all as it is where nothing readable has changed. */
  async function rebuild(): Promise<void> {
    const built = await buildIndex({ paths, site, now: now(), last, isForModel, keepsQuestions, includeDrafts, inUse: keys }, now, lost, stopping.signal)
    if (stopping.signal.aborted) return void (await (built.kind === 'ready' ? built.thread.stop() : undefined))
    if (built.kind === 'failed') {
      if (keys === null) throw new StartError(built.message)
      log.error({}, `the knowledge could not be indexed again and stays as it was: ${built.message}`)
      onReload?.('failed')
      return
    }
    tellKept(built.kept)
    if (built.kept.length > 0) onReload?.('kept')
    if (built.kind === 'unchanged') {
      keys = built.keys
      return
    }
    const replaced = keys === null ? null : thread
    const { versions } = built
    thread = built.thread
    last = built.files
    keys = built.keys
    status = {
      postings: new Set(versions.filter((version) => version.kind === 'posting').map((version) => version.postingId)).size,
      pages: versions.length,
      passages: built.size,
      loadedAt: now(),
      isUp: true,
    }
    for (const warning of built.leftOut) log.warn(placeOf(warning), sentenceOf(warning))
    const { postings, pages, passages } = status
    if (pages === 0) log.warn({}, `no published page in ${paths.join(', ')}: every answer will say that the postings don't say`)
    else log.info({ postings, pages, passages }, replaced === null ? 'the knowledge is indexed' : 'the knowledge has changed; the new index is in use')
    if (replaced === null) return
    if (built.kept.length === 0) onReload?.('swapped')
    for (const listener of listeners) listener()
    await replaced.stop()
  }

  function tellKept(warnings: readonly Warning[]): void {
    const sentences = warnings.map(sentenceOf).join('\n')
    if (sentences === kept) return
    for (const warning of warnings) log.warn(placeOf(warning), `${sentenceOf(warning)}; what stood there before stays in use until it is mended`)
    if (sentences === '') log.info({}, 'every page can be read again')
    kept = sentences
  }

  /** The thread of the index in use ended by itself: another takes its place. */
  function lost(reason: string): void {
    if (stopping.signal.aborted) return
    log.error({}, `${reason}; the index is built again`)
    status = { ...status, isUp: false }
    keys = keys === null ? null : { ...keys, content: '' }
    void refresh()
  }

  async function look(): Promise<void> {
    if (!status.isUp) return rebuild()
    const seen = await thread.check(now())
    if (seen.files === keys?.files && seen.published === keys.published) return
    await rebuild()
    await watch.renew()
  }

  /** One look at a time; a change during one is looked at after it. */
  function refresh(): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve()
    isWanted = true
    running ??= (async () => {
      while (isWanted && !stopping.signal.aborted) {
        isWanted = false
        await look().catch((error) => {
          if (!stopping.signal.aborted) log.error({}, `the knowledge could not be looked at again and stays as it was: ${(error as Error).message}`)
        })
      }
      running = null
    })()
    return running
  }

  await rebuild()
  const watch: Watch = await watchPaths(paths, refresh, (error) =>
    log.warn({}, `changes of the knowledge are seen only once a minute, for its folder cannot be watched: ${error.message}`),
  )
  const timer = setInterval(refresh, refreshMs)
  timer.unref()

  return {
    assistant: forwarding(() => thread.assistant),
    status: () => status,
    onChange: (listener) => listeners.push(listener),
    refresh,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await watch.stop()
      await running
      await thread.stop()
    },
  }
}

/** An assistant that is always the one in use. */
const forwarding = (current: () => Assistant): Assistant => new Proxy({} as Assistant, { get: (_, name) => current()[name as keyof Assistant] })

const placeOf = ({ source, line }: Warning) => ({ source, ...(line === null ? {} : { line }) })

const sentenceOf = ({ source, line, message }: Warning): string =>
  `${source === '' ? '' : `${source}${line === null ? '' : `:${line}`}: `}${message.replace(/;( the page is)? left out$/, '')}`
