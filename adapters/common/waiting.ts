import type { Log } from '../../src/chat/log.ts'
import type { Conversation, IncomingMessage } from '../../src/chat/surface.ts'
import type { Background } from './background.ts'
import { isStoreFault } from './faults.ts'

/** Messages that the store could not keep are tried again after this; milliseconds. */
const unkeptRetryMs = 5_000
/** Messages that wait here for the store; the oldest make room. */
export const maxUnkept = 1_000

/** Messages that the store could not keep, as long as the process lives. */
export interface Waiting {
  /** Lets a message wait, to be tried again by itself. @returns whether it did not wait before */
  add(message: IncomingMessage): boolean
  /** Of a message that was kept in another way. */
  forget(id: string): void
  /** Tries all of them now; what is not kept waits on. Never rejects. */
  keep(): Promise<void>
  readonly size: number
  /** Cancels the next try; what waits stays. */
  stop(): void
}

export interface WaitingOptions {
  readonly conversation: Conversation
  readonly background: Background
  readonly log: Log
}

export function createWaiting({ conversation, background, log }: WaitingOptions): Waiting {
  const unkept = new Map<string, IncomingMessage>()
  let timer: NodeJS.Timeout | undefined

  function keepLater(): void {
    timer ??= setTimeout(() => void keep(), unkeptRetryMs).unref()
  }

  const keep = (): Promise<void> => background.run('waiting messages are not kept', tryAll)

  async function tryAll(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    for (const message of unkept.values()) {
      try {
        await conversation.receive(message)
        unkept.delete(message.id)
      } catch (error) {
        // The store would take none of the others either; any other fault is of this message alone.
        if (isStoreFault(error)) break
      }
    }
    if (unkept.size > 0) keepLater()
    else log.info({}, 'the messages that waited to be kept are kept now')
  }

  return {
    add(message) {
      const isNew = !unkept.has(message.id)
      unkept.set(message.id, message)
      if (unkept.size > maxUnkept) unkept.delete(unkept.keys().next().value as string)
      keepLater()
      return isNew
    },
    forget: (id) => void unkept.delete(id),
    keep,
    get size() {
      return unkept.size
    },
    stop: () => clearTimeout(timer),
  }
}
