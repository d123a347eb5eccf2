import { type ComposeContext, compose, type DecidedQuery } from './answer/compose.ts'
import { type Decision, decide, type KnowledgeView } from './answer/decide.ts'
import type { AnswerVocabulary } from './answer/select.ts'
import type { Answer, Knowledge, Language, Passage, Query, Thread, TopicId, Version } from './domain.ts'
import { LanguageLibrary } from './question/lexicon.ts'
import { peopleIn } from './question/people.ts'
import { PlaceFinder } from './question/places.ts'
import { roleName } from './question/role-name.ts'
import { RoleDirectory } from './question/roles.ts'
import { shareTopics, type TagCache, tagPassage } from './question/tag.ts'
import { createUnderstanding, newThread } from './question/understand.ts'
import { type Catalogue, createCatalogue } from './search/catalogue.ts'
import { createPassageIndex, type PassageIndex, type SearchVocabulary } from './search/passages.ts'
import { reachable } from './text/contact.ts'

export interface AssistantOptions {
  readonly knowledge: Knowledge
  /** A company's own topics, triggers and glossary; null where it has none. */
  readonly topicsFolder: string | null
  /** Milliseconds since the epoch that staleness goes by. */
  readonly now: () => number
}

export interface Reply {
  readonly answer: Answer
  /** What the thread remembers from now on. */
  readonly thread: Thread
}

export interface Assistant {
  /**
   * Answers one message of a thread.
   * @param prior languages the asker is likely to write in, likeliest first
   */
  answer(message: string, thread?: Thread, prior?: readonly Language[]): Reply
  readonly versions: readonly Version[]
}

/** The pipeline: understand -> retrieve -> decide -> compose. */
export function createAssistant({ knowledge, topicsFolder, now }: AssistantOptions): Assistant {
  const library = new LanguageLibrary(topicsFolder)
  const vocabulary = vocabularyOf(library)
  const tags: TagCache = new Map()
  const passages = shareTopics(
    knowledge.passages.map((passage) => tagPassage(passage, library, tags)),
    knowledge.versions,
  )
  const index = createPassageIndex(knowledge.versions, passages, vocabulary)
  const roles = new RoleDirectory(knowledge.versions, library, (term) => index.mentions(term))
  const catalogues = catalogueShelf(library)
  const people = peopleIn(passages, library)
  const understand = createUnderstanding({
    library,
    roles,
    places: new PlaceFinder(),
    vote: (language, text) => catalogues(language).vote(text),
    isPerson: (word) => people.has(word),
    isPosted: (stem) => index.hasStem(stem),
  })
  const composing = composeContext(knowledge, passages, index, library, vocabulary)

  return {
    versions: knowledge.versions,
    answer(message, thread = newThread, prior = []) {
      const understood = understand(message, thread, prior)
      const decided = understood.queries.map((query): DecidedQuery => ({ query, decision: decideOn(query, index, vocabulary) }))
      return { answer: compose(decided, understood.language, { ...composing, now: now() }), thread: understood.thread }
    },
  }
}

const undecided: Decision = { kind: 'not_stated', topic: null, missing: [], related: [] }

function decideOn(query: Query, index: PassageIndex, vocabulary: AnswerVocabulary): Decision {
  if (query.intent.kind === 'declined' || query.intent.kind === 'small_talk') return undecided
  const decision = decide(query, viewOf(query, index, 'asker'), vocabulary)
  if (decision.kind !== 'not_stated') return decision
  // A translation may leave out what its original states.
  const fromOriginals = decide(query, viewOf(query, index, 'original'), vocabulary)
  return fromOriginals.kind === 'answer' ? fromOriginals : decision
}

function viewOf(query: Query, index: PassageIndex, from: 'asker' | 'original'): KnowledgeView {
  return {
    evidence: index.retrieve(query, from),
    everywhere: () => index.retrieve({ ...query, postingIds: [] }, from),
    forTopic: (topic) =>
      index.retrieve({ ...query, topics: [{ id: topic, confidence: 1, isWorded: true }] }, from).filter((item) => item.topics.includes(topic)),
    get postings() {
      return index.postingsFor(query.language)
    },
    versions: index.versions,
    countStating: (topic) => index.countStating(topic),
  }
}

function composeContext(
  knowledge: Knowledge,
  passages: readonly Passage[],
  index: PassageIndex,
  library: LanguageLibrary,
  vocabulary: AnswerVocabulary,
): Omit<ComposeContext, 'now'> {
  const versions = new Map(knowledge.versions.map((version) => [version.source, version]))
  return {
    vocabulary,
    version: (source) => versions.get(source) as Version,
    versionFor: (postingId, language) => index.versionFor(postingId, language),
    passage: (id) => index.passage(id),
    passagesOf: (source) => index.passagesOf(source),
    roleName: (version) => roleName(version.title, library.lexicon(version.language)),
    contacts: passages.filter((passage) => passage.kind === 'contact' && passage.units.some((unit) => reachable.test(unit.text))),
  }
}

/** Catalogues by language, each indexed at its first question. */
function catalogueShelf(library: LanguageLibrary): (language: Language) => Catalogue {
  const shelf = new Map<Language, Catalogue>()
  return (language) => {
    const lexicon = library.lexicon(language)
    const known = shelf.get(lexicon.language)
    if (known !== undefined) return known
    const catalogue = createCatalogue(
      lexicon.language,
      lexicon.data.examples,
      lexicon.data.asked.map(({ topic, phrase }) => ({ topic, text: phrase })),
    )
    shelf.set(lexicon.language, catalogue)
    return catalogue
  }
}

function vocabularyOf(library: LanguageLibrary): SearchVocabulary & AnswerVocabulary {
  const conceptsOf = (text: string, language: Language): string[] => {
    const lexicon = library.lexicon(language)
    return lexicon.concepts(lexicon.tokens(text)).map((hit) => hit.value)
  }
  return {
    conceptsOf,
    withBroader: (concept) => library.withBroader(concept),
    withIncluded: (topic: TopicId) => library.withIncluded(topic),
    conceptName: (concept) => library.concepts.get(concept)?.names[0] ?? concept,
    topic: (id) => library.topics.get(id),
    nameOf: (topic, language) => library.lexicon(language).nameOf(topic),
  }
}
