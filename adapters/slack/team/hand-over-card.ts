import type { Button } from '@slack/types'
import type { HandOverNote, TeamAction } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import type { Language } from '../../../src/domain.ts'
import { fill } from '../../../src/text/fill.ts'
import { numberSources } from '../../../src/text/number-sources.ts'
import { sourceName } from '../../../src/text/quotes.ts'
import { firstSeen, isBlank, oneLine } from '../../../src/text/visible.ts'
import { actionIds, encodeValue } from '../actions.ts'
import { confirmation, openButton, pressButton } from '../blocks.ts'
import { maxTextObjectChars } from '../limits.ts'
import { bold, joinLines, literal, type Shown, showLink, showQuote, showText, textStart } from '../mrkdwn.ts'
import { buttonsPiece, contextPiece, type Piece, paginate, type SlackMessage, sectionPiece } from '../pages.ts'
import { showPerson } from '../person.ts'
import { rowPieces } from '../rows.ts'

/** How much of a question there is room for; roomiest first, so that whatever it holds is one message. */
interface Room {
  readonly hasQuotes: boolean
  readonly hasLinks: boolean
  readonly maxSources: number
  /** Characters of the question and of the reply each, as mrkdwn. */
  readonly maxTextChars: number
}
const rooms: readonly Room[] = [
  { hasQuotes: true, hasLinks: true, maxSources: 40, maxTextChars: 3 * maxTextObjectChars },
  { hasQuotes: false, hasLinks: true, maxSources: 40, maxTextChars: 3 * maxTextObjectChars },
  { hasQuotes: false, hasLinks: true, maxSources: 40, maxTextChars: 2000 },
  { hasQuotes: false, hasLinks: false, maxSources: 10, maxTextChars: 2000 },
  { hasQuotes: false, hasLinks: false, maxSources: 5, maxTextChars: 1000 },
]

/** Characters of a name on a card, as mrkdwn. */
const maxNameChars = 200
/** Characters of the lead-in of what the assistant says, as mrkdwn. */
const maxLeadChars = 600

/** What the recruiting team sees of a question that was passed on. */
export function renderHandOver(note: HandOverNote): readonly SlackMessage[] {
  const tried = rooms.map((room) => paginate([cardPieces(note, room)]))
  return (tried.find((messages) => messages.length === 1) ?? tried.at(-1) ?? []).slice(0, 1)
}

/** What is left of the card once the person had everything erased. */
export const renderErasedHandOver = (language: Language): readonly SlackMessage[] =>
  paginate([showText(teamWordingOf(language).handOver.erased).map(sectionPiece)])

function cardPieces(note: HandOverNote, room: Room): Piece[] {
  const { handOver } = teamWordingOf(note.teamLanguage)
  const buttons = [...note.actions.map((action) => teamButton(action, note)), openButton(handOver.open, note.permalink)].flatMap((button) => button ?? [])
  return [
    ...[...showText(handOver.title).map(bold), ...showQuote(textStart(note.question, room.maxTextChars))].map(sectionPiece),
    ...joinLines(aboutLines(note)).map(contextPiece),
    ...saidPieces(note, room),
    ...joinLines(stateLines(note)).map(sectionPiece),
    ...joinLines(isBlank(note.reply) ? [] : [...showText(handOver.reply), ...showQuote(textStart(note.reply, room.maxTextChars))]).map(sectionPiece),
    ...(buttons.length === 0 ? [] : [buttonsPiece(buttons)]),
  ]
}

/** Which role and topic, and who asks. */
function aboutLines({ role, topic, personId, teamLanguage }: HandOverNote): Shown[] {
  const { handOver } = teamWordingOf(teamLanguage)
  return [
    ...(isBlank(role) ? [] : showText(fill(handOver.role, { role: textStart(oneLine(role), maxNameChars) }))),
    ...(isBlank(topic) ? [] : showText(fill(handOver.topic, { topic: textStart(oneLine(topic), maxNameChars) }))),
    { mrkdwn: `${literal(handOver.from)} ${showPerson(personId)}`, said: '' },
  ]
}

/** What the assistant says to it by itself: with its quotes where there is room for all of them, else their sources alone. */
function saidPieces({ said, teamLanguage }: HandOverNote, { hasQuotes, hasLinks, maxSources }: Room): Piece[] {
  if (said === null) return []
  const heading = showText(teamWordingOf(teamLanguage).handOver.said).map(bold)
  const lead = showText(textStart(said.lead, maxLeadChars))
  const head = joinLines([...heading, ...lead]).map(sectionPiece)
  if (hasQuotes) return [...head, ...rowPieces({ label: '', citations: said.citations, links: [], notes: [] }, numberSources())]
  const names = said.citations.slice(0, maxSources).flatMap((citation) => {
    const name = textStart(oneLine(firstSeen(sourceName(citation), citation.source)), maxNameChars)
    return showLink(name, hasLinks ? citation.url : null)
  })
  const left = said.citations.length - maxSources
  return [...head, ...joinLines([...names, ...(left > 0 ? showText(`… +${left}`) : [])]).map(contextPiece)]
}

function stateLines({ state, ending, takenBy, days, teamLanguage }: HandOverNote): Shown[] {
  const { handOver } = teamWordingOf(teamLanguage)
  const taker: Shown[] = takenBy === null ? [] : [{ mrkdwn: `${literal(handOver.taken)} ${showPerson(takenBy)}`, said: '' }]
  switch (state) {
    case 'asked':
      return showText(handOver.asked)
    case 'taken':
      return taker
    case 'answered':
      return [...taker, ...showText(handOver.answered)]
    case 'closed':
      return [...taker, ...(ending === null ? [] : showText(handOver.ended[ending]))]
    case 'expired':
      return [...taker, ...showText(fill(handOver.expired, { days }))]
  }
}

function teamButton(action: TeamAction, { ref, teamLanguage }: HandOverNote): Button | null {
  const { buttons } = teamWordingOf(teamLanguage)
  const value = encodeValue({ ref })
  switch (action) {
    case 'take':
      return pressButton(buttons.take, actionIds.takeQuestion, value, 'primary')
    case 'reply':
      return pressButton(buttons.reply, actionIds.replyToQuestion, value)
    case 'decline': {
      const button = pressButton(buttons.decline, actionIds.declineQuestion, value)
      const confirm = confirmation({ title: buttons.decline, text: buttons.confirmDecline, confirm: buttons.decline, deny: buttons.cancel })
      return button === null ? null : { ...button, confirm }
    }
    case 'save_faq':
      return pressButton(buttons.saveFaq, actionIds.saveFaq, value)
  }
}
