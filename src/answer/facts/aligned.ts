import { type Conditions, conditionsOf } from './condition-words.ts'
import type { Facts } from './facts.ts'
import { capitals, count, shared } from './shared.ts'

/** A clause takes part where it shares at least this part of what the best one shares. */
const minShare = 0.5
/** A clause that shares this much may be meant as well. */
const minNear = 2

/** A clause of a quote, with those of its sentence. */
export interface QuotedClause extends Facts {
  readonly siblings: readonly QuotedClause[]
}

/** A sentence of a wording by clause, with the clauses and headings of the quotes that it cites. */
export interface CitingSentence {
  readonly clauses: readonly Facts[]
  readonly quoted: readonly QuotedClause[]
  readonly headings: readonly Facts[]
}

/** A clause of a wording with what it rests on. */
export interface AlignedClause {
  readonly sentence: number
  readonly clause: Facts
  readonly own: Conditions
  /** The clauses of the quotes that say most of the same. */
  readonly closest: readonly QuotedClause[]
  /** All that it may rest on. */
  readonly near: readonly QuotedClause[]
  readonly headings: readonly Facts[]
  /** What it shares with the closest. */
  readonly best: number
  /** It shares nothing, and its closest is the only clause that nothing else rewords. */
  readonly isLast: boolean
}

/** "Yes" rewords nothing. */
const saysSomething = ({ clause }: AlignedClause): boolean => clause.reading.tokens.filter(({ isStop, isNumber }) => !isStop && !isNumber).length >= minTelling
const minTelling = 1

/** A clause that shares nothing may rest on what no other clause rewords, else on what stands beside what its sentence rests on. */
export function inContext(aligned: readonly AlignedClause[]): AlignedClause[] {
  const taken = new Set(aligned.flatMap(({ best, closest }) => (best > 0 && closest.length === 1 ? closest : [])))
  return aligned.map((item, at) => {
    if (item.best > 0) return item
    const free = item.closest.filter((quote) => !taken.has(quote))
    const [only, other] = free
    if (only !== undefined && other === undefined && saysSomething(item)) return { ...item, closest: free, near: free, isLast: true }
    const before = aligned.slice(0, at).findLast((other) => other.sentence === item.sentence && other.best > 0)
    const beside = (before === undefined ? aligned.filter((other) => other.sentence === item.sentence && other.best > 0) : [before]).flatMap(({ near }) => near)
    const near = free.length > 0 ? free : beside.length > 0 ? beside : item.near
    return { ...item, closest: near, near }
  })
}

export const isSameLanguage = ({ clause, closest }: AlignedClause): boolean =>
  closest.length > 0 && closest.every((quote) => quote.reading.language === clause.reading.language)

/** The closest clause, where one is, and those of which the clause has something that no other clause says. */
export function usedBy({ clause, closest, near, best, isLast }: AlignedClause): QuotedClause[] {
  if (best === 0) return isLast ? [...closest] : []
  const only = closest.length === 1 ? closest : []
  const own = marksOf(clause)
  const used = near.filter((quote) => {
    const others = new Set(near.filter((other) => other !== quote).flatMap((other) => [...marksOf(other)]))
    return [...marksOf(quote)].some((mark) => own.has(mark) && !others.has(mark))
  })
  return [...new Set([...only, ...used])]
}

/** What a clause is known by, each as a key; words only within their language. */
const marksOf = (facts: Facts): Set<string> =>
  new Set([
    ...[...facts.stems].map((stem) => `${facts.reading.language} ${stem}`),
    ...facts.quantities.map(({ kind, value }) => `${kind} ${value}`),
    ...facts.calendar.flatMap(({ readings }) => readings),
    ...facts.places.map(({ place }) => `place ${place}`),
    ...[...facts.contracts].map((contract) => `contract ${contract}`),
    ...[...facts.concepts].map((concept) => `concept ${concept}`),
    ...facts.addresses,
    ...[...capitals(facts)].map((name) => `name ${name}`),
  ])

/** A question states nothing. */
export const isStatement = ({ reading }: Facts): boolean => !/\?["”’»)\s]*$/.test(reading.text)

/** @param quoted clauses of the quotes that it may rest on */
export function align(clause: Facts, sentence: number, quoted: readonly QuotedClause[], headings: readonly Facts[]): AlignedClause {
  const weighed = quoted.map((quote) => ({ quote, weight: shared(clause, quote) }))
  const best = Math.max(0, ...weighed.map(({ weight }) => weight))
  const from = (least: number) => weighed.filter(({ quote, weight }) => weight >= least || holdsAllOf(clause, quote)).map(({ quote }) => quote)
  const top = weighed.filter(({ weight }) => weight === best).map(({ quote }) => quote)
  return {
    sentence,
    clause,
    headings,
    own: conditionsOf(clause),
    closest: top,
    near: [...new Set(from(Math.min(minNear, minShare * best)).flatMap((quote) => [quote, ...quote.siblings]))],
    best,
    isLast: false,
  }
}

/** "Sin tope.": all that a short statement says stands in the clause. */
const holdsAllOf = (clause: Facts, quote: Facts): boolean =>
  clause.reading.language === quote.reading.language && quote.stems.size > 0 && count(quote.stems, clause.stems) === quote.stems.size
