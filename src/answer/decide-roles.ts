import type { Passage, Query } from '../domain.ts'
import type { Decision, KnowledgeView } from './decide.ts'
import { matchesTerm } from './evidence.ts'

/** Which roles to list: the named ones, those that mention the named skills, or all. Everybody who asks gets the same list. */
export function decideRoles(query: Query, view: KnowledgeView): Decision {
  const none: ReadonlyMap<string, Passage> = new Map()
  const named = view.postings.filter((version) => query.postingIds.includes(version.postingId))
  if (named.length > 0) {
    const inLanguage = view.versions.filter((version) => version.language === query.namedLanguage && query.postingIds.includes(version.postingId))
    return { kind: 'roles', versions: inLanguage.length > 0 ? inLanguage : named, skills: [], evidence: none, isMatch: true }
  }
  const skills = query.terms.filter(
    (term) => term.sort === 'technology' || term.sort === 'field' || (term.sort !== 'plain' && term.concept === null && term.surface.length > 2),
  )
  if (skills.length === 0) return { kind: 'roles', versions: view.postings, skills: [], evidence: none, isMatch: true }
  const counts = new Map<string, { terms: Set<string>; passage: Passage }>()
  for (const item of view.evidence) {
    const held = skills.filter((term) => matchesTerm(item, term))
    if (held.length === 0) continue
    const known = counts.get(item.passage.postingId) ?? { terms: new Set<string>(), passage: item.passage }
    for (const term of held) known.terms.add(term.concept ?? term.stem)
    counts.set(item.passage.postingId, known)
  }
  const most = Math.max(0, ...[...counts.values()].map(({ terms }) => terms.size))
  const matching = view.postings.filter((version) => most > 0 && (counts.get(version.postingId)?.terms.size ?? 0) === most)
  if (matching.length === 0) return { kind: 'roles', versions: view.postings, skills, evidence: none, isMatch: false }
  return { kind: 'roles', versions: matching, skills, evidence: new Map([...counts].map(([id, { passage }]) => [id, passage])), isMatch: true }
}
