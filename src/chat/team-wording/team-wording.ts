import type { FaqField, FaqProblem } from '../faq.ts'
import type { HandOverEnding } from '../surface.ts'

/** Every fixed sentence and label that the recruiting team reads, in one language; `{name}` stands for what is filled in. Plain text: no markup, no emoji that carries meaning. */
export interface TeamWording {
  /** Somebody who is not of the team pressed a button of it or gave a command of it. */
  readonly onlyTeam: string
  /** What was pressed is not known any more. */
  readonly tooOld: string
  readonly handOver: {
    readonly title: string
    /** `{role}` */
    readonly role: string
    /** `{topic}` */
    readonly topic: string
    readonly from: string
    readonly open: string
    /** Stands over what the assistant answers to the question by itself. */
    readonly said: string
    /** Over the reply that a person wrote. */
    readonly reply: string
    readonly asked: string
    /** Before the name of who took it. */
    readonly taken: string
    /** The reply is written and on its way. */
    readonly answered: string
    readonly ended: Readonly<Record<HandOverEnding, string>>
    /** `{days}` */
    readonly expired: string
    /** The person had everything erased: nothing of the question is shown. */
    readonly erased: string
  }
  readonly buttons: {
    readonly take: string
    readonly reply: string
    readonly decline: string
    readonly saveFaq: string
    readonly edit: string
    readonly retire: string
    /** Begins a new entry though similar ones are there. */
    readonly newEntry: string
    readonly save: string
    readonly send: string
    readonly cancel: string
    /** Of the question whether one is sure. */
    readonly confirmRetire: string
    /** The same of a question that is set aside. */
    readonly confirmDecline: string
  }
  /** What who pressed is told. */
  readonly done: {
    readonly taken: string
    /** Somebody else was first. */
    readonly takenBefore: string
    readonly replied: string
    /** The reply is kept and could not be delivered yet. */
    readonly replyWaits: string
    readonly declined: string
    /** It is answered, withdrawn, set aside or expired already. */
    readonly overAlready: string
    readonly emptyReply: string
  }
  readonly replyForm: {
    /** At most 24 characters. */
    readonly title: string
    readonly label: string
    /** Where it goes and in whose name. */
    readonly hint: string
  }
  readonly faq: {
    /** At most 24 characters each. */
    readonly newTitle: string
    readonly editTitle: string
    readonly question: string
    readonly answer: string
    readonly language: string
    readonly roles: string
    /** The choice that names no role. */
    readonly allRoles: string
    /** With the form of the date: 2026-12-31. */
    readonly until: string
    readonly untilHint: string
    /** Over entries that ask nearly the same. */
    readonly similar: string
    readonly listTitle: string
    readonly none: string
    /** `{name}`, `{date}` */
    readonly approved: string
    /** `{date}` */
    readonly validUntil: string
    readonly retired: string
    readonly over: string
    /** None of the roles that it holds for is published. */
    readonly waits: string
    /** It is not among what candidates are answered from. */
    readonly unread: string
    /** Stands in the place of the form while the answers are made ready. */
    readonly saving: string
    readonly saved: string
    /** Of entries in these two states. */
    readonly savedWaits: string
    readonly savedUnread: string
    readonly retiredNow: string
    /** Stands after each of these. */
    readonly notCommitted: string
    readonly problems: Readonly<Record<FaqProblem, string>>
    readonly fieldNames: Readonly<Record<FaqField, string>>
  }
  readonly preview: {
    /** Stands over the answer: it rests on pages that are not published, and nobody else sees it. */
    readonly lead: string
    readonly emptyQuestion: string
  }
  readonly digest: {
    /** `{from}`, `{to}`: days. */
    readonly title: string
    readonly asked: string
    /** Before a list of counts, as the next two. */
    readonly outcomes: string
    readonly roles: string
    readonly languages: string
    readonly outcomeNames: Readonly<Record<'answered' | 'roles' | 'not_stated' | 'declined' | 'failed', string>>
    readonly notStated: string
    readonly feedback: string
    readonly handOvers: string
    /** `{count}` */
    readonly questions: string
    readonly helpful: string
    readonly notHelpful: string
    readonly waiting: string
    readonly replied: string
    readonly expired: string
    /** `{time}`: half of the replies came within. */
    readonly medianReply: string
    /** `{topic}`: how to close the gap. */
    readonly addTopic: string
    readonly nothing: string
    /** Questions that are shown were asked by at least `{k}` people. */
    readonly asAsked: string
  }
}
