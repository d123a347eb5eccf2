import type { DeclineReason, Intent, Language, Place, Query, ScoredTopic, SmallTalk, Thread } from '../domain.ts'
import { replyLanguage } from '../text/languages.ts'
import { cleanMessage, splitClauses } from './clean.ts'
import { languageOf } from './language.ts'
import type { LanguageLibrary, Lexicon } from './lexicon.ts'
import type { PlaceFinder } from './places.ts'
import { type ClauseReading, type ReadingTools, readClause, topicThreshold } from './read-clause.ts'
import type { RoleDirectory } from './roles.ts'
import type { TopicScore, TopicVote } from './score.ts'
import { Speller } from './spelling.ts'

export interface UnderstandingTools {
  readonly library: LanguageLibrary
  readonly places: PlaceFinder
  readonly roles: RoleDirectory
  /** Votes of the catalogue in a language. */
  vote(language: Language, text: string): TopicVote[]
  /** Whether a word is the name of somebody whom the postings name. */
  isPerson(word: string): boolean
  /** Whether the catalogue of a language has a word. */
  isAskedWith(language: Language, stem: string): boolean
  /** Whether the postings have a word. */
  isPosted(stem: string): boolean
}

export interface Understanding {
  /** One for each question of the message, in its order; never empty. */
  readonly queries: readonly Query[]
  readonly language: Language
  readonly thread: Thread
}

export const newThread: Thread = { language: null, postingIds: [], topics: [], terms: [], mentionedIds: [] }

/** At most this many questions of one message are answered. */
const maxQuestions = 8

/** Reads messages: language, topics, roles, place, intent. Pure but for its caches. */
export function createUnderstanding(tools: UnderstandingTools): (message: string, thread: Thread, prior: readonly Language[]) => Understanding {
  const readers = new Map<Language, ReadingTools>()
  const readerOf = (lexicon: Lexicon): ReadingTools => {
    const known = readers.get(lexicon.language)
    if (known !== undefined) return known
    const isAskedWith = (stem: string) => tools.isAskedWith(lexicon.language, stem)
    const isOrdinary = (stem: string) => isAskedWith(stem) || tools.isPosted(stem)
    const reader: ReadingTools = { ...tools, lexicon, isOrdinary, isAskedWith, speller: new Speller(lexicon.words, () => tools.library.vocabulary(lexicon.language), (token) => isOrdinary(token.stem) || tools.library.isName(token.plain)), vote: (text) => tools.vote(lexicon.language, text) }
    readers.set(lexicon.language, reader)
    return reader
  }

  return (message, thread, prior) => {
    const clean = cleanMessage(message)
    const language = replyLanguage(languageOf(tools.roles.withoutTitles(clean.text), likely(thread.language, prior), tools.library))
    const reader = readerOf(tools.library.lexicon(language))
    const readings = splitClauses(clean.text, language).flatMap((clause) => wholeIfPersonal(splitByTopic(clause, reader, clean.flags)))
    const linked = tools.roles.fromLinks(clean.links)
    return assemble(readings, { message: clean.text, language, thread, linked })
  }
}

/** "If I stay in Spain and you hire me there, how much tax will I owe?": a sentence on a personal case is one question, whatever its parts speak of. */
function wholeIfPersonal(parts: readonly ClauseReading[]): readonly ClauseReading[] {
  const personal = parts.filter((part) => personalReasons.has(intentOf(part) ?? ''))
  return personal.length > 0 ? personal : parts
}

