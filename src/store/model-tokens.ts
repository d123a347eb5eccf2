import type { Engine } from './engine.ts'
import type { Store } from './store.ts'

export function createModelTokens({ db }: Engine): Pick<Store, 'modelTokens' | 'addModelTokens'> {
  return {
    modelTokens: async (day) => (await db.selectFrom('model_tokens').select('tokens').where('day', '=', day).executeTakeFirst())?.tokens ?? 0,

    // One statement, so that of two processes each sees what the other added before it.
    addModelTokens: async (day, tokens) => {
      const row = await db
        .insertInto('model_tokens')
        .values({ day, tokens })
        .onConflict((conflict) => conflict.column('day').doUpdateSet(({ eb, ref }) => ({ tokens: eb('model_tokens.tokens', '+', ref('excluded.tokens')) })))
        .returning('tokens')
        .executeTakeFirstOrThrow()
      return row.tokens
    },
  }
}
