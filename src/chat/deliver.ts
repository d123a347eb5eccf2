import type { Language } from '../domain.ts'
import type { Claim } from '../store/store.ts'
import { isFinal } from './cards.ts'
import type { TurnContext } from './conversation.ts'
import { type Destination, type IncomingMessage, type Outgoing, SurfaceError } from './surface.ts'
import { chatWordingOf } from './wording/index.ts'

export type Reply = Extract<Outgoing, { kind: 'answer' | 'sentence' }>

export interface Delivery {
  /** As the surface names them; empty where it names none. */
  readonly messages: readonly string[]
  /** The person can read it. */
  readonly hasArrived: boolean
}

export const sentence = (text: string, language: Language): Extract<Reply, { kind: 'sentence' }> => ({ kind: 'sentence', text, language })

/**
 * Sends a reply to where the message asks for it, or to the person where the assistant may not write there.
 * @throws SurfaceError where another attempt may succeed
 */
export async function deliver(reply: Reply, message: IncomingMessage, claim: Claim, context: TurnContext, key = claim.message): Promise<Delivery> {
  const { surface, log, observer } = context
  try {
    await context.hold()
    return { messages: await surface.send(destinationOf(message), reply, key, claim.attempt > 1), hasArrived: true }
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.error({ message: claim.message }, error.message)
    observer.failed(surface.name)
    const verbatim = error.reason === 'rejected' ? withoutWording(reply) : null
    if (verbatim !== null) return deliver(verbatim, message, claim, context, `${key}/verbatim`)
    return deliverElsewhere(reply, error.reason === 'rejected', message, claim, context)
  }
}

async function deliverElsewhere(reply: Reply, isRejected: boolean, message: IncomingMessage, claim: Claim, { surface, log }: TurnContext): Promise<Delivery> {
  const language = reply.kind === 'answer' ? reply.answer.language : reply.language
  const wording = chatWordingOf(language)
  const person = { kind: 'person', personId: message.personId } as const
  const isRetry = claim.attempt > 1
  try {
    if (isRejected) {
      // What the platform refused once it will refuse again.
      await surface.send(destinationOf(message), sentence(wording.failed, language), `${claim.message}/failed`, isRetry)
      return { messages: [], hasArrived: false }
    }
    await surface.send(person, sentence(wording.answeredHere, language), `${claim.message}/moved`, isRetry)
    return { messages: await surface.send(person, reply, claim.message, isRetry), hasArrived: true }
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.error({ message: claim.message }, `the asker could not be told in a direct message either: ${error.message}`)
    return { messages: [], hasArrived: false }
  }
}

/** The quotes alone; null where no model worded anything. */
function withoutWording(reply: Reply): Reply | null {
  if (reply.kind !== 'answer' || reply.answer.parts.every(({ worded }) => worded === undefined)) return null
  return { ...reply, answer: { ...reply.answer, parts: reply.answer.parts.map(({ worded: _, ...part }) => part) } }
}

function destinationOf(message: IncomingMessage): Destination {
  const { reply, threadId, personId, channelId } = message
  switch (reply.kind) {
    case 'thread':
      return { kind: 'thread', threadId }
    case 'private':
      return { kind: 'private', threadId, personId, handle: reply.handle }
    case 'channel':
      return { kind: 'channel', channelId, handle: reply.handle }
  }
}
