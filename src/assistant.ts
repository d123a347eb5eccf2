import { type ComposeContext, compose, type DecidedQuery } from './answer/compose.ts'
import { type Decision, decide, type KnowledgeView } from './answer/decide.ts'
import { composeRole } from './answer/role-card.ts'
import type { AnswerVocabulary } from './answer/select.ts'
import type { Answer, Knowledge, Language, Passage, Query, Role, RoleList, SmallTalk, Thread, TopicId, Version } from './domain.ts'
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
  /** Set where the message was small talk and nothing else. */
  readonly talk: SmallTalk | null
}

export interface Assistant {
  /**
   * Answers one message of a thread.
   * @param prior languages the asker is likely to write in, likeliest first
   */
  answer(message: string, thread?: Thread, prior?: readonly Language[]): Reply
  /** Open roles that mention what the words name; all where they name nothing. */
  roles(words: string, language: Language): RoleList
  /** An open role, in the version for a language; null where it is not published. */
  role(postingId: string, language: Language): Role | null
  /** The open role that an address leads to, in the version that it leads to. */
  roleAt(url: string): Role | null
  /** A thread that speaks of the one role which a name (of a channel, of a forum post) holds; a new one where it holds none. */
  threadAbout(name: string): Thread
  /** A thread that speaks of one role. */
  threadOn(postingId: string): Thread
  readonly versions: readonly Version[]
  /** How many passages can be quoted. */
  readonly size: number
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
  const siteHosts = new Set(
    knowledge.versions.flatMap(({ url, applyUrl }) => [url, applyUrl].flatMap((address) => (address === null ? [] : [hostOf(address)]))),
  )
  const cardOf = (version: Version): Role => composeRole(version, { ...composing, now: now() })

  return {
    versions: knowledge.versions,
    size: passages.length,
    answer(message, thread = newThread, prior = []) {
      const understood = understand(message, thread, prior)
      const decided = understood.queries.map((query): DecidedQuery => ({ query, decision: decideOn(query, index, vocabulary) }))
      const [first] = understood.queries
      const talk = understood.queries.length === 1 && first?.intent.kind === 'small_talk' ? first.intent.talk : null
      return { answer: compose(decided, understood.language, { ...composing, now: now() }), thread: understood.thread, talk }
    },
    roles(words, language) {
      const { terms, postingIds } = understand(words, newThread, [language]).queries[0] as Query
      const query: Query = { ...bareQuery, language, terms, postingIds, intent: { kind: 'roles' } }
      const decision = decideOn(query, index, vocabulary)
      const lead = compose([{ query, decision }], language, { ...composing, now: now() }).parts[0]?.lead ?? ''
      return { lead, language, roles: decision.kind === 'roles' ? decision.versions.map(cardOf) : [] }
    },
    role(postingId, language) {
      const version = index.versionFor(postingId, language)
      return version?.kind === 'posting' ? cardOf(version) : null
    },
    roleAt(url) {
      const [postingId, ...others] = roles.fromLinks([url])
      if (postingId === undefined || others.length > 0) return null
      if (siteHosts.size > 0 && !siteHosts.has(hostOf(url))) return null
      const own = knowledge.versions.filter((version) => version.postingId === postingId)
      const version =
        own.find((candidate) => candidate.url !== null && sameAddress(candidate.url, url)) ?? own.find((candidate) => candidate.isOriginal) ?? own[0]
      return version === undefined ? null : cardOf(version)
    },
    threadAbout(name) {
      const { postingIds } = understand(name.replaceAll(/[-_]+/g, ' '), newThread, []).thread
      return postingIds.length === 1 ? threadOn(postingIds[0] as string) : newThread
    },
    threadOn,
  }
}

const bareQuery: Omit<Query, 'language' | 'intent'> = {
  text: '',
  topics: [],
  terms: [],
  postingIds: [],
  place: null,
  asksQuantity: false,
  namedLanguage: null,
}

/** Whether two addresses name one page, whatever their host's case, query and last slash. */
const sameAddress = (one: string, other: string): boolean => pathOf(one) === pathOf(other)
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')
const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).host + new URL(url).pathname : url).replace(/\/$/, '').toLowerCase()

const threadOn = (postingId: string): Thread => ({ ...newThread, postingIds: [postingId], mentionedIds: [postingId] })

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
