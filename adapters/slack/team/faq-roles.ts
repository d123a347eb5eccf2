import type { MultiStaticSelect, PlainTextOption } from '@slack/types'
import type { FaqForm } from '../../../src/chat/surface.ts'
import { firstSeen } from '../../../src/text/visible.ts'
import { plain } from '../blocks.ts'
import { maxOptionChars, maxOptions, maxOptionValueChars, maxPlaceholderChars, maxViewBytes } from '../limits.ts'

type Roles = FaqForm['roles']

/** What roles to choose from may take of a view: the texts of the form need the rest. */
const maxRoleBytes = maxViewBytes / 2

/**
 * A menu of the roles that an entry holds for; none chosen means the whole company. What is chosen stays to choose, also where its role is closed: an entry for
 * one role must not become one for all. A role whose id an option cannot carry is left out, and so is what exceeds a view, from the end of the list.
 * @param none what the menu shows where nothing is chosen
 */
export function roleSelect(roles: Roles, chosen: readonly string[], none: string): MultiStaticSelect {
  const open = new Set(roles.map(({ postingId }) => postingId))
  const closed = chosen.filter((postingId) => !open.has(postingId)).map((postingId) => ({ postingId, title: postingId }))
  const options = withinView([...closed, ...roles].filter(({ postingId }) => postingId.length <= maxOptionValueChars).map(optionOf), chosen)
  const initial = options.filter(({ value }) => chosen.includes(value ?? ''))
  return {
    type: 'multi_static_select',
    action_id: 'roles',
    placeholder: plain(none, maxPlaceholderChars),
    ...(options.length <= maxOptions ? { options } : { option_groups: groupsOf(options) }),
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  }
}

const optionOf = ({ postingId, title }: Roles[number]): PlainTextOption => ({
  text: plain(firstSeen(title, postingId), maxOptionChars),
  value: postingId,
})

/** What is chosen, and as many others as have room. */
function withinView(options: readonly PlainTextOption[], chosen: readonly string[]): PlainTextOption[] {
  let bytes = 0
  return options.filter((option) => {
    if (chosen.includes(option.value ?? '')) return true
    bytes += Buffer.byteLength(JSON.stringify(option))
    return bytes <= maxRoleBytes
  })
}

/** Groups named by the first and the last of their roles. */
function groupsOf(options: readonly PlainTextOption[]) {
  return Array.from({ length: Math.ceil(options.length / maxOptions) }, (_, at) => {
    const group = options.slice(at * maxOptions, (at + 1) * maxOptions)
    const half = Math.floor((maxOptionChars - ' – '.length) / 2)
    const [first = '', last = ''] = [group[0], group.at(-1)].map((option) => plain(option?.text.text ?? '', half).text)
    return { label: plain(`${first} – ${last}`, maxOptionChars), options: group }
  })
}
