import type { Language, Place, Term } from '../domain.ts'
import { languageCode } from '../text/languages.ts'
import type { Token } from '../text/words.ts'
import type { LanguageLibrary, Lexicon } from './lexicon.ts'
import type { PlaceFinder } from './places.ts'
import type { RoleDirectory, RoleMention } from './roles.ts'
import { scoreTopics, type TopicScore, type TopicVote } from './score.ts'
import type { Speller } from './spelling.ts'
import { asksUnknownRole } from './unknown-role.ts'

/** Everything that one clause of a message says, before it is read in its context. */
export interface ClauseReading {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly isQuestion: boolean
  /** Topics and intents, best first. */
  readonly scores: readonly TopicScore[]
  readonly roles: readonly RoleMention[]
  readonly place: Place | null
  readonly terms: readonly Term[]
  readonly followsUp: boolean
  readonly corrects: boolean
  readonly saysAllRoles: boolean
  readonly saysOtherRole: boolean
  readonly asksQuantity: boolean
  readonly namedLanguage: Language | null
  /** Asks after a role that no posting has. */
  readonly asksUnknownRole: boolean
  /** Names somebody whom the postings name. */
  readonly namesPerson: boolean
}

export interface ReadingTools {
  readonly lexicon: Lexicon
  readonly library: LanguageLibrary
  readonly speller: Speller
  readonly places: PlaceFinder
  readonly roles: RoleDirectory
  vote(text: string): TopicVote[]
  /** Whether questions of the catalogue or the postings use the word. */
  isOrdinary(token: Token): boolean
  /** Whether a word is the name of somebody whom the postings name. */
  isPerson(word: string): boolean
  /** Whether questions of the catalogue use the word. */
  isAskedWith(token: Token): boolean
}

/** A clause scores a topic from this on. */
export const topicThreshold = 0.75

/** The words of a clause, slips of spelling put right. */
export const clauseTokens = (text: string, { speller, lexicon }: ReadingTools): Token[] => speller.correct(lexicon.tokens(text))

/** Ends with a question mark or begins with a question word, small words such as "and" before it left out. */
export function readsAsQuestion(text: string, tokens: readonly Token[], lexicon: Lexicon): boolean {
  if (/\?\s*$/.test(text)) return true
  const opening = openingLength(tokens, lexicon)
  return lexicon.list('question-words', tokens).some((hit) => hit.from <= opening)
}

/** How many words at the beginning only join the clause to what was said before, or greet. */
function openingLength(tokens: readonly Token[], lexicon: Lexicon): number {
  const joining = [...lexicon.list('conjunctions', tokens), ...lexicon.list('fillers', tokens)]
  let length = 0
  for (let hit = joining.find(({ from }) => from === 0); hit !== undefined; hit = joining.find(({ from, to }) => from === length && to > length))
    length = hit.to
  return length
}

