import type { InputBlock, KnownBlock, ModalView, PlainTextInput, StaticSelect } from '@slack/types'
import { type FaqField, maxFaqAnswerChars, maxFaqQuestionChars, type SimilarEntry } from '../../../src/chat/faq.ts'
import type { FaqForm } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import type { Language } from '../../../src/domain.ts'
import { cutTo } from '../../../src/text/split.ts'
import { isBlank, oneLine, visible } from '../../../src/text/visible.ts'
import { actionIds, callbackIds, encodeContext, encodeValue } from '../actions.ts'
import { plain, pressButton, section } from '../blocks.ts'
import { maxBlockIdChars, maxInputLabelChars, maxModalLabelChars, maxOptionChars } from '../limits.ts'
import { bold, joinLines, showLink, showQuote, showText, textStart } from '../mrkdwn.ts'
import type { SlackMessage } from '../pages.ts'
import { roleSelect } from './faq-roles.ts'

/** Entries that ask nearly the same and are shown over the form. */
const maxSimilar = 5
/** Characters of each of them, as mrkdwn. */
const maxSimilarChars = 400
/** Characters of a date as it is typed, with room for one that is mistyped. */
const maxDateChars = 30

/**
 * The block of a field. Slack keeps what stands in a block of the same name when the view is changed, so each entry has names of its own.
 * @param entry '' for a new one
 */
export const fieldBlock = (field: FaqField, entry: string): string => `${field}${entry === '' ? '' : `/${entry}`}`.slice(0, maxBlockIdChars)

export interface FaqViewOptions {
  /** Of the labels. */
  readonly language: Language
  /** Where the form was called for. */
  readonly channel: string
  /** Why it is shown again; '' at first. */
  readonly refusal: string
}

/** Whether an entry has room in the form: what does not would be cut. A new one is cut where who approves it sees that. */
export const fitsForm = ({ draft }: Pick<FaqForm, 'draft'>): boolean =>
  draft.id === null || (visible(draft.question).length <= maxFaqQuestionChars && visible(draft.answer).length <= maxFaqAnswerChars)

/** The form of an FAQ entry, below what asks nearly the same. */
export function faqView({ draft, similar, roles, languages }: FaqForm, { language, channel, refusal }: FaqViewOptions): ModalView {
  const { faq, buttons } = teamWordingOf(language)
  const entry = draft.id ?? ''
  const block = (field: FaqField, label: string, element: InputBlock['element'], more: Partial<InputBlock> = {}): InputBlock => ({
    type: 'input',
    block_id: fieldBlock(field, entry),
    label: plain(label, maxInputLabelChars),
    element,
    ...more,
  })
  return {
    type: 'modal',
    callback_id: callbackIds.faq,
    private_metadata: encodeContext({ entry, revision: draft.revision ?? '', channel }),
    title: plain(draft.id === null ? faq.newTitle : faq.editTitle, maxModalLabelChars),
    submit: plain(buttons.save, maxModalLabelChars),
    close: plain(buttons.cancel, maxModalLabelChars),
    blocks: [
      ...showText(refusal).map((text) => section(bold(text))),
      ...similarBlocks(similar, language),
      block('question', faq.question, textInput('question', draft.question, maxFaqQuestionChars)),
      block('answer', faq.answer, textInput('answer', draft.answer, maxFaqAnswerChars)),
      block('roles', faq.roles, roleSelect(roles, draft.postingIds, faq.allRoles), { optional: true }),
      block('language', faq.language, languageSelect(languages, draft.language, language)),
      // Not a date picker: what is chosen in it cannot be taken back. https://github.com/slackapi/node-slack-sdk/issues/1631
      block('until', faq.until, textInput('until', draft.until ?? '', maxDateChars), { optional: true, hint: plain(faq.untilHint, maxInputLabelChars) }),
    ],
  }
}

/** A window without fields: what is being done, or what came of it. */
export const faqNotice = ({ blocks }: SlackMessage, language: Language): ModalView => ({
  type: 'modal',
  title: plain(teamWordingOf(language).faq.listTitle, maxModalLabelChars),
  blocks: [...blocks],
})

function similarBlocks(similar: readonly SimilarEntry[], language: Language): KnownBlock[] {
  if (similar.length === 0) return []
  const { faq } = teamWordingOf(language)
  return [
    ...showText(faq.similar).map((text) => section(bold(text))),
    ...similar.slice(0, maxSimilar).flatMap((one) => similarBlock(one, language)),
    { type: 'divider' },
  ]
}

/** An entry can be edited from here; any other page is opened. */
function similarBlock({ id, question, answer, title, url }: SimilarEntry, language: Language): KnownBlock[] {
  const asked = isBlank(question) ? title : question
  const name = textStart(oneLine(asked), maxSimilarChars)
  const edit = id === null ? null : pressButton(teamWordingOf(language).buttons.edit, actionIds.editFaq, encodeValue({ entry: id }))
  const lines = joinLines([...(id === null ? showLink(name, url) : showText(name).map(bold)), ...showQuote(textStart(answer, maxSimilarChars))])
  return lines.map((text, index) => section(text, index === 0 ? edit : null))
}

function textInput(field: FaqField, value: string, maxChars: number): PlainTextInput {
  const shown = cutTo(visible(value), maxChars)
  return {
    type: 'plain_text_input',
    action_id: field,
    max_length: maxChars,
    multiline: field !== 'until',
    ...(isBlank(shown) ? {} : { initial_value: shown }),
  }
}

/** @param language of the names */
function languageSelect(languages: readonly Language[], chosen: Language, language: Language): StaticSelect {
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const options = languages.map((code) => ({ text: plain(names.of(code) ?? code, maxOptionChars), value: code }))
  const initial = options.find(({ value }) => value === chosen)
  return { type: 'static_select', action_id: 'language', options, ...(initial === undefined ? {} : { initial_option: initial }) }
}
