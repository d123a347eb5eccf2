import { APIError } from 'openai'

/** What bounds an answer, in the words of the server. */
interface Limits {
  readonly max_tokens?: number
  readonly max_completion_tokens?: number
  readonly temperature?: number
}

export interface Dialect {
  /** Sends with the limits that the server takes; tries once more in other words where it names one that it does not. */
  speak<T>(maxTokens: number, send: (limits: Limits) => Promise<T>): Promise<T>
}

/** Tokens that a model which reasons may think with, beside its answer. */
const thinkingTokens = 4_000

/**
 * `max_tokens` and `temperature` are what vLLM, llama.cpp, Ollama and OpenAI's older models take; Ollama knows no `max_completion_tokens`
 * (https://docs.ollama.com/api/openai-compatibility), while OpenAI's reasoning models refuse both with a 400 that names the parameter
 * (https://platform.openai.com/docs/guides/reasoning). What a server refused once is not sent again.
 */
export function createDialect(): Dialect {
  const refused = new Set<string>()
  const limitsFor = (maxTokens: number): Limits => ({
    ...(refused.has('max_tokens') ? { max_completion_tokens: maxTokens + thinkingTokens } : { max_tokens: maxTokens }),
    ...(refused.has('temperature') ? {} : { temperature: 0 }),
  })

  return {
    async speak(maxTokens, send) {
      for (;;) {
        const limits = limitsFor(maxTokens)
        try {
          return await send(limits)
        } catch (error) {
          const name = error instanceof APIError && error.status === 400 ? error.param : null
          if ((name !== 'max_tokens' && name !== 'temperature') || limits[name] === undefined) throw error
          refused.add(name)
        }
      }
    },
  }
}
