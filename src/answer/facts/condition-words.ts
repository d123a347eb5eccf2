import type { FactHit } from './fact-words.ts'
import type { Facts } from './facts.ts'
import type { Reading } from './reading.ts'

/** Classes of words that make a statement narrower, firmer or looser. */
const classes = ['not', 'only', 'must', 'can', 'might', 'usually', 'if', 'except', 'preferred', 'world', 'at-least', 'at-most'] as const
export type Condition = (typeof classes)[number]
export type Conditions = ReadonlySet<Condition>

/** Whether a text begins with a yes or a no that answers by itself: "No, …" does, "No ofrecemos …" does not. */
export const saysAtOnce = ({ hits, tokens, text }: Reading, section: 'yes' | 'no'): boolean =>
  hits.some(({ value, from, to }) => value.section === section && from === 0 && /^\s*(?:[.,:;!–—]|$)/.test(text.slice(tokens[to - 1]?.end)))

export const conditionHits = ({ reading }: Facts): FactHit[] => {
  // A "no" that answers the question says no of its own; it is compared in `yes-or-no`.
  const answers = saysAtOnce(reading, 'no') || saysAtOnce(reading, 'yes')
  return reading.hits.filter(({ value, from }) => (classes as readonly string[]).includes(value.section) && !isBound(value.section) && !(answers && from === 0))
}

/** What narrows, firms or loosens a statement. */
export const conditionsOf = (facts: Facts): Set<Condition> =>
  new Set([...conditionHits(facts).map(({ value }) => value.section as Condition), ...looseBounds(facts)])

/** Whether it says how much at least or at most. */
export const isBound = (section: string): boolean => section === 'at-least' || section === 'at-most'

/** "At least every other weekend": bounds of a clause without figures, where the word means nothing else. "Un" is mostly an article, and "alle vuoden" has no figure. */
const looseBounds = ({ reading, quantities }: Facts): Condition[] => {
  const unsaid = quantities.flatMap(({ from, to, bounds }) => (from === to ? [...bounds].filter((bound) => bound !== 'about') : []))
  return quantities.some(({ bounds, value, inWords }) => bounds.size > 0 && !(value === 1 && inWords))
    ? unsaid
    : [...unsaid, ...reading.hits.flatMap(({ value: { section, phrase } }) => (isBound(section) && plainBound.test(phrase) ? [section as Condition] : []))]
}

const plainBound =
  /^(?:at least|at most|mindst$|mindestens|wenigstens|höchstens|högst|højst|høyst|minst$|lägst|au moins|au maximum|al menos|como mínimo|como máximo|co najmniej|najwyżej|vähintään|enintään|korkeintaan)/

/** Whether a word of a section stands in a text. */
export const says = ({ reading }: Facts, section: string): boolean => reading.hits.some(({ value }) => value.section === section)
