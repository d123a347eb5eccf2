import type { Button } from '@slack/types'
import type { AskedQuestion, AskerStatus, TeamReply } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language } from '../../src/domain.ts'
import { isBlank } from '../../src/text/visible.ts'
import { actionIds, encodeValue } from './actions.ts'
import { pressButton } from './blocks.ts'
import { bold, joinLines, showQuote, showText, textStart } from './mrkdwn.ts'
import { buttonsPiece, contextPiece, type Piece, paginate, type SlackMessage, sectionPiece } from './pages.ts'
import { showPerson } from './person.ts'

/** Characters of a question in a list of one's own, as mrkdwn. */
const maxListedChars = 300

/** What became of a question, for who asked it. */
export function renderAskerStatus(status: AskerStatus, language: Language): readonly SlackMessage[] {
  const buttons = statusButtons(status, language)
  return paginate([[...showText(status.text).map(sectionPiece), ...(buttons.length === 0 ? [] : [buttonsPiece(buttons)])]])
}

function statusButtons({ ref, canWithdraw }: AskerStatus, language: Language): Button[] {
  if (ref === null) return []
  const { buttons } = chatWordingOf(language)
  const look = pressButton(buttons.status, actionIds.questionStatus, encodeValue({ ref, language }))
  return [look, canWithdraw ? withdrawButton(ref, language) : null].flatMap((button) => button ?? [])
}

const withdrawButton = (ref: string, language: Language): Button | null =>
  pressButton(chatWordingOf(language).buttons.withdraw, actionIds.withdrawQuestion, encodeValue({ ref, language }))

/** One of a person's own questions in App Home: how it begins, and what became of it. */
export function askedQuestionPieces({ question, status }: AskedQuestion, language: Language): Piece[] {
  const withdraw = status.canWithdraw ? withdrawButton(status.ref, language) : null
  const lines = joinLines([...showQuote(textStart(question, maxListedChars)), ...showText(status.text)])
  return [...lines.map(sectionPiece), ...(withdraw === null ? [] : [buttonsPiece([withdraw])])]
}

/** What the recruiting team wrote to a person, in its own words: plain text, in which nothing links or mentions but the person it is for. */
export function renderTeamReply({ text, question, language, personId }: TeamReply): readonly SlackMessage[] {
  const { teamReply } = chatWordingOf(language)
  const toWhom = personId === null ? [] : [{ mrkdwn: showPerson(personId), said: '' }]
  const asked = isBlank(question) ? [] : [...showText(teamReply.yourQuestion), ...showQuote(question)]
  return paginate([
    [...joinLines([...toWhom, ...showText(teamReply.title).map(bold), ...showText(text)]).map(sectionPiece), ...joinLines(asked).map(contextPiece)],
  ])
}
