import { createHash } from 'node:crypto'
import type { Answer, Language, Thread } from '../domain.ts'
import type { Claim, ConversationState, Finished, Silence } from '../store/store.ts'
import { fill } from '../text/fill.ts'
import { isFinal } from './cards.ts'
import type { TurnContext } from './conversation.ts'
import { forgetPerson } from './forget.ts'
import { TryAgainError } from './inbox.ts'
import { settled } from './settled.ts'
import { type Destination, type IncomingMessage, type Outgoing, SurfaceError } from './surface.ts'
import { decideTurn, type Turn } from './turn.ts'
import { chatWordingOf } from './wording/index.ts'

/** A message that failed this often gets an honest sentence instead of another attempt. */
const maxAttempts = 6

/**
 * Answers one message of a person: decide -> limits -> send. What comes back is to be remembered.
 * @throws SurfaceError where another attempt may succeed
 */
export async function answerMessage(message: IncomingMessage, claim: Claim, context: TurnContext): Promise<Finished> {
  const { store, assistant, log, observer, surface } = context
  const state = message.reply.kind === 'thread' ? await store.conversation(claim.thread) : null
  let turn: Turn
  try {
    if (claim.attempt > maxAttempts) throw new Error(`given up after ${maxAttempts} attempts`)
    turn = decideTurn(message, state, state?.person === claim.person, assistant())
  } catch (error) {
    if (error instanceof TryAgainError) throw error
    log.error({ error, message: claim.message }, 'an answer failed; the asker was told to ask a person')
    observer.failed(surface.name)
    return sayInstead(message, claim, state, chatWordingOf(languageOf(message, state)).failed, context)
  }
  switch (turn.kind) {
    case 'ignore':
      return { ...settled, now: context.now() }
    case 'stop':
      await deliver(sentence(chatWordingOf(turn.language).stopped, turn.language), message, claim, context)
      return { ...settled, now: context.now(), conversation: remembered(state, state?.memory, 'stop') }
    case 'forget':
      await deliver(sentence(await forgetPerson(message.personId, turn.language, claim.message, context), turn.language), message, claim, context)
      return { ...settled, now: context.now() }
    case 'introduce':
      await deliver(sentence(chatWordingOf(turn.language).home.intro, turn.language), message, claim, context)
      return { ...settled, now: context.now(), conversation: remembered(state, state?.memory, lifted(message)) }
    case 'answer':
      return answerQuestion(turn, message, claim, state, context)
  }
}

async function answerQuestion(
  { reply: { answer, thread } }: Extract<Turn, { kind: 'answer' }>,
  message: IncomingMessage,
  claim: Claim,
  state: ConversationState | null,
  context: TurnContext,
): Promise<Finished> {
  const { store, surface, observer, now, gate } = context
  // A second attempt was counted at its first.
  const keys = { person: claim.person, channel: context.key(message.channelId), thread: claim.thread }
  const verdict = claim.attempt > 1 ? { kind: 'free' as const } : await gate.pass(keys, answer.language)
  if (verdict.kind === 'limited') {
    if (verdict.text !== '') await deliver(sentence(verdict.text, answer.language), message, claim, context)
    observer.answered({ surface: surface.name, outcome: 'limited', topic: null, ms: now() - claim.receivedAt })
    return { ...settled, now: now(), counted: [{ topic: null, outcome: 'limited' }] }
  }
  const isGreeted = await store.isGreeted(claim.person)
  if (message.reply.kind === 'thread') void surface.showWorking(message.threadId, answer.language)
  const outgoing: Extract<Outgoing, { kind: 'answer' }> = {
    kind: 'answer',
    answer,
    notice: isGreeted ? '' : fill(chatWordingOf(answer.language).notice, { days: context.retentionDays }),
    question: message.text,
    canShare: message.reply.kind === 'private',
    canAskPerson: surface.hasRecruiters,
  }
  const messages = await deliver(outgoing, message, claim, context)
  if (message.reply.kind === 'channel') for (const posted of messages) await store.openThread(context.key(posted), thread, now())
  for (const part of answer.parts) observer.answered({ surface: surface.name, outcome: part.outcome, topic: part.topic, ms: now() - claim.receivedAt })
  return {
    now: now(),
    conversation: message.reply.kind === 'thread' ? remembered(state, thread, lifted(message)) : null,
    answer: {
      messages: messages.map(context.key),
      language: answer.language,
      topic: answer.parts[0]?.topic ?? null,
      outcome: answer.outcome,
      citations: citationsOf(answer),
    },
    greeted: !isGreeted,
    counted: answer.parts.map(({ topic, outcome }) => ({ topic, outcome })),
  }
}

