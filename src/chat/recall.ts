import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Claim, NewClaim, QuotingAnswer } from '../store/store.ts'
import { findChangedCards, recallCard } from './card-recall.ts'
import { isFinal } from './cards.ts'
import type { ChatContext, TurnContext } from './conversation.ts'
import { TryAgainError } from './inbox.ts'
import type { JobOf } from './jobs.ts'
import { gap, gapMs, maxPutBacks, maxWaits, putBehind, type RecallJob, recallClaim, recallThread } from './recall-queue.ts'
import { type Recalled, recalledAnswers } from './recalled-answer.ts'
import { SurfaceError } from './surface.ts'

/** Replies that are looked up at once; while so many are being edited, no others are looked for. */
const maxAnswers = 1_000
/** A reply that was on its way while a page changed is kept by then; milliseconds. */
const onItsWayMs = 2 * 60_000
/** Quotes that are looked at in one call of the index, which answers nobody meanwhile: 5 ms each where they are of a page of 1,500 sentences. */
const quotesAtOnce = 5
/** Quotes that are looked for in one query. */
const hashesAtOnce = 500
/** What is gone for so short a time may have been taken away by a slip; milliseconds. */
const slipMs = 15_000
/** Wait before replies are looked for again after a fault, such as the loss of the index; doubled each time, milliseconds. */
const firstWaitMs = 60_000
const maxWaitMs = 60 * 60_000

export interface Recall {
  /** Finds replies whose quotes do not stand any more, and cards whose role's page has changed; each becomes a job. */
  knowledgeChanged(): Promise<void>
  /** The same, where a page may have changed while nobody looked. */
  recallDue(): Promise<void>
  /**
   * Edits the messages of one reply to what its quotes say now, or a card. Every attempt shows the same, so that one more does no harm.
   * @throws SurfaceError, TryAgainError where another attempt may succeed
   */
  edit(job: RecallJob, claim: Claim, context: TurnContext): Promise<void>
  /** The edits that wait are left to the next process. */
  stop(): void
}

export function createRecall(context: ChatContext): Recall {
  const { surface, store, assistant, log, now, wake } = context
  /** From when on replies are to be looked for; null where none is left. */
  let dueAt: number | null = 0
  let looking = Promise.resolve()
  let faults = 0
  let isStopping = false
  /** Since when a quote that nothing stands in the place of is missed; by hash, milliseconds since the epoch. */
  const missedSince = new Map<string, number>()

  /** Another look at once might come to the same end, which may be that of the index. */
  async function lookOrWait(againAt: number | null): Promise<void> {
    try {
      await look(againAt)
      faults = 0
    } catch (error) {
      dueAt = now() + Math.min(maxWaitMs, firstWaitMs * 2 ** faults++)
      throw error
    }
  }

  /** @throws TryAgainError where the index is not there just now */
  async function look(againAt: number | null): Promise<void> {
    const fallen: string[] = []
    const missed = new Map<string, number>()
    for (const some of inGroups(await store.shownQuotes(surface.name), quotesAtOnce)) {
      await othersFirst()
      if (isStopping) return
      const bare = some.map((quote) => ({ ...quote, topic: null }))
      const { quotes } = assistant().standing(bare, 'en')
      for (const [at, { hash }] of some.entries()) {
        const kind = quotes[at]?.kind
        if (kind === 'gone' || kind === 'role_closed') missed.set(hash, missedSince.get(hash) ?? now())
        else if (kind !== 'stands') fallen.push(hash)
      }
    }
    missedSince.clear()
    for (const [hash, since] of missed) {
      if (now() - since < slipMs) missedSince.set(hash, since)
      else fallen.push(hash)
    }
    let isAll = true
    let found = await findChangedCards(context)
    for (const hashes of inGroups(fallen, hashesAtOnce)) {
      const answers = await store.answersQuoting(surface.name, hashes, maxAnswers)
      for (const answer of answers) {
        await othersFirst()
        if (await store.claim(claimOf(answer, context))) found++
      }
      isAll &&= answers.length < maxAnswers
    }
    if (found > 0) {
      log.info({ messages: found }, 'what messages quote has changed; they are edited one by one')
      void wake(recallThread(context))
    }
    const dues = [againAt, isAll ? null : now() + maxAnswers * gapMs, missedSince.size === 0 ? null : now() + slipMs]
    dueAt = dues.reduce((first, due) => (first === null || (due !== null && due < first) ? due : first), null)
  }

  /** One look at a time: the last one decides what is due. */
  function inTurn(againAt: number | null): Promise<void> {
    const mine = looking.then(() => lookOrWait(againAt))
    looking = mine.catch(() => {})
    return mine
  }

  return {
    knowledgeChanged: () => inTurn(now() + onItsWayMs),
    recallDue: async () => (dueAt !== null && now() >= dueAt ? inTurn(null) : undefined),
    async edit(job, claim, turn) {
      if (isStopping) throw new TryAgainError('the process stops, and the next one edits it')
      try {
        await (job.kind === 'recall' ? recallAnswer(job, claim, turn) : recallCard(job, claim, turn))
      } catch (error) {
        if (!(error instanceof SurfaceError) || claim.putBacks < maxPutBacks) throw error
        await putBehind(claim, job, turn)
      }
    },
    stop() {
      isStopping = true
    },
  }
}

async function recallAnswer(job: JobOf<'recall'>, claim: Claim, context: TurnContext): Promise<void> {
  const { store, assistant } = context
  const answer = await store.quotingAnswer(job.question)
  // Erased meanwhile, because the person asked for it; or let go.
  if (answer === null || answer.quotes.length === 0) return
  const standing = assistant().standing(answer.quotes, answer.language)
  if (standing.quotes.every(({ kind }) => kind === 'stands')) {
    if (answer.edition !== job.edition) return
    if (claim.putBacks < maxWaits) throw new TryAgainError('what a reply quotes stands, as far as this process knows')
    // It was taken back; another change is another edition.
    return store.replaceQuotes(answer.question, answer.quotes)
  }
  const shown = await edit(answer, recalledAnswers(answer, standing, assistant().versions, claim.receivedAt), claim, context)
  await store.replaceQuotes(answer.question, shown)
  await gap()
}

/** @returns what the messages quote now; nothing where they cannot be edited any more */
async function edit(
  { messages, question }: QuotingAnswer,
  fitting: readonly Recalled[],
  claim: Claim,
  { surface, log, key, hold }: TurnContext,
): Promise<Recalled['quotes']> {
  const ids = messages.map((message) => message.slice(key('').length))
  for (const { answer, quotes } of fitting) {
    try {
      await hold()
      await surface.edit(ids, { kind: 'answer', answer, notice: '', question: '', canShare: false, canAskPerson: surface.hasRecruiters })
      return quotes
    } catch (error) {
      if (!(error instanceof SurfaceError) || !isFinal(error)) throw error
      log.warn({ message: claim.message, question }, `a reply still shows what does not stand any more: ${error.message}`)
      // Too long for the messages that it has: the next says less.
      if (error.reason !== 'rejected') return []
    }
  }
  return []
}

const claimOf = ({ question, edition, language, quotes }: QuotingAnswer, context: ChatContext): NewClaim =>
  recallClaim(question, context.assistant().standing(quotes, language), { kind: 'recall', question, edition }, context)

const inGroups = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
