import { randomUUID } from 'node:crypto'
import pLimit from 'p-limit'
import { type Claim, type Finished, type NewClaim, type Store, StoreUnavailableError } from '../store/store.ts'
import type { Log } from './log.ts'
import { SurfaceError } from './surface.ts'

/** Threads that one process works on at a time: a backlog is worked through without holding up what comes in. */
const maxAtOnce = 24
/** How often what nobody works on is looked for; milliseconds. */
const lookEveryMs = 5_000
/** Wait before another attempt where the platform names no time; doubled each time, milliseconds. */
const firstRetryMs = 5_000
const maxRetryMs = 10 * 60_000
/** What was taken so lately is ours, and of nobody who was forgotten since; milliseconds. */
const freshMs = 1_000

export interface InboxOptions {
  readonly surface: string
  readonly store: Store
  readonly log: Log
  readonly now: () => number
  /** A process that died gives its messages back after this. */
  readonly leaseMs: number
  /**
   * Deals with one message; what it throws of SurfaceError and TryAgainError is tried again later.
   * @param hold to be awaited before anything is sent: a process that stood still for longer than the lease has lost the message to another, and what a person
   * had erased meanwhile is not answered
   */
  handle(claim: Claim, hold: () => Promise<void>): Promise<Finished>
  /** Called at every look around, for what else waits; a fault of one holds up no other. */
  readonly onLook: readonly (() => Promise<void>)[]
}

/** What is needed is not there just now; the same again a little later may go well. */
export class TryAgainError extends Error {
  override readonly name = 'TryAgainError'
}

/** Another process has taken the message and answers it, or it is erased. */
class LostLeaseError extends Error {
  override readonly name = 'LostLeaseError'
}

/**
 * Messages wait in the store, so that no crash loses one, and are dealt with in turn within a thread, by one process at a time. Any process of the store may
 * deal with any message: the one that took it in, one that finds it waiting, or one that finds the lease of a dead process.
 */
export class Inbox {
  readonly #options: InboxOptions
  /** Unique to this run of the process: a lease of an earlier run is another's. */
  readonly #owner = randomUUID()
  /** Last of the work on each thread, one after the other. */
  readonly #working = new Map<string, Promise<void>>()
  /** Messages under a lease of ours that are being dealt with. */
  readonly #held = new Set<string>()
  readonly #inSlot = pLimit(maxAtOnce)
  #looking: NodeJS.Timeout | undefined
  #renewing: NodeJS.Timeout | undefined
  #isStopping = false
  #isLooking = false
  /** What else is looked for just now. */
  #lookingAround: Promise<void> | null = null

  constructor(options: InboxOptions) {
    this.#options = options
  }

  /** Answers what was left behind, and looks for more from time to time. */
  async start(): Promise<void> {
    await this.#look()
    this.#looking ??= setInterval(() => void this.#look(), Math.min(lookEveryMs, this.#options.leaseMs / 2))
    this.#renewing ??= setInterval(() => void this.#renew(), this.#options.leaseMs / 3)
  }

  /**
   * Keeps a message and sees that it is dealt with; resolves as soon as it is kept.
   * @returns null where it is known already, else when it and what waited before it is dealt with
   * @throws StoreUnavailableError
   */
  async add(entry: Omit<NewClaim, 'surface' | 'receivedAt'>): Promise<{ readonly done: Promise<void> } | null> {
    const { store, surface, now } = this.#options
    if (!(await store.claim({ ...entry, surface, receivedAt: now() }))) return null
    return { done: this.#work(entry.thread) }
  }

  /** Sees that what was kept for a thread by other means is dealt with; resolves when it is, or was put back. */
  wake(thread: string): Promise<void> {
    return this.#work(thread)
  }

  /** Resolves when this process works on nothing; what was put back waits in the store. */
  async settled(): Promise<void> {
    while (this.#working.size > 0 || this.#lookingAround !== null) await Promise.all([this.#lookingAround, ...this.#working.values()])
  }

  /** Works through the threads that it is at, and begins no other. */
  async stop(): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#looking)
    await this.settled()
    clearInterval(this.#renewing)
  }

  #work(thread: string): Promise<void> {
    // A lease that ran out under load must not make this process take up again what it is still at.
    const work = (this.#working.get(thread) ?? Promise.resolve())
      .then(() => this.#inSlot(() => this.#workThrough(thread)))
      .catch((error: unknown) => this.#report(error))
      .finally(() => {
        if (this.#working.get(thread) === work) this.#working.delete(thread)
      })
    this.#working.set(thread, work)
    return work
  }

  async #workThrough(thread: string): Promise<void> {
    const { store, now, leaseMs } = this.#options
    for (;;) {
      const takenAt = now()
      const claim = await store.take(thread, { owner: this.#owner, now: takenAt, leaseMs })
      if (claim === null) return
      this.#held.add(claim.message)
      await this.#workOn(claim, takenAt).finally(() => this.#held.delete(claim.message))
    }
  }

  async #workOn(claim: Claim, takenAt: number): Promise<void> {
    const { store, log, now, leaseMs } = this.#options
    const owner = this.#owner
    let heldAt = takenAt
    const hold = async () => {
      if (now() - heldAt < Math.min(freshMs, leaseMs / 3)) return
      if (!(await store.hold(claim.message, { owner, now: now(), leaseMs }))) throw new LostLeaseError()
      heldAt = now()
    }
    try {
      await store.finish(claim.message, owner, await this.#options.handle(claim, hold))
    } catch (error) {
      if (error instanceof LostLeaseError) return
      if (!(error instanceof SurfaceError || error instanceof TryAgainError)) throw error
      const asked = error instanceof SurfaceError ? error.retryInMs : null
      const waitMs = asked ?? Math.min(maxRetryMs, firstRetryMs * 2 ** (claim.attempt - 1))
      log.warn({ message: claim.message, attempt: claim.attempt, retryInMs: waitMs }, `a reply waits: ${error.message}`)
      await store.putBack(claim.message, owner, now() + waitMs)
    }
  }

  async #look(): Promise<void> {
    if (this.#isLooking || this.#isStopping) return
    this.#isLooking = true
    try {
      const room = maxAtOnce - this.#working.size
      const waiting = room > 0 ? await this.#options.store.waitingThreads(this.#options.surface, this.#options.now()) : []
      const begun = waiting.filter((thread) => !this.#working.has(thread)).slice(0, room)
      for (const thread of begun) void this.#work(thread).then(() => (waiting.length > room ? this.#look() : undefined))
    } catch (error) {
      this.#report(error)
    }
    this.#isLooking = false
    // It may take long, and holds up no message.
    this.#lookingAround ??= this.#lookAround().finally(() => {
      this.#lookingAround = null
    })
  }

  async #lookAround(): Promise<void> {
    for (const look of this.#options.onLook) await this.#lookFor(look)
  }

  async #lookFor(look: () => Promise<void>): Promise<void> {
    try {
      await look()
    } catch (error) {
      // Cards wait for an index that is being built again.
      if (!(error instanceof TryAgainError)) this.#report(error)
    }
  }

  async #renew(): Promise<void> {
    const { store, now, leaseMs } = this.#options
    const lease = { owner: this.#owner, now: now(), leaseMs }
    await Promise.all([...this.#held].map((message) => store.hold(message, lease))).catch((error: unknown) => this.#report(error))
  }

  /** What is left undone stays in the store and is found again by the next look. */
  #report(error: unknown): void {
    const advice = error instanceof StoreUnavailableError ? error.message : 'an unexpected fault; the message is tried again after its lease'
    this.#options.log.error({ error }, advice)
  }
}
