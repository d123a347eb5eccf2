import type { Claim, NewClaim } from '../store/store.ts'
import { shortHash } from '../text/short-hash.ts'
import type { ChatContext } from './conversation.ts'
import { type JobOf, maxJobAgeMs } from './jobs.ts'

/** Edits come no faster than this, over all processes, so that answers to questions are never held up by the platform's limits; milliseconds. */
export const gapMs = 1_000
/** Attempts, over a minute in all, at what is no change to this process: it may not have seen yet what another one found. */
export const maxWaits = 4
/** Attempts, over ten minutes in all, at what cannot be edited for now, before the others have their turn. */
export const maxPutBacks = 7

export type RecallJob = JobOf<'recall' | 'recall_card'>

/** All edits wait in turn: the next of them for the end of the one before, whichever process it falls to. */
export const recallThread = ({ key }: ChatContext): string => key('recall')

/** To be awaited after an edit. */
export const gap = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, gapMs))

/**
 * One job for each change of what a message shows, whoever finds it and however often.
 * @param what is edited
 * @param becoming what it is edited to
 */
export function recallClaim(what: string, becoming: unknown, job: RecallJob, { surface, keyring, key, now }: ChatContext): NewClaim {
  const at = now()
  return {
    message: key(`recall/${what}/${job.edition}/${digestOf(becoming)}`),
    surface: surface.name,
    thread: key('recall'),
    person: '',
    sentAt: at,
    receivedAt: at,
    payload: keyring.seal(JSON.stringify(job)),
    opens: null,
  }
}

/** Puts an edit that does not succeed behind all others that wait; after a day it is let go until the page changes again. */
export async function putBehind(claim: Claim, job: RecallJob, { store, keyring, log, key, now }: ChatContext): Promise<void> {
  const { surface, thread, person, receivedAt } = claim
  if (now() - receivedAt > maxJobAgeMs) return log.warn({ message: claim.message }, 'a message that could not be edited within a day is let go')
  const message = key(`recall/again/${digestOf(claim.message)}`)
  await store.claim({ message, surface, thread, person, sentAt: now(), receivedAt, payload: keyring.seal(JSON.stringify(job)), opens: null })
}

export const digestOf = (data: unknown): string => shortHash(JSON.stringify(data))
