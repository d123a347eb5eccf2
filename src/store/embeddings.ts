import type { Engine } from './engine.ts'
import type { Store } from './store.ts'

/** Hashes of one query. Every query asks for as many, so that all have the same text and are prepared once. */
const hashesAtOnce = 200
const dayMs = 86_400_000

export function createEmbeddings({ db }: Engine): Pick<Store, 'embeddings' | 'keepEmbeddings'> {
  return {
    embeddings: async (model, hashes) => {
      const found = new Map<string, Float32Array>()
      const now = Date.now()
      for (const some of inGroups([...new Set(hashes)])) {
        const rows = await db.selectFrom('embeddings').selectAll().where('model', '=', model).where('hash', 'in', some).execute()
        for (const row of rows) found.set(row.hash, numbersOf(row.vector))
        // Reading writes at most once a day.
        if (rows.some((row) => row.used_at < now - dayMs)) {
          await db.updateTable('embeddings').set({ used_at: now }).where('model', '=', model).where('hash', 'in', some).execute()
        }
      }
      return found
    },

    keepEmbeddings: async (model, entries) => {
      if (entries.length === 0) return
      const used_at = Date.now()
      // In one order everywhere, so that two processes that keep the same texts never wait for each other's rows.
      const sorted = entries.toSorted((one, other) => (one.hash < other.hash ? -1 : 1))
      await db.transaction().execute(async (transaction) => {
        for (const { hash, vector } of sorted) {
          const bytes = bytesOf(vector)
          await transaction
            .insertInto('embeddings')
            .values({ model, hash, vector: bytes, used_at })
            .onConflict((conflict) => conflict.columns(['model', 'hash']).doUpdateSet({ vector: bytes, used_at }))
            .execute()
        }
      })
    },
  }
}

/** Groups of one size: the last is filled up with its own first. */
function inGroups(hashes: readonly string[]): string[][] {
  const groups: string[][] = []
  for (let from = 0; from < hashes.length; from += hashesAtOnce) {
    const group = hashes.slice(from, from + hashesAtOnce)
    groups.push([...group, ...new Array<string>(hashesAtOnce - group.length).fill(group[0] as string)])
  }
  return groups
}

const bytesEach = Float32Array.BYTES_PER_ELEMENT

function bytesOf(vector: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(vector.length * bytesEach))
  for (const [at, value] of vector.entries()) view.setFloat32(at * bytesEach, value, true)
  return new Uint8Array(view.buffer)
}

function numbersOf(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float32Array.from({ length: Math.floor(bytes.byteLength / bytesEach) }, (_, at) => view.getFloat32(at * bytesEach, true))
}
