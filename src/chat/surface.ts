import type { Answer, Language, Role, RoleList } from '../domain.ts'
import type { AskedQuestion, AskerStatus, Digest, HandOverNote, Team, TeamReply } from './recruiting.ts'

export type * from './recruiting.ts'

/**
 * What a place where people talk must be able to do. The core knows no platform: every id below is text that only the surface reads, and every id is the same
 * however often and by whichever way the platform delivers the thing.
 */
export interface Surface {
  /** Short, lower case, unique: part of every key in the store and a label of the metrics. */
  readonly name: string
  /** Connects and delivers to `conversation` from now on. */
  start(conversation: Conversation): Promise<void>
  /** Takes nothing new; resolves when no delivery is half accepted. */
  stop(): Promise<void>
  /**
   * Sends in as many messages as it needs; a citation is never cut.
   * @param key the same for every attempt at one reply
   * @param isRetry an earlier attempt may have sent some or all: what was sent under `key` is looked for and not sent again
   * @returns every message of the reply, also those of an earlier attempt; empty where the platform names none (private answers)
   * @throws SurfaceError
   */
  send(to: Destination, outgoing: Outgoing, key: string, isRetry: boolean): Promise<readonly string[]>
  /**
   * Replaces what the messages of one reply show, in their order. What needs fewer than there are leaves the rest with a sentence that says so; nobody is notified.
   * @throws SurfaceError; 'rejected' where it needs more messages than there are
   */
  edit(messageIds: readonly string[], outgoing: Outgoing): Promise<void>
  /** Shows that an answer is on its way, where the platform can; called again while one takes long. Never throws. */
  showWorking(threadId: string, language: Language): Promise<void>
  /** Whether a person of the recruiting team wrote; false where no recruiting channel is set. */
  isRecruiter(personId: string): Promise<boolean>
  /** Whether a question can be posted to a recruiting channel. */
  readonly hasRecruiters: boolean
  /** Address that opens a message; null where the platform gives none. */
  permalink(messageId: string): Promise<string | null>
  health(): SurfaceHealth
  /** What the operator should know or mend: tokens, permissions, channels. */
  check(): Promise<readonly Finding[]>
}

export interface SurfaceHealth {
  /** Milliseconds since the epoch of the last sign of life from the platform; null before the first. */
  readonly lastEventAt: number | null
  /** Longest silence in milliseconds that is normal; null where the platform only calls when somebody writes. */
  readonly maxSilenceMs: number | null
  readonly isConnected: boolean
}

export interface Finding {
  readonly level: 'ok' | 'warning' | 'error'
  /** What was looked at and what was found. */
  readonly message: string
  /** What to do; '' where nothing is. */
  readonly advice: string
}

export type Destination =
  | { readonly kind: 'thread'; readonly threadId: string }
  /** Only the person sees it. `handle`: what the platform gave to answer with. */
  | { readonly kind: 'private'; readonly threadId: string; readonly personId: string; readonly handle: string | null }
  /** A direct message. */
  | { readonly kind: 'person'; readonly personId: string }
  /** A message of its own in a channel, visible to all. `handle`: lets it be posted where the assistant is no member. */
  | { readonly kind: 'channel'; readonly channelId: string; readonly handle: string | null }
  | { readonly kind: 'recruiters' }

export type Outgoing =
  | {
      readonly kind: 'answer'
      readonly answer: Answer
      /** What a person is told at first contact; '' at every other time. */
      readonly notice: string
      /** The question, for the buttons that pass it on; never shown. */
      readonly question: string
      /** Offer to share a private answer with the channel. */
      readonly canShare: boolean
      readonly canAskPerson: boolean
    }
  /** One sentence of the wording. */
  | { readonly kind: 'sentence'; readonly text: string; readonly language: Language }
  /** The language of a card is that of its role's version. */
  | { readonly kind: 'card'; readonly role: Role; readonly language: Language }
  | { readonly kind: 'closed_card'; readonly language: Language }
  /** The card of a question in the recruiting channel; one message, whatever it holds. */
  | { readonly kind: 'hand_over'; readonly handOver: HandOverNote }
  /** What is left of the card once the person had everything erased. */
  | { readonly kind: 'erased_hand_over'; readonly teamLanguage: Language }
  | { readonly kind: 'team_reply'; readonly reply: TeamReply }
  /** What became of a question, for who asked; `status` has the buttons. */
  | { readonly kind: 'asker_status'; readonly status: AskerStatus; readonly language: Language }
  | { readonly kind: 'digest'; readonly digest: Digest; readonly language: Language }

