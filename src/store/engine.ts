import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { Limiter } from './store.ts'
import type { Tables } from './tables.ts'

/** What differs between the engines; all queries are the same. */
export interface Engine extends EngineTraits {
  readonly db: Kysely<Tables>
  readonly limiterFor: (name: string, points: number, windowMs: number) => Limiter
}

export interface EngineTraits {
  /** Column type of ids: compared byte by byte, so that every engine sorts them alike. */
  readonly idType: 'text' | RawBuilder<unknown>
  /** Column type of bytes. */
  readonly bytesType: 'blob' | 'bytea'
  /** Waits until no other transaction, of any process, holds `name`; holds it to the end of the transaction. */
  readonly lock: (transaction: Transaction<Tables>, name: string) => Promise<void>
}
