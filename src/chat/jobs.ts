import type { Language } from '../domain.ts'
import type { HandOverRequest, IncomingMessage, ShareRequest } from './surface.ts'

/** What could not be done for so long is done no more: an answer that comes later helps nobody. Milliseconds. */
export const maxJobAgeMs = 24 * 60 * 60_000

/**
 * What waits in the inbox. Sealed as JSON, so a release that changes a shape must still read what the one before it kept. `id`: of a question to the recruiting
 * team, whose row says how things stand when the job is done.
 */
export type Job =
  | { readonly kind: 'message'; readonly message: IncomingMessage }
  /** Posts the card of the question that the claim is named after. `request`: as the release before kept it. */
  | { readonly kind: 'hand_over'; readonly request?: HandOverRequest }
  /** Edits the card to what is true. */
  | { readonly kind: 'hand_over_card'; readonly id: string }
  /** Sends the team's reply to who asked. */
  | { readonly kind: 'relay'; readonly id: string }
  /** Tells who asked what became of the question. */
  | { readonly kind: 'notice'; readonly id: string }
  /** Leaves nothing of a question on its card. `message`: the card, as the store names it. */
  | { readonly kind: 'erased_hand_over'; readonly id: string; readonly message: string }
  | { readonly kind: 'share'; readonly request: ShareRequest }
  /** Edits a reply of which not every quote stands any more. */
  | { readonly kind: 'recall'; readonly question: string; readonly edition: number }
  /** Edits a card whose role's page says something else now. `message`: the card, as the store names it. */
  | { readonly kind: 'recall_card'; readonly message: string; readonly postingId: string; readonly language: Language; readonly edition: number }
  /** Milliseconds since the epoch: from the first moment of the days that it sums up to the first after them. */
  | { readonly kind: 'digest'; readonly from: number; readonly to: number }

export type JobOf<Kind extends Job['kind']> = Extract<Job, { kind: Kind }>

const patient: ReadonlySet<Job['kind']> = new Set(['hand_over', 'hand_over_card', 'relay', 'notice', 'erased_hand_over', 'recall', 'recall_card'])

/**
 * Whether a job looks itself how long it is worth doing: a question to the team and what becomes of it are for as long as a question waits; what is wrong is worth
 * mending; and what is said to be erased is to be.
 */
export const isPatient = ({ kind }: Job): boolean => patient.has(kind)
