import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isEuMember } from 'is-eu-member'
import type { Language, Place } from '../domain.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { type PhraseHit, PhraseSet } from '../text/phrases.ts'
import type { Token } from '../text/words.ts'
import type { Lexicon } from './lexicon.ts'

const require = createRequire(import.meta.url)
/** Countries that somebody may live in. */
export const countryCodes =
  'AD AE AF AL AM AO AR AT AU AZ BA BD BE BF BG BH BI BJ BN BO BR BT BW BY BZ CA CD CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DO DZ EC EE EG ER ES ET FI FJ FR GA GB GE GH GM GN GQ GR GT GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KM KP KR KW KZ LA LB LI LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PS PT PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VA VE VN VU WS XK YE ZA ZM ZW'.split(
    ' ',
  )

/** EU membership; the library keeps the EU's own code for Greece. */
export const isInEu = (country: string): boolean => isEuMember(country === 'GR' ? 'EL' : country)

const minCityPopulation = 60_000
const bigCityPopulation = 900_000
/** Words before a place in a sentence typed in lower case, by language. */
export const beforePlaces: Readonly<Record<Language, RegExp>> = {
  en: /^(in|from|at|near|to|of|outside|around|based)$/,
  sv: /^(i|fran|till|nara|utanfor|runt)$/,
  da: /^(i|fra|til|nar|ved|udenfor)$/,
  no: /^(i|fra|til|nar|ved|utenfor)$/,
  de: /^(in|aus|nach|bei|nahe|um|von)$/,
  fr: /^(a|de|depuis|pres|vers|sur|dans)$/,
  es: /^(en|de|desde|a|cerca|hacia)$/,
  pl: /^(w|we|z|ze|do|kolo|pod)$/,
  fi: /^(asun|lahella)$/,
}

/** Words after which a language names a place and never a tongue: "z polski" is "from Poland", Polish is spoken "po polsku". */
const beforePlacesAlone: Partial<Record<Language, RegExp>> = { pl: /^(w|we|z|ze|do)$/ }

interface FoundPlace {
  readonly place: Place
  /** Tokens that name it. */
  readonly at: readonly number[]
  /** Its words name the place and nothing else: no language, no people. */
  readonly isPlaceAlone: boolean
}

interface CityRow {
  readonly city: string
  readonly city_ascii: string
  readonly pop: number
  /** ISO 3166-1; a number where the place is disputed. */
  readonly iso2: string
}

let cities: Map<string, { country: string; population: number }> | undefined
let everyCity: Map<string, { country: string; population: number }> | undefined

/** Large cities by plain name; of two with one name the larger. */
function largeCities(): Map<string, { country: string; population: number }> {
  cities ??= citiesByName(plainName, ({ pop, city_ascii }) => pop >= minCityPopulation && city_ascii.length >= 4)
  return cities
}

