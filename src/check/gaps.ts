import type { PostingCoverage } from './coverage.ts'
import { excerptOf, plainestUnits } from './excerpt.ts'
import type { CheckedKnowledge, Excerpt, Finding, Level } from './finding.ts'

/** Of these topics each gap is a finding of its own; the others share one for each posting. */
const single: Readonly<Record<string, { level: Level; rule: string; message: string }>> = {
  salary: {
    rule: 'missing-salary',
    level: 'error',
    message:
      'No salary is stated in figures. Name the initial pay or its range: the EU Pay Transparency Directive 2023/970, Art. 5(1), entitles applicants to it before they negotiate.',
  },
  contact: {
    rule: 'missing-contact',
    level: 'warning',
    message:
      'No contact is stated with an e-mail address or a telephone number, so that a candidate whose question is not answered has nobody to ask. Add one.',
  },
  'how-to-apply': { rule: 'missing-how-to-apply', level: 'warning', message: 'Nothing says how to apply. Add an apply link or a sentence.' },
}

/** What stands near a salary that is not stated. */
const nearSalary = ['salary', 'salary-setting', 'salary-negotiation']

/** What candidates ask most and no page answers. */
export const gapsOf = (coverage: readonly PostingCoverage[], knowledge: CheckedKnowledge): Finding[] =>
  coverage.flatMap(({ posting, standing, topics }): Finding[] => {
    const draft = standing === 'ahead' ? ' (The posting is not published yet.)' : ''
    const missing = topics.filter(({ answer }) => answer === null).map(({ topic }) => topic)
    const others = missing.filter((topic) => single[topic] === undefined)
    const findings = missing.flatMap((topic): Finding[] => {
      const gap = single[topic]
      if (gap === undefined) return []
      const excerpts = topic === 'salary' ? standsInstead(posting.source, knowledge) : []
      const { rule, level, message } = gap
      return [{ rule, level, message: `${message}${draft}`, source: posting.source, line: excerpts[0]?.lines[0] ?? null, excerpts }]
    })
    if (others.length === 0) return findings
    const names = others.map((topic) => knowledge.nameOf(topic, 'en')).join(', ')
    const message = `Candidates ask about this and neither the posting nor a page about the company says it: ${names}.${draft}`
    return [...findings, { rule: 'missing-topics', level: 'note', message, source: posting.source, line: null, excerpts: [] }]
  })

/** What a posting says of pay without a figure. */
function standsInstead(source: string, knowledge: CheckedKnowledge): Excerpt[] {
  const passages = [...new Set(nearSalary.flatMap((topic) => knowledge.stating(source, topic)))]
  const passage = passages.find(({ headingTopics }) => nearSalary.some((topic) => headingTopics.includes(topic))) ?? passages[0]
  return passage === undefined ? [] : [excerptOf(passage, plainestUnits(passage, nearSalary))]
}
