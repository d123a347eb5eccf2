import type { Claim } from '../store/store.ts'
import { fill } from '../text/fill.ts'
import { splitText } from '../text/split.ts'
import { statusOf } from './asker.ts'
import { isFinal } from './cards.ts'
import type { TurnContext } from './conversation.ts'
import { findHandOver, type HandedOver, handOverMs } from './hand-over.ts'
import { cardJob, follow } from './hand-over-jobs.ts'
import type { JobOf } from './jobs.ts'
import { SurfaceError } from './surface.ts'
import { chatWordingOf } from './wording/index.ts'

/** Of the question that a notice is about; characters. */
const maxQuotedChars = 100

/**
 * Tells who asked what became of the question, where a reply would have gone; the card shows it too.
 * @throws SurfaceError where another attempt may succeed
 */
export async function tellAsker({ id }: JobOf<'notice'>, claim: Claim, context: TurnContext): Promise<void> {
  const question = await findHandOver(id, context)
  if (question === null) return
  await follow(cardJob(question.row, 'ended', context), context)
  await context.hold()
  if (isTooLate(question, context)) {
    context.log.error({ message: claim.message }, 'what became of a question can be told no more: it could not be for as long as a question waits')
    return
  }
  if (question.request.replyTo === 'thread' && (await send('thread', question, claim, context))) return
  await send('person', question, claim, context)
}

const isTooLate = ({ row }: HandedOver, context: TurnContext): boolean => context.now() - (row.endedAt ?? row.createdAt) > handOverMs(context)

/** @returns false where it is refused for good */
async function send(to: 'thread' | 'person', { row, request }: HandedOver, claim: Claim, context: TurnContext): Promise<boolean> {
  const { threadId, personId, language } = request
  const { text } = statusOf(row, language, context)
  // In the thread it is plain what it is about, and others may read along.
  const said = to === 'thread' ? text : `${aboutOf(request.question, language)} ${text}`
  const destination = to === 'thread' ? ({ kind: 'thread', threadId } as const) : ({ kind: 'person', personId } as const)
  try {
    const status = { text: said, ref: null, canWithdraw: false }
    await context.surface.send(destination, { kind: 'asker_status', status, language }, `${row.id}/notice/${to}`, claim.attempt > 1)
    return true
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    context.log.error({ message: claim.message }, `what became of a question cannot be told to the ${to}: ${error.message}`)
    return false
  }
}

function aboutOf(question: string, language: string): string {
  const line = question.replace(/\s+/g, ' ').trim()
  const [start = ''] = splitText(line, maxQuotedChars, () => 1)
  return fill(chatWordingOf(language).handOver.about, { question: start.length < line.length ? `${start} …` : start })
}
