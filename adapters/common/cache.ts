/** Remembers what a look-up gave. */
export interface Cache<V> {
  /** What is known; where it is old, it is given all the same and looked up anew for the next time. A failed look-up gives the fallback. Never rejects. */
  get(key: string): Promise<V>
}

export interface CacheOptions<V> {
  /** Milliseconds that a value holds. */
  readonly ttlMs: number | ((value: V) => number)
  /** Milliseconds after which a failed look-up is tried again. */
  readonly failedTtlMs: number
  readonly maxEntries: number
  readonly fallback: V
  /** What is old is given to nobody: who asks waits for the look-up, and gets the fallback where it fails. Off if not given. */
  readonly isStrict?: boolean
  readonly now: () => number
  load(key: string): Promise<V>
  onError(error: unknown): void
}

/** A cache in which several callers share one look-up, and the entry set longest ago makes room. */
export function createCache<V>(options: CacheOptions<V>): Cache<V> {
  const { ttlMs, failedTtlMs, maxEntries, fallback, isStrict = false, now } = options
  const known = new Map<string, { readonly value: V; readonly until: number }>()
  const loading = new Map<string, Promise<V>>()

  function keep(key: string, value: V, holdsMs: number): V {
    known.delete(key)
    known.set(key, { value, until: now() + holdsMs })
    if (known.size > maxEntries) known.delete(known.keys().next().value as string)
    return value
  }

  async function load(key: string): Promise<V> {
    try {
      const value = await options.load(key)
      return keep(key, value, typeof ttlMs === 'number' ? ttlMs : ttlMs(value))
    } catch (error) {
      options.onError(error)
      return keep(key, isStrict ? fallback : (known.get(key)?.value ?? fallback), failedTtlMs)
    } finally {
      loading.delete(key)
    }
  }

  return {
    get(key) {
      const entry = known.get(key)
      if (entry !== undefined && now() < entry.until) return Promise.resolve(entry.value)
      const running = loading.get(key) ?? load(key)
      if (!loading.has(key)) loading.set(key, running)
      return entry === undefined || isStrict ? running : Promise.resolve(entry.value)
    },
  }
}
