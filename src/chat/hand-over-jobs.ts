import type { HandOver, HandOverMove, NewClaim, NewHandOver } from '../store/store.ts'
import type { ChatContext } from './conversation.ts'
import type { Job } from './jobs.ts'

type Row = Pick<NewHandOver, 'id' | 'person'>

/** Posts the card. Nobody's: what was sent before the person had all erased is still to be found and cleared. */
export const postJob = (row: Row, context: ChatContext): NewClaim => claimOf(row.id, row.id, '', { kind: 'hand_over' }, context)

/** Edits the card; behind its posting, and in turn. @param step which change of the question it follows: one edit each */
export const cardJob = (row: Row, step: string, context: ChatContext): NewClaim =>
  claimOf(`${row.id}/card/${step}`, row.id, '', { kind: 'hand_over_card', id: row.id }, context)

/** What goes to the asker never waits for an edit of the card. */
export const relayJob = (row: Row, context: ChatContext): NewClaim =>
  claimOf(`${row.id}/relay`, `${row.id}/asker`, row.person, { kind: 'relay', id: row.id }, context)

export const noticeJob = (row: Row, context: ChatContext): NewClaim =>
  claimOf(`${row.id}/notice`, `${row.id}/asker`, row.person, { kind: 'notice', id: row.id }, context)

/** Nobody's, for the person is forgotten by then. In turn with the card's edits, so that none of them brings the question back. */
export const eraseJob = (id: string, message: string, context: ChatContext): NewClaim =>
  claimOf(`${id}/erased/${context.now()}`, id, '', { kind: 'erased_hand_over', id, message }, context)

function claimOf(message: string, thread: string, person: string, job: Job, { surface, keyring, now }: ChatContext): NewClaim {
  const at = now()
  return { message, surface: surface.name, thread, person, sentAt: at, receivedAt: at, payload: keyring.seal(JSON.stringify(job)), opens: null }
}

/** Keeps a job that follows from another, once, and sets about it. */
export async function follow(job: NewClaim, { store, wake }: ChatContext): Promise<void> {
  if (await store.claim(job)) void wake(job.thread)
}

/** A question after a move. */
export interface Moved {
  readonly row: HandOver
  /** Resolves when the first attempt at what follows is over. */
  readonly done: Promise<void>
}

/**
 * Moves a question on, and sets about what follows from it.
 * @returns null where it stands elsewhere by now
 */
export async function moveOn(id: string, move: Omit<HandOverMove, 'at'>, job: NewClaim, { store, now, wake }: ChatContext): Promise<Moved | null> {
  const row = await store.moveHandOver(id, { ...move, at: now() }, job)
  return row === null ? null : { row, done: wake(job.thread) }
}
