import type { APIModalInteractionResponseCallbackData } from 'discord.js'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import type { Language } from '../../../src/domain.ts'
import { encodeRef, formIds } from '../actions.ts'
import { text } from '../blocks.ts'
import { textInput } from '../inputs.ts'
import { maxFormTitleChars, maxReplyChars } from '../limits.ts'
import { plainStart, showQuoteStart, showText } from '../markdown.ts'

export const replyField = 'reply'

/** Characters that the question takes above the field, as Markdown. */
const maxShownQuestionChars = 1900

/** The form in which a member of the team replies: the question, where the reply goes, and room for it. */
export function replyForm(ref: string, question: string, language: Language): APIModalInteractionResponseCallbackData {
  const { replyForm: wording } = teamWordingOf(language)
  return {
    custom_id: encodeRef(formIds.reply, language, ref),
    title: plainStart(wording.title, maxFormTitleChars),
    components: [
      ...showQuoteStart(question, maxShownQuestionChars).map(text),
      // A description within the label has 100 characters, and who will read the reply is not to be cut.
      ...showText(wording.hint).map(text),
      textInput({ customId: replyField, label: wording.label, maxChars: maxReplyChars, isLong: true, isRequired: true }),
    ],
  }
}
