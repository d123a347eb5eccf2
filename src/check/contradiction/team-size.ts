import type { Passage, Unit } from '../../domain.ts'
import { isSpoken } from '../../text/languages.ts'
import type { Subject } from './claim.ts'
import { conditions, gap, has, type Statement, signsFor, statementOf } from './statement.ts'
import { isSameTeam, isSameTeamTranslated, isSharedTeam, type TeamClaim, teamOf, teamSaid } from './team.ts'

interface SizeClaim extends TeamClaim {
  readonly size: number
}

/** Words between a number and those it counts: "5 talented young engineers". */
const maxBeforePeople = 2
/** Words between "consists of" and the number: "consists of our 5 engineers". */
const maxBehindOpener = 1
/** Words between those who are counted and the team: "5 engineers in our team". */
const maxBeforeTeam = 3
/** A larger number counts a company, or years. */
const maxTeam = 300

export const teamSize: Subject<SizeClaim> = {
  rule: 'team-size',
  level: 'warning',
  kinds: ['posting', 'page'],
  read: (passage) => passage.units.flatMap((unit) => claimOf(passage, unit)),
  exclude: (one, other) => isSameTeam(one, other) && one.size !== other.size,
  isComparable: isSameTeamTranslated,
  agree: (translated, original) => translated.size === original.size,
  isShared: isSharedTeam,
  say: (one, other, where) => `${teamSaid(one)} has ${one.size} people here and ${other.size} ${where}. Correct what is out of date, or name the teams apart.`,
}

function claimOf(passage: Passage, unit: Unit): SizeClaim[] {
  const { language } = passage
  if (!isSpoken(language) || unit.kind === 'heading') return []
  const statement = statementOf(unit.text, language)
  if (!has(statement, 'team') || has(statement, 'not size') || conditions(statement, 'not', 'if', 'might').length > 0) return []
  const team = teamOf(statement)
  const sizes = sizesOf(statement)
  return team === null || sizes.length !== 1 ? [] : [{ passage, unit, team, size: sizes[0] as number, key: `${team.key} ${sizes[0]}` }]
}

/** Each number that counts people; "5 engineers and 2 designers" are two. */
function sizesOf(statement: Statement): number[] {
  const people = signsFor(statement, 'people')
  const openers = signsFor(statement, 'of size')
  return statement.quantities().flatMap(({ kind, value, from, to, range, bounds }) => {
    if (kind !== 'plain' || !Number.isInteger(value) || value < 2 || value > maxTeam) return []
    const counted = people.find((hit) => hit.from >= to - 1 && hit.from - to <= maxBeforePeople && !/[.,;:!?(]/.test(gap(statement, to - 1, hit.from)))
    const opener = openers.find((hit) => hit.to <= from && from - hit.to <= maxBehindOpener)
    // "A team of 8": nothing needs to say of what. "An 8-person team", "5 engineers in the team": nothing needs to stand before.
    const isOfTeam = opener !== undefined && opener.length > 1 && opener.to === from && !isCounted(to, statement)
    const isBeside = counted !== undefined && signsFor(statement, 'team').some((hit) => hit.from >= counted.from && hit.from - counted.to <= maxBeforeTeam)
    if (!(counted !== undefined && opener !== undefined) && !isOfTeam && !isBeside) return counted === undefined ? [] : [value, value]
    // A bound or a range is no size; two of them keep the statement from being one.
    return range !== null || bounds.size > 0 ? [value, value] : [value]
  })
}

/** Something is counted that is not people: "a team of 3 units". */
const isCounted = (to: number, statement: Statement): boolean => {
  const next = statement.reading.tokens[to]
  return next !== undefined && !next.isStop && /^\s*$/.test(gap(statement, to - 1, to))
}
