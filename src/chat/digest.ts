import type { Language } from '../domain.ts'
import type { Claim } from '../store/store.ts'
import { isFinal } from './cards.ts'
import type { ChatContext, TurnContext } from './conversation.ts'
import { follow } from './hand-over-jobs.ts'
import type { Job, JobOf } from './jobs.ts'
import { type Digest, SurfaceError } from './surface.ts'

/**
 * Sums up what was asked on one surface.
 * @param from first moment of the days, milliseconds since the epoch
 * @param to first moment after them
 * @returns null where there is nothing to say
 */
export type DigestSource = (from: number, to: number, language: Language, surface: string) => Promise<Digest | null>

const hour = 60 * 60_000
const week = 7 * 24 * hour
/** Of a Monday, UTC. */
const postHour = 8
/** 1970-01-05, the first Monday of the epoch. */
const firstMonday = 4 * 24 * hour

/** Posts the digest of the last whole week (Monday to Sunday, UTC), once over all processes. @returns what is to be called at every look around */
export function createDigestPosting(context: ChatContext): () => Promise<void> {
  const { surface, keyring, key, now, team } = context
  let lastMonday = 0
  return async () => {
    if (team.digest === null || !surface.hasRecruiters) return
    const to = mondayBefore(now() - postHour * hour)
    if (to === lastMonday) return
    const job: Job = { kind: 'digest', from: to - week, to }
    const id = key(`digest/${new Date(to).toISOString().slice(0, 10)}`)
    const payload = keyring.seal(JSON.stringify(job))
    await follow({ message: id, surface: surface.name, thread: id, person: '', sentAt: now(), receivedAt: now(), payload, opens: null }, context)
    lastMonday = to
  }
}

const mondayBefore = (at: number): number => Math.floor((at - firstMonday) / week) * week + firstMonday

/** @throws SurfaceError where another attempt may succeed */
export async function postDigest({ from, to }: JobOf<'digest'>, claim: Claim, { surface, team, log, hold }: TurnContext): Promise<void> {
  const digest = (await team.digest?.(from, to, team.language, surface.name)) ?? null
  if (digest === null) return
  await hold()
  try {
    await surface.send({ kind: 'recruiters' }, { kind: 'digest', digest, language: team.language }, claim.message, claim.attempt > 1)
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.error({ message: claim.message }, `the weekly digest does not reach the recruiting team: ${error.message}`)
  }
}
