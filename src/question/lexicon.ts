import type { Language, TopicId } from '../domain.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { isSpoken, replyLanguage } from '../text/languages.ts'
import { type PhraseHit, PhraseSet, type WordForm } from '../text/phrases.ts'
import { type Token, type Words, wordsOf } from '../text/words.ts'
import { type Concept, type LanguageData, readGlossary, readLanguageData, readTopics, type TopicInfo } from './data.ts'

/** Lists of words that a question is read with, by their id in the trigger files. */
export type ListName =
  | 'role-nouns'
  | 'title-openers'
  | 'follow-ups'
  | 'corrections'
  | 'all-roles'
  | 'other-role'
  | 'outside'
  | 'inside'
  | 'fillers'
  | 'conjunctions'
  | 'question-words'
  | 'quantity-words'
  | 'occupations'
  | 'as-words'
  | 'own-trade'
  | 'team-nouns'
  | 'talk-about'
  | 'talk-goodbye'
  | 'talk-thanks'

/** One language's words, ready for matching. Each set is built on first use. */
export class Lexicon {
  readonly words: Words
  readonly data: LanguageData
  readonly #concepts: ReadonlyMap<string, Concept>
  readonly #sets = new Map<string, PhraseSet<string>>()

  constructor(language: Language, data: LanguageData, concepts: ReadonlyMap<string, Concept>) {
    this.words = wordsOf(language)
    this.data = data
    this.#concepts = concepts
  }

  get language(): Language {
    return this.data.language
  }

  tokens(text: string): Token[] {
    return this.words.tokens(text)
  }

  /** Topics (and intents) that the words of a question point to. */
  asked(tokens: readonly Token[]): PhraseHit<TopicId>[] {
    const hits = this.#set('asked', () => this.data.asked.map(({ phrase, topic }) => [phrase, topic])).match(tokens)
    // A term of hiring in the glossary points to its topic where no trigger of the language has it.
    const taken = new Set(hits.flatMap((hit) => hit.at))
    const terms = this.concepts(tokens).flatMap((hit) => {
      const topic = this.#concepts.get(hit.value)?.topic ?? null
      return topic === null || hit.at.every((position) => taken.has(position)) ? [] : [{ ...hit, value: topic }]
    })
    return [...hits, ...terms]
  }

  /** Topics that a sentence of a posting states. */
  stated(tokens: readonly Token[]): PhraseHit<TopicId>[] {
    return this.#set('stated', () => this.data.stated.map(({ phrase, topic }) => [phrase, topic])).match(tokens)
  }

  headings(tokens: readonly Token[]): PhraseHit<TopicId>[] {
    return this.#set('headings', () => this.data.headings.map(({ phrase, topic }) => [phrase, topic])).match(tokens)
  }

  list(name: ListName, tokens: readonly Token[]): PhraseHit<string>[] {
    return this.#set(`list ${name}`, () => (this.data.lists.get(name) ?? []).map((phrase) => [phrase, phrase])).match(tokens)
  }

  /** Glossary concepts that are named, in this language or by their own name. */
  concepts(tokens: readonly Token[]): PhraseHit<string>[] {
    const hits = this.#set('concepts', () => this.#conceptPhrases()).match(tokens)
    const kept = new Set(longest(hits))
    // A named technology stays named inside a longer phrase ("Python or Go").
    return hits.filter((hit) => kept.has(hit) || this.#concepts.get(hit.value)?.kind === 'technology')
  }

  nameOf(topic: TopicId): string | null {
    return this.data.names.get(topic) ?? null
  }

  /** Names of technologies match as they are written: the Danish stem of "paas" is "paa", which is "på". */
  *#conceptPhrases(): Generator<[string, string, boolean]> {
    for (const concept of this.#concepts.values()) {
      const isName = concept.kind === 'technology'
      for (const phrase of concept.names) yield [phrase, concept.id, isName]
      for (const phrase of this.language === 'en' ? concept.words : (concept.local.get(this.language) ?? [])) yield [phrase, concept.id, false]
    }
  }

  #set(name: string, entries: () => Iterable<readonly [string, string, boolean?]>): PhraseSet<string> {
    const known = this.#sets.get(name)
    if (known !== undefined) return known
    const set = new PhraseSet<string>(this.words, formOf(name))
    for (const [phrase, value, asWritten] of entries()) set.add(phrase, value, asWritten)
    this.#sets.set(name, set)
    return set
  }
}

/** A question may use any word of a family; a posting states a topic only by the words themselves. */
const formOf = (name: string): WordForm => (name === 'stated' || name === 'headings' || name === 'concepts' ? 'base' : 'stem')

/** Keeps the hits whose words are not all part of a longer hit. */
export function longest<T>(hits: readonly PhraseHit<T>[]): PhraseHit<T>[] {
  return hits.filter((hit) => !hits.some((other) => other.length > hit.length && hit.at.every((position) => other.at.includes(position))))
}

/** Letters beyond a to z that a language writes its own words with. */
const ownLetters: Record<Language, string> = {
  en: '',
  sv: 'åäöé',
  da: 'æøåé',
  no: 'æøåéòôê',
  de: 'äöüß',
  fr: 'àâæçéèêëîïôœùûüÿ',
  es: 'áéíñóúü',
  pl: 'ąćęłńóśźż',
  fi: 'äöå',
}

