import type { Claim, Finished } from '../store/store.ts'
import type { ChatContext, TurnContext } from './conversation.ts'
import { settled } from './settled.ts'
import type { HandOverNote, HandOverRequest } from './surface.ts'

/** Posts a question to the recruiting team's channel, once. */
export async function postHandOver(request: HandOverRequest, claim: Claim, context: TurnContext): Promise<Finished> {
  const { surface, store, now } = context
  const kept = await store.handOver(claim.message)
  // Erased meanwhile, because the person asked for it.
  if (kept === null) return { ...settled, now: now() }
  await context.hold()
  const [posted = ''] = await surface.send(
    { kind: 'recruiters' },
    { kind: 'hand_over', handOver: await noteOf(request, context) },
    claim.message,
    claim.attempt > 1,
  )
  await store.markHandOverPosted(claim.message, context.key(posted), now())
  return { ...settled, now: now() }
}

async function noteOf(request: HandOverRequest, { surface, store, assistant, key }: ChatContext): Promise<HandOverNote> {
  const { question, language, personId, messageId, threadId } = request
  const focus = (await store.conversation(key(threadId)))?.memory.postingIds ?? []
  const role = focus.length === 1 ? (assistant().role(focus[0] as string, language)?.title ?? '') : ''
  return { question, language, personId, role, permalink: messageId === null ? null : await surface.permalink(messageId) }
}
