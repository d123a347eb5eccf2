import type { HandOver } from '../store/store.ts'
import type { ChatContext } from './conversation.ts'
import { handOverMs, isFoundByRef, retentionMs } from './hand-over.ts'
import { eraseJob } from './hand-over-jobs.ts'

/** How often questions whose days are over are looked for; milliseconds. */
const lookEveryMs = 60_000
/** Of one look: cards are edited one by one, and what people ask comes first. */
const maxAtOnce = 25

/** Erases questions that were kept for their days, and what their cards show of them. @returns what is to be called at every look around */
export function createHandOverRetention(context: ChatContext): () => Promise<void> {
  const { surface, store, wake, now } = context
  let lookedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (now() - lookedAt < lookEveryMs) return
    lookedAt = now()
    const old = await store.handOversBefore(surface.name, now() - retentionMs(context))
    for (const { id, postedMessage } of old.filter((row) => isOver(row, context)).slice(0, maxAtOnce)) {
      const job = postedMessage === null ? null : eraseJob(id, postedMessage, context)
      if ((await store.eraseHandOver(id, job)) && job !== null) void wake(job.thread)
    }
  }
}

/** What a question waits for, and what is told of its end, has its time; of the release before nothing is to come. */
const isOver = (row: HandOver, context: ChatContext): boolean =>
  !isFoundByRef(row) || (row.endedAt !== null && context.now() - row.endedAt > handOverMs(context))
