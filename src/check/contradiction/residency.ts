import { clausesOf } from '../../answer/facts/clauses.ts'
import type { Passage, Unit } from '../../domain.ts'
import { isSpoken } from '../../text/languages.ts'
import type { Claim, Subject } from './claim.ts'
import { labelled } from './location.ts'
import { isScopeWithin, listFrom, placesOf, type Scope, scopeOf } from './scope.ts'
import { conditions, distance, gap, has, type PlaceHit, type Span, type Statement, signsFor, statementOf } from './statement.ts'

/** Where candidates may live or work from. */
interface ResidencyClaim extends Claim {
  /** `open`: anywhere in the scope; `only`: nowhere else. */
  readonly holds: 'open' | 'only'
  readonly scope: Scope
  /** The scope as the page writes it. */
  readonly named: string
}

/** Words between "anywhere in" and the place: "anywhere in the whole of". */
const maxBeforePlace = 3
/** Words between "live" and the place: "live within commuting distance of". */
const maxAroundLive = 5
/** Words between "must" and "live": "need to be currently based"; a place may stand there as well ("musst in Deutschland wohnen"). */
const maxAroundMust = 3
/** Words between "only" and those who are hired. */
const maxAroundOnly = 3
/** Words of a clause that only ends a list: "and Norway". */
const maxListEndWords = 3
/** "US residents only" is all that is said. */
const maxWordsOfNote = 5
/** Words between those who are hired and the place: "hire people who are currently based in". */
const maxAroundHire = 7

export const residency: Subject<ResidencyClaim> = {
  rule: 'residency',
  level: 'error',
  kinds: ['posting', 'page'],
  read: (passage) => passage.units.flatMap((unit) => claimsOf(passage, unit)),
  exclude(one, other) {
    if (one.holds === other.holds) return one.holds === 'only' && !isWithin(one, other) && !isWithin(other, one)
    return one.holds === 'open' ? !isWithin(one, other) : !isWithin(other, one)
  },
  isComparable: (translated, original) => translated.holds === original.holds,
  agree: (translated, original) => isWithin(translated, original) && isWithin(original, translated),
  // "Anywhere in Europe" of a company leaves a posting free to be narrower.
  isRuledOut: (posting, page) => page.holds === 'only' && posting.holds === 'open' && !isWithin(posting, page),
  say(one, other, where) {
    const sayOf = ({ holds, named }: ResidencyClaim) => (holds === 'open' ? `may be anywhere in ${named}` : `must be in ${named}`)
    return `Here candidates ${sayOf(one)}, and ${where} they ${sayOf(other)}. Decide which holds and say the same in both places.`
  },
}

const isWithin = (one: ResidencyClaim, other: ResidencyClaim): boolean => isScopeWithin(one.scope, other.scope)

function claimsOf(passage: Passage, unit: Unit): ResidencyClaim[] {
  const { language } = passage
  if (!isSpoken(language) || unit.kind === 'heading' || /\?\s*$/.test(unit.text)) return []
  const whole = statementOf(unit.text, language)
  if (!has(whole, 'anywhere', 'world', 'live', 'hire') && conditions(whole, 'only').length === 0) return []
  const clauses = clausesOf(unit.text, language).flatMap(withListsWhole)
  const claim = (holds: ResidencyClaim['holds'], scope: Scope, statement: Statement): ResidencyClaim => ({
    passage,
    unit,
    holds,
    scope,
    named: scope.length === 0 ? 'the world' : scope.map(({ start, end }) => `“${statement.reading.text.slice(start, end)}”`).join(', '),
    key: `${holds} ${scope
      .map(({ place }) => place)
      .sort()
      .join()}`,
  })
  const statements = clauses.map((clause) => statementOf(clause, language))
  // "We'd love to hire everywhere, but only hire in the EU": the restriction is what holds.
  const label = labelled(passage, unit)
  if (label !== null && has(label, 'world')) return [claim('open', [], label)]
  const only = statements.flatMap((statement) => {
    const scope = label === null ? restriction(statement) : labelledRestriction(label)
    return scope === null ? [] : [claim('only', scope, statement)]
  })
  if (only.length > 0) return only.slice(0, 1)
  if (clauses.length > 1 && conditions(whole, 'not', 'only').length > 0) return []
  return statements.flatMap((statement) => {
    const scope = permission(statement)
    return scope === null ? [] : [claim('open', scope, statement)]
  })
}