/** Splits "where do I apply and who can I ask" where both halves have a topic of their own. */
function splitByTopic(clause: string, reader: ReadingTools, flags: readonly string[]): ClauseReading[] {
  // Joints are found by trigger words alone; the catalogue votes once, on what the clause turns out to be.
  const wordsOnly: ReadingTools = { ...reader, vote: () => [] }
  const whole = readClause(clause, wordsOnly, flags)
  const joints = reader.lexicon
    .list('conjunctions', whole.tokens)
    .filter((hit) => hit.from > 0 && hit.to < whole.tokens.length)
    .map((hit) => ({ end: whole.tokens[hit.from]?.start ?? 0, start: whole.tokens[hit.to]?.start ?? 0 }))
  // After a comma, a question word begins a question of its own ("what does it pay, when does it start?").
  const openings = new Set(reader.lexicon.list('question-words', whole.tokens).map((hit) => whole.tokens[hit.from]?.start ?? -1))
  // So does an item of a short list ("money, start date, who's the lead?").
  const isList = (clause.match(/,/g)?.length ?? 0) >= 2
  for (const comma of clause.matchAll(/[,:]\s+/g)) if (isList || openings.has(comma.index + comma[0].length)) joints.push({ end: comma.index, start: comma.index + comma[0].length })
  if (joints.length === 0) return [readClause(clause, reader, flags)]
  joints.sort((a, b) => a.end - b.end)
  const parts: ClauseReading[] = []
  let from = 0
  for (const joint of [...joints, { end: clause.length, start: clause.length }]) {
    if (joint.end <= from) continue
    const text = clause.slice(from, joint.end)
    from = joint.start
    if (!/\p{L}/u.test(text)) continue
    const part = readClause(`${text}${whole.isQuestion && !text.endsWith('?') ? '?' : ''}`, wordsOnly)
    const last = parts.at(-1)
    const topic = strongTopic(part)
    if (last === undefined) parts.push(part)
    else if (topic !== null && strongTopic(last) !== null && topic !== strongTopic(last)) parts.push(part)
    else parts[parts.length - 1] = readClause(`${last.text.replace(/\?$/, '')}, ${text}${whole.isQuestion ? '?' : ''}`, wordsOnly, flags)
  }
  const topics = new Set(parts.map(strongTopic))
  const texts = parts.length > 1 && topics.size === parts.length && !topics.has(null) ? parts.map((part) => part.text) : [clause]
  return texts.map((text) => readClause(text, reader, flags))
}

/** Below this a part of a sentence is no question of its own. */
const ownQuestionScore = 1

const strongTopic = (reading: ClauseReading): string | null => {
  const best = reading.scores[0]
  return best !== undefined && best.isWorded && best.score >= ownQuestionScore ? best.id : null
}

interface Context {
  readonly message: string
  readonly language: Language
  readonly thread: Thread
  /** Postings that a link in the message points to. */
  readonly linked: readonly string[]
}

