import type { CheckedKnowledge, Finding } from '../finding.ts'
import { standingOf } from '../standing.ts'
import { listExcerpt, otherCount, type ProcessList, processOf } from './process.ts'

/** Lists of steps that are counted otherwise beside them, and lists under the company's own heading that differ from posting to posting. */
export function processFindings(knowledge: CheckedKnowledge): Finding[] {
  const lists = knowledge.all.passages
    .filter(({ source }) => standingOf(knowledge.version(source), knowledge) !== 'over')
    .flatMap((passage) => processOf(passage) ?? [])
  return [...lists.flatMap(countFindings), ...differingLists(lists, knowledge)]
}

function countFindings(list: ProcessList): Finding[] {
  const other = otherCount(list)
  if (other === null) return []
  const { source } = list.passage
  const { unit, count } = other
  return [
    {
      rule: 'process-steps',
      level: 'warning',
      message: `This speaks of ${count} steps, and the list beside it has ${list.steps.length}. Correct the number or the list.`,
      source,
      line: unit.lines[0],
      excerpts: [{ source, lines: unit.lines, text: unit.text }, listExcerpt(list)],
    },
  ]
}

/** One note for each heading: the first list, and the first that is of another length. */
function differingLists(lists: readonly ProcessList[], knowledge: CheckedKnowledge): Finding[] {
  const company = lists.filter(({ passage, companyHeading }) => companyHeading !== null && knowledge.version(passage.source).isOriginal)
  return [...Map.groupBy(company, ({ companyHeading }) => companyHeading).values()].flatMap((same): Finding[] => {
    const first = same[0] as ProcessList
    const other = same.find(({ steps }) => steps.length !== first.steps.length)
    if (other === undefined) return []
    const { source } = first.passage
    return [
      {
        rule: 'process-differs',
        level: 'note',
        message: `“${first.passage.heading}” has ${first.steps.length} steps here and ${other.steps.length} in ${other.passage.source}:${other.steps[0]?.lines[0]}. Where it is one process, write it alike; where it depends on the role, say so in the heading.`,
        source,
        line: first.steps[0]?.lines[0] ?? null,
        excerpts: [listExcerpt(first), listExcerpt(other)],
      },
    ]
  })
}
