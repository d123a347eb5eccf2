import type { SurfaceHealth } from '../chat/surface.ts'
import type { KnowledgeStatus } from './knowledge.ts'

export interface ReadinessFacts {
  readonly now: number
  /** When this process was ready to listen, milliseconds since the epoch. */
  readonly startedAt: number
  readonly isStopping: boolean
  /** Why the store cannot be used; null where it can. */
  readonly storeFault: string | null
  /** Null before the first index. */
  readonly knowledge: KnowledgeStatus | null
  readonly surfaces: readonly { readonly name: string; readonly health: SurfaceHealth }[]
}

/** Why questions would not be answered now; none where they would. */
export function reasonsNotReady({ now, startedAt, isStopping, storeFault, knowledge, surfaces }: ReadinessFacts): string[] {
  return [
    ...(isStopping ? ['stopping: what has been taken in is being finished'] : []),
    ...(storeFault === null ? [] : [`store: ${storeFault}`]),
    ...knowledgeReasons(knowledge),
    ...surfaces.flatMap(({ name, health }) => surfaceReasons(name, health, now, startedAt)),
  ]
}

function knowledgeReasons(knowledge: KnowledgeStatus | null): string[] {
  if (knowledge === null) return ['index: not built yet']
  if (!knowledge.isUp) return ['index: being built again']
  return knowledge.passages === 0 ? ['index: empty, no page of the knowledge is published'] : []
}

function surfaceReasons(name: string, { isConnected, lastEventAt, maxSilenceMs }: SurfaceHealth, now: number, startedAt: number): string[] {
  if (!isConnected) return [`${name}: not connected`]
  const silentMs = now - Math.max(lastEventAt ?? 0, startedAt)
  if (maxSilenceMs === null || silentMs <= maxSilenceMs) return []
  return [`${name}: no sign of life for ${Math.round(silentMs / 1_000)} s, more than ${Math.round(maxSilenceMs / 1_000)} s is not normal`]
}
