/** What the assistant has recorded of its answers, read beside it from its database. */
import { DatabaseSync } from 'node:sqlite'

export interface Recorded {
  readonly outcome: string
  readonly language: string
  /** Timestamps of the messages that were posted. */
  readonly messages: readonly string[]
}

export function openMemory(databaseFile: string) {
  const database = new DatabaseSync(databaseFile, { readOnly: true })
  const isDone = database.prepare("SELECT 1 FROM claims WHERE message LIKE '%/' || ? AND done_at IS NOT NULL")
  const answer = database.prepare("SELECT question, outcome, language FROM answers WHERE question LIKE '%/' || ?")
  const messages = database.prepare('SELECT message FROM answer_messages WHERE question = ? ORDER BY position')
  return {
    /** The message was dealt with: answered, or left alone on purpose. */
    isDone: (ts: string): boolean => isDone.get(ts) !== undefined,
    /** null where it got no answer. */
    answerTo(ts: string): Recorded | null {
      const row = answer.get(ts) as { question: string; outcome: string; language: string } | undefined
      if (row === undefined) return null
      const posted = messages.all(row.question) as { message: string }[]
      return { outcome: row.outcome, language: row.language, messages: posted.map(({ message }) => message.split('/').at(-1) as string) }
    },
    close: () => database.close(),
  }
}
