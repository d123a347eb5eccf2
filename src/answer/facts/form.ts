import type { DraftSentence, Language, Violation, WordingTask } from '../../domain.ts'
import { spokenLanguages } from '../../text/languages.ts'
import { unseen } from '../../text/visible.ts'
import { wordsOf } from '../../text/words.ts'
import type { LockVocabulary } from '../lock-vocabulary.ts'
import { addressesOf } from './addresses.ts'
import { hitsOf, read } from './reading.ts'

/** What is read at a glance in a chat; characters. */
const maxSentenceChars = 400
const maxChars = 700
const maxSentences = 5
/** Fewer words may be names alone. */
const minTellingWords = 3
const minKinWords = 3

/** Marks that a chat reads as formatting, and what looks like another sign. */
const markup = /[<>`|*~[\]{}\\^=#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\p{Extended_Pictographic}/u
/** Letters of other scripts, figures that are not 0 to 9, and signs that only look like letters. */
const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|(?!\d)\p{N}|[\u{1d400}-\u{1d7ff}\u{24b6}-\u{24e9}\uff00-\uffef\u2100-\u218f]/u

/** What is wrong with a wording before its facts are looked at. */
export function formFaults(sentences: readonly DraftSentence[], task: WordingTask, lock: LockVocabulary): Violation[] {
  const violations: Violation[] = []
  const known = new Set(task.passages.map(({ id }) => id))
  const quoted = task.passages.map(({ title, section, text }) => `${title}\n${section}\n${text}`).join('\n')
  const isQuoted = (mark: string) => quoted.includes(mark)
  sentences.forEach(({ text, passages }, sentence) => {
    const add = (kind: Violation['kind'], detail: string) => violations.push({ kind, sentence, detail })
    if (!/\p{L}/u.test(text)) add('form', 'says nothing')
    if (text.length > maxSentenceChars) add('length', `longer than ${maxSentenceChars} characters`)
    if (/\?["”’»)\s]*$/.test(text)) add('form', 'asks instead of answering')
    if (/(?<![\p{L}\d])(?=[\dOolI]*\d)(?=[\dOolI]*[OolI])[\dOolI]+(?![\p{L}\d])/u.test(text)) add('number', 'has letters in a figure')
    if (passages.length === 0) add('citation', 'cites no passage')
    for (const id of passages) if (!known.has(id)) add('citation', `"${id.slice(0, 40)}" is no passage that was given`)
    if (/^\s*(?:[-–•+>]|\d+\))\s/.test(text) || (/^\s*\d+\.\s/.test(text) && !hitsOf(read(text, task.language, false), 'month').some(({ from }) => from === 1)))
      add('form', 'is written as a list item')
    if (/(?<![\p{L}\p{N}'’])[IVXLC]+\s+(?:euros?|EUR|kr|kronor|kroner|SEK|NOK|DKK|zł|PLN|CHF|%|€)(?!\p{L})/u.test(text)) add('number', 'has a Roman numeral')
    if (splitNumbers(text, task.language)) add('form', 'parts a number with hyphens')
    if (/[\r\n\t\u2028\u2029\v\f]/.test(text.trim())) add('form', 'has line breaks')
    if (text.replace(unseen, '') !== text || /\p{C}/u.test(text)) add('form', 'has characters that cannot be seen')
    for (const expression of [markup, foreign]) {
      const mark = expression.exec(text)?.[0]
      if (mark !== undefined && (expression === foreign || !isQuoted(mark))) add('form', `has "${mark}"`)
    }
    const money = [...text.matchAll(/\p{Sc}/gu)].find(([sign]) => !/[€$£¥]/.test(sign) && !isQuoted(sign))?.[0]
    if (money !== undefined) add('amount', `"${money}" stands in none of the passages`)
    if (/(?<![\p{L}\p{N}._%+-])@/u.test(text)) add('form', 'mentions somebody')
  })
  if (sentences.length === 0) violations.push({ kind: 'form', sentence: null, detail: 'no sentence was given' })
  if (sentences.length > maxSentences) violations.push({ kind: 'length', sentence: null, detail: `more than ${maxSentences} sentences` })
  const length = sentences.reduce((sum, { text }) => sum + text.length, 0)
  if (length > maxChars) violations.push({ kind: 'length', sentence: null, detail: `longer than ${maxChars} characters in all` })
  if (violations.length > 0) return violations
  return sentences.flatMap(({ text }, sentence): Violation[] => {
    if (isCopied(text, task)) return [{ kind: 'language', sentence, detail: `the reply must be in ${task.language}, and this is the passage as it stands` }]
    const other = otherLanguage(text, task.language, lock)
    return other === null ? [] : [{ kind: 'language', sentence, detail: `the reply must be in ${task.language}, and this reads as ${other}` }]
  })
}

/** Words in a row that a sentence may share with a passage in another language; neighbours share more. */
const maxCopiedWords = 2
const maxKinCopiedWords = 3

function isCopied(text: string, { language, passages }: WordingTask): boolean {
  return passages.some((passage) => {
    if (passage.language === language) return false
    const longest = isOfFamily(language, passage.language) ? maxKinCopiedWords : maxCopiedWords
    const wordsIn = (one: string) => ordinaryWords(addressesOf(one).rest, passage.language)
    const quoted = ` ${wordsIn(passage.text).join(' ')} `
    const words = wordsIn(text)
    const runs = words.flatMap((_, at) => (at + longest < words.length ? [words.slice(at, at + longest + 1)] : []))
    // Capitals alone may be a name, in German too.
    return runs.some((run) => run.some((word) => /^\p{Ll}/u.test(word)) && quoted.includes(` ${run.join(' ')} `))
  })
}

/** Names and abbreviations are the same in every language; German writes every noun with a capital. */
const ordinaryWords = (text: string, language: Language): string[] =>
  text.match(language === 'de' ? /(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}])/gu : /(?<![\p{L}\p{N}])\p{Ll}{3,}(?![\p{L}\p{N}])/gu) ?? []

/** "Fo-ur": a number word that hides its number. */
const splitNumbers = (text: string, language: Language): boolean =>
  [...text.matchAll(/\p{L}+(?:[-‐‑.]\p{L}+)+/gu)].some(([word]) => {
    const parts = word.split(/[-‐‑.]/)
    const counts = (one: string) => hitsOf(read(one, language, false), 'number').length > 0
    const runs = parts.flatMap((_, from) => parts.slice(from + 1).map((_part, more) => parts.slice(from, from + more + 2).join('')))
    return runs.some(counts) && !parts.some(counts)
  })

/** The language that a sentence is in, where it is not the wanted one: the words that one language has and the other has not tell. */
function otherLanguage(text: string, wanted: Language, lock: LockVocabulary): Language | null {
  const words = text.match(/\p{L}+/gu) ?? []
  if (words.length < minTellingWords) return null
  const isOf = (word: string, language: Language) =>
    wordsOf(language).isStop(word) || (word.length > 3 && !/^\p{Lu}/u.test(word) && lock.isKnownWord(word, language))
  const tellTales = (language: Language) => words.filter((word) => tales[language]?.has(word.toLowerCase()) === true).length
  const telling = (one: Language, other: Language) => words.filter((word) => isOf(word, one) && !isOf(word, other)).length
  const strange = strangeLetters[wanted]
  const isStrange = (other: Language) => strange !== undefined && ownLetters[other]?.test(text) === true && strange.test(text)
  const isOther = (other: Language) => {
    if (isKin(wanted, other) && isStrange(other)) return true
    if (wanted === 'sv' && isKin(wanted, other) && words.filter((word) => notSwedish.has(word)).length >= minNotSwedish) return true
    if (isKin(wanted, other) && ownLetters[wanted]?.test(text) === true && wanted === 'sv') return false
    const [theirs, own] = [telling(other, wanted), telling(wanted, other)]
    const isDanish = (one: Language) => one === 'da' || one === 'no'
    const [told, ownTold] = isDanish(wanted) && isDanish(other) ? [tellTales(other), tellTales(wanted)] : [0, 0]
    if (isKin(wanted, other)) return told > ownTold || (told === ownTold && theirs >= own + minKinWords)
    return theirs >= own + minTellingWords
  }
  const others = spokenLanguages.filter((language) => language !== wanted && isOther(language))
  return others.sort((a, b) => telling(b, wanted) - telling(a, wanted))[0] ?? null
}

/** Danish and Norwegian share most of their words. */
const isKin = (one: Language, other: Language): boolean => kin.has(one) && kin.has(other)
const kin: ReadonlySet<Language> = new Set(['sv', 'da', 'no'])
/** Languages of one family use the same words in a row by chance. */
const isOfFamily = (one: Language, other: Language): boolean => isKin(one, other) || (romance.has(one) && romance.has(other))
const romance: ReadonlySet<Language> = new Set(['fr', 'es'])

/** Letters that Swedish has and its neighbours have not, and the other way round. */
const ownLetters: Readonly<Record<Language, RegExp>> = { sv: /[äö]/i, da: /[æø]/i, no: /[æø]/i }
const strangeLetters: Readonly<Record<Language, RegExp>> = { sv: /[æø]/i, da: /[äö]/i, no: /[äö]/i }

/** Words of both neighbours that Swedish spells otherwise or does not have. */
const notSwedish: ReadonlySet<string> = new Set('og ikke fra hvor hva hvad hvem jeg meg deg jobbe arbejde uke uge noe noget'.split(' '))
const minNotSwedish = 2

/** Everyday words that Danish and Norwegian spell each in their own way. */
const tales: Readonly<Record<Language, ReadonlySet<string>>> = {
  da: new Set(
    'af hvad efter uge uger ugen mig dig blive bliver nej kræves krævet arbejde arbejder løn lønnen ansøgning ansøg sprog noget nogle ansættes ansættelse kørekort fuldtid udelukkende'.split(
      ' ',
    ),
  ),
  no: new Set(
    'av hva etter uke uker uka uken meg deg bli blir nei kreves jobbe jobber lønn lønnen søknad søk språk noe noen fulltid ansettes ansettelse førerkort distanse utelukkende utenfor'.split(
      ' ',
    ),
  ),
}
