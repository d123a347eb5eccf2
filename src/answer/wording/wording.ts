import type { DeclineReason, SmallTalk } from '../../domain.ts'

/** Every fixed sentence of one language. None states a fact of its own; `{name}` stands for what is filled in. */
export interface Wording {
  /** Lead-in over quotes. */
  readonly postingsSay: string
  /** One posting was asked about. `{role}` */
  readonly postingSays: string
  /** `{topic}`, the topic's name. */
  readonly notStated: string
  /** `{role}` and `{topic}` */
  readonly notStatedForRole: string
  /** The subject was not understood. */
  readonly nothingFound: string
  readonly askPerson: string
  readonly askPersonWithoutContact: string
  readonly related: string
  readonly openRoles: string
  /** `{skill}` */
  readonly rolesFor: string
  /** No role mentions what was asked for, and it has no name in the glossary. */
  readonly noRolesForThat: string
  /** `{skill}` */
  readonly noRolesFor: string
  /** A role was asked after by a name that no posting has. */
  readonly noSuchRole: string
  readonly noOpenRoles: string
  readonly roleLink: string
  readonly apply: string
  /** `{date}`: a quoted date has passed; the day the posting was published. */
  readonly staleSince: string
  readonly stale: string
  /** `{language}` */
  readonly quotedIn: string
  readonly machineTranslated: string
  /** `{place}` */
  readonly inEu: string
  /** `{place}` */
  readonly notInEu: string
  /** `{titles}`: other postings that say the same. */
  readonly sameIn: string
  /** `{titles}`: the roles that an approved answer holds for; stands over it. */
  readonly holdsFor: string
  /** `{count}` more postings speak of it. */
  readonly more: string
  /** Under sentences that a language model worded, above the quotes that they rest on. */
  readonly worded: string
  /** A language model picked the topic, because the words of the question name none. `{topic}` */
  readonly understoodAs: string
  /** Stands in brackets behind the title of a page that candidates do not see. */
  readonly unpublished: string
  readonly declined: Readonly<Record<DeclineReason, string>>
  readonly smallTalk: Readonly<Record<SmallTalk, string>>
}
