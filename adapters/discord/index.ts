import { type APIUser, Routes } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import type { Conversation, Surface } from '../../src/chat/surface.ts'
import { createBackground } from '../common/background.ts'
import { reportFault } from '../common/faults.ts'
import { listenToButtons } from './buttons.ts'
import { createChannels } from './channels.ts'
import { checkDiscord } from './doctor.ts'
import { edit } from './edit.ts'
import { knownOf, type ListenerContext, listenToEvents } from './events.ts'
import { listenToForms } from './forms.ts'
import { createGateway, type Shards } from './gateway.ts'
import { createHints } from './hints.ts'
import { createIntake } from './intake.ts'
import { createPeople } from './people.ts'
import { registerCommands } from './register.ts'
import { listenToRequests } from './requests.ts'
import { permalink, type SendContext, say, send } from './send.ts'
import { showTyping } from './status.ts'
import { watch } from './watchdog.ts'
import { callDiscord, createWebClient } from './web.ts'

export interface DiscordConfig {
  readonly token: string
  readonly recruiterChannel: string | undefined
  /** Ids of forums whose posts are answered. */
  readonly forumChannels: readonly string[]
  readonly shards: Shards
  readonly apiUrl: string
  readonly log: Log
  /** The connection is lost for good; the process is to end, so that it is started anew. @param why one sentence for the operator */
  readonly onLost: (why: string) => void
  /** Milliseconds that quick messages of one person are gathered for; 1,500 if not given, 0 for not at all. */
  readonly gatherMs?: number
  /** Milliseconds since the epoch; the real clock if not given. */
  readonly now?: () => number
}

/** Discord, for every server and user that installed the application. */
export function createDiscordSurface(config: DiscordConfig): Surface {
  const { token, recruiterChannel, forumChannels, shards, apiUrl, log, onLost, gatherMs, now = Date.now } = config
  const web = createWebClient(token, apiUrl)
  const gateway = createGateway({ token, apiUrl, shards, log, now, onLost })
  const channels = createChannels({ told: gateway.channel, web, log, now })
  const people = createPeople({ web, recruiterChannel, log, now })
  const background = createBackground(log)
  const hints = createHints()
  let ownUser: string | null = null
  let stopIntake = async () => {}
  let watching: { stop(): void } | null = null

  async function botUserId(): Promise<string> {
    ownUser ??= (await callDiscord<APIUser>('asking who the application is', () => web.get(Routes.user()))).id
    return ownUser
  }

  const isToldThread = (channel: string): boolean => gateway.channel(channel)?.isThread === true
  const sendContext: SendContext = { web, botUserId, channels, isToldThread, recruiterChannel, log, now }

  return {
    name: 'discord',
    hasRecruiters: recruiterChannel !== undefined,

    async start(conversation: Conversation) {
      const intake = createIntake({
        conversation,
        lookUp: (received) => knownOf(received, context, gateway),
        say: (received, text, language) => say(received.threadId, text, language, `wait/${received.id}`, sendContext),
        background,
        log,
        gatherMs,
      })
      const context: ListenerContext = {
        self: gateway.self,
        conversation,
        intake,
        channels,
        hints,
        forums: new Set(forumChannels),
        say: (threadId, text, language, key) => say(threadId, text, language, key, sendContext),
        web,
        isTeamOpen: people.isTeamOpen,
        background,
        log,
        now,
      }
      stopIntake = intake.stop
      // Events arrive before every server is there.
      listenToEvents(gateway, context)
      listenToRequests(gateway, context)
      listenToButtons(gateway, context)
      listenToForms(gateway, context)
      await gateway.open()
      const { applicationId } = gateway.self()
      watching = watch(gateway.health, now, onLost)
      await registerCommands(applicationId, web, log).catch((error: unknown) =>
        reportFault(log, 'the commands are not registered, so there may be none', error),
      )
      log.info({ application: applicationId }, 'Discord is connected')
    },

    async stop() {
      watching?.stop()
      await gateway.close()
      await stopIntake()
      await background.settled()
    },

    async send(to, outgoing, key, isRetry) {
      const ids = await send(to, outgoing, key, isRetry, sendContext)
      if (to.kind === 'thread') {
        if (outgoing.kind === 'answer') hints.answered(to.threadId, outgoing.answer.language)
        else hints.dismissed(to.threadId)
      }
      return ids
    },
    edit: (messageIds, outgoing) => edit(messageIds, outgoing, web),
    showWorking: (threadId) => showTyping(threadId, isToldThread, web, log),
    isRecruiter: (personId) => people.isRecruiter(personId),
    permalink: async (messageId) => permalink(messageId),
    health: gateway.health,
    check: () => checkDiscord({ web, recruiterChannel, forumChannels }),
  }
}
