import { applyLinkFindings } from './contradiction/apply-links.ts'
import { subjectFindings } from './contradiction/compare.ts'
import { location } from './contradiction/location.ts'
import { manager } from './contradiction/manager.ts'
import { processFindings } from './contradiction/processes.ts'
import { residency } from './contradiction/residency.ts'
import { salary } from './contradiction/salary.ts'
import { startDate } from './contradiction/start-date.ts'
import { teamLead } from './contradiction/team-lead.ts'
import { teamSize } from './contradiction/team-size.ts'
import type { Rule } from './finding.ts'

/**
 * What a page states and another page, or another part of the same page, states otherwise. Where the reader is not sure that two statements are about the same, nothing is said.
 * Pages that are closed or archived are left alone: no candidate is told what they say.
 */
export const contradictions: Rule = (knowledge) => [
  ...applyLinkFindings(knowledge),
  ...subjectFindings(knowledge, residency),
  ...subjectFindings(knowledge, salary),
  ...subjectFindings(knowledge, startDate),
  ...subjectFindings(knowledge, teamLead),
  ...subjectFindings(knowledge, manager),
  ...subjectFindings(knowledge, teamSize),
  ...subjectFindings(knowledge, location),
  ...processFindings(knowledge),
]
