import type { Language } from '../domain.ts'
import type { Limiter, Store } from '../store/store.ts'
import { fill } from '../text/fill.ts'
import { chatWordingOf } from './wording/index.ts'
import type { ChatWording } from './wording/wording.ts'

/** How many questions are answered. */
export interface Limits {
  /** Of one person in five minutes. */
  readonly person: number
  /** In one channel in one minute. */
  readonly channel: number
  /** In one thread in an hour: it ends loops with other bots. */
  readonly thread: number
}

export type Verdict =
  | { readonly kind: 'free' }
  /** `text` is '' where the thread was told already: a limit is explained once there. */
  | { readonly kind: 'limited'; readonly text: string }

export interface Gate {
  /** Counts one question. Keys: what is limited, one each. */
  pass(keys: { readonly person: string; readonly channel: string; readonly thread: string; readonly isPrivate: boolean }, language: Language): Promise<Verdict>
}

const minute = 60_000

export function createGate(store: Store, limits: Limits): Gate {
  const gates: readonly {
    readonly of: 'person' | 'channel' | 'thread'
    readonly limiter: Limiter
    readonly told: Limiter
    readonly text: (wording: ChatWording) => string
  }[] = [
    { of: 'person', ...limiterPair('person', limits.person, 5 * minute), text: (wording) => wording.tooManyFromPerson },
    { of: 'thread', ...limiterPair('thread', limits.thread, 60 * minute), text: (wording) => wording.threadFull },
    { of: 'channel', ...limiterPair('channel', limits.channel, minute), text: (wording) => wording.tooManyInChannel },
  ]

  function limiterPair(name: string, points: number, windowMs: number) {
    return { limiter: store.limiter(name, points, windowMs), told: store.limiter(`${name}-told`, 1, windowMs) }
  }

  return {
    async pass(keys, language) {
      for (const gate of gates) {
        const waitMs = await gate.limiter.take(keys[gate.of])
        if (waitMs === 0) continue
        // A command that nothing answers looks broken.
        const isTold = !keys.isPrivate && (await gate.told.take(keys[gate.of])) > 0
        return { kind: 'limited', text: isTold ? '' : fill(gate.text(chatWordingOf(language)), { seconds: Math.ceil(waitMs / 1000) }) }
      }
      return { kind: 'free' }
    },
  }
}
