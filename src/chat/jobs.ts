import type { HandOverRequest, IncomingMessage, ShareRequest } from './surface.ts'

/** What could not be done for so long is done no more: an answer that comes later helps nobody. Milliseconds. */
export const maxJobAgeMs = 24 * 60 * 60_000

/** What waits in the inbox. Sealed as JSON, so a release that changes a shape must still read what the one before it kept. */
export type Job =
  | { readonly kind: 'message'; readonly message: IncomingMessage }
  | { readonly kind: 'hand_over'; readonly request: HandOverRequest }
  | { readonly kind: 'share'; readonly request: ShareRequest }
