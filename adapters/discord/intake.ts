import type { Log } from '../../src/chat/log.ts'
import type { Conversation, IncomingMessage } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language } from '../../src/domain.ts'
import type { Background } from '../common/background.ts'
import { reportFault } from '../common/faults.ts'
import { createWaiting } from '../common/waiting.ts'
import { createGathering } from './gather.ts'
import type { Received } from './receive.ts'

/** What is nice to know of where a message stands. */
export interface Known {
  readonly channelName: string
  readonly priorLanguages: readonly Language[]
}

/** Hands messages to the conversation. */
export interface Intake {
  /** Takes the message of an event; resolves when it is kept, or waits here to be. */
  message(received: Received): Promise<void>
  /** Takes what was asked by a command or a button. @throws what the conversation throws */
  request(received: Received, known: Known): Promise<void>
  stop(): Promise<void>
}

export interface IntakeOptions {
  readonly conversation: Conversation
  readonly lookUp: (received: Received) => Promise<Known>
  /** Says one sentence where the person wrote. */
  readonly say: (received: Received, text: string, language: Language) => Promise<void>
  readonly background: Background
  readonly log: Log
  /** Milliseconds that quick messages of one person are gathered for. */
  readonly gatherMs: number | undefined
}

/** Discord delivers nothing again: what the store could not keep waits here, as long as the process lives. */
export function createIntake({ conversation, lookUp, say, background, log, gatherMs }: IntakeOptions): Intake {
  const waiting = createWaiting({ conversation, background, log })
  const gathering = createGathering(handOn, gatherMs)

  async function handOn(messages: readonly Received[]): Promise<void> {
    for (const received of messages) {
      const incoming = { ...received, ...(await lookUp(received)) }
      try {
        await conversation.receive(incoming)
      } catch (error) {
        reportFault(log, 'a message could not be kept and waits', error, { message: incoming.id })
        waitFor(incoming)
      }
    }
  }

  function waitFor(incoming: IncomingMessage): void {
    const isNew = waiting.add(incoming)
    // Whether a follow-up is meant for the assistant only the store could tell.
    if (!isNew || incoming.way === 'follow_up') return
    const language = incoming.priorLanguages[0] ?? 'en'
    void background.run('the asker was not told that the answer must wait', () => say(incoming, chatWordingOf(language).unavailable, language))
  }

  return {
    message: (received) => gathering.add(received),
    request: (received, known) => conversation.receive({ ...received, ...known }),
    async stop() {
      await gathering.flush()
      if (waiting.size > 0) await waiting.keep()
      waiting.stop()
      if (waiting.size > 0) log.error({ count: waiting.size }, 'messages that could not be kept are lost: mend the store, and ask people to write again')
    },
  }
}
