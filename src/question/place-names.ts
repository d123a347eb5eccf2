import type { Language } from '../domain.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { spokenLanguages } from '../text/languages.ts'
import { beforePlaces, cityIndex, countryCodes, extraNames, isInEu } from './places.ts'
import { type RegionData, readRegions } from './regions.ts'

interface FoundName {
  readonly place: string
  readonly within: readonly string[]
  readonly start: number
  readonly end: number
}

interface Word {
  readonly surface: string
  readonly plain: string
  readonly start: number
  readonly end: number
  /** First of its sentence, or of the text. */
  readonly opens: boolean
}

interface NamePattern {
  readonly words: readonly { readonly text: string; readonly isPrefix: boolean; readonly isCapitals: boolean }[]
  readonly place: string
  readonly language: Language | null
  /** Of several that match as many words, the lowest wins. */
  readonly rank: number
  /** Counts only where the text writes it with a capital. */
  readonly needsCapital: boolean
}

/** From this length on a name is no ordinary word by chance, and counts in lower case too. */
const minLowerCaseChars = 6
/** A name without its ending must keep so many letters to be known by them. */
const minCoreChars = 5

/** Cases that Finnish and Polish add to names of cities, plain; other languages add little more than "s". */
const caseEndings: Readonly<Record<Language, readonly string[]>> = {
  fi: 'n a ssa sta an en in on un iin lla lta lle issa ista ila ilta ille een hun han hon hin ksi na lainen laisen laiset nissa nista niin nin'.split(' '),
  pl: 'a u y i ie e em owi om ach ami owie ze iem ow ski skim skiego skiej ska'.split(' '),
  sv: ['s', 'bo', 'bor', 'kontoret'],
  da: ['s', 'kontoret'],
  no: ['s', 'kontoret'],
  de: ['s', 'er', 'ern'],
  en: ['s', 'er', 'ers', 'ian', 'based'],
  fr: ['s', 'ien', 'iens', 'ois', 'ais'],
  es: ['s', 'ense', 'enses', 'eno', 'ena'],
}

/** Words behind which a place stands, or nearly always so. */
const locatives: Readonly<Record<Language, RegExp>> = {
  en: /^(in|from|near|outside)$/,
  sv: /^(i|fran|utanfor)$/,
  da: /^(i|fra|udenfor)$/,
  no: /^(i|fra|utenfor)$/,
  de: /^(in|aus|nach)$/,
  fr: /^(a|au|depuis)$/,
  es: /^(en|desde)$/,
  pl: /^(w|we|z|ze|do)$/,
  fi: /^(asun|asut|lahella)$/,
}
/** Smaller cities count only with a capital inside a sentence. */
const minPopulation = 60_000
const isLarge = (city: string): boolean => (cityIndex().get(city)?.population ?? 0) >= minPopulation

const prepositions = /^(in|i|a|en|w|z|do|de|from|fra|fran|aus|nach|pa|auf|til|till|the|na|ze|we|bor|live|to|for|el|la|le|les|eu)$/
const personOpeners = /^(am|m|an|soy|ein|als)$/
const plainOf = (word: string): string => stripMarks(fold(word), '')

/** All places that texts name, under one key in every language, whatever their case or inflection. Data is read at the first text. */
export class PlaceNames {
  #regions: RegionData | undefined
  #patterns: Map<string, NamePattern[]> | undefined
  #ordinary = new Map<Language, (plain: string) => boolean>()
  #cityCores: Map<string, string> | undefined
  #byCountry: Map<string, string[]> | undefined
  readonly #within = new Map<string, readonly string[]>()
  readonly #isWord: (plain: string, language: Language) => boolean

  /** @param isWord whether a language has an ordinary word, plain: "Reading is fun" names no city */
  constructor(isWord: (plain: string, language: Language) => boolean) {
    this.#isWord = isWord
  }

