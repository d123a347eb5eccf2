import type { Engine } from './engine.ts'
import { migrations } from './migrations.ts'
import { StoreUnavailableError } from './store.ts'

/**
 * Brings the tables up to date, in one transaction: a process that dies leaves nothing half done, and of several that start at once one migrates while the others
 * wait. Kysely's own Migrator would not do: it takes no lock on SQLite, and on PostgreSQL looks for its table in every schema, so that it takes another program's
 * for its own.
 * @throws StoreUnavailableError where a newer version has migrated
 */
export async function migrate(engine: Engine): Promise<void> {
  await engine.db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (transaction) => {
      await engine.lock(transaction, 'migrations')
      await transaction.schema
        .createTable('assistant_migrations')
        .ifNotExists()
        .addColumn('name', engine.idType, (column) => column.primaryKey().notNull())
        .addColumn('applied_at', 'bigint', (column) => column.notNull())
        .execute()
      const applied = (await transaction.selectFrom('assistant_migrations').select('name').execute()).map((row) => row.name)
      const unknown = applied.find((name) => !(name in migrations))
      if (unknown !== undefined) {
        throw new StoreUnavailableError(`The store was changed by a newer version of the assistant ("${unknown}"): run that version, or restore an older copy.`)
      }
      for (const [name, up] of Object.entries(migrations)) {
        if (applied.includes(name)) continue
        await up(transaction, engine)
        await transaction.insertInto('assistant_migrations').values({ name, applied_at: Date.now() }).execute()
      }
    })
}
