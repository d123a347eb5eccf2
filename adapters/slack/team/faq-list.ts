import type { Button } from '@slack/types'
import type { FaqEntry } from '../../../src/chat/faq.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import type { Language } from '../../../src/domain.ts'
import { fill } from '../../../src/text/fill.ts'
import { oneLine } from '../../../src/text/visible.ts'
import { actionIds, encodeValue } from '../actions.ts'
import { confirmation, pressButton } from '../blocks.ts'
import { bold, joinLines, showQuote, showText, textStart } from '../mrkdwn.ts'
import { buttonsPiece, contextPiece, type Piece, paginate, type SlackMessage, sectionPiece, startOf } from '../pages.ts'
import type { PrivatePages } from '../private-pages.ts'

/** Characters of a question and of the beginning of its answer, as mrkdwn; the whole stands in its form. */
const maxListedChars = 300

/** All FAQ entries, each to be edited or retired, and a way to a new one. @param titleOf of a role */
export function renderFaqList(entries: readonly FaqEntry[], language: Language, titleOf: (postingId: string) => string): PrivatePages {
  const render = (shown: number) => renderStart(entries, shown, language, titleOf)
  return { all: render(entries.length), start: (maxMessages) => startOf(entries.length, maxMessages, render) }
}

function renderStart(entries: readonly FaqEntry[], shown: number, language: Language, titleOf: (postingId: string) => string): readonly SlackMessage[] {
  const { faq, buttons } = teamWordingOf(language)
  const create = pressButton(buttons.newEntry, actionIds.editFaq, encodeValue({ entry: '' }))
  const more = showText(shown === entries.length ? '' : `… +${entries.length - shown}`)
  return paginate([
    [
      ...showText(faq.listTitle).map(bold).map(sectionPiece),
      ...(entries.length === 0 ? showText(faq.none).map(sectionPiece) : []),
      ...(create === null ? [] : [buttonsPiece([create])]),
    ],
    ...entries.slice(0, shown).map((entry) => entryPieces(entry, language, titleOf)),
    more.map(contextPiece),
  ])
}

function entryPieces(entry: FaqEntry, language: Language, titleOf: (postingId: string) => string): Piece[] {
  const question = showText(textStart(oneLine(entry.question), maxListedChars)).map(bold)
  const answer = showQuote(textStart(entry.answer, maxListedChars))
  return [
    ...joinLines([...question, ...answer]).map(sectionPiece),
    ...showText(textStart(aboutEntry(entry, language, titleOf), maxListedChars)).map(contextPiece),
    buttonsPiece(entryButtons(entry, language)),
  ]
}

/** Its state, what it holds for, and who stands for it. */
function aboutEntry({ state, postingIds, until, approvedBy, approvedOn }: FaqEntry, language: Language, titleOf: (postingId: string) => string): string {
  const { faq } = teamWordingOf(language)
  return [
    state === 'answers' ? '' : faq[state],
    postingIds.length === 0 ? faq.allRoles : postingIds.map(titleOf).join(', '),
    until === null ? '' : fill(faq.validUntil, { date: until }),
    fill(faq.approved, { name: oneLine(approvedBy), date: approvedOn }),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function entryButtons({ id, revision, state }: FaqEntry, language: Language): Button[] {
  const { buttons } = teamWordingOf(language)
  const edit = pressButton(buttons.edit, actionIds.editFaq, encodeValue({ entry: id }))
  const retire = state === 'retired' ? null : pressButton(buttons.retire, actionIds.retireFaq, encodeValue({ entry: id, revision }))
  const confirm = confirmation({ title: buttons.retire, text: buttons.confirmRetire, confirm: buttons.retire, deny: buttons.cancel })
  return [edit, retire === null ? null : { ...retire, confirm }].flatMap((button) => button ?? [])
}
