/** The Slack stand-in as a process, driven over its control API and, for modals and App Home, over the connection of its own web page. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, run } from './processes.ts'
import { until } from './until.ts'

export const bot = { userId: 'U0BOT', mention: '<@U0BOT>', token: 'xoxb-local', appToken: 'xapp-local', signingSecret: 'local-signing-secret', appId: 'A0BOT' }
export const people = { ada: 'U0ADA', bo: 'U0BO', rita: 'U0RITA' }
export const channels = { jobs: 'C0JOBS', random: 'C0RANDOM', recruiting: 'C0RECRUIT' }

export interface Block {
  readonly type: string
  readonly block_id?: string
  readonly [key: string]: unknown
}

export interface SlackMessage {
  readonly ts: string
  readonly channel: string
  readonly user: string
  readonly text: string
  readonly blocks?: readonly Block[]
  readonly thread_ts?: string
  readonly bot_id?: string
  readonly subtype?: string
  readonly ephemeral_to?: string
  readonly edited?: unknown
}

export interface View {
  readonly id: string
  readonly type: string
  readonly callback_id?: string
  readonly private_metadata?: string
  readonly blocks: readonly Block[]
}

export interface Action {
  readonly type: string
  readonly action_id: string
  readonly block_id?: string
  readonly value?: string
  readonly text?: unknown
}

export interface Traffic {
  readonly time: number
  readonly direction: 'to_bot' | 'from_bot' | 'internal'
  readonly kind: string
  readonly summary: string
  readonly detail?: unknown
}

/** @param requestUrl where events are posted to; null delivers them over Socket Mode */
export async function startLocalSlack(requestUrl: string | null) {
  const folder = mkdtempSync(join(tmpdir(), 'local-slack-'))
  const configFile = join(folder, 'slack.json')
  writeFileSync(configFile, JSON.stringify(workspace(requestUrl)))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const binary = join(import.meta.dirname, 'node_modules/local-slack-linux-x64/bin/local-slack')
  const process = run(binary, ['--config', configFile, '--port', String(port), '--base-host', '127.0.0.1', '--files-dir', folder], {})
  await until('the Slack stand-in answers', async () => process.isRunning() && (await fetch(`${url}/_control/state`)).ok).catch((cause) => {
    throw new Error(`the Slack stand-in did not start:\n${process.output()}`, { cause })
  })
  const page = await openPage(`ws://127.0.0.1:${port}/ui`)

  const control = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/_control/${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (!response.ok) throw new Error(`the Slack stand-in refused ${path}: ${await response.text()}`)
    return (await response.json()) as Record<string, unknown>
  }
  const messages = async (channel: string) => (await control(`messages/${channel}`)).messages as readonly SlackMessage[]

  return {
    url,
    apiUrl: `${url}/api/`,
    /** Resolves when the app has acknowledged every event of the message. A person's id as channel is the direct message with the bot. */
    async post(channel: string, user: string, text: string, threadTs?: string): Promise<SlackMessage> {
      const { message } = await control('message', { channel, user, text, ...(threadTs === undefined ? {} : { thread_ts: threadTs }) })
      return message as SlackMessage
    },
    command: (channel: string, user: string, command: string, text: string) => control('command', { channel, user, command, text }),
    press: (message: SlackMessage, user: string, action: Action) => control('interact', { channel: message.channel, messageTs: message.ts, user, action }),
    openHome: (user: string) => control('open-home', { user }),
    messages,
    replies: async (channel: string, threadTs: string) => (await messages(channel)).filter((message) => message.thread_ts === threadTs && message.bot_id),
    /** The direct message between a person and the bot; null before the first. */
    async directChannel(user: string): Promise<string | null> {
      const { channels: all } = (await control('state')) as { channels: { id: string; is_im: boolean; members: string[] }[] }
      return all.find((channel) => channel.is_im && channel.members.includes(user))?.id ?? null
    },
    traffic: async () => (await control('log')).log as readonly Traffic[],
    reset: () => control('reset', {}),
    home: (user: string): View | null => page.home(user),
    /** The modal in front; null where none is open. */
    modal: (): View | null => page.modal(),
    /** What was posted to no channel: the stand-in gives presses in App Home an address that leads there. */
    saidNowhere: (): readonly string[] => page.saidNowhere(),
    submit: (user: string, values: Readonly<Record<string, Readonly<Record<string, unknown>>>>) => page.send({ t: 'view_submit', user, values }),
    /** What a person does who is done with a window: it says what came of its form. */
    closeModal: (user: string) => page.send({ t: 'view_close', user }),
    pressInHome: (user: string, action: Action) => page.send({ t: 'block_action', channel: '', messageTs: '', user, action, appId: bot.appId }),
    async stop(): Promise<void> {
      page.close()
      await process.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function workspace(requestUrl: string | null): unknown {
  const everybody = [...Object.values(people), bot.userId]
  return {
    workspace: { name: 'Candidates', domain: 'candidates', teamId: 'T0TEAM' },
    apps: [
      {
        appId: bot.appId,
        botUserId: bot.userId,
        botName: 'jobs',
        botToken: bot.token,
        appToken: bot.appToken,
        signingSecret: bot.signingSecret,
        ...(requestUrl === null ? { mode: 'socket' } : { mode: 'events', requestUrl }),
      },
    ],
    users: [
      { id: people.ada, name: 'ada', real_name: 'Ada Lind' },
      { id: people.bo, name: 'bo', real_name: 'Bo Ek' },
      { id: people.rita, name: 'rita', real_name: 'Rita Holm' },
    ],
    channels: [
      { id: channels.jobs, name: 'ask-us', members: everybody },
      { id: channels.random, name: 'random', members: everybody },
      { id: channels.recruiting, name: 'recruiting', is_private: true, members: [people.rita, bot.userId] },
    ],
  }
}

/** What the web page is told, and what it may say. */
async function openPage(address: string) {
  const socket = new WebSocket(address)
  let stack: readonly View[] = []
  let homes: Record<string, Record<string, View>> = {}
  const saidNowhere: string[] = []
  let isReady = false
  socket.addEventListener('message', ({ data }) => {
    const news = JSON.parse(String(data)) as { t: string } & Record<string, unknown>
    if (news.t === 'init') {
      const state = news.state as { modalStack: View[]; homeViews: typeof homes }
      stack = state.modalStack
      homes = state.homeViews
      isReady = true
    } else if (news.t === 'view') stack = news.stack as View[]
    else if (news.t === 'message' && (news.message as SlackMessage).channel === '') saidNowhere.push((news.message as SlackMessage).text)
    else if (news.t === 'home') homes = { ...homes, [news.user as string]: { [news.appId as string]: news.view as View } }
  })
  await until("the stand-in's page is connected", () => isReady)
  return {
    modal: () => stack.at(-1) ?? null,
    home: (user: string) => homes[user]?.[bot.appId] ?? null,
    saidNowhere: () => saidNowhere,
    send: (message: unknown) => socket.send(JSON.stringify(message)),
    close: () => socket.close(),
  }
}
