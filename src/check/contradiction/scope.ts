import { languageCode } from '../../text/languages.ts'
import { gap, membersOf, type PlaceHit, type Statement } from './statement.ts'

/** Places that candidates may be in; the world where it is empty. */
export type Scope = readonly PlaceHit[]

/** Words between the places of a list: "and in the". */
const maxJoiningWords = 3

/** Whether all of one scope lies in another. */
export function isScopeWithin(scope: Scope, wider: Scope): boolean {
  if (wider.length === 0) return true
  const isIn = (key: string) => wider.some(({ place }) => place === key)
  return scope.length > 0 && scope.every(({ place, within }) => [place, ...within].some(isIn) || (membersOf(place).length > 0 && membersOf(place).every(isIn)))
}

/** "Sweden, Norway or the UK": the places that are joined to the first. */
export function listFrom(first: PlaceHit, statement: Statement): readonly PlaceHit[] {
  const { tokens } = statement.reading
  const list = [first]
  for (const place of placesOf(statement)) {
    const last = list.at(-1) as PlaceHit
    if (place.from < last.to) continue
    const between = tokens.slice(last.to, place.from)
    if (between.length > maxJoiningWords || !between.every(({ isStop }) => isStop) || /[.;:()]/.test(gap(statement, last.to - 1, place.from))) break
    list.push(place)
  }
  return list
}

/** Of "Stockholm, Sweden" the country only says where the city is. */
export const scopeOf = (list: readonly PlaceHit[], statement: Statement): Scope =>
  list.filter((place, at) => {
    const before = list[at - 1]
    return before === undefined || !before.within.includes(place.place) || !/^\s*,\s*$/.test(gap(statement, before.to - 1, place.from))
  })

/** Places without names of languages: "applications in Swedish". */
export const placesOf = (statement: Statement): readonly PlaceHit[] =>
  statement.places().filter(({ start, end }) => end - start <= 3 || languageCode(statement.reading.text.slice(start, end)) === null)
