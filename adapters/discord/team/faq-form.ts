import type { APIModalInteractionResponseCallbackData, APISelectMenuOption } from 'discord.js'
import { type FaqDraft, maxFaqAnswerChars, maxFaqQuestionChars } from '../../../src/chat/faq.ts'
import type { FaqForm } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import type { Language } from '../../../src/domain.ts'
import { cutTo } from '../../../src/text/split.ts'
import { firstSeen, visible } from '../../../src/text/visible.ts'
import { encodeFile, encodePress, formIds } from '../actions.ts'
import { chosenIn, typedIn } from '../fields.ts'
import { choiceInput, textInput } from '../inputs.ts'
import { maxFormTitleChars, maxOptionChars, maxOptions } from '../limits.ts'
import { plainStart } from '../markdown.ts'
import { fullName, shortName } from '../names.ts'
import { moreRoles } from './sentences.ts'

/** Where things stand in the submitted form. */
export const faqFields = { question: 'question', answer: 'answer', roles: 'roles', language: 'language', until: 'until' } as const

/** Characters of a date as people may type it. */
const maxDateChars = 40

/** Whether an entry has room in the form: what does not would be cut from it unseen. A new one is cut where who approves it sees that. */
export const fitsForm = ({ draft }: Pick<FaqForm, 'draft'>): boolean =>
  draft.id === null || (visible(draft.question).length <= maxFaqQuestionChars && visible(draft.answer).length <= maxFaqAnswerChars)

/** The form of an entry: a new one, or the one that the draft names. `team`: language of the labels. */
export function faqForm({ draft, roles, languages }: FaqForm, team: Language): APIModalInteractionResponseCallbackData {
  const { faq: wording } = teamWordingOf(team)
  const offered = rolesInOrder({ draft, roles })
  return {
    custom_id: draft.id === null ? encodePress(formIds.faq, team) : encodeFile(formIds.faq, team, draft.id, draft.revision ?? ''),
    title: plainStart(draft.id === null ? wording.newTitle : wording.editTitle, maxFormTitleChars),
    components: [
      textInput({
        customId: faqFields.question,
        label: wording.question,
        value: cutTo(visible(draft.question), maxFaqQuestionChars),
        maxChars: maxFaqQuestionChars,
        isLong: true,
        isRequired: true,
      }),
      textInput({ customId: faqFields.answer, label: wording.answer, value: draft.answer, maxChars: maxFaqAnswerChars, isLong: true, isRequired: true }),
      ...(offered.length === 0
        ? []
        : [
            choiceInput({
              customId: faqFields.roles,
              label: wording.roles,
              description: offered.length <= maxOptions ? '' : moreRoles(team, maxOptions, offered.length),
              none: wording.allRoles,
              options: offered.map(({ postingId, title }) => optionOf(postingId, title, draft.postingIds.includes(postingId))),
              isSingle: false,
            }),
          ]),
      choiceInput({
        customId: faqFields.language,
        label: wording.language,
        options: languages.map((language) => optionOf(language, nameOf(language), language === draft.language)),
        isSingle: true,
      }),
      textInput({
        customId: faqFields.until,
        label: wording.until,
        value: draft.until ?? '',
        placeholder: wording.untilHint,
        maxChars: maxDateChars,
        isLong: false,
        isRequired: false,
      }),
    ],
  }
}

/** Those that it holds for come first, so that a list that is too long cuts none of them; some may be closed by now. */
function rolesInOrder({ draft, roles }: Pick<FaqForm, 'draft' | 'roles'>): FaqForm['roles'] {
  const chosen = draft.postingIds.map((postingId) => roles.find((role) => role.postingId === postingId) ?? { postingId, title: postingId })
  return [...chosen, ...roles.filter(({ postingId }) => !draft.postingIds.includes(postingId))]
}

const optionOf = (value: string, name: string, isChosen: boolean): APISelectMenuOption => ({
  label: plainStart(firstSeen(name, value), maxOptionChars),
  value: shortName(value, maxOptionChars),
  default: isChosen,
})

/** As its speakers call it. */
const nameOf = (language: Language): string => new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language

/**
 * What was typed and chosen, as of a new entry. An id of which only a digest came back, and that is none of these, stays the digest: what is saved then names no role, and is refused.
 * @param known ids of roles
 */
export function readFaqForm(form: unknown, known: readonly string[], team: Language): FaqDraft {
  const until = typedIn(form, faqFields.until).trim()
  return {
    id: null,
    revision: null,
    question: typedIn(form, faqFields.question).trim(),
    answer: typedIn(form, faqFields.answer).trim(),
    language: chosenIn(form, faqFields.language).map((short) => fullName(short, []) ?? short)[0] ?? team,
    postingIds: chosenIn(form, faqFields.roles).map((short) => fullName(short, known) ?? short),
    until: until === '' ? null : until,
  }
}
