import { StoreUnavailableError } from '../store/store.ts'
import { TryAgainError } from './inbox.ts'
import type { Log } from './log.ts'

/** Where the store or the knowledge is not there just now, gives what the person gets instead, and the operator a line. */
export async function orElse<T>(instead: T, act: () => Promise<T>, log: Log): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof StoreUnavailableError || error instanceof TryAgainError)) throw error
    log.error({}, error.message)
    return instead
  }
}
