import type { Language } from '../domain.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { readNames } from './data.ts'

/** Phrases word by word, the longest first. */
type Phrases = readonly (readonly string[])[]

/** Words that tell of a name; see `data/names.md`. */
export interface NamePhrases {
  readonly introductions: Phrases
  readonly self: Phrases
  readonly greetings: Phrases
  readonly titles: Phrases
  readonly farewells: Phrases
  /** Small words inside a name. */
  readonly particles: ReadonlySet<string>
}

const shelf = new Map<Language, NamePhrases>()

/** How names are said: whatever leaves no doubt in every language, the rest in the language of the question and in English. */
export function namePhrases(language: Language): NamePhrases {
  const known = shelf.get(language)
  if (known !== undefined) return known
  const lists = readNames()
  const of = (id: string, isWanted = (_: string) => true): Phrases =>
    [...(lists.get(id) ?? [])]
      .filter(([key]) => isWanted(key))
      .flatMap(([, entries]) => entries)
      .map((phrase) => phrase.split(' ').map((part) => stripMarks(fold(part), '')))
      .sort((a, b) => b.length - a.length)
  const isOwn = (key: string) => key === language || key === 'en'
  const phrases = {
    introductions: of('introductions'),
    self: of('self', isOwn),
    greetings: of('greetings'),
    titles: of('titles'),
    farewells: of('farewells'),
    particles: new Set(of('particles').flat()),
  }
  shelf.set(language, phrases)
  return phrases
}
