import type { MessageAttachment } from '@slack/types'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Citation, Language, Role, RoleList } from '../../src/domain.ts'
import { renumber } from '../../src/text/quotes.ts'
import { firstSeen, isBlank } from '../../src/text/visible.ts'
import { actionIds, encodeValue } from './actions.ts'
import { openButton, pressButton, section } from './blocks.ts'
import { bold, joinLines, openable, type Shown, showLink, showQuote, showText } from './mrkdwn.ts'
import { buttonsPiece, contextPiece, type Piece, paginate, type SlackMessage, sectionPiece, startOf } from './pages.ts'

/** A role as a card: its title, what the posting says first, how to apply. Only what stands in the posting, so that an open card is never older than it. */
export const renderCard = (role: Role): readonly SlackMessage[] => paginate([cardPieces(role)])

/** The link preview of a role; it stands under the link, so what exceeds one attachment is one press away. */
export const renderPreview = (role: Role): MessageAttachment => ({ blocks: [...(renderCard(role)[0]?.blocks ?? [])] })

/** A card or preview of a role that is closed keeps nothing of what it said. */
export const renderClosedCard = (language: Language): readonly SlackMessage[] => paginate([showText(chatWordingOf(language).roleClosed).map(sectionPiece)])

export const renderClosedPreview = (language: Language): MessageAttachment => ({ blocks: [...(renderClosedCard(language)[0]?.blocks ?? [])] })

function cardPieces(role: Role): Piece[] {
  const { buttons } = chatWordingOf(role.language)
  const apply = openButton(buttons.apply, role.applyUrl, 0)
  const pressed = [apply, openButton(buttons.openPosting, role.url, 1)].flatMap((button) => button ?? [])
  // Mail opens by a link, which a button cannot.
  const mail = apply === null && role.applyUrl !== null && openable(role.applyUrl) !== null ? showLink(buttons.apply, role.applyUrl) : []
  return [
    ...[...roleTitle(role).map(bold), ...role.citations.flatMap((citation) => joinLines(showFact(citation))), ...mail].map(sectionPiece),
    ...(pressed.length === 0 ? [] : [buttonsPiece(pressed)]),
  ]
}

/** A quoted sentence under the name of its section, which leads there; "Salary: …" names it already. */
function showFact({ section: name, quote, url }: Citation): Shown[] {
  const isNamed = isBlank(name) || isBlank(quote) || quote.startsWith(`${name}:`)
  return [...(isNamed ? [] : showLink(name, url)), ...showQuote(renumber(quote))]
}

/** The title of a role, which leads to its posting. */
export const roleTitle = (role: Role): Shown[] => showLink(firstSeen(role.title, role.postingId), role.url)

/** Open roles, each with a button that shares its card. Everything is listed, over as many messages as it takes. */
export const renderRoleList = (list: RoleList): readonly SlackMessage[] => renderRoles(list, list.roles.length)

/** The same in no more than `maxMessages`, of which the last says how many roles are left out; the messages before it are those of the whole list. */
export const renderRoleListStart = (list: RoleList, maxMessages: number): readonly SlackMessage[] =>
  startOf(list.roles.length, maxMessages, (shown) => renderRoles(list, shown))

function renderRoles({ lead, roles }: RoleList, shown: number): readonly SlackMessage[] {
  const more = `… +${roles.length - shown}`
  return paginate([
    showText(lead).map(sectionPiece),
    ...roles.slice(0, shown).map(rolePieces),
    ...(shown === roles.length ? [] : [[contextPiece({ mrkdwn: more, said: more })]]),
  ])
}

function rolePieces(role: Role): Piece[] {
  const share = pressButton(
    chatWordingOf(role.language).buttons.shareRole,
    actionIds.shareRole,
    encodeValue({ postingId: role.postingId, language: role.language }),
  )
  return roleTitle(role).map((text, index): Piece => ({ blocks: [section(text, index === 0 ? share : null)], said: text.said }))
}
