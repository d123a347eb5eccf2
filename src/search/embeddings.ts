import { createHash } from 'node:crypto'
import type { Passage, Version } from '../domain.ts'

/** A passage as it is embedded. */
export interface PassageText {
  readonly id: string
  /** SHA-256 of the text: passages that say the same share one vector. */
  readonly hash: string
  readonly text: string
}

/** Longer passages are cut: a vector of a page says little, and models read no more. */
const maxEmbeddedChars = 2_000

/** What is embedded of a passage: the role, what stands over it, its words. */
export function passageText(passage: Passage, version: Version | undefined): PassageText {
  const heading = [version?.title ?? '', ...passage.parents, passage.heading].filter((part) => part !== '').join(' › ')
  const text = `${heading}\n${passage.units.map((unit) => unit.text).join(' ')}`.trim().slice(0, maxEmbeddedChars).toWellFormed()
  return { id: passage.id, hash: createHash('sha256').update(text).digest('hex'), text }
}

/** What gives vectors of unit length. */
interface Embedder {
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>
}

/** Where vectors outlive a restart. */
export interface VectorCache {
  embeddings(model: string, hashes: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>
  keepEmbeddings(model: string, entries: readonly { readonly hash: string; readonly vector: Float32Array }[]): Promise<void>
}

export interface NearestOptions {
  readonly embedder: Embedder
  /** Name of the model: vectors of another are of no use. */
  readonly model: string
  readonly cache: VectorCache
  /** A fault while vectors are made or kept, which is tried again, or while a question is compared. */
  readonly onFault: (error: unknown) => void
  /** Milliseconds until what failed is tried again; doubled at each further failure. */
  readonly retryMs?: number
}

export interface Nearest {
  /** Brings vectors up to date in the background, and forgets those of passages that are gone. */
  update(passages: readonly PassageText[]): void
  /** Ids of the passages whose vectors are nearest to a question's, nearest first; none where the model gives no vector. Never rejects. */
  near(question: string, signal: AbortSignal): Promise<string[]>
  /** Share of the passages that have a vector, 0 to 1. */
  readonly coverage: number
  /** Resolves when nothing is under way: all is done, or waits to be tried again. */
  settled(): Promise<void>
  stop(): void
}

/** Passages named for a question: of several language versions one is quoted, so that most of them fall out. */
const maxNear = 100
/** Texts of one request: a server takes them at once, and little is lost where it fails. */
const batchSize = 64
/** Hashes that are looked up in the cache at once. */
const lookupSize = 500
const firstRetryMs = 60_000
const maxRetryMs = 15 * 60_000

/** Keeps a vector for each passage; no answer ever waits for it. */
export function createNearest({ embedder, model, cache, onFault, retryMs = firstRetryMs }: NearestOptions): Nearest {
  const stopping = new AbortController()
  const vectors = new Map<string, Float32Array>()
  let wanted: readonly PassageText[] = []
  let running: Promise<void> | null = null
  let isChanged = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  async function fill(): Promise<void> {
    while (isChanged && !stopping.signal.aborted) {
      isChanged = false
      forget()
      const missing = () => [...new Map(wanted.filter(({ hash }) => !vectors.has(hash)).map((passage) => [passage.hash, passage])).values()]
      for (const hashes of chunks(
        missing().map(({ hash }) => hash),
        lookupSize,
      )) {
        const kept = await cache.embeddings(model, hashes).catch((error: unknown) => {
          onFault(error)
          return new Map<string, Float32Array>()
        })
        for (const [hash, vector] of kept) vectors.set(hash, vector)
        if (isChanged || stopping.signal.aborted) break
      }
      for (const batch of chunks(missing(), batchSize)) {
        if (isChanged || stopping.signal.aborted) break
        const made = await embedder.embed(
          batch.map(({ text }) => text),
          stopping.signal,
        )
        const entries = batch.flatMap(({ hash }, at) => (made[at] === undefined ? [] : [{ hash, vector: made[at] }]))
        for (const { hash, vector } of entries) vectors.set(hash, vector)
        failures = 0
        // What cannot be kept is made again after a restart, no more.
        await cache.keepEmbeddings(model, entries).catch(onFault)
      }
    }
    forget()
  }

  function forget(): void {
    const hashes = new Set(wanted.map(({ hash }) => hash))
    for (const hash of vectors.keys()) if (!hashes.has(hash)) vectors.delete(hash)
  }

  function run(): void {
    clearTimeout(timer)
    if (stopping.signal.aborted) return
    running ??= fill().then(
      () => {
        running = null
        if (isChanged) run()
      },
      (error: unknown) => {
        running = null
        if (stopping.signal.aborted) return
        onFault(error)
        isChanged = true
        timer = setTimeout(run, Math.min(maxRetryMs, retryMs * 2 ** failures++))
        timer.unref()
      },
    )
  }

  return {
    update(passages) {
      wanted = passages
      isChanged = true
      run()
    },
    async near(question, signal) {
      if (vectors.size === 0) return []
      const [vector] = await embedder.embed([question], signal).catch((error: unknown) => {
        onFault(error)
        return []
      })
      if (vector === undefined) return []
      const scores = new Map<string, number>()
      for (const [hash, known] of vectors) if (known.length === vector.length) scores.set(hash, likeness(known, vector))
      return wanted
        .flatMap(({ id, hash }) => {
          const score = scores.get(hash)
          return score === undefined ? [] : [{ id, score }]
        })
        .sort((a, b) => b.score - a.score)
        .slice(0, maxNear)
        .map(({ id }) => id)
    },
    get coverage() {
      return wanted.length === 0 ? 1 : wanted.filter(({ hash }) => vectors.has(hash)).length / wanted.length
    },
    settled: async () => {
      await running
    },
    stop() {
      stopping.abort()
      clearTimeout(timer)
    },
  }
}

/** Cosine of two vectors of unit length. */
function likeness(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}

function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}
