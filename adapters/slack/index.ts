import { App } from '@slack/bolt'
import type { Log } from '../../src/chat/log.ts'
import { type Conversation, type Surface, SurfaceError } from '../../src/chat/surface.ts'
import { createBackground } from '../common/background.ts'
import { reportFault } from '../common/faults.ts'
import { listenToButtons } from './buttons.ts'
import { holdAcknowledgements, NotTakenError } from './deliveries.ts'
import { checkSlack } from './doctor.ts'
import { type ListenerContext, listenToEvents } from './events.ts'
import { listenToForms } from './forms.ts'
import { createHttpTransport } from './http.ts'
import { createIntake } from './intake.ts'
import { boltLogger } from './logger.ts'
import { createPeople } from './people.ts'
import type { Identity } from './receive.ts'
import { listenToRequests } from './requests.ts'
import { edit, permalink, type SendContext, send } from './send.ts'
import { createSocketTransport } from './socket.ts'
import { createStatus } from './status.ts'
import { listenToTeamForms } from './team/forms.ts'
import { listenToTeamRequests } from './team/requests.ts'
import type { Transport } from './transport.ts'
import { callSlack, createWebClient } from './web.ts'

export interface SlackConfig {
  readonly botToken: string
  /** With it the app connects by Socket Mode. */
  readonly appToken: string | undefined
  /** Without `appToken`, Slack calls `httpAddress` and signs with it. */
  readonly signingSecret: string | undefined
  readonly httpAddress: string
  readonly recruiterChannel: string | undefined
  readonly apiUrl: string
  readonly log: Log
  /** Milliseconds since the epoch; the real clock if not given. */
  readonly now?: () => number
}

/** Slack, for one workspace. */
export function createSlackSurface(config: SlackConfig): Surface {
  const { botToken, recruiterChannel, apiUrl, log, now = Date.now } = config
  const logger = boltLogger(log)
  const web = createWebClient(botToken, apiUrl, logger)
  const people = createPeople({ web, recruiterChannel, log, now })
  const status = createStatus(web, log)
  const background = createBackground(log)
  const transport = createTransport()
  const deliveries = transport === null ? null : holdAcknowledgements(transport.receiver, log)
  let self: Identity | null = null
  let stopIntake = () => {}

  function createTransport(): Transport | null {
    const { appToken, signingSecret, httpAddress } = config
    if (appToken !== undefined) return createSocketTransport({ appToken, apiUrl, logger, log, now })
    return signingSecret === undefined ? null : createHttpTransport({ signingSecret, address: httpAddress, logger, now })
  }

  /** Who the app is; asked once, because everything is named after its workspace. */
  async function identify(): Promise<Identity> {
    if (self !== null) return self
    const me = await callSlack('auth.test', () => web.auth.test())
    if (me.team_id === undefined || me.user_id === undefined)
      throw new SurfaceError('unavailable', 'Slack does not say by auth.test who the app is: check SLACK_API_URL')
    self = { team: me.team_id, botUserId: me.user_id, botId: me.bot_id ?? null }
    return self
  }

  const sendContext = async (): Promise<SendContext> => ({ web, self: await identify(), recruiterChannel, log, now })

  return {
    name: 'slack',
    hasRecruiters: recruiterChannel !== undefined,

    async start(conversation: Conversation) {
      if (transport === null || deliveries === null)
        throw new SurfaceError(
          'not_allowed',
          'Slack needs SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP besides SLACK_BOT_TOKEN: set one of them',
        )
      const identity = await identify()
      const { team: teamId, botUserId, botId } = identity
      const app = new App({
        receiver: deliveries.receiver,
        // Bolt would ask `auth.test` again, and remember a failure for good.
        authorize: async () => ({ teamId, botToken, botUserId, ...(botId === null ? {} : { botId }) }),
        convoStore: false,
        logger,
        clientOptions: { slackApiUrl: apiUrl, logger },
      })
      const intake = createIntake({ conversation, people, web, background, log })
      stopIntake = intake.stop
      const context: ListenerContext = { self: identity, conversation, intake, people, web, background, log, now }
      listenToEvents(app, context)
      listenToRequests(app, context)
      listenToButtons(app, context)
      listenToForms(app, context)
      listenToTeamForms(app, context)
      listenToTeamRequests(app, context)
      app.error(async (error) => {
        if (!(error.original instanceof NotTakenError)) reportFault(log, 'a delivery of Slack was not dealt with', error.original ?? error)
        throw error
      })
      await transport.open()
      log.info({ team: teamId }, `Slack is connected by ${config.appToken === undefined ? `HTTP on ${config.httpAddress}` : 'Socket Mode'}`)
    },

    async stop() {
      await deliveries?.close()
      stopIntake()
      await background.settled()
      await transport?.close()
    },

    async send(to, outgoing, key, isRetry) {
      if (to.kind === 'thread') await status.shown(to.threadId)
      return send(to, outgoing, key, isRetry, await sendContext())
    },
    edit: (messageIds, outgoing) => edit(messageIds, outgoing, web),
    showWorking: (threadId, language) => status.show(threadId, language),
    isRecruiter: (personId) => people.isRecruiter(personId),
    permalink: (messageId) => permalink(messageId, { web, log }),
    health: () => transport?.health() ?? { lastEventAt: null, maxSilenceMs: null, isConnected: false },
    check: () => checkSlack({ ...config, web, logger }),
  }
}
