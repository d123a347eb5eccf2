import type { App, SlashCommand } from '@slack/bolt'
import { teamWordingOf } from '../../../src/chat/team-wording/index.ts'
import { excuse, reportFault } from '../../common/faults.ts'
import { type ListenerContext, languageOf } from '../events.ts'
import { acknowledgeInTime, type Result } from '../in-time.ts'
import { showText } from '../mrkdwn.ts'
import { contextPiece, paginate } from '../pages.ts'
import { type PrivatePages, postPages } from '../private-pages.ts'
import { plainText } from '../receive.ts'
import { renderPreviewedAnswer, renderSentence } from '../render.ts'
import { type CommandAck, onlyForPerson } from '../requests.ts'
import { memberOf } from './buttons.ts'
import { renderFaqList } from './faq-list.ts'

const commands = { faq: '/faq', preview: '/preview' } as const

/** The commands of the recruiting team; only who gives one sees what comes of it. */
export function listenToTeamRequests(app: App, context: ListenerContext): void {
  app.command(commands.faq, ({ command, ack }) => answer(command, ack, () => listFaq(command, context), context))
  app.command(commands.preview, ({ command, ack }) => answer(command, ack, () => preview(command, context), context))
}

async function listFaq(command: SlashCommand, context: ListenerContext): Promise<PrivatePages> {
  const { conversation } = context
  const { team } = conversation
  const listed = await team.faqEntries(await memberOfCommand(command, context))
  if (listed.kind === 'refused') return said(listed.text)
  const titles = new Map(conversation.roles('', team.language).roles.map(({ postingId, title }) => [postingId, title]))
  return renderFaqList(listed.form, team.language, (postingId) => titles.get(postingId) ?? postingId)
}

async function preview(command: SlashCommand, context: ListenerContext): Promise<PrivatePages> {
  const { team } = context.conversation
  const wording = teamWordingOf(team.language).preview
  const question = plainText(command.text, context.self.botUserId)
  if (question === '') return said(wording.emptyQuestion)
  const answered = await team.preview(question, await memberOfCommand(command, context), await languageOf(command.user_id, context))
  if (answered.kind === 'refused') return said(answered.text)
  const all = renderPreviewedAnswer(answered.form, wording.lead)
  return { all, start: (maxMessages) => [...all.slice(0, maxMessages - 1), ...paginate([showText(`… +${all.length - maxMessages + 1}`).map(contextPiece)])] }
}

const said = (text: string): PrivatePages => ({ all: renderSentence(text), start: () => renderSentence(text) })

const memberOfCommand = ({ user_id, user_name }: SlashCommand, context: ListenerContext) => memberOf({ user: user_id, userName: user_name }, context)

/** The first message is the acknowledgement, where it is there in time. */
async function answer(command: SlashCommand, ack: CommandAck, look: () => Promise<PrivatePages>, context: ListenerContext): Promise<void> {
  const { background, log, conversation } = context
  const pagesOf = (result: Result<PrivatePages>): PrivatePages => {
    if (result.ok) return result.value
    reportFault(log, `${command.command} of a recruiter came to nothing`, result.error)
    return said(excuse(conversation.team.language))
  }
  const post = (pages: PrivatePages, from: number) =>
    background.run('a recruiter sees only the beginning of what a command came to', () => postPages(pages, from, command, context))
  await acknowledgeInTime(
    look(),
    async (result) => {
      const pages = result === null ? null : pagesOf(result)
      const [first] = pages?.all ?? []
      if (pages === null || first === undefined) return ack()
      await ack(onlyForPerson(first))
      void post(pages, 1)
    },
    (result) => post(pagesOf(result), 0),
  )
}