  find(text: string, language: Language): FoundName[] {
    const words = wordsIn(text)
    const found: FoundName[] = []
    for (let from = 0; from < words.length; ) {
      const hit = this.#curated(words, from, language) ?? this.#city(words, from, language)
      if (hit === null) {
        from++
        continue
      }
      const last = words[from + hit.length - 1] as Word
      found.push({ place: hit.place, within: this.within(hit.place), start: (words[from] as Word).start, end: last.end })
      from += hit.length
    }
    return found
  }

  /** Keys of all that a place lies in. */
  within(place: string): readonly string[] {
    const known = this.#within.get(place)
    if (known !== undefined) return known
    const found = new Set<string>()
    const add = (key: string): void => {
      if (found.has(key)) return
      found.add(key)
      for (const wider of this.#regionData().wider.get(key) ?? []) add(wider)
    }
    const country = place.startsWith('city:') ? this.#countryOf(place) : place
    if (country !== null && country !== place) add(country)
    if (country !== null) {
      if (isInEu(country)) add('EU')
      for (const [region, countries] of this.#regionData().members) if (countries.includes(country)) add(region)
      for (const wider of this.#regionData().wider.get(country) ?? []) add(wider)
    }
    found.delete(place)
    const keys = [...found]
    this.#within.set(place, keys)
    return keys
  }

  #countryOf(place: string): string | null {
    return this.#regionData().countryOf.get(place) ?? this.#patternCountries.get(place) ?? cityIndex().get(place.slice('city:'.length))?.country ?? null
  }

  readonly #patternCountries = new Map<string, string>()

  #regionData(): RegionData {
    this.#regions ??= readRegions()
    return this.#regions
  }

  /** The best pattern that begins here: most words, then the most particular data. */
  #curated(words: readonly Word[], from: number, language: Language): { place: string; length: number } | null {
    const first = words[from] as Word
    let best: NamePattern | null = null
    for (const pattern of this.#index().get(first.plain.slice(0, 2)) ?? []) {
      if (best !== null && (pattern.words.length < best.words.length || (pattern.words.length === best.words.length && pattern.rank >= best.rank))) continue
      if (pattern.language !== null && pattern.language !== language) continue
      if (this.#matches(pattern, words, from, language)) best = pattern
    }
    return best === null ? null : { place: best.place, length: best.words.length }
  }

  #matches(pattern: NamePattern, words: readonly Word[], from: number, language: Language): boolean {
    for (const [offset, element] of pattern.words.entries()) {
      const word = words[from + offset]
      if (word === undefined) return false
      if (element.isPrefix ? !word.plain.startsWith(element.text) : word.plain !== element.text) return false
      if (element.isCapitals && word.surface !== word.surface.toUpperCase()) return false
    }
    const first = words[from] as Word
    if (pattern.needsCapital && !isCapital(first)) return this.#isIn(words, from, language) && !this.#isOrdinary(first, language)
    if (pattern.words.length > 1 || pattern.words[0]?.isCapitals === true) return true
    if (pattern.place.startsWith('city:') && pattern.needsCapital && (first.opens || language === 'de') && this.#isWord(first.plain, language))
      return this.#follows(words[from - 1], language)
    return !this.#isOrdinary(first, language) || this.#namesByPlace(words, from, language)
  }

  /** A city of the wide world: with a capital, and no ordinary word of the language unless the sentence treats it as a place. */
  #city(words: readonly Word[], from: number, language: Language): { place: string; length: number } | null {
    const first = words[from] as Word
    if (!isCapital(first)) return this.#lowerCaseCity(words, from, language)
    for (const length of [3, 2, 1]) {
      const span = words.slice(from, from + length)
      if (span.length < length || (length > 1 && span.slice(1).some((word) => word.opens))) continue
      const name = this.#cityNamed(span.map((word) => word.plain).join(' '), language)
      if (name === null) continue
      if (length === 1 && (first.plain.length < 3 || this.#isWord(first.plain, language) || this.#isOrdinary(first, language)))
        if (first.opens || !this.#follows(words[from - 1], language)) continue
      // Any word has a capital at the beginning of a sentence.
      if (length === 1 && first.opens && (name !== first.plain || !isLarge(name))) continue
      return { place: `city:${name}`, length }
    }
    return null
  }

  /** "in aberdeen": written in lower case, a large city counts where something is in it. */
  #lowerCaseCity(words: readonly Word[], from: number, language: Language): { place: string; length: number } | null {
    const { plain } = words[from] as Word
    if (plain.length < minCoreChars || !this.#isIn(words, from, language) || this.#isWord(plain, language) || this.#isOrdinary(words[from] as Word, language))
      return null
    const name = this.#cityNamed(plain, language)
    return name === null || !isLarge(name) ? null : { place: `city:${name}`, length: 1 }
  }

  /** Behind a word that says where, and nothing else: unlike "of" and "to". */
  #isIn(words: readonly Word[], from: number, language: Language): boolean {
    const before = words[from - 1]
    return before !== undefined && locatives[language]?.test(before.plain) === true
  }

  #cityNamed(plain: string, language: Language): string | null {
    const cities = cityIndex()
    if (cities.has(plain)) return plain
    for (const ending of caseEndings[language] ?? []) {
      if (!plain.endsWith(ending)) continue
      const stem = plain.slice(0, -ending.length)
      if (stem.length < minCoreChars) continue
      if (cities.has(stem)) return stem
      const whole = this.#cores().get(stem)
      if (whole !== undefined) return whole
    }
    return null
  }

  /** Names of cities by what stays of them when the last vowel gives way to an ending ("Genewa", "w Genewie"). */
  #cores(): Map<string, string> {
    if (this.#cityCores !== undefined) return this.#cityCores
    const cores = new Map<string, string>()
    for (const name of cityIndex().keys()) {
      const core = name.replace(/[aeiouy]$/, '')
      if (core !== name && core.length >= minCoreChars && !cores.has(core)) cores.set(core, name)
    }
    this.#cityCores = cores
    return cores
  }

  /** The whole name of a city of which a pattern holds the beginning. */
  #wholeName(pattern: string, country: string): string {
    const start = pattern.replaceAll('*', '')
    const cities = cityIndex()
    if (cities.has(start) || !pattern.endsWith('*')) return start
    const whole = this.#citiesOf(country).filter((name) => name.startsWith(start))
    return whole.length === 1 ? (whole[0] as string) : start
  }

