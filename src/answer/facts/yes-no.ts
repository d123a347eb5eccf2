import { beginsWithYesOrNo } from '../yes-or-no.ts'
import { conditionsOf, saysAtOnce } from './condition-words.ts'
import type { Facts } from './facts.ts'
import { shared } from './shared.ts'

/**
 * Why the yes or no that a wording begins with does not follow from the quotes; null where it does, or none is said.
 * @param clauses of the sentence, in order
 * @param statements the clauses that are cited, as they stand in the quotes
 * @param others clauses of the other sentences of the wording
 */
export function yesNoFault(clauses: readonly Facts[], statements: readonly Facts[], question: Facts, others: readonly Facts[]): string | null {
  const [sentence, next] = clauses
  if (sentence === undefined) return null
  const [saysYes, saysNo] = [saysAtOnce(sentence.reading, 'yes'), saysAtOnce(sentence.reading, 'no')]
  if (!saysYes && !saysNo) return null
  // A quote that answers by itself is passed on.
  if (statements.some((quote) => beginsWithYesOrNo(quote.reading.text))) {
    const isSame = statements.some((quote) => saysAtOnce(quote.reading, saysYes ? 'yes' : 'no'))
    return isSame ? null : 'the passage answers the other way round'
  }
  // "No." alone answers with what follows.
  const said = sentence.reading.tokens.length <= 1 && next !== undefined ? next : sentence
  const asked = closestTo(question, statements)
  const best = bestOf(said, statements)
  const own = new Set(clauses.flatMap((clause) => [...conditionsOf(clause)]))
  if (saysYes) {
    // What the question asks after is denied, whatever else is said.
    const isPassedOn = (quote: Facts) =>
      !best.includes(quote) && others.some((other) => conditionsOf(other).has('not') && bestOf(other, statements).includes(quote))
    const denying = [...(asked.length === 1 ? asked : []), ...best].filter(
      (quote) => conditionsOf(quote).has('not') && !conditionsOf(quote).has('preferred') && !isPassedOn(quote),
    )
    return denying.length > 0 && !saysNoLater(sentence) ? 'the passage says no' : null
  }
  const near = [...new Set([...closestTo(said, statements), ...asked])]
  const there = new Set(near.flatMap((quote) => [...conditionsOf(quote)]))
  const isDenied = there.has('not') && (own.has('not') || own.has('preferred') || own.has('only'))
  const isNarrowed = there.has('only') && own.has('only') && !agreesWith(question, near) && !isOnlyFor(question, clauses)
  const isFree = conditionsOf(question).has('must') && there.has('preferred') && (own.has('not') || own.has('preferred') || own.has('can'))
  return isDenied || isNarrowed || isFree || isOtherContract(question, said, near) ? null : 'the passage does not say no'
}

/** Statements that share at least this part of what the closest shares. */
function sharing(said: Facts, statements: readonly Facts[], part: number): Facts[] {
  const weighed = statements.map((quote) => ({ quote, weight: shared(said, quote) }))
  const best = Math.max(0, ...weighed.map(({ weight }) => weight))
  return weighed.filter(({ weight }) => weight >= part * best).map(({ quote }) => quote)
}

const closestTo = (said: Facts, statements: readonly Facts[]): Facts[] => sharing(said, statements, 1 / 2)
/** None where nothing is shared. */
const bestOf = (said: Facts, statements: readonly Facts[]): Facts[] => sharing(said, statements, 1).filter((quote) => shared(said, quote) > 0)

/** Kinds of contract that exclude one another. */
const dimensions: readonly (readonly string[])[] = [
  ['permanent', 'fixed-term', 'freelance', 'internship', 'agency'],
  ['full-time', 'part-time'],
]

/** "Is it permanent?" — "No, it is for a year." */
const isOtherContract = (question: Facts, said: Facts, quotes: readonly Facts[]): boolean =>
  dimensions.some((kinds) => {
    const asked = kinds.filter((kind) => question.contracts.has(kind))
    const isAsked = ({ contracts }: Facts) => asked.some((kind) => contracts.has(kind))
    const quoted = quotes.filter(({ contracts }) => kinds.some((kind) => contracts.has(kind)))
    return asked.length > 0 && quoted.length > 0 && !quoted.some(isAsked) && !isAsked(said)
  })

/** "Can I do it as a freelancer?", "Do I need a permit?": what only that is, or must be, is a yes to it. */
const agreesWith = (question: Facts, quotes: readonly Facts[]): boolean =>
  conditionsOf(question).has('only') ||
  (conditionsOf(question).has('must') && !conditionsOf(question).has('not')) ||
  quotes.some((quote) => conditionsOf(quote).has('only') && isAskedIn(question, quote)) ||
  quotes.some((quote) => !conditionsOf(quote).has('not') && [...question.contracts].some((contract) => quote.contracts.has(contract)))

/** "Can students apply?" — "Only students can apply" is no "no". */
const isOnlyFor = (question: Facts, clauses: readonly Facts[]): boolean =>
  clauses.some(({ reading }) =>
    reading.hits.some(({ value, to }) => {
      const next = reading.tokens.slice(to).find(({ isStop }) => !isStop)
      return value.section === 'only' && next !== undefined && question.stems.has(next.stem)
    }),
  )

/** "Yes, it is for freelancers and cannot be combined with a job": the no is of something else. */
const saysNoLater = ({ reading }: Facts): boolean => {
  const first = reading.hits
    .filter(({ value }) => value.section === 'not')
    .map(({ from }) => from)
    .sort((a, b) => a - b)[0]
  return first !== undefined && first > maxOpeningWords
}

/** What a yes is said to stands within so many words. */
const maxOpeningWords = 4

/** What only some may do is asked of them. */
const isAskedIn = (question: Facts, quote: Facts): boolean =>
  question.places.some(({ place }) => quote.places.some((other) => other.place === place)) ||
  [...question.concepts].some((concept) => quote.concepts.has(concept))
