import type { Engine } from './engine.ts'
import type { Store } from './store.ts'

/** One message may show the cards of several roles. */
export function createCards({ db }: Engine): Pick<Store, 'addCard' | 'openCards' | 'replaceShown' | 'markCardClosed'> {
  return {
    addCard: async ({ message, postingId, surface, language, shown, createdAt }) => {
      await db
        .insertInto('cards')
        .values({ message, posting_id: postingId, surface, language, shown, is_open: 1, created_at: createdAt, edition: 0 })
        // A link that is delivered again shows the open card again.
        .onConflict((conflict) =>
          conflict.columns(['message', 'posting_id']).doUpdateSet(({ eb }) => ({ language, shown, is_open: 1, edition: eb('cards.edition', '+', 1) })),
        )
        .execute()
    },

    openCards: async (surface) => {
      const rows = await db
        .selectFrom('cards')
        .selectAll()
        .where('surface', '=', surface)
        .where('is_open', '=', 1)
        .orderBy('created_at')
        .orderBy('message')
        .orderBy('posting_id')
        .execute()
      return rows.map((row) => ({
        message: row.message,
        surface: row.surface,
        postingId: row.posting_id,
        language: row.language,
        shown: row.shown,
        edition: row.edition,
        createdAt: row.created_at,
      }))
    },

    replaceShown: async ({ message, postingId, shown }) => {
      const replaced = await db
        .updateTable('cards')
        .set(({ eb }) => ({ shown, edition: eb('edition', '+', 1) }))
        .where('message', '=', message)
        .where('posting_id', '=', postingId)
        .where('is_open', '=', 1)
        .executeTakeFirst()
      return replaced.numUpdatedRows > 0n
    },

    markCardClosed: async (message) => {
      await db.updateTable('cards').set({ is_open: 0 }).where('message', '=', message).execute()
    },
  }
}
