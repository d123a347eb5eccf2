import type { Button } from '@slack/types'
import type { Outgoing } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Answer, AnswerPart, Citation } from '../../src/domain.ts'
import { numberSources } from '../../src/text/number-sources.ts'
import { oneLine } from '../../src/text/visible.ts'
import { wordedText } from '../../src/text/worded.ts'
import { actionIds, encodeValue } from './actions.ts'
import { renderAskerStatus, renderTeamReply } from './asker.ts'
import { pressButton } from './blocks.ts'
import { renderCard, renderClosedCard } from './cards.ts'
import { bold, showText } from './mrkdwn.ts'
import { buttonsPiece, contextPiece, type Piece, paginate, type SlackMessage, sectionPiece } from './pages.ts'
import { rowPieces } from './rows.ts'
import { renderDigest } from './team/digest.ts'
import { renderErasedHandOver, renderHandOver } from './team/hand-over-card.ts'

/** What goes out as Slack shows it, in as many messages as it takes. */
export function render(outgoing: Outgoing): readonly SlackMessage[] {
  switch (outgoing.kind) {
    case 'answer':
      return renderAnswer(outgoing)
    case 'sentence':
      return renderSentence(outgoing.text)
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

export const renderSentence = (text: string): readonly SlackMessage[] => paginate([showText(text).map(sectionPiece)])

type OutgoingAnswer = Extract<Outgoing, { kind: 'answer' }>

/** What a model worded, lead-in, quotes with their sources, what is related clearly apart, buttons, and what a person is told at first contact. */
const renderAnswer = (outgoing: OutgoingAnswer): readonly SlackMessage[] =>
  paginate([...answerGroups(outgoing.answer), endOf(answerButtons(outgoing), outgoing.notice)])

/** An answer for a member of the recruiting team alone, with a sentence over it and nothing to press: it is not to be shared, rated or passed on. */
export const renderPreviewedAnswer = (answer: Answer, lead: string): readonly SlackMessage[] =>
  paginate([showText(lead).map(bold).map(sectionPiece), ...answerGroups(answer)])

function answerGroups(answer: Answer): Piece[][] {
  const numberOf = numberSources()
  const groups = answer.parts.flatMap((part) => partGroups(part, numberOf))
  const related = answer.parts.flatMap((part) => part.related).map((row) => rowPieces(row, numberOf))
  return [...groups, ...related.map((row, index) => (index === 0 ? [...relatedHead(answer.relatedLead), ...row] : row))]
}

const endOf = (buttons: readonly Button[], notice: string): Piece[] => [
  ...(buttons.length === 0 ? [] : [buttonsPiece(buttons)]),
  ...showText(notice).map(contextPiece),
]

/** A part row by row; what a model worded and the lead-in stand with the first row. */
function partGroups(part: AnswerPart, numberOf: (citation: Citation) => number): Piece[][] {
  const lead = showText(part.lead).map(sectionPiece)
  // Before what a model worded: the numbers go by the quotes.
  const [first = [], ...more] = part.rows.map((row) => rowPieces(row, numberOf))
  return [[...wordedPieces(part, numberOf), ...lead, ...first], ...more, showText(part.closing.join('\n')).map(sectionPiece)]
}

function wordedPieces(part: AnswerPart, numberOf: (citation: Citation) => number): Piece[] {
  const texts = showText(wordedText(part, numberOf))
  return texts.length === 0 ? [] : [...texts.map(sectionPiece), ...showText(part.worded?.note ?? '').map(contextPiece)]
}

/** A line over what is near to the question but no answer to it. */
function relatedHead(lead: string): Piece[] {
  const line: Piece = { blocks: [{ type: 'divider' }], said: '' }
  return [line, ...showText(oneLine(lead)).map(bold).map(sectionPiece)]
}

/**
 * Plain buttons rather than the thumbs of `feedback_buttons`: that block is newer than many clients in use, and one that does not know it shows no way to
 * answer at all. What is too long for a button to carry leaves "Share" out, since it would share another question; "Ask a person" then opens an empty form.
 */
function answerButtons({ answer, question, canShare, canAskPerson }: OutgoingAnswer): Button[] {
  const { outcome, language } = answer
  const { buttons } = chatWordingOf(language)
  // A greeting is nothing to rate or to share.
  const hasContent = outcome !== 'small_talk' && outcome !== 'declined'
  const feedback = encodeValue({ language })
  const asked = encodeValue({ question, language })
  return [
    hasContent ? pressButton(buttons.helpful, actionIds.helpful, feedback) : null,
    hasContent ? pressButton(buttons.notHelpful, actionIds.notHelpful, feedback) : null,
    canAskPerson
      ? pressButton(
          buttons.askPerson,
          actionIds.askPerson,
          asked ?? encodeValue({ question: '', language }),
          // Where the postings do not say it, a person is the next step.
          outcome === 'not_stated' ? 'primary' : null,
        )
      : null,
    canShare && hasContent ? pressButton(buttons.shareAnswer, actionIds.shareAnswer, asked) : null,
  ].flatMap((button) => button ?? [])
}
