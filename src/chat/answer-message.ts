import type { Assistant } from '../assistant.ts'
import type { Language, Thread } from '../domain.ts'
import type { Claim, ConversationState, Counted, Finished, Silence } from '../store/store.ts'
import type { TurnContext } from './conversation.ts'
import { deliver, sentence } from './deliver.ts'
import { forgetPerson } from './forget.ts'
import type { Said } from './improving.ts'
import { TryAgainError } from './inbox.ts'
import { maxJobAgeMs } from './jobs.ts'
import { keptQuestionOf, roleOf } from './kept-question.ts'
import type { Verdict } from './limits.ts'
import { noticeIdOf, noticeOf } from './privacy.ts'
import { quotesOf } from './quotes.ts'
import { settled } from './settled.ts'
import { type IncomingMessage, SurfaceError } from './surface.ts'
import { decideTurn, type Turn } from './turn.ts'
import { chatWordingOf } from './wording/index.ts'

/** A message at which the process ended this often gets an honest sentence instead of another attempt. */
const maxCrashes = 4

/**
 * Answers one message of a person: decide -> limits -> improve -> send. What comes back is to be remembered.
 * @throws SurfaceError, TryAgainError where another attempt may succeed
 */
export async function answerMessage(message: IncomingMessage, claim: Claim, context: TurnContext): Promise<Finished> {
  const { store, now } = context
  const state = message.reply.kind === 'thread' ? await store.conversation(claim.thread) : null
  const { versions } = context.assistant()
  const turn = decideOrNull(message, claim, state, context)
  if (turn === null) return sayThatItFailed(message, claim, state, context)
  switch (turn.kind) {
    case 'ignore':
      return { ...settled, now: now() }
    case 'stop':
      await deliver(sentence(chatWordingOf(turn.language).stopped, turn.language), message, claim, context)
      return { ...settled, now: now(), conversation: remembered(state, state?.memory, 'stop') }
    case 'forget': {
      const said = await forgetPerson(message.personId, turn.language, claim.message, claim.attempt > 1, context)
      await deliver(sentence(said, turn.language), message, claim, context)
      return { ...settled, now: now() }
    }
    case 'introduce': {
      const verdict = await passGate(message, claim, turn.language, context)
      if (verdict.kind === 'limited') return sayLimit(verdict.text, message, claim, turn.language, context)
      await deliver(sentence(chatWordingOf(turn.language).home.intro, turn.language), message, claim, context)
      return { ...settled, now: now(), conversation: remembered(state, state?.memory, lifted(message)) }
    }
    case 'answer': {
      const { language } = turn.reply.answer
      const verdict = await passGate(message, claim, language, context)
      if (verdict.kind === 'limited') return sayLimit(verdict.text, message, claim, language, context)
      if (message.reply.kind === 'thread') void context.surface.showWorking(message.threadId, language)
      const improved = await context.improving.improve({ ...turn, versions }, message, claim)
      if (improved !== null && (await isTakenOver(message, claim, state, context))) return { ...settled, now: now() }
      // What a person had erased meanwhile is not answered.
      await context.hold()
      return sendAnswer(improved ?? turn.reply, versions, message, claim, state, context)
    }
  }
}

/** @returns null where no answer can be made of it */
function decideOrNull(
  message: IncomingMessage,
  claim: Claim,
  state: ConversationState | null,
  { assistant, log, observer, surface, now }: TurnContext,
): Turn | null {
  try {
    const crashes = claim.attempt - 1 - claim.putBacks
    if (crashes > maxCrashes) throw new Error(`the process ended at it ${crashes} times`)
    if (now() - claim.receivedAt > maxJobAgeMs) throw new Error('it could not be answered within a day')
    return decideTurn(message, state, state?.person === claim.person, assistant())
  } catch (error) {
    if (error instanceof TryAgainError) throw error
    log.error({ error, message: claim.message }, 'an answer failed; the asker is told to ask a person')
    observer.failed(surface.name)
    return null
  }
}

/** A second attempt was counted at its first. */
const passGate = async (message: IncomingMessage, claim: Claim, language: Language, { gate, key }: TurnContext): Promise<Verdict> =>
  claim.attempt > 1
    ? { kind: 'free' }
    : gate.pass({ person: claim.person, channel: key(message.channelId), thread: claim.thread, isPrivate: message.reply.kind === 'private' }, language)

