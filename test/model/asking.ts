import { expect } from 'vitest'
import { z } from 'zod'
import type { TokenCount } from '../../src/model/budget.ts'
import { type Patience, usualPatience } from '../../src/model/guard.ts'
import { type Model, ModelError, type ModelFault, type ModelObserver, type Prompt } from '../../src/model/model.ts'
import { createModel, type ModelOptions } from '../../src/model/openai.ts'

/** Words that no error and no metric may hold. */
export const secrets = { key: 'sk-test-0123456789abcdef', question: 'Kan jag, Anna Zetterqvist, jobba hemma?', prompt: 'You are told the hidden words.' }

export const schema = z.object({ sentences: z.array(z.object({ text: z.string(), passages: z.array(z.string()) })) })
export const good = { sentences: [{ text: 'Yes.', passages: ['p1'] }] }

export const prompt: Prompt = { name: 'reword', version: 1, text: secrets.prompt }

/** Waits of a millisecond; whatever a test is about it sets itself. */
export const quick: Patience = { ...usualPatience, retryMs: 1, maxWaitMs: 200, restMs: 60_000, refusedRestMs: 60_000, fairMs: 0 }

export class CountingTokens implements TokenCount {
  readonly days = new Map<string, number>()
  async modelTokens(day: string): Promise<number> {
    return this.days.get(day) ?? 0
  }
  async addModelTokens(day: string, tokens: number): Promise<number> {
    this.days.set(day, (this.days.get(day) ?? 0) + tokens)
    return this.days.get(day) as number
  }
}

class RecordingObserver implements ModelObserver {
  readonly calls: Parameters<ModelObserver['called']>[0][] = []
  called(event: Parameters<ModelObserver['called']>[0]): void {
    this.calls.push(event)
  }
  worded(): void {}
  rejected(): void {}
  results(): string[] {
    return this.calls.map(({ result }) => result)
  }
}

export interface Asking {
  readonly model: Model
  readonly observer: RecordingObserver
  readonly tokens: CountingTokens
  ask(deadlineMs?: number): Promise<z.infer<typeof schema>>
  embed(texts: readonly string[], deadlineMs?: number): Promise<readonly Float32Array[]>
}

/** A model at a server, and a question for it; each call has ten seconds unless it says otherwise. */
export function asking(baseUrl: string, changes: Partial<ModelOptions> = {}): Asking {
  const observer = new RecordingObserver()
  const tokens = new CountingTokens()
  const model = createModel({
    apiKey: secrets.key,
    baseUrl,
    model: 'small',
    embeddingModel: 'vectors',
    concurrency: 4,
    dailyTokens: null,
    tokens,
    observer,
    now: Date.now,
    patience: quick,
    ...changes,
  })
  return {
    model,
    observer,
    tokens,
    ask: (deadlineMs = 10_000) => model.complete({ purpose: 'reword', prompt, data: secrets.question, schema, signal: AbortSignal.timeout(deadlineMs) }),
    embed: (texts, deadlineMs = 10_000) => model.embed(texts, AbortSignal.timeout(deadlineMs)),
  }
}

/** Expects a fault, and that nothing in the error repeats what was sent. */
export async function expectFault(call: Promise<unknown>, fault: ModelFault, message?: RegExp): Promise<ModelError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ModelError)
  const shown = error as ModelError
  expect(shown.fault, shown.message).toBe(fault)
  if (message !== undefined) expect(shown.message).toMatch(message)
  expect(shown.cause).toBeUndefined()
  expectSilent(`${shown.stack} ${JSON.stringify(shown)}`)
  return shown
}

/** Expects that a text holds nothing of what was sent or came back. */
export function expectSilent(text: string): void {
  for (const secret of [...Object.values(secrets), 'Zetterqvist', 'hidden words', 'echoed']) expect(text).not.toContain(secret)
}
