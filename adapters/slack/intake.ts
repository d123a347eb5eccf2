import type { Log } from '../../src/chat/log.ts'
import type { Conversation, IncomingMessage } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language } from '../../src/domain.ts'
import type { Background } from '../common/background.ts'
import { reportFault } from '../common/faults.ts'
import { createWaiting, maxUnkept } from '../common/waiting.ts'
import { NotTakenError } from './deliveries.ts'
import { readMessageId, readThreadId } from './ids.ts'
import type { People } from './people.ts'
import type { Received } from './receive.ts'
import { postEphemeral, sentence } from './send.ts'
import type { WebClient } from './web.ts'

/** Hands messages to the conversation. */
export interface Intake {
  /**
   * Takes the message of an event; resolves when it is kept.
   * @throws NotTakenError where Slack is to deliver it again
   */
  message(received: Received): Promise<void>
  /** Takes what was asked by a command, a shortcut or a button. @throws what the conversation throws */
  request(received: Received, known: { readonly channelName?: string; readonly language?: Language }): Promise<void>
  stop(): void
}

export interface IntakeOptions {
  readonly conversation: Conversation
  readonly people: People
  readonly web: WebClient
  readonly background: Background
  readonly log: Log
}

/**
 * Slack delivers what was not kept three times within six minutes. What the store could not keep by then would be lost, so it also waits here, as long as the
 * process lives; that both try is harmless, because a message is kept once.
 */
export function createIntake({ conversation, people, web, background, log }: IntakeOptions): Intake {
  const waiting = createWaiting({ conversation, background, log })
  /** Messages whose askers know that they must wait. */
  const told = new Set<string>()

  async function complete(received: Received, known: { readonly channelName?: string; readonly language?: Language } = {}): Promise<IncomingMessage> {
    const [channelName, languages] = await Promise.all([
      known.channelName ?? people.channelName(received.channelId),
      known.language === undefined ? people.languages(received.personId) : [known.language],
    ])
    return { ...received, channelName, priorLanguages: languages }
  }

  async function message(received: Received): Promise<void> {
    const incoming = await complete(received)
    try {
      await conversation.receive(incoming)
      waiting.forget(incoming.id)
    } catch (error) {
      reportFault(log, 'a message could not be kept and waits', error, { message: incoming.id })
      waitFor(incoming)
      throw new NotTakenError('the message could not be kept', { cause: error })
    }
  }

  function waitFor(incoming: IncomingMessage): void {
    waiting.add(incoming)
    // Whether a follow-up is meant for the assistant only the store could tell.
    if (incoming.way === 'follow_up' || told.has(incoming.id)) return
    told.add(incoming.id)
    if (told.size > maxUnkept) told.delete(told.values().next().value as string)
    void background.run('the asker was not told that the answer must wait', () => tellToWait(incoming))
  }

  async function tellToWait({ id, threadId, channelId, personId, priorLanguages }: IncomingMessage): Promise<void> {
    const { threadTs } = readThreadId(threadId)
    // A thread that begins with the message cannot be seen before it has an answer.
    const place = threadTs === readMessageId(id).ts ? null : threadTs
    const language = priorLanguages[0] ?? 'en'
    await postEphemeral(channelId, place, personId, sentence(chatWordingOf(language).unavailable), web)
  }

  return {
    message,
    request: async (received, known) => conversation.receive(await complete(received, known)),
    stop() {
      waiting.stop()
      if (waiting.size > 0) log.warn({ count: waiting.size }, 'messages that could not be kept are left to Slack to deliver again')
    },
  }
}
