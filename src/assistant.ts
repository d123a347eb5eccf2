import { checkWording } from './answer/check.ts'
import { type ComposeContext, compose, type DecidedQuery } from './answer/compose.ts'
import { type Decision, decide, type KnowledgeView } from './answer/decide.ts'
import type { LockVocabulary } from './answer/lock-vocabulary.ts'
import { composeRole } from './answer/role-card.ts'
import type { AnswerVocabulary } from './answer/select.ts'
import { standingOf } from './answer/standing.ts'
import { tasksOf } from './answer/tasks.ts'
import { markedTitle, markUnpublished } from './answer/unpublished.ts'
import { wordingOf } from './answer/wording/index.ts'
import type { Assistant, PublishedQuestion } from './assistant-contract.ts'
import type { Knowledge, Language, Passage, Query, Role, Thread, TopicId, Version } from './domain.ts'
import { applyReading } from './question/apply-reading.ts'
import type { Understanding } from './question/assemble.ts'
import { alikeTo, createComparing } from './question/compare.ts'
import { LanguageLibrary } from './question/lexicon.ts'
import { createLockVocabulary } from './question/lock-vocabulary.ts'
import { peopleIn } from './question/people.ts'
import { PlaceFinder } from './question/places.ts'
import { type RedactionKnowledge, redact } from './question/redact.ts'
import { roleName } from './question/role-name.ts'
import { RoleDirectory } from './question/roles.ts'
import { shareTopics, type TagCache, tagPassage } from './question/tag.ts'
import { createUnderstanding, newThread } from './question/understand.ts'
import { type Catalogue, createCatalogue } from './search/catalogue.ts'
import { passageText } from './search/embeddings.ts'
import { createPassageIndex, type PassageIndex, type SearchVocabulary } from './search/passages.ts'
import { reachable } from './text/contact.ts'
import { replyLanguage } from './text/languages.ts'

export type * from './assistant-contract.ts'

export interface AssistantOptions {
  readonly knowledge: Knowledge
  /** A company's own topics, triggers and glossary; null where it has none. */
  readonly topicsFolder: string | null
  /** Milliseconds since the epoch that staleness goes by. */
  readonly now: () => number
  /** True where a model is set: replies hold what only a model needs, the redacted question and tasks, which else are left empty and cost nothing. */
  readonly isForModel?: boolean
}

