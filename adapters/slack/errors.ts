import { webApi } from '@slack/bolt'
import { type RefusalReason, SurfaceError } from '../../src/chat/surface.ts'

interface Refusal {
  readonly reason: RefusalReason
  readonly advice: string
}

const invite: Refusal = { reason: 'not_allowed', advice: 'invite the app to the channel: /invite @ and its name' }
const wrongToken: Refusal = {
  reason: 'unavailable',
  advice: 'copy SLACK_BOT_TOKEN again from "OAuth & Permissions" of the app, or reinstall the app if it was removed',
}
const badBody: Refusal = { reason: 'rejected', advice: 'this is a defect of the Slack renderer; please report it with this line' }
const isGone: Refusal = { reason: 'gone', advice: 'nothing is to be done' }
const passing: Refusal = { reason: 'unavailable', advice: "nothing is to be done if it passes; otherwise see Slack's status page" }

/** What Slack's error codes mean for us: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const refusals: Readonly<Record<string, Refusal>> = {
  not_in_channel: invite,
  channel_not_found: { reason: 'not_allowed', advice: 'the channel does not exist or is private: invite the app to it, or correct its id in the settings' },
  is_archived: { reason: 'gone', advice: 'the channel is archived; name another in the settings if it is the recruiting one' },
  restricted_action: { reason: 'not_allowed', advice: 'an administrator allows only some to post in this channel; ask to add the app' },
  restricted_action_read_only_channel: { reason: 'not_allowed', advice: 'the channel is read-only; ask an administrator to let the app post' },
  restricted_action_thread_only_channel: { reason: 'not_allowed', advice: 'the channel allows threads only; ask an administrator to let the app post' },
  restricted_action_thread_locked: { reason: 'gone', advice: 'the thread is locked' },
  restricted_action_non_threadable_channel: { reason: 'not_allowed', advice: 'the channel allows no threads; ask an administrator to let the app post' },
  access_denied: { reason: 'not_allowed', advice: 'the workspace does not let the app do this; ask an administrator' },
  ekm_access_denied: { reason: 'not_allowed', advice: 'administrators suspended posting by their encryption keys; ask them' },
  team_not_found: { reason: 'not_allowed', advice: 'the app is not installed in the workspace of that conversation; install it there' },
  user_is_restricted: { reason: 'not_allowed', advice: 'the person is a guest whom the app may not reach; nothing is to be done' },
  no_permission: { reason: 'not_allowed', advice: 'reinstall the app from adapters/slack/manifest.json' },
  not_allowed: { reason: 'not_allowed', advice: 'reinstall the app from adapters/slack/manifest.json' },
  cannot_dm_bot: { reason: 'not_allowed', advice: 'the person is an app; nothing is to be done' },
  user_not_in_channel: { reason: 'not_allowed', advice: 'the person left the channel; nothing is to be done' },
  user_not_found: isGone,
  user_disabled: isGone,
  messages_tab_disabled: { reason: 'not_allowed', advice: 'turn on the Messages tab under "App Home" of the app' },
  message_not_found: isGone,
  thread_not_found: isGone,
  cannot_reply_to_message: isGone,
  cant_update_message: isGone,
  edit_window_closed: { reason: 'gone', advice: 'the workspace does not let messages of that age be edited' },
  cannot_unfurl_url: { reason: 'not_allowed', advice: "add the site's domain to unfurl_domains in the manifest of the app" },
  cannot_unfurl_message: isGone,
  expired_url: { reason: 'gone', advice: 'a private reply came later than 30 minutes after the request' },
  used_url: { reason: 'gone', advice: 'a request was answered more often than the five times that Slack allows' },
  not_found: { reason: 'gone', advice: 'the window was closed meanwhile; nothing is to be done' },
  exchanged_trigger_id: { reason: 'gone', advice: 'a click has opened a window already; nothing is to be done' },
  expired_trigger_id: { reason: 'gone', advice: 'a window was opened later than 3 seconds after the click: is the machine overloaded?' },
  invalid_auth: wrongToken,
  not_authed: wrongToken,
  token_revoked: wrongToken,
  token_expired: wrongToken,
  account_inactive: wrongToken,
  team_access_not_granted: wrongToken,
  not_allowed_token_type: { reason: 'not_allowed', advice: 'SLACK_BOT_TOKEN must be a bot token (xoxb-…) and SLACK_APP_TOKEN an app-level token (xapp-…)' },
  msg_too_long: badBody,
  msg_blocks_too_long: badBody,
  invalid_blocks: badBody,
  invalid_blocks_format: badBody,
  invalid_arguments: badBody,
  invalid_array_arg: badBody,
  no_text: badBody,
  too_many_attachments: badBody,
  invalid_metadata_format: badBody,
  metadata_too_large: badBody,
  fatal_error: passing,
  internal_error: passing,
  service_unavailable: passing,
  request_timeout: passing,
  team_added_to_org: passing,
  external_channel_migrating: passing,
  org_login_required: passing,
}

const wrongAppToken: Refusal = {
  reason: 'unavailable',
  advice: 'make SLACK_APP_TOKEN again under "Basic Information" of the app, with the scope connections:write',
}

/** The error code in what a Web API call threw; '' where Slack named none. */
export const slackCode = (error: unknown): string => (error instanceof webApi.WebAPIPlatformError ? String(error.data.error) : '')

