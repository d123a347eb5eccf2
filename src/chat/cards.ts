import type { Claim, Finished } from '../store/store.ts'
import type { ChatContext, TurnContext } from './conversation.ts'
import { settled } from './settled.ts'
import { type ShareRequest, SurfaceError } from './surface.ts'
import { chatWordingOf } from './wording/index.ts'

/**
 * Posts a role card to a channel, once; its thread is about that role.
 * @returns what to tell the person who shared it: '' where the card stands in the channel
 */
export async function shareCard(request: ShareRequest, claim: Claim, context: TurnContext): Promise<{ finished: Finished; said: string }> {
  const { surface, store, assistant, log, now } = context
  const wording = chatWordingOf(request.language)
  const done = (said: string) => ({ finished: { ...settled, now: now() }, said })
  const role = assistant().role(request.postingId, request.language)
  if (role === null) return done(wording.roleClosed)
  let messages: readonly string[]
  try {
    const destination = { kind: 'channel', channelId: request.channelId, handle: request.handle } as const
    await context.hold()
    messages = await surface.send(destination, { kind: 'card', role, language: request.language }, claim.message, claim.attempt > 1)
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.warn({ message: claim.message }, error.message)
    return done(wording.cannotPostHere)
  }
  for (const message of messages) {
    await store.addCard({ message: context.key(message), surface: surface.name, postingId: role.postingId, language: request.language, createdAt: now() })
    await store.openThread(context.key(message), assistant().threadOn(role.postingId), now())
  }
  return done('')
}

/** Cards of roles that are closed are edited to say so; what cannot be edited any more is let go. */
export async function closeCards({ surface, store, assistant, log, key }: ChatContext): Promise<void> {
  for (const card of await store.openCards(surface.name)) {
    if (assistant().role(card.postingId, card.language) !== null) continue
    try {
      await surface.edit(card.message.slice(key('').length), { kind: 'closed_card', language: card.language })
    } catch (error) {
      if (!(error instanceof SurfaceError)) throw error
      log.warn({ message: card.message }, `a card of a closed role still shows it: ${error.message}`)
      if (!isFinal(error)) return
    }
    await store.markCardClosed(card.message)
  }
}

/** Another attempt would come to the same. */
export const isFinal = (error: SurfaceError): boolean => error.reason === 'not_allowed' || error.reason === 'gone' || error.reason === 'rejected'
