import type { HandOver } from '../store/store.ts'
import type { ChatContext } from './conversation.ts'
import { findHandOver, type HandedOver, handOverId, sealTeam } from './hand-over.ts'
import { cardJob, moveOn, noticeJob, relayJob } from './hand-over-jobs.ts'
import type { FormOr, ReplyOutcome, TeamMember } from './surface.ts'
import { teamWordingOf } from './team-wording/index.ts'

/** What members of the recruiting team do with a question; whoever acts here is one. */
export interface TeamHandOver {
  take(ref: string, member: TeamMember): Promise<string>
  decline(ref: string): Promise<string>
  reply(ref: string, text: string, member: TeamMember): Promise<ReplyOutcome>
  replyForm(ref: string): Promise<FormOr<{ readonly question: string }>>
}

/** A reply that goes nowhere, with the reason for who wrote it. */
export const notKept = (text: string): ReplyOutcome => ({ isKept: false, text })

export function createTeamHandOver(context: ChatContext): TeamHandOver {
  const { store, keyring, now, team } = context
  const { tooOld, done, handOver } = teamWordingOf(team.language)

  /** The question behind a press; the press proves that its card stands there, also where the process that posted it did not live to keep that. */
  async function pressed(ref: string): Promise<HandedOver | null> {
    const id = handOverId(ref, context)
    const question = await findHandOver(id, context)
    if (question?.row.state !== 'kept') return question
    await store.moveHandOver(id, { from: ['kept'], to: 'asked', at: now() }, null)
    return findHandOver(id, context)
  }

  /** How things stand after a press that moved nothing. */
  async function sayWhy(id: string, say: (question: HandedOver) => string): Promise<string> {
    const question = await findHandOver(id, context)
    return question === null ? tooOld : say(question)
  }

  function sayOfReply({ state, ending }: HandOver): string {
    if (state === 'answered') return done.replyWaits
    return ending === 'undelivered' ? handOver.ended.undelivered : done.replied
  }

  return {
    async take(ref, { personId }) {
      const question = await pressed(ref)
      if (question === null) return tooOld
      const { row } = question
      const sealed = sealTeam({ personId, reply: '' }, keyring)
      const moved = await moveOn(row.id, { from: ['asked'], to: 'taken', team: sealed }, cardJob(row, 'taken', context), context)
      if (moved !== null) return done.taken
      return sayWhy(row.id, (now) => {
        if (now.row.state !== 'taken') return done.overAlready
        return now.team?.personId === personId ? done.taken : done.takenBefore
      })
    },

    async decline(ref) {
      const question = await pressed(ref)
      if (question === null) return tooOld
      const { row } = question
      const moved = await moveOn(row.id, { from: ['asked', 'taken'], to: 'closed', ending: 'declined' }, noticeJob(row, context), context)
      if (moved !== null) return done.declined
      return sayWhy(row.id, (now) => (now.row.ending === 'declined' ? done.declined : done.overAlready))
    },

    async reply(ref, text, { personId }) {
      const reply = text.trim()
      if (reply === '') return notKept(done.emptyReply)
      const question = await pressed(ref)
      if (question === null) return notKept(tooOld)
      const { row } = question
      const move = { from: ['asked', 'taken'], to: 'answered', team: sealTeam({ personId, reply }, keyring) } as const
      const moved = await moveOn(row.id, move, relayJob(row, context), context)
      await moved?.done
      // What is sent again is the same reply, not a second one.
      const now = await findHandOver(row.id, context)
      if (now === null) return notKept(tooOld)
      return now.team?.personId === personId && now.team.reply === reply ? { isKept: true, text: sayOfReply(now.row) } : notKept(done.overAlready)
    },

    async replyForm(ref) {
      const question = await pressed(ref)
      if (question === null) return { kind: 'refused', text: tooOld }
      const isOpen = question.row.state === 'asked' || question.row.state === 'taken'
      return isOpen ? { kind: 'form', form: { question: question.request.question } } : { kind: 'refused', text: done.overAlready }
    },
  }
}
