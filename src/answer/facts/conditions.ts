import type { FactHit } from './fact-words.ts'
import type { Facts } from './facts.ts'
import type { Reading } from './reading.ts'

/** Classes of words that make a statement narrower, firmer or looser. */
const classes = ['not', 'only', 'must', 'can', 'might', 'usually', 'if', 'except', 'preferred', 'world', 'at-least', 'at-most'] as const
type Condition = (typeof classes)[number]
type Conditions = ReadonlySet<Condition>

/** A clause takes part where it shares at least this part of what the best one shares. */
const minShare = 0.5
/** A clause that shares this much may be meant as well. */
const minNear = 2
/** Telling words on either side of a condition that it is about. */
const aroundWords = 3
/** What is shared says, by what it is. */
const weights = { number: 3, place: 2, name: 2, concept: 1.5, topic: 1, stem: 1, contract: 2, address: 3, calendar: 3 }

/** How much two texts share; 0 where nothing does. */
export function shared(one: Facts, other: Facts): number {
  const values = new Set(other.quantities.map(({ value }) => value))
  const keys = new Set(other.calendar.flatMap(({ readings }) => readings))
  const places = new Set(other.places.map(({ place }) => place))
  const names = capitals(other)
  const isSame = one.reading.language === other.reading.language
  return (
    weights.number * one.quantities.filter(({ value }) => values.has(value)).length +
    weights.calendar * one.calendar.filter(({ readings }) => readings.some((key) => keys.has(key))).length +
    weights.place * count(new Set(one.places.map(({ place }) => place)), places) +
    weights.name * count(capitals(one), names) +
    weights.concept * count(one.concepts, other.concepts) +
    weights.topic * count(tellingTopics(one), tellingTopics(other)) +
    weights.contract * count(one.contracts, other.contracts) +
    weights.address * one.addresses.filter((address) => other.addresses.includes(address)).length +
    (isSame ? weights.stem * count(one.stems, other.stems) : 0)
  )
}

const count = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number => [...one].filter((item) => other.has(item)).length
/** What a condition's own words point to tells nothing of what it is about. */
const vagueTopics = new Set(['requirements', 'nice-to-have'])
const tellingTopics = ({ topics }: Facts): Set<string> => new Set([...topics.keys()].filter((topic) => !vagueTopics.has(topic)))

const capitals = ({ reading }: Facts): Set<string> =>
  new Set(reading.tokens.filter(({ surface, isStop }) => !isStop && /\p{Lu}/u.test(surface)).map(({ plain }) => plain))

/** A clause of a quote, with those of its sentence. */
export interface QuotedClause extends Facts {
  readonly siblings: readonly Facts[]
}

/** A sentence of a wording by clause, with the clauses and headings of the quotes that it cites. */
export interface CitingSentence {
  readonly clauses: readonly Facts[]
  readonly quoted: readonly QuotedClause[]
  readonly headings: readonly Facts[]
}

export interface ConditionFault {
  readonly sentence: number
  readonly kind: 'negation' | 'condition'
  readonly detail: string
}

interface AlignedClause {
  readonly sentence: number
  readonly clause: Facts
  readonly own: Conditions
  /** The clauses of the quotes that say most of the same. */
  readonly closest: readonly Facts[]
  /** All that it may rest on. */
  readonly near: readonly Facts[]
  readonly headings: readonly Facts[]
  /** What it shares with the closest. */
  readonly best: number
}

/** Conditions that sentences lose of the clauses which they reword, or add to them. */
export function conditionFaults(sentences: readonly CitingSentence[]): ConditionFault[] {
  const faults: ConditionFault[] = []
  const aligned = inContext(
    sentences.flatMap(({ clauses, quoted, headings }, sentence) =>
      clauses.map((clause) => align(clause, sentence, quoted.filter(isStatement), headings.filter(isStatement))),
    ),
  )
  for (const item of aligned) {
    const add = (condition: Condition, what: string) =>
      faults.push({ sentence: item.sentence, kind: condition === 'not' ? 'negation' : 'condition', detail: `${what} "${condition}"` })
    for (const condition of item.own) if (!isFounded(condition, item)) add(condition, 'the passage does not say')
    if (
      item.best === 0 &&
      isSameLanguage(item) &&
      [...item.own].some((condition) => condition === 'not' || condition === 'only' || condition === 'must' || condition === 'except')
    )
      add([...item.own][0] as Condition, 'nothing in the passage is like the statement with')
    // What a clause says that is reworded here must stand in this clause, or in another that rewords the same.
    for (const used of usedBy(item)) keep(used, item, add)
    const isUnderMust = item.headings.some((heading) => conditionsOf(heading).has('must')) && item.closest.every((quote) => conditionsOf(quote).size === 0)
    if (isUnderMust && item.own.has('can') && !item.own.has('must')) add('must', 'left out:')
  }
  return faults

  function keep(used: Facts, item: AlignedClause, add: (condition: Condition, what: string) => void): void {
    const rewording = aligned.filter((other) => other === item || other.closest.includes(used) || usedBy(other).includes(used) || other.best === 0)
    const around = new Set(rewording.flatMap((other) => [...other.own]))
    const nots = (facts: Facts) => conditionHits(facts).filter(({ value }) => value.section === 'not').length
    if (
      !doubles.has(used.reading.language) &&
      !doubles.has(item.clause.reading.language) &&
      nots(used) > 1 &&
      rewording.reduce((sum, other) => sum + nots(other.clause), 0) < nots(used) &&
      !around.has('preferred')
    )
      add('not', 'left out:')
    const isBounded = (condition: Condition) =>
      isBound(condition) && rewording.some(({ clause }) => clause.reading.hits.some(({ value }) => value.section === condition))
    for (const condition of conditionsOf(used))
      if (condition !== 'world' && !isBounded(condition) && !isKept(condition, around, conditionsOf(used))) add(condition, 'left out:')
  }
}

