import { rewordPart } from './answer/reword.ts'
import { wordingOf } from './answer/wording/index.ts'
import type { Asked, Assistant, Hints, Improve, Reply } from './assistant.ts'
import type { Log } from './chat/log.ts'
import type { AnswerPart } from './domain.ts'
import { type Model, ModelError, type ModelObserver, type Prompt } from './model/model.ts'
import { readPrompt } from './model/prompts.ts'
import { readByModel } from './question/model-reading.ts'
import { createNearest, type Nearest, type VectorCache } from './search/embeddings.ts'
import { isForModel } from './text/for-model.ts'

export interface ImprovementOptions {
  /** The assistant of the knowledge as it stands now. */
  readonly assistant: () => Assistant
  readonly model: Model
  /** Whether the model words answers. */
  readonly rewords: boolean
  /** Whether the model is asked what a question means that the lexicon does not understand. */
  readonly understands: boolean
  /** Model whose vectors find passages by meaning; null where none does. */
  readonly embeddingModel: string | null
  /** Where vectors outlive a restart. */
  readonly vectors: VectorCache
  /** Calls after each change of the knowledge. */
  readonly onChange: (listener: () => void) => void
  readonly observer: ModelObserver
  readonly log: Log
  /** For all of an answer's model work; the verbatim answer goes out when it passes. */
  readonly deadlineMs: number
}

export interface Improvement {
  readonly improve: Improve
  /** Resolves when no vectors are being made. */
  settled(): Promise<void>
  stop(): Promise<void>
}

interface Steps extends ImprovementOptions {
  readonly rewording: Prompt | null
  readonly understanding: Prompt | null
  readonly nearest: Nearest | null
}

/**
 * The optional second half of the pipeline: understand -> retrieve by meaning -> reword -> check. Whatever fails, the reply is what it was.
 * @throws PromptError where a file of `prompts/` cannot be used
 */
export function openImprovement(options: ImprovementOptions): Improvement {
  const steps: Steps = {
    ...options,
    rewording: options.rewords ? readPrompt('reword') : null,
    understanding: options.understands ? readPrompt('understand') : null,
    nearest: openNearest(options),
  }
  return {
    improve: (reply, asked) => improve(reply, asked, steps),
    settled: async () => steps.nearest?.settled(),
    stop: async () => steps.nearest?.stop(),
  }
}

/** Vectors of the passages as they stand now, and again after each change. */
function openNearest({ assistant, model, embeddingModel, vectors, onChange, log }: ImprovementOptions): Nearest | null {
  if (embeddingModel === null) return null
  const onFault = (error: unknown) =>
    log.warn({}, `passages are not found by their meaning just now: ${error instanceof ModelError ? error.message : 'vectors cannot be kept'}`)
  const nearest = createNearest({ embedder: model, model: embeddingModel, cache: vectors, onFault })
  const update = () => nearest.update(assistant().passageTexts())
  update()
  onChange(update)
  return nearest
}

async function improve(reply: Reply, asked: Asked, steps: Steps): Promise<Reply> {
  const { rewording, understanding, nearest, log, deadlineMs } = steps
  if (!isForModel(reply)) return reply
  const late = AbortSignal.timeout(deadlineMs)
  const signal = asked.signal === undefined ? late : AbortSignal.any([late, asked.signal])
  let improved = reply
  try {
    if (nearest !== null || (understanding !== null && !reply.isUnderstood)) improved = await retrieveAnew(reply, asked, signal, steps)
    return rewording === null ? improved : await reword(improved, rewording, signal, steps)
  } catch (error) {
    // Its message may hold words of the person or the model.
    log.error({ fault: (error as Error).name }, 'a defect: the language model could not be used for an answer; it stays as the postings have it')
    return improved
  }
}

/** What the model and the vectors find changes what is looked for; the assistant decides and quotes as ever. */
async function retrieveAnew(reply: Reply, asked: Asked, signal: AbortSignal, { assistant, model, understanding, nearest }: Steps): Promise<Reply> {
  const [reading, near] = await Promise.all([
    understanding === null || reply.isUnderstood ? null : readByModel(model, understanding, { reply, asked, assistant: assistant() }, signal),
    nearest === null ? [] : nearest.near(reply.asked, signal),
  ])
  const hints: Hints = { ...(reading === null ? {} : { reading }), ...(near.length === 0 ? {} : { near }) }
  return Object.keys(hints).length === 0 ? reply : assistant().answer(asked.message, asked.thread, asked.prior, hints)
}

/** Words every part that can be, side by side. */
async function reword(reply: Reply, prompt: Prompt, signal: AbortSignal, { assistant, model, observer }: Steps): Promise<Reply> {
  const { answer, tasks } = reply
  const { worded: note } = wordingOf(answer.language)
  const check = assistant().checkWording
  const worded = await Promise.all(tasks.map((task) => rewordPart(task, note, signal, { model, prompt, observer, check })))
  const parts = answer.parts.map((part, at): AnswerPart => {
    const found = worded[tasks.findIndex((task) => task.part === at)] ?? null
    return found === null ? part : { ...part, worded: found }
  })
  return { ...reply, answer: { ...answer, parts } }
}
