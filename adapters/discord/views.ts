import { type APIModalInteractionResponseCallbackData, ButtonStyle } from 'discord.js'
import type { About, AskedQuestion } from '../../src/chat/surface.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language, RoleList } from '../../src/domain.ts'
import { actionIds, encodePress, formIds, questionInput } from './actions.ts'
import { withdrawButton } from './asker.ts'
import { pressButton, text } from './blocks.ts'
import { roleTitle } from './cards.ts'
import { textInput } from './inputs.ts'
import { maxFormTitleChars, maxMessageChars, maxQuestionChars, maxQuestionsListed } from './limits.ts'
import { bold, heading, joinLines, literal, plainStart, showQuoteStart, showText } from './markdown.ts'
import { buttonPieces, charsIn, coloredFrame, type DiscordMessage, type Frame, type Piece, paginate, plainMessages, sectionPiece, textPiece } from './pages.ts'

/**
 * What the assistant can do, the person's questions to the recruiting team, the open roles, what it keeps and how to have it erased.
 * @param questions null where they cannot be known now
 */
export function aboutMessages(about: About, questions: readonly AskedQuestion[] | null, language: Language): readonly DiscordMessage[] {
  const { home, buttons } = chatWordingOf(language)
  const frame = coloredFrame()
  const before = [heading(literal(home.title)), ...showText(about.intro), heading(literal(home.examplesTitle)), ...showText(bulleted(about.examples))]
  const after = [heading(literal(home.privacyTitle)), ...showText(about.privacy)]
  const rolesHead = heading(literal(home.rolesTitle))
  const erase = pressButton(buttons.eraseMe, encodePress(actionIds.eraseMe, language))
  const asked = askedPieces(questions, language, frame)
  const used = [...before, rolesHead, ...after].reduce((chars, one) => chars + one.length + 1, 0) + buttons.eraseMe.length + charsIn(asked)
  const roles = roleLines(about.roles, maxMessageChars - used)
  return paginate([
    [
      ...joinLines(before).map((one) => textPiece(one, frame)),
      ...asked,
      ...[...joinLines([rolesHead, ...roles]), ...joinLines(after)].map((one) => textPiece(one, frame)),
      ...buttonPieces(erase === null ? [] : [erase], frame),
    ],
  ])
}

/** Characters of a question in the list, as Markdown. */
const maxListedChars = 200

/** The newest questions with what became of them, each with a button that takes it back; what there is no room for is counted. */
function askedPieces(questions: readonly AskedQuestion[] | null, language: Language, frame: Frame): Piece[] {
  if (questions?.length === 0) return []
  const { home, unavailable } = chatWordingOf(language)
  const known = questions ?? []
  const listed = known.slice(0, maxQuestionsListed).flatMap(({ question, status }): Piece[] => {
    const withdraw = withdrawButton(status, actionIds.withdrawListed, language)
    return joinLines([...showQuoteStart(question, maxListedChars), ...showText(status.text)]).map((one) =>
      withdraw === null ? textPiece(one, frame) : sectionPiece([one], withdraw, frame),
    )
  })
  const left = known.length - maxQuestionsListed
  const others = questions === null ? showText(unavailable) : left > 0 ? [`… +${left}`] : []
  return [textPiece(heading(literal(home.questionsTitle)), frame), ...listed, ...others.map((one) => textPiece(one, frame))]
}

const bulleted = (lines: readonly string[]): string => lines.map((line) => `• ${line}`).join('\n')

/** Every open role on a line of its own; where the message cannot hold them all, how many more there are. */
function roleLines({ roles, lead }: RoleList, room: number): string[] {
  if (roles.length === 0) return showText(lead)
  const lines: string[] = []
  let left = room - '… +99999\n'.length
  for (const [index, role] of roles.entries()) {
    const shown = roleTitle(role)
    left -= shown.join('\n').length + 1
    if (left < 0) return [...lines, `… +${roles.length - index}`]
    lines.push(...shown)
  }
  return lines
}

/** Asks whether one is sure, since what is erased is gone. A press on either button replaces it. */
export function confirmEraseMessages(language: Language): readonly DiscordMessage[] {
  const { home, buttons } = chatWordingOf(language)
  return plainMessages(
    [...showText(home.privacyTitle).map(bold), ...showText(buttons.eraseMe)],
    [
      pressButton(buttons.confirmErase, encodePress(actionIds.confirmErase, language), ButtonStyle.Danger),
      pressButton(buttons.cancel, encodePress(actionIds.cancel, language)),
    ].flatMap((button) => button ?? []),
  )
}

/** The same of what a member of the recruiting team does. @param customId of the press that does it */
export function confirmTeamMessages(what: 'decline' | 'retire', customId: string, language: Language): readonly DiscordMessage[] {
  const { buttons } = teamWordingOf(language)
  return plainMessages(
    showText(what === 'decline' ? buttons.confirmDecline : buttons.confirmRetire),
    [pressButton(buttons[what], customId, ButtonStyle.Danger), pressButton(buttons.cancel, encodePress(actionIds.cancel, language))].flatMap(
      (button) => button ?? [],
    ),
  )
}

/**
 * The form in which a person words a question to the recruiting team. Its submission comes with the message whose button opened it, so it need not carry that.
 * @param question what it holds at first; '' leaves it empty
 */
export function askPersonForm(question: string, language: Language): APIModalInteractionResponseCallbackData {
  const { askPersonForm: wording } = chatWordingOf(language)
  return {
    custom_id: encodePress(formIds.askPerson, language),
    title: plainStart(wording.title, maxFormTitleChars),
    components: [
      // A description within the label has 100 characters, and who will see the text is not to be cut.
      ...showText(wording.hint).map(text),
      textInput({ customId: questionInput, label: wording.label, value: question, maxChars: maxQuestionChars, isLong: true, isRequired: true }),
    ],
  }
}
