import type { Transaction } from 'kysely'
import type { Engine } from './engine.ts'
import type { Finished, Store } from './store.ts'
import type { Tables } from './tables.ts'

/** `YYYY-MM-DD`, UTC. */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

export function createCounters({ db }: Engine): Pick<Store, 'counters'> {
  return {
    counters: async (since) => {
      const rows = await db
        .selectFrom('counters')
        .selectAll()
        .where('day', '>=', dayOf(since))
        .orderBy('day')
        .orderBy('surface')
        .orderBy('topic')
        .orderBy('posting')
        .orderBy('language')
        .orderBy('outcome')
        .execute()
      return rows.map(({ topic, posting, ...same }) => ({ ...same, topic: topic === '' ? null : topic, postingId: posting === '' ? null : posting }))
    },
  }
}

/** One row a topic, role, language and outcome, always in the same order, so that two processes never wait for each other's rows. */
export async function addToCounters(transaction: Transaction<Tables>, surface: string, { counted, now }: Finished): Promise<void> {
  if (counted.length === 0) return
  const rows = new Map<string, Tables['counters']>()
  for (const { topic, postingId, language, outcome } of counted) {
    const row = { day: dayOf(now), surface, topic: topic ?? '', posting: postingId ?? '', language, outcome }
    const key = JSON.stringify(row)
    rows.set(key, { ...row, count: (rows.get(key)?.count ?? 0) + 1 })
  }
  const sorted = [...rows.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
  await transaction
    .insertInto('counters')
    .values(sorted)
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'surface', 'topic', 'posting', 'language', 'outcome'])
        .doUpdateSet(({ eb, ref }) => ({ count: eb('counters.count', '+', ref('excluded.count')) })),
    )
    .execute()
}
