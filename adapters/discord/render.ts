import { type APIButtonComponent, ButtonStyle } from 'discord.js'
import type { Outgoing } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Answer, AnswerPart } from '../../src/domain.ts'
import { numberSources } from '../../src/text/number-sources.ts'
import { oneLine } from '../../src/text/visible.ts'
import { wordedText } from '../../src/text/worded.ts'
import { actionIds, encodeQuestion } from './actions.ts'
import { renderAskerStatus, renderTeamReply } from './asker.ts'
import { pressButton } from './blocks.ts'
import { renderCard, renderClosedCard } from './cards.ts'
import { maxRowsWithButtons } from './limits.ts'
import { bold, joinLines, showText, small } from './markdown.ts'
import { buttonPieces, coloredFrame, type DiscordMessage, grayFrame, type Piece, paginate, plainMessages, textPiece } from './pages.ts'
import { type RowContext, rowPieces } from './rows.ts'
import { renderDigest } from './team/digest.ts'
import { renderErasedHandOver, renderHandOver } from './team/hand-over-card.ts'

/*
 * Goal: quotes, numbered sources with links, the posting's name on every row, an apply button beside the row it is for, and what is only related clearly apart.
 * Choice: Components V2. Every quote has its source under it and its button beside it, and what is related is in a box of its own.
 * Alternative: embeds. Their buttons stand under the whole message, far from their rows; without the permission to embed links, or where a person has turned
 * previews off, nothing of them is seen; and the flag against link previews takes them away. They leave `content` to notifications, which Components V2 leave
 * empty (discord/discord-api-docs#7854): an answer comes within a second to somebody who looks at the channel, and the card of a question needs more than the
 * 2,000 characters of a text; sentences, replies of the team and its digest are messages of text, so that a notification says what they say.
 */

/** What goes out as Discord shows it, in as many messages as it takes. */
export function render(outgoing: Outgoing): readonly DiscordMessage[] {
  switch (outgoing.kind) {
    case 'answer':
      return renderAnswer(outgoing)
    case 'sentence':
      return plainMessages(showText(outgoing.text))
    case 'card':
      return renderCard(outgoing.role)
    case 'closed_card':
      return renderClosedCard(outgoing.language)
    case 'hand_over':
      return renderHandOver(outgoing.handOver)
    case 'erased_hand_over':
      return renderErasedHandOver(outgoing.teamLanguage)
    case 'team_reply':
      return renderTeamReply(outgoing.reply)
    case 'asker_status':
      return renderAskerStatus(outgoing.status, outgoing.language)
    case 'digest':
      return renderDigest(outgoing.digest)
  }
}

type OutgoingAnswer = Extract<Outgoing, { kind: 'answer' }>

/** An answer with what a person can do with it, and what they are told at first contact. */
function renderAnswer(outgoing: OutgoingAnswer): readonly DiscordMessage[] {
  const buttons = buttonPieces(answerButtons(outgoing))
  return paginate([...answerGroups(outgoing.answer), [...buttons, ...joinLines(showText(outgoing.notice).map(small)).map((notice) => textPiece(notice))]])
}

/** An answer that rests on drafts too: nobody is to share or to rate it. @param lead stands over it, and says so */
export const renderPreviewedAnswer = (answer: Answer, lead: string): readonly DiscordMessage[] =>
  paginate([showText(lead).map((text) => textPiece(bold(text))), ...answerGroups(answer)])

/** What a model worded, lead-in, quotes with their sources, and what is related clearly apart. */
function answerGroups(answer: Answer): Piece[][] {
  const numberOf = numberSources()
  const contextOf = (rows: AnswerPart['rows']): RowContext => ({ language: answer.language, numberOf, hasButtons: rows.length <= maxRowsWithButtons })
  const groups = answer.parts.flatMap((part) => partGroups(part, contextOf(part.rows)))
  const related = relatedGroups(
    answer.relatedLead,
    answer.parts.flatMap((part) => part.related),
    contextOf,
  )
  return [...groups, ...related]
}

/** A part row by row in a box; the lead-in stands with the first row, and what a model worded over the box. What quotes nothing needs no box. */
function partGroups(part: AnswerPart, context: RowContext): Piece[][] {
  const frame = coloredFrame()
  const [first, ...more] = part.rows.map((row) => rowPieces(row, frame, context))
  const boxed = first === undefined ? null : frame
  const lead = showText(part.lead).map((text) => textPiece(text, boxed))
  const closing = joinLines(part.closing.flatMap(showText)).map((text) => textPiece(text, boxed))
  return [[...wordedPieces(part, context), ...lead, ...(first ?? [])], ...more, closing]
}

/** To be called after the rows: the numbers of sources go by the quotes. */
function wordedPieces(part: AnswerPart, { numberOf }: RowContext): Piece[] {
  const texts = showText(wordedText(part, numberOf))
  return texts.length === 0 ? [] : joinLines([...texts, ...showText(part.worded?.note ?? '').map(small)]).map((text) => textPiece(text))
}

/** What is near to the question but no answer to it: in a box without colour, under a lead-in of its own. */
function relatedGroups(lead: string, rows: AnswerPart['rows'], contextOf: (rows: AnswerPart['rows']) => RowContext): Piece[][] {
  const frame = grayFrame()
  const head = showText(oneLine(lead)).map((text) => textPiece(bold(text), frame))
  return rows.map((row, index) => [...(index === 0 ? head : []), ...rowPieces(row, frame, contextOf(rows))])
}

/** Where the question is too long for the buttons to carry, "Share" is left out, since it would share another; "Ask a person" then opens an empty form. */
function answerButtons({ answer, question, canShare, canAskPerson }: OutgoingAnswer): APIButtonComponent[] {
  const { outcome, language } = answer
  const { buttons } = chatWordingOf(language)
  // A greeting is nothing to rate or to share.
  const hasContent = outcome !== 'small_talk' && outcome !== 'declined'
  const offered = [
    ...(hasContent ? [actionIds.helpful, actionIds.notHelpful] : []),
    ...(canAskPerson ? [actionIds.askPerson] : []),
    ...(canShare && hasContent ? [actionIds.shareAnswer] : []),
  ]
  const isPassedOn = offered.includes(actionIds.askPerson) || offered.includes(actionIds.shareAnswer)
  const { ids, isCarried } = encodeQuestion(isPassedOn ? question : '', language, offered)
  const idOf = (action: (typeof offered)[number]): string | null => ids.get(action) ?? null
  return [
    pressButton(buttons.helpful, idOf(actionIds.helpful)),
    pressButton(buttons.notHelpful, idOf(actionIds.notHelpful)),
    // Where the postings do not say it, a person is the next step.
    pressButton(buttons.askPerson, idOf(actionIds.askPerson), outcome === 'not_stated' ? ButtonStyle.Primary : ButtonStyle.Secondary),
    isCarried ? pressButton(buttons.shareAnswer, idOf(actionIds.shareAnswer)) : null,
  ].flatMap((button) => button ?? [])
}
