import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '../domain.ts'

/** A way to name a place. `word*` is any word that begins so; capitals count only as capitals. */
interface PlaceName {
  readonly place: string
  readonly phrase: string
  /** The one language that it counts in; null for all. */
  readonly language: Language | null
}

export interface RegionData {
  readonly names: readonly PlaceName[]
  /** Countries of a region. */
  readonly members: ReadonlyMap<string, readonly string[]>
  /** Regions that a region lies in. */
  readonly wider: ReadonlyMap<string, readonly string[]>
  /** Country of a city or of a part of a country. */
  readonly countryOf: ReadonlyMap<string, string>
  /** Ordinary words, by language, that a pattern would take for a place. */
  readonly ordinary: ReadonlyMap<Language, readonly string[]>
}

const listOf = (text: string, separator: string | RegExp): string[] =>
  text
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** Reads `data/regions.md`. */
export function readRegions(): RegionData {
  const names: PlaceName[] = []
  const members = new Map<string, string[]>()
  const wider = new Map<string, string[]>()
  const countryOf = new Map<string, string>()
  const ordinary = new Map<Language, string[]>()
  let place = ''
  for (const line of readFileSync(fileURLToPath(new URL('./data/regions.md', import.meta.url)), 'utf8').split('\n')) {
    const heading = /^## (@?[\w-]+)/.exec(line)
    if (heading !== null) {
      place = heading[1] as string
      continue
    }
    const city = /^- ([^:]+)(?:: (.*))?$/.exec(line)
    if (city !== null) {
      const key = `city:${city[1]}`
      countryOf.set(key, place)
      for (const phrase of [city[1] as string, ...listOf(city[2] ?? '', ',')]) names.push({ place: key, phrase, language: null })
      continue
    }
    const [, key, value] = /^([a-z]+): (.*)$/.exec(line) ?? []
    if (key === undefined || value === undefined) continue
    if (place === '@not') ordinary.set(key, listOf(value, ','))
    else if (key === 'members') members.set(place, listOf(value, ' '))
    else if (key === 'in') wider.set(place, listOf(value, ','))
    else for (const phrase of listOf(value, ',')) names.push({ place, phrase, language: key === 'names' ? null : key })
  }
  return { names, members, wider, countryOf, ordinary }
}
