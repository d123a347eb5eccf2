import type { Language, TopicId } from '../domain.ts'

/** A place that a text names. */
export interface NamedPlace {
  /** One key in every language: an ISO 3166-1 code (`SE`), a region (`EU`, `NORDICS`), or `city:` with a plain name for a city or a part of a country. */
  readonly place: string
  /** Keys of all that it lies in: of a city its country and that country's regions, of a country its regions. */
  readonly within: readonly string[]
  /** Offsets in the text. */
  readonly start: number
  readonly end: number
}

/** What the fact lock knows of words: concepts, places, ordinary words, topics. */
export interface LockVocabulary {
  /** Glossary concepts that a text names. */
  conceptsOf(text: string, language: Language): readonly string[]
  /** A concept and all that it is a kind of. */
  withBroader(concept: string): ReadonlySet<string>
  /** As the glossary has it: `technology`, `field`, `practice`, `profession`, `hiring`, `business`; null for no concept. */
  kindOf(concept: string): string | null
  /** Every country, region and city of a text, its inhabitants and adjectives included, in the order of the text. */
  placesIn(text: string, language: Language): readonly NamedPlace[]
  /** Whether a word is one that the language's own data is made of, or an inflection of it; names of people and places are none. */
  isKnownWord(word: string, language: Language): boolean
  /** Topics that a sentence states, and how plainly. */
  topicsOf(text: string, language: Language): ReadonlyMap<TopicId, number>
}
