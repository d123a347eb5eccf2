import type { Button, HomeView, KnownBlock, ModalView } from '@slack/types'
import type { About, AskedQuestion } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language, RoleList } from '../../src/domain.ts'
import { splitText } from '../../src/text/split.ts'
import { visible } from '../../src/text/visible.ts'
import { type AskPersonContext, actionIds, callbackIds, encodeContext, type FeedbackValue, questionInput } from './actions.ts'
import { askedQuestionPieces } from './asker.ts'
import { actions, confirmation, context, header, plain, section } from './blocks.ts'
import { roleTitle } from './cards.ts'
import { maxButtonChars, maxInputLabelChars, maxModalLabelChars, maxQuestionChars, maxViewBlocks, maxViewBytes } from './limits.ts'
import { joinLines, type Shown, showText } from './mrkdwn.ts'

/** A person's own questions that are shown. */
const maxQuestions = 10
/** What roles may take of App Home: all but the room of what else stands there. */
const maxRoleBlocks = maxViewBlocks - 20 - 3 * maxQuestions
const maxRoleChars = maxViewBytes / 4

/**
 * App Home: what the assistant can do, what became of the person's questions to the recruiting team, the open roles, what is kept and how to have it erased.
 * @param questions null where they cannot be known now
 */
export function homeView(about: About, questions: readonly AskedQuestion[] | null, language: Language): HomeView {
  const { home } = chatWordingOf(language)
  return {
    type: 'home',
    blocks: [
      header(home.title),
      ...sections(about.intro),
      header(home.examplesTitle),
      ...joinLines(about.examples.flatMap((example) => showText(`• ${example}`))).map((text) => section(text)),
      ...questionBlocks(questions, language),
      { type: 'divider' },
      header(home.rolesTitle),
      ...roleBlocks(about.roles),
      { type: 'divider' },
      header(home.privacyTitle),
      ...sections(about.privacy),
      actions([eraseButton(language)]),
    ],
  }
}

const sections = (text: string): KnownBlock[] => showText(text).map((piece) => section(piece))

/** The newest first; what there is no room for is counted. */
function questionBlocks(questions: readonly AskedQuestion[] | null, language: Language): KnownBlock[] {
  if (questions?.length === 0) return []
  const { home, unavailable } = chatWordingOf(language)
  const shown = (questions ?? []).slice(0, maxQuestions).flatMap((question) => askedQuestionPieces(question, language).flatMap(({ blocks }) => blocks))
  const left = (questions ?? []).length - maxQuestions
  return [
    { type: 'divider' },
    header(home.questionsTitle),
    ...(questions === null ? sections(unavailable) : shown),
    ...(left > 0 ? [context({ mrkdwn: `… +${left}` })] : []),
  ]
}

/** Every open role on a line of its own; where App Home cannot hold them all, how many more there are. */
function roleBlocks({ roles, lead }: RoleList): KnownBlock[] {
  if (roles.length === 0) return sections(lead)
  let texts: Shown[] = []
  let chars = 0
  for (const [index, role] of roles.entries()) {
    const lines = roleTitle(role)
    const grown = [...texts.slice(0, -1), ...joinLines([...texts.slice(-1), ...lines])]
    chars += JSON.stringify(lines).length
    if (grown.length > maxRoleBlocks || chars > maxRoleChars) return [...texts.map((text) => section(text)), context({ mrkdwn: `… +${roles.length - index}` })]
    texts = grown
  }
  return texts.map((text) => section(text))
}

function eraseButton(language: Language): Button {
  const { buttons, home } = chatWordingOf(language)
  return {
    type: 'button',
    action_id: actionIds.eraseMe,
    text: plain(buttons.eraseMe, maxButtonChars),
    value: JSON.stringify({ language } satisfies FeedbackValue),
    confirm: confirmation({ title: home.privacyTitle, text: buttons.eraseMe, confirm: buttons.confirmErase, deny: buttons.cancel }),
  }
}

/** The form in which a person words a question to the recruiting team. @param question what it holds at first; '' leaves it empty */
export function askPersonView(question: string, asked: AskPersonContext): ModalView {
  const { askPersonForm, buttons } = chatWordingOf(asked.language)
  const [start = ''] = splitText(visible(question), maxQuestionChars, (character) => character.length)
  return {
    type: 'modal',
    callback_id: callbackIds.askPerson,
    private_metadata: encodeContext(asked),
    title: plain(askPersonForm.title, maxModalLabelChars),
    submit: plain(buttons.send, maxModalLabelChars),
    close: plain(buttons.cancel, maxModalLabelChars),
    blocks: [
      {
        type: 'input',
        block_id: questionInput.blockId,
        label: plain(askPersonForm.label, maxInputLabelChars),
        hint: plain(askPersonForm.hint, maxInputLabelChars),
        element: {
          type: 'plain_text_input',
          action_id: questionInput.actionId,
          multiline: true,
          max_length: maxQuestionChars,
          focus_on_load: true,
          ...(start === '' ? {} : { initial_value: start }),
        },
      },
    ],
  }
}
