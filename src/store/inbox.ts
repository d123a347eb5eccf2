import { type Kysely, sql } from 'kysely'
import type { Engine } from './engine.ts'
import type { Claim, Lease, NewClaim, Store } from './store.ts'
import type { Tables } from './tables.ts'

/** Messages from their arrival until they are answered. */
export function createInbox(engine: Engine): Pick<Store, 'claim' | 'take' | 'hold' | 'putBack' | 'waitingThreads'> {
  const { db } = engine
  return {
    claim: (entry) => (entry.opens === null ? keepClaim(db, entry) : db.transaction().execute((transaction) => keepClaim(transaction, entry))),

    take: (thread, lease) => take(engine, thread, lease),

    hold: async (message, { owner, now, leaseMs }) => {
      const held = await db
        .updateTable('claims')
        .set({ lease_until: now + leaseMs })
        .where('message', '=', message)
        .where('owner', '=', owner)
        .where('done_at', 'is', null)
        .executeTakeFirst()
      return held.numUpdatedRows > 0n
    },

    putBack: async (message, owner, notBefore) => {
      await db
        .updateTable('claims')
        .set({ owner: null, lease_until: 0, not_before: notBefore, put_backs: sql`put_backs + 1` })
        .where('message', '=', message)
        .where('owner', '=', owner)
        .execute()
    },

    waitingThreads: async (surface, now) => {
      const rows = await db
        .selectFrom('claims as oldest')
        .select('oldest.thread')
        .where('oldest.surface', '=', surface)
        .where('oldest.done_at', 'is', null)
        .where('oldest.not_before', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('claims as other')
                .select('other.message')
                .whereRef('other.thread', '=', 'oldest.thread')
                .where('other.done_at', 'is', null)
                .where(({ eb, or, refTuple }) =>
                  or([eb('other.lease_until', '>', now), eb(refTuple('other.sent_at', 'other.message'), '<', refTuple('oldest.sent_at', 'oldest.message'))]),
                ),
            ),
          ),
        )
        .orderBy('oldest.sent_at')
        .orderBy('oldest.message')
        .execute()
      return rows.map((row) => row.thread)
    },
  }
}

/**
 * Keeps a message, and the thread that it opens; in a transaction where it opens one.
 * @returns false where it is known already
 */
export async function keepClaim(db: Kysely<Tables>, entry: NewClaim): Promise<boolean> {
  const inserted = await db
    .insertInto('claims')
    .values({
      message: entry.message,
      surface: entry.surface,
      thread: entry.thread,
      person: entry.person,
      sent_at: entry.sentAt,
      received_at: entry.receivedAt,
      payload: entry.payload,
      attempt: 0,
      put_backs: 0,
      owner: null,
      lease_until: 0,
      not_before: 0,
      done_at: null,
    })
    .onConflict((conflict) => conflict.column('message').doNothing())
    .returning('message')
    .executeTakeFirst()
  if (inserted === undefined) return false
  const { opens, thread, person } = entry
  if (opens === null) return true
  await db
    .insertInto('conversations')
    .values({ thread, person, is_own: 1, memory: JSON.stringify(opens.thread), silence: null, updated_at: entry.receivedAt })
    .onConflict((conflict) => conflict.column('thread').doNothing())
    .execute()
  return true
}

/**
 * Why never two owners in a thread, whichever processes run:
 * - Takers of one thread come one after the other: they hold the thread's lock until they have committed. With READ COMMITTED every later statement sees what
 *   the taker before has committed.
 * - The first update ends leases that ran out. A `hold` at the same moment came before it, and then the lease is live and nothing is taken; or it waits for
 *   the row, and then finds no owner.
 * - What else changes a message meanwhile takes no thread: `claim` adds one without an owner, `finish` and `putBack` end an ownership, and what `forget` ended is
 *   refused by the condition on `done_at`, which is read again once its row is free.
 * The unique index `claims_held` would refuse a second owner all the same.
 */
function take({ db, lock }: Engine, thread: string, { owner, now, leaseMs }: Lease): Promise<Claim | null> {
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (transaction) => {
      await lock(transaction, thread)
      await transaction
        .updateTable('claims')
        .set({ owner: null, lease_until: 0 })
        .where('thread', '=', thread)
        .where('owner', 'is not', null)
        .where('lease_until', '<=', now)
        .execute()
      const taken = await transaction
        .updateTable('claims')
        .set({ owner, lease_until: now + leaseMs, attempt: sql`attempt + 1` })
        .where('message', '=', ({ selectFrom }) =>
          selectFrom('claims as open')
            .select('open.message')
            .where('open.thread', '=', thread)
            .where('open.done_at', 'is', null)
            .orderBy('open.sent_at')
            .orderBy('open.message')
            .limit(1),
        )
        .where('done_at', 'is', null)
        .where('not_before', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('claims as held').select('held.message').where('held.thread', '=', thread).where('held.owner', 'is not', null))),
        )
        .returning(['message', 'surface', 'thread', 'person', 'sent_at', 'received_at', 'payload', 'attempt', 'put_backs'])
        .executeTakeFirst()
      if (taken === undefined) return null
      const { sent_at, received_at, put_backs, ...same } = taken
      return { ...same, sentAt: sent_at, receivedAt: received_at, putBacks: put_backs }
    })
}
