import type { Language, Passage, Unit } from '../../domain.ts'
import { isSpoken } from '../../text/languages.ts'
import { sentenceSpans } from '../../text/sentences.ts'
import { aloneInBlock, type Claim, type Subject } from './claim.ts'
import { conditions, gap, has, type PlaceHit, type Statement, signsFor, statementOf } from './statement.ts'

interface LocationClaim extends Claim {
  readonly place: PlaceHit
  readonly named: string
}

/** Words between "you will be based in" and the place: "our office in the centre of". */
const maxBeforePlace = 5
/** Words between two places of a list: "or in". */
const maxBetweenPlaces = 2
/** What stands behind a label is a place, not a story. */
const maxValueWords = 6

export const location: Subject<LocationClaim> = {
  rule: 'location',
  level: 'warning',
  kinds: ['posting'],
  read: (passage) => aloneInBlock(passage.units.flatMap((unit) => claimOf(passage, unit))),
  exclude: areApart,
  isComparable: () => true,
  agree: (translated, original) => !areApart(translated, original),
  say: (one, other, where) =>
    `The job is in “${one.named}” here and in “${other.named}” ${where}. Correct the one that is wrong, or name both places where both are possible.`,
}

/** Neither lies in the other. */
function areApart({ place: one }: LocationClaim, { place: other }: LocationClaim): boolean {
  return one.place !== other.place && !one.within.includes(other.place) && !other.within.includes(one.place)
}

function claimOf(passage: Passage, unit: Unit): LocationClaim[] {
  const { language } = passage
  if (!isSpoken(language) || unit.kind === 'heading') return []
  const label = labelled(passage, { text: placed(unit, language) })
  const statement = label ?? statementOf(unit.text, language)
  const from = signsFor(statement, label === null ? 'workplace' : 'place label')[0]?.to
  if (from === undefined) return []
  const places = statement.places().filter((found) => found.from >= from)
  const [first] = places
  if (first === undefined || first.from - from > maxBeforePlace) return []
  const end = endOfPlaces(first, statement)
  const doubts = [...signsFor(statement, 'loose place'), ...conditions(statement, 'not', 'if', 'preferred', 'might')]
  const place = onlyPlace(places.filter((found) => found.to <= end))
  if (place === null || doubts.some((hit) => hit.from < end)) return []
  return [{ passage, unit, place, named: statement.reading.text.slice(place.start, place.end), key: place.place }]
}

/** What of a unit may be a label and its place: of "Place: Oslo. Once a week you …" the beginning, of "Job: city: Oslo, type: full-time" the first. */
function placed({ kind, text }: Unit, language: Language): string {
  const [, parent, inner] = (kind === 'fact' && /^([^:]{1,40}):\s+([^:,]{1,40}:\s[^:]*?)(?:,[^:,]+:.*)?$/s.exec(text)) || []
  if (parent !== undefined && inner !== undefined && has(statementOf(parent, 'en'), 'candidate')) return inner
  const [first] = sentenceSpans(text, language)
  const opening = text.slice(0, first?.end)
  return has(statementOf(text.slice(opening.length), language), 'loose place') ? text : opening
}

/** "In Oslo, and you may travel": up to the comma behind which neither a place nor a choice follows. */
function endOfPlaces(first: PlaceHit, statement: Statement): number {
  const { tokens } = statement.reading
  const goesOn = (at: number) =>
    statement.places().some((place) => place.from >= at && place.from - at <= maxBetweenPlaces) ||
    signsFor(statement, 'loose place').some((hit) => hit.from === at)
  const end = tokens.findIndex((_, at) => at >= first.to && /[,;:.–—-]/.test(gap(statement, at - 1, at)) && !goesOn(at))
  return end < 0 ? tokens.length : end
}

/** "Location: Stockholm", or a value under a heading that is such a label. Without the colon, behind which any word may have a capital. */
export function labelled({ heading, kind, language }: Passage, { text }: Pick<Unit, 'text'>): Statement | null {
  const [label, value] = /^([^:]{1,40}?)\s*:\s*(.*)$/s.exec(text)?.slice(1) ?? (kind === 'note' || kind === 'fact' ? [heading, text] : [])
  if (label === undefined || value === undefined) return null
  const name = statementOf(label, language)
  const isLabel = signsFor(name, 'place label').some((hit) => hit.from === 0 && hit.to === name.reading.tokens.length)
  return isLabel && value.split(/\s+/).length <= maxValueWords ? statementOf(`${label} ${value}`, language) : null
}

/** The one place named; of "Stockholm, Sweden" the narrower. */
function onlyPlace(places: readonly PlaceHit[]): PlaceHit | null {
  const narrow = places.filter((place) => !places.some((other) => other !== place && other.within.includes(place.place)))
  return new Set(narrow.map(({ place }) => place)).size === 1 ? (narrow[0] as PlaceHit) : null
}
