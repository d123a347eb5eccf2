/** What goes wrong between the assistant and Discord: nothing is lost, nothing is said twice, and the asker is told the truth. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replyField } from '../../adapters/discord/team/reply-form.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { actingIn, isOwn } from './discord-acting.ts'
import { refusal } from './discord-between.ts'
import { quotesIn, shownText } from './discord-reading.ts'
import type { RestReply } from './discord-rules.ts'
import { channels, type DiscordMessage, people } from './discord-server.ts'
import { type DiscordTogether, startDiscordTogether } from './discord-together.ts'
import { missing, named } from './discord-twin.ts'
import { until } from './until.ts'

const say = chatWordingOf('en')
const team = teamWordingOf('en')
const leaseSeconds = 3
/** What a killed process has left is looked for every few seconds once its lease is over. */
const afterLeaseMs = 30_000
const question = 'What is the salary of the Cloud Engineer?'
const anyMessage = /^POST \/channels\/\d+\/messages$/

describe.skipIf(missing !== '')(named('the assistant in Discord when things go wrong'), () => {
  let both: DiscordTogether

  beforeEach(async () => {
    both = await startDiscordTogether({ LEASE_SECONDS: String(leaseSeconds) })
  })
  afterEach(async () => {
    await both?.stop()
  })

  const { ask, mention, answers, repliesIn, saidIn, handOver, formBehind } = actingIn(() => both)
  const cardNow = async ({ id }: DiscordMessage) =>
    (await both.discord.messages(channels.recruiting))
      .filter((one) => one.id === id)
      .map(shownText)
      .join()
  const never = () => new Promise<RestReply>(() => {})

  it(
    'answers once after kill -9 before the answer went out',
    async () => {
      let isHeld = false
      both.between.intercept(({ name }) => {
        if (!anyMessage.test(name)) return undefined
        isHeld = true
        return never()
      })
      const asked = await mention(question)
      await until('the answer is on its way', () => isHeld)
      await both.app().kill()
      both.between.passEverything()
      await both.startAnother()
      const replies = await answers(asked, 1, afterLeaseMs)
      expect(replies).toHaveLength(1)
      expect(quotesIn(replies[0] as DiscordMessage)).not.toEqual([])
    },
    2 * afterLeaseMs,
  )

  it(
    'does not answer again after kill -9 when the answer was out and not yet recorded',
    async () => {
      let isOut = false
      both.between.intercept(({ name, pass }) => {
        if (!anyMessage.test(name)) return undefined
        return pass().then(() => {
          isOut = true
          return never()
        })
      })
      const asked = await mention(question)
      await until('the answer is out', () => isOut)
      await both.app().kill()
      both.between.passEverything()
      await both.startAnother()
      const [answer] = await repliesIn(asked)
      // Follow-ups wait their turn in a thread: when this one is answered, the first is dealt with.
      await both.discord.post(asked.id, people.ada, 'And who leads the team?', answer)
      await answers(asked, 2, afterLeaseMs)
      const replies = await repliesIn(asked)
      expect(replies).toHaveLength(2)
      expect(shownText(replies[1] as DiscordMessage)).toContain('Astrid Lindqvist')
    },
    2 * afterLeaseMs,
  )

  it('answers each mention once where two processes on one database both get every event', async () => {
    await both.startAnother()
    const asked: DiscordMessage[] = []
    for (const user of Object.values(people)) asked.push(await mention(question, { user }))
    for (const message of asked) expect(await answers(message)).toHaveLength(1)
    await ask('Do you use Kubernetes?', { channel: channels.random })
    for (const message of asked) expect(await repliesIn(message)).toHaveLength(1)
  })

  it('waits as long as Discord says where it is called too often, and then answers once', async () => {
    let refusedAt = 0
    both.between.intercept(({ name }) => {
      if (!anyMessage.test(name) || refusedAt > 0) return undefined
      refusedAt = Date.now()
      const body = { message: 'You are being rate limited.', retry_after: 2, global: false }
      return Promise.resolve({ status: 429, headers: { 'retry-after': '2', 'x-ratelimit-scope': 'user' }, body })
    })
    const asked = await mention(question)
    await answers(asked)
    expect(Date.now() - refusedAt).toBeGreaterThanOrEqual(2_000)
    await ask('Which roles are open?', { channel: channels.random })
    expect(await repliesIn(asked)).toHaveLength(1)
  })

  it('answers in a direct message where it may not write, and says to the administrator what is missing', async () => {
    both.between.intercept(({ name }) =>
      name.startsWith('POST') && name.includes(channels.jobs) ? Promise.resolve(refusal(403, 50013, 'Missing Permissions')) : undefined,
    )
    const direct = await both.between.openDirect(people.ada)
    await mention(question)
    const messages = await until('the answer is in the direct message', async () => {
      const said = (await both.discord.messages(direct)).filter(isOwn)
      return said.some((message) => quotesIn(message).length > 0) && said
    })
    expect(messages.map(shownText).join('\n')).toContain(say.answeredHere)
    expect(both.app().output()).toMatch(/permission/i)
    expect(both.app().output()).toContain(channels.jobs)
  })

  it('says nothing and goes on where an interaction has expired before it was taken', async () => {
    both.between.intercept(({ name }) => (/\/callback$/.test(name) ? Promise.resolve(refusal(404, 10062, 'Unknown interaction')) : undefined))
    await both.discord.command(channels.random, people.ada, 'ask', { question })
    await until('the interaction was refused', () => both.between.calls(/\/callback$/).length > 0)
    both.between.passEverything()
    await ask('Which roles are open?')
    expect((await both.discord.messages(channels.random)).filter(isOwn)).toEqual([])
    expect(both.app().isRunning()).toBe(true)
  })

  it('keeps a question for the recruiting team until their channel takes it', async () => {
    const { answer } = await ask(question)
    both.between.intercept(({ name }) =>
      name === `POST /channels/${channels.recruiting}/messages` ? Promise.resolve(refusal(503, 0, 'Service Unavailable')) : undefined,
    )
    const told = await handOver(answer, people.ada, 'Is the salary the same in Oslo?')
    expect(shownText(told)).toContain(say.handOver.kept)
    const note = await saidIn(channels.recruiting, () => both.between.passEverything())
    expect(quotesIn(note)[0]).toBe('Is the salary the same in Oslo?')
  })

  it.each(['before it went out', 'when it was out and not yet recorded'])(
    'delivers a reply of the recruiting team once after kill -9 %s',
    async (moment) => {
      const { asked, answer } = await ask(question)
      const card = await saidIn(channels.recruiting, () => handOver(answer, people.ada, 'Is the salary the same in Oslo?'))
      let isThere = false
      both.between.intercept(({ name, pass }) => {
        if (name !== `POST /channels/${asked.id}/messages`) return undefined
        const out = moment === 'before it went out' ? Promise.resolve() : pass()
        return out.then(() => {
          isThere = true
          return never()
        })
      })
      const form = await formBehind(card, people.rita, team.buttons.reply)
      await both.discord.submit(card, people.rita, form, { [replyField]: 'Yes, it is.' })
      await until('the reply is on its way', () => isThere)
      await both.app().kill()
      both.between.passEverything()
      await both.startAnother()
      await until('the card says that the reply arrived', async () => (await cardNow(card)).includes(team.handOver.ended.replied), afterLeaseMs)
      const replies = (await repliesIn(asked)).filter((message) => shownText(message).includes(say.teamReply.title))
      expect(replies.map((message) => shownText(message).includes('Yes, it is.'))).toEqual([true])
    },
    2 * afterLeaseMs,
  )
})
