import type { Log } from '../../src/chat/log.ts'
import { reportFault } from './faults.ts'

/** Work that nobody waits for, but that is not left half done at stop. */
export interface Background {
  /** Never rejects; a failure is one line for the operator. @param what what came of a failure, such as "the roles are not listed" */
  run(what: string, work: () => Promise<void>): Promise<void>
  settled(): Promise<void>
}

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>()
  return {
    run(what, work) {
      const job = work()
        .catch((error: unknown) => reportFault(log, what, error))
        .finally(() => running.delete(job))
      running.add(job)
      return job
    },
    async settled() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
