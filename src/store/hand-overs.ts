import type { Selectable } from 'kysely'
import type { Engine } from './engine.ts'
import { keepClaim } from './inbox.ts'
import type { HandOver, HandOverMove, HandOverState, Store } from './store.ts'
import type { Tables } from './tables.ts'

/** A question in these states waits for the recruiting team. */
const waiting: readonly HandOverState[] = ['asked', 'taken']

type HandOverQueries = 'addHandOver' | 'handOver' | 'handOversOf' | 'moveHandOver' | 'overdueHandOvers' | 'handOversBefore' | 'eraseHandOver'

export function createHandOvers({ db }: Engine): Pick<Store, HandOverQueries> {
  return {
    addHandOver: ({ id, createdAt, ...same }, job) =>
      db.transaction().execute(async (transaction) => {
        const inserted = await transaction
          .insertInto('hand_overs')
          .values({ id, ...same, state: 'kept', created_at: createdAt })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst()
        if (inserted === undefined) return false
        if (job === undefined || (await keepClaim(transaction, job))) return true
        // It was asked before and is erased: without the job nobody would ever post it.
        await transaction.deleteFrom('hand_overs').where('id', '=', id).execute()
        return false
      }),

    handOver: async (id) => {
      const row = await db.selectFrom('hand_overs').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : handOverOf(row)
    },

    handOversOf: async (person) => {
      const rows = await db.selectFrom('hand_overs').selectAll().where('person', '=', person).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
      return rows.map(handOverOf)
    },

    moveHandOver: (id, move, job) =>
      db
        .transaction()
        // Of two who move it at once, the second sees what the first made of it.
        .setIsolationLevel('read committed')
        .execute(async (transaction) => {
          const moved = await transaction
            .updateTable('hand_overs')
            .set(changesOf(move))
            .where('id', '=', id)
            .where('state', 'in', move.from)
            .returningAll()
            .executeTakeFirst()
          if (moved === undefined) return null
          if (job !== null) await keepClaim(transaction, job)
          return handOverOf(moved)
        }),

    overdueHandOvers: async (surface, before) => {
      const rows = await db
        .selectFrom('hand_overs')
        .selectAll()
        .where('surface', '=', surface)
        .where('state', 'in', waiting)
        .where('asked_at', '<', before)
        .orderBy('asked_at')
        .orderBy('id')
        .execute()
      return rows.map(handOverOf)
    },

    handOversBefore: async (surface, before) => {
      const rows = await db
        .selectFrom('hand_overs')
        .selectAll()
        .where('surface', '=', surface)
        .where('created_at', '<', before)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(handOverOf)
    },

    eraseHandOver: (id, job) =>
      db.transaction().execute(async (transaction) => {
        const erased = await transaction.deleteFrom('hand_overs').where('id', '=', id).executeTakeFirst()
        if (erased.numDeletedRows === 0n) return false
        if (job !== null) await keepClaim(transaction, job)
        return true
      }),
  }
}

const timeColumns = { kept: null, asked: 'asked_at', taken: 'taken_at', answered: 'answered_at', closed: 'ended_at', expired: 'ended_at' } as const

function changesOf({ to, at, ending, payload, team, postedMessage }: HandOverMove): Partial<Tables['hand_overs']> {
  const timeColumn = timeColumns[to]
  return {
    state: to,
    ...(timeColumn === null ? {} : { [timeColumn]: at }),
    ...(ending === undefined ? {} : { ending }),
    ...(payload === undefined ? {} : { payload }),
    ...(team === undefined ? {} : { team }),
    ...(postedMessage === undefined ? {} : { posted_message: postedMessage }),
  }
}

const handOverOf = (row: Selectable<Tables['hand_overs']>): HandOver => ({
  id: row.id,
  surface: row.surface,
  thread: row.thread,
  person: row.person,
  language: row.language,
  payload: row.payload,
  team: row.team,
  state: row.state,
  ending: row.ending,
  postedMessage: row.posted_message,
  createdAt: row.created_at,
  askedAt: row.asked_at,
  takenAt: row.taken_at,
  answeredAt: row.answered_at,
  endedAt: row.ended_at,
})