/** Puts the readings of one message into queries, with what the thread said before. */
function assemble(readings: readonly ClauseReading[], context: Context): Understanding {
  const { thread, language } = context
  const sorted = readings.map((reading) => ({ reading, kind: asksForRole(reading, thread) ? ('roles' as const) : goesOnWithRole(reading, thread) ? ('ask' as const) : kindOf(reading) }))
  const hasQuestion = sorted.some(({ reading, kind }) => reading.isQuestion && (kind === 'ask' || kind === 'roles' || kind === 'declined'))
  // A statement beside a question is its background ("I live in Toronto. Can I apply?").
  // Beside an order to the assistant, only what asks for something known is a question.
  const isOrdered = sorted.some(({ kind }) => kind === 'declined')
  const asking = sorted.filter(({ reading, kind }) => (kind === 'ask' || kind === 'roles') && (!hasQuestion || reading.isQuestion) && (!isOrdered || kind === 'roles' || asksForKnown(reading)))
  const declined = sorted.filter(({ kind }) => kind === 'declined')
  // A person's case is declined whatever stands around it; an order to the assistant is passed over where something is asked.
  const personal = declined.filter(({ reading }) => personalReasons.has(intentOf(reading) as string))
  const mentioned = unique([...context.linked, ...readings.flatMap((reading) => reading.roles.flatMap((role) => role.postingIds))])
  const finish = (queries: Query[], topics: readonly ScoredTopic[]): Understanding => {
    const last = queries.at(-1) as Query
    const postingIds = last.postingIds.length > 0 ? last.postingIds : mentioned.length > 0 ? mentioned : readings.some((reading) => reading.saysAllRoles) ? [] : thread.postingIds
    const terms = readings.flatMap((reading) => reading.terms).filter((term) => term.concept !== null)
    return {
      queries,
      language,
      thread: { language, postingIds, topics: topics.length > 0 ? topics : thread.topics, terms: terms.length > 0 ? terms : thread.terms, mentionedIds: unique([...thread.mentionedIds, ...mentioned]) },
    }
  }
  const bare = (intent: Intent): Query => ({ text: context.message, language, intent, topics: [], terms: [], postingIds: mentioned, place: null, asksQuantity: false, namedLanguage: null })

  if (personal.length > 0 && asking.every(({ reading }) => strongTopic(reading) === null || !reading.isQuestion)) return finish([bare({ kind: 'declined', reason: intentOf(personal[0]?.reading as ClauseReading) as DeclineReason })], [])
  if (asking.length === 0 && declined.length > 0) return finish([bare({ kind: 'declined', reason: intentOf(declined[0]?.reading as ClauseReading) as DeclineReason })], [])
  if (asking.length === 0 && (readings.length === 0 || sorted.some(({ kind }) => kind === 'small_talk'))) {
    const continues = sorted.some(({ reading }) => reading.roles.length > 0 || reading.followsUp)
    if (!continues || thread.topics.length === 0) return finish([bare({ kind: 'small_talk', talk: talkOf(readings) })], [])
  }

  const chosen = (asking.length > 0 ? asking : sorted.filter(({ kind }) => kind === 'context')).slice(0, maxQuestions)
  const background = sorted.filter((item) => !chosen.includes(item) && item.kind !== 'declined')
  const queries: Query[] = []
  let topicsInFocus = thread.topics
  let rolesInFocus: readonly string[] = context.linked.length > 0 ? context.linked : []
  for (const { reading, kind } of chosen) {
    // "Any openings with Kubernetes" looks for a skill; only a title names a role there.
    const own = unique(reading.roles.filter((role) => kind !== 'roles' || role.by === 'title').flatMap((role) => role.postingIds))
    const around = unique(background.flatMap((item) => item.reading.roles.flatMap((role) => role.postingIds)))
    const other = reading.saysOtherRole ? thread.mentionedIds.filter((id) => !thread.postingIds.includes(id)) : []
    const postingIds = own.length > 0 ? own : reading.saysAllRoles ? [] : other.length > 0 ? other.slice(-1) : rolesInFocus.length > 0 ? rolesInFocus : around.length > 0 ? around : kind === 'roles' ? [] : thread.postingIds
    if (postingIds.length > 0) rolesInFocus = postingIds
    const ownTopics = topicsOf(reading)
    const inherits = kind !== 'roles' && inheritsTopics(reading, ownTopics, thread)
    const place = reading.place ?? background.map((item) => item.reading.place).find((found) => found !== null) ?? null
    const topics = withPlaceBefore(inherits ? topicsInFocus : ownTopics, reading, place)
    if (topics.length > 0) topicsInFocus = topics
    const terms = [...reading.terms, ...background.flatMap((item) => item.reading.terms.filter((term) => kind === 'roles' && term.concept !== null)), ...(kind === 'roles' && reading.terms.every((term) => term.concept === null) ? thread.terms : [])]
    const last = queries.at(-1)
    // "scrum? kanban?": one question in two words.
    if (last !== undefined && last.intent.kind === 'ask' && kind !== 'roles' && last.topics[0]?.id !== undefined && last.topics[0].id === topics[0]?.id && last.postingIds.join() === postingIds.join()) {
      queries[queries.length - 1] = { ...last, terms: [...last.terms, ...terms], asksQuantity: last.asksQuantity || reading.asksQuantity }
      continue
    }
    if (last !== undefined && last.intent.kind === 'ask' && topics.length === 0 && reading.tokens.length <= 2) {
      queries[queries.length - 1] = { ...last, terms: [...last.terms, ...terms] }
      continue
    }
    queries.push({ text: reading.text, language, intent: { kind: kind === 'roles' ? 'roles' : 'ask' }, topics, terms, postingIds, place, asksQuantity: reading.asksQuantity, namedLanguage: reading.namedLanguage })
  }
  return finish(queries.length > 0 ? queries : [bare({ kind: 'ask' })], topicsInFocus)
}