/** Whether a word may be the language's own by its letters: "får" is no English word, though its plain form is one. */
const isWrittenIn = (language: Language, word: string): boolean =>
  [...word.toLowerCase()].every((letter) => /[a-z]/.test(letter) || (ownLetters[language] ?? '').includes(letter) || !/\p{L}/u.test(letter))

/** Everything that is known about language and topics: what ships with the assistant and what the company adds. */
export class LanguageLibrary {
  readonly topics: ReadonlyMap<TopicId, TopicInfo>
  readonly concepts: ReadonlyMap<string, Concept>
  readonly #companyFolder: string | null
  readonly #lexicons = new Map<Language, Lexicon>()
  #names: Set<string> | undefined
  #conceptNames: Set<string> | undefined
  readonly #vocabularies = new Map<Language, Set<string>>()
  readonly #oneTopic = new Map<Language, ReadonlyMap<string, number>>()

  constructor(companyFolder: string | null) {
    this.#companyFolder = companyFolder
    this.topics = readTopics(companyFolder)
    this.concepts = readGlossary(companyFolder)
  }

  /** The lexicon of a language; of English where the language is not spoken here. */
  lexicon(language: Language): Lexicon {
    const spoken = isSpoken(language) ? language : replyLanguage(language)
    const known = this.#lexicons.get(spoken)
    if (known !== undefined) return known
    const lexicon = new Lexicon(spoken, readLanguageData(spoken, this.#companyFolder), this.concepts)
    this.#lexicons.set(spoken, lexicon)
    return lexicon
  }

  /** Whether questions in a language are made of a word, as it is written. */
  hasWord(language: Language, word: string): boolean {
    return isWrittenIn(language, word) && this.vocabulary(language).has(stripMarks(fold(word), language)) && !this.isName(word)
  }

  /** Names of technologies are at home in every language. */
  isName(word: string): boolean {
    this.#names ??= new Set(
      [...this.concepts.values()].filter((concept) => concept.kind === 'technology').flatMap((concept) => concept.names.filter((name) => !name.includes(' '))),
    )
    return this.#names.has(word.toLowerCase())
  }

  /** Whether the glossary has this very word, for anything. */
  isConceptName(word: string): boolean {
    this.#conceptNames ??= new Set([...this.concepts.values()].flatMap((concept) => [...concept.names, ...concept.words]))
    return this.#conceptNames.has(word)
  }

  /** The words that questions in a language are made of, plain. */
  vocabulary(language: Language): ReadonlySet<string> {
    let words = this.#vocabularies.get(language)
    if (words === undefined) {
      const { asked, examples } = this.lexicon(language).data
      const text = [...asked.map((entry) => entry.phrase), ...examples.map((example) => example.text)].join(' ')
      words = new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).map((known) => stripMarks(known, language)))
      this.#vocabularies.set(language, words)
    }
    return words
  }

  /** How much a word tells of what is asked, 0 to 1: 1 where it is asked with for one topic alone, or never, 0 where it is asked with for all ("work"). */
  telling(language: Language, stem: string): number {
    const oneTopic = this.#oneTopicOf(language).get(stem) ?? 1
    return Math.max(0, 1 + Math.log(oneTopic) / Math.log(this.topics.size))
  }

  /** How often two example questions that have a stem are on one topic. */
  #oneTopicOf(language: Language): ReadonlyMap<string, number> {
    const known = this.#oneTopic.get(language)
    if (known !== undefined) return known
    const { data, words } = this.lexicon(language)
    const topicsWith = new Map<string, Map<TopicId, number>>()
    for (const { text, topic } of data.examples) {
      for (const stem of new Set(words.tokens(text).map((token) => token.stem))) {
        const counts = topicsWith.get(stem) ?? new Map<TopicId, number>()
        counts.set(topic, (counts.get(topic) ?? 0) + 1)
        topicsWith.set(stem, counts)
      }
    }
    const shares = new Map([...topicsWith].map(([stem, counts]) => [stem, pairsOnOneTopic([...counts.values()])]))
    this.#oneTopic.set(language, shares)
    return shares
  }

  /** The topic itself and those that answer it too. */
  withIncluded(topic: TopicId): readonly TopicId[] {
    return [topic, ...(this.topics.get(topic)?.includes ?? [])]
  }

  /** Whether a topic is a wide one, which gives way to a narrower one in the same question ("is a degree required?"). */
  isBroad(topic: TopicId): boolean {
    return this.topics.get(topic)?.isBroad ?? false
  }

  /** A concept and everything that it is a kind of. */
  withBroader(concept: string): Set<string> {
    const found = new Set<string>()
    const visit = (id: string): void => {
      if (found.has(id)) return
      found.add(id)
      for (const broader of this.concepts.get(id)?.broader ?? []) visit(broader)
    }
    visit(concept)
    return found
  }
}

/** A word that few examples have is taken for a telling one: as if this many pairs on one topic had been seen beside them. */
const priorPairs = 6

function pairsOnOneTopic(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const same = counts.reduce((sum, count) => sum + count * (count - 1), 0)
  return (same + priorPairs) / (total * (total - 1) + priorPairs)
}
