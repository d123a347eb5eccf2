import type { ChatContext } from './conversation.ts'
import { handOverMs, isFoundByRef } from './hand-over.ts'
import { moveOn, noticeJob } from './hand-over-jobs.ts'

/** How often overdue questions are looked for; milliseconds. */
const lookEveryMs = 60_000

/** Closes questions that nobody replied to in time. @returns what is to be called at every look around */
export function createExpiry(context: ChatContext): () => Promise<void> {
  const { surface, store, now } = context
  let lookedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (now() - lookedAt < lookEveryMs) return
    lookedAt = now()
    const overdue = await store.overdueHandOvers(surface.name, now() - handOverMs(context))
    // A card of the release before has no buttons: whether the team replied by hand is not known.
    for (const row of overdue.filter(isFoundByRef)) await moveOn(row.id, { from: ['asked', 'taken'], to: 'expired' }, noticeJob(row, context), context)
  }
}
