import wrapAnsi from 'wrap-ansi'
import { countLabel, dayLabel } from './labels.ts'
import { isEmpty, type Report } from './report.ts'
import { sectionsOf } from './sections.ts'
import { tableText } from './tables.ts'

const maxColumns = 96

/** The report for a terminal: tables of plain text. */
export function reportText(report: Report): string {
  const sections = sectionsOf(report).map(({ title, note, head, rows }) =>
    [title, ...(note === '' ? [] : [wrapAnsi(note, maxColumns)]), '', tableText({ head, rows })].join('\n'),
  )
  return `${[titleOf(report), summaryOf(report), ...sections].join('\n\n')}\n`
}

export const titleOf = ({ from, to, surface }: Report): string =>
  `What candidates asked${surface === null ? '' : ` on ${surface}`}, ${dayLabel(from)}${from === to ? '' : ` to ${dayLabel(to)}`}`

/** How much was asked, in a sentence or two. */
export function summaryOf(report: Report): string {
  if (isEmpty(report)) return 'Nobody asked anything in this time.'
  const { questions, besides } = report
  return [
    `Questions: ${countLabel(questions)}.`,
    ...(besides.smallTalk > 0 ? [`Greetings and thanks: ${countLabel(besides.smallTalk)}.`] : []),
    ...(besides.limited > 0 ? [`Over a limit: ${countLabel(besides.limited)}.`] : []),
  ].join(' ')
}
