/** What Slack delivers and the stand-in cannot, signed by hand and posted to the real program, which calls the stand-in back. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonAnswer } from '../../adapters/terminal/render.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { siteUrl } from './app.ts'
import { deliverEvent, deliverInteraction } from './deliver.ts'
import { bot, channels, people, type SlackMessage, type View } from './local-slack.ts'
import { button, linksIn, quotesIn, shownText, words } from './reading.ts'
import { askOne } from './terminal.ts'
import { missing, named, startTogether, type Together } from './together.ts'
import { until } from './until.ts'

const question = 'What is the salary of the Cloud Engineer?'
const manifest = JSON.parse(readFileSync('adapters/slack/manifest.json', 'utf8')) as { features: { shortcuts: { callback_id: string; type: string }[] } }

describe.skipIf(missing !== '')(named('deliveries of Slack over HTTP'), () => {
  let both: Together
  let expected: JsonAnswer

  beforeAll(async () => {
    expected = await askOne(question)
    both = await startTogether('HTTP')
    // Methods that the stand-in does not know.
    both.between.intercept(({ method }) =>
      method === 'chat.unfurl' || method.startsWith('assistant.threads.') ? Promise.resolve({ status: 200, body: { ok: true } }) : undefined,
    )
  })
  afterAll(async () => {
    await both?.stop()
  })

  it('are refused where they are not signed with the secret of the app', async () => {
    const body = JSON.stringify({ type: 'event_callback', event: { type: 'app_mention', channel: channels.jobs, user: people.ada, text: question, ts: '1.1' } })
    const time = String(Math.floor(Date.now() / 1000))
    const response = await fetch(`http://${both.httpAddress}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${'0'.repeat(64)}` },
    })
    expect(response.status).toBe(401)
  })

  it('are answered once, however often they come and under whichever event id', async () => {
    const asked = await both.slack.post(channels.jobs, people.ada, `${bot.mention} ${question}`)
    const event = { type: 'app_mention', channel: channels.jobs, user: people.ada, text: `${bot.mention} ${question}`, ts: asked.ts, event_ts: asked.ts }
    const deliveries = Array.from({ length: 30 }, (_, index) => deliverEvent(both.httpAddress, event, (index % 3) + 1))
    expect(new Set(await Promise.all(deliveries))).toEqual(new Set([200]))
    const later = await both.slack.post(channels.jobs, people.bo, `${bot.mention} Which roles are open?`)
    await until('a later question is answered', async () => (await both.slack.replies(channels.jobs, later.ts)).length > 0)
    expect(await both.slack.replies(channels.jobs, asked.ts)).toHaveLength(1)
  })

  it('bring the shortcut of a message, which is answered to the person who used it alone', async () => {
    const shortcut = manifest.features.shortcuts.find(({ type }) => type === 'message')
    const message = await both.slack.post(channels.random, people.bo, question)
    const status = await deliverInteraction(both.httpAddress, {
      type: 'message_action',
      callback_id: shortcut?.callback_id,
      trigger_id: '1.2.3',
      action_ts: message.ts,
      message_ts: message.ts,
      // An address that is used up: the answer comes by another way.
      response_url: `${both.slack.url}/_hooks/response/gone`,
      user: { id: people.ada, name: 'ada', team_id: 'T0TEAM' },
      channel: { id: channels.random, name: 'random' },
      message: { type: 'message', user: people.bo, ts: message.ts, text: question },
    })
    expect(status).toBe(200)
    const answer = await until('a private answer', async () => (await both.slack.messages(channels.random)).find((found) => found.subtype === 'ephemeral'))
    expect(answer.ephemeral_to).toBe(people.ada)
    expect(quotesIn(answer).map(words)).toEqual(expected.citations.map((citation) => words(citation.quote)))
  })

  it('bring links to roles, which unfurl into cards; links to anything else do not', async () => {
    const url = expected.citations[0]?.url?.replace(/#.*$/, '') ?? ''
    expect(url.startsWith(siteUrl)).toBe(true)
    const shared = await both.slack.post(channels.random, people.ada, `<${url}> and <${siteUrl}/nothing/>`)
    const domain = new URL(siteUrl).host
    const links = [url, `${siteUrl}/nothing/`].map((address) => ({ url: address, domain }))
    const event = {
      type: 'link_shared',
      channel: channels.random,
      user: people.ada,
      message_ts: shared.ts,
      event_ts: shared.ts,
      is_bot_user_member: true,
      links,
    }
    expect(await deliverEvent(both.httpAddress, { ...event, source: 'conversations_history', unfurl_id: 'C0RANDOM.1.2' })).toBe(200)
    const [call] = await until('the link is unfurled', () => {
      const calls = both.between.calls('chat.unfurl')
      return calls.length > 0 && calls
    })
    const unfurls = JSON.parse(call?.args.unfurls ?? '{}') as Record<string, Pick<View, 'blocks'>>
    expect(Object.keys(unfurls)).toEqual([url])
    const card = unfurls[url] as Pick<View, 'blocks'>
    expect(shownText(card)).toContain('Cloud Engineer at Nordsky')
    expect(linksIn(card)).toContain('https://jobs.nordsky.example/en/cloud-engineer#apply')
  })

  it('bring the agent container, which gets prompts, a status while an answer is made, and the answer in a thread of its own', async () => {
    await both.slack.openHome(people.bo)
    const channel = await until('a direct message is open', () => both.slack.directChannel(people.bo))
    const opened = { type: 'app_home_opened', user: people.bo, channel, tab: 'messages', event_ts: '1700000000.000100' }
    expect(await deliverEvent(both.httpAddress, opened)).toBe(200)
    const [prompts] = await until('prompts are suggested', () => {
      const calls = both.between.calls('assistant.threads.setSuggestedPrompts')
      return calls.length > 0 && calls
    })
    const suggested = JSON.parse(prompts?.args.prompts ?? '[]') as unknown[]
    expect(suggested.length).toBeGreaterThan(0)
    expect(suggested.length).toBeLessThanOrEqual(4)

    const ts = '1700000000.000200'
    const message = { type: 'message', user: people.bo, channel, channel_type: 'im', text: question, ts, event_ts: ts, app_context: { entities: [] } }
    expect(await deliverEvent(both.httpAddress, message)).toBe(200)
    const [answer] = await until('an answer in the container', async () => {
      const replies = await both.slack.replies(channel, ts)
      return replies.length > 0 && replies
    })
    expect(quotesIn(answer as SlackMessage).map(words)).toEqual(expected.citations.map((citation) => words(citation.quote)))
    const status = both.between.calls('assistant.threads.setStatus').find(({ args }) => args.channel_id === channel && args.thread_ts === ts)
    expect(status?.args.status).toBe(chatWordingOf('en').working)
  })

  it('bring presses in App Home, where what was erased is then said', async () => {
    const asked = await both.slack.post(channels.jobs, people.rita, `${bot.mention} ${question}`)
    await until('an answer', async () => (await both.slack.replies(channels.jobs, asked.ts)).length > 0)
    await both.slack.openHome(people.rita)
    const home = await until('App Home is shown', () => both.slack.home(people.rita))
    const { action } = button(home, chatWordingOf('en').buttons.eraseMe)
    const status = await deliverInteraction(both.httpAddress, {
      type: 'block_actions',
      trigger_id: '1.2.4',
      container: { type: 'view', view_id: home.id },
      view: home,
      user: { id: people.rita, name: 'rita', team_id: 'T0TEAM' },
      actions: [{ ...action, action_ts: asked.ts }],
    })
    expect(status).toBe(200)
    await until('App Home says what was erased', () => {
      const shown = both.slack.home(people.rita)
      return shown !== null && shownText(shown).includes(chatWordingOf('en').erased.replace(/\{.*$/s, ''))
    })
  })
})
