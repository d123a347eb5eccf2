import type { Finished } from '../store/store.ts'

/** A message that is dealt with and leaves nothing to remember. */
export const settled: Omit<Finished, 'now'> = { conversation: null, answer: null, counted: [] }
