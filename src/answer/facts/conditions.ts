import { type AlignedClause, align, type CitingSentence, inContext, isSameLanguage, isStatement, type QuotedClause, usedBy } from './aligned.ts'
import { type Condition, type Conditions, conditionHits, conditionsOf, isBound, says } from './condition-words.ts'
import type { Facts } from './facts.ts'
import { isFounded } from './founded.ts'

export interface ConditionFault {
  readonly sentence: number
  readonly kind: 'negation' | 'condition'
  readonly detail: string
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
    for (const condition of conditionsBehind(item)) if (!isKept(condition, saidIn(item.sentence), new Set([condition]))) add(condition, 'left out:')
    if (isMadeCertain(item, aligned)) add('can', 'left out:')
    const isUnderMust = item.headings.some((heading) => conditionsOf(heading).has('must')) && item.closest.every((quote) => conditionsOf(quote).size === 0)
    if (isUnderMust && item.own.has('can') && !item.own.has('must')) add('must', 'left out:')
  }
  return faults

  function saidIn(sentence: number): Conditions {
    return new Set(aligned.flatMap((other) => (other.sentence === sentence ? [...other.own] : [])))
  }

  function keep(used: QuotedClause, item: AlignedClause, add: (condition: Condition, what: string) => void): void {
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
    // "Up to two days a week" says of what you can do how far it goes, unless it is made certain.
    const isLimit =
      says(used, 'at-most') &&
      !around.has('must') &&
      used.siblings.every((quote) =>
        [...conditionsOf(quote)].every((one) => (one !== 'only' && one !== 'if') || isKept(one, saidIn(item.sentence), new Set([one]))),
      ) &&
      rewording.some(({ clause }) => says(clause, 'at-most')) &&
      !rewording.some(({ clause }) => says(clause, 'certain'))
    for (const condition of conditionsOf(used))
      if (
        condition !== 'world' &&
        !isBounded(condition) &&
        !(condition === 'can' && isLimit) &&
        !(condition === 'except' && around.has('not') && deniesExcept(used)) &&
        !isKept(condition, around, conditionsOf(used))
      )
        add(condition, 'left out:')
  }
}

/** "You will" for "you can"; where a clause shares nothing, for a "can" that its whole sentence has lost. */
function isMadeCertain({ clause, own, closest, near, best, sentence }: AlignedClause, aligned: readonly AlignedClause[]): boolean {
  const isOpen = (conditions: Conditions) => conditions.has('can') || conditions.has('might')
  if (!says(clause, 'certain') || isOpen(own) || own.has('preferred')) return false
  if (best > 0) return closest.every((quote) => isOpen(conditionsOf(quote)) && !says(quote, 'certain'))
  return near.some((quote) => isOpen(conditionsOf(quote))) && !aligned.some((other) => other.sentence === sentence && isOpen(other.own))
}

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

/** ", unless you have one": a case that a clause of its own adds to the one before it. */
const conditionsBehind = ({ closest, best }: AlignedClause): Condition[] => {
  const [used, other] = closest
  if (best === 0 || used === undefined || other !== undefined) return []
  const behind = used.siblings[used.siblings.indexOf(used) + 1]
  return behind === undefined
    ? []
    : conditionHits(behind).flatMap(({ value: { section }, from }) => (from === 0 && (section === 'if' || section === 'except') ? [section] : []))
}

/** "Except travel, which is not paid": "travel is not paid" says the same; "not on Sundays, except in January" is another matter. */
function deniesExcept(quote: Facts): boolean {
  const places = (section: Condition) => conditionHits(quote).flatMap(({ value, from }) => (value.section === section ? [from] : []))
  return Math.max(...places('except')) < Math.min(...places('not'), Number.POSITIVE_INFINITY) && places('not').length > 0
}

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
