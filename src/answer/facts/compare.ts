import type { ViolationKind } from '../../domain.ts'
import type { LockVocabulary } from '../lock-vocabulary.ts'
import { calendarFaults, dateBoundFaults } from './dates.ts'
import type { Facts } from './facts.ts'
import type { Quantity } from './quantities.ts'
import { hitsOf, hitsUnder } from './reading.ts'

export interface Fault {
  readonly kind: ViolationKind
  readonly detail: string
}

/** A fact of a sentence that the quotes do not have. */
export function factFaults(sentence: Facts, quotes: readonly Facts[], lock: LockVocabulary): Fault[] {
  return [
    ...quantityFaults(sentence, quotes),
    ...unitFaults(sentence, quotes),
    ...calendarFaults(sentence, quotes),
    ...dateBoundFaults(sentence, quotes),
    ...ordinalFaults(sentence, quotes),
    ...placeFaults(sentence, quotes),
    ...addressFaults(sentence, quotes),
    ...contractFaults(sentence, quotes),
    ...conceptFaults(sentence, quotes, lock),
  ]
}

const kindOf: Readonly<Record<Quantity['kind'], ViolationKind>> = {
  plain: 'number',
  amount: 'amount',
  percentage: 'percentage',
  duration: 'duration',
  ordinal: 'number',
}

function quantityFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  const all = quotes.flatMap(({ quantities }) => quantities)
  const years = new Set(quotes.flatMap(({ calendar }) => calendar.flatMap(({ readings }) => readings)))
  const faults: Fault[] = []
  for (const quantity of sentence.quantities) {
    const said = saidOf(quantity, sentence)
    const same = all.filter(({ value }) => value === quantity.value)
    if (same.length === 0) {
      if (quantity.kind === 'plain' && (years.has(`year:${quantity.value}`) || years.has(`time:${String(quantity.value).padStart(2, '0')}:00`))) continue
      faults.push({ kind: kindOf[quantity.kind], detail: `"${said}" stands in none of the cited passages` })
      continue
    }
    // Where the passage counts the very same, a number of another kind with its value says nothing.
    const exact = same.filter(({ kind, unit }) => kind === quantity.kind && unit === quantity.unit)
    const fitting = (exact.length > 0 ? exact : same).filter((other) => fits(quantity, other, quotes))
    if (fitting.length === 0) {
      faults.push({ kind: kindOf[quantity.kind], detail: `"${said}" has another unit or currency in the cited passages` })
      continue
    }
    // An end of a range bounds nothing that stands alone beside it.
    const alone = fitting.filter(({ range }) => range === null)
    const bounding = quantity.range === null && alone.length > 0 ? alone : fitting
    if (!isYear(quantity) && !bounding.some((other) => hasSameBounds(quantity, other)))
      faults.push({ kind: 'bound', detail: `the bound of "${said}" is not that of the passage` })
    const noun = nounsBehind(quantity, sentence)
    const [own, others] = [
      fitting.flatMap((other) => nounsOf(other, quotes)),
      all.filter((other) => other.value !== quantity.value).flatMap((other) => nounsOf(other, quotes)),
    ]
    if (quantity.kind === 'plain' && noun.some((stem) => others.includes(stem)) && !noun.some((stem) => own.includes(stem)))
      faults.push({ kind: 'number', detail: `"${said}" counts something else in the passage` })
  }
  return [...faults, ...rangeFaults(sentence, quotes)]
}

const isYear = ({ kind, value }: Quantity): boolean => kind === 'plain' && value >= 1990 && value <= 2100

const saidOf = ({ from, to }: { from: number; to: number }, { reading }: Facts): string =>
  reading.text.slice(reading.tokens[from]?.start, reading.tokens[to - 1]?.end)

