import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { conversationContract } from './store-conversations.ts'
import { handOverContract } from './store-hand-overs.ts'
import { inboxContract } from './store-inbox.ts'
import { insightsContract } from './store-insights.ts'
import { modelContract } from './store-model.ts'
import { quotesContract } from './store-quotes.ts'
import { retentionContract } from './store-retention.ts'
import { workersContract } from './store-workers.ts'

/** An empty database for one test. */
export interface Stand {
  readonly store: Store
  /** A store over the same database, as another process has it. */
  another(): Promise<Store>
  /** Closes every store and removes the database. */
  remove(): Promise<void>
}

/** What every engine must do; run by each. */
export function storeContract(name: string, open: () => Promise<Stand>): void {
  describe(name, () => {
    let stand: Stand
    beforeEach(async () => {
      stand = await open()
    })
    afterEach(() => stand.remove())
    const contract = { store: () => stand.store, another: () => stand.another() }
    inboxContract(contract)
    workersContract(contract)
    conversationContract(contract)
    handOverContract(contract)
    quotesContract(contract)
    insightsContract(contract)
    retentionContract(contract)
    modelContract(contract)
  })
}

export interface Contract {
  store(): Store
  another(): Promise<Store>
}
