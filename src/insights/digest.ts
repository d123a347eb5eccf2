import type { Digest } from '../chat/surface.ts'
import { teamWordingOf } from '../chat/team-wording/index.ts'
import type { TeamWording } from '../chat/team-wording/team-wording.ts'
import type { Language } from '../domain.ts'
import { fill } from '../text/fill.ts'
import { countLabel, dayLabel, durationLabel, languageLabel, shareLabel } from './labels.ts'
import { type Gap, isEmpty, type Report } from './report.ts'

/** Topics of a list: a digest is read in a minute. */
const maxTopics = 5
const maxRoles = 5

/**
 * A summary of the period for the recruiting team.
 * @param language of the team; the names in the report should be in it too
 * @returns null where nothing was asked and nothing passed on
 */
export function digestOf(report: Report, language: Language): Digest | null {
  if (isEmpty(report)) return null
  const { digest: wording } = teamWordingOf(language)
  const sections = [
    { title: wording.asked, lines: askedLines(report, wording, language) },
    { title: wording.notStated, lines: gapLines(report, wording, language) },
    { title: wording.feedback, lines: feedbackLines(report, wording, language) },
    { title: wording.handOvers, lines: handOverLines(report, wording, language) },
  ]
  return {
    title: fill(wording.title, { from: dayLabel(report.from, language), to: dayLabel(report.to, language) }),
    sections: sections.filter(({ lines }) => lines.length > 0),
  }
}

type DigestWording = TeamWording['digest']

function askedLines({ questions, topics, outcomes, roles, languages }: Report, wording: DigestWording, language: Language): string[] {
  if (questions === 0) return [wording.nothing]
  const list = (title: string, counts: readonly { readonly name: string; readonly count: number }[]): string[] =>
    counts.length === 0 ? [] : [`${title}: ${counts.map(({ name, count }) => `${name} ${countLabel(count, language)}`).join(', ')}`]
  const known = topics.filter(({ topic }) => topic !== null).slice(0, maxTopics)
  return [
    fill(wording.questions, { count: countLabel(questions, language) }),
    ...known.map(({ name, count, share }) => `${name}: ${countLabel(count, language)} (${shareLabel(share, language)})`),
    ...list(
      wording.outcomes,
      outcomes.filter(({ count }) => count > 0).map(({ outcome, count }) => ({ name: wording.outcomeNames[outcome], count })),
    ),
    ...list(wording.roles, roles.filter(({ postingId }) => postingId !== null).slice(0, maxRoles)),
    ...list(
      wording.languages,
      languages.flatMap((row) => (row.language === null || row.language === '' ? [] : [{ name: languageLabel(row, language), count: row.count }])),
    ),
  ]
}

function gapLines({ gaps, minPeople }: Report, wording: DigestWording, language: Language): string[] {
  const known = gaps.filter(({ topic }) => topic !== null).slice(0, maxTopics)
  const shared = gaps.flatMap(({ asked }) => asked).toSorted((one, other) => other.people - one.people)
  return [
    ...known.map((gap) => `${fill(wording.addTopic, { topic: gap.name })} (${gapDetail(gap, language)})`),
    ...(shared.length > 0 ? [fill(wording.asAsked, { k: minPeople })] : []),
    ...shared.slice(0, maxTopics).map(({ text, people }) => `“${text}” (${countLabel(people, language)})`),
  ]
}

const gapDetail = ({ count, roles }: Gap, language: Language): string => [countLabel(count, language), ...roles.map(({ name }) => name)].join(', ')

function feedbackLines({ feedback }: Report, wording: DigestWording, language: Language): string[] {
  const [helpful, notHelpful] = [sum(feedback, 'helpful'), sum(feedback, 'notHelpful')]
  if (helpful + notHelpful === 0) return []
  return [fill(wording.helpful, { count: countLabel(helpful, language) }), fill(wording.notHelpful, { count: countLabel(notHelpful, language) })]
}

const sum = (feedback: Report['feedback'], kind: 'helpful' | 'notHelpful'): number => feedback.reduce((total, count) => total + count[kind], 0)

function handOverLines({ handOvers }: Report, wording: DigestWording, language: Language): string[] {
  if (handOvers.asked === 0) return []
  const { medianMs } = handOvers.toReply
  const counts = (['waiting', 'replied', 'expired'] as const).map((state) => fill(wording[state], { count: countLabel(handOvers[state], language) }))
  return [...counts, ...(medianMs === null ? [] : [fill(wording.medianReply, { time: durationLabel(medianMs, language) })])]
}