/** Without a word from the thread or the caller, a doubtful word or two are English. */
const likely = (language: Language | null, prior: readonly Language[]): Language[] => {
  const known = language === null ? [...prior] : [language, ...prior]
  return known.length > 0 ? known : ['en']
}

/** "what about the network engineer?", "the storage engineer": a role, and what the thread was about. */
const goesOnWithRole = (reading: ClauseReading, thread: Thread): boolean => {
  if ((reading.roles.length === 0 && !reading.saysAllRoles) || thread.topics.length === 0) return false
  const best = reading.scores[0]
  return best === undefined || best.at.length === 0 || ((reading.followsUp || reading.corrects) && best.id === '@roles' && best.score < clearIntentScore)
}

/** An intent that is said this clearly is meant, even in a follow-up. */
const clearIntentScore = 1.6

/** "Where do I find the DevOps posting": a role and nothing else is named. */
const asksForRole = (reading: ClauseReading, thread: Thread): boolean => {
  if (reading.roles.length === 0 || thread.topics.length > 0) return false
  const best = reading.scores[0]
  const isVague = best === undefined || (!best.isWorded && best.score < topicThreshold)
  return isVague && reading.terms.length <= 1 && reading.terms.every((term) => term.sort === 'plain' && term.concept === null)
}

const asksForKnown = (reading: ClauseReading): boolean => strongTopic(reading) !== null || reading.terms.some((term) => term.sort === 'technology' || term.sort === 'field' || term.sort === 'posted')

type ReadingKind = 'ask' | 'roles' | 'declined' | 'small_talk' | 'context'

const personalReasons = new Set(['judge', 'legal-advice', 'personal-data'])
/** An intent must be said more clearly than a topic: to decline a fair question is a fault too. */
const intentThreshold = 1

function kindOf(reading: ClauseReading): ReadingKind {
  const best = reading.scores[0]
  if (isGreeting(reading)) return 'small_talk'
  if (best === undefined || best.score < topicThreshold) return reading.terms.length > 0 && (reading.isQuestion || reading.terms.some((term) => term.sort === 'technology')) ? 'ask' : reading.terms.length === 0 && reading.tokens.length <= 3 ? 'small_talk' : 'context'
  const intent = intentOf(reading)
  if (intent === null) return 'ask'
  if (intent === 'roles') return 'roles'
  if (intent === 'small-talk') return 'small_talk'
  return 'declined'
}

/** A word or two that ask nothing and name nothing ("heyy 👋"). */
const isGreeting = (reading: ClauseReading): boolean =>
  reading.tokens.length <= 2 && !reading.text.includes('?') && reading.roles.length === 0 && reading.place === null && reading.scores.every((topic) => topic.at.length === 0) && reading.terms.every((term) => term.sort === 'plain' || term.sort === 'unknown') && reading.terms.every((term) => term.concept === null)

const declinedIntents = new Set(['@judge', '@personal-data', '@legal-advice'])

/** What is nobody's business of a person, though it is of a job. */
const privateTopics = new Set(['salary', 'raise', 'bonus', 'equity', 'education', 'experience', 'vacation', 'sick-leave', 'parental-leave', 'diversity', 'languages', 'residency', 'health-insurance'])

