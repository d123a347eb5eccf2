import type { Claim } from '../store/store.ts'
import { isFinal } from './cards.ts'
import type { TurnContext } from './conversation.ts'
import { type CardFacts, findHandOver, type HandedOver, handOverMs, sealRequest } from './hand-over.ts'
import { cardJob, eraseJob, follow, moveOn, noticeJob } from './hand-over-jobs.ts'
import { gatherFacts, noteOf } from './hand-over-note.ts'
import { type Outgoing, SurfaceError } from './surface.ts'

/** So far back both chats find what an earlier attempt sent; milliseconds. */
const findableMs = 3 * 24 * 60 * 60_000

/**
 * Posts the card of a question to the recruiting team's channel, once. The claim is named after the question.
 * @throws SurfaceError, TryAgainError where another attempt may succeed
 */
export async function postHandOver(claim: Claim, context: TurnContext): Promise<void> {
  const { surface, log } = context
  const first = await findHandOver(claim.message, context)
  if (first !== null && first.row.postedMessage !== null) return
  const facts = first === null || !isToBePosted(first) ? null : await gatherFacts(first.request, context)
  await context.hold()
  // Facts take their time: it may have been taken back or erased meanwhile.
  const question = await findHandOver(claim.message, context)
  if (facts === null || question === null || !isToBePosted(question)) return clearCard(claim, context)
  if (isOverdue(question, context)) return expireUnposted(question, context)
  const handOver = noteOf({ ...question, facts }, context)
  try {
    const [posted = ''] = await surface.send({ kind: 'recruiters' }, { kind: 'hand_over', handOver }, claim.message, claim.attempt > 1)
    await recordPosted(question, posted, facts, context)
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.error({ message: claim.message }, `a question does not reach the recruiting team: ${error.message}`)
    await closeUnposted(question, claim, context)
  }
}

/** A press on the card may have come before what it is kept under. */
const isToBePosted = ({ row }: HandedOver): boolean => row.state === 'kept' || row.askedAt !== null

const isOverdue = ({ row }: HandedOver, context: TurnContext): boolean => row.state === 'kept' && context.now() - row.createdAt > handOverMs(context)

async function expireUnposted({ row }: HandedOver, context: TurnContext): Promise<void> {
  await moveOn(row.id, { from: ['kept'], to: 'expired' }, noticeJob(row, context), context)
}

/** Who waits here reads it from the row; whoever else was told that it would be tried again, or nothing, as where the process ended, hears that it went wrong. */
async function closeUnposted({ row }: HandedOver, claim: Claim, context: TurnContext): Promise<void> {
  const isAwaited = claim.attempt === 1 && context.awaitedHandOvers.has(row.id)
  const job = isAwaited ? null : noticeJob(row, context)
  const move = { from: ['kept'], to: 'closed', ending: 'undelivered', at: context.now() } as const
  if ((await context.store.moveHandOver(row.id, move, job)) !== null && job !== null) void context.wake(job.thread)
}

/** Whatever became of the question while it was posted, its card is known from now on, and shows it. */
async function recordPosted({ row: { id }, request }: HandedOver, posted: string, facts: CardFacts, context: TurnContext): Promise<void> {
  const { store, key, keyring, now, wake } = context
  const postedMessage = key(posted)
  const payload = sealRequest(request, facts, keyring)
  for (;;) {
    const row = await store.handOver(id)
    if (row === null) return follow(eraseJob(id, postedMessage, context), context)
    const isFirst = row.state === 'kept'
    const job = isFirst ? null : cardJob(row, 'posted', context)
    const at = isFirst ? now() : (row.endedAt ?? row.answeredAt ?? row.takenAt ?? row.askedAt ?? now())
    const move = { from: [row.state], to: isFirst ? 'asked' : row.state, at, payload, postedMessage } as const
    if ((await store.moveHandOver(id, move, job)) === null) continue
    if (job !== null) void wake(job.thread)
    return
  }
}

/** What an attempt that ended with its process may have posted shows nothing of a question that is not the team's any more. */
async function clearCard(claim: Claim, { surface, team, log, now }: TurnContext): Promise<void> {
  const mayStand = claim.attempt - 1 > claim.putBacks
  if (!mayStand) return
  const erased: Outgoing = { kind: 'erased_hand_over', teamLanguage: team.language }
  try {
    await surface.edit(await surface.send({ kind: 'recruiters' }, erased, claim.message, true), erased)
  } catch (error) {
    if (!(error instanceof SurfaceError) || (!isFinal(error) && now() - claim.receivedAt < findableMs)) throw error
    log.warn({ message: claim.message }, `a card in the recruiting team's channel may show a question that was taken back: ${error.message}`)
  }
}
