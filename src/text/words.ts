import { createRequire } from 'node:module'
import type { Language } from '../domain.ts'
import { fold, stripMarks } from './fold.ts'

export interface Token {
  /** As typed. */
  readonly surface: string
  /** Folded, without diacritics. */
  readonly plain: string
  readonly stem: string
  /** The word without its inflection only: "interns" is "intern", "internal" is not. */
  readonly base: string
  readonly isStop: boolean
  /** A number in figures or, up to a dozen, in words. */
  readonly isNumber: boolean
  /** Offset in the text. */
  readonly start: number
  readonly end: number
}

/** The words of one language: tokens, stems, stop words. */
export interface Words {
  readonly language: Language
  tokens(text: string): Token[]
  stem(word: string): string
  /** The stem of a word that is folded and without diacritics already. */
  stemPlain(word: string): string
  /** The same for the base form. */
  basePlain(word: string): string
  isStop(word: string): boolean
}

// The stemmers and stop words load on first use of their language: a start in one language does not pay for nine.
const require = createRequire(import.meta.url)
type Stem = (word: string) => string
const stemmers: Record<Language, () => Stem> = {
  en: () => require('@orama/stemmers/english').stemmer,
  sv: () => require('@orama/stemmers/swedish').stemmer,
  da: () => require('@orama/stemmers/danish').stemmer,
  no: () => require('@orama/stemmers/norwegian').stemmer,
  de: () => require('@orama/stemmers/german').stemmer,
  fr: () => require('@orama/stemmers/french').stemmer,
  es: () => require('@orama/stemmers/spanish').stemmer,
  fi: () => require('@orama/stemmers/finnish').stemmer,
  pl: () => polishStem,
}

const stopLists: Record<Language, string> = {
  en: 'eng',
  sv: 'swe',
  da: 'dan',
  no: 'nob',
  de: 'deu',
  fr: 'fra',
  es: 'spa',
  fi: 'fin',
  pl: 'pol',
  it: 'ita',
  nl: 'nld',
  pt: 'porBr',
}

/** Words whose stems are kept at hand. */
const maxKeptWords = 50_000

const cache = new Map<Language, Words>()

/** The words of a language; a language without a stemmer compares whole words. */
export function wordsOf(language: Language): Words {
  const known = cache.get(language)
  if (known !== undefined) return known
  const words = createWords(language)
  cache.set(language, words)
  return words
}

function createWords(language: Language): Words {
  const stops = stopWords(language)
  let stemOf: Stem | undefined
  const stems = new Map<string, string>()
  const stem = (word: string): string => {
    const known = stems.get(word)
    if (known !== undefined) return known
    stemOf ??= stemmers[language]?.() ?? ((whole: string) => whole)
    const found = /\d|[+#]/.test(word) ? word : stemOf(word)
    if (stems.size > maxKeptWords) stems.clear()
    stems.set(word, found)
    return found
  }
  // The English stemmer joins what is derived from one root ("digital", "digitalisation"); the others mostly take off endings.
  const numbers = numberWords(language)
  const bases = new Map<string, string>()
  const englishBaseOf = (word: string): string => {
    let found = bases.get(word)
    if (found === undefined) {
      found = englishBase(word)
      if (bases.size > maxKeptWords) bases.clear()
      bases.set(word, found)
    }
    return found
  }
  const base = language === 'en' ? englishBaseOf : stem
  const isStop = (word: string) => stops.has(word)
  return {
    language,
    stem: (word) => stem(stripMarks(fold(word), language)),
    stemPlain: stem,
    basePlain: base,
    isStop: (word) => isStop(stripMarks(fold(word), language)),
    tokens(text) {
      const tokens: Token[] = []
      for (const match of text.matchAll(/(?:[€$£¥]|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d]*(?:\+\+|#)?)/gu)) {
        const plain = stripMarks(fold(match[0]), language)
        if (plain !== '')
          tokens.push({
            surface: match[0],
            plain,
            stem: stem(plain),
            base: base(plain),
            isStop: isStop(plain),
            isNumber: /^\d/.test(plain) || numbers.has(plain),
            start: match.index,
            end: match.index + match[0].length,
          })
      }
      return tokens
    },
  }
}

const cardinals: Record<Language, string> = {
  en: 'two three four five six seven eight nine ten eleven twelve fifteen twenty thirty dozen hundred',
  sv: 'två tre fyra fem sex sju åtta nio tio elva tolv femton tjugo trettio hundra',
  da: 'to tre fire fem seks syv otte ni ti elleve tolv femten tyve tredive hundrede',
  no: 'to tre fire fem seks sju syv åtte ni ti elleve tolv femten tjue tretti hundre',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig dreißig hundert',
  fr: 'deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent',
  es: 'dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cien',
  pl: 'dwa dwie dwóch trzy trzech cztery czterech pięć pięciu sześć sześciu siedem siedmiu osiem ośmiu dziewięć dziewięciu dziesięć dziesięciu dwanaście dwunastu piętnaście dwadzieścia',
  fi: 'kaksi kahden kolme kolmen neljä neljän viisi viiden kuusi kuuden seitsemän kahdeksan yhdeksän kymmenen kaksitoista viisitoista kaksikymmentä',
}

const numberWords = (language: Language): Set<string> => new Set((cardinals[language] ?? '').split(' ').map((word) => stripMarks(word, language)))

/** Takes off plural, past and -ing: what English inflection has. */
function englishBase(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const singular =
    word.endsWith('ies') && word.length > 4
      ? `${word.slice(0, -3)}y`
      : /(ss|us|is)$/.test(word)
        ? word
        : word.endsWith('s')
          ? word.slice(0, -1).replace(/(ch|sh|x|ss)e$/, '$1')
          : word
  const bare = singular.length > 5 ? singular.replace(/(?:ied)$/, 'y').replace(/(?:ed|ing)$/, '') : singular
  if (bare === singular || bare.length < 3) return singular.replace(/e$/, '')
  return bare.replace(/([bdgklmnprt])\1$/, '$1').replace(/e$/, '')
}

function stopWords(language: Language): Set<string> {
  const name = stopLists[language]
  if (name === undefined) return new Set()
  const list = (require('stopword') as Record<string, string[]>)[name] ?? []
  // "don't" reaches us as "don" and "t": both halves are stop words.
  return new Set(
    list
      .flatMap((word) => fold(word).split(/[' ]/))
      .map((word) => stripMarks(word, language))
      .filter((word) => word !== ''),
  )
}

let polish: { stemWord(word: string): string } | undefined

/** The library's rules expect their own letters; on words without diacritics they leave a case ending or two, taken off here. */
function polishStem(word: string): string {
  if (polish === undefined) {
    const { StemmerPl } = require('@nlpjs/lang-pl') as { StemmerPl: new () => { stemWord(word: string): string } }
    polish = new StemmerPl()
  }
  return polish.stemWord(word)
}