/** A sentence in place of an answer that cannot be given. */
async function sayInstead(message: IncomingMessage, claim: Claim, state: ConversationState | null, text: string, context: TurnContext): Promise<Finished> {
  try {
    await deliver(sentence(text, languageOf(message, state)), message, claim, context)
  } catch (error) {
    if (!(error instanceof SurfaceError)) throw error
    context.log.error({ message: claim.message }, `the asker could not be told either: ${error.message}`)
  }
  return { ...settled, now: context.now(), counted: [{ topic: null, outcome: 'failed' }] }
}

/**
 * Sends a reply to where the message asks for it, or to the person where the assistant may not write there.
 * @throws SurfaceError where another attempt may succeed
 */
async function deliver(
  outgoing: Extract<Outgoing, { kind: 'answer' | 'sentence' }>,
  message: IncomingMessage,
  claim: Claim,
  context: TurnContext,
): Promise<readonly string[]> {
  const { surface, log, observer } = context
  const isRetry = claim.attempt > 1
  try {
    await context.hold()
    return await surface.send(destinationOf(message), outgoing, claim.message, isRetry)
  } catch (error) {
    if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
    log.error({ message: claim.message }, error.message)
    observer.failed(surface.name)
    const person = { kind: 'person', personId: message.personId } as const
    const language = outgoing.kind === 'answer' ? outgoing.answer.language : outgoing.language
    const wording = chatWordingOf(language)
    try {
      // What the platform refused once it will refuse again.
      if (error.reason === 'rejected') return await surface.send(destinationOf(message), sentence(wording.failed, language), `${claim.message}/failed`, isRetry)
      await surface.send(person, sentence(wording.answeredHere, language), `${claim.message}/moved`, isRetry)
      return await surface.send(person, outgoing, claim.message, isRetry)
    } catch (again) {
      if (!(again instanceof SurfaceError) || !isFinal(again)) throw again
      log.error({ message: claim.message }, `the asker could not be told in a direct message either: ${again.message}`)
      return []
    }
  }
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

const sentence = (text: string, language: Language): Extract<Outgoing, { kind: 'sentence' }> => ({ kind: 'sentence', text, language })

const languageOf = (message: IncomingMessage, state: ConversationState | null): Language => state?.memory.language ?? message.priorLanguages[0] ?? 'en'

/** What the thread is remembered by; a thread of which nothing is kept stays so without a memory. */
function remembered(state: ConversationState | null, memory: Thread | undefined, silence: Silence | null | undefined): Finished['conversation'] {
  if (memory === undefined) return null
  return { memory: withoutWords(memory), isOwn: state?.isOwn ?? false, ...(silence === undefined ? {} : { silence }) }
}

/** Called by its name the assistant speaks again. */
const lifted = (message: IncomingMessage): null | undefined => (message.way === 'mention' ? null : undefined)

/** Which technology or matter was spoken of is kept, the person's words for it are not. */
const withoutWords = (memory: Thread): Thread => ({ ...memory, terms: memory.terms.map((term) => ({ ...term, surface: '' })) })

/** A quote is known by its source and a hash of its words, so that a change of it can be found without keeping the text. */
const citationsOf = (answer: Answer) =>
  answer.parts
    .flatMap((part) => [...part.rows, ...part.related])
    .flatMap((row) => row.citations)
    .map(({ source, quote }) => ({ source, hash: createHash('sha256').update(`${source}\0${quote}`).digest('base64url').slice(0, 22) }))
