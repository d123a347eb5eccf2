import type { Claim } from '../store/store.ts'
import { isFinal } from './cards.ts'
import type { ChatContext, TurnContext } from './conversation.ts'
import { type HandOverNote, type HandOverRequest, SurfaceError } from './surface.ts'
import { chatWordingOf } from './wording/index.ts'

/**
 * Posts a question to the recruiting team's channel, once.
 * @returns what to tell the person who asked
 * @throws SurfaceError where another attempt may succeed
 */
export async function postHandOver(request: HandOverRequest, claim: Claim, context: TurnContext): Promise<string> {
  const { surface, store, now, log } = context
  const wording = chatWordingOf(request.language)
  // Erased meanwhile, because the person asked for it.
  if ((await store.handOver(claim.message)) === null) return wording.nothingKept
  try {
    const handOver = await noteOf(request, context)
    await context.hold()
    const [posted = ''] = await surface.send({ kind: 'recruiters' }, { kind: 'hand_over', handOver }, claim.message, claim.attempt > 1)
    await store.markHandOverPosted(claim.message, context.key(posted), now())
    return wording.handedOver
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.error({ message: claim.message }, `a question does not reach the recruiting team: ${error.message}`)
    if (claim.attempt > 1) await tellLater(request, claim, context)
    return wording.noRecruiters
  }
}

/** Who was told that it would be tried again hears that it went wrong. */
async function tellLater({ personId, language }: HandOverRequest, claim: Claim, { surface, log }: TurnContext): Promise<void> {
  const said = { kind: 'sentence', text: chatWordingOf(language).noRecruiters, language } as const
  try {
    await surface.send({ kind: 'person', personId }, said, `${claim.message}/failed`, true)
  } catch (error) {
    if (!(error instanceof SurfaceError)) throw error
    log.error({ message: claim.message }, `the asker could not be told either: ${error.message}`)
  }
}

async function noteOf(request: HandOverRequest, { surface, store, assistant, key }: ChatContext): Promise<HandOverNote> {
  const { question, language, personId, messageId, threadId } = request
  const focus = (await store.conversation(key(threadId)))?.memory.postingIds ?? []
  const role = focus.length === 1 ? (assistant().role(focus[0] as string, language)?.title ?? '') : ''
  return { question, language, personId, role, permalink: messageId === null ? null : await surface.permalink(messageId) }
}
