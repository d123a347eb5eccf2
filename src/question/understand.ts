import type { Language, Thread } from '../domain.ts'
import { replyLanguage } from '../text/languages.ts'
import type { Token } from '../text/words.ts'
import { assemble, type Understanding } from './assemble.ts'
import { cleanMessage, splitClauses } from './clean.ts'
import { asksOfPlace, intentOf, personalReasons, strongTopic } from './intents.ts'
import { languageOf } from './language.ts'
import type { LanguageLibrary, Lexicon } from './lexicon.ts'
import type { PlaceFinder } from './places.ts'
import { type ClauseReading, clauseTokens, type ReadingTools, readClause, readsAsQuestion } from './read-clause.ts'
import type { RoleDirectory } from './roles.ts'
import type { TopicVote } from './score.ts'
import { Speller } from './spelling.ts'

export interface UnderstandingTools {
  readonly library: LanguageLibrary
  readonly places: PlaceFinder
  readonly roles: RoleDirectory
  /** Votes of the catalogue in a language. */
  vote(language: Language, text: string): TopicVote[]
  /** Whether a word is the name of somebody whom the postings name. */
  isPerson(word: string): boolean
  /** Whether the postings have a word. */
  isPosted(stem: string): boolean
}

export const newThread: Thread = { language: null, postingIds: [], topics: [], terms: [], mentionedIds: [] }

/**
 * Reads a message: language, topics, roles, place, intent.
 * @param prior languages the asker is likely to write in, likeliest first
 * @param given the language, where it is known
 */
export type Understand = (message: string, thread: Thread, prior: readonly Language[], given?: Language) => Understanding

/** Pure but for its caches. */
export function createUnderstanding(tools: UnderstandingTools): Understand {
  const readers = new Map<Language, ReadingTools>()
  const readerOf = (lexicon: Lexicon): ReadingTools => {
    const known = readers.get(lexicon.language)
    if (known !== undefined) return known
    const isAskedWith = (token: Token) => tools.library.vocabulary(lexicon.language).has(token.plain)
    const isOrdinary = (token: Token) => isAskedWith(token) || tools.isPosted(token.stem)
    const namesProfession = (token: Token) => lexicon.concepts([token]).some(({ value }) => tools.library.concepts.get(value)?.kind === 'profession')
    const reader: ReadingTools = {
      ...tools,
      lexicon,
      isOrdinary,
      isAskedWith,
      speller: new Speller(
        lexicon.words,
        () => tools.library.vocabulary(lexicon.language),
        (token) =>
          isOrdinary(token) ||
          tools.library.isName(token.plain) ||
          tools.library.isConceptName(token.plain) ||
          tools.library.isConceptName(token.base) ||
          namesProfession(token),
      ),
      vote: (text) => tools.vote(lexicon.language, text),
    }
    readers.set(lexicon.language, reader)
    return reader
  }

  return (message, thread, prior, given) => {
    const clean = cleanMessage(message)
    const language = replyLanguage(given ?? languageOf(tools.roles.withoutTitles(clean.text), likely(thread.language, prior), tools.library))
    const reader = readerOf(tools.library.lexicon(language))
    const readings = splitClauses(clean.text, language).flatMap((clause) =>
      wholeIfPersonal(splitByTopic(clause, reader, clean.flags), () => readClause(clause, reader, clean.flags)),
    )
    const linked = tools.roles.fromLinks(clean.links)
    return assemble(readings, { message: clean.text, lexicon: reader.lexicon, language, thread, linked })
  }
}

/** "If I stay in Spain and you hire me there, how much tax will I owe?": a sentence on a personal case is one question, whatever its parts speak of. */
function wholeIfPersonal(parts: readonly ClauseReading[], readWhole: () => ClauseReading): readonly ClauseReading[] {
  const personal = parts.filter((part) => personalReasons.has(intentOf(part) ?? ''))
  if (personal.length === 0) return parts
  if (parts.length === 1) return personal
  const whole = readWhole()
  return asksOfPlace(whole) ? [whole] : personal
}

