/** What goes wrong between the assistant and Slack: nothing is lost, nothing is said twice, and the asker is told the truth. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { actingIn, isPrivate } from './acting.ts'
import type { Reply } from './between.ts'
import { channels, people, type SlackMessage } from './local-slack.ts'
import { quotesIn, shownText } from './reading.ts'
import { missing, named, startTogether, type Together } from './together.ts'
import { until } from './until.ts'

const say = chatWordingOf('en')
const team = teamWordingOf('en')
const leaseSeconds = 3
/** What a killed process has left is looked for every few seconds once its lease is over. */
const afterLeaseMs = 30_000
const question = 'What is the salary of the Cloud Engineer?'

describe.skipIf(missing !== '')(named('the assistant in Slack when things go wrong'), () => {
  let both: Together

  beforeEach(async () => {
    both = await startTogether('Socket Mode', { LEASE_SECONDS: String(leaseSeconds) })
  })
  afterEach(async () => {
    await both?.stop()
  })

  const { ask, mention, answers, saidIn, handOver, fillIn, shows } = actingIn(() => both)
  const isAnswer = (method: string) => method === 'chat.postMessage'

  it(
    'answers once after kill -9 before the answer went out',
    async () => {
      let isHeld = false
      both.between.intercept(({ method }) => {
        if (!isAnswer(method)) return undefined
        isHeld = true
        return new Promise<Reply>(() => {})
      })
      const asked = await mention(question)
      await until('the answer is on its way', () => isHeld)
      await both.app().kill()
      both.between.passEverything()
      await both.startAnother()
      const replies = await answers(asked, 1, afterLeaseMs)
      expect(replies).toHaveLength(1)
      expect(quotesIn(replies[0] as SlackMessage)).not.toEqual([])
    },
    2 * afterLeaseMs,
  )

  it(
    'does not answer again after kill -9 when the answer was out and not yet recorded',
    async () => {
      let isOut = false
      both.between.intercept(({ method, pass }) => {
        if (!isAnswer(method)) return undefined
        return pass().then(() => {
          isOut = true
          return new Promise<Reply>(() => {})
        })
      })
      const asked = await mention(question)
      await until('the answer is out', () => isOut)
      await both.app().kill()
      both.between.passEverything()
      const looks = both.between.calls('conversations.replies').length
      await both.startAnother()
      await until('the next process has looked whether it is out', () => both.between.calls('conversations.replies').length > looks, afterLeaseMs)
      // Follow-ups wait their turn in a thread: when this one is answered, the first is dealt with.
      await both.slack.post(channels.jobs, people.ada, 'And who leads the team?', asked.ts)
      await until('the follow-up is answered', async () => (await both.slack.replies(channels.jobs, asked.ts)).length >= 2)
      const replies = await both.slack.replies(channels.jobs, asked.ts)
      expect(replies).toHaveLength(2)
      expect(shownText(replies[1] as SlackMessage)).toContain('Astrid Lindqvist')
    },
    2 * afterLeaseMs,
  )

  it('answers each mention once where two processes on one database both get every event', async () => {
    await both.startAnother()
    const asked: SlackMessage[] = []
    for (const user of Object.values(people))
      for (const text of [question, 'Which roles are open?', 'Can I work remotely?', 'pension?']) asked.push(await mention(text, { user }))
    for (const message of asked) expect(await answers(message)).toHaveLength(1)
    await ask('Do you use Kubernetes?')
    for (const message of asked) expect(await answers(message)).toHaveLength(1)
  })

  it('waits as long as Slack says where it is called too often, and then answers once', async () => {
    let refused = 0
    both.between.intercept(({ method }) => {
      if (!isAnswer(method) || refused > 0) return undefined
      refused = Date.now()
      return Promise.resolve({ status: 429, headers: { 'retry-after': '2' }, body: { ok: false, error: 'ratelimited' } })
    })
    const asked = await mention(question)
    await answers(asked, 1, 30_000)
    expect(Date.now() - refused).toBeGreaterThanOrEqual(2_000)
    await ask('Which roles are open?')
    expect(await both.slack.replies(channels.jobs, asked.ts)).toHaveLength(1)
  })

  it('answers in a direct message where it may not write, and says why', async () => {
    both.between.intercept(({ method, args }) =>
      isAnswer(method) && args.channel === channels.jobs ? Promise.resolve({ status: 200, body: { ok: false, error: 'not_in_channel' } }) : undefined,
    )
    await mention(question)
    const channel = await until('a direct message is open', () => both.slack.directChannel(people.ada))
    const [why, answer] = await until('the answer is in the direct message', async () => {
      const messages = await both.slack.messages(channel)
      return messages.length >= 2 && messages
    })
    expect(why?.text).toContain(say.answeredHere)
    expect(quotesIn(answer as SlackMessage)).not.toEqual([])
    expect(both.app().output()).toMatch(/invite/i)
  })

  it('keeps a question for the recruiting team until their channel takes it', async () => {
    const { answer } = await ask(question)
    both.between.intercept(({ method, args }) =>
      isAnswer(method) && args.channel === channels.recruiting
        ? Promise.resolve({ status: 503, body: { ok: false, error: 'service_unavailable' } })
        : undefined,
    )
    const told = await saidIn(channels.jobs, () => handOver(answer, people.ada, 'Is the salary the same in Oslo?'), isPrivate)
    expect(told).toMatchObject({ ephemeral_to: people.ada, text: say.handOver.kept })
    const note = await saidIn(channels.recruiting, () => both.between.passEverything())
    expect(quotesIn(note)[0]).toBe('Is the salary the same in Oslo?')
  })

  it.each([
    ['before it went out', false],
    ['when it was out and not yet recorded', true],
  ])(
    'passes a reply of the recruiting team on once after kill -9 %s',
    async (_, isOut) => {
      const { asked, answer } = await ask('Can I bring my dog to the office?')
      const card = await saidIn(channels.recruiting, () => handOver(answer, people.ada, 'Can I bring my dog to the office?'))
      let isHeld = false
      both.between.intercept(({ method, args, pass }) => {
        if (!isAnswer(method) || args.channel !== channels.jobs) return undefined
        const done = isOut ? pass() : Promise.resolve()
        return done.then(() => {
          isHeld = true
          return new Promise<Reply>(() => {})
        })
      })
      await fillIn(card, people.rita, team.buttons.reply, { reply: 'Dogs are welcome on Fridays.' })
      await until('the reply is on its way', () => isHeld)
      await both.app().kill()
      both.between.passEverything()
      await both.startAnother()
      await shows(card, 'the card says that the reply arrived', (text) => text.includes(team.handOver.ended.replied), afterLeaseMs)
      const replies = (await both.slack.replies(channels.jobs, asked.ts)).filter((message) => shownText(message).includes('Dogs are welcome'))
      expect(replies).toHaveLength(1)
    },
    3 * afterLeaseMs,
  )
})
