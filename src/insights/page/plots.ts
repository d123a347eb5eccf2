import { type QuestionOutcome, questionOutcomes } from '../counts.ts'
import { countLabel, durationLabel, handOverLabels, languageLabel, outcomeLabels, roleLabel, shareLabel, topicLabel } from '../labels.ts'
import type { Report } from '../report.ts'
import { type Section, stretchCounts } from '../sections.ts'
import { type Bar, bars } from './bars.ts'
import { columns } from './columns.ts'
import { type Fill, legend } from './fills.ts'

/** Bars that a plot has: the table has all. */
export const maxBars = 12

/** The picture of one table; '' where the table says it best. */
export function plotOf(id: Section['id'], report: Report): string {
  switch (id) {
    case 'days':
      return columns(stretchCounts(report)) + outcomeLegend(report)
    case 'outcomes':
      return bars(
        report.outcomes.map((outcome) => ({
          label: outcomeLabels[outcome.outcome],
          value: figures(outcome),
          parts: [{ fill: outcome.outcome, length: outcome.count }],
        })),
      )
    case 'topics':
      return bars(report.topics.slice(0, maxBars).map((topic) => ({ label: topicLabel(topic), ...statedAndNot(topic) }))) + statedLegend
    case 'roles':
      return bars(report.roles.slice(0, maxBars).map((role) => ({ label: roleLabel(role), ...statedAndNot(role) }))) + statedLegend
    case 'gaps':
      return bars(
        report.gaps.slice(0, maxBars).map((gap) => ({ label: topicLabel(gap), value: figures(gap), parts: [{ fill: 'not_stated', length: gap.count }] })),
      )
    case 'languages':
      return bars(
        report.languages.slice(0, maxBars).map((language) => ({ label: languageLabel(language), value: figures(language), parts: [solid(language.count)] })),
      )
    case 'feedback':
      return feedbackBars(report)
    case 'handOvers':
      return bars(
        handOverStates.map((state) => ({ label: handOverLabels[state], value: countLabel(report.handOvers[state]), parts: [solid(report.handOvers[state])] })),
      )
    case 'waits':
      return bars(waitBars(report))
    case 'shared':
    case 'cells':
      return ''
  }
}

const handOverStates = Object.keys(handOverLabels) as (keyof typeof handOverLabels)[]

const solid = (length: number): Bar['parts'][number] => ({ fill: 'answered', length })

const figures = ({ count, share }: { readonly count: number; readonly share: number }): string => `${countLabel(count)} (${shareLabel(share)})`

function statedAndNot({ count, notStated }: { readonly count: number; readonly notStated: number }): Omit<Bar, 'label'> {
  const value = notStated === 0 ? countLabel(count) : `${countLabel(count)}, ${countLabel(notStated)} not stated`
  return { value, parts: [solid(count - notStated), { fill: 'not_stated', length: notStated }] }
}

const statedLegend = legend([
  { fill: 'answered', label: 'Stated, or not asking for a fact' },
  { fill: 'not_stated', label: 'Not stated' },
])

function outcomeLegend({ outcomes }: Report): string {
  const met = new Set(outcomes.filter(({ count }) => count > 0).map(({ outcome }) => outcome))
  const shown = questionOutcomes.filter((outcome) => met.has(outcome))
  return legend(shown.map((outcome): { fill: Fill & QuestionOutcome; label: string } => ({ fill: outcome, label: outcomeLabels[outcome] })))
}

function feedbackBars({ feedback }: Report): string {
  const rows = (feedback ?? []).slice(0, maxBars).map((count) => ({
    label: topicLabel(count),
    value: `${countLabel(count.helpful)} of ${countLabel(count.helpful + count.notHelpful)} helpful`,
    parts: [solid(count.helpful), { fill: 'not_stated' as const, length: count.notHelpful }],
  }))
  return (
    bars(rows) +
    legend([
      { fill: 'answered', label: 'Helpful' },
      { fill: 'not_stated', label: 'Not helpful' },
    ])
  )
}

function waitBars({ handOvers: { toTake, toReply } }: Report): Bar[] {
  const rows = [
    { label: 'Half taken within', ms: toTake.medianMs },
    { label: 'Nine of ten taken within', ms: toTake.p90Ms },
    { label: 'Half replied to within', ms: toReply.medianMs },
    { label: 'Nine of ten replied to within', ms: toReply.p90Ms },
  ]
  return rows.flatMap(({ label, ms }) => (ms === null ? [] : [{ label, value: durationLabel(ms), parts: [solid(ms)] }]))
}
