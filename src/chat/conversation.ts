import type { Assistant, Improve } from '../assistant.ts'
import type { Language, Thread } from '../domain.ts'
import { type Claim, type Finished, type Store, StoreUnavailableError } from '../store/store.ts'
import { fill } from '../text/fill.ts'
import { answerMessage } from './answer-message.ts'
import { createCardClosing, shareCard, sharedNow } from './cards.ts'
import { forgetPerson } from './forget.ts'
import { postHandOver } from './hand-over.ts'
import { createImproving, type Improving } from './improving.ts'
import { Inbox } from './inbox.ts'
import { type Job, maxJobAgeMs } from './jobs.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { createGate, type Gate, type Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Observer } from './observer.ts'
import { settled } from './settled.ts'
import type { Conversation, HandOverRequest, IncomingMessage, ShareRequest, Surface } from './surface.ts'
import { orderIn } from './turn.ts'
import { chatWordingOf } from './wording/index.ts'

export interface ConversationOptions {
  readonly surface: Surface
  readonly store: Store
  /** The assistant of the knowledge as it stands now. */
  readonly assistant: () => Assistant
  /** Null where no language model is set. */
  readonly improve: Improve | null
  readonly log: Log
  readonly observer: Observer
  /** PERSON_KEY: at least 32 characters. */
  readonly personKey: string
  readonly limits: Limits
  readonly retentionDays: number
  /** A message whose process died is taken over after this. */
  readonly leaseMs: number
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** What the steps of a conversation share. */
export interface ChatContext extends Omit<ConversationOptions, 'improve'> {
  readonly keyring: Keyring
  readonly improving: Improving
  readonly gate: Gate
  /** The keyed hash under which a person is kept. */
  hash(personId: string): string
  /** An id of the surface as the store keys it. */
  key(id: string): string
}

/** What one message is dealt with. */
export interface TurnContext extends ChatContext {
  /** To be awaited before anything is sent. */
  hold(): Promise<void>
}

export interface RunningConversation extends Conversation {
  /** Answers what an earlier process left unfinished. */
  start(): Promise<void>
  /** Resolves when every message that this process took in is dealt with or put back. */
  settled(): Promise<void>
  /** Ends with what is being sent; what still waits stays in the store. */
  stop(): Promise<void>
  /** The published postings changed: cards of closed roles are edited. */
  knowledgeChanged(): Promise<void>
}

const maxRefusals = 10_000

/** Of a thread in which nothing was said yet. */
const unspoken: Thread = { language: null, postingIds: [], topics: [], terms: [], mentionedIds: [] }

/** One surface's conversations: claim -> in turn per thread -> assistant -> send -> remember. */
export function createConversation(options: ConversationOptions): RunningConversation {
  const { surface, store, assistant, log, observer, retentionDays } = options
  const keyring = createKeyring(options.personKey)
  const improving = createImproving(options)
  const context: ChatContext = {
    ...options,
    keyring,
    improving,
    gate: createGate(store, options.limits),
    hash: (personId) => keyring.hashPerson(surface.name, personId),
    key: (id) => `${surface.name}:${id}`,
  }
  /** What to tell the person who waits here for what becomes of a job; '' while nothing is known. */
  const awaited = new Map<string, string>()
  /** How often a share was refused: once the assistant was invited, the same press may go well. */
  const refusals = new Map<string, number>()
  const closing = createCardClosing(context)
  const inbox = new Inbox({ surface: surface.name, store, log, now: options.now, leaseMs: options.leaseMs, handle, onLook: closing.closeDue })

  async function handle(claim: Claim, hold: () => Promise<void>): Promise<Finished> {
    const opened = keyring.open(claim.payload)
    if (opened === null) {
      log.error({ message: claim.message }, 'a waiting message cannot be opened and is left unanswered: PERSON_KEY is not the one it was kept under')
      observer.failed(surface.name)
      return { ...settled, now: options.now() }
    }
    const job = JSON.parse(opened) as Job
    if (options.now() - claim.receivedAt > maxJobAgeMs && job.kind !== 'message') {
      log.error({ message: claim.message }, 'what was asked for could not be done within a day and is given up')
      return { ...settled, now: options.now() }
    }
    switch (job.kind) {
      case 'message':
        return answerMessage(job.message, claim, { ...context, hold })
      case 'hand_over':
        return settle(claim, await postHandOver(job.request, claim, { ...context, hold }))
      case 'share':
        return settle(claim, await shareCard(job.request, claim, { ...context, hold }))
    }
  }

  function settle(claim: Claim, said: string): Finished {
    if (awaited.has(claim.message)) awaited.set(claim.message, said)
    return { ...settled, now: options.now() }
  }

  /** Keeps a job and waits for its first attempt. @returns what to tell the person; '' where it is not done yet, null where it was kept before */
  async function attempt(id: string, person: string, job: Job): Promise<string | null> {
    awaited.set(id, '')
    try {
      const payload = keyring.seal(JSON.stringify(job))
      const added = await inbox.add({ message: id, thread: id, person, sentAt: options.now(), payload, opens: null })
      if (added === null) return null
      await added.done
      return awaited.get(id) ?? ''
    } finally {
      awaited.delete(id)
    }
  }

  async function receive(message: IncomingMessage): Promise<void> {
    // A private answer, and one that is shared, stands alone: it has no thread to remember.
    const thread = message.reply.kind === 'thread' ? context.key(message.threadId) : context.key(message.id)
    if (message.way === 'follow_up' && !(await isWanted(message, thread))) return
    const isOwn = message.reply.kind === 'thread' && (message.opensThread || message.way === 'direct')
    const added = await inbox.add({
      message: context.key(message.id),
      thread,
      person: context.hash(message.personId),
      sentAt: message.sentAt,
      payload: keyring.seal(JSON.stringify({ kind: 'message', message } satisfies Job)),
      opens: isOwn ? { thread: unspoken } : null,
    })
    if (added === null) observer.duplicate(surface.name)
  }

  /** Of what people write to one another nothing is kept, but that a recruiter spoke. */
  async function isWanted(message: IncomingMessage, thread: string): Promise<boolean> {
    const state = await store.conversation(thread)
    if (state === null || !state.isOwn) return false
    const isBeginner = state.person === context.hash(message.personId)
    if (orderIn(message.text, 'en')?.kind === 'forget') return true
    if (state.silence !== null) return false
    if (!isBeginner && (await surface.isRecruiter(message.personId))) {
      await store.silence(thread, 'recruiter', options.now())
      return false
    }
    return !message.isToOthers
  }

  async function askPerson(request: HandOverRequest): Promise<string> {
    const wording = chatWordingOf(request.language)
    if (!surface.hasRecruiters) return wording.noRecruiters
    const id = context.key(`hand-over/${request.id}`)
    const job: Job = { kind: 'hand_over', request }
    const person = context.hash(request.personId)
    await store.addHandOver({
      id,
      surface: surface.name,
      thread: context.key(request.threadId),
      person,
      language: request.language,
      payload: keyring.seal(JSON.stringify(job)),
      state: 'kept',
      postedMessage: null,
      createdAt: options.now(),
    })
    const said = await attempt(id, person, job)
    if (said !== null && said !== '') return said
    return (await store.handOver(id))?.state === 'posted' ? wording.handedOver : wording.handOverWaits
  }

  async function shareRole(request: ShareRequest): Promise<string> {
    const refusedBefore = refusals.get(request.id) ?? 0
    const id = context.key(`share/${request.id}${refusedBefore === 0 ? '' : `/${refusedBefore}`}`)
    const said = await attempt(id, '', { kind: 'share', request })
    if (said === null || said === sharedNow) return ''
    if (said === '') return chatWordingOf(request.language).shareWaits
    if (refusals.size < maxRefusals) refusals.set(request.id, refusedBefore + 1)
    return said
  }

  /** A fault of the store becomes a sentence for the person and a line for the operator. */
  async function orUnavailable(language: Language, act: () => Promise<string>): Promise<string> {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error
      log.error({}, error.message)
      return chatWordingOf(language).unavailable
    }
  }

  return {
    receive,
    feedback: ({ messageId, personId, isHelpful, language }) =>
      orUnavailable(language, async () => {
        await store.addFeedback({ message: context.key(messageId), person: context.hash(personId), isHelpful, at: options.now() })
        return chatWordingOf(language).feedbackThanks
      }),
    askPerson,
    roles: (words, language) => assistant().roles(words, language),
    shareRole: (request) => orUnavailable(request.language, () => shareRole(request)),
    roleAt: (url) => assistant().roleAt(url),
    async rememberCard(messageId, postingId, language) {
      await store.addCard({ message: context.key(messageId), surface: surface.name, postingId, language, createdAt: options.now() })
    },
    forget: (personId, language) => orUnavailable(language, () => forgetPerson(personId, language, null, false, context)),
    about(language) {
      const { home } = chatWordingOf(language)
      return { intro: home.intro, examples: home.examples, privacy: fill(home.privacy, { days: retentionDays }), roles: assistant().roles('', language) }
    },
    start: () => inbox.start(),
    settled: () => inbox.settled(),
    stop() {
      improving.stop()
      return inbox.stop()
    },
    knowledgeChanged: closing.knowledgeChanged,
  }
}
