import type { Language } from '../domain.ts'
import type { HandOver } from '../store/store.ts'
import { fill } from '../text/fill.ts'
import type { ChatContext } from './conversation.ts'
import { handOverId, openHandOver, refOfRequest, refOfRow, sealRequest } from './hand-over.ts'
import { cardJob, moveOn, postJob } from './hand-over-jobs.ts'
import type { AskedQuestion, AskerStatus, Conversation } from './surface.ts'
import { orElse } from './unavailable.ts'
import { chatWordingOf } from './wording/index.ts'

/** What a person can do with questions to the recruiting team. */
export function createAsker(context: ChatContext): Pick<Conversation, 'askPerson' | 'handOverStatus' | 'withdraw' | 'questionsOf'> {
  const { surface, store, keyring, log, hash, key, wake, now, awaitedHandOvers } = context

  /** Only a person's own; another's is as good as none. */
  async function ownQuestion(ref: string, personId: string): Promise<HandOver | null> {
    return (await store.handOversOf(hash(personId))).find(({ id }) => refOfRow(id) === ref) ?? null
  }

  const statusOrUnknown = (row: HandOver | null, language: Language): AskerStatus =>
    row === null ? { text: chatWordingOf(language).handOver.unknown, ref: null, canWithdraw: false } : statusOf(row, language, context)

  const unavailable = (ref: string, language: Language): AskerStatus => ({ text: chatWordingOf(language).unavailable, ref, canWithdraw: false })

  return {
    async askPerson(request) {
      const { language } = request
      if (!surface.hasRecruiters) return { text: chatWordingOf(language).noRecruiters, ref: null, canWithdraw: false }
      const id = handOverId(refOfRequest(request.id), context)
      const person = hash(request.personId)
      const row = { id, surface: surface.name, thread: key(request.threadId), person, language, payload: sealRequest(request, null, keyring), createdAt: now() }
      const job = postJob(row, context)
      awaitedHandOvers.add(id)
      try {
        await store.addHandOver(row, job)
        await wake(job.thread)
        return statusOrUnknown(await store.handOver(id), language)
      } finally {
        awaitedHandOvers.delete(id)
      }
    },

    handOverStatus: (ref, personId, language) =>
      orElse(unavailable(ref, language), async () => statusOrUnknown(await ownQuestion(ref, personId), language), log),

    withdraw: (ref, personId, language) =>
      orElse(
        unavailable(ref, language),
        async () => {
          const row = await ownQuestion(ref, personId)
          if (row === null) return statusOrUnknown(null, language)
          await moveOn(row.id, { from: ['kept', 'asked', 'taken'], to: 'closed', ending: 'withdrawn' }, cardJob(row, 'ended', context), context)
          return statusOrUnknown(await store.handOver(row.id), language)
        },
        log,
      ),

    questionsOf: async (personId, language) =>
      (await store.handOversOf(hash(personId))).flatMap((row): AskedQuestion[] => {
        const opened = openHandOver(row, keyring)
        return opened === null ? [] : [{ question: opened.request.question, status: statusOf(row, language, context) }]
      }),
  }
}

/** What a person is told of a question, and whether it can still be taken back. */
export const statusOf = (row: HandOver, language: Language, { team }: Pick<ChatContext, 'team'>): AskedQuestion['status'] => ({
  text: fill(sentenceOf(row, language), { days: team.handOverDays }),
  ref: refOfRow(row.id),
  canWithdraw: row.state === 'kept' || row.state === 'asked' || row.state === 'taken',
})

function sentenceOf({ state, ending, answeredAt }: HandOver, language: Language): string {
  const { handOver, noRecruiters } = chatWordingOf(language)
  if (state !== 'closed') return handOver[state]
  // Without a reply it is the question that never arrived.
  if (ending === null || (ending === 'undelivered' && answeredAt === null)) return noRecruiters
  return handOver[ending]
}