export function readClause(text: string, tools: ReadingTools, flags: readonly string[] = []): ClauseReading {
  const { lexicon, library } = tools
  const tokens = clauseTokens(text, tools)
  const has = (name: Parameters<Lexicon['list']>[0]) => lexicon.list(name, tokens).length > 0
  const place = tools.places.find(tokens, lexicon, flags)
  const isProfession = (concept: string) => library.concepts.get(concept)?.kind === 'profession'
  const professions = lexicon.concepts(tokens).filter((hit) => isProfession(hit.value))
  // A word that a posting has names no role of it where it is part of a trade that none has ("graphic designer").
  const ofUnknown = new Set(professions.flatMap((hit) => (tools.roles.speaksOf(hit.value) ? [] : hit.at)))
  const roles = tools.roles.find(tokens, lexicon, tools.isAskedWith).filter((role) => role.by === 'title' || !role.at.every((at) => ofUnknown.has(at)))
  // A word that only hints at a role ("the Ceph one") is still a thing that is asked about.
  const roleTokens = new Set(roles.flatMap((role) => (role.by === 'title' ? role.at : [])))
  const placeTokens = new Set(place?.isPlaceAlone ? place.at : [])
  const professionTokens = new Set(professions.flatMap((hit) => hit.at))
  // A word of a role's title is no topic word: "network engineer" asks nothing about networks. Nor is a profession or the name of a place.
  const hits = lexicon
    .asked(tokens)
    .filter(({ at }) => [roleTokens, professionTokens, placeTokens].every((names) => !at.every((position) => names.has(position))))
  const worded = scoreTopics(hits, [])
  // Where the words leave no doubt, the catalogue is not asked.
  const scores = withPlace(isClear(worded) ? worded : scoreTopics(hits, tools.vote(text)), place !== null)
  const opening = lexicon.list('follow-ups', tokens).filter((hit) => hit.from === 0)
  const roleNouns = new Set(lexicon.list('role-nouns', tokens).flatMap((hit) => hit.at))
  const fillers = new Set(lexicon.list('fillers', tokens).flatMap((hit) => hit.at))
  const skipped = new Set([...roleTokens, ...roleNouns, ...fillers])
  const topicWords = new Set(scores.filter((topic) => topic.score >= topicThreshold).flatMap((topic) => topic.at))
  // Of several phrases over one word the longest is meant. A profession is a role that is asked after, no thing that a passage must name.
  const concepts = lexicon
    .concepts(tokens)
    .filter((hit) => !isProfession(hit.value))
    .toSorted((a, b) => a.length - b.length)
  const conceptAt = new Map(concepts.flatMap((hit) => hit.at.map((at) => [at, hit.value] as const)))
  // A phrase is one term: its further words say nothing by themselves.
  const inPhrase = new Set(concepts.flatMap((hit) => hit.at.slice(1)))
  const surfaceOf = (at: number): string => {
    const phrase = concepts.find((hit) => hit.at[0] === at && hit.at.length > 1)
    return phrase === undefined ? (tokens[at]?.surface ?? '') : text.slice(tokens[at]?.start, tokens[phrase.at.at(-1) as number]?.end)
  }
  const terms = tokens.flatMap((token, at): Term[] => {
    const concept = conceptAt.get(at) ?? null
    if (inPhrase.has(at) && concept !== null && concepts.some((hit) => hit.value === concept && hit.at.slice(1).includes(at))) return []
    if (skipped.has(at) && concept === null) return []
    if (roleTokens.has(at) || (token.isStop && concept === null) || (token.plain.length < 2 && concept === null)) return []
    const kind = concept === null ? null : library.concepts.get(concept)?.kind
    // Terms of hiring are what topics are made of; only those of the trade are things that a passage must name.
    const sort =
      kind === 'technology'
        ? 'technology'
        : kind === 'field' || kind === 'practice'
          ? 'field'
          : tools.isAskedWith(token)
            ? 'plain'
            : tools.isOrdinary(token)
              ? 'posted'
              : 'unknown'
    return [{ stem: token.stem, surface: surfaceOf(at), concept, isTopicWord: topicWords.has(at), sort, isPractice: kind === 'practice' }]
  })
  return {
    text,
    tokens,
    isQuestion: readsAsQuestion(text, tokens, lexicon),
    scores,
    roles,
    place: place?.place ?? null,
    terms,
    followsUp: opening.length > 0,
    asksUnknownRole: roles.length === 0 && asksUnknownRole(tokens, { lexicon, library, roles: tools.roles, scores, followsUp: opening.length > 0 }),
    corrects: has('corrections'),
    saysAllRoles: has('all-roles'),
    saysOtherRole: has('other-role'),
    namesPerson: tokens.some((token) => tools.isPerson(token.plain)),
    asksQuantity: has('quantity-words'),
    namedLanguage:
      tokens.map((token, at) => (token.plain.length > 3 && !placeTokens.has(at) ? languageCode(token.surface) : null)).find((code) => code !== null) ?? null,
  }
}

/** One topic is worded plainly, and no other nearly so. */
const isClear = ([first, second]: readonly TopicScore[]): boolean => first !== undefined && first.score >= 1.8 && (second?.score ?? 0) <= 0.5 * first.score

/** A place speaks for residency: alone it asks about it, beside a clear topic it is background. */
const placeGain = { alone: 1.1, besideTopic: 0.35 }

function withPlace(scores: readonly TopicScore[], hasPlace: boolean): TopicScore[] {
  if (!hasPlace) return [...scores]
  const others = scores.filter((topic) => topic.id !== 'residency')
  const known = scores.find((topic) => topic.id === 'residency')
  // "Can I work from Spain?" asks where one may live, too.
  const isBackground = others.some((topic) => topic.isWorded && topic.score >= 1 && topic.id !== 'work-abroad')
  const score = (known?.score ?? 0) + (isBackground ? placeGain.besideTopic : placeGain.alone)
  return [
    ...others,
    { id: 'residency', score, confidence: 1 - Math.exp(-score), isWorded: known?.isWorded === true || !isBackground, at: known?.at ?? [] },
  ].sort((a, b) => b.score - a.score)
}
