import { type QuestionOutcome, questionOutcomes } from './counts.ts'
import type { Waits } from './hand-overs.ts'
import { countLabel, durationLabel, handOverLabels, languageLabel, outcomeLabels, roleLabel, shareLabel, shortDayLabel, topicLabel } from './labels.ts'
import { type Stretch, stretchesOf } from './period.ts'
import type { Report } from './report.ts'

/** One table of the report, as the terminal and the page show it. */
export interface Section {
  readonly id: 'outcomes' | 'days' | 'topics' | 'gaps' | 'shared' | 'roles' | 'cells' | 'languages' | 'feedback' | 'handOvers' | 'waits'
  readonly title: string
  /** What one must know to read it; '' where nothing. */
  readonly note: string
  readonly head: readonly string[]
  /** The first cell is a name. */
  readonly rows: readonly (readonly string[])[]
}

/** Every table that has a row. */
export function sectionsOf(report: Report): Section[] {
  return [...askedSections(report), ...gapSections(report), ...whoseSections(report), ...teamSections(report), daysSection(report)].filter(
    ({ rows }) => rows.length > 0,
  )
}

function askedSections(report: Report): Section[] {
  const { questions, outcomes, topics } = report
  return [
    {
      id: 'outcomes',
      title: 'What came of it',
      note: '',
      head: ['Outcome', 'Questions', 'Share'],
      rows: questions === 0 ? [] : outcomes.map(({ outcome, count, share }) => [outcomeLabels[outcome], countLabel(count), shareLabel(share)]),
    },
    {
      id: 'topics',
      title: 'What it was about',
      note: '',
      head: ['Topic', 'Questions', 'Share', 'Not stated'],
      rows: topics.map((topic) => [topicLabel(topic), countLabel(topic.count), shareLabel(topic.share), countLabel(topic.notStated)]),
    },
  ]
}

function gapSections({ gaps, minPeople }: Report): Section[] {
  const shared = gaps.flatMap(({ asked }) => asked).toSorted((one, other) => other.people - one.people || other.count - one.count)
  return [
    {
      id: 'gaps',
      title: 'What no posting states',
      note: 'Add these topics to the postings or the FAQ. A role is named where it was asked about often enough.',
      head: ['Topic to add', 'Questions', 'Share'],
      rows: gaps.map((gap) => [
        `${topicLabel(gap)}${gap.roles.length > 0 ? ` (${gap.roles.map(({ name }) => name).join(', ')})` : ''}`,
        countLabel(gap.count),
        shareLabel(gap.share),
      ]),
    },
    {
      id: 'shared',
      title: 'In their words',
      note: `Asked by at least ${minPeople} people and answered by no posting.`,
      head: ['Question', 'People', 'Times'],
      rows: shared.map(({ text, people, count }) => [`“${text}”`, countLabel(people), countLabel(count)]),
    },
  ]
}

function whoseSections({ roles, topicsOfRoles, languages, minPeople }: Report): Section[] {
  return [
    {
      id: 'roles',
      title: 'Which role it was about',
      note: '',
      head: ['Role', 'Questions', 'Share', 'Not stated'],
      rows: roles.map((role) => [roleLabel(role), countLabel(role.count), shareLabel(role.share), countLabel(role.notStated)]),
    },
    {
      id: 'cells',
      title: 'Topics of each role',
      note: `Only what was asked at least ${minPeople} times, and only where the rest cannot be told from it.`,
      head: ['Role: topic', 'Questions', 'Not stated'],
      rows: topicsOfRoles.map(({ roleName, topicName, count, notStated }) => [`${roleName}: ${topicName}`, countLabel(count), countLabel(notStated)]),
    },
    {
      id: 'languages',
      title: 'In which language',
      note: `Languages of fewer than ${minPeople} questions are counted together.`,
      head: ['Language', 'Questions', 'Share'],
      rows: languages.map((language) => [languageLabel(language), countLabel(language.count), shareLabel(language.share)]),
    },
  ]
}

function teamSections({ feedback, handOvers }: Report): Section[] {
  const states = Object.entries(handOverLabels) as [keyof typeof handOverLabels, string][]
  return [
    {
      id: 'feedback',
      title: 'How answers were rated',
      note: '',
      head: ['Topic', 'Helpful', 'Not helpful'],
      rows: feedback.map((count) => [topicLabel(count), countLabel(count.helpful), countLabel(count.notHelpful)]),
    },
    {
      id: 'handOvers',
      title: 'What was passed on to the recruiting team',
      note: '',
      head: ['What became of it', 'Questions'],
      rows: handOvers.asked === 0 ? [] : states.map(([state, label]) => [label, countLabel(handOvers[state])]),
    },
    {
      id: 'waits',
      title: 'How long people waited',
      note: 'Counted from the moment they asked.',
      head: ['Until it was', 'Questions', 'Half within', 'Nine of ten within'],
      rows: [...waitRow('Taken', handOvers.toTake), ...waitRow('Replied to', handOvers.toReply)],
    },
  ]
}

const waitRow = (label: string, { count, medianMs, p90Ms }: Waits): string[][] =>
  medianMs === null || p90Ms === null ? [] : [[label, countLabel(count), durationLabel(medianMs), durationLabel(p90Ms)]]

function daysSection(report: Report): Section {
  const stretches = stretchCounts(report)
  const isWeeks = stretches.some(({ from, to }) => from !== to)
  const busy = stretches.filter(({ outcomes }) => questionOutcomes.some((outcome) => outcomes[outcome] > 0))
  return {
    id: 'days',
    title: 'When it was asked',
    note: `Days begin and end at midnight UTC.${isWeeks ? ' They stand together in whole weeks; the last may lack some days.' : ''}`,
    head: ['With questions', ...questionOutcomes.map((outcome) => outcomeLabels[outcome])],
    rows: busy.map((stretch) => [stretchLabel(stretch), ...questionOutcomes.map((outcome) => countLabel(stretch.outcomes[outcome]))]),
  }
}

export interface StretchCount extends Stretch {
  readonly outcomes: Readonly<Record<QuestionOutcome, number>>
}

/** Days, or weeks where they are many; also those in which nobody asked. */
export function stretchCounts(report: Report): StretchCount[] {
  return stretchesOf(report).map(({ from, to }) => {
    const days = report.days.filter(({ day }) => day >= from && day <= to)
    const countOf = (outcome: QuestionOutcome) => days.reduce((sum, { outcomes }) => sum + outcomes[outcome], 0)
    return { from, to, outcomes: Object.fromEntries(questionOutcomes.map((outcome) => [outcome, countOf(outcome)])) as StretchCount['outcomes'] }
  })
}

export const stretchLabel = ({ from, to }: Stretch): string => (from === to ? shortDayLabel(from) : `${shortDayLabel(from)} to ${shortDayLabel(to)}`)
