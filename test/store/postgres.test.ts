import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/store.ts'
import { storeContract } from '../contracts/store.ts'
import { createSchema, describePostgres } from './postgres-server.ts'

describePostgres('a real server', () => {
  storeContract('PostgreSQL', async () => {
    const schema = await createSchema()
    const open = () => openStore({ databaseUrl: schema.databaseUrl, databaseFile: 'unused' })
    const stores: Store[] = [await open()]
    return {
      store: stores[0] as Store,
      another: async () => {
        stores.push(await open())
        return stores.at(-1) as Store
      },
      remove: async () => {
        for (const store of stores) await store.close()
        await schema.drop()
      },
    }
  })
})
