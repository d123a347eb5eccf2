import type { Language } from '../../domain.ts'
import { fold } from '../../text/fold.ts'
import { languageCode } from '../../text/languages.ts'
import { isFirstName, isLastName, plainName } from '../../text/names.ts'
import type { Token } from '../../text/words.ts'
import type { LockVocabulary } from '../lock-vocabulary.ts'
import type { Reading } from './reading.ts'

/** Words that are written with a capital inside a sentence and name nobody: polite address, and what every language abbreviates alike. */
const addressing: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  en: new Set(['i']),
  de: new Set(['sie', 'ihr', 'ihre', 'ihren', 'ihrem', 'ihrer', 'ihnen', 'du', 'dir', 'dich', 'dein', 'deine', 'deinen', 'deinem', 'deiner', 'euch', 'euer']),
  da: new Set(['de', 'dem', 'deres', 'i']),
  no: new Set(['de', 'dem', 'deres']),
  es: new Set(['usted', 'ustedes', 'ud', 'uds']),
  pl: new Set([
    'pan',
    'pani',
    'panstwo',
    'pana',
    'panu',
    'panem',
    'panstwa',
    'ci',
    'cie',
    'ciebie',
    'tobie',
    'twoj',
    'twoja',
    'twoje',
    'twojego',
    'twojej',
    'twoim',
    'was',
    'wam',
    'wasz',
    'wasza',
    'wasze',
  ]),
  fi: new Set(['te', 'teidan', 'teille', 'teita', 'sinun', 'sina', 'sinulla', 'sinulle']),
}
const abbreviations = new Set(['cv', 'hr', 'it', 'ok', 'pdf', 'faq'])

/** Endings by which a language inflects names. */
const endings: Readonly<Partial<Record<Language, RegExp>>> = {
  fi: /^(?:n|in|en|an|ia|aa|a|t|ssa|sta|lla|lta|lle|na|ksi|hin|iin|een|nen|tta|issa|ista|illa|ille|ien|eja|oja)$/,
  pl: /^(?:a|u|owi|em|ie|y|i|ow|om|ami|ach|e|ego|emu|iem|iu|ce|dzie|owe|owa|owym|owych|mi|o)$/,
  de: /^(?:s|es|er|en|n|e|ern)$/,
}
/** In the others a name takes an s at most. */
const genitive = /^s$/

/** A noun with its article behind it begins a sentence, and no name does. */
const northern = /^.{3,}(?:en|et|na|arna|erna|orna|ene|erne)$/
const definite: Readonly<Partial<Record<Language, RegExp>>> = { sv: northern, da: northern, no: northern, es: /^[a-z]{3,}(?:lo|la|los|las|nos|me|te|se)$/ }

/** Words of German that are made of others end as these do; whoever invents a name does not end it so. */
const germanNoun =
  /(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|taet|taeten|ment|nis|nisse|tum|ismus|ling|linge|ierung|enz|anz|zeit|zeiten|arbeit|arbeiten|tag|tage|tagen|woche|wochen|monat|monate|monaten|jahr|jahre|jahren|stunde|stunden|vertrag|vertraege|stelle|stellen|plan|plaene|platz|geld|gelder|lohn|gehalt|gehaelter|team|teams|kenntnisse|erfahrung|urlaub|buero|ort|orte|gespraech|gespraeche|schein|raum|gruppe|leitung|bereich|bereiche|system|systeme|recht|pflicht|tour|touren|fahrt|fahrten|reise|reisen|dienst|dienste|schicht|schichten|kosten|kurs|kurse)$/

/**
 * Words of a sentence that name a person, a company or a product and do not stand in the quotes.
 * @param isCovered tokens that are part of something else that is compared (a place, a month, a kind of contract)
 */
