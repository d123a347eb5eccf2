import { sql, type Transaction } from 'kysely'
import type { EngineTraits } from './engine.ts'
import type { Tables } from './tables.ts'

/** The recruiting team's side: what becomes of a question, what was asked, and which quotes a message shows. */
export async function recruiters(db: Transaction<Tables>, { idType }: EngineTraits): Promise<void> {
  await handOversMove(db)
  await countersByRole(db, idType)
  await messagesOfAnswers(db, idType)
  await quotesOfAnswers(db, idType)
  await editionsOfCards(db)
  await noticesByText(db)

  await db.schema
    .createTable('kept_questions')
    .addColumn('message', idType, (column) => column.primaryKey().notNull())
    .addColumn('surface', 'text', (column) => column.notNull())
    .addColumn('person', idType, (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('posting', 'text')
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('kept_questions_person').on('kept_questions').column('person').execute()
  await db.schema.createIndex('kept_questions_asked').on('kept_questions').column('asked_at').execute()
}

async function handOversMove(db: Transaction<Tables>): Promise<void> {
  await db.schema.alterTable('hand_overs').renameColumn('posted_at', 'asked_at').execute()
  for (const column of ['team', 'ending'] as const) await db.schema.alterTable('hand_overs').addColumn(column, 'text').execute()
  for (const column of ['taken_at', 'answered_at', 'ended_at'] as const) await db.schema.alterTable('hand_overs').addColumn(column, 'bigint').execute()
  await sql`update hand_overs set state = 'asked' where state = 'posted'`.execute(db)
  await db.schema.createIndex('hand_overs_overdue').on('hand_overs').columns(['surface', 'state', 'asked_at']).execute()
}

/** A key cannot be changed in SQLite: the table is made anew. */
async function countersByRole(db: Transaction<Tables>, idType: EngineTraits['idType']): Promise<void> {
  await db.schema
    .createTable('counters_by_role')
    .addColumn('day', idType, (column) => column.notNull())
    .addColumn('surface', idType, (column) => column.notNull())
    .addColumn('topic', idType, (column) => column.notNull())
    .addColumn('posting', idType, (column) => column.notNull())
    .addColumn('language', idType, (column) => column.notNull())
    .addColumn('outcome', idType, (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counters_by_role_key', ['day', 'surface', 'topic', 'posting', 'language', 'outcome'])
    .execute()
  await sql`insert into counters_by_role select day, surface, topic, '', '', outcome, count from counters`.execute(db)
  await db.schema.dropTable('counters').execute()
  await db.schema.alterTable('counters_by_role').renameTo('counters').execute()
}

/** Rows written by one statement. */
const rowsAtOnce = 500

/** A list in a column cannot be joined: ratings are of messages. */
async function messagesOfAnswers(db: Transaction<Tables>, idType: EngineTraits['idType']): Promise<void> {
  await db.schema
    .createTable('answer_messages')
    .addColumn('question', idType, (column) => column.notNull().references('answers.question').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('message', idType, (column) => column.notNull())
    .addPrimaryKeyConstraint('answer_messages_key', ['question', 'position'])
    .execute()
  await db.schema.createIndex('answer_messages_message').on('answer_messages').column('message').execute()
  const answers = (await sql<{ question: string; messages: string }>`select question, messages from answers`.execute(db)).rows
  const rows = answers.flatMap(({ question, messages }) => (JSON.parse(messages) as string[]).map((message, position) => ({ question, position, message })))
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db
      .insertInto('answer_messages')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
  }
  // What was quoted before can no longer be found where it changes: only hashes of it were kept.
  for (const column of ['messages', 'citations']) await db.schema.alterTable('answers').dropColumn(column).execute()
  await db.schema
    .alterTable('answers')
    .addColumn('edition', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('answers')
    .addColumn('parts', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  await db.schema
    .alterTable('answers')
    .addColumn('surface', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await sql`update answers set surface = coalesce((select surface from claims where claims.message = answers.question), '')`.execute(db)
}

/** Who is to be told something else now is told again. */
async function noticesByText(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .alterTable('notices')
    .addColumn('notice', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
}

async function editionsOfCards(db: Transaction<Tables>): Promise<void> {
  await db.schema
    .alterTable('cards')
    .addColumn('shown', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('cards')
    .addColumn('edition', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}

async function quotesOfAnswers(db: Transaction<Tables>, idType: EngineTraits['idType']): Promise<void> {
  await db.schema
    .createTable('quotes')
    .addColumn('hash', idType, (column) => column.primaryKey().notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('posting', 'text', (column) => column.notNull())
    .addColumn('is_role', 'integer', (column) => column.notNull())
    .addColumn('apply_url', 'text')
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('section', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('shown_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('quotes_shown').on('quotes').column('shown_at').execute()

  await db.schema
    .createTable('answer_quotes')
    .addColumn('question', idType, (column) => column.notNull().references('answers.question').onDelete('cascade'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('surface', idType, (column) => column.notNull())
    .addColumn('hash', idType, (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('is_related', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('answer_quotes_key', ['question', 'position'])
    .execute()
  await db.schema.createIndex('answer_quotes_hash').on('answer_quotes').columns(['surface', 'hash']).execute()
}
