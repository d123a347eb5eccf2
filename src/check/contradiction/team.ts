import type { Language } from '../../domain.ts'
import type { Claim } from './claim.ts'
import { gap, has, type Statement, signsFor, statementOf } from './statement.ts'

/** A team that a statement names, or the reader's own. */
export interface NamedTeam {
  /** Folded; null for "your team". */
  readonly key: string | null
  /** As the page writes it. */
  readonly named: string
  /** A name of its own ("IaaS"), which is the same team in every posting; "development" is none. */
  readonly isProper: boolean
}

/** Something that is said of a team. */
export interface TeamClaim extends Claim {
  readonly team: NamedTeam
}

export const isSameTeam = ({ team }: TeamClaim, { team: other }: TeamClaim): boolean => team.key === other.key

/** A team's own name mostly stands in every language; what is called by its trade is called otherwise in each, as is the one team that both pages speak of. */
export const isSameTeamTranslated = (one: TeamClaim, other: TeamClaim, areAlone: boolean): boolean =>
  areAlone || !(one.team.isProper && other.team.isProper) || isSameTeam(one, other)

/** "IaaS" is one team in every posting; "our team" is another in each. */
export const isSharedTeam = (one: TeamClaim, other: TeamClaim): boolean => one.team.isProper && other.team.isProper && isSameTeam(one, other)

export const teamSaid = ({ team }: TeamClaim): string => (team.key === null ? 'The team' : `The team “${team.named}”`)

/** The one team that a statement is about; null where it names none, or several. */
export function teamOf(statement: Statement): NamedTeam | null {
  const found = signsFor(statement, 'team').flatMap((hit) => nameAt(hit.from, hit.to, statement) ?? [])
  const keys = new Set(found.map(({ key }) => key))
  if (keys.size > 1) return null
  return found[0] ?? (has(statement, 'your team') && has(statement, 'team') ? { key: null, named: '', isProper: false } : null)
}

function nameAt(from: number, to: number, statement: Statement): NamedTeam | null {
  const { tokens } = statement.reading
  const word = tokens[from]?.plain ?? ''
  const own = compound.exec(word)
  // "Plattformsteamet", "Plattformteam": the name is the first part of the word.
  if (own !== null) return { key: own[1] as string, named: tokens[from]?.surface ?? '', isProper: false }
  const before = run(from - 1, -1, statement)
  if (before.length > 0) return named(before, statement)
  // "El equipo de Soporte".
  const joint = tokens[to]
  const start = joint !== undefined && nameBehind.has(statement.reading.language) && joint.isStop && joint.surface.length <= maxJointChars ? to + 1 : to
  const behind = run(start, 1, statement)
  const isName = nameBehind.has(statement.reading.language) || behind.every((at) => isOwnName(tokens[at]?.surface ?? ''))
  return behind.length > 0 && isName ? named(behind, statement) : null
}

/** Languages that put the name behind the word for the team, and write no other noun with a capital. */
const nameBehind = new Set<Language>(['fr', 'es', 'pl'])
/** "De", "d'". */
const maxJointChars = 2

const compound = /^(.{4,}?)s?(?:team|teamet|teams|tiimi|tiimin|tiimissa|tiimiin|tiimia)$/

const named = (at: readonly number[], statement: Statement): NamedTeam => {
  const { reading } = statement
  const name = at.map((position) => reading.tokens[position]?.surface ?? '').join(' ')
  const alone = statementOf(name, reading.language)
  // "The Cloud Engineer team" may be any with engineers, "the Stockholm team" any that is there, "a small DevOps team" any at all.
  const isVague = alone.professions().length > 0 || statement.places().some((place) => at.includes(place.from)) || isAny(at[0] as number, statement)
  return { key: name.toLowerCase(), named: name, isProper: !isVague }
}

const isAny = (at: number, statement: Statement): boolean =>
  signsFor(statement, 'any team').some((hit) => hit.to <= at && at - hit.to <= maxBeforeName && !/[.,;:!?()]/.test(gap(statement, hit.to - 1, at)))

/** Words between an article and the name: "a small". */
const maxBeforeName = 2

/** Words with a capital that touch the team's word: "Cloud Platform team", "équipe IaaS". */
function run(start: number, step: 1 | -1, statement: Statement): number[] {
  const { tokens, language } = statement.reading
  const found: number[] = []
  for (let at = start; at >= 0 && at < tokens.length; at += step) {
    const token = tokens[at]
    const between = step < 0 ? gap(statement, at, at + 1) : gap(statement, at - 1, at)
    if (token === undefined || !/^[\s"“”„«»‐-―'’-]*$/u.test(between) || token.isStop || !/\p{Lu}/u.test(token.surface)) break
    // Any word has a capital where a sentence begins, and every noun in German.
    if (((at === 0 && found.length === 0) || language === 'de') && !isOwnName(token.surface)) break
    found.push(at)
  }
  return step < 0 ? found.reverse() : found
}

/** "IaaS", "SRE", "B2B": capitals or figures within the word. */
const isOwnName = (surface: string): boolean => /\p{L}[\p{Lu}\d]|\d\p{Lu}/u.test(surface)
