import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../src/chat/log.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language } from '../../src/domain.ts'
import { readThreadId } from './ids.ts'
import { maxStatusWaitMs } from './timing.ts'
import type { WebClient } from './web.ts'

/** "is reading the postings …" in the agent container, until the answer takes its place. */
export interface Status {
  /** Never rejects. */
  show(threadId: string, language: Language): Promise<void>
  /** A status that reached Slack after the answer would stay: resolves when it is there, or is not waited for any longer. */
  shown(threadId: string): Promise<void>
}

export function createStatus(web: WebClient, log: Log): Status {
  const pending = new Map<string, Promise<void>>()

  async function set(threadId: string, language: Language): Promise<void> {
    try {
      const { channel, threadTs } = readThreadId(threadId)
      // Only direct conversations have the container, and there only threads have a status.
      if (threadTs === null || !channel.startsWith('D')) return
      await web.assistant.threads.setStatus({ channel_id: channel, thread_ts: threadTs, status: chatWordingOf(language).working })
    } catch (error) {
      log.debug({ error }, 'no status is shown while an answer is worked on: the workspace or the person has no agent container')
    }
  }

  return {
    show(threadId, language) {
      const showing = set(threadId, language).finally(() => {
        if (pending.get(threadId) === showing) pending.delete(threadId)
      })
      pending.set(threadId, showing)
      return showing
    },
    async shown(threadId) {
      const showing = pending.get(threadId)
      if (showing === undefined) return
      const timer = new AbortController()
      await Promise.race([showing, wait(maxStatusWaitMs, undefined, { signal: timer.signal, ref: false }).catch(() => {})])
      timer.abort()
    },
  }
}
