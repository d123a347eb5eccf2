import type { Selectable } from 'kysely'
import type { Engine } from './engine.ts'
import type { HandOver, Store } from './store.ts'
import type { Tables } from './tables.ts'

export function createHandOvers({ db }: Engine): Pick<Store, 'addHandOver' | 'handOver' | 'markHandOverPosted'> {
  return {
    addHandOver: async ({ postedMessage, createdAt, ...same }) => {
      const inserted = await db
        .insertInto('hand_overs')
        .values({ ...same, posted_message: postedMessage, posted_at: null, created_at: createdAt })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst()
      return inserted !== undefined
    },

    handOver: async (id) => {
      const row = await db.selectFrom('hand_overs').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : handOverOf(row)
    },

    markHandOverPosted: async (id, message, now) => {
      await db.updateTable('hand_overs').set({ state: 'posted', posted_message: message, posted_at: now }).where('id', '=', id).execute()
    },
  }
}

const handOverOf = (row: Selectable<Tables['hand_overs']>): HandOver => ({
  id: row.id,
  surface: row.surface,
  thread: row.thread,
  person: row.person,
  language: row.language,
  payload: row.payload,
  state: row.state,
  postedMessage: row.posted_message,
  createdAt: row.created_at,
})
