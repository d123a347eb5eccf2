import type { Log } from '../../src/chat/log.ts'
import { SurfaceError } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language } from '../../src/domain.ts'

/** The store says itself what to do. */
export const isStoreFault = (error: unknown): error is Error => error instanceof Error && error.name === 'StoreUnavailableError'

/** One line for the operator with what to do; what was not foreseen goes with its stack. @param what what came of it, such as "the roles are not listed" */
export function reportFault(log: Log, what: string, error: unknown, fields: object = {}): void {
  if (isStoreFault(error) || error instanceof SurfaceError) log.error(fields, `${what}: ${error.message}`)
  else log.error({ ...fields, error }, `${what} because of an unexpected fault; please report it with this line`)
}

/** What the person is told, a recruiter too: nothing of it sends anybody to the recruiting team. */
export const excuse = (language: Language): string => chatWordingOf(language).unavailable
