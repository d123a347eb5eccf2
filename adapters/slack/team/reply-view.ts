import type { ModalView } from '@slack/types'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import type { Language } from '../../../src/domain.ts'
import { callbackIds, encodeContext, type ReplyContext, replyInput } from '../actions.ts'
import { plain, section } from '../blocks.ts'
import { maxInputLabelChars, maxModalLabelChars, maxReplyChars } from '../limits.ts'
import { showQuote } from '../mrkdwn.ts'

/** The form in which a member of the recruiting team replies, with the question over it. */
export function replyView(question: string, language: Language, reply: ReplyContext): ModalView {
  const { replyForm, buttons } = teamWordingOf(language)
  return {
    type: 'modal',
    callback_id: callbackIds.reply,
    private_metadata: encodeContext(reply),
    title: plain(replyForm.title, maxModalLabelChars),
    submit: plain(buttons.send, maxModalLabelChars),
    close: plain(buttons.cancel, maxModalLabelChars),
    blocks: [
      ...showQuote(question).map((text) => section(text)),
      {
        type: 'input',
        block_id: replyInput.blockId,
        label: plain(replyForm.label, maxInputLabelChars),
        hint: plain(replyForm.hint, maxInputLabelChars),
        element: { type: 'plain_text_input', action_id: replyInput.actionId, multiline: true, max_length: maxReplyChars, focus_on_load: true },
      },
    ],
  }
}
