import { z } from 'zod'
import type { Model, Prompt } from './model.ts'

/** Does not say in which form to answer: a server that leaves the schema aside answers in words. */
const prompt: Prompt = { name: 'check', version: 1, text: 'Answer the question.' }
const schema = z.object({ sky_colour: z.enum(['blue', 'green']) })

/**
 * Asks a small question, to see that the server answers and that it holds the model to a schema.
 * @throws ModelError
 */
export async function checkStructuredOutput(model: Model, signal: AbortSignal): Promise<void> {
  await model.complete({ purpose: 'check', prompt, data: 'Which colour is a clear sky at noon?', schema, signal })
}

/**
 * Asks for the vector of one sentence.
 * @returns how many numbers it has
 * @throws ModelError
 */
export async function checkEmbedding(model: Model, signal: AbortSignal): Promise<number> {
  return (await model.embed(['The sky is blue.'], signal))[0]?.length ?? 0
}
