import { z } from 'zod'
import { CallFault } from './faults.ts'

/** The smallest limits of known servers: 32 texts (Text Embeddings Inference), and a request of a size that a small machine answers soon. */
const maxTexts = 32
const maxChars = 32_000
/** Embedding models read 512 to 8,192 tokens; what a longer text is about shows in its beginning. */
const maxTextChars = 8_000

/** Texts in groups of one request each. */
export function batchesOf(texts: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = []
  let chars = 0
  for (const text of texts.map((whole) => whole.slice(0, maxTextChars))) {
    const batch = batches.at(-1)
    if (batch === undefined || batch.length === maxTexts || chars + text.length > maxChars) {
      batches.push([text])
      chars = text.length
    } else {
      batch.push(text)
      chars += text.length
    }
  }
  return batches
}

const embeddingsShape = z.object({ data: z.array(z.object({ index: z.number().int().optional(), embedding: z.array(z.number()).min(1) })) })

/**
 * Vectors of unit length in the order of the texts.
 * @throws CallFault where the reply does not hold one for each, all of one dimension
 */
export function vectorsOf(reply: unknown, count: number): readonly Float32Array[] {
  const read = embeddingsShape.safeParse(reply)
  if (!read.success) throw new CallFault('bad_output', "the server's reply holds no vectors")
  const { data } = read.data
  if (data.length !== count) throw new CallFault('bad_output', `the server's reply holds ${data.length} vectors for ${count} texts`)
  const places = data.map(({ index }, at) => index ?? at)
  if (new Set(places).size !== count || places.some((place) => place < 0 || place >= count)) {
    throw new CallFault('bad_output', "the server's reply does not say which vector is of which text")
  }
  const vectors: Float32Array[] = new Array(count)
  for (const [at, { embedding }] of data.entries()) vectors[places[at] as number] = unit(embedding)
  if (vectors.some((vector) => vector.length !== vectors[0]?.length)) throw new CallFault('bad_output', "the vectors of the server's reply differ in length")
  return vectors
}

/** A shorter one is rounding and no direction. */
const minLength = 1e-12

function unit(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values)
  if (!Number.isFinite(length) || length < minLength) throw new CallFault('bad_output', 'a vector in the reply of the server has no direction')
  return Float32Array.from(values, (value) => value / length)
}
