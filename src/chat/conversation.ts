import type { Assistant, Improve } from '../assistant.ts'
import type { Language, Thread } from '../domain.ts'
import type { Claim, Finished, Store } from '../store/store.ts'
import { answerMessage } from './answer-message.ts'
import { createAsker } from './asker.ts'
import { shownOn } from './card-recall.ts'
import { createCardClosing, shareCard, sharedNow } from './cards.ts'
import { createDigestPosting, postDigest } from './digest.ts'
import { createExpiry } from './expiry.ts'
import { forgetPerson } from './forget.ts'
import { editCard, eraseCard } from './hand-over-card.ts'
import { postHandOver } from './hand-over-post.ts'
import { createHandOverRetention } from './hand-over-retention.ts'
import { createImproving, type Improving } from './improving.ts'
import { Inbox } from './inbox.ts'
import { isPatient, type Job, type JobOf, maxJobAgeMs } from './jobs.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { createGate, type Gate, type Limits } from './limits.ts'
import type { Log } from './log.ts'
import { tellAsker } from './notice.ts'
import type { Observer } from './observer.ts'
import { privacyOf } from './privacy.ts'
import { createRecall } from './recall.ts'
import { relayReply } from './relay.ts'
import { settled } from './settled.ts'
import type { Conversation, IncomingMessage, ShareRequest, Surface } from './surface.ts'
import { createTeam, type TeamOptions } from './team.ts'
import { orderIn } from './turn.ts'
import { orElse } from './unavailable.ts'
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
  /** Keeps the text of questions that nothing answers, without names and addresses. */
  readonly keepQuestionText: boolean
  readonly team: TeamOptions
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
  /** Ids of questions to the team whose askers wait in this process for what comes of them. */
  readonly awaitedHandOvers: Set<string>
  /** The keyed hash under which a person is kept. */
  hash(personId: string): string
  /** An id of the surface as the store keys it. */
  key(id: string): string
  /** Sees that jobs which were kept for a thread are done; resolves after the first attempt at each. */
  wake(thread: string): Promise<void>
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
  /** The published pages changed: cards of closed roles are edited, and answers that quote what does not stand any more. */
  knowledgeChanged(): Promise<void>
}

const maxRefusals = 10_000

/** Of a thread in which nothing was said yet. */
const unspoken: Thread = { language: null, postingIds: [], topics: [], terms: [], mentionedIds: [] }

/** One surface's conversations: claim -> in turn per thread -> assistant -> send -> remember. */
export function createConversation(options: ConversationOptions): RunningConversation {
  const { surface, store, assistant, log, observer } = options
  const keyring = createKeyring(options.personKey)
  const improving = createImproving(options)
  const context: ChatContext = {
    ...options,
    keyring,
    improving,
    gate: createGate(store, options.limits),
    awaitedHandOvers: new Set(),
    hash: (personId) => keyring.hashPerson(surface.name, personId),
    key: (id) => `${surface.name}:${id}`,
    wake: (thread) => inbox.wake(thread),
  }
  /** What to tell the person who waits here for what becomes of a job; '' while nothing is known. */
  const awaited = new Map<string, string>()
  /** How often a share was refused: once the assistant was invited, the same press may go well. */
  const refusals = new Map<string, number>()
  const closing = createCardClosing(context)
  const recall = createRecall(context)
  const onLook = [closing.closeDue, recall.recallDue, createExpiry(context), createHandOverRetention(context), createDigestPosting(context)]
  const inbox = new Inbox({ surface: surface.name, store, log, now: options.now, leaseMs: options.leaseMs, handle, onLook })

  async function handle(claim: Claim, hold: () => Promise<void>): Promise<Finished> {
    const opened = keyring.open(claim.payload)
    const turn: TurnContext = { ...context, hold }
    if (opened === null) {
      log.error({ message: claim.message }, 'a waiting message cannot be opened and is left unanswered: PERSON_KEY is not the one it was kept under')
      observer.failed(surface.name)
    } else {
      const job = JSON.parse(opened) as Job
      if (job.kind === 'message') return answerMessage(job.message, claim, turn)
      if (options.now() - claim.receivedAt > maxJobAgeMs && !isPatient(job))
        log.error({ message: claim.message }, 'what was asked for could not be done within a day and is given up')
      else await work(job, claim, turn)
    }
    return { ...settled, now: options.now() }
  }

  async function work(job: Exclude<Job, JobOf<'message'>>, claim: Claim, turn: TurnContext): Promise<void> {
    switch (job.kind) {
      case 'hand_over':
        return postHandOver(claim, turn)
      case 'hand_over_card':
        return editCard(job, claim, turn)
      case 'erased_hand_over':
        return eraseCard(job, claim, turn)
      case 'relay':
        return relayReply(job, claim, turn)
      case 'notice':
        return tellAsker(job, claim, turn)
      case 'digest':
        return postDigest(job, claim, turn)
      case 'recall':
      case 'recall_card':
        return recall.edit(job, claim, turn)
      case 'share': {
        const said = await shareCard(job.request, claim, turn)
        if (awaited.has(claim.message)) awaited.set(claim.message, said)
      }
    }
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

  async function shareRole(request: ShareRequest): Promise<string> {
    const refusedBefore = refusals.get(request.id) ?? 0
    const id = context.key(`share/${request.id}${refusedBefore === 0 ? '' : `/${refusedBefore}`}`)
    const said = await attempt(id, '', { kind: 'share', request })
    if (said === null || said === sharedNow) return ''
    if (said === '') return chatWordingOf(request.language).shareWaits
    if (refusals.size < maxRefusals) refusals.set(request.id, refusedBefore + 1)
    return said
  }

  const orUnavailable = (language: Language, act: () => Promise<string>): Promise<string> => orElse(chatWordingOf(language).unavailable, act, log)

  return {
    receive,
    feedback: ({ messageId, personId, isHelpful, language }) =>
      orUnavailable(language, async () => {
        await store.addFeedback({ message: context.key(messageId), person: context.hash(personId), isHelpful, at: options.now() })
        return chatWordingOf(language).feedbackThanks
      }),
    ...createAsker(context),
    team: createTeam(context),
    roles: (words, language) => assistant().roles(words, language),
    shareRole: (request) => orUnavailable(request.language, () => shareRole(request)),
    roleAt: (url) => assistant().roleAt(url),
    async rememberCard(messageId, postingId, language) {
      const shown = shownOn(assistant().role(postingId, language))
      await store.addCard({ message: context.key(messageId), surface: surface.name, postingId, language, shown, createdAt: options.now() })
    },
    forget: (personId, language) => orUnavailable(language, () => forgetPerson(personId, language, null, false, context)),
    about(language) {
      const { home } = chatWordingOf(language)
      return { intro: home.intro, examples: home.examples, privacy: privacyOf(language, options), roles: assistant().roles('', language) }
    },
    start: () => inbox.start(),
    settled: () => inbox.settled(),
    stop() {
      improving.stop()
      recall.stop()
      return inbox.stop()
    },
    async knowledgeChanged() {
      await Promise.all([closing.knowledgeChanged(), recall.knowledgeChanged()])
    },
  }
}
