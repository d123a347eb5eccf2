import type { ZodType } from 'zod'

/** A language model behind a server: it gives data of a given shape, or vectors. It never speaks to people itself. */
export interface Model {
  /**
   * Asks for data of one shape.
   * @throws ModelError
   */
  complete<T>(request: Completion<T>): Promise<T>
  /**
   * Vectors of unit length, one for each text, in their order.
   * @throws ModelError
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Float32Array[]>
}

export interface Completion<T> {
  /** What it is for, as metrics name it. */
  readonly purpose: Purpose
  readonly prompt: Prompt
  /** The data that the prompt speaks of, fenced by the caller. */
  readonly data: string
  readonly schema: ZodType<T>
  /** Ends the whole of it, retries included. */
  readonly signal: AbortSignal
}

export type Purpose = 'reword' | 'repair' | 'understand' | 'check'

/** The words that a model is told, from a file of `prompts/`. */
export interface Prompt {
  /** Name of the file without its ending. */
  readonly name: string
  /** From its front matter. */
  readonly version: number
  readonly text: string
}

export type ModelFault =
  /** The deadline passed. */
  | 'too_late'
  /** The server asked for fewer requests, or all slots are taken. */
  | 'busy'
  /** No connection, a fault of the server, or a reply that broke off. */
  | 'unavailable'
  /** The server refuses the key or the model. */
  | 'not_allowed'
  /** What came back is not data of the shape, or nothing. */
  | 'bad_output'
  /** Too many faults lately: it is left alone for a while. */
  | 'resting'
  /** The day's tokens are used up. */
  | 'used_up'

/** A model gave nothing that can be used. The message is for the operator and holds nothing of what was sent or came back. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly fault: ModelFault

  constructor(fault: ModelFault, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.fault = fault
  }
}

/** What is counted of a model's work; nothing of it holds a text. */
export interface ModelObserver {
  called(event: { readonly purpose: Purpose | 'embed'; readonly result: 'ok' | ModelFault; readonly tokens: number; readonly ms: number }): void
  /** What became of one part that a model was to word. */
  worded(result: WordingResult): void
  /** A violation that the fact lock found. */
  rejected(kind: string): void
}

/** `verbatim_*`: the answer stays as it was, because the wording broke the fact lock twice, the model found nothing stated, or it gave nothing that can be used. */
export type WordingResult = 'worded' | 'repaired' | 'verbatim_rejected' | 'verbatim_not_stated' | 'verbatim_failed'
