import type { Settings } from '../config.ts'
import type { TokenCount } from '../model/budget.ts'
import type { Patience } from '../model/guard.ts'
import type { Model, ModelObserver } from '../model/model.ts'
import { createModel } from '../model/openai.ts'

export interface ModelParts {
  /** Where the tokens of the day are counted; the store is one. */
  readonly tokens: TokenCount
  readonly observer: ModelObserver
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly patience?: Patience
}

/** The model that the settings name; null where they name none, and then nothing of it is there. */
export function openModel(settings: Settings, parts: ModelParts): Model | null {
  if (settings.OPENAI_API_KEY === undefined) return null
  return createModel({
    ...parts,
    apiKey: settings.OPENAI_API_KEY,
    baseUrl: settings.OPENAI_BASE_URL,
    model: settings.OPENAI_MODEL,
    embeddingModel: settings.OPENAI_EMBEDDING_MODEL ?? null,
    concurrency: settings.MODEL_CONCURRENCY,
    dailyTokens: settings.MODEL_DAILY_TOKENS === 0 ? null : settings.MODEL_DAILY_TOKENS,
  })
}
