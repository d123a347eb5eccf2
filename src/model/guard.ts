import { setTimeout as sleep } from 'node:timers/promises'
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
} from 'cockatiel'
import type { Budget } from './budget.ts'
import { CallFault, faultOf, tooLate } from './faults.ts'
import { ModelError, type ModelFault, type ModelObserver, type Purpose } from './model.ts'

/** How long the server is waited for and left alone; times in milliseconds. */
export interface Patience {
  /** Requests of one call, the first counted. */
  readonly attempts: number
  /** Before the second request; doubled before each further one, and spread by a quarter so that callers do not come back together. */
  readonly retryMs: number
  /** The longest wait between two requests: where the server asks for more, the call ends and the server is left alone for that long. */
  readonly maxWaitMs: number
  /** Faults in a row after which the server is left alone. */
  readonly breakAfter: number
  /** For how long, at first and at most. */
  readonly restMs: number
  readonly maxRestMs: number
  /** After it refused the key or the model, which only the operator can mend. */
  readonly refusedRestMs: number
  /** A request that was ended before this says nothing about the server: its caller's time was nearly over. */
  readonly fairMs: number
}

export const usualPatience: Patience = {
  attempts: 3,
  retryMs: 300,
  maxWaitMs: 2_000,
  breakAfter: 5,
  restMs: 15_000,
  maxRestMs: 5 * 60_000,
  refusedRestMs: 60_000,
  fairMs: 1_000,
}

/** Calls that may wait for each one under way; more would wait longer than their askers. */
const waitingForEach = 2

export interface GuardOptions {
  readonly budget: Budget
  readonly observer: ModelObserver
  /** Requests under way at once. */
  readonly concurrency: number
  readonly patience: Patience
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** What goes to the server in one request. */
interface Request<T> {
  readonly purpose: Purpose | 'embed'
  /** Tokens that it will need at most, as far as one can tell. */
  readonly estimate: number
  readonly signal: AbortSignal
  send(signal: AbortSignal): Promise<unknown>
  /** Tokens that the server says it used; null where it does not say. */
  tokensOf(reply: unknown): number | null
  /** @throws CallFault where the reply cannot be used */
  read(reply: unknown): T
}

export type Guard = <T>(request: Request<T>) => Promise<T>

/**
 * Keeps calls within their limits: a place among those under way, requests again where that may help, a breaker that leaves a failing server alone, the day's tokens.
 * The client's own retries would not do: it waits for a Retry-After beyond the deadline, overrules one of more than a minute, and does not repeat a reply that broke off.
 */
export function createGuard({ budget, observer, concurrency, patience, now }: GuardOptions): Guard {
  const places = bulkhead(concurrency, concurrency * waitingForEach)
  // A model for vectors that is not there says nothing about the one for answers.
  const breakers = { answers: breakersFor(patience), vectors: breakersFor(patience) }

  return async (request) => {
    const startedAt = performance.now()
    const used = { tokens: 0 }
    const report = (result: 'ok' | ModelFault) => observer.called({ purpose: request.purpose, result, tokens: used.tokens, ms: performance.now() - startedAt })
    try {
      const result = await beforeAbort(
        request.signal,
        places.execute(() => repeated(request, used)),
      )
      report('ok')
      return result
    } catch (error) {
      const shown = shownError(error)
      report(shown instanceof ModelError ? shown.fault : 'unavailable')
      throw shown
    }
  }

  async function repeated<T>(request: Request<T>, used: { tokens: number }): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await through(request.purpose === 'embed' ? breakers.vectors : breakers.answers, () => once(request, used))
      } catch (error) {
        const waitMs = error instanceof CallFault && attempt < patience.attempts ? waitBeforeNext(error, attempt, patience) : null
        if (waitMs === null) throw error
        await sleep(waitMs, undefined, { signal: request.signal })
      }
    }
  }

  async function once<T>({ estimate, signal, send, tokensOf, read }: Request<T>, used: { tokens: number }): Promise<T> {
    if (signal.aborted) throw tooLate(false)
    const reservation = await budget.reserve(estimate)
    const settle = async (tokens: number) => {
      used.tokens += tokens - estimate
      await reservation.settle(tokens)
    }
    used.tokens += estimate
    if (signal.aborted) {
      await settle(0)
      throw tooLate(false)
    }
    const sentAt = performance.now()
    let reply: unknown
    try {
      reply = await send(signal)
    } catch (error) {
      const fault = faultOf(error, signal, now())
      await settle(fault.mayHaveCost ? estimate : 0)
      throw fault.fault === 'too_late' && performance.now() - sentAt < patience.fairMs ? new HurriedFault() : fault
    }
    await settle(tokensOf(reply) ?? estimate)
    return read(reply)
  }
}

