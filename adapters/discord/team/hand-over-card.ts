import { type APIButtonComponent, ButtonStyle } from 'discord.js'
import type { HandOverNote, TeamAction } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../../src/chat/wording/index.ts'
import type { Citation, Language } from '../../../src/domain.ts'
import { fill } from '../../../src/text/fill.ts'
import { isTitleOnly, renumber, sourceName } from '../../../src/text/quotes.ts'
import { firstSeen, isBlank } from '../../../src/text/visible.ts'
import { actionIds, encodeRef } from '../actions.ts'
import { openButton, pressButton } from '../blocks.ts'
import { bold, heading, joinLines, literal, plainStart, showLink, showQuote, showQuoteStart, showText, small } from '../markdown.ts'
import { buttonPieces, coloredFrame, type DiscordMessage, fits, grayFrame, type Piece, paginate, textPiece } from '../pages.ts'
import { showPerson } from '../person.ts'

/** How much of a card is shown; a card is one message, whatever it holds. */
interface Room {
  readonly hasQuotes: boolean
  /** Characters that the question and the reply may take each, as Markdown. */
  readonly ownChars: number
  /** Characters of the address of a source that is still linked. */
  readonly linkChars: number
}

/** The first that fits is taken: what the assistant says goes first, for its sources say the same, and the words of people last. */
const rooms: readonly Room[] = [
  { hasQuotes: true, ownChars: 1900, linkChars: 500 },
  { hasQuotes: false, ownChars: 1900, linkChars: 500 },
  { hasQuotes: false, ownChars: 1500, linkChars: 200 },
  { hasQuotes: false, ownChars: 1000, linkChars: 100 },
  { hasQuotes: false, ownChars: 600, linkChars: 0 },
]
/** Characters of names (role, topic, source) and of a lead-in. */
const maxNameChars = 100
const maxLeadChars = 200
/** Sources of what the assistant says. */
const maxSources = 3

/** What the recruiting team sees of a question that was handed over, and what became of it. */
export function renderHandOver(note: HandOverNote): readonly DiscordMessage[] {
  const cards = rooms.map((room) => cardPieces(note, room))
  return paginate([cards.find(fits) ?? (cards.at(-1) as Piece[])])
}

/** Nothing of the question is left. */
export const renderErasedHandOver = (teamLanguage: Language): readonly DiscordMessage[] =>
  paginate([showText(teamWordingOf(teamLanguage).handOver.erased).map((text) => textPiece(text, grayFrame()))])

function cardPieces(note: HandOverNote, room: Room): Piece[] {
  const { handOver: wording } = teamWordingOf(note.teamLanguage)
  const frame = note.state === 'closed' || note.state === 'expired' ? grayFrame() : coloredFrame()
  const about = [
    ...(isBlank(note.role) ? [] : showText(fill(wording.role, { role: plainStart(note.role, maxNameChars) }))),
    ...(isBlank(note.topic) ? [] : showText(fill(wording.topic, { topic: plainStart(note.topic, maxNameChars) }))),
    `${literal(wording.from)} ${showPerson(note.personId)}`,
  ]
  const reply = isBlank(note.reply) ? [] : [bold(literal(wording.reply)), ...showQuoteStart(note.reply, room.ownChars)]
  const texts = [
    ...joinLines([heading(literal(wording.title)), ...showQuoteStart(note.question, room.ownChars), ...about.map(small)]),
    ...joinLines(saidTexts(note, room)),
    ...joinLines([...reply, ...stateTexts(note)]),
  ]
  return [...texts.map((text) => textPiece(text, frame)), ...buttonPieces(cardButtons(note), frame)]
}

/** What the assistant answers by itself; without the quotes, where they stand. */
function saidTexts({ said, teamLanguage }: HandOverNote, room: Room): string[] {
  if (said === null) return []
  const { handOver: wording } = teamWordingOf(teamLanguage)
  const lead = isBlank(said.lead) ? [] : showText(plainStart(said.lead, maxLeadChars))
  const sources = said.citations
    .slice(0, maxSources)
    .flatMap((citation) => [
      ...(room.hasQuotes && !isTitleOnly(citation) && !isBlank(citation.quote) ? showQuote(renumber(citation.quote)) : []),
      ...sourceTexts(citation, room, teamLanguage).map(small),
    ])
  return [bold(literal(wording.said)), ...lead, ...sources]
}

function sourceTexts(citation: Citation, { linkChars }: Room, language: Language): string[] {
  const name = plainStart(firstSeen(sourceName(citation), citation.source), maxNameChars)
  return showLink(name, citation.url !== null && citation.url.length <= linkChars ? citation.url : null, chatWordingOf(language).buttons.openPosting)
}

/** Who has it, and where it stands. */
function stateTexts({ state, ending, takenBy, days, teamLanguage }: HandOverNote): string[] {
  const { handOver: wording } = teamWordingOf(teamLanguage)
  const sentences = {
    asked: wording.asked,
    taken: '',
    answered: wording.answered,
    closed: ending === null ? '' : wording.ended[ending],
    expired: fill(wording.expired, { days }),
  }
  const taken = takenBy === null ? [] : [`${literal(wording.taken)} ${showPerson(takenBy)}`]
  return [...taken, ...showText(sentences[state])]
}

const styles: Readonly<Record<TeamAction, ButtonStyle.Primary | ButtonStyle.Secondary>> = {
  take: ButtonStyle.Primary,
  reply: ButtonStyle.Secondary,
  decline: ButtonStyle.Secondary,
  save_faq: ButtonStyle.Primary,
}

function cardButtons({ actions, ref, teamLanguage, permalink }: HandOverNote): APIButtonComponent[] {
  const { buttons, handOver } = teamWordingOf(teamLanguage)
  const shown = {
    take: { label: buttons.take, action: actionIds.take },
    reply: { label: buttons.reply, action: actionIds.reply },
    decline: { label: buttons.decline, action: actionIds.decline },
    save_faq: { label: buttons.saveFaq, action: actionIds.saveFaq },
  } as const
  const presses = actions.map((name) => pressButton(shown[name].label, encodeRef(shown[name].action, teamLanguage, ref), styles[name]))
  return [...presses, openButton(handOver.open, permalink)].flatMap((button) => button ?? [])
}
