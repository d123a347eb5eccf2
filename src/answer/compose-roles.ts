import type { AnswerPart, AnswerRow, Citation, Query, Version } from '../domain.ts'
import { fill } from '../text/fill.ts'
import type { Decision } from './decide.ts'
import { contactRow, namesOf, type PartContext, relatedChars } from './part.ts'
import { citationOf } from './quote.ts'
import { selectUnits } from './select.ts'
import type { Wording } from './wording/wording.ts'

const maxRoleRows = 12

/** The roles that were looked for, each by the sentence that names what was asked, else by its title. */
export function composeRoles(decision: Extract<Decision, { kind: 'roles' }>, query: Query, wording: Wording, context: PartContext): AnswerPart {
  const skill = namesOf(decision.skills, context.vocabulary)
  const shown = decision.versions.slice(0, maxRoleRows)
  const rows = shown.map((version): AnswerRow => {
    const passage = decision.evidence.get(version.postingId)
    const units = passage === undefined ? [] : selectUnits(passage, query, null, relatedChars, context.vocabulary)
    const row = titleRow(version, wording, context)
    return passage === undefined || units.length === 0 ? row : { ...row, citations: [citationOf(passage, units, context)] }
  })
  const lead =
    decision.versions.length === 0
      ? wording.noOpenRoles
      : query.postingIds.length > 0
        ? wording.roleLink
        : skill === ''
          ? decision.isMatch
            ? wording.openRoles
            : wording.noRolesForThat
          : fill(decision.isMatch ? wording.rolesFor : wording.noRolesFor, { skill })
  const more = decision.versions.length - shown.length
  return { outcome: 'roles', topic: null, lead, rows, related: [], closing: more > 0 ? [fill(wording.more, { count: more })] : [] }
}

/** A role by its title, with its apply link. */
export function titleRow(version: Version, wording: Wording, context: Pick<PartContext, 'passagesOf'>): AnswerRow {
  const own = context.passagesOf(version.source)[0]
  const title: Citation = { source: version.source, title: version.title, section: '', quote: version.title, url: version.url, lines: own?.lines ?? [1, 1] }
  return { label: '', citations: [title], links: version.applyUrl === null ? [] : [{ label: wording.apply, url: version.applyUrl }], notes: [] }
}

/** Nothing is said of another role's pay or tasks: only that there is no such role, and which there are. */
export function composeNoSuchRole(decision: Extract<Decision, { kind: 'no_such_role' }>, query: Query, wording: Wording, context: PartContext): AnswerPart {
  const contact = contactRow(query, wording, context)
  const open = decision.versions.slice(0, maxRoleRows).map((version) => titleRow(version, wording, context))
  const more = decision.versions.length - open.length
  return {
    outcome: 'not_stated',
    topic: null,
    lead: wording.noSuchRole,
    rows: contact?.isOwn === true ? [contact.row] : [],
    related: open,
    closing: [...(contact === null ? [wording.askPersonWithoutContact] : []), ...(more > 0 ? [fill(wording.more, { count: more })] : [])],
  }
}
