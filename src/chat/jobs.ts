import type { HandOverRequest, IncomingMessage, ShareRequest } from './surface.ts'

/** What waits in the inbox. Sealed as JSON, so a release that changes a shape must still read what the one before it kept. */
export type Job =
  | { readonly kind: 'message'; readonly message: IncomingMessage }
  | { readonly kind: 'hand_over'; readonly request: HandOverRequest }
  | { readonly kind: 'share'; readonly request: ShareRequest }
