import type { Claim } from '../store/store.ts'
import { isFinal } from './cards.ts'
import type { TurnContext } from './conversation.ts'
import { findHandOver, handOverMs, retentionMs } from './hand-over.ts'
import { noteOf } from './hand-over-note.ts'
import { TryAgainError } from './inbox.ts'
import type { JobOf } from './jobs.ts'
import { type Outgoing, SurfaceError } from './surface.ts'

/** A question that is not erased so long after its person was to be forgotten stays; milliseconds. */
const erasingMs = 60_000

/** Shows on the card what is true now: of edits in any order the last is right. */
export async function editCard({ id }: JobOf<'hand_over_card'>, claim: Claim, context: TurnContext): Promise<void> {
  await context.hold()
  const question = await findHandOver(id, context)
  if (question === null || question.row.postedMessage === null) return
  await edit(question.row.postedMessage, { kind: 'hand_over', handOver: noteOf(question, context) }, claim.receivedAt + handOverMs(context), context)
}

/**
 * Leaves nothing of a question on its card, once it is erased.
 * @throws TryAgainError while it is about to be
 */
export async function eraseCard({ id, message }: JobOf<'erased_hand_over'>, claim: Claim, context: TurnContext): Promise<void> {
  if ((await context.store.handOver(id)) !== null) {
    if (context.now() - claim.receivedAt < erasingMs) throw new TryAgainError('a question is not erased yet')
    // It could not be; whoever tries again brings another job.
    return
  }
  await context.hold()
  await edit(message, { kind: 'erased_hand_over', teamLanguage: context.team.language }, claim.receivedAt + retentionMs(context), context)
}

/** @param until when an edit that cannot be made now is let go */
async function edit(message: string, outgoing: Outgoing, until: number, { surface, key, log, now }: TurnContext): Promise<void> {
  try {
    await surface.edit([message.slice(key('').length)], outgoing)
  } catch (error) {
    if (!(error instanceof SurfaceError) || (!isFinal(error) && now() < until)) throw error
    log.warn({ message }, `a card in the recruiting team's channel does not show what became of its question: ${error.message}`)
  }
}
