import type { Token } from '../text/words.ts'
import type { LanguageLibrary, Lexicon } from './lexicon.ts'
import type { RoleDirectory } from './roles.ts'
import type { TopicScore } from './score.ts'

/** What is asked of a job that one may apply for; of any other topic a trade may be named for other reasons ("is there a nurse at the office?"). */
const jobTopics = new Set([
  '@roles',
  'salary',
  'raise',
  'bonus',
  'tasks',
  'requirements',
  'nice-to-have',
  'experience',
  'education',
  'start-date',
  'deadline',
  'how-to-apply',
  'working-hours',
  'part-time',
  'vacation',
  'contract-type',
  'openings-count',
])

/** Words around a trade that may part it from "I am a" or from "job". */
const maxBetween = 1
/** A message this short that names a trade asks after it. */
const maxBareWords = 3

interface TradeContext {
  readonly lexicon: Lexicon
  readonly library: LanguageLibrary
  readonly roles: RoleDirectory
  readonly scores: readonly TopicScore[]
  readonly followsUp: boolean
}

/**
 * Whether a clause asks after a role that no posting has: a profession of the data, or a technology beside a role noun, which no posting mentions in any language.
 * Errs towards "no": a role that is there and is not recognised is worse than none.
 */
export function asksUnknownRole(tokens: readonly Token[], { lexicon, library, roles, scores, followsUp }: TradeContext): boolean {
  // "How much does the accountant earn" asks for no person's pay.
  const best = scores.find(({ id }) => id !== '@personal-data')
  const isOfJob = best !== undefined && jobTopics.has(best.id) && (best.at.length > 0 || best.id === '@roles')
  const roleNouns = new Set([...lexicon.list('role-nouns', tokens), ...lexicon.list('occupations', tokens)].map((hit) => hit.from))
  const before = (name: 'as-words' | 'own-trade', from: number) => lexicon.list(name, tokens).some((hit) => hit.to <= from && from - hit.to <= maxBetween)
  const isBare = tokens.length <= maxBareWords && (best === undefined || best.at.length === 0 || followsUp)
  return lexicon.concepts(tokens).some(({ value, from, to, at }) => {
    const kind = library.concepts.get(value)?.kind
    if ((kind !== 'profession' && kind !== 'technology') || before('own-trade', from)) return false
    const isBesideNoun = [...roleNouns].some((noun) => noun >= to && noun - to <= maxBetween - 1)
    const isSlot = kind === 'technology' ? isBesideNoun && isOfJob && best.id !== '@roles' : isBesideNoun || before('as-words', from) || isOfJob || isBare
    return isSlot && !(kind === 'technology' && at.every((position) => best?.at.includes(position))) && !roles.speaksOf(value)
  })
}
