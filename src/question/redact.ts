import type { Language } from '../domain.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { isFirstName, isLastName } from '../text/names.ts'
import { visible } from '../text/visible.ts'
import { type NamePhrases, namePhrases } from './name-phrases.ts'
import { beforePlaces } from './places.ts'
import { marks, redactContacts } from './redact-contacts.ts'

/** What is known of words: everything that is none of it, and written as a name, is one. */
export interface RedactionKnowledge {
  /** An ordinary word of a language. */
  isWord(word: string, language: Language): boolean
  /** A name of somebody whom the postings name, plain. */
  isPerson(plain: string): boolean
  /** A word that the postings have. */
  isPosted(word: string): boolean
  /** Names something of the glossary: a technology, a field, a profession. */
  isConcept(text: string, language: Language): boolean
  /** The very name of something of the glossary, lower case. */
  isConceptName(word: string): boolean
  placesIn(text: string, language: Language): readonly { readonly place: string; readonly start: number; readonly end: number }[]
}

/** Longer questions are cut: a model reads no letter for its one question. */
const maxChars = 2_000
/** Words of one name. */
const maxNameWords = 4

interface Word {
  readonly surface: string
  readonly plain: string
  readonly start: number
  readonly end: number
  /** First of its sentence or line. */
  readonly opens: boolean
  readonly place: string | null
}

/**
 * A question without what tells who asks, or of whom: names, addresses, telephone numbers, links, ids; each leaves a mark such as `[name]`.
 * Places, technologies, roles and sums stay. What is doubtful goes: a model answers as well without it.
 */
export function redact(text: string, language: Language, known: RedactionKnowledge): string {
  const whole = visible(text.normalize('NFC'))
    .replace(/[０-９＋]/g, (wide) => wide.normalize('NFKC'))
    .slice(0, maxChars)
  const namesPlace = (rest: string) => known.placesIn(rest.slice(0, 60), language)[0]?.start === 0
  const contactless = redactContacts(whole, known.isConceptName, namesPlace)
  return redactNames(contactless, language, known)
    .replace(/[^\S\n]+/g, ' ')
    .trim()
}

