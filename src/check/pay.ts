import { numbersOf } from '../answer/facts/numbers.ts'
import { type Quantity, quantitiesOf } from '../answer/facts/quantities.ts'
import { type Reading, read } from '../answer/facts/reading.ts'
import type { Passage, TopicId, Unit } from '../domain.ts'
import type { CheckedKnowledge } from './finding.ts'

/** What else a posting names an amount for. */
const otherMoney = new Set<TopicId>([
  'bonus',
  'equity',
  'home-office',
  'equipment',
  'training',
  'conferences',
  'certification',
  'wellness',
  'pension',
  'health-insurance',
  'relocation',
  'referral',
  'expenses',
  'food',
  'commute',
])

/** An allowance is seldom as much; in whatever currency, in a year, a month or an hour. */
const minPay = { year: 10_000, month: 500, hour: 5 } as const
/** A bare number under a heading such as "Salary" is a figure of pay from here on. */
const minBarePay = 1_000

/** Whether a unit of a passage states what a job pays, in figures: "50,000 – 60,000 EUR a year", not "a competitive salary". */
export function statesPay(passage: Passage, unit: Unit, knowledge: CheckedKnowledge): boolean {
  const isUnderSalary = passage.headingTopics.includes('salary')
  if (!isUnderSalary && !unit.topics.includes('salary')) return false
  const reading = read(unit.text, passage.language, true)
  const numbers = numbersOf(reading).filter((number) => !number.inWords)
  if (numbers.length === 0) return false
  const label = unit.text.slice(0, Math.max(0, unit.text.indexOf(':')))
  const isLabelled = knowledge.wordingsIn(label, passage.language).some(({ topic }) => topic === 'salary')
  return quantitiesOf(reading, (number) => number.inWords).some((quantity) => {
    if (quantity.kind === 'amount') return isPlainlyPay(quantity) || !isForOtherMoney(quantity, reading, passage, knowledge)
    const isYear = quantity.value >= 1990 && quantity.value <= 2100 && quantity.range === null
    return (isUnderSalary || isLabelled) && quantity.kind === 'plain' && !isYear && (quantity.value >= minBarePay || quantity.per === 'hour')
  })
}

const isPlainlyPay = ({ value, per }: Quantity): boolean =>
  value >= minPay.year || (per === 'month' && value >= minPay.month) || (per === 'hour' && value >= minPay.hour)

/** "A competitive salary and 1,000 EUR for your home office": the nearest words say what an amount is for. */
function isForOtherMoney({ from, to }: Quantity, { tokens, text }: Reading, passage: Passage, knowledge: CheckedKnowledge): boolean {
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? text.length]
  const named = knowledge.wordingsIn(text, passage.language).filter(({ topic }) => topic === 'salary' || otherMoney.has(topic))
  const distance = (wording: { start: number; end: number }) => Math.max(0, wording.start - end, start - wording.end)
  const nearest = named.sort((a, b) => distance(a) - distance(b) || (a.topic === 'salary' ? -1 : 1))[0]
  return nearest !== undefined && nearest.topic !== 'salary'
}