/** The pipeline: understand -> retrieve -> decide -> compose. */
export function createAssistant({ knowledge, topicsFolder, now, isForModel = false }: AssistantOptions): Assistant {
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
  const lock: LockVocabulary = createLockVocabulary(library, wordsOfWording)
  const known: RedactionKnowledge = {
    isWord: lock.isKnownWord,
    isPerson: (plain) => people.has(plain),
    isPosted: (word) => postedIn(word, knowledge.versions, library, index),
    isConcept: (text, language) => lock.conceptsOf(text, language).length > 0,
    isConceptName: (word) => library.isConceptName(word) || library.isName(word),
    placesIn: lock.placesIn,
  }
  const decideAll = ({ queries }: Understanding, near: readonly string[] = []): DecidedQuery[] =>
    queries.map((query) => ({ query, decision: decideOn(query, index, vocabulary, near) }))
  const isTopic = (id: TopicId) => library.topics.has(id) && !id.startsWith('@')
  const isPosting = (id: string) => index.versionFor(id, 'en')?.kind === 'posting'

  return {
    versions: knowledge.versions,
    size: passages.length,
    answer(message, thread = newThread, prior = [], { reading, near } = {}) {
      let understood = understand(message, thread, prior)
      let decided = decideAll(understood, near)
      if (reading !== undefined && decided.every(isStrange)) {
        const read = applyReading(message, understood, reading, {
          thread,
          isTopic,
          isPosting,
          understand: (text, language) => understand(text, thread, prior, language),
          isStrange: (other) => decideAll(other).every(isStrange),
        })
        if (read !== null) {
          understood = read
          decided = decideAll(read, near)
        }
      }
      const { queries, language } = understood
      const [first] = queries
      const talk = queries.length === 1 && first?.intent.kind === 'small_talk' ? first.intent.talk : null
      const answer = markUnpublished(compose(decided, language, { ...composing, now: now() }), composing.version)
      const isUnderstood = !decided.every(isStrange)
      if (!isForModel) return { answer, thread: understood.thread, talk, asked: '', isUnderstood, tasks: [] }
      const asked = redact(message, language, known)
      // Of several questions, a part is worded for its own.
      const questionOf = (topic: TopicId | null): string => {
        const own = decided.filter(({ decision }) => decision.kind === 'answer' && decision.topic === topic)
        return decided.length > 1 && own.length === 1 ? redact(own[0]?.query.text ?? '', language, known) : asked
      }
      const tasks = tasksOf(answer, questionOf, (source) => composing.version(source).language)
      return { answer, thread: understood.thread, talk, asked, isUnderstood, tasks }
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
    passageTexts: () => passages.map((passage) => passageText(passage, composing.version(passage.source))),
    choices: (language) => ({
      topics: [...library.topics.keys()].filter(isTopic).map((id) => ({ id, name: library.lexicon(language).nameOf(id) ?? id })),
      roles: index.postingsFor(language).map((version) => ({ postingId: version.postingId, title: composing.roleName(version) })),
    }),
    questions: () => {
      const asking = passages.filter(({ kind, heading }) => kind === 'faq' && heading !== '')
      // Postings share their questions.
      const distinct = new Map(asking.toReversed().map((passage) => [`${passage.language} ${passage.heading}`, passage]))
      return [...distinct.values()].toReversed().map((passage) => publishedQuestion(passage, composing.version))
    },
    alike: (question, others) => alikeTo(question, others, library),
    checkWording: (task, sentences) => checkWording(sentences, task, lock),
    standing: (quotes, language) => ({
      quotes: quotes.map((quote) => standingOf(quote, { ...composing, now: now(), language, versions: knowledge.versions })),
      relatedLead: wordingOf(language).related,
    }),
    redact: (message, language) => redact(message, language, known),
  }
}

const publishedQuestion = (passage: Passage, version: (source: string) => Version): PublishedQuestion => ({
  question: passage.heading,
  language: passage.language,
  answer: passage.units.map(({ text }) => text).join(' '),
  source: passage.source,
  title: version(passage.source).title,
  url: passage.url,
})

/** Nothing is known of the question: no topic, nothing that it names, no intent. */
const isStrange = ({ query, decision }: DecidedQuery): boolean =>
  query.intent.kind === 'ask' && decision.kind === 'not_stated' && decision.topic === null && decision.missing.length === 0

/** Whether a page has a word, by the stem of its language. */
const postedIn = (word: string, versions: readonly Version[], library: LanguageLibrary, index: PassageIndex): boolean =>
  [...new Set(versions.map(({ language }) => language))].some((language) => index.hasStem(library.lexicon(language).words.stem(word)))

/** The assistant's own fixed sentences, whose words every language knows. */
const wordsOfWording = (language: Language): string[] => {
  const { declined, smallTalk, ...sentences } = wordingOf(replyLanguage(language))
  return [...Object.values(sentences), ...Object.values(declined), ...Object.values(smallTalk)]
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

function decideOn(query: Query, index: PassageIndex, vocabulary: AnswerVocabulary, near: readonly string[] = []): Decision {
  if (query.intent.kind === 'declined' || query.intent.kind === 'small_talk') return undecided
  const decision = decide(query, viewOf(query, index, 'asker', near), vocabulary)
  if (decision.kind !== 'not_stated') return decision
  // A translation may leave out what its original states.
  const fromOriginals = decide(query, viewOf(query, index, 'original', near), vocabulary)
  return fromOriginals.kind === 'answer' ? fromOriginals : decision
}

function viewOf(query: Query, index: PassageIndex, from: 'asker' | 'original', near: readonly string[]): KnowledgeView {
  return {
    evidence: index.retrieve(query, from, near),
    approved: index.approved(query, from),
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
    roleName(version) {
      const name = roleName(version.title, library.lexicon(version.language))
      return version.unpublished === undefined ? name : markedTitle(name, version.language)
    },
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
    compare: createComparing(library),
  }
}
