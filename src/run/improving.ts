import { type Improvement, openImprovement } from '../improve.ts'
import type { ImprovingParts } from './start.ts'

/** What the settings let a model do for answers. */
export const openImproving = ({ model, settings, store, knowledge, observer, log }: ImprovingParts): Improvement =>
  openImprovement({
    assistant: () => knowledge.assistant,
    onChange: knowledge.onChange,
    model,
    rewords: settings.MODEL_REWORD === 'on',
    understands: settings.MODEL_UNDERSTAND === 'on',
    embeddingModel: settings.OPENAI_EMBEDDING_MODEL ?? null,
    vectors: store,
    observer,
    log,
    deadlineMs: settings.MODEL_DEADLINE_SECONDS * 1_000,
  })
