import type { AnswerRow, Language, Passage, Query, Term, Unit } from '../domain.ts'
import { reachable } from '../text/contact.ts'
import type { ComposeContext } from './compose.ts'
import { citationOf } from './quote.ts'
import type { AnswerVocabulary } from './select.ts'
import type { Wording } from './wording/wording.ts'

/** Characters of a quote that stands beside an answer. */
export const relatedChars = 260

export interface PartContext extends ComposeContext {
  readonly language: Language
  /** Units that earlier parts of the answer quote, by passage. */
  readonly quoted: Map<string, Set<Unit>>
  /** How many parts share the room of one answer. */
  readonly shareOf: number
  readonly rowsShown: { count: number }
}

/** Names of terms as the glossary has them, or figures; the asker's own words are not repeated. */
export const namesOf = (terms: readonly Term[], vocabulary: AnswerVocabulary): string =>
  [
    ...new Set(terms.flatMap((term) => (term.concept !== null ? [vocabulary.conceptName(term.concept)] : /^\d+$/.test(term.surface) ? [term.surface] : []))),
  ].join(', ')

/** A person to ask: of the role in question or the company; else of another posting, which then is named as such. */
export function contactRow(query: Query, wording: Wording, context: PartContext): { row: AnswerRow; isOwn: boolean } | null {
  const isOwn = (passage: Passage) =>
    query.postingIds.length === 0 || query.postingIds.includes(passage.postingId) || context.version(passage.source).kind === 'page'
  const inLanguage = (passage: Passage) => context.versionFor(passage.postingId, context.language)?.source === passage.source
  const isRoles = (passage: Passage) => query.postingIds.includes(passage.postingId)
  const { contacts } = context
  // The role's own contact, then the company's, then another posting's; in the asker's language where it is there.
  const found =
    contacts.find((passage) => isRoles(passage) && inLanguage(passage)) ??
    contacts.find(isRoles) ??
    contacts.find((passage) => isOwn(passage) && inLanguage(passage)) ??
    contacts.find(isOwn) ??
    contacts.find(inLanguage) ??
    contacts[0]
  if (found === undefined) return null
  const units = found.units.filter((unit) => reachable.test(unit.text))
  const row = { label: wording.askPerson, citations: [citationOf(found, units.length > 0 ? units : found.units, context)], links: [], notes: [] }
  return { row, isOwn: isOwn(found) }
}
