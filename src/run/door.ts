import type { Log } from '../chat/log.ts'
import type { Surface } from '../chat/surface.ts'
import { StartError } from './start-error.ts'

/** A surface that settings may start. */
export interface Door {
  readonly title: string
  /** Which settings start it. */
  readonly startedBy: string
  /** Those of its settings that are set and make sense only with it. */
  readonly given: readonly string[]
  /** Those that it cannot do without and that are not set. */
  readonly missing: readonly string[]
  create(log: Log): Promise<Surface>
}

/**
 * The surfaces whose settings are there.
 * @throws StartError where one is set by half
 */
export function openDoors(doors: readonly Door[], log: Log): Promise<Surface[]> {
  const wanted = doors.filter((door) => door.given.length > 0)
  const halves = wanted.filter((door) => door.missing.length > 0)
  if (halves.length > 0) throw new StartError(halves.map(halfSet).join('\n'))
  return Promise.all(wanted.map((door) => door.create(log)))
}

/** What is set of a door, and what is not. */
export const halfSet = ({ title, given, missing }: Door): string => `${title} does not start: ${given.join(', ')} is set, but ${missing.join(' and ')} is not`
