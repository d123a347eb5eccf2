import type { Passage, Unit } from '../../domain.ts'
import { isSpoken } from '../../text/languages.ts'
import { plainName } from '../../text/names.ts'
import type { Claim, Subject } from './claim.ts'
import { fullNamesBehind, haveCommonName } from './person-names.ts'
import { conditions, signsFor, statementOf } from './statement.ts'

interface ManagerClaim extends Claim {
  /** As the page writes them. */
  readonly managers: readonly string[]
}

/** Whom the reader would report to; it need not be who leads the team. */
export const manager: Subject<ManagerClaim> = {
  rule: 'team-lead',
  level: 'error',
  kinds: ['posting'],
  read: (passage) => passage.units.flatMap((unit) => claimOf(passage, unit)),
  exclude: (one, other) => !haveCommonName(one.managers, other.managers),
  isComparable: () => true,
  agree: (translated, original) => haveCommonName(translated.managers, original.managers),
  say: (one, other, where) =>
    `Whoever is hired reports to ${one.managers.join(' and ')} here and to ${other.managers.join(' and ')} ${where}. Correct what is out of date.`,
}

function claimOf(passage: Passage, unit: Unit): ManagerClaim[] {
  const { language } = passage
  if (!isSpoken(language) || unit.kind === 'heading') return []
  const statement = statementOf(unit.text, language)
  const [sign, another] = signsFor(statement, 'reports to')
  // "At first you report to Anna, and from May you will report to Bo."
  if (sign === undefined || another !== undefined || conditions(statement, 'not', 'if', 'might').length > 0 || statement.calendar().length > 0) return []
  const managers = fullNamesBehind(sign.to, statement)
  return managers.length === 0 ? [] : [{ passage, unit, managers, key: managers.map(plainName).join() }]
}
