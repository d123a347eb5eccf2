import type { App, types } from '@slack/bolt'
import type { Log } from '../../src/chat/log.ts'
import type { Conversation } from '../../src/chat/surface.ts'
import type { Language } from '../../src/domain.ts'
import { replyLanguage } from '../../src/text/languages.ts'
import type { Background } from '../common/background.ts'
import { questionsOf } from '../common/own-questions.ts'
import { renderPreview } from './cards.ts'
import { messageId } from './ids.ts'
import type { Intake } from './intake.ts'
import type { SlackMessage } from './pages.ts'
import type { People } from './people.ts'
import { type Identity, type MessageEvent, readMessage } from './receive.ts'
import { homeView } from './views.ts'
import { callSlack, type WebClient } from './web.ts'

export interface ListenerContext {
  readonly self: Identity
  readonly conversation: Conversation
  readonly intake: Intake
  readonly people: People
  readonly web: WebClient
  readonly background: Background
  readonly log: Log
  readonly now: () => number
}

/** Prompts that the agent container shows. https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const maxPrompts = 4

/** What is written in channels and direct conversations, opened, and linked to. Events of messages are held until the conversation has them. */
export function listenToEvents(app: App, context: ListenerContext): void {
  const { self, intake, background } = context
  const take = async (event: MessageEvent): Promise<void> => {
    const received = readMessage(event, self)
    if (received !== null) await intake.message(received)
  }
  app.event('app_mention', ({ event }) => take(event))
  app.event('message', ({ event }) => take(event as MessageEvent))
  app.event('link_shared', async ({ event }) => void background.run('links to roles have no card', () => unfurl(event, context)))
  // Asked for because only then messages tell whether they were written in the agent container; what a person looks at is not read.
  app.event('app_context_changed', async () => {})
  app.event('app_home_opened', async ({ event: { tab, user, channel } }) => {
    if (tab === 'home') void background.run('App Home is not shown', () => publishHome(user, context))
    else void background.run('no prompts are suggested', () => suggestPrompts(channel, user, context))
  })
}

/** Language of what is shown to a person who has not written. */
export const languageOf = async (personId: string, { people }: Pick<ListenerContext, 'people'>): Promise<Language> =>
  replyLanguage((await people.languages(personId))[0] ?? null)

/** @param said what has just happened, over everything else */
export async function publishHome(user: string, context: ListenerContext, said: SlackMessage | null = null): Promise<void> {
  const language = await languageOf(user, context)
  const view = homeView(context.conversation.about(language), await questionsOf(user, language, context), language)
  const blocks = [...(said?.blocks ?? []), ...view.blocks]
  await callSlack('views.publish', () => context.web.views.publish({ user_id: user, view: { ...view, blocks } }))
}

/** Only the agent container shows prompts: a workspace without it refuses, and nothing is lost. */
async function suggestPrompts(channel: string, user: string, context: ListenerContext): Promise<void> {
  const { examples } = context.conversation.about(await languageOf(user, context))
  const prompts = examples.slice(0, maxPrompts).map((example) => ({ title: example, message: example }))
  await context.web.assistant.threads
    .setSuggestedPrompts({ channel_id: channel, prompts })
    .catch((error: unknown) => context.log.debug({ error }, 'no prompts are suggested: the workspace or the person has no agent container'))
}

/** Puts the card of a role under each link to one. In the composer nobody has sent the link yet, so that preview is not remembered. */
async function unfurl(event: types.LinkSharedEvent, { self, conversation, web }: ListenerContext): Promise<void> {
  const shown = event.links.flatMap(({ url }) => {
    const role = conversation.roleAt(url)
    return role === null ? [] : [{ url, role }]
  })
  if (shown.length === 0) return
  const unfurls = Object.fromEntries(shown.map(({ url, role }) => [url, renderPreview(role)]))
  const { channel, message_ts: ts, unfurl_id, source } = event
  const isComposer = source === 'composer'
  const target = unfurl_id !== undefined && (source === 'composer' || source === 'conversations_history') ? { unfurl_id, source } : ({ channel, ts } as const)
  await callSlack('chat.unfurl', () => web.chat.unfurl({ ...target, unfurls } as Parameters<typeof web.chat.unfurl>[0]))
  if (isComposer) return
  for (const { url, role } of shown)
    await conversation.rememberCard(messageId({ team: self.team, channel, ts, previewUrl: url }), role.postingId, role.language)
}
