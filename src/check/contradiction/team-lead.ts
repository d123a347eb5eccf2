import type { Language, Passage, Unit } from '../../domain.ts'
import { isSpoken } from '../../text/languages.ts'
import { isFirstName, isLastName, plainName } from '../../text/names.ts'
import type { Subject } from './claim.ts'
import { conditions, gap, has, type Statement, signsFor, statementOf } from './statement.ts'
import { isSameTeam, isSameTeamTranslated, isSharedTeam, type TeamClaim, teamOf, teamSaid } from './team.ts'

interface LeadClaim extends TeamClaim {
  /** As the page writes it; several where several lead. */
  readonly leads: readonly string[]
}

/** Words between "led by" and the name: "led by our team lead". */
const maxBeforeName = 4

export const teamLead: Subject<LeadClaim> = {
  rule: 'team-lead',
  level: 'error',
  kinds: ['posting', 'page'],
  read: (passage) => passage.units.flatMap((unit) => claimOf(passage, unit)),
  exclude: (one, other) => isSameTeam(one, other) && !haveCommonName(one, other),
  isComparable: isSameTeamTranslated,
  agree: haveCommonName,
  isShared: isSharedTeam,
  say: (one, other, where) =>
    `${teamSaid(one)} is led by ${one.leads.join(' and ')} here and by ${other.leads.join(' and ')} ${where}. Correct what is out of date, or name the teams apart.`,
}

function claimOf(passage: Passage, unit: Unit): LeadClaim[] {
  const { language } = passage
  if (!isSpoken(language) || unit.kind === 'heading') return []
  const statement = statementOf(unit.text, language)
  if (!has(statement, 'led by', 'leads') || conditions(statement, 'not').length > 0) return []
  const team = teamOf(statement)
  if (team === null) return []
  const leads = leadsOf(statement)
  return leads.length === 0 ? [] : [{ passage, unit, team, leads, key: `${team.key} ${leads.map(plainName).join()}` }]
}

function leadsOf(statement: Statement): string[] {
  const behind = signsFor(statement, 'led by').flatMap((hit) => {
    // "Join the IaaS team and a project led by …".
    if (isOfOther(hit.from, statement)) return []
    const start = firstName(hit.to, statement)
    return start === null ? [] : namesFrom(start, statement)
  })
  if (behind.length > 0) return behind
  // "Jiri leads the IaaS team".
  return signsFor(statement, 'leads').flatMap((hit) => {
    const isOfTeam = signsFor(statement, 'team').some((team) => team.from >= hit.to && team.from - hit.to <= maxBeforeName)
    let first = hit.from
    while (first > 0 && isName(first - 1, statement) && isJoined(first - 1, statement)) first--
    return isOfTeam && first < hit.from && isPerson(first, hit.from, statement) ? [textOf(first, hit.from, statement)] : []
  })
}

const isOfOther = (at: number, statement: Statement): boolean => signsFor(statement, 'led thing').some((hit) => hit.to <= at)

function firstName(from: number, statement: Statement): number | null {
  for (let at = from; at < from + maxBeforeName && at < statement.reading.tokens.length; at++) {
    if (/[.;:!?]/.test(gap(statement, at - 1, at))) return null
    if (isName(at, statement) && isPerson(at, at + 1, statement) && (at === from || !isPlace(at, statement))) return at
  }
  return null
}

/** "Led by a woman from Paris": Paris is a first name as well. */
const isPlace = (at: number, statement: Statement): boolean => statement.places().some((place) => place.from <= at && at < place.to)

/** "Anna Berg and Bo Ek". */
function namesFrom(start: number, statement: Statement): string[] {
  let end = start + 1
  while (isName(end, statement) && isJoined(end - 1, statement)) end++
  const name = textOf(start, end, statement)
  const and = signsFor(statement, 'between').find((hit) => hit.from === end && hit.length === 1)
  return and !== undefined && isName(and.to, statement) && isPerson(and.to, and.to + 1, statement) ? [name, ...namesFrom(and.to, statement)] : [name]
}

const isName = (at: number, { reading }: Statement): boolean => {
  const surface = reading.tokens[at]?.surface ?? ''
  return /^\p{Lu}\p{Ll}/u.test(surface)
}

/** Nothing but a space or a hyphen stands between a name and the next. */
const isJoined = (at: number, statement: Statement): boolean => /^[\s\u2010-\u2015'’-]+$/u.test(gap(statement, at, at + 1))

const isPerson = (from: number, to: number, { reading }: Statement): boolean =>
  reading.tokens.slice(from, to).some(({ surface }) => baseForms(plainName(surface), reading.language).some((name) => isFirstName(name) || isLastName(name)))

/** "Piotra" is of Piotr, "Jirin" of Jiri: what a language that inflects names adds to their end. */
const baseForms = (name: string, language: Language): string[] =>
  inflecting.has(language) ? [name, name.slice(0, -1), name.slice(0, -2)].filter(({ length }) => length >= minCommon) : [name]
const inflecting = new Set<Language>(['pl', 'fi'])

const textOf = (from: number, to: number, { reading }: Statement): string => reading.text.slice(reading.tokens[from]?.start, reading.tokens[to - 1]?.end)

/** Polish and Finnish inflect names: so many letters in common make them one. */
const minCommon = 3

/** "Anders" is Anders Johansson, "Annę Kowalską" Anna Kowalska. */
function haveCommonName(one: LeadClaim, other: LeadClaim): boolean {
  const parts = (name: string) => name.split(/[\s\u2010-\u2015-]+/).map(plainName)
  const isSame = (a: string, b: string) => a.slice(0, minCommon) === b.slice(0, minCommon)
  return one.leads.some((mine) =>
    other.leads.some((theirs) => {
      const [short, long] = [parts(mine), parts(theirs)].sort((a, b) => a.length - b.length) as [string[], string[]]
      return short.every((part) => long.some((peer) => isSame(part, peer)))
    }),
  )
}
