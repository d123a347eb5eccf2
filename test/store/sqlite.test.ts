import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/store.ts'
import { storeContract } from '../contracts/store.ts'

storeContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  const open = () => openStore({ databaseUrl: undefined, databaseFile: join(folder, 'data', 'assistant.db') })
  const stores: Store[] = [await open()]
  return {
    store: stores[0] as Store,
    another: async () => {
      stores.push(await open())
      return stores.at(-1) as Store
    },
    remove: async () => {
      for (const store of stores) await store.close()
      rmSync(folder, { recursive: true })
    },
  }
})