/** A clause that shares nothing may rest on what no other clause rewords, else on what stands beside what its sentence rests on. */
function inContext(aligned: readonly AlignedClause[]): AlignedClause[] {
  const taken = new Set(aligned.flatMap(({ best, closest }) => (best > 0 && closest.length === 1 ? closest : [])))
  return aligned.map((item) => {
    if (item.best > 0) return item
    const free = item.closest.filter((quote) => !taken.has(quote))
    const beside = aligned.filter((other) => other.sentence === item.sentence && other.best > 0).flatMap(({ near }) => near)
    const near = free.length > 0 ? free : beside.length > 0 ? beside : item.near
    return { ...item, closest: near, near }
  })
}

const isSameLanguage = ({ clause, closest }: AlignedClause): boolean =>
  closest.length > 0 && closest.every((quote) => quote.reading.language === clause.reading.language)

/** A heading that narrows what stands under it ("I don't live in Sweden or Norway") must not be left out. */
export function scopeFaults(sentences: readonly CitingSentence[], question: Facts): string[] {
  const said = new Set(sentences.flatMap(({ clauses }) => clauses.flatMap(({ places }) => places.map(({ place }) => place))))
  const scopes = new Set(sentences.flatMap(({ headings }) => headings))
    .values()
    .filter((heading) => conditionsOf(heading).has('not') && heading.places.length > 0)
  return [...scopes].flatMap(({ places }) =>
    places.some(({ place }) => said.has(place)) || question.places.some(({ place }) => !places.some((other) => other.place === place))
      ? []
      : ['left out: whom the heading of the passage speaks of'],
  )
}

/** Languages that say one no with two words. */
const doubles = new Set(['fr', 'es', 'pl'])

