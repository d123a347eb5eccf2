import type { Passage, Unit } from '../../domain.ts'
import { isSpoken } from '../../text/languages.ts'
import { plainName } from '../../text/names.ts'
import type { Subject } from './claim.ts'
import { firstName, haveCommonName, nameBefore, namesFrom } from './person-names.ts'
import { conditions, has, type Statement, signsFor, statementOf } from './statement.ts'
import { isSameTeam, isSameTeamTranslated, isSharedTeam, type NamedTeam, type TeamClaim, teamOf, teamSaid } from './team.ts'

interface LeadClaim extends TeamClaim {
  /** As the page writes it; several where several lead. */
  readonly leads: readonly string[]
}

/** Words between "leads" and the team: "leads our IaaS team". */
const maxBeforeTeam = 4

export const teamLead: Subject<LeadClaim> = {
  rule: 'team-lead',
  level: 'error',
  kinds: ['posting', 'page'],
  read: (passage) => passage.units.flatMap((unit) => claimOf(passage, unit)),
  exclude: (one, other) => isSameTeam(one, other) && !haveCommonName(one.leads, other.leads),
  isComparable: isSameTeamTranslated,
  agree: (translated, original) => haveCommonName(translated.leads, original.leads),
  isShared: isSharedTeam,
  say: (one, other, where) =>
    `${teamSaid(one)} is led by ${one.leads.join(' and ')} here and by ${other.leads.join(' and ')} ${where}. Correct what is out of date, or name the teams apart.`,
}

function claimOf(passage: Passage, unit: Unit): LeadClaim[] {
  const { language } = passage
  if (!isSpoken(language) || unit.kind === 'heading') return []
  const statement = statementOf(unit.text, language)
  if (!has(statement, 'led by', 'leads', 'leads it') || conditions(statement, 'not').length > 0) return []
  const team = teamOf(statement) ?? (has(statement, 'leads it') ? teamBefore(passage, unit) : null)
  if (team === null) return []
  const leads = leadsOf(statement)
  return leads.length === 0 ? [] : [{ passage, unit, team, leads, key: `${team.key} ${leads.map(plainName).join()}` }]
}

/** "The Billing team has eight engineers. Nadia leads it." */
function teamBefore({ units, language }: Passage, unit: Unit): NamedTeam | null {
  const before = units[units.indexOf(unit) - 1]
  if (before === undefined || before.kind === 'heading' || before.block !== unit.block) return null
  const statement = statementOf(before.text, language)
  return has(statement, 'led thing') ? null : teamOf(statement)
}

function leadsOf(statement: Statement): string[] {
  const behind = signsFor(statement, 'led by').flatMap((hit) => {
    // "Join the IaaS team and a project led by …".
    if (isOfOther(hit.from, statement)) return []
    const start = firstName(hit.to, statement)
    return start === null ? [] : namesFrom(start, statement)
  })
  if (behind.length > 0) return behind
  const beside = signsFor(statement, 'leads it').flatMap((hit) => {
    if (isOfOther(hit.from, statement)) return []
    const before = nameBefore(hit.from, statement)
    const start = firstName(hit.to, statement)
    return before.length > 0 || start !== hit.to ? before : namesFrom(start, statement)
  })
  if (beside.length > 0) return beside
  // "Jiri leads the IaaS team".
  return signsFor(statement, 'leads').flatMap((hit) => {
    const isOfTeam = signsFor(statement, 'team').some((team) => team.from >= hit.to && team.from - hit.to <= maxBeforeTeam)
    return isOfTeam ? nameBefore(hit.from, statement) : []
  })
}

const isOfOther = (at: number, statement: Statement): boolean => signsFor(statement, 'led thing').some((hit) => hit.to <= at)
