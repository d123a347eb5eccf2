import type { Transaction } from 'kysely'
import { addToCounters } from './counters.ts'
import type { Engine } from './engine.ts'
import { keepQuotes } from './quotes.ts'
import type { Finished, Store } from './store.ts'
import type { Tables } from './tables.ts'

/** The message that was dealt with. */
interface Question {
  readonly message: string
  readonly surface: string
  readonly thread: string
  readonly person: string
}

/** The tables are written in the same order by everybody, and the counters, which all share, last: nobody waits in a circle, or long. */
export function createFinish({ db }: Engine): Pick<Store, 'finish'> {
  return {
    finish: (message, owner, result) =>
      db.transaction().execute(async (transaction) => {
        const question = await transaction
          .updateTable('claims')
          .set({ done_at: result.now, payload: '', owner: null, lease_until: 0 })
          .where('message', '=', message)
          .where('owner', '=', owner)
          .where('done_at', 'is', null)
          .returning(['message', 'surface', 'thread', 'person'])
          .executeTakeFirst()
        if (question === undefined) return false
        await keepConversation(transaction, question, result)
        await keepAnswer(transaction, question, result)
        await keepQuestion(transaction, question, result)
        await addToCounters(transaction, question.surface, result)
        return true
      }),
  }
}

async function keepConversation(transaction: Transaction<Tables>, { thread, person }: Question, { conversation, now }: Finished): Promise<void> {
  if (conversation === null) return
  const { silence, isOwn, memory } = conversation
  const kept = { is_own: isOwn ? 1 : 0, memory: JSON.stringify(memory), updated_at: now, ...(silence === undefined ? {} : { silence }) }
  await transaction
    .insertInto('conversations')
    .values({ thread, person, ...kept })
    .onConflict((conflict) => conflict.column('thread').doUpdateSet(kept))
    .execute()
}

async function keepAnswer(transaction: Transaction<Tables>, { message, surface, thread, person }: Question, { answer, now }: Finished): Promise<void> {
  if (answer === null) return
  const { messages, language, topic, outcome, parts } = answer
  const row = { question: message, surface, thread, person, language, topic, outcome, parts: JSON.stringify(parts), answered_at: now }
  await transaction.insertInto('answers').values(row).execute()
  // What only one person sees, under no name, can never be edited.
  if (messages.length === 0) return
  await transaction
    .insertInto('answer_messages')
    .values(messages.map((posted, position) => ({ question: message, position, message: posted })))
    .execute()
  await keepQuotes(transaction, message, surface, answer.quotes, now)
}

async function keepQuestion(transaction: Transaction<Tables>, { message, surface, person }: Question, { keptQuestion, now }: Finished): Promise<void> {
  if (keptQuestion === undefined || keptQuestion === null) return
  const { text, topic, postingId, language } = keptQuestion
  await transaction.insertInto('kept_questions').values({ message, surface, person, text, topic, posting: postingId, language, asked_at: now }).execute()
}
