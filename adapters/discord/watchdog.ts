import type { SurfaceHealth } from '../../src/chat/surface.ts'
import { deadAfterMs, watchEveryMs } from './timing.ts'

/** Why a connection must be taken for dead; null where it need not. @param startedAt when it was first up */
function deadBecause(health: SurfaceHealth, startedAt: number, now: number): string | null {
  const silentMs = now - Math.max(health.lastEventAt ?? 0, startedAt)
  return silentMs < deadAfterMs ? null : `nothing was heard of Discord for ${Math.round(silentMs / 1000)} s, not even answers to heartbeats`
}

/** Looks from time to time whether the connection lives; tells once where it does not. */
export function watch(health: () => SurfaceHealth, now: () => number, onDead: (why: string) => void): { stop(): void } {
  const startedAt = now()
  const timer = setInterval(() => {
    const why = deadBecause(health(), startedAt, now())
    if (why === null) return
    clearInterval(timer)
    onDead(why)
  }, watchEveryMs).unref()
  return { stop: () => clearInterval(timer) }
}
