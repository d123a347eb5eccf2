/** Deliveries that Slack makes and the stand-in cannot: signed by hand, posted to the assistant's own receiver. */
import { createHmac, randomUUID } from 'node:crypto'
import { bot } from './local-slack.ts'

async function postSigned(address: string, body: string, type: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const time = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', bot.signingSecret).update(`v0:${time}:${body}`).digest('hex')
  const response = await fetch(`http://${address}/slack/events`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, 'x-slack-request-timestamp': String(time), 'x-slack-signature': `v0=${signature}`, ...headers },
  })
  await response.text()
  return response.status
}

/**
 * @param redelivery how often Slack has tried before; 0 at the first
 * @returns status of the answer
 */
export function deliverEvent(address: string, event: Readonly<Record<string, unknown>>, redelivery = 0, eventId: string = randomUUID()): Promise<number> {
  const body = { type: 'event_callback', team_id: 'T0TEAM', api_app_id: bot.appId, event_id: eventId, event_time: Math.floor(Date.now() / 1000), event }
  const authorizations = [{ enterprise_id: null, team_id: 'T0TEAM', user_id: bot.userId, is_bot: true, is_enterprise_install: false }]
  const retry: Record<string, string> = redelivery === 0 ? {} : { 'x-slack-retry-num': String(redelivery), 'x-slack-retry-reason': 'http_timeout' }
  return postSigned(address, JSON.stringify({ ...body, authorizations }), 'application/json', retry)
}

/** A click, a shortcut, a submitted form. @returns status of the answer */
export function deliverInteraction(address: string, payload: Readonly<Record<string, unknown>>): Promise<number> {
  const common = { api_app_id: bot.appId, team: { id: 'T0TEAM', domain: 'candidates' }, is_enterprise_install: false }
  return postSigned(address, new URLSearchParams({ payload: JSON.stringify({ ...common, ...payload }) }).toString(), 'application/x-www-form-urlencoded')
}
