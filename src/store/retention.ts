import type { DeleteResult } from 'kysely'
import { dayOf } from './counters.ts'
import type { Engine } from './engine.ts'
import type { Erased, Store } from './store.ts'

const hour = 60 * 60 * 1000
/** A platform delivers a message again for up to 24 hours (Slack's Delayed Events); the same again for clocks and outages. */
const redeliveryMs = 48 * hour
/** What comes once a week is nobody's; a day more, for clocks. */
const weeklyMs = 8 * 24 * hour

export function createRetention(engine: Engine): Pick<Store, 'forget' | 'sweep'> {
  return { forget: (person, except) => forget(engine, person, except), sweep: (before, now) => sweep(engine, before, now) }
}

/**
 * Messages stay, without the person and what was written, so that the platform's next delivery of one is not answered again: those that wait or are being
 * answered are finished.
 */
function forget({ db }: Engine, person: string, except: string | null): Promise<Erased> {
  return db.transaction().execute(async (transaction) => {
    const messages = await transaction
      .updateTable('claims')
      .set(({ fn, val }) => ({ person: '', payload: '', owner: null, lease_until: 0, done_at: fn.coalesce('done_at', val(Date.now())) }))
      .where('person', '=', person)
      .where('message', '!=', except ?? '')
      .executeTakeFirst()
    await transaction.updateTable('claims').set({ person: '' }).where('person', '=', person).execute()
    const limited = [`person:${person}`, `person-told:${person}`]
    await transaction.deleteFrom('limits').where('key', 'in', limited).execute()
    await transaction.deleteFrom('kept_questions').where('person', '=', person).execute()
    return {
      messages: Number(messages.numUpdatedRows),
      conversations: rowsOf(await transaction.deleteFrom('conversations').where('person', '=', person).executeTakeFirst()),
      answers: rowsOf(await transaction.deleteFrom('answers').where('person', '=', person).executeTakeFirst()),
      feedback: rowsOf(await transaction.deleteFrom('feedback').where('person', '=', person).executeTakeFirst()),
      handOvers: rowsOf(await transaction.deleteFrom('hand_overs').where('person', '=', person).executeTakeFirst()),
      notices: rowsOf(await transaction.deleteFrom('notices').where('person', '=', person).executeTakeFirst()),
    }
  })
}

/** Not one transaction: what is erased stays erased, and nobody waits for the rest. */
async function sweep({ db }: Engine, before: number, now: number): Promise<number> {
  // Limits go by the clock of their library.
  await db.deleteFrom('limits').where('expire', '<', Date.now()).execute()
  const erased = [
    await db
      .deleteFrom('claims')
      .where('done_at', '<', before)
      .where(({ eb, or }) => or([eb('done_at', '<', now - weeklyMs), eb('person', '!=', '').and('done_at', '<', now - redeliveryMs)]))
      .executeTakeFirst(),
    await db.deleteFrom('conversations').where('updated_at', '<', before).executeTakeFirst(),
    await db.deleteFrom('answers').where('answered_at', '<', before).executeTakeFirst(),
    // No quote is older than an answer that shows it.
    await db.deleteFrom('quotes').where('shown_at', '<', before).executeTakeFirst(),
    await db.deleteFrom('kept_questions').where('asked_at', '<', before).executeTakeFirst(),
    await db.deleteFrom('feedback').where('given_at', '<', before).executeTakeFirst(),
    await db
      .deleteFrom('hand_overs')
      .where('created_at', '<', 2 * before - now)
      .executeTakeFirst(),
    await db.deleteFrom('notices').where('given_at', '<', before).executeTakeFirst(),
    await db.deleteFrom('counters').where('day', '<', dayOf(before)).executeTakeFirst(),
    await db.deleteFrom('model_tokens').where('day', '<', dayOf(before)).executeTakeFirst(),
    await db.deleteFrom('embeddings').where('used_at', '<', before).executeTakeFirst(),
    await db.deleteFrom('cards').where('is_open', '=', 0).where('created_at', '<', before).executeTakeFirst(),
  ]
  return erased.reduce((sum, result) => sum + rowsOf(result), 0)
}

const rowsOf = (result: DeleteResult): number => Number(result.numDeletedRows)
