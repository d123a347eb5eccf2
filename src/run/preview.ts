import type { Answer, Language } from '../domain.ts'
import type { LiveKnowledge } from './knowledge.ts'

/** Answers that also rest on drafts, from an index of its own that no candidate is answered from. */
export interface Preview {
  answer(text: string, language: Language): Promise<Answer>
  stop(): Promise<void>
}

/** Its index takes as much memory as the other: it is let go when nobody asked for so long; milliseconds. */
const idleMs = 15 * 60_000

/** @param open opens the knowledge with its drafts; called at the first question, and at the first after it was let go */
export function createPreview(open: () => Promise<LiveKnowledge>): Preview {
  let opened: Promise<LiveKnowledge> | null = null
  let idle: NodeJS.Timeout | undefined

  async function close(): Promise<void> {
    const closing = opened
    opened = null
    clearTimeout(idle)
    await (await closing?.catch(() => undefined))?.stop()
  }

  return {
    async answer(text, language) {
      clearTimeout(idle)
      opened ??= open()
      try {
        const knowledge = await opened
        // Who edits a draft looks at it at once.
        await knowledge.refresh()
        return knowledge.assistant.answer(text, undefined, [language]).answer
      } catch (error) {
        await close()
        throw error
      } finally {
        clearTimeout(idle)
        idle = setTimeout(() => void close(), idleMs)
        idle.unref()
      }
    },
    stop: close,
  }
}