/** Splits "where do I apply and who can I ask" where both halves have a topic of their own. */
function splitByTopic(clause: string, reader: ReadingTools, flags: readonly string[]): ClauseReading[] {
  // Joints are found by trigger words alone; the catalogue votes once, on what the clause turns out to be.
  const wordsOnly: ReadingTools = { ...reader, vote: () => [] }
  const tokens = clauseTokens(clause, reader)
  const joints = reader.lexicon
    .list('conjunctions', tokens)
    .filter((hit) => hit.from > 0 && hit.to < tokens.length)
    .map((hit) => ({ end: tokens[hit.from]?.start ?? 0, start: tokens[hit.to]?.start ?? 0 }))
  // After a comma, a question word begins a question of its own ("what does it pay, when does it start?").
  const openings = new Set(reader.lexicon.list('question-words', tokens).map((hit) => tokens[hit.from]?.start ?? -1))
  // So does an item of a short list ("money, start date, who's the lead?").
  const isList = (clause.match(/,/g)?.length ?? 0) >= 2
  for (const comma of clause.matchAll(/[,:]\s+/g))
    if (isList || openings.has(comma.index + comma[0].length)) joints.push({ end: comma.index, start: comma.index + comma[0].length })
  // "Salary + remote + start date", "pay & vacation", "salary/location".
  for (const sign of clause.matchAll(/(?<=\p{L}{3})\s*[&+/|]\s*(?=\p{L}{3})/gu)) {
    const joint = { end: sign.index, start: sign.index + sign[0].length }
    if (!joinsThings(joint, tokens, reader)) joints.push(joint)
  }
  if (joints.length === 0) return [readClause(clause, reader, flags)]
  joints.sort((a, b) => a.end - b.end)
  const mark = readsAsQuestion(clause, tokens, reader.lexicon) ? '?' : ''
  const parts: ClauseReading[] = []
  let from = 0
  for (const joint of [...joints, { end: clause.length, start: clause.length }]) {
    if (joint.end <= from) continue
    const text = clause.slice(from, joint.end)
    from = joint.start
    if (!/\p{L}/u.test(text)) continue
    const part = readClause(text.endsWith('?') ? text : text + mark, wordsOnly)
    const last = parts.at(-1)
    const topic = strongTopic(part)
    if (last === undefined) parts.push(part)
    else if (topic !== null && isOther(topic, strongTopic(last), reader.library)) parts.push(part)
    else parts[parts.length - 1] = readClause(`${last.text.replace(/\?$/, '')}, ${text}${mark}`, wordsOnly, flags)
  }
  const topics = new Set(parts.map(strongTopic))
  const texts = parts.length > 1 && topics.size === parts.length && !topics.has(null) ? parts.map((part) => part.text) : [clause]
  return texts.map((text) => readClause(text, reader, flags))
}

/** "Terraform / Ansible": two tools are things of one question. */
function joinsThings(joint: { readonly end: number; readonly start: number }, tokens: readonly Token[], { lexicon, library }: ReadingTools): boolean {
  const things = new Set(lexicon.concepts(tokens).flatMap(({ value, at }) => (library.concepts.get(value)?.kind === 'technology' ? at : [])))
  return tokens.some((token, at) => things.has(at) && (token.end === joint.end || token.start === joint.start))
}

/** "Remote/hybrid?" is one question: what answers one topic answers the other. */
const isOther = (topic: string, last: string | null, library: LanguageLibrary): boolean =>
  last !== null && !library.withIncluded(topic).includes(last) && !library.withIncluded(last).includes(topic)

/** Without a word from the thread or the caller, a doubtful word or two are English. */
const likely = (language: Language | null, prior: readonly Language[]): Language[] => {
  const known = language === null ? [...prior] : [language, ...prior]
  return known.length > 0 ? known : ['en']
}