/**
 * What a Web API call threw, as the conversation knows it; the message is for the operator.
 * @param method the method that was called, such as `chat.postMessage`
 */
export function surfaceErrorOf(method: string, error: unknown): SurfaceError {
  if (error instanceof SurfaceError) return error
  if (error instanceof webApi.WebAPIRateLimitedError) return rateLimited(method, error.retryAfter)
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = String(error.data.error)
    if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded')
      return rateLimited(method, error.data.response_metadata?.retryAfter)
    return refusedBy(method, code, (error.data as { needed?: string }).needed)
  }
  if (error instanceof webApi.WebAPIHTTPError)
    return new SurfaceError('unavailable', `Slack answered ${method} with status ${error.statusCode}: ${passing.advice}`)
  return new SurfaceError('unavailable', `Slack could not be reached for ${method}: check the network and SLACK_API_URL`)
}

/** @param needed the scope that Slack names where one is missing */
export function refusedBy(method: string, code: string, needed?: string): SurfaceError {
  const listed = Object.hasOwn(refusals, code) ? refusals[code] : undefined
  const isAppToken = method === 'apps.connections.open' && (listed === wrongToken || code === 'missing_scope' || code === 'not_allowed_token_type')
  const known = isAppToken ? wrongAppToken : listed
  if (known === undefined && code === 'missing_scope') return new SurfaceError('not_allowed', `Slack refused ${method} (missing_scope): ${scopeAdvice(needed)}`)
  // A code that is not known here says no to this message for good, and names itself.
  const { reason, advice } = known ?? { reason: 'rejected', advice: `see https://docs.slack.dev/reference/methods/${method}` }
  return new SurfaceError(reason, `Slack refused ${method} (${safeCode(code)}): ${advice}`)
}

const scopeAdvice = (needed: string | undefined) =>
  `add ${needed === undefined ? 'the scopes of adapters/slack/manifest.json' : `\`${safeCode(needed)}\``} under "OAuth & Permissions" and reinstall the app`

export const rateLimited = (method: string, retryAfterSeconds: number | undefined): SurfaceError =>
  new SurfaceError('rate_limited', `Slack limits ${method}${retryAfterSeconds === undefined ? '' : ` for ${retryAfterSeconds} s`}: it is sent later`, {
    retryInMs: retryAfterSeconds === undefined ? null : retryAfterSeconds * 1000,
  })

/** Slack sends a page instead of a code where it fails badly; none of that belongs in a log. */
const safeCode = (code: string): string => (/^[\w:.,-]{1,80}$/.test(code) ? code : 'no code')