function redactNames(text: string, language: Language, known: RedactionKnowledge): string {
  const words = wordsIn(text, known.placesIn(text, language))
  const taken = new Set<number>()
  const { introductions, self, greetings, titles, farewells, particles } = namePhrases(language)
  const isOrdinary = (word: Word) => known.isWord(word.surface, language) || known.isConcept(word.surface, language)
  const isNamed = (word: Word) => isFirstName(word.plain) || isLastName(word.plain)
  const isCountry = (word: Word) => word.place !== null && !word.place.startsWith('city:')
  const follows = (at: number) => beforePlaces[language]?.test(words[at - 1]?.plain ?? '') === true
  /** Nothing else than a name, as far as anything is known. */
  const isUnknown = (word: Word) => word.place === null && !isOrdinary(word) && !known.isPosted(word.surface)

  /** Takes the words of a name from `at` on, as long as they go on. */
  const take = (at: number, isFirst: (word: Word) => boolean, isNext: (word: Word) => boolean = continues): void => {
    const first = words[at]
    if (first === undefined || !isFirst(first)) return
    taken.add(at)
    for (let next = at + 1; next < at + maxNameWords; next++) {
      const word = words[next]
      if (word === undefined || !isBeside(text, words[next - 1] as Word, word)) return
      const isParticle = particles.has(word.plain) && goesOn(next + 1)
      if (!isParticle && !isNext(word)) return
      taken.add(next)
    }
  }
  const continues = (word: Word): boolean => (isCapital(word) ? isUnknown(word) || (isNamed(word) && !isCountry(word)) : isUnknown(word) && !word.opens)
  const goesOn = (at: number): boolean => {
    const word = words[at]
    if (word !== undefined && particles.has(word.plain) && !isCapital(word)) return goesOn(at + 1)
    return word !== undefined && isCapital(word) && continues(word)
  }

  for (const at of words.keys()) {
    const after = (list: NamePhrases['self']): number => at + phraseLength(words, at, list)
    const introduced = after(introductions)
    // "Name:" heads a form; "name" inside a sentence asks for one.
    const isBareWord = introduced === at + 1 && !/^\s*:/.test(text.slice(words[at]?.end ?? 0))
    if (introduced > at && !isBareWord) {
      take(
        introduced,
        (word) => !isSmall(word, language, known) || isCapital(word),
        (word) => isCapital(word) || continues(word),
      )
    }
    const self_ = after(self)
    if (self_ > at)
      take(
        self_,
        (word) =>
          (isNamed(word) &&
            !isCountry(word) &&
            (!isOrdinary(word) || (isCapital(word) && isFirstName(word.plain) && language !== 'de')) &&
            !isTitleOf(words, self_, known, language)) ||
          (isCapital(word) && language !== 'de' && isUnknown(word)),
      )
    const greeted = after(greetings)
    if (greeted > at && phraseLength(words, greeted, titles) === 0)
      take(
        greeted,
        (word) =>
          (isNamed(word) && !isCountry(word) && !isOrdinary(word)) ||
          (isCapital(word) && (isUnknown(word) || (isNamed(word) && !isCountry(word) && language !== 'de'))),
      )
    const titled = after(titles)
    if (titled > at) take(titled, (word) => isCapital(word) && !isCountry(word))
    const farewell = after(farewells)
    if (farewell > at && opensLine(text, words[at] as Word)) signature(farewell)
  }
  slashSignature()

  for (const [at, word] of words.entries()) {
    if (taken.has(at) || isCountry(word) || phraseLength(words, at, titles) > 0) continue
    if (known.isPerson(word.plain) && !known.isWord(word.surface, language)) taken.add(at)
    else if (word.place !== null) {
      // "Sofia" is a city, "Sofia Lindqvist" somebody.
      const next = words[at + 1]
      if (
        isFirstName(word.plain) &&
        isCapital(word) &&
        !follows(at) &&
        next !== undefined &&
        isBeside(text, word, next) &&
        isLastName(next.plain) &&
        isUnknown(next)
      )
        taken.add(at)
    } else if (isNamed(word) && isUnknown(word) && (isCapital(word) || isFirstName(word.plain)) && word.plain.length >= 3) take(at, () => true)
    else if (isCapital(word) && !word.opens && language !== 'de' && isUnknown(word) && looksLikeName(word)) taken.add(at)
    else if (isCapital(word) && isUnknown(word) && looksLikeName(word) && taken.has(at - 1) && isBeside(text, words[at - 1] as Word, word)) taken.add(at)
  }
  return replaced(text, words, taken)

  /** To the end of the line: up to four words, unless they ask something. */
  function signature(from: number): void {
    const line: number[] = []
    for (let at = from; at < words.length && line.length <= maxNameWords; at++) {
      const gap = text.slice((words[at - 1] as Word).end, (words[at] as Word).start)
      if (gap.includes('\n') && at > from) break
      line.push(at)
    }
    const isShort = line.length > 0 && line.length <= maxNameWords
    if (!isShort || !line.every((at) => isSignature(words[at] as Word))) return
    for (const at of line) taken.add(at)
  }

  function isSignature(word: Word): boolean {
    return isCapital(word) ? !known.isWord(word.surface, language) || isNamed(word) : isNamed(word) && !isOrdinary(word)
  }

  /** "/Anna", "- Erik" and "// Kim L" at the end. */
  function slashSignature(): void {
    const end = /(?:^|[\s.!?,])(?:\/{1,2}|[-–—~])\s?((?:[\p{L}][\p{L}'’.-]*\s?){1,3})\s*$/u.exec(text)
    if (end === null) return
    const from = end.index + end[0].length - (end[1] as string).length - (end[0].length - end[0].trimEnd().length)
    const line = words.flatMap((word, at) => (word.start >= from ? [at] : []))
    const isName = (word: Word) => isNamed(word) || (isCapital(word) && isUnknown(word))
    if (line.length > 0 && isName(words[line[0] as number] as Word)) for (const at of line) taken.add(at)
  }
}

/** "I am Network Engineer": what follows is a role. */
const isTitleOf = (words: readonly Word[], at: number, known: RedactionKnowledge, language: Language): boolean => {
  const next = words[at + 1]
  return next !== undefined && known.isConcept(`${words[at]?.surface} ${next.surface}`, language)
}

/** A short ordinary word after "my name is" is no name: "my name is not …". */
const isSmall = (word: Word, language: Language, known: RedactionKnowledge): boolean =>
  word.plain.length <= 3 && known.isWord(word.surface, language) && !isFirstName(word.plain)

const isCapital = (word: Word): boolean => /^\p{Lu}/u.test(word.surface)

/** Letters alone, the first of them a capital: "K8sOps", "BGP" and "iOS" are things. */
const looksLikeName = (word: Word): boolean => /^\p{Lu}\p{Ll}[\p{L}'’-]*$/u.test(word.surface) && !/\p{Ll}\p{Lu}/u.test(word.surface)

/** Nothing but a space, a hyphen or an initial's dot between. */
const isBeside = (text: string, before: Word, word: Word): boolean => {
  const gap = text.slice(before.end, word.start)
  return /^(?:[^\S\n]+|[-'’])$/.test(gap) || (before.plain.length === 1 && /^\.[^\S\n]*$/.test(gap))
}

const opensLine = (text: string, word: Word): boolean => /(?:^|[\n.!?,])\s*$/.test(text.slice(0, word.start))

function phraseLength(words: readonly Word[], at: number, list: NamePhrases['self']): number {
  const found = list.find((phrase) => phrase.every((part, offset) => words[at + offset]?.plain === part))
  return found?.length ?? 0
}

function wordsIn(text: string, places: ReturnType<RedactionKnowledge['placesIn']>): Word[] {
  const words: Word[] = []
  // What is marked already is no word.
  for (const match of text.matchAll(/\[(?:e-mail|link|phone|number|address|name)\]|[\p{L}][\p{L}\p{M}\p{N}]*/gu)) {
    if (match[0].startsWith('[')) continue
    const start = match.index
    const end = start + match[0].length
    const before = text.slice(words.at(-1)?.end ?? 0, start)
    words.push({
      surface: match[0],
      plain: stripMarks(fold(match[0]), ''),
      start,
      end,
      opens: words.length === 0 || /[.!?…:\n]/.test(before),
      place: places.find((place) => place.start < end && place.end > start)?.place ?? null,
    })
  }
  return words
}

/** Words that stand together leave one mark. */
function replaced(text: string, words: readonly Word[], taken: ReadonlySet<number>): string {
  let result = ''
  let from = 0
  for (const [at, word] of words.entries()) {
    if (!taken.has(at)) continue
    const joins = taken.has(at - 1) && isBeside(text, words[at - 1] as Word, word)
    if (!joins) result += `${text.slice(from, word.start)}${marks.name}`
    from = word.end
  }
  return result + text.slice(from)
}
