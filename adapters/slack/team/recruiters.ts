import { recruitersTtlMs, strangersTtlMs } from '../timing.ts'

/** Who is in the recruiting channel. */
export interface Recruiters {
  /** Decides what a person may do: without news from Slack nobody is of the team. Never rejects. */
  has(personId: string): Promise<boolean>
}

export interface RecruitersOptions {
  /** Everybody in the channel now. */
  load(): Promise<ReadonlySet<string>>
  onError(error: unknown): void
  readonly now: () => number
}

/** A member is known for as long as the list holds; for a person who is not on it, it is read anew. */
export function createRecruiters({ load, onError, now }: RecruitersOptions): Recruiters {
  let members: ReadonlySet<string> = new Set()
  /** When `members` was read, and when it was last tried; milliseconds since the epoch. */
  let readAt = Number.NEGATIVE_INFINITY
  let triedAt = Number.NEGATIVE_INFINITY
  let reading: Promise<void> | null = null

  const isKnown = (personId: string) => now() - readAt < recruitersTtlMs && members.has(personId)

  async function read(): Promise<void> {
    try {
      members = await load()
      readAt = now()
    } catch (error) {
      onError(error)
    } finally {
      triedAt = now()
      reading = null
    }
  }

  return {
    async has(personId) {
      if (isKnown(personId)) return true
      if (now() - triedAt >= strangersTtlMs) {
        reading ??= read()
        await reading
      }
      return isKnown(personId)
    },
  }
}
