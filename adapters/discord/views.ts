import { type APIModalInteractionResponseCallbackData, ButtonStyle, ComponentType, TextInputStyle } from 'discord.js'
import type { About } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language, RoleList } from '../../src/domain.ts'
import { splitText } from '../../src/text/split.ts'
import { visible } from '../../src/text/visible.ts'
import { actionIds, encodePress, formIds, questionInput } from './actions.ts'
import { pressButton, text } from './blocks.ts'
import { roleTitle } from './cards.ts'
import { maxFormTitleChars, maxInputChars, maxLabelChars, maxMessageChars } from './limits.ts'
import { bold, heading, joinLines, literal, plainStart, showText } from './markdown.ts'
import { buttonPieces, coloredFrame, type DiscordMessage, paginate, plainMessages, textPiece } from './pages.ts'

/** What the assistant can do, the open roles, what it keeps and how to have it erased. */
export function aboutMessages(about: About, language: Language): readonly DiscordMessage[] {
  const { home, buttons } = chatWordingOf(language)
  const frame = coloredFrame()
  const before = [heading(literal(home.title)), ...showText(about.intro), heading(literal(home.examplesTitle)), ...showText(bulleted(about.examples))]
  const after = [heading(literal(home.privacyTitle)), ...showText(about.privacy)]
  const rolesHead = heading(literal(home.rolesTitle))
  const erase = pressButton(buttons.eraseMe, encodePress(actionIds.eraseMe, language))
  const used = [...before, rolesHead, ...after].reduce((chars, one) => chars + one.length + 1, 0) + buttons.eraseMe.length
  const roles = roleLines(about.roles, maxMessageChars - used)
  return paginate([
    [...joinLines(before), ...joinLines([rolesHead, ...roles]), ...joinLines(after)]
      .map((one) => textPiece(one, frame))
      .concat(buttonPieces(erase === null ? [] : [erase], frame)),
  ])
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
      pressButton(buttons.cancel, encodePress(actionIds.cancelErase, language)),
    ].flatMap((button) => button ?? []),
  )
}

/**
 * The form in which a person words a question to the recruiting team. Its submission comes with the message whose button opened it, so it need not carry that.
 * @param question what it holds at first; '' leaves it empty
 */
export function askPersonForm(question: string, language: Language): APIModalInteractionResponseCallbackData {
  const { askPersonForm: wording } = chatWordingOf(language)
  const [start = ''] = splitText(visible(question), maxInputChars, (character) => character.length)
  return {
    custom_id: encodePress(formIds.askPerson, language),
    title: plainStart(wording.title, maxFormTitleChars),
    components: [
      // A description within the label has 100 characters, and who will see the text is not to be cut.
      ...showText(wording.hint).map(text),
      {
        type: ComponentType.Label,
        label: plainStart(wording.label, maxLabelChars),
        component: {
          type: ComponentType.TextInput,
          custom_id: questionInput,
          style: TextInputStyle.Paragraph,
          max_length: maxInputChars,
          required: true,
          ...(start === '' ? {} : { value: start }),
        },
      },
    ],
  }
}
