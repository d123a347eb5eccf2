import type { Language, TopicId } from '../domain.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { readNames } from './data.ts'
import type { LanguageLibrary } from './lexicon.ts'
import { PlaceNames } from './place-names.ts'
import { topicsStated } from './tag.ts'

/** Every word that a language's data is made of. */
interface KnownWords {
  readonly plain: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
  /** Beginnings that a trigger knows words by: `mieszk*`. */
  readonly starts: readonly string[]
}

/** A beginning shorter than this would make a word of anything. */
const minStartChars = 5

/**
 * What the fact lock knows of words, from the library's data.
 * @param sentencesOf the assistant's own fixed sentences in a language, whose words are known too
 */
export function createLockVocabulary(library: LanguageLibrary, sentencesOf: (language: Language) => readonly string[] = () => []) {
  const shelf = new Map<Language, KnownWords>()
  let names: ReadonlySet<string> | undefined
  const exampleNames = (): ReadonlySet<string> => {
    names ??= new Set(readNames().get('examples')?.get('all'))
    return names
  }
  const wordsOf = (language: Language): KnownWords => {
    const { language: spoken } = library.lexicon(language)
    let known = shelf.get(spoken)
    if (known === undefined) {
      known = knownWords(library, spoken, sentencesOf(spoken))
      shelf.set(spoken, known)
    }
    return known
  }
  const isWord = (word: string, language: Language): boolean => {
    const { words } = library.lexicon(language)
    const known = wordsOf(language)
    const plain = stripMarks(fold(word), words.language)
    if (words.isStop(word)) return true
    if (exampleNames().has(plain)) return false
    return known.plain.has(plain) || known.stems.has(words.stemPlain(plain)) || known.starts.some((start) => plain.startsWith(start))
  }
  const places = new PlaceNames(isWord)
  return {
    conceptsOf(text: string, language: Language): readonly string[] {
      const lexicon = library.lexicon(language)
      const tokens = lexicon.tokens(text)
      // French "sans" is no storage network.
      return [...new Set(lexicon.concepts(tokens).flatMap((hit) => (hit.at.every((at) => tokens[at]?.isStop) ? [] : [hit.value])))]
    },
    withBroader: (concept: string): ReadonlySet<string> => library.withBroader(concept),
    kindOf: (concept: string): string | null => library.concepts.get(concept)?.kind ?? null,
    placesIn: (text: string, language: Language) => places.find(text, library.lexicon(language).language),
    isKnownWord: (word: string, language: Language): boolean =>
      isWord(word, language) && [`x ${word}`, `in ${word}`].every((text) => places.find(text, library.lexicon(language).language).length === 0),
    topicsOf(text: string, language: Language): ReadonlyMap<TopicId, number> {
      const lexicon = library.lexicon(language)
      return topicsStated(lexicon.tokens(text), lexicon, library)
    },
  }
}

function knownWords(library: LanguageLibrary, language: Language, sentences: readonly string[]): KnownWords {
  const { data, words } = library.lexicon(language)
  const phrases = [
    ...[...data.asked, ...data.stated, ...data.headings].map(({ phrase }) => phrase),
    ...data.names.values(),
    ...[...data.lists.values()].flat(),
    ...[...library.concepts.values()].filter(({ kind }) => kind === 'hiring' || kind === 'practice').flatMap(({ names }) => names),
    // What a thing of the trade is called in every language may be a product's name.
    ...[...library.concepts.values()].flatMap((concept) => (language === 'en' ? concept.words : (concept.local.get(language) ?? []))),
    ...sentences,
  ]
  const plain = new Set<string>()
  const starts = new Set<string>()
  for (const phrase of [...phrases, ...data.examples.map(({ text }) => text)])
    for (const [match] of phrase.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*\*?/gu)) {
      const word = stripMarks(fold(match.replace('*', '')), language)
      if (!match.endsWith('*')) plain.add(word)
      else if (word.length >= minStartChars) starts.add(word)
    }
  return { plain, stems: new Set([...plain].map((word) => words.stemPlain(word))), starts: [...starts] }
}