/** One message of a person. */
export interface IncomingMessage {
  readonly id: string
  readonly threadId: string
  readonly channelId: string
  /** '' where the channel has none or it is not known: a channel named after a role is about that role. */
  readonly channelName: string
  readonly personId: string
  /** Without the mention of the assistant. */
  readonly text: string
  /** Milliseconds since the epoch, as the platform has it: the order within the thread. */
  readonly sentAt: number
  /** `follow_up`: not addressed to the assistant; answered only in a thread of its own. */
  readonly way: 'mention' | 'direct' | 'follow_up' | 'command'
  /** The thread begins with this message, so later ones need no mention. */
  readonly opensThread: boolean
  /** Speaks to somebody else: it gets no answer, but a recruiter who writes so has taken over. */
  readonly isToOthers?: boolean
  readonly reply:
    | { readonly kind: 'thread' }
    | { readonly kind: 'private'; readonly handle: string | null }
    | { readonly kind: 'channel'; readonly handle: string | null }
  /** Languages that the person is likely to write, likeliest first. */
  readonly priorLanguages: readonly Language[]
}

/** What surfaces call. Every method that gives a text gives a whole sentence in the person's language, true at that moment. */
export interface Conversation {
  /**
   * Takes a message in: resolves as soon as it would survive a crash, so that the platform may be told that it arrived. The answer follows by itself.
   * @throws StoreUnavailableError where it could not be kept: the platform should deliver it again
   */
  receive(message: IncomingMessage): Promise<void>
  feedback(given: { readonly messageId: string; readonly personId: string; readonly isHelpful: boolean; readonly language: Language }): Promise<string>
  /**
   * Hands a question to the recruiting team. `id`: the same for every delivery of one request.
   * @throws StoreUnavailableError where it could not be kept: what the person typed should not be lost
   */
  askPerson(request: HandOverRequest): Promise<AskerStatus>
  /** What became of a question of the person's own. */
  handOverStatus(ref: string, personId: string, language: Language): Promise<AskerStatus>
  /** Takes a question back; its card says so. */
  withdraw(ref: string, personId: string, language: Language): Promise<AskerStatus>
  /**
   * Newest first; those that are kept still.
   * @throws StoreUnavailableError
   */
  questionsOf(personId: string, language: Language): Promise<readonly AskedQuestion[]>
  /** What only the recruiting team can do: every method first looks whether the person is of it. */
  readonly team: Team
  roles(words: string, language: Language): RoleList
  /** Posts a role card; '' when it stands in the channel, else why not yet or not at all. */
  shareRole(request: ShareRequest): Promise<string>
  /** The role that a link leads to; null where it leads to no open role. */
  roleAt(url: string): Role | null
  /** Remembers a card that the surface showed itself (a link preview), so that it is edited when the role closes. */
  rememberCard(messageId: string, postingId: string, language: Language): Promise<void>
  /** Erases what is kept of a person; says what was. */
  forget(personId: string, language: Language): Promise<string>
  about(language: Language): About
}

export interface HandOverRequest {
  readonly id: string
  readonly threadId: string
  /** The message that the person asked about; null where there is none. */
  readonly messageId: string | null
  readonly personId: string
  readonly question: string
  readonly language: Language
  /** Where the reply goes: the thread, where the person asked in front of others or in a direct message, else the person. */
  readonly replyTo: 'thread' | 'person'
  /** Others read along in the thread. */
  readonly isPublic: boolean
}

export interface ShareRequest {
  readonly id: string
  readonly postingId: string
  readonly channelId: string
  readonly language: Language
  readonly handle: string | null
}

/** What a page about the assistant says. */
export interface About {
  readonly intro: string
  readonly examples: readonly string[]
  readonly privacy: string
  readonly roles: RoleList
}

/** Why a platform did not take what was sent. */
export type RefusalReason =
  /** The assistant may not write there. */
  | 'not_allowed'
  /** The channel, thread or message is gone, or a private reply came too late. */
  | 'gone'
  | 'rate_limited'
  | 'unavailable'
  /** The platform refused the body: a defect of the renderer. */
  | 'rejected'

/** A platform did not take what was sent. The message is for the operator: what happened and what to do. */
export class SurfaceError extends Error {
  override readonly name = 'SurfaceError'
  readonly reason: RefusalReason
  /** Milliseconds to wait before another attempt, where the platform says so. */
  readonly retryInMs: number | null

  constructor(reason: RefusalReason, message: string, options: { readonly cause?: unknown; readonly retryInMs?: number | null } = {}) {
    super(message, { cause: options.cause })
    this.reason = reason
    this.retryInMs = options.retryInMs ?? null
  }
}
