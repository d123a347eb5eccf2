import type { TopicId } from '../domain.ts'

/** What is counted while people talk; nothing of it names a person or a question. */
export interface Observer {
  /** One question was dealt with. `ms`: from its arrival to the last message of the reply. */
  answered(event: { readonly surface: string; readonly outcome: string; readonly topic: TopicId | null; readonly ms: number }): void
  /** A message was delivered again. */
  duplicate(surface: string): void
  /** A reply could not be made or sent. */
  failed(surface: string): void
}
