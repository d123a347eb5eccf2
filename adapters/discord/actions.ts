import type { Language, Role } from '../../src/domain.ts'
import { visible } from '../../src/text/visible.ts'
import { maxCustomIdChars } from './limits.ts'
import { fullName, shortName } from './names.ts'

/** What a press on a button is called. */
export const actionIds = {
  helpful: 'helpful',
  notHelpful: 'not_helpful',
  askPerson: 'ask_person',
  shareAnswer: 'share_answer',
  shareRole: 'share_role',
  eraseMe: 'erase_me',
  confirmErase: 'confirm_erase',
  cancel: 'cancel',
  status: 'status',
  withdraw: 'withdraw',
  /** The same on the page about the assistant. */
  withdrawListed: 'withdraw_listed',
  take: 'take',
  reply: 'reply',
  decline: 'decline',
  confirmDecline: 'confirm_decline',
  saveFaq: 'save_faq',
  /** Begins an entry, whatever there is that is like it. */
  newFaq: 'new_faq',
  editFaq: 'edit_faq',
  retireFaq: 'retire_faq',
  confirmRetire: 'confirm_retire',
  faqPage: 'faq_page',
} as const

/** What a submitted form is called. */
export const formIds = { askPerson: 'ask_person_form', reply: 'reply_form', faq: 'faq_form' } as const

/** Where the question stands in the fields of the submitted form. */
export const questionInput = 'question'

export type ActionId = (typeof actionIds)[keyof typeof actionIds]
export type FormId = (typeof formIds)[keyof typeof formIds]

/*
 * A `custom_id` is `action:language:rest` of at most 100 characters, and all that comes back of a press beside the message that the button stands on and who
 * pressed where. So a question is parted over the buttons of its answer and put together from that message when one of them is pressed.
 * Alternative: the message that was answered. A command leaves none, and of others the app may read only those that mention it.
 */

/** All that feedback, the form and "erase" need beside who pressed where. */
export interface Press {
  readonly action: string
  readonly language: Language
}

export interface ShareRoleValue {
  readonly postingId: string
  readonly language: Language
}

/** What a button or a form carries. */
export const encodePress = (action: ActionId | FormId, language: Language): string => `${action}:${language}:`

/** Null where the text is not what this version puts on a button or a form: it may be months old. */
export function readPress(customId: string): Press | null {
  const [, action = '', language = ''] = /^([a-z_]+):([a-z]{2,3}):/.exec(customId) ?? []
  const isKnown = [...Object.values(actionIds), ...Object.values(formIds)].some((known) => known === action)
  return isKnown ? { action, language } : null
}

/**
 * The `custom_id`s of these buttons, which carry the question between them. A question that is too long for them (about 340 characters for four) is not carried.
 * @returns by action, and whether the question is carried
 */
export function encodeQuestion(
  question: string,
  language: Language,
  actions: readonly ActionId[],
): { readonly ids: ReadonlyMap<ActionId, string>; readonly isCarried: boolean } {
  const pieces: string[] = []
  let rest = [...visible(question)]
  for (const action of actions) {
    const room = maxCustomIdChars - encodePress(action, language).length - '1/2=;'.length
    const piece = startOf(rest, room)
    if (piece !== '') pieces.push(piece)
    rest = rest.slice([...piece].length)
  }
  const isCarried = rest.length === 0 && pieces.length > 0
  const restOf = (index: number): string => {
    const piece = pieces[index]
    // The end is marked, for Discord might trim white space.
    return isCarried && piece !== undefined ? `${index + 1}/${pieces.length}=${piece};` : ''
  }
  return { ids: new Map(actions.map((action, index) => [action, `${encodePress(action, language)}${restOf(index)}`])), isCarried }
}

/** The question that the buttons of one message carry, given all their `custom_id`s; null where they carry none. */
export function readQuestion(customIds: readonly string[]): string | null {
  const found = customIds.flatMap((customId) => {
    const match = /^[a-z_]+:[a-z]{2,3}:(\d)\/(\d)=([\s\S]*);$/.exec(customId)
    return match === null ? [] : [{ number: Number(match[1]), of: Number(match[2]), piece: match[3] ?? '' }]
  })
  const pieces = found.toSorted((a, b) => a.number - b.number)
  const isWhole = pieces.length > 0 && pieces.every(({ number, of }, index) => number === index + 1 && of === pieces.length)
  return isWhole ? pieces.map(({ piece }) => piece).join('') : null
}

/** As many whole characters as fit. */
function startOf(characters: readonly string[], room: number): string {
  let start = ''
  for (const character of characters) {
    if (start.length + character.length > room) break
    start += character
  }
  return start
}

/** A question to the recruiting team, or the number of a page; '' where the button names nothing. */
export const encodeRef = (action: ActionId | FormId, language: Language, ref: string): string => `${encodePress(action, language)}${ref}`

/** Null where the button or form names nothing. */
export const readRef = (customId: string): string | null => /^[a-z_]+:[a-z]{2,3}:([\w-]{1,22})$/.exec(customId)?.[1] ?? null

/**
 * The file of a posting or of an FAQ entry; where its path is too long, a digest of it.
 * @param revision of the entry as it is shown; '' where that does not matter
 */
export function encodeFile(action: ActionId | FormId, language: Language, file: string, revision = ''): string {
  const start = `${encodePress(action, language)}${revision}`
  return `${start}${shortName(file, maxCustomIdChars - start.length)}`
}

/** @param known among which a digest is looked for @returns null where none of them is meant, or the button is of another version */
export function readFile(customId: string, known: readonly string[]): string | null {
  const short = /^[a-z_]+:[a-z]{2,3}:[\w-]{0,22}([=#][\s\S]+)$/.exec(customId)?.[1]
  return short === undefined ? null : fullName(short, known)
}

/** Of the entry as it was shown; '' where the button is of another version. */
export const readRevision = (customId: string): string => /^[a-z_]+:[a-z]{2,3}:([\w-]{0,22})[=#]/.exec(customId)?.[1] ?? ''

export const encodeShareRole = ({ postingId, language }: ShareRoleValue): string => encodeFile(actionIds.shareRole, language, postingId)

/** @param openRoles among which a digest is looked for @returns null where none of them is meant, or the button is of another version */
export function readShareRole(customId: string, openRoles: () => readonly Pick<Role, 'postingId'>[]): ShareRoleValue | null {
  const press = readPress(customId)
  if (press?.action !== actionIds.shareRole) return null
  const postingId = readFile(
    customId,
    openRoles().map((role) => role.postingId),
  )
  return postingId === null ? null : { postingId, language: press.language }
}