  #citiesOf(country: string): readonly string[] {
    this.#byCountry ??= Map.groupBy(cityIndex().keys(), (name) => cityIndex().get(name)?.country ?? '')
    return this.#byCountry.get(country) ?? []
  }

  #namesByPlace(words: readonly Word[], from: number, language: Language): boolean {
    const first = words[from] as Word
    if (!isCapital(first)) return false
    return this.#follows(words[from - 1], language) || (!first.opens && language !== 'de')
  }

  #follows(before: Word | undefined, language: Language): boolean {
    return before !== undefined && beforePlaces[language]?.test(before.plain) === true
  }

  #isOrdinary(word: Word, language: Language): boolean {
    let test = this.#ordinary.get(language)
    if (test === undefined) {
      const entries = this.#regionData().ordinary.get(language) ?? []
      const whole = new Set(entries.filter((entry) => !entry.endsWith('*')))
      const starts = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1))
      test = (plain) => whole.has(plain) || starts.some((start) => plain.startsWith(start))
      this.#ordinary.set(language, test)
    }
    return test(word.plain)
  }

  #index(): Map<string, NamePattern[]> {
    if (this.#patterns !== undefined) return this.#patterns
    const index = new Map<string, NamePattern[]>()
    const add = (phrase: string, place: string, rank: number, needsCapital: boolean, language: Language | null = null): void => {
      const words = phrase
        .split(/[\s'’.-]+/)
        .filter((word) => word !== '')
        .map((word) => ({ text: plainOf(word.replace('*', '')), isPrefix: word.endsWith('*'), isCapitals: word.length <= 5 && /^\p{Lu}+$/u.test(word) }))
        .filter((word) => word.text !== '')
      const first = words[0]
      if (first === undefined) return
      const key = first.text.slice(0, 2)
      const same = index.get(key)
      const pattern = { words, place, rank, needsCapital, language }
      if (same === undefined) index.set(key, [pattern])
      else same.push(pattern)
    }
    for (const { place, phrase, language } of this.#regionData().names) add(phrase, place, 0, !phrase.endsWith('*') && isShort(phrase), language)
    for (const { country, phrase, kind } of extraNames()) {
      const words = phrase.split(' ')
      if (personOpeners.test(words[0] ?? '')) continue
      while (words.length > 1 && prepositions.test(words[0] ?? '')) words.shift()
      const isStripped = words.length < phrase.split(' ').length
      const name = words.join(' ')
      // In capitals in `regions.md`: "us" and "usa" are words too, as is "states".
      if (name.replace('*', '').length < 3 || /^(us|usa|states\*)$/.test(words[0] ?? '')) continue
      if (kind !== 'cities') add(name, country, 1, isStripped)
      else {
        const key = `city:${this.#wholeName(name, country)}`
        this.#patternCountries.set(key, country)
        add(name, key, 2, isStripped || isShort(name))
      }
    }
    for (const language of spokenLanguages) {
      const names = new Intl.DisplayNames([language], { type: 'region' })
      for (const country of countryCodes) {
        const name = (names.of(country) ?? country).replace(/[(–].*$/, '').trim()
        if (name === country) continue
        add(name, country, 1, isShort(name))
        for (const pattern of inflected(name)) add(pattern, country, 3, true)
        if (!name.includes(' ')) for (const form of caseForms(name, language)) add(form, country, 3, true, language)
      }
    }
    this.#patterns = index
    return index
  }
}

const isShort = (phrase: string): boolean => !phrase.includes(' ') && phrase.replace('*', '').length < minLowerCaseChars

/** A country's name with any ending: of its inhabitants, of its adjective, of a case. None where too little of it would be left to know it by. */
function inflected(name: string): string[] {
  const words = name.split(/[\s-]+/).map(plainOf)
  const cores = words.map((word) => {
    const core = word.replace(/(?:istan|land|ien|ia|ie|ja|[aeiouy])$/, '')
    return core.length >= minCoreChars || word.length <= 3 ? core : word.replace(/[aeiouy]$/, '')
  })
  if (cores.some((core, at) => core.length < minCoreChars && (words.length === 1 || (words[at] as string).length > 3))) return []
  return [cores.map((core) => `${core}*`).join(' ')]
}

/** The cases of a name too short to be known by its beginning: "Kuubassa", "na Kubie", "Omanista". */
function caseForms(name: string, language: Language): string[] {
  const plain = plainOf(name)
  if (!/^[a-z]+$/.test(plain)) return []
  const stems = /[aeiouy]$/.test(plain) ? [plain, plain.slice(0, -1)] : [plain, `${plain}i`]
  return stems.flatMap((stem) => (stem.length < 3 ? [] : (caseEndings[language] ?? []).map((ending) => `${stem}${ending}`)))
}

const isCapital = (word: Word): boolean => /^\p{Lu}/u.test(word.surface)

function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d]*/gu)) {
    const before = text.slice(words.at(-1)?.end ?? 0, match.index)
    words.push({
      surface: match[0],
      plain: plainOf(match[0]),
      start: match.index,
      end: match.index + match[0].length,
      opens: words.length === 0 || /[.!?…:\n•"“”„«»]/.test(before),
    })
  }
  return words
}
