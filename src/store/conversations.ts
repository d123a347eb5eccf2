import type { Engine } from './engine.ts'
import type { Store } from './store.ts'

export function createConversations({ db }: Engine): Pick<Store, 'conversation' | 'silence' | 'openThread' | 'greet' | 'ungreet' | 'addFeedback'> {
  return {
    conversation: async (thread) => {
      const row = await db.selectFrom('conversations').selectAll().where('thread', '=', thread).executeTakeFirst()
      if (row === undefined) return null
      return {
        thread: row.thread,
        person: row.person,
        isOwn: row.is_own === 1,
        memory: JSON.parse(row.memory),
        silence: row.silence,
        updatedAt: row.updated_at,
      }
    },

    silence: async (thread, reason, now) => {
      await db.updateTable('conversations').set({ silence: reason, updated_at: now }).where('thread', '=', thread).execute()
    },

    openThread: async (thread, memory, now) => {
      await db
        .insertInto('conversations')
        .values({ thread, person: '', is_own: 1, memory: JSON.stringify(memory), silence: null, updated_at: now })
        .onConflict((conflict) => conflict.column('thread').doNothing())
        .execute()
    },

    greet: async (person, message, now, notice) => {
      const given = { message, notice, given_at: now }
      await db
        .insertInto('notices')
        .values({ person, ...given })
        .onConflict((conflict) => conflict.column('person').doUpdateSet(given).where('notices.notice', '!=', notice))
        .execute()
      const kept = await db.selectFrom('notices').select('message').where('person', '=', person).executeTakeFirst()
      return kept?.message === message
    },

    ungreet: async (person, message) => {
      await db.deleteFrom('notices').where('person', '=', person).where('message', '=', message).execute()
    },

    addFeedback: async ({ message, person, isHelpful, at }) => {
      const verdict = { is_helpful: isHelpful ? 1 : 0, given_at: at }
      await db
        .insertInto('feedback')
        .values({ message, person, ...verdict })
        .onConflict((conflict) => conflict.columns(['message', 'person']).doUpdateSet(verdict))
        .execute()
    },
  }
}
