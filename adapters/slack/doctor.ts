import { webApi } from '@slack/bolt'
import { type Finding, SurfaceError } from '../../src/chat/surface.ts'
import { refusedBy } from './errors.ts'
import type { BoltLogger } from './logger.ts'
import { callOr, callSlack, clientOptions, type WebClient } from './web.ts'

/** The scopes that `manifest.json` asks for, and what does not work without each. */
export const scopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'mentions are not seen',
  'assistant:write': 'the agent container shows no status and no suggested prompts',
  'channels:history': 'follow-ups in public channels are not seen, and a reply cannot be found again after a crash',
  'channels:read': 'names of public channels and members of the recruiting channel are not known, so that nobody may act for the recruiting team',
  'chat:write': 'nothing can be answered',
  commands: 'commands and the message shortcut do not work',
  'groups:history': 'follow-ups in private channels are not seen, and a reply cannot be found again after a crash',
  'groups:read': 'names of private channels and members of a private recruiting channel are not known, so that nobody may act for the recruiting team',
  'im:history': 'direct messages are not seen',
  'im:write': 'a reply in a direct message cannot be found again after a crash',
  'links:read': 'links to roles are not seen',
  'links:write': 'links to roles get no card',
  'mpim:history': 'a reply among several people in direct messages cannot be found again after a crash, and may stand twice',
  'users:read': 'the language of a person is not known before the first question, nor the full name of who approves an FAQ entry',
}

export interface DoctorOptions {
  readonly web: WebClient
  readonly appToken: string | undefined
  readonly signingSecret: string | undefined
  readonly httpAddress: string
  readonly recruiterChannel: string | undefined
  readonly apiUrl: string
  readonly logger: BoltLogger
}

/** Looks at tokens, scopes and channels as Slack sees them now. */
export async function checkSlack(options: DoctorOptions): Promise<readonly Finding[]> {
  const [bot, transport, recruiters] = await Promise.all([checkBot(options), checkTransport(options), checkRecruiters(options)])
  return [...bot, transport, recruiters]
}

async function checkBot({ web }: DoctorOptions): Promise<readonly Finding[]> {
  try {
    const me = await callSlack('auth.test', () => web.auth.test())
    const granted = me.response_metadata?.scopes
    const signedIn = ok(`Slack: SLACK_BOT_TOKEN works: ${me.user ?? 'the app'} in workspace ${me.team ?? me.team_id ?? ''}`)
    if (granted === undefined)
      return [signedIn, warning('Slack: which scopes are granted is not known', 'Slack did not list them; nothing is to be done if answers arrive')]
    const missing = Object.entries(scopes).filter(([scope]) => !granted.includes(scope))
    if (missing.length === 0) return [signedIn, ok('Slack: every scope of the manifest is granted')]
    return [signedIn, ...missing.map(([scope, effect]) => missingScope(scope, effect))]
  } catch (error) {
    return [faultOf('SLACK_BOT_TOKEN', error)]
  }
}

const missingScope = (scope: string, effect: string): Finding => {
  const message = `Slack: scope ${scope} is not granted: ${effect}`
  const advice = 'paste adapters/slack/manifest.json into the app and reinstall it'
  return scope === 'chat:write' ? { level: 'error', message, advice } : warning(message, advice)
}

async function checkTransport({ appToken, signingSecret, httpAddress, apiUrl, logger }: DoctorOptions): Promise<Finding> {
  if (appToken === undefined && signingSecret === undefined)
    return {
      level: 'error',
      message: 'Slack: neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set, so nothing of Slack arrives',
      advice: 'set SLACK_APP_TOKEN for Socket Mode (no public address needed), or SLACK_SIGNING_SECRET for HTTP',
    }
  if (appToken === undefined) return ok(`Slack: HTTP: Slack must reach ${httpAddress} by an https address ending in /slack/events`)
  try {
    const web = new webApi.WebClient(appToken, clientOptions(apiUrl, logger))
    await callSlack('apps.connections.open', () => web.apps.connections.open({}))
    return ok('Slack: SLACK_APP_TOKEN works: Socket Mode')
  } catch (error) {
    return faultOf('SLACK_APP_TOKEN', error)
  }
}

async function checkRecruiters({ web, recruiterChannel }: DoctorOptions): Promise<Finding> {
  if (recruiterChannel === undefined)
    return warning(
      'Slack: SLACK_RECRUITER_CHANNEL is not set: "Ask a person" is not offered, and nobody may use /faq and /preview',
      "set it to the id of the recruiting team's channel (C…)",
    )
  try {
    const codes = ['channel_not_found', 'missing_scope'] as const
    const found = await callOr(codes, 'conversations.info', () => web.conversations.info({ channel: recruiterChannel }))
    if (typeof found === 'string') throw refusedBy('conversations.info', found)
    const { channel } = found
    if (channel?.is_archived === true) return { level: 'error', message: 'Slack: SLACK_RECRUITER_CHANNEL is archived', advice: 'set the id of another channel' }
    if (channel?.is_member !== true)
      return { level: 'error', message: 'Slack: the app is no member of SLACK_RECRUITER_CHANNEL', advice: 'write /invite @ and its name in that channel' }
    const name = `#${channel.name ?? recruiterChannel}`
    if (channel.is_private === false)
      return warning(
        `Slack: ${name} is a public channel: whoever joins it replies to candidates in your name`,
        'make it private, or set SLACK_RECRUITER_CHANNEL to a private one',
      )
    return ok(`Slack: questions to a person go to ${name}`)
  } catch (error) {
    return faultOf('SLACK_RECRUITER_CHANNEL', error)
  }
}

const ok = (message: string): Finding => ({ level: 'ok', message, advice: '' })
const warning = (message: string, advice: string): Finding => ({ level: 'warning', message, advice })

/** Splits the operator's sentence into what was found and what to do. */
function faultOf(setting: string, error: unknown): Finding {
  if (!(error instanceof SurfaceError)) throw error
  const [found = '', ...advice] = error.message.split(': ')
  return { level: 'error', message: `Slack: ${setting} does not work: ${found}`, advice: advice.join(': ') }
}
