import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Citation, Language, Role, RoleList } from '../../src/domain.ts'
import { renumber } from '../../src/text/quotes.ts'
import { firstSeen, isBlank } from '../../src/text/visible.ts'
import { encodeShareRole } from './actions.ts'
import { openButton, pressButton } from './blocks.ts'
import { maxRolesWithButtons } from './limits.ts'
import { heading, joinLines, showLink, showQuote, showText } from './markdown.ts'
import { buttonPieces, coloredFrame, type DiscordMessage, type Piece, paginate, sectionPiece, textPiece } from './pages.ts'

/** A role as a card: its title, what the posting says first, how to apply. Only what stands in the posting, so that an open card is never older than it. */
export const renderCard = (role: Role): readonly DiscordMessage[] => paginate([cardPieces(role)])

/** A card of a role that is closed keeps nothing of what it said. */
export const renderClosedCard = (language: Language): readonly DiscordMessage[] =>
  paginate([showText(chatWordingOf(language).roleClosed).map((text) => textPiece(text))])

function cardPieces(role: Role): Piece[] {
  const frame = coloredFrame()
  const { buttons } = chatWordingOf(role.language)
  const apply = openButton(buttons.apply, role.applyUrl)
  const written = apply === null && role.applyUrl !== null ? showLink(buttons.apply, role.applyUrl, buttons.apply) : []
  const [title = '', ...more] = roleTitle(role)
  return [
    ...[heading(title), ...more, ...role.citations.flatMap((citation) => joinLines(showFact(citation, role.language))), ...written].map((text) =>
      textPiece(text, frame),
    ),
    ...buttonPieces(
      [apply, openButton(buttons.openPosting, role.url)].flatMap((button) => button ?? []),
      frame,
    ),
  ]
}

/** A quoted sentence under the name of its section, which leads there; "Salary: …" names it already. */
function showFact({ section: name, quote, url }: Citation, language: Language): string[] {
  const isNamed = isBlank(name) || isBlank(quote) || quote.startsWith(`${name}:`)
  return [...(isNamed ? [] : showLink(name, url, chatWordingOf(language).buttons.openPosting)), ...showQuote(renumber(quote))]
}

/** The title of a role, which leads to its posting. */
export const roleTitle = (role: Role): string[] => showLink(firstSeen(role.title, role.postingId), role.url, chatWordingOf(role.language).buttons.openPosting)

/**
 * Open roles, each with a button that shares its card. Everything is listed, over as many messages as it takes; a list that is too long for buttons has none, and
 * gives them when it is narrowed by words.
 */
export function renderRoleList({ lead, roles }: RoleList): readonly DiscordMessage[] {
  const head = showText(lead).map((text) => textPiece(text))
  if (roles.length > maxRolesWithButtons) return paginate([head, ...joinLines(roles.flatMap(roleTitle)).map((text) => [textPiece(text)])])
  return paginate([head, ...roles.map(rolePieces)])
}

function rolePieces(role: Role): Piece[] {
  const share = pressButton(chatWordingOf(role.language).buttons.shareRole, encodeShareRole(role))
  return roleTitle(role).map((text, index) => (index === 0 && share !== null ? sectionPiece([text], share) : textPiece(text)))
}