/** Every city whose country is known, by plain name. */
export function cityIndex(): ReadonlyMap<string, { readonly country: string; readonly population: number }> {
  everyCity ??= citiesByName(
    (name) =>
      stripMarks(fold(name), '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    ({ iso2 }) => typeof iso2 === 'string',
  )
  return everyCity
}

function citiesByName(keyOf: (name: string) => string, isWanted: (row: CityRow) => boolean): Map<string, { country: string; population: number }> {
  const { cityMapping } = require('city-timezones') as { cityMapping: CityRow[] }
  const index = new Map<string, { country: string; population: number }>()
  for (const row of cityMapping) {
    if (!isWanted(row)) continue
    for (const name of [row.city, row.city_ascii]) {
      const key = keyOf(name)
      if ((index.get(key)?.population ?? -1) < row.pop) index.set(key, { country: row.iso2, population: row.pop })
    }
  }
  return index
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Names of countries in the nine languages, nationalities and foreign names of cities come from `data/places.md` and the runtime's own country names. */
export class PlaceFinder {
  readonly #sets = new Map<Language, PhraseSet<string>>()
  readonly #displayNames = new Map<Language, Intl.DisplayNames>()

  /** The place that a question speaks of, with the tokens that name it. */
  find(tokens: readonly Token[], lexicon: Lexicon, flags: readonly string[]): FoundPlace | null {
    const outside = lexicon.list('outside', tokens)[0]
    const named = this.#named(tokens, lexicon)
    if (named !== null) {
      const before = tokens[(named.at[0] ?? 0) - 1]
      const isPlaceAlone = named.isCity || (before !== undefined && beforePlacesAlone[lexicon.language]?.test(before.plain) === true)
      return { place: this.#place(named.country, lexicon.language), at: named.at, isPlaceAlone }
    }
    if (outside !== undefined) return { place: { name: '', country: null, inEu: false }, at: outside.at, isPlaceAlone: false }
    const flag = flags.find((code) => countryCodes.includes(code))
    if (flag !== undefined) return { place: this.#place(flag, lexicon.language), at: [], isPlaceAlone: false }
    return null
  }

  #place(country: string, language: Language): Place {
    let names = this.#displayNames.get(language)
    if (names === undefined) {
      names = new Intl.DisplayNames([language], { type: 'region' })
      this.#displayNames.set(language, names)
    }
    return { name: names.of(country) ?? country, country, inEu: isInEu(country) }
  }

  #named(tokens: readonly Token[], lexicon: Lexicon): { country: string; at: readonly number[]; isCity: boolean } | null {
    // "A Swedish contract if I live in Germany": where one lives comes before what is of another country.
    const isLivedIn = (hit: PhraseHit<string>) => beforePlaces[lexicon.language]?.test(tokens[hit.from - 1]?.plain ?? '') === true
    const hit = this.#countries(lexicon)
      .match(tokens)
      .sort((a, b) => Number(isLivedIn(b)) - Number(isLivedIn(a)) || b.length - a.length)[0]
    if (hit !== undefined) return { country: hit.value, at: hit.at, isCity: false }
    for (let from = 0; from < tokens.length; from++) {
      for (const length of [3, 2, 1]) {
        const span = tokens.slice(from, from + length)
        if (span.length < length) continue
        const city = largeCities().get(plainName(span.map((token) => token.surface).join(' ')))
        if (city === undefined || !this.#readsAsCity(span, tokens[from - 1], city.population, length, lexicon.language)) continue
        return { country: city.country, at: span.map((_, offset) => from + offset), isCity: true }
      }
    }
    return null
  }

  /** "Nice", "Reading" and "Mobile" are cities only where the sentence treats them so. */
  #readsAsCity(span: readonly Token[], before: Token | undefined, population: number, length: number, language: Language): boolean {
    const first = span[0] as Token
    if (length === 1 && first.isStop) return false
    const follows = before !== undefined && beforePlaces[language]?.test(before.plain) === true
    const isCapital = /^\p{Lu}/u.test(first.surface) && before !== undefined
    return follows || isCapital || population >= bigCityPopulation
  }

  #countries(lexicon: Lexicon): PhraseSet<string> {
    const known = this.#sets.get(lexicon.language)
    if (known !== undefined) return known
    const set = new PhraseSet<string>(lexicon.words)
    for (const language of new Set([lexicon.language, 'en'])) {
      const names = new Intl.DisplayNames([language], { type: 'region' })
      for (const country of countryCodes) {
        const name = names.of(country)
        if (name !== undefined && name !== country && name.length > 3) set.add(name, country)
      }
    }
    for (const { country, phrase } of extraNames()) set.add(phrase, country)
    this.#sets.set(lexicon.language, set)
    return set
  }
}

interface ExtraName {
  readonly country: string
  readonly phrase: string
  readonly kind: 'names' | 'people' | 'cities'
}

let extra: readonly ExtraName[] | undefined

/** What `data/places.md` holds. */
export function extraNames(): readonly ExtraName[] {
  extra ??= readExtraNames()
  return extra
}

function readExtraNames(): ExtraName[] {
  const found: ExtraName[] = []
  let country = ''
  for (const line of readFileSync(fileURLToPath(new URL('./data/places.md', import.meta.url)), 'utf8').split('\n')) {
    country = /^## ([A-Z]{2})\b/.exec(line)?.[1] ?? country
    const [, kind, names] = /^(names|people|cities): (.*)$/.exec(line) ?? []
    for (const phrase of names?.split(',') ?? [])
      if (phrase.trim() !== '' && country !== '') found.push({ country, phrase: phrase.trim(), kind: kind as ExtraName['kind'] })
  }
  return found
}
