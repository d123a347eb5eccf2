import { createCards } from './cards.ts'
import { createConversations } from './conversations.ts'
import { createCounters } from './counters.ts'
import { createEmbeddings } from './embeddings.ts'
import type { Engine } from './engine.ts'
import { createFinish } from './finish.ts'
import { createHandOvers } from './hand-overs.ts'
import { createInbox } from './inbox.ts'
import { createInsights } from './insights.ts'
import { migrate } from './migrate.ts'
import { createModelTokens } from './model-tokens.ts'
import { createQuotes } from './quotes.ts'
import { createRetention } from './retention.ts'
import type { Store } from './store.ts'

/**
 * A store on an engine, its tables up to date.
 * @throws StoreUnavailableError; the engine is closed then
 */
export async function createStore(engine: Engine): Promise<Store> {
  try {
    await migrate(engine)
  } catch (error) {
    await engine.db.destroy()
    throw error
  }
  return {
    ...createInbox(engine),
    ...createFinish(engine),
    ...createConversations(engine),
    ...createHandOvers(engine),
    ...createCards(engine),
    ...createCounters(engine),
    ...createInsights(engine),
    ...createQuotes(engine),
    ...createModelTokens(engine),
    ...createEmbeddings(engine),
    ...createRetention(engine),
    limiter: engine.limiterFor,
    ping: async () => {
      await engine.db.selectFrom('assistant_migrations').select('name').limit(1).execute()
    },
    close: () => engine.db.destroy(),
  }
}
