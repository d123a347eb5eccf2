import { setMaxListeners } from 'node:events'
import type { Asked, Assistant, Improve, Reply } from '../assistant.ts'
import type { Claim } from '../store/store.ts'
import { isForModel } from '../text/for-model.ts'
import type { Log } from './log.ts'
import type { IncomingMessage, Surface } from './surface.ts'

/** How often it is shown anew that an answer is on its way, in milliseconds: platforms let it vanish, the first of them after 10 s. */
const showAgainMs = 7_000
/** Replies kept for another attempt; the oldest make room. */
const maxKept = 1_000

/** What of a reply is sent and remembered. */
export type Said = Pick<Reply, 'answer' | 'thread'>

/** A reply to one message, and what it was made of. */
interface Answering {
  readonly reply: Reply
  readonly asked: Asked
  /** The postings that the reply was made from. */
  readonly versions: Assistant['versions']
}

/** What a language model makes of replies before they are sent; every reply stays as it is where none is set. */
export interface Improving {
  /**
   * Asks the model, at most once for a message as long as the knowledge stays: what was made of it is sent at every attempt.
   * @returns null where the reply stands as it is without a model being asked
   * @throws TryAgainError where the knowledge changed meanwhile and is not there just now
   */
  improve(answering: Answering, message: IncomingMessage, claim: Claim): Promise<Said | null>
  /** Keeps what could not be sent for the next attempt. */
  keep(claim: Claim, said: Said, versions: Assistant['versions']): void
  /** Replies stay as they are from now on, those too that a model is asked about. */
  stop(): void
}

export interface ImprovingOptions {
  readonly improve: Improve | null
  readonly surface: Surface
  readonly assistant: () => Assistant
  readonly log: Log
}

export function createImproving({ improve, surface, assistant, log }: ImprovingOptions): Improving {
  const kept = new Map<string, { readonly said: Said; readonly versions: Assistant['versions'] }>()
  const stopping = new AbortController()
  // Every message that a model is asked about listens.
  setMaxListeners(0, stopping.signal)

  /** The reply as it is where the model's part fails or the process stops. */
  async function ask(improveReply: Improve, { reply, asked }: Answering, claim: Claim): Promise<Reply> {
    const { signal } = stopping
    try {
      return await new Promise<Reply>((resolve, reject) => {
        const giveUp = () => resolve(reply)
        signal.addEventListener('abort', giveUp)
        improveReply(reply, { ...asked, signal })
          .then(resolve, reject)
          .finally(() => signal.removeEventListener('abort', giveUp))
      })
    } catch (error) {
      // Its words may be those of the person or the model.
      log.error({ message: claim.message, fault: (error as Error).name }, 'a defect: asking the language model failed; the answer goes out without it')
      return reply
    }
  }

  /** Shows that an answer is on its way until what comes back is called. A private request shows it by itself. */
  function keepShowing({ reply: { kind }, threadId }: IncomingMessage, language: string): () => void {
    if (kind === 'private') return () => {}
    const show = () => void surface.showWorking(threadId, language)
    if (kind === 'channel') show()
    const timer = setInterval(show, showAgainMs)
    return () => clearInterval(timer)
  }

  return {
    async improve(answering, message, claim) {
      const { reply, asked, versions } = answering
      const before = kept.get(claim.message)
      kept.delete(claim.message)
      if (before?.versions === versions) return before.said
      if (improve === null || stopping.signal.aborted || !isForModel(reply)) return null
      // A process ended at it, perhaps while the model was asked: the person has waited long enough.
      if (claim.attempt - 1 > claim.putBacks) return null
      const showNoMore = keepShowing(message, reply.answer.language)
      const improved = await ask(improve, answering, claim).finally(showNoMore)
      // What is published may have changed meanwhile.
      return assistant().versions === versions ? improved : assistant().answer(asked.message, asked.thread, asked.prior)
    },
    keep(claim, { answer, thread }, versions) {
      if (improve === null) return
      kept.set(claim.message, { said: { answer, thread }, versions })
      if (kept.size > maxKept) kept.delete(kept.keys().next().value as string)
    },
    stop: () => stopping.abort(),
  }
}
