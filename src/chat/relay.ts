import type { Claim } from '../store/store.ts'
import { isFinal } from './cards.ts'
import type { TurnContext } from './conversation.ts'
import { findHandOver, type HandedOver, handOverMs, sealTeam } from './hand-over.ts'
import { cardJob, follow, moveOn } from './hand-over-jobs.ts'
import type { JobOf } from './jobs.ts'
import { SurfaceError, type TeamReply } from './surface.ts'

/**
 * Sends the team's reply to where the question was asked, or to the person where that does not go; once. Then the question is closed.
 * @throws SurfaceError where another attempt may succeed
 */
export async function relayReply({ id }: JobOf<'relay'>, claim: Claim, context: TurnContext): Promise<void> {
  const question = await findHandOver(id, context)
  if (question === null || question.row.state !== 'answered') return
  await follow(cardJob(question.row, 'answered', context), context)
  await context.hold()
  const hasArrived = !isTooLate(question, context) && (await send(question, claim, context))
  const ending = hasArrived ? 'replied' : 'undelivered'
  await moveOn(id, { from: ['answered'], to: 'closed', ending }, cardJob(question.row, 'ended', context), context)
}

const isTooLate = ({ row }: HandedOver, context: TurnContext): boolean => context.now() - (row.answeredAt ?? 0) > handOverMs(context)

async function send(question: HandedOver, claim: Claim, context: TurnContext): Promise<boolean> {
  const { request, team } = question
  if (request.replyTo === 'thread' && team?.isForPerson !== true) {
    if (await sendOnce('thread', question, claim, context)) return true
    // Kept before it goes out: the next attempt may find the thread open again.
    if (!(await turnToPerson(question, context))) return false
  }
  return sendOnce('person', question, claim, context)
}

/** @returns false where it was erased meanwhile */
async function turnToPerson({ row, team }: HandedOver, { store, keyring }: TurnContext): Promise<boolean> {
  if (team === null) return false
  const sealed = sealTeam({ ...team, isForPerson: true }, keyring)
  return (await store.moveHandOver(row.id, { from: ['answered'], to: 'answered', at: row.answeredAt ?? row.createdAt, team: sealed }, null)) !== null
}

/** @returns false where it is refused for good */
async function sendOnce(to: 'thread' | 'person', { row, request, team }: HandedOver, claim: Claim, { surface, log }: TurnContext): Promise<boolean> {
  const { threadId, personId, question, language } = request
  const isPublic = to === 'thread' && request.isPublic
  const reply: TeamReply = { text: team?.reply ?? '', question: isPublic ? '' : question, language, personId: isPublic ? personId : null }
  const destination = to === 'thread' ? ({ kind: 'thread', threadId } as const) : ({ kind: 'person', personId } as const)
  try {
    // By the card a surface knows how old its own copy of the reply can be: the same words may answer two questions.
    await surface.send(destination, { kind: 'team_reply', reply }, `${row.id}/reply/${to}/${row.postedMessage ?? ''}`, claim.attempt > 1)
    return true
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.error({ message: claim.message }, `a reply of the recruiting team does not reach the ${to}: ${error.message}`)
    return false
  }
}