/** The closest clause, where one is, and those of which the clause has something that no other clause says. */
function usedBy({ clause, closest, near, best }: AlignedClause): Facts[] {
  if (best === 0) return []
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
const isStatement = ({ reading }: Facts): boolean => !/\?["”’»)\s]*$/.test(reading.text)

function align(clause: Facts, sentence: number, quoted: readonly QuotedClause[], headings: readonly Facts[]): AlignedClause {
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
  }
}

/** Whether a text begins with a yes or a no that answers by itself: "No, …" does, "No ofrecemos …" does not. */
export const saysAtOnce = ({ hits, tokens, text }: Reading, section: 'yes' | 'no'): boolean =>
  hits.some(({ value, from, to }) => value.section === section && from === 0 && /^\s*(?:[.,:;!–—]|$)/.test(text.slice(tokens[to - 1]?.end)))

const conditionHits = ({ reading }: Facts): FactHit[] => {
  // A "no" that answers the question says no of its own; it is compared in `yes-or-no`.
  const answers = saysAtOnce(reading, 'no') || saysAtOnce(reading, 'yes')
  return reading.hits.filter(({ value, from }) => (classes as readonly string[]).includes(value.section) && !isBound(value.section) && !(answers && from === 0))
}

export const conditionsOf = (facts: Facts): Set<Condition> =>
  new Set([...conditionHits(facts).map(({ value }) => value.section as Condition), ...looseBounds(facts)])

const isBound = (section: string): boolean => section === 'at-least' || section === 'at-most'

/** "At least every other weekend": bounds of a clause without figures, where the word means nothing else. */
const looseBounds = ({ reading, quantities }: Facts): Condition[] =>
  quantities.some(({ bounds }) => bounds.size > 0)
    ? []
    : reading.hits.flatMap(({ value: { section, phrase } }) => (isBound(section) && plainBound.test(phrase) ? [section as Condition] : []))

const plainBound =
  /^(?:at least|at most|mindst$|mindestens|wenigstens|höchstens|högst|højst|høyst|minst$|lägst|au moins|au maximum|al menos|como mínimo|como máximo|co najmniej|najwyżej|vähintään|enintään|korkeintaan)/

/** Whether the quotes have a condition of a clause, at the same thing. */
function isFounded(condition: Condition, { clause, own, near, closest, headings, best }: AlignedClause): boolean {
  // "You can" and "if you" are ways to speak to somebody; "anywhere in the EU" has its limit.
  if (condition === 'can' || condition === 'if' || (condition === 'world' && clause.places.length > 0)) return true
  // A heading ("What you need") speaks for statements that say nothing of the kind themselves.
  const isBare = closest.every((quote) => !['must', 'preferred', 'not'].some((one) => conditionsOf(quote).has(one as Condition)))
  // "If you are not in the EU" says no to nobody else.
  const isCase = (quote: Facts) => condition === 'not' && conditionsOf(quote).has('if') && !own.has('if')
  const asSaid = [
    ...near.filter((quote) => saysOfTheSame(condition, clause, quote) && !isCase(quote)),
    ...(isBare && condition !== 'not' && condition !== 'only' ? headings : []),
  ]
  const there = new Set(asSaid.flatMap((quote) => [...conditionsOf(quote)]))
  if (there.has(condition)) return true
  // Where nothing tells what it rests on, another word for a duty is too much.
  if (best === 0 && (condition === 'must' || condition === 'only')) return false
  const atClosest = new Set(closest.flatMap((quote) => [...conditionsOf(quote)]))
  if (isBound(condition)) return near.some(({ reading }) => reading.hits.some(({ value }) => value.section === condition))
  switch (condition) {
    // "We only hire people in the EU" is "you must be in the EU"; "must only" is more than either.
    case 'only':
      return atClosest.has('must') && !own.has('must')
    case 'must':
      return (atClosest.has('only') && !own.has('only')) || (own.has('not') && there.has('preferred'))
    case 'might':
      return there.has('can')
    case 'except':
      return there.has('if') || there.has('not')
    case 'not':
      return (there.has('preferred') && own.has('must')) || (there.has('except') && !own.has('except'))
    case 'preferred':
      return ((there.has('can') || there.has('might')) && !there.has('not')) || (there.has('not') && there.has('must'))
    default:
      return false
  }
}

/** "Sin tope.": all that a short statement says stands in the clause. */
const holdsAllOf = (clause: Facts, quote: Facts): boolean =>
  clause.reading.language === quote.reading.language && quote.stems.size > 0 && count(quote.stems, clause.stems) === quote.stems.size

/** In one language, the words around a condition must stand in the clause that has it. */
function saysOfTheSame(condition: Condition, clause: Facts, quote: Facts): boolean {
  if (clause.reading.language !== quote.reading.language) return true
  const { tokens } = clause.reading
  return conditionHits(clause)
    .filter(({ value }) => value.section === condition)
    .every(({ from, to, at }) => {
      const telling = tokens.flatMap((token, place) => (token.isStop || at.includes(place) ? [] : [{ token, place }]))
      const around = [...telling.filter(({ place }) => place < from).slice(-aroundWords), ...telling.filter(({ place }) => place >= to).slice(0, aroundWords)]
      return (
        around.length === 0 ||
        haveCommonFact(clause, quote) ||
        around.some(({ token }) => quote.reading.tokens.some((other) => other.stem === token.stem || other.plain === token.plain))
      )
    })
}

/** A figure, date or address that both have says that they speak of the same. */
const haveCommonFact = (one: Facts, other: Facts): boolean =>
  one.addresses.some((address) => other.addresses.includes(address)) ||
  one.quantities.some(({ value }) => other.quantities.some((quantity) => quantity.value === value)) ||
  one.calendar.some(({ readings }) => other.calendar.some((key) => key.readings.some((reading) => readings.includes(reading))))

/** Whether a condition of a quoted clause stands in what rewords it, in its own or in other words. */
function isKept(condition: Condition, around: Conditions, quoted: Conditions): boolean {
  if (around.has(condition)) return true
  switch (condition) {
    case 'only':
      return around.has('must') && !quoted.has('must')
    case 'must':
      return (around.has('only') && !quoted.has('only')) || (quoted.has('not') && around.has('preferred'))
    case 'can':
      return around.has('might') || around.has('preferred')
    case 'might':
      return around.has('can')
    case 'if':
      return around.has('must') || around.has('only') || around.has('except')
    case 'except':
      return around.has('if') && around.has('not') && !quoted.has('not')
    case 'not':
      return (around.has('preferred') && (quoted.has('must') || quoted.has('preferred'))) || (around.has('only') && quoted.has('only'))
    case 'preferred':
      return around.has('can') || around.has('might') || (around.has('not') && around.has('must'))
    default:
      return false
  }
}