/** "Sweden, Denmark, and Norway": what is too short for a statement ends the list before it. */
function withListsWhole(clauses: readonly string[]): string[] {
  const whole: string[] = []
  for (const clause of clauses) {
    if (whole.length > 0 && clause.trim().split(/\s+/).length <= maxListEndWords) whole.push(`${whole.pop()}, ${clause}`)
    else whole.push(clause)
  }
  return whole
}
const unsure = ['not', 'if', 'except', 'preferred', 'usually']

/** "You can work from anywhere in Europe"; the world is an empty scope. */
function permission(statement: Statement): Scope | null {
  if (conditions(statement, 'only', ...unsure).length > 0 || !isOfCandidates(statement) || has(statement, 'perhaps', 'elsewhere')) return null
  // "Up to 30 days a year from anywhere", "in summer": a holiday.
  if (statement.quantities().some(({ kind }) => kind === 'duration') || statement.calendar().length > 0) return null
  const open = signsFor(statement, 'anywhere', 'world')[0]
  if (open === undefined || signsFor(statement, 'others').some((hit) => hit.from < open.from)) return null
  if (open.value === 'world' && !isWorldOfCandidates(open, statement)) return null
  const isNext = (place: PlaceHit) =>
    place.from >= open.to && place.from - open.to <= maxBeforePlace && !/[,.;:!?()]/.test(gap(statement, open.to - 1, place.from))
  const { language } = statement.reading
  const first = placesOf(statement).find(isNext) ?? (language === 'fi' ? placesOf(statement).find((place) => distance(place, open) <= 1) : undefined)
  if (first === undefined && open.value === 'world') return placesOf(statement).some((place) => place.from >= open.to) ? null : []
  return first === undefined ? null : scopeOf(listFrom(first, statement), statement)
}

/** "You can work …", "fully remote", "we hire …": not what the company makes, and for whom. */
const isOfCandidates = (statement: Statement): boolean =>
  has(statement, 'remote') || (has(statement, 'candidate') && conditions(statement, 'can', 'might').length > 0)

/** "People in 20 countries around the world" makes no offer; "you can work from anywhere" does. */
const isWorldOfCandidates = (world: Span, statement: Statement): boolean =>
  conditions(statement, 'can', 'might').length > 0 ||
  signsFor(statement, 'remote').some((hit) => distance(hit, world) === 0) ||
  signsFor(statement, 'hire').some((hit) => distance(hit, world) <= maxAroundOnly)

/** "We only hire in Sweden", "you must live in Sweden". */
function restriction(statement: Statement): Scope | null {
  if (conditions(statement, ...unsure, 'neither').length > 0 || has(statement, 'perhaps', 'elsewhere', 'anywhere', 'world')) return null
  const lives = signsFor(statement, 'live')
  const musts = conditions(statement, 'must')
  const onlys = conditions(statement, 'only')
  const hires = signsFor(statement, 'hire')
  const live = lives.find((hit) => musts.some((must) => distance(must, hit) - placesBetween(must, hit, statement) <= maxAroundMust))
  const first = placesOf(statement).find(
    (place) =>
      (live !== undefined && distance(live, place) <= maxAroundLive && isBehind(place, live, statement)) ||
      hires.some((hire) => isOfHired(place, hire, statement) && onlys.some((only) => distance(only, hire) <= maxAroundOnly || distance(only, place) <= 1)),
  )
  const list = first === undefined ? [] : listFrom(first, statement)
  // "For our Oslo office you must live in Norway" is no rule for all.
  return list.length === 0 || list.length < placesOf(statement).length ? null : scopeOf(list, statement)
}

/** Finnish and German may name the place first. */
const isBehind = (place: PlaceHit, span: Span, { reading }: Statement): boolean => place.from > span.from || /^(?:fi|de)$/.test(reading.language)

/** "Candidates who live in Ireland", "US residents only". */
const isOfHired = (place: PlaceHit, hire: Span, statement: Statement): boolean =>
  distance(hire, place) <= maxAroundHire && (isBehind(place, hire, statement) || (place.to === hire.from && statement.reading.tokens.length <= maxWordsOfNote))

/** "Location: remote (EU only)". */
function labelledRestriction(label: Statement): Scope | null {
  const [first] = placesOf(label)
  return first === undefined || conditions(label, 'only').length === 0 || conditions(label, ...unsure).length > 0
    ? null
    : scopeOf(listFrom(first, label), label)
}

const placesBetween = (one: Span, other: Span, statement: Statement): number =>
  placesOf(statement).filter(({ from, to }) => from >= Math.min(one.to, other.to) && to <= Math.max(one.from, other.from)).length