export function strangersOf(sentence: Reading, quotes: readonly Reading[], isCovered: (at: number) => boolean, lock: LockVocabulary): string[] {
  const { tokens, language, text } = sentence
  const quoted = quotes.flatMap((quote) => quote.tokens)
  return tokens.flatMap((token, at) => {
    if (/^[\d€$£¥]/.test(token.surface) || isQuoted(token, quoted, language)) return []
    const isCapital = /\p{Lu}|\d/u.test(token.surface)
    const bare = token.plain
    // Names that are no words are refused however they are written, and wherever they stand.
    if (isPerson(token) && !isCovered(at) && (!isCommon(token, language, lock) || isBesideLastName(tokens, at, quoted, language))) return [token.surface]
    // "English" and "engelsk" are one language.
    const spoken = bare.length > 3 ? languageCode(token.surface) : null
    if (spoken !== null && quoted.some((other) => other.plain.length > 3 && languageCode(other.surface) === spoken)) return []
    if (!isCapital || isCovered(at) || addressing[language]?.has(bare) === true || abbreviations.has(bare)) return []
    const isFirst = at === 0 || /[.!?:;–—…"“”„«»()]\s*$/.test(text.slice(tokens[at - 1]?.end ?? 0, token.start))
    const isNoun = language === 'de' && /^\p{Lu}[\p{Ll}\p{M}]+$/u.test(token.surface)
    if (isFirst && (definite[language]?.test(bare) === true || quoted.some((other) => other.stem === token.stem && !/^\p{Lu}/u.test(other.surface)))) return []
    if ((isFirst || isNoun) && (isCommon(token, language, lock) || (isNoun && isCompound(token, language, quoted, lock)))) return []
    return [token.surface]
  })
}

/** "aino virtanen": a first name before a last one is a person, also where it is a word. */
const isBesideLastName = (tokens: readonly Token[], at: number, quoted: readonly Token[], language: Language): boolean => {
  const next = tokens[at + 1]
  const [first, last] = [plainName(tokens[at]?.surface ?? ''), plainName(next?.surface ?? '')]
  return next !== undefined && !next.isStop && isFirstName(first) && isLastName(last) && !isQuoted(next, quoted, language)
}

const isPerson = ({ surface }: Token): boolean => {
  const name = plainName(surface)
  return isFirstName(name) || (/^\p{Lu}/u.test(surface) && isLastName(name))
}

const isCommon = (token: Token, language: Language, lock: LockVocabulary): boolean =>
  token.isStop || token.isNumber || (lock.isKnownWord(token.surface, language) && !isProduct(token, language, lock))

/** "Salesforce" is known, and is no word of the language. */
const isProduct = ({ surface }: Token, language: Language, lock: LockVocabulary): boolean =>
  /^\p{Lu}/u.test(surface) && lock.conceptsOf(surface, language).some((concept) => /^(?:technology|field|business)$/.test(lock.kindOf(concept) ?? ''))

const isCompound = ({ plain, surface }: Token, language: Language, quoted: readonly Token[], lock: LockVocabulary): boolean => {
  const spelled = plain.replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[letter] as string)
  if (plain.length >= 6 && germanNoun.test(spelled)) return true
  // "Verkäufe" is the plural of Verkauf.
  const spoken = surface.toLowerCase()
  const singular = spoken.replace(/er?$/, '').replace(/[äöü](?!.*[äöü])/, (letter) => ({ ä: 'a', ö: 'o', ü: 'u' })[letter] as string)
  if (/[äöü].*er?$/.test(spoken) && lock.isKnownWord(singular, language)) return true
  // "Pflegeteam": both halves are words.
  for (let cut = 4; cut <= plain.length - 4; cut++) {
    const [head, tail] = [plain.slice(0, cut), plain.slice(cut)]
    const isWord = (part: string) => lock.isKnownWord(part, language) || quoted.some((token) => token.plain === part)
    if (isWord(tail) && (isWord(head) || isWord(head.replace(/(?:s|es|n|en)$/, '')))) return true
  }
  return false
}

/** As the quotes have it, or as the language of the sentence inflects it. */
function isQuoted({ plain, surface }: Token, quoted: readonly Token[], language: Language): boolean {
  const inflected = endings[language] ?? genitive
  const isName = /^\p{Lu}/u.test(surface)
  return quoted.some((token) => {
    if (token.plain === plain || fold(token.surface) === fold(surface)) return true
    if (!isName) return false
    // "Elastikiem" is Elastic: Polish writes the c at a name's end as it is said.
    const stem = language === 'pl' ? token.plain.replace(/c$/, plain.startsWith(token.plain) ? 'c' : 'k') : token.plain
    const [short, long] = stem.length < plain.length ? [stem, plain] : [plain, stem]
    if (short.length >= 3 && long.startsWith(short) && (inflected.test(long.slice(short.length)) || genitive.test(long.slice(short.length)))) return true
    return changesEnd[language] !== undefined && isSameBeforeEnd(token.plain, plain, changesEnd[language])
  })
}

/** Endings that take the place of one another: "Zawadzkiej" is Zawadzka, "Koivusen" Koivunen. */
const changesEnd: Readonly<Partial<Record<Language, RegExp>>> = {
  pl: /^(?:a|i|y|e|iej|ej|ie|ze|rze|ego|iego|emu|iemu|im|ym|o|u|owi|em|iem|)$/,
  fi: /^(?:nen|sen|sta|sella|selle|selta|seen|sessa|i|en|a|an|)$/,
}

function isSameBeforeEnd(one: string, other: string, ends: RegExp): boolean {
  let common = 0
  while (common < one.length && one[common] === other[common]) common++
  const least = Math.max(3, Math.max(one.length, other.length) - 4)
  for (let cut = common; cut >= least; cut--) if (ends.test(one.slice(cut)) && ends.test(other.slice(cut))) return true
  return false
}
