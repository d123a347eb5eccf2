import { createStore } from './create.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

/**
 * Opens what must survive a restart: the PostgreSQL of `databaseUrl`, or else the file, which is made with its folder where it is missing.
 * @throws StoreUnavailableError
 */
export async function openStore({ databaseUrl, databaseFile }: { databaseUrl: string | undefined; databaseFile: string }): Promise<Store> {
  return createStore(databaseUrl === undefined ? await openSqlite(databaseFile) : openPostgres(databaseUrl))
}