/** The same thing is counted. Where the passage has its unit elsewhere ("Monthly salary (SEK): 45 000"), it must stand in the same text. */
function fits(quantity: Quantity, other: Quantity, quotes: readonly Facts[]): boolean {
  if (quantity.per !== null && other.per !== null && quantity.per !== other.per) return false
  if (quantity.per !== null && other.per === null && !namesUnit(quantity.per, other, quotes)) return false
  if (quantity.kind === other.kind) return quantity.unit === other.unit || (quantity.kind === 'amount' && isSameCurrency(quantity.unit, other.unit))
  if (quantity.kind === 'ordinal' || other.kind === 'ordinal') return false
  if (quantity.kind === 'plain') return other.kind === 'duration' || (other.kind === 'amount' && quantity.per === other.per && quantity.value < 100)
  return (
    other.kind === 'plain' &&
    (quantity.kind === 'amount' ? namesCurrency(quantity.unit, other, quotes) : quantity.kind === 'duration' && namesUnit(quantity.unit, other, quotes))
  )
}

const crowns = new Set(['SEK', 'NOK', 'DKK', 'crown'])
const isSameCurrency = (one: string, other: string): boolean => (one === 'crown' && crowns.has(other)) || (other === 'crown' && crowns.has(one))

const quoteOf = (quantity: Quantity, quotes: readonly Facts[]): Facts | undefined => quotes.find(({ quantities }) => quantities.includes(quantity))
const namesUnit = (unit: string, other: Quantity, quotes: readonly Facts[]): boolean =>
  quoteOf(other, quotes)?.reading.hits.some(({ value }) => value.section === `unit: ${unit}`) === true
const namesCurrency = (currency: string, other: Quantity, quotes: readonly Facts[]): boolean => {
  const quote = quoteOf(other, quotes)
  return (
    quote?.reading.hits.some(
      ({ value }) => value.section.startsWith('currency: ') && (value.section.slice(10) === currency || isSameCurrency(value.section.slice(10), currency)),
    ) === true
  )
}

const hasSameBounds = (one: Quantity, other: Quantity): boolean => [...one.bounds].sort().join() === [...other.bounds].sort().join()

/** Stems of the words right behind a number: what it counts. */
const nounsBehind = ({ to }: Quantity, { reading }: Facts): string[] =>
  reading.tokens
    .slice(to, to + 2)
    .filter((token) => !token.isStop && !token.isNumber)
    .map(({ stem }) => stem)
const nounsOf = (quantity: Quantity, quotes: readonly Facts[]): string[] => {
  const quote = quoteOf(quantity, quotes)
  return quote === undefined ? [] : nounsBehind(quantity, quote)
}

/** "50,000 to 80,000" is not "80,000". */
function rangeFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  const said = new Set(sentence.quantities.flatMap(({ kind, value }) => (kind === 'ordinal' ? [] : [value])))
  return sentence.quantities.flatMap((quantity): Fault[] => {
    const same = quotes.flatMap(({ quantities }) =>
      quantities.filter(({ value, kind }) => value === quantity.value && kind !== 'ordinal').map((found) => ({ found, quantities })),
    )
    if (same.length === 0 || same.some(({ found }) => found.range === null)) return []
    const isWhole = same.some(({ found, quantities }) => quantities.every(({ range, value }) => range !== found.range || said.has(value)))
    return isWhole ? [] : [{ kind: 'bound', detail: `"${saidOf(quantity, sentence)}" is one end of a range; give both` }]
  })
}

/** By which pay is told; a week or a quarter beside it is mostly something else's. */
const payUnits = new Set(['hour', 'month', 'year'])
const unitsOf = ({ reading }: Facts): string[] => hitsUnder(reading, 'unit: ').flatMap(({ id }) => (payUnits.has(id) ? [id] : []))

/** "The monthly pay", where the quote speaks of hours. */
function unitFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  const known = new Set([...quotes.flatMap(unitsOf), ...quotes.flatMap(({ quantities }) => quantities.map(({ unit }) => unit))])
  const isPay = sentence.quantities.some(({ kind }) => kind === 'amount')
  return isPay
    ? [...new Set(unitsOf(sentence))].flatMap((unit): Fault[] =>
        known.has(unit) ? [] : [{ kind: 'amount', detail: `the cited passages say nothing by the ${unit}` }],
      )
    : []
}

