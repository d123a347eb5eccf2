import type { Version } from '../domain.ts'
import type { CheckedKnowledge } from './finding.ts'

/** `ahead`: not published yet, as a draft is; `over`: closed, archived or past its date, so that no candidate is told of it. */
export type Standing = 'published' | 'ahead' | 'over'

/** Where a page stands. A translation stands no better than its original. */
export function standingOf({ source, postingId }: Version, knowledge: CheckedKnowledge): Standing {
  if (knowledge.isOver(source) || knowledge.isOver(postingId)) return 'over'
  return knowledge.unpublishedBecause(source) === null ? 'published' : 'ahead'
}
