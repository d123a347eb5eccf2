import type { Claim } from '../store/store.ts'
import { shownOn } from './card-recall.ts'
import type { ChatContext, TurnContext } from './conversation.ts'
import { type ShareRequest, SurfaceError } from './surface.ts'
import { chatWordingOf } from './wording/index.ts'

/** What `shareCard` says where the card stands in the channel; no sentence is that. */
export const sharedNow = 'shared'

/**
 * Posts a role card to a channel, once; its thread is about that role.
 * @returns what to tell the person who shared it
 * @throws SurfaceError where another attempt may succeed
 */
export async function shareCard(request: ShareRequest, claim: Claim, context: TurnContext): Promise<string> {
  const { surface, store, assistant, log, now } = context
  const wording = chatWordingOf(request.language)
  const role = assistant().role(request.postingId, request.language)
  if (role === null) return wording.roleClosed
  let messages: readonly string[]
  try {
    const destination = { kind: 'channel', channelId: request.channelId, handle: request.handle } as const
    await context.hold()
    messages = await surface.send(destination, { kind: 'card', role, language: request.language }, claim.message, claim.attempt > 1)
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.warn({ message: claim.message }, error.message)
    return wording.cannotPostHere
  }
  for (const message of messages) {
    const card = { message: context.key(message), surface: surface.name, postingId: role.postingId, language: request.language }
    await store.addCard({ ...card, shown: shownOn(role), createdAt: now() })
    await store.openThread(context.key(message), assistant().threadOn(role.postingId), now())
  }
  return sharedNow
}

export interface CardClosing {
  /** Edits the cards of roles that are no longer open. */
  knowledgeChanged(): Promise<void>
  /** The same, where an earlier attempt left something to be edited. */
  closeDue(): Promise<void>
}

/** Cards of roles that are closed are edited to say so; what cannot be edited any more is let go. */
export function createCardClosing({ surface, store, assistant, log, key }: ChatContext): CardClosing {
  // A role may have closed while nobody ran.
  let isDue = true

  async function closeCards(): Promise<void> {
    isDue = true
    const cards = await store.openCards(surface.name)
    const isOpen = new Map<string, boolean>()
    for (const card of cards) {
      const open = isOpen.get(card.postingId) ?? assistant().role(card.postingId, card.language) !== null
      isOpen.set(card.postingId, open)
      if (open) continue
      try {
        await surface.edit([card.message.slice(key('').length)], { kind: 'closed_card', language: card.language })
      } catch (error) {
        if (!(error instanceof SurfaceError)) throw error
        log.warn({ message: card.message }, `a card of a closed role still shows it: ${error.message}`)
        if (!isFinal(error)) return
      }
      await store.markCardClosed(card.message)
    }
    isDue = false
  }

  return { knowledgeChanged: closeCards, closeDue: async () => (isDue ? closeCards() : undefined) }
}

/** Another attempt would come to the same. */
export const isFinal = (error: SurfaceError): boolean => error.reason === 'not_allowed' || error.reason === 'gone' || error.reason === 'rejected'