/** "Every third weekend": second and first are mostly other words. */
function ordinalFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  const texts = [...quotes, sentence]
  const dates = texts.flatMap(({ calendar }) =>
    calendar.flatMap(({ readings }) => readings.flatMap((key) => Number(/(?:-|quarter:)(\d+)$/.exec(key)?.[1] ?? 0))),
  )
  const known = new Set([
    ...dates,
    ...quotes.flatMap(({ reading, quantities }) => [
      ...hitsOf(reading, 'ordinal').map(({ value }) => Number(value.value)),
      ...quantities.map(({ value }) => value),
    ]),
  ])
  return hitsOf(sentence.reading, 'ordinal').flatMap(({ value: { value, phrase } }): Fault[] =>
    Number(value) < 3 || known.has(Number(value)) ? [] : [{ kind: 'number', detail: `"${phrase}" stands in none of the cited passages` }],
  )
}

function placeFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  const named = new Set(quotes.flatMap(({ places }) => places.map(({ place }) => place)))
  return sentence.places.flatMap(({ place, start, end }): Fault[] =>
    named.has(place) ? [] : [{ kind: 'place', detail: `"${sentence.reading.text.slice(start, end)}" stands in none of the cited passages` }],
  )
}

function addressFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  const known = new Set(quotes.flatMap(({ addresses }) => addresses))
  return sentence.addresses.flatMap((address): Fault[] =>
    known.has(address) ? [] : [{ kind: 'address', detail: `"${address}" stands in none of the cited passages` }],
  )
}

function contractFaults(sentence: Facts, quotes: readonly Facts[]): Fault[] {
  return [...sentence.contracts].flatMap((contract): Fault[] =>
    contract === 'shifts' || quotes.some(({ contracts }) => contracts.has(contract) || (contract === 'fixed-term' && contracts.has('agency')))
      ? []
      : [{ kind: 'contract', detail: `the cited passages say nothing of "${contract}"` }],
  )
}

/** Kinds of concepts that are facts: a technology, a benefit or term of employment. */
const comparedKinds = new Set(['technology', 'hiring'])
/** Terms of hiring under which anything on a job can be said. */
const vague = new Set([
  'employment-ad',
  'compensation',
  'employment-form',
  'recruitment-process',
  'job-offer',
  'work-equipment',
  'soft-skills',
  'autonomy',
  'overtime',
  'onboarding',
  'leave',
  'flexible-hours',
  'seniority',
  'employee-benefits',
  'application-papers',
  'labour-relations',
  'technical-interview',
  'career-development',
  'work-life-balance',
  'remote-work',
  'home-office',
  'hybrid-work',
  'shift-work',
  'language-skills',
  'leadership-role',
  'conferences',
  'professional-training',
  'timezone',
  'professional-certificates',
  'diversity',
  'disability',
  'degree',
  'permanent-position',
  'fixed-term',
  'temp-agency',
  'freelancing',
  'part-time-work',
  'full-time-work',
  'internship',
  'probation',
  'notice-period',
  'collective-agreement',
  'employer-of-record',
  'background-check',
  'cv',
  'reference-check',
])

function conceptFaults(sentence: Facts, quotes: readonly Facts[], lock: LockVocabulary): Fault[] {
  const spoken = sentence.reading.language
  // "R" in a Norwegian text is found by the words of the sentence's language.
  const ofQuote = ({ concepts, reading }: Facts) => [...concepts, ...(reading.language === spoken ? [] : lock.conceptsOf(reading.text, spoken))]
  const named = new Set(quotes.flatMap((quote) => ofQuote(quote).flatMap((concept) => [...lock.withBroader(concept)])))
  return [...sentence.concepts].flatMap((concept): Fault[] =>
    named.has(concept) || vague.has(concept) || isWrittenIn(concept, sentence, quotes, lock) || !comparedKinds.has(lock.kindOf(concept) ?? '')
      ? []
      : [{ kind: 'technology', detail: `the cited passages say nothing of "${concept}"` }],
  )
}

/** What is named by words of the quotes alone is theirs: "Python and R" in a text of another language. */
function isWrittenIn(concept: string, { reading }: Facts, quotes: readonly Facts[], lock: LockVocabulary): boolean {
  const quoted = new Set(quotes.flatMap((quote) => quote.reading.tokens.map(({ surface }) => surface)))
  const others = reading.tokens.filter(({ surface }) => !quoted.has(surface)).map(({ surface }) => surface)
  return !lock.conceptsOf(others.join(' '), reading.language).includes(concept)
}
