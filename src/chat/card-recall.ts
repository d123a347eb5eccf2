import type { Role } from '../domain.ts'
import type { Card, Claim } from '../store/store.ts'
import { isFinal } from './cards.ts'
import type { ChatContext, TurnContext } from './conversation.ts'
import { TryAgainError } from './inbox.ts'
import type { JobOf } from './jobs.ts'
import { digestOf, gap, maxWaits, recallClaim } from './recall-queue.ts'
import { type Outgoing, SurfaceError } from './surface.ts'

/** What a card shows of a role, to be compared; '' where the role is closed. */
export const shownOn = (role: Role | null): string =>
  role === null ? '' : digestOf([role.title, role.url, role.applyUrl, role.citations.map(({ quote, url }) => [quote, url])])

/**
 * Finds cards whose role's page says something else now; each becomes a job. Those of closed roles are another matter.
 * @returns how many
 */
export async function findChangedCards(context: ChatContext): Promise<number> {
  const { surface, store, assistant } = context
  const current = new Map<string, string>()
  let found = 0
  for (const { message, postingId, language, shown, edition } of await store.openCards(surface.name)) {
    const shownNow = current.get(`${language} ${postingId}`) ?? shownOn(assistant().role(postingId, language))
    current.set(`${language} ${postingId}`, shownNow)
    if (shown === '' || shownNow === '' || shownNow === shown) continue
    const claim = recallClaim(`${message}/${postingId}`, shownNow, { kind: 'recall_card', message, postingId, language, edition }, context)
    if (await store.claim(claim)) found++
  }
  return found
}

/**
 * Shows a role on its card as its page has it now.
 * @throws SurfaceError, TryAgainError where another attempt may succeed
 */
export async function recallCard(job: JobOf<'recall_card'>, claim: Claim, context: TurnContext): Promise<void> {
  const { surface, store, assistant } = context
  const card = (await store.openCards(surface.name)).find(({ message, postingId }) => message === job.message && postingId === job.postingId)
  if (card === undefined) {
    // It may have been closed while an earlier attempt showed the role again.
    if (claim.attempt > 1) await show(job, { kind: 'closed_card', language: job.language }, context)
    return
  }
  const role = assistant().role(card.postingId, card.language)
  if (role === null) return
  if (shownOn(role) === card.shown) {
    if (card.edition !== job.edition) return
    if (claim.putBacks < maxWaits) throw new TryAgainError('a card shows what its page says, as far as this process knows')
    await store.replaceShown(card)
    return
  }
  await show(card, { kind: 'card', role, language: card.language }, context)
  const isOpen = await store.replaceShown({ ...card, shown: shownOn(role) })
  // The role closed meanwhile, and the card said so.
  if (!isOpen || assistant().role(card.postingId, card.language) === null) await show(card, { kind: 'closed_card', language: card.language }, context)
  await gap()
}

/** What cannot be edited any more is let go. */
async function show({ message }: Pick<Card, 'message'>, outgoing: Outgoing, { surface, log, key, hold }: TurnContext): Promise<void> {
  try {
    await hold()
    await surface.edit([message.slice(key('').length)], outgoing)
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.warn({ message }, `a card still shows what its page does not say any more: ${error.message}`)
  }
}