/** A caller gave up sooner than any server answers. */
class HurriedFault extends CallFault {
  constructor() {
    super('too_late', tooLate(true).message)
  }
}

const isFaultOfServer = (error: unknown): boolean =>
  error instanceof CallFault && !(error instanceof HurriedFault) && ['too_late', 'busy', 'unavailable'].includes(error.fault)

interface Breakers {
  /** Opens at once where the server itself says so. */
  readonly told: CircuitBreakerPolicy
  /** Opens after faults in a row. */
  readonly counted: CircuitBreakerPolicy
}

const breakersFor = (patience: Patience): Breakers => ({
  told: toldToRest(patience),
  counted: circuitBreaker(handleWhen(isFaultOfServer), {
    breaker: new ConsecutiveBreaker(patience.breakAfter),
    halfOpenAfter: new ExponentialBackoff({ generator: noJitterGenerator, initialDelay: patience.restMs, maxDelay: patience.maxRestMs }),
  }),
})

function through<T>({ told, counted }: Breakers, work: () => Promise<T>): Promise<T> {
  // While one request tries whether the server is back, the library would let the others wait for it.
  for (const breaker of [told, counted]) if (breaker.state === CircuitState.HalfOpen) throw new BrokenCircuitError()
  return told.execute(() => counted.execute(work))
}

/** Opens at once, for as long as the server itself asked, or where it refuses who asks. */
function toldToRest({ maxWaitMs, refusedRestMs }: Patience): CircuitBreakerPolicy {
  const asksForRest = (error: unknown): error is CallFault =>
    error instanceof CallFault && (error.fault === 'not_allowed' || (error.retryAfterMs !== null && error.retryAfterMs > maxWaitMs))
  return circuitBreaker(handleWhen(asksForRest), {
    breaker: new ConsecutiveBreaker(1),
    halfOpenAfter: new DelegateBackoff(({ result }) =>
      'error' in result && asksForRest(result.error) ? (result.error.retryAfterMs ?? refusedRestMs) : refusedRestMs,
    ),
  })
}

/** Milliseconds until the next request; null where another would not help. */
function waitBeforeNext({ fault, retryAfterMs }: CallFault, attempt: number, { retryMs, maxWaitMs }: Patience): number | null {
  if (fault !== 'busy' && fault !== 'unavailable') return null
  if (retryAfterMs !== null) return retryAfterMs <= maxWaitMs ? retryAfterMs : null
  return Math.min(maxWaitMs, retryMs * 2 ** (attempt - 1) * (1 + Math.random() / 4))
}

/** A request under way ends at the signal by itself and knows more; what waits for its turn or for the store is given up after this. */
const endMs = 25

/** The result, or the fault of the deadline when it passes, wherever the work stands. */
async function beforeAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  let timer: NodeJS.Timeout | undefined
  const end = () => {
    timer = setTimeout(() => reject(tooLate(true)), endMs)
  }
  if (signal.aborted) end()
  signal.addEventListener('abort', end)
  try {
    return await Promise.race([late, work])
  } catch (error) {
    // A wait that the signal ended.
    throw signal.aborted && !(error instanceof ModelError) ? tooLate(true) : error
  } finally {
    signal.removeEventListener('abort', end)
    clearTimeout(timer)
  }
}

/** A defect of the program stays what it is. */
function shownError(error: unknown): unknown {
  if (error instanceof BulkheadRejectedError) return new CallFault('busy', 'too many calls of the model wait already', { mayHaveCost: false })
  if (error instanceof BrokenCircuitError) {
    return new CallFault('resting', 'the server failed or refused lately and is left alone for a while', { mayHaveCost: false })
  }
  return error
}
