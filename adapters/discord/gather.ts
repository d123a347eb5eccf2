import type { Received } from './receive.ts'
import { gatherMs, maxGatherMs } from './timing.ts'

/** Puts together what one person writes in several quick messages. */
export interface Gathering {
  /** Resolves when the message, with what came right after it, is handed on. */
  add(received: Received): Promise<void>
  /** Hands on at once what still waits. */
  flush(): Promise<void>
}

interface Group {
  readonly messages: Received[]
  readonly since: number
  readonly done: PromiseWithResolvers<void>
  timer: NodeJS.Timeout
}

/**
 * What is still gathered is in this process alone: Discord asks for no acknowledgement, so a process that dies within this second and a half loses it, where
 * another session does not have it too.
 * @param handOn takes one group: what `joined` makes of it
 */
export function createGathering(handOn: (messages: readonly Received[]) => Promise<void>, waitMs: number = gatherMs): Gathering {
  const groups = new Map<string, Group>()

  async function close(key: string): Promise<void> {
    const group = groups.get(key)
    if (group === undefined) return
    groups.delete(key)
    clearTimeout(group.timer)
    await handOn(joined(group.messages)).then(group.done.resolve, group.done.reject)
  }

  return {
    add(received) {
      const key = keyOf(received)
      if (key === null || waitMs === 0) return handOn([received])
      const known = groups.get(key)
      const group = known ?? { messages: [], since: Date.now(), done: Promise.withResolvers<void>(), timer: setTimeout(() => {}, 0) }
      groups.set(key, group)
      if (!group.messages.some(({ id }) => id === received.id)) group.messages.push(received)
      clearTimeout(group.timer)
      const restMs = Math.max(0, group.since + maxGatherMs - Date.now())
      group.timer = setTimeout(() => void close(key), Math.min(waitMs, restMs))
      return group.done.promise
    },
    async flush() {
      await Promise.all([...groups.keys()].map(close))
    },
  }
}

/** Messages with one key may be one question; null for those that stand alone. */
function keyOf({ way, opensThread, channelId, threadId, personId }: Received): string | null {
  if (way !== 'mention' && way !== 'direct') return null
  return `${way} ${personId} ${way === 'mention' && opensThread ? channelId : threadId}`
}

/**
 * The last message says it all; those before it are only known to be dealt with. The last goes first: where a process dies between them, or another session
 * has gathered otherwise, something may be answered twice, but nothing is lost.
 */
export function joined(messages: readonly Received[]): readonly Received[] {
  const inOrder = messages.toSorted((a, b) => a.sentAt - b.sentAt)
  const last = inOrder.at(-1)
  if (last === undefined) return []
  const text = inOrder
    .map((message) => message.text)
    .filter((part) => part !== '')
    .join('\n')
  const before = inOrder.slice(0, -1).map((message): Received => ({ ...message, text: '', way: 'follow_up', threadId: last.threadId, opensThread: false }))
  return [{ ...last, text }, ...before]
}
