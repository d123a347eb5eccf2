/** What is used of `@copilotkit/aimock`; its own types are not there where it is not installed. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface ModelTwin {
  /** Without the version that follows. */
  readonly url: string
  /** A request of one kind is answered by the first that fits. */
  on(match: ModelMatch, response: ModelResponse, options?: { readonly latency?: number }): this
  onEmbedding(pattern: string | RegExp, response: { readonly embedding: readonly number[] } | ModelFailure, options?: { readonly latency?: number }): this
  /** Before all others and once. */
  nextRequestError(status: number, error?: { readonly message?: string; readonly type?: string; readonly code?: string }): this
  /** How likely each request comes to harm, from 0 to 1. */
  setChaos(rates: ModelChaos): this
  clearChaos(): this
  reset(): this
  getRequests(): readonly {
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
    readonly response: { readonly status: number }
  }[]
  start(): Promise<string>
  stop(): Promise<void>
}

interface ModelMatch {
  readonly userMessage?: string | RegExp
  readonly systemMessage?: string | RegExp
  readonly model?: string
  readonly responseFormat?: 'json_object' | 'json_schema'
  /** Which request of those that fit, from 0. */
  readonly sequenceIndex?: number
}

type ModelResponse = { readonly content: string; readonly usage?: Readonly<Record<string, number>>; readonly finishReason?: string } | ModelFailure

interface ModelFailure {
  readonly error: { readonly message: string; readonly type?: string; readonly code?: string }
  readonly status?: number
}

interface ModelChaos {
  /** 500. */
  readonly dropRate?: number
  readonly malformedRate?: number
  /** 429 with Retry-After. */
  readonly rateLimitRate?: number
  readonly disconnectRate?: number
  readonly latencyMs?: number
}

const file = join(import.meta.dirname, 'node_modules/@copilotkit/aimock/dist/index.js')

/** A stand-in for the server of a model, on this machine alone. */
export async function startModelTwin(): Promise<ModelTwin> {
  const { LLMock } = (await import(pathToFileURL(file).href)) as { LLMock: new (options: { port: number; host: string }) => ModelTwin }
  const twin = new LLMock({ port: 0, host: '127.0.0.1' })
  await twin.start()
  return twin
}
