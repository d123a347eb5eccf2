import { type APIButtonComponent, ButtonStyle } from 'discord.js'
import type { FaqDraft, FaqEntry } from '../../../src/chat/faq.ts'
import type { FaqForm } from '../../../src/chat/surface.ts'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../../src/chat/wording/index.ts'
import type { Language } from '../../../src/domain.ts'
import { fill } from '../../../src/text/fill.ts'
import { firstSeen, isBlank } from '../../../src/text/visible.ts'
import { actionIds, encodeFile, encodePress, encodeRef } from '../actions.ts'
import { pressButton } from '../blocks.ts'
import { maxEntriesShown } from '../limits.ts'
import { bold, heading, joinLines, literal, plainStart, showLink, showText, small } from '../markdown.ts'
import { buttonPieces, type DiscordMessage, grayFrame, type Piece, paginate, plainMessages, textPiece } from '../pages.ts'

/** Characters of the beginning of a question, of an answer and of a name; a list is one message, for its pages are shown in place. */
const maxQuestionStartChars = 100
const maxAnswerStartChars = 140
const maxNameChars = 40

const present = (buttons: readonly (APIButtonComponent | null)[]): APIButtonComponent[] => buttons.flatMap((button) => button ?? [])

/** The beginnings of a question and its answer. */
const startTexts = (question: string, answer: string): string[] => [
  ...showText(plainStart(firstSeen(question), maxQuestionStartChars)).map(bold),
  ...showText(plainStart(answer, maxAnswerStartChars)),
]

/** Answers that are there already, each with a way to change it, before a new entry is begun. `ref`: the question that it comes from; '' for none. */
export function similarMessages({ similar }: Pick<FaqForm, 'similar'>, ref: string, team: Language): readonly DiscordMessage[] {
  const { faq, buttons } = teamWordingOf(team)
  const shown = similar.slice(0, maxEntriesShown).map(({ id, question, answer, title, url }): Piece[] => {
    const frame = grayFrame()
    const name = plainStart(firstSeen(title), maxQuestionStartChars)
    const texts = joinLines([...startTexts(question, answer), ...(id === null ? showLink(name, url, chatWordingOf(team).buttons.openPosting).map(small) : [])])
    const edit = id === null ? null : pressButton(buttons.edit, encodeFile(actionIds.editFaq, team, id))
    return [...texts.map((text) => textPiece(text, frame)), ...buttonPieces(present([edit]), frame)]
  })
  return paginate([
    [...showText(faq.similar).map((text) => textPiece(bold(text))), ...(shown[0] ?? [])],
    ...shown.slice(1),
    buttonPieces(present([pressButton(buttons.newEntry, encodeRef(actionIds.newFaq, team, ref), ButtonStyle.Primary)])),
  ])
}

/** One page of the entries, with ways to change them and to the other pages. @param page counts from 0; the last one where there are fewer */
export function entriesMessages(entries: readonly FaqEntry[], page: number, team: Language): readonly DiscordMessage[] {
  const { faq, buttons } = teamWordingOf(team)
  const last = Math.max(0, Math.ceil(entries.length / maxEntriesShown) - 1)
  const shown = Math.min(page, last)
  const head = textPiece(heading(literal(faq.listTitle)))
  const none = entries.length > 0 ? [] : showText(faq.none).map((text) => textPiece(text))
  const listed = entries.slice(shown * maxEntriesShown, (shown + 1) * maxEntriesShown).flatMap((entry) => entryPieces(entry, team))
  const newEntry = pressButton(buttons.newEntry, encodePress(actionIds.newFaq, team))
  const others = [...new Set([0, shown - 1, shown + 1, last])].filter((number) => number !== shown && number >= 0 && number <= last)
  const turn = others.map((number) => pressButton(rangeOf(number, entries.length), encodeRef(actionIds.faqPage, team, String(number))))
  return paginate([[head, ...none, ...listed, ...buttonPieces(present([newEntry, ...turn]))]])
}

/** The numbers of the entries on a page, such as `7–12`: it needs no words. */
const rangeOf = (page: number, count: number): string => `${page * maxEntriesShown + 1}–${Math.min(count, (page + 1) * maxEntriesShown)}`

function entryPieces(entry: FaqEntry, team: Language): Piece[] {
  const { faq, buttons } = teamWordingOf(team)
  const frame = grayFrame()
  const facts = [
    fill(faq.approved, { name: plainStart(firstSeen(entry.approvedBy), maxNameChars), date: entry.approvedOn }),
    ...(entry.until === null ? [] : [fill(faq.validUntil, { date: entry.until })]),
    ...(entry.state === 'answers' ? [] : [faq[entry.state]]),
  ]
  const texts = [...startTexts(entry.question, entry.answer), ...showText(facts.join(', ')).map(small)]
  const change = [
    pressButton(buttons.edit, encodeFile(actionIds.editFaq, team, entry.id)),
    entry.state === 'retired' ? null : pressButton(buttons.retire, encodeFile(actionIds.retireFaq, team, entry.id, entry.revision)),
  ]
  return [...joinLines(texts).map((text) => textPiece(text, frame)), ...buttonPieces(present(change), frame)]
}

/** What was typed, under why it was not saved: the form is closed, and cannot be opened again with it. */
export function refusedMessages(why: string, draft: FaqDraft, team: Language): readonly DiscordMessage[] {
  const { fieldNames } = teamWordingOf(team).faq
  const typed = [
    [fieldNames.question, draft.question],
    [fieldNames.answer, draft.answer],
    [fieldNames.roles, draft.postingIds.join(', ')],
    [fieldNames.until, draft.until ?? ''],
  ] as const
  return plainMessages([...showText(why), ...typed.flatMap(([name, text]) => (isBlank(text) ? [] : [bold(literal(name)), ...showText(text)]))])
}