/** The intent that a clause has before any topic; null where it asks for a fact. */
function intentOf(reading: ClauseReading): string | null {
  const [best] = reading.scores
  if (reading.namesPerson && best !== undefined && privateTopics.has(best.id) && reading.roles.length === 0) return 'personal-data'
  // "I am in London, is it over for me?" asks about the place.
  if (best?.id === '@judge' && reading.place !== null && best.score < clearIntentScore) return null
  // Whoever asks for a judgement, or after somebody's own affairs, asks for that, even where it is put as a search for roles or a contact.
  const declined = reading.scores.find((other) => declinedIntents.has(other.id) && other.at.length > 0 && other.score >= intentThreshold)
  if (declined !== undefined && (best?.id === '@roles' || (reading.namesPerson && declined.id === '@personal-data'))) return declined.id.slice(1)
  if (best === undefined || !best.id.startsWith('@')) return null
  if (best.id === '@small-talk') {
    if (reading.terms.some((term) => term.sort === 'technology' || (term.sort === 'field' && !term.isTopicWord))) return null
    const topic = reading.scores.find((other) => !other.id.startsWith('@'))
    return topic !== undefined && topic.isWorded && topic.score >= topicThreshold && topic.score >= 0.6 * best.score ? null : 'small-talk'
  }
  // Votes alone do not decline what is worded as a question on a topic ("what's the salary of …").
  const topic = reading.scores.find((other) => !other.id.startsWith('@'))
  // "What does the cloud engineer earn": the role's pay, nobody's in person.
  if (best.id === '@personal-data' && reading.roles.length > 0 && topic !== undefined && topic.at.length > 0) return null
  if (best.at.length === 0 && topic !== undefined && topic.at.length > 0 && best.id !== '@roles') return null
  return best.score >= intentThreshold && best.isWorded ? best.id.slice(1) : null
}

/** A topic that only votes speak for, and that weakly, is still better than none: the passages must bear it out. */
const minTopicScore = 0.25

/** Topics near the best in score; intents left out. */
function topicsOf(reading: ClauseReading): ScoredTopic[] {
  const topics = reading.scores.filter((topic) => !topic.id.startsWith('@'))
  const best = topics[0]
  if (best === undefined || best.score < minTopicScore) return []
  return topics.filter((topic) => topic.score >= Math.max(minTopicScore, best.score * 0.4) || (topic.at.length > 0 && topic.score >= topicThreshold)).slice(0, 5).map(({ id, confidence, isWorded }) => ({ id, confidence, isWorded }))
}

/** "I live in Toronto. Can I apply?" asks whether one may apply from there, not how. */
function withPlaceBefore(topics: readonly ScoredTopic[], reading: ClauseReading, place: Place | null): readonly ScoredTopic[] {
  if (place === null || reading.place !== null || topics[0]?.id !== 'how-to-apply') return topics
  return [{ id: 'residency', confidence: 0.9, isWorded: true }, ...topics.filter((topic) => topic.id !== 'residency' && topic.id !== 'how-to-apply')]
}

/** "and the network one?", "no, I meant the other": a message without a topic of its own goes on with the last. */
function inheritsTopics(reading: ClauseReading, own: readonly ScoredTopic[], thread: Thread): boolean {
  if (thread.topics.length === 0) return false
  const best: TopicScore | undefined = reading.scores.find((topic) => !topic.id.startsWith('@'))
  const isWeak = own.length === 0 || best === undefined || !best.isWorded || best.score < topicThreshold
  if (!isWeak) return false
  const contentTerms = reading.terms.filter((term) => term.sort !== 'plain')
  return reading.followsUp || reading.corrects || reading.saysOtherRole || reading.roles.length > 0 || (reading.tokens.length <= 3 && contentTerms.length > 0)
}

function talkOf(readings: readonly ClauseReading[]): SmallTalk {
  const text = readings.map((reading) => reading.text.toLowerCase()).join(' ')
  if (/\b(bot|robot|robotti|human|ai|who are you|vem är du|wer bist du|qui es|quién eres|kim jesteś|kuka olet|människa|menneske|mensch|humain|humano|człowiek|ihminen)\b/u.test(text)) return 'about'
  if (/\b(bye|goodbye|see you|hej ?då|farvel|ha det|tschüss|tschuss|auf wiedersehen|feierabend|au revoir|adi[oó]s|do widzenia|cześć na razie|näkemiin|nakemiin|moi moi|heihei|good night|ha en (fin|bra|god))\b/u.test(text)) return 'goodbye'
  if (/\b(thanks?|thank you|thx|tack\w*|takk|tak|danke\w*|merci|gracias|dzięk\w*|dzieki|kiitos|kiitti|cheers|ok|okay|great|perfect|super)\b/u.test(text) || readings.length === 0) return 'thanks'
  return 'greeting'
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]
