import type { Evidence, Term, TopicId } from '../domain.ts'

/** Whether a passage names the concept of a term, under whatever word. */
export const matchesConcept = (item: Evidence, { concept }: Term): boolean => concept !== null && item.matched.includes(`c:${concept}`)

/** Whether a passage has a term's own word, or names its concept. */
export const matchesTerm = (item: Evidence, term: Term): boolean => matchesConcept(item, term) || item.matched.includes(term.stem)

/** Topics under which a named technology or field must itself be stated. */
export const skillTopics = new Set<TopicId>([
  'technologies',
  'tasks',
  'requirements',
  'nice-to-have',
  'experience',
  'projects',
  'training',
  'certification',
  'open-source',
  'collaboration',
  'company',
  'mission',
  'why-join',
  'onboarding',
])
