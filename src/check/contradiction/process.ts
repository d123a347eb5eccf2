import type { Passage, Unit } from '../../domain.ts'
import { fold } from '../../text/fold.ts'
import { isSpoken } from '../../text/languages.ts'
import type { Excerpt } from '../finding.ts'
import { has, signsFor, statementOf } from './statement.ts'

/** A numbered list of steps under a heading about the process. */
export interface ProcessList {
  readonly passage: Passage
  readonly steps: readonly Unit[]
  /** The heading speaks for the company ("Our recruitment process"), as it is compared; null where it does not. */
  readonly companyHeading: string | null
}

/** One step is no process. */
const minSteps = 2
const numbered = /^\d+[.)]\s/

/** The process of a passage; null where it has no numbered list, or several. */
export function processOf(passage: Passage): ProcessList | null {
  if (!isSpoken(passage.language) || !passage.headingTopics.includes('process')) return null
  const steps = passage.units.filter(({ kind, text }) => kind === 'item' && numbered.test(text))
  if (steps.length < minSteps || new Set(steps.map(({ block }) => block)).size > 1) return null
  // A numbered list within a step begins anew.
  const numbers = steps.map(({ text }) => Number.parseInt(text, 10))
  if (numbers.some((number, at) => at > 0 && number < (numbers[at - 1] as number))) return null
  const heading = statementOf(passage.heading, passage.language)
  return { passage, steps, companyHeading: has(heading, 'ours') ? fold(passage.heading) : null }
}

/** A sentence of the passage that counts the steps otherwise than the list does. */
export function otherCount({ passage, steps }: ProcessList): { readonly unit: Unit; readonly count: number } | null {
  for (const unit of passage.units) {
    if (unit.kind === 'heading' || steps.includes(unit)) continue
    const statement = statementOf(unit.text, passage.language)
    const counts = statement.quantities().filter(({ kind, value, range, bounds, from, to }) => {
      const isOfSteps = signsFor(statement, 'steps').some((hit) => hit.from >= to - 1 && hit.from - to <= maxBeforeSteps && hit.from >= from)
      return kind === 'plain' && value >= minSteps && range === null && bounds.size === 0 && isOfSteps
    })
    const [count, another] = counts
    if (count !== undefined && another === undefined && count.value !== steps.length) return { unit, count: count.value }
  }
  return null
}

/** Words between a number and "steps": "four simple steps". */
const maxBeforeSteps = 1

/** The first and the last step. */
export function listExcerpt({ passage, steps }: ProcessList): Excerpt {
  const [first, last] = [steps[0] as Unit, steps.at(-1) as Unit]
  return { source: passage.source, lines: [first.lines[0], last.lines[1]], text: `${first.text} … ${last.text}` }
}