/** Said once or not at all: another attempt would be taken for a question that is free. */
async function sayLimit(text: string, message: IncomingMessage, claim: Claim, language: Language, context: TurnContext): Promise<Finished> {
  const { surface, observer, log, now } = context
  try {
    if (text !== '') await deliver(sentence(text, language), message, claim, context)
  } catch (error) {
    if (!(error instanceof SurfaceError)) throw error
    log.warn({ message: claim.message }, `a person could not be told of a limit: ${error.message}`)
  }
  observer.answered({ surface: surface.name, outcome: 'limited', topic: null, ms: now() - claim.receivedAt })
  return { ...settled, now: now(), counted: [countedOnly('limited', language)] }
}

/** A recruiter may have answered while a model was asked. */
async function isTakenOver(message: IncomingMessage, claim: Claim, state: ConversationState | null, { store }: TurnContext): Promise<boolean> {
  if (message.reply.kind !== 'thread') return false
  const silence = (await store.conversation(claim.thread))?.silence ?? null
  return silence !== null && silence !== (state?.silence ?? null)
}

async function sendAnswer(
  said: Said,
  versions: Assistant['versions'],
  message: IncomingMessage,
  claim: Claim,
  state: ConversationState | null,
  context: TurnContext,
): Promise<Finished> {
  const { store, surface, observer, now, improving } = context
  const { answer, thread } = said
  const keptQuestion = keptQuestionOf(message.text, said, context)
  const brings = await store.greet(claim.person, claim.message, now(), noticeIdOf(context))
  const { messages, hasArrived } = await deliver(
    {
      kind: 'answer',
      answer,
      notice: brings ? noticeOf(answer.language, context) : '',
      question: message.text,
      canShare: message.reply.kind === 'private',
      canAskPerson: surface.hasRecruiters,
    },
    message,
    claim,
    context,
  ).catch((error: unknown) => {
    if (error instanceof SurfaceError) improving.keep(claim, { answer, thread: withoutWords(thread) }, versions)
    throw error
  })
  if (!hasArrived) {
    await store.ungreet(claim.person, claim.message)
    return { ...settled, now: now(), counted: [countedOnly('failed', answer.language)] }
  }
  if (message.reply.kind === 'channel') for (const posted of messages) await store.openThread(context.key(posted), withoutWords(thread), now())
  for (const part of answer.parts) observer.answered({ surface: surface.name, outcome: part.outcome, topic: part.topic, ms: now() - claim.receivedAt })
  return {
    now: now(),
    conversation: message.reply.kind === 'thread' ? remembered(state, thread, lifted(message)) : null,
    answer: {
      messages: messages.map(context.key),
      language: answer.language,
      topic: answer.parts[0]?.topic ?? null,
      outcome: answer.outcome,
      parts: answer.parts.map(({ outcome, topic, lead, closing }) => ({ outcome, topic, lead, closing })),
      // What a model worded may be of newer pages than the question was first answered from.
      quotes: quotesOf(answer, [...versions, ...context.assistant().versions]),
    },
    counted: answer.parts.map(({ topic, outcome }) => ({ topic, outcome, postingId: roleOf(thread), language: answer.language })),
    keptQuestion,
  }
}

/** A sentence in place of an answer that cannot be given. */
async function sayThatItFailed(message: IncomingMessage, claim: Claim, state: ConversationState | null, context: TurnContext): Promise<Finished> {
  const language = state?.memory.language ?? message.priorLanguages[0] ?? 'en'
  await deliver(sentence(chatWordingOf(language).failed, language), message, claim, context)
  return { ...settled, now: context.now(), counted: [countedOnly('failed', language)] }
}

/** What the thread is remembered by; a thread of which nothing is kept stays so without a memory. */
function remembered(state: ConversationState | null, memory: Thread | undefined, silence: Silence | null | undefined): Finished['conversation'] {
  if (memory === undefined) return null
  return { memory: withoutWords(memory), isOwn: state?.isOwn ?? false, ...(silence === undefined ? {} : { silence }) }
}

/** Spoken to, the assistant speaks again. */
const lifted = (message: IncomingMessage): null | undefined => (message.way === 'follow_up' ? undefined : null)

/** Which technology or matter was spoken of is kept, the person's words for it are not. */
const withoutWords = (memory: Thread): Thread => ({ ...memory, terms: memory.terms.map((term) => ({ ...term, surface: '' })) })

const countedOnly = (outcome: Counted['outcome'], language: Language): Counted => ({ topic: null, postingId: null, language, outcome })
