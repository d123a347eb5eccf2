import OpenAI from 'openai'
import { zodResponseFormat } from 'openai/helpers/zod'
import { createBudget, type TokenCount, unlimited } from './budget.ts'
import { createDialect } from './dialect.ts'
import { CallFault } from './faults.ts'
import { createGuard, type Patience, usualPatience } from './guard.ts'
import type { Completion, Model, ModelObserver } from './model.ts'
import { dataOf, tokensOf } from './reply.ts'
import { transportTo } from './transport.ts'
import { batchesOf, vectorsOf } from './vectors.ts'

export interface ModelOptions {
  readonly apiKey: string
  /** Address of the API, with its version: `https://api.openai.com/v1`. */
  readonly baseUrl: string
  readonly model: string
  /** null where none is set: then nothing is embedded. */
  readonly embeddingModel: string | null
  /** Requests under way at once. */
  readonly concurrency: number
  /** Tokens of one day (UTC) that all processes together may use; null for no cap. */
  readonly dailyTokens: number | null
  /** Where they are counted; nothing is where there is no cap. */
  readonly tokens: TokenCount
  readonly observer: ModelObserver
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly patience?: Patience
}

/** A few sentences in any language, with the ids of their passages. */
const maxAnswerTokens = 1_000
/** A batch of vectors is a few megabytes of digits. */
const maxReplyBytes = 24 * 1024 * 1024
/** Ends a request whose caller gave no nearer deadline. */
const maxRequestMs = 60_000
/** English has about four characters a token, other languages fewer. */
const charsPerToken = 3

/** A model behind any server that speaks OpenAI's Chat Completions and Embeddings: OpenAI itself, vLLM, Ollama, llama.cpp. Nothing is sent before the first call. */
export function createModel(options: ModelOptions): Model {
  const { apiKey, baseUrl, model, embeddingModel, dailyTokens, patience = usualPatience } = options
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    // What is not given here the client would read in the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // It can log what it sends.
    logLevel: 'off',
    maxRetries: 0,
    timeout: maxRequestMs,
    fetch: transportTo(apiKey, maxReplyBytes),
  })
  const guard = createGuard({ ...options, patience, budget: dailyTokens === null ? unlimited : createBudget(options.tokens, dailyTokens, options.now) })
  const dialect = createDialect()

  return {
    async complete<T>({ purpose, prompt, data, schema, signal }: Completion<T>): Promise<T> {
      const format = zodResponseFormat(schema, prompt.name.replaceAll(/[^\w-]/g, '_').slice(0, 64))
      const sentChars = prompt.text.length + data.length + JSON.stringify(format).length
      return guard({
        purpose,
        estimate: Math.ceil(sentChars / charsPerToken) + maxAnswerTokens,
        signal,
        send: (signal) =>
          dialect.speak(maxAnswerTokens, (limits) =>
            client.chat.completions.create(
              {
                model,
                messages: [
                  { role: 'system', content: prompt.text },
                  { role: 'user', content: data },
                ],
                response_format: format,
                ...limits,
              },
              { signal },
            ),
          ),
        tokensOf,
        read: (reply) => dataOf(reply, schema),
      })
    },

    async embed(texts, signal) {
      if (embeddingModel === null) throw new CallFault('not_allowed', 'no embedding model is set (OPENAI_EMBEDDING_MODEL)', { mayHaveCost: false })
      const vectors: Float32Array[] = []
      for (const batch of batchesOf(texts)) {
        const found = await guard({
          purpose: 'embed',
          estimate: Math.ceil(batch.join('').length / charsPerToken),
          signal,
          send: (signal) => client.embeddings.create({ model: embeddingModel, input: [...batch], encoding_format: 'float' }, { signal }),
          tokensOf,
          read: (reply) => vectorsOf(reply, batch.length),
        })
        vectors.push(...found)
      }
      if (vectors.some((vector) => vector.length !== vectors[0]?.length))
        throw new CallFault('bad_output', "the vectors of the server's replies differ in length")
      return vectors
    },
  }
}
