import type { Asked, Assistant, Reply } from '../assistant.ts'
import type { Language, Thread } from '../domain.ts'
import type { ConversationState } from '../store/store.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { spokenLanguages } from '../text/languages.ts'
import type { IncomingMessage } from './surface.ts'
import { chatWordingOf } from './wording/index.ts'

/** What a message gets. */
export type Turn =
  /** Nothing: people talk with one another, or nobody asked. */
  | { readonly kind: 'ignore' }
  | { readonly kind: 'stop'; readonly language: Language }
  | { readonly kind: 'forget'; readonly language: Language }
  /** Called by name without a question. */
  | { readonly kind: 'introduce'; readonly language: Language }
  | { readonly kind: 'answer'; readonly reply: Reply; readonly asked: Asked }

/**
 * Decides what a message gets, before limits are looked at.
 * @param state what is kept of its thread; null where nothing is
 * @param isAsker the person began the thread
 */
export function decideTurn(message: IncomingMessage, state: ConversationState | null, isAsker: boolean, assistant: Assistant): Turn {
  const isFollowUp = message.way === 'follow_up'
  const likely = state?.memory.language ?? message.priorLanguages[0] ?? 'en'
  const order = orderIn(message.text, likely)
  // Also where its thread is erased already, by an attempt that could not say so.
  if (order?.kind === 'forget') return order
  if (isFollowUp && (state === null || !state.isOwn || message.isToOthers === true)) return { kind: 'ignore' }
  // Called by its name it speaks again; what is not said to it stays unanswered in a silenced thread.
  if (state !== null && state.silence !== null && isFollowUp) return { kind: 'ignore' }
  if (order !== null && message.way !== 'command') return order
  if (!/[\p{L}\p{N}]/u.test(message.text)) return isFollowUp ? { kind: 'ignore' } : { kind: 'introduce', language: likely }
  const asked: Asked = { message: message.text, thread: memoryOf(message, state, assistant), prior: message.priorLanguages }
  const reply = assistant.answer(asked.message, asked.thread, asked.prior)
  if (message.way !== 'command' && reply.talk === 'thanks') return { kind: 'ignore' }
  if (isFollowUp && !isForUs(reply, isAsker)) return { kind: 'ignore' }
  return { kind: 'answer', reply, asked }
}

/** A thread that nothing was said in yet is about the role that its channel is named after. */
const memoryOf = ({ channelName }: IncomingMessage, state: ConversationState | null, assistant: Assistant): Thread | undefined => {
  if (state !== null && (state.memory.language !== null || state.memory.postingIds.length > 0)) return state.memory
  return channelName === '' ? undefined : assistant.threadAbout(channelName)
}

/** In a thread where others write too, what is no question about the jobs is meant for them. */
function isForUs({ answer, talk }: Reply, isAsker: boolean): boolean {
  if (isAsker) return talk !== 'goodbye'
  if (answer.outcome === 'answered' || answer.outcome === 'roles') return true
  return answer.outcome === 'not_stated' && answer.parts.some((part) => part.topic !== null)
}

/** A whole message that asks for silence or to be forgotten, in any language spoken here; the person's own language first where two share a word. */
export function orderIn(text: string, likely: Language): Extract<Turn, { kind: 'stop' | 'forget' }> | null {
  const said = bare(text)
  if (said === '') return null
  for (const language of [likely, ...spokenLanguages]) {
    const orders = ordersOf(language)
    if (orders.stop.has(said)) return { kind: 'stop', language }
    if (orders.forget.has(said)) return { kind: 'forget', language }
  }
  return null
}

interface Orders {
  readonly stop: ReadonlySet<string>
  readonly forget: ReadonlySet<string>
}

const known = new Map<Language, Orders>()

function ordersOf(language: Language): Orders {
  const { stopMessages, forgetMessages } = chatWordingOf(language)
  const orders = known.get(language) ?? { stop: new Set(stopMessages.map(bare)), forget: new Set(forgetMessages.map(bare)) }
  known.set(language, orders)
  return orders
}

/** Letters and single spaces alone, without accents: how people type an order matters little. */
const bare = (text: string): string =>
  stripMarks(fold(text), 'en')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
