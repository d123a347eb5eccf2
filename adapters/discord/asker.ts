import type { APIButtonComponent } from 'discord.js'
import type { AskerStatus, TeamReply } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Language } from '../../src/domain.ts'
import { isBlank } from '../../src/text/visible.ts'
import { actionIds, encodeRef } from './actions.ts'
import { pressButton } from './blocks.ts'
import { bold, literal, showQuote, showText } from './markdown.ts'
import { type DiscordMessage, plainMessages } from './pages.ts'
import { isPerson, showPerson } from './person.ts'

/** What became of a question, with ways to look again and to take it back. */
export const renderAskerStatus = (status: AskerStatus, language: Language): readonly DiscordMessage[] =>
  plainMessages(
    showText(status.text),
    [statusButton(status, language), withdrawButton(status, actionIds.withdraw, language)].flatMap((button) => button ?? []),
  )

const statusButton = ({ ref }: AskerStatus, language: Language): APIButtonComponent | null =>
  ref === null ? null : pressButton(chatWordingOf(language).buttons.status, encodeRef(actionIds.status, language, ref))

/** Null where there is nothing to take back. */
export const withdrawButton = (
  { ref, canWithdraw }: AskerStatus,
  action: typeof actionIds.withdraw | typeof actionIds.withdrawListed,
  language: Language,
): APIButtonComponent | null => (ref === null || !canWithdraw ? null : pressButton(chatWordingOf(language).buttons.withdraw, encodeRef(action, language, ref)))

/** The words of a person, as they were typed; they tell who asked, where others read along. */
export function renderTeamReply({ text, question, language, personId }: TeamReply): readonly DiscordMessage[] {
  const { title, yourQuestion } = chatWordingOf(language).teamReply
  const told = personId !== null && isPerson(personId) ? personId : null
  const [first, ...more] = plainMessages([
    ...(told === null ? [] : [showPerson(told)]),
    bold(literal(title)),
    ...(isBlank(question) ? [] : [literal(yourQuestion), ...showQuote(question)]),
    ...showText(text),
  ])
  if (first === undefined) return []
  return [told === null ? first : { ...first, allowed_mentions: { parse: [], users: [told] } }, ...more]
}
