import { type ZodType, z } from 'zod'
import { CallFault } from './faults.ts'

/** What is read of a chat completion. Some servers leave out the usage, or give it no numbers. */
const completionShape = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
})

const usageShape = z.object({ usage: z.object({ total_tokens: z.number().int().nonnegative() }) })

const badOutput = (message: string): CallFault => new CallFault('bad_output', message)

/**
 * The data that a chat completion holds.
 * @throws CallFault where it holds none of the shape
 */
export function dataOf<T>(completion: unknown, schema: ZodType<T>): T {
  const read = completionShape.safeParse(completion)
  const choice = read.data?.choices[0]
  if (choice === undefined) throw badOutput("the server's reply is no chat completion")
  const { finish_reason: end, message } = choice
  if (message.refusal) throw badOutput('the model refuses to answer')
  if (end === 'length') throw badOutput("the model's answer is cut at its greatest length")
  if (end === 'content_filter') throw badOutput("the server's filter stopped the answer")
  const text = unfenced(message.content?.trim() ?? '')
  if (text === '') throw badOutput("the model's answer is empty")
  const result = schema.safeParse(parsed(text))
  if (!result.success) throw badOutput("the model's answer does not have the shape that was asked for")
  return result.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badOutput("the model's answer is not JSON")
  }
}

/** Models that are not held to a schema often put JSON into a block of code; one block must be all there is. */
function unfenced(text: string): string {
  const inner = /^```(?:json)?[ \t]*\r?\n(.*)\n[ \t]*```$/is.exec(text)?.[1]
  return inner === undefined || inner.includes('```') ? text : inner.trim()
}

/** Tokens that the server says it used; null where it does not say. */
export const tokensOf = (reply: unknown): number | null => usageShape.safeParse(reply).data?.usage.total_tokens ?? null
