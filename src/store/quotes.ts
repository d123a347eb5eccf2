import type { Selectable, Transaction } from 'kysely'
import type { Engine } from './engine.ts'
import type { Quote, QuotingAnswer, ShownPart, ShownQuote, Store } from './store.ts'
import type { Tables } from './tables.ts'

const answerColumns = ['question', 'language', 'topic', 'outcome', 'parts', 'edition'] as const

/** What messages quote, so that they can be edited when a page changes. */
export function createQuotes({ db }: Engine): Pick<Store, 'shownQuotes' | 'answersQuoting' | 'quotingAnswer' | 'replaceQuotes'> {
  async function withMessagesAndQuotes(
    answers: readonly (Omit<QuotingAnswer, 'messages' | 'parts' | 'quotes'> & { readonly parts: string })[],
  ): Promise<QuotingAnswer[]> {
    if (answers.length === 0) return []
    const questions = answers.map(({ question }) => question)
    const messages = await db.selectFrom('answer_messages').selectAll().where('question', 'in', questions).orderBy('position').execute()
    const quotes = await db
      .selectFrom('answer_quotes')
      .innerJoin('quotes', 'quotes.hash', 'answer_quotes.hash')
      .selectAll('quotes')
      .select(['answer_quotes.question', 'answer_quotes.part', 'answer_quotes.topic', 'answer_quotes.is_related'])
      .where('answer_quotes.question', 'in', questions)
      .orderBy('answer_quotes.position')
      .execute()
    const messagesOf = Map.groupBy(messages, ({ question }) => question)
    const quotesOf = Map.groupBy(quotes, ({ question }) => question)
    return answers.map((answer) => ({
      ...answer,
      parts: JSON.parse(answer.parts) as ShownPart[],
      messages: (messagesOf.get(answer.question) ?? []).map(({ message }) => message),
      quotes: (quotesOf.get(answer.question) ?? []).map((row) => ({ ...quoteOf(row), part: row.part, topic: row.topic, isRelated: row.is_related === 1 })),
    }))
  }

  return {
    shownQuotes: async (surface) => {
      const rows = await db
        .selectFrom('quotes')
        .selectAll()
        .where('hash', 'in', ({ selectFrom }) => selectFrom('answer_quotes').select('answer_quotes.hash').where('answer_quotes.surface', '=', surface))
        .orderBy('hash')
        .execute()
      return rows.map(quoteOf)
    },

    answersQuoting: async (surface, hashes, limit) => {
      if (hashes.length === 0) return []
      const answers = await db
        .selectFrom('answers')
        .select(answerColumns)
        .where('question', 'in', ({ selectFrom }) =>
          selectFrom('answer_quotes').select('answer_quotes.question').where('answer_quotes.surface', '=', surface).where('answer_quotes.hash', 'in', hashes),
        )
        .orderBy('answered_at')
        .orderBy('question')
        .limit(limit)
        .execute()
      return withMessagesAndQuotes(answers)
    },

    quotingAnswer: async (question) => {
      const answers = await db.selectFrom('answers').select(answerColumns).where('question', '=', question).execute()
      return (await withMessagesAndQuotes(answers))[0] ?? null
    },

    replaceQuotes: (question, quotes) =>
      db.transaction().execute(async (transaction) => {
        const answer = await transaction
          .updateTable('answers')
          .set(({ eb }) => ({ edition: eb('edition', '+', 1) }))
          .where('question', '=', question)
          .returning('answered_at')
          .executeTakeFirst()
        // Erased meanwhile, or nothing is shown of it.
        const shown = await transaction.deleteFrom('answer_quotes').where('question', '=', question).returning('surface').executeTakeFirst()
        if (answer === undefined || shown === undefined) return
        await keepQuotes(transaction, question, shown.surface, quotes, answer.answered_at)
      }),
  }
}

/** Quotes are written in one order everywhere, so that two processes never wait for each other's rows. */
export async function keepQuotes(
  transaction: Transaction<Tables>,
  question: string,
  surface: string,
  shown: readonly ShownQuote[],
  shownAt: number,
): Promise<void> {
  const byHash = new Map(shown.map((quote) => [quote.hash, quote]))
  for (const { hash, source, postingId, isRole, applyUrl, title, section, text } of [...byHash.values()].sort((one, other) =>
    one.hash < other.hash ? -1 : 1,
  )) {
    const row = { source, posting: postingId, is_role: isRole ? 1 : 0, apply_url: applyUrl, title, section, text }
    await transaction
      .insertInto('quotes')
      .values({ hash, ...row, shown_at: shownAt })
      .onConflict((conflict) =>
        conflict.column('hash').doUpdateSet(({ ref, eb }) => ({
          ...row,
          shown_at: eb.case().when('quotes.shown_at', '<', ref('excluded.shown_at')).then(ref('excluded.shown_at')).else(ref('quotes.shown_at')).end(),
        })),
      )
      .execute()
  }
  if (byHash.size === 0) return
  await transaction
    .insertInto('answer_quotes')
    .values(
      [...byHash.values()].map(({ hash, part, topic, isRelated }, position) => ({
        question,
        position,
        surface,
        hash,
        part,
        topic,
        is_related: isRelated ? 1 : 0,
      })),
    )
    .execute()
}

const quoteOf = (row: Selectable<Tables['quotes']>): Quote => ({
  hash: row.hash,
  source: row.source,
  postingId: row.posting,
  isRole: row.is_role === 1,
  applyUrl: row.apply_url,
  title: row.title,
  section: row.section,
  text: row.text,
})
