import { sql, type Transaction } from 'kysely'
import type { EngineTraits } from './engine.ts'
import { recruiters } from './migration-recruiters.ts'
import type { Tables } from './tables.ts'

type Migration = (db: Transaction<Tables>, traits: EngineTraits) => Promise<void>

/** Every step of the tables since the first, in order. A step that was published is never changed: a new one follows. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-inbox-and-memory': inboxAndMemory,
  '0002-model': model,
  '0003-recruiters': recruiters,
}

async function inboxAndMemory(db: Transaction<Tables>, { idType }: EngineTraits): Promise<void> {
  await db.schema
    .createTable('claims')
    .addColumn('message', idType, (column) => column.primaryKey().notNull())
    .addColumn('surface', 'text', (column) => column.notNull())
    .addColumn('thread', idType, (column) => column.notNull())
    .addColumn('person', idType, (column) => column.notNull())
    .addColumn('sent_at', 'bigint', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('put_backs', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('not_before', 'bigint', (column) => column.notNull())
    .addColumn('done_at', 'bigint')
    .execute()
  await db.schema.createIndex('claims_open').on('claims').columns(['thread', 'sent_at', 'message']).where(sql.ref('done_at'), 'is', null).execute()
  await db.schema.createIndex('claims_waiting').on('claims').columns(['surface', 'sent_at', 'message']).where(sql.ref('done_at'), 'is', null).execute()
  // The engine itself refuses a second owner in a thread.
  await db.schema.createIndex('claims_held').unique().on('claims').column('thread').where(sql.ref('owner'), 'is not', null).execute()
  await db.schema.createIndex('claims_done').on('claims').column('done_at').where(sql.ref('done_at'), 'is not', null).execute()
  await db.schema.createIndex('claims_person').on('claims').column('person').execute()

  await db.schema
    .createTable('conversations')
    .addColumn('thread', idType, (column) => column.primaryKey().notNull())
    .addColumn('person', idType, (column) => column.notNull())
    .addColumn('is_own', 'integer', (column) => column.notNull())
    .addColumn('memory', 'text', (column) => column.notNull())
    .addColumn('silence', 'text')
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('conversations_person').on('conversations').column('person').execute()
  await db.schema.createIndex('conversations_updated').on('conversations').column('updated_at').execute()

  await db.schema
    .createTable('answers')
    .addColumn('question', idType, (column) => column.primaryKey().notNull())
    .addColumn('thread', idType, (column) => column.notNull())
    .addColumn('person', idType, (column) => column.notNull())
    .addColumn('messages', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('citations', 'text', (column) => column.notNull())
    .addColumn('answered_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('answers_person').on('answers').column('person').execute()
  await db.schema.createIndex('answers_answered').on('answers').column('answered_at').execute()

  await db.schema
    .createTable('feedback')
    .addColumn('message', idType, (column) => column.notNull())
    .addColumn('person', idType, (column) => column.notNull())
    .addColumn('is_helpful', 'integer', (column) => column.notNull())
    .addColumn('given_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['message', 'person'])
    .execute()
  await db.schema.createIndex('feedback_person').on('feedback').column('person').execute()
  await db.schema.createIndex('feedback_given').on('feedback').column('given_at').execute()

  await db.schema
    .createTable('hand_overs')
    .addColumn('id', idType, (column) => column.primaryKey().notNull())
    .addColumn('surface', 'text', (column) => column.notNull())
    .addColumn('thread', idType, (column) => column.notNull())
    .addColumn('person', idType, (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('posted_message', idType)
    .addColumn('posted_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('hand_overs_person').on('hand_overs').column('person').execute()
  await db.schema.createIndex('hand_overs_created').on('hand_overs').column('created_at').execute()

  await db.schema
    .createTable('cards')
    .addColumn('message', idType, (column) => column.notNull())
    .addColumn('posting_id', idType, (column) => column.notNull())
    .addColumn('surface', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('is_open', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['message', 'posting_id'])
    .execute()
  await db.schema.createIndex('cards_open').on('cards').columns(['surface', 'is_open']).execute()

  await db.schema
    .createTable('notices')
    .addColumn('person', idType, (column) => column.primaryKey().notNull())
    .addColumn('message', idType, (column) => column.notNull())
    .addColumn('given_at', 'bigint', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('counters')
    .addColumn('day', idType, (column) => column.notNull())
    .addColumn('surface', idType, (column) => column.notNull())
    .addColumn('topic', idType, (column) => column.notNull())
    .addColumn('outcome', idType, (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('counters_key', ['day', 'surface', 'topic', 'outcome'])
    .execute()

  await db.schema
    .createTable('limits')
    .addColumn('key', idType, (column) => column.primaryKey().notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('expire', 'bigint')
    .execute()
}

async function model(db: Transaction<Tables>, { idType, bytesType }: EngineTraits): Promise<void> {
  await db.schema
    .createTable('model_tokens')
    .addColumn('day', idType, (column) => column.primaryKey().notNull())
    .addColumn('tokens', 'bigint', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('embeddings')
    .addColumn('model', idType, (column) => column.notNull())
    .addColumn('hash', idType, (column) => column.notNull())
    .addColumn('vector', bytesType, (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('embeddings_key', ['model', 'hash'])
    .execute()
  await db.schema.createIndex('embeddings_used').on('embeddings').column('used_at').execute()
}
