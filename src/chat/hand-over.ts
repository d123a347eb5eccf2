import type { Citation } from '../domain.ts'
import type { HandOver } from '../store/store.ts'
import { shortHash } from '../text/short-hash.ts'
import type { ChatContext } from './conversation.ts'
import type { Keyring } from './keyring.ts'
import type { HandOverRequest } from './surface.ts'

/** What the card says of a question; fixed when it is posted, so that every edit says the same. */
export interface CardFacts {
  /** The role in focus; null where there is none. */
  readonly postingId: string | null
  readonly role: string
  readonly topic: string
  readonly permalink: string | null
  readonly said: { readonly lead: string; readonly citations: readonly Citation[] } | null
}

/** Who of the team took a question, and what they replied. */
export interface TeamPart {
  readonly personId: string
  /** '' while there is none. */
  readonly reply: string
  /** The thread does not take the reply: it goes to the person, and never to both. */
  readonly isForPerson?: true
}

/** A question to the recruiting team, opened. */
export interface HandedOver {
  readonly row: HandOver
  readonly ref: string
  readonly request: HandOverRequest
  /** Null until the card is posted. */
  readonly facts: CardFacts | null
  readonly team: TeamPart | null
}

const day = 24 * 60 * 60_000
export const handOverMs = ({ team }: Pick<ChatContext, 'team'>): number => team.handOverDays * day
export const retentionMs = ({ retentionDays }: Pick<ChatContext, 'retentionDays'>): number => retentionDays * day

/** Names a question in presses on buttons, which hold little. */
export const refOfRequest = (requestId: string): string => shortHash(requestId)

export const handOverId = (ref: string, { key }: Pick<ChatContext, 'key'>): string => key(`hand-over/${ref}`)

/** The release before named rows after the request itself, which may not fit on a button. */
export const refOfRow = (id: string): string => {
  const name = id.slice(id.indexOf('/') + 1)
  return isRef(name) ? name : refOfRequest(name)
}

/** Whether a press on the card leads to the row. */
export const isFoundByRef = ({ id }: HandOver): boolean => isRef(id.slice(id.indexOf('/') + 1))

const isRef = (name: string): boolean => /^[\w-]{16,22}$/.test(name)

/** @returns null where it is not kept, or under another key */
export async function findHandOver(id: string, { store, keyring, log }: Pick<ChatContext, 'store' | 'keyring' | 'log'>): Promise<HandedOver | null> {
  const row = await store.handOver(id)
  if (row === null) return null
  const opened = openHandOver(row, keyring)
  if (opened === null) log.error({ question: id }, 'a question to the recruiting team cannot be opened: PERSON_KEY is not the one it was kept under')
  return opened
}

/** @returns null where it was sealed under another key */
export function openHandOver(row: HandOver, keyring: Keyring): HandedOver | null {
  const payload = keyring.open(row.payload)
  const team = row.team === null ? null : keyring.open(row.team)
  if (payload === null || (row.team !== null && team === null)) return null
  const { request, facts = null } = JSON.parse(payload) as { readonly request: HandOverRequest; readonly facts?: CardFacts }
  // The release before kept neither: a direct message is right wherever the question was asked.
  const whole: HandOverRequest = { ...request, replyTo: request.replyTo ?? 'person', isPublic: request.isPublic ?? false }
  return { row, ref: refOfRow(row.id), request: whole, facts, team: team === null ? null : (JSON.parse(team) as TeamPart) }
}

export const sealRequest = (request: HandOverRequest, facts: CardFacts | null, keyring: Keyring): string =>
  keyring.seal(JSON.stringify(facts === null ? { request } : { request, facts }))

export const sealTeam = (team: TeamPart, keyring: Keyring): string => keyring.seal(JSON.stringify(team))
