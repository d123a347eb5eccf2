/** The real program in a Discord server that somebody else made, with discord.js on its side: what people do there. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonAnswer } from '../../adapters/terminal/render.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { siteUrl, temporaryFolder } from './app.ts'
import { actingIn, isOwn, isPrivate } from './discord-acting.ts'
import { button, linksIn, quotesIn, shownText } from './discord-reading.ts'
import { bot, channels, type DiscordMessage, people } from './discord-server.ts'
import { type DiscordTogether, startDiscordTogether } from './discord-together.ts'
import { missing, named } from './discord-twin.ts'
import { words } from './reading.ts'
import { openMemory } from './remembered.ts'
import { askOne } from './terminal.ts'
import { until } from './until.ts'

const say = chatWordingOf('en')
const question = 'What is the salary of the Cloud Engineer?'
const titles = { cloud: 'Cloud Engineer at Nordsky', network: 'Become our next Cloud Network Engineer', devops: 'DevOps Engineer with network know-how' }
const applyToCloud = 'https://jobs.nordsky.example/en/cloud-engineer#apply'

describe.skipIf(missing !== '')(named('the assistant in Discord'), () => {
  const folder = temporaryFolder()
  /** A copy of the sample, so that a role can be closed. */
  const knowledge = join(folder.path, 'knowledge')
  let both: DiscordTogether
  let expected: JsonAnswer
  const { ask, answers, repliesIn, replied, pressed, saidIn, handOver } = actingIn(() => both)

  beforeAll(async () => {
    cpSync('knowledge', knowledge, { recursive: true })
    expected = await askOne(question)
    both = await startDiscordTogether({ KNOWLEDGE_DIR: knowledge })
  })
  afterAll(async () => {
    await both?.stop()
    folder.remove()
  })

  /** The answer of the terminal: the same words before and between the quotes, the same quotes, the same sources. */
  function expectTheTerminals(message: DiscordMessage): void {
    expect(expected.outcome).toBe('answered')
    expect(quotesIn(message).map(words)).toEqual([...expected.citations, ...expected.related].map((citation) => words(citation.quote)))
    const shown = words(shownText(message))
    for (const line of expected.text.split('\n').filter((text) => text !== '' && !/^[>—]/.test(text))) expect(shown).toContain(words(line))
    for (const citation of expected.citations) {
      expect(citation.url).toMatch(new RegExp(`^${siteUrl}/`))
      expect(linksIn(message)).toContain(citation.url)
      expect(shown).toContain(words(citation.title))
    }
  }

  /** Asks, and waits until the answer is recorded, not only sent. */
  async function askAndSettle(text: string) {
    const asking = await ask(text)
    const memory = openMemory(both.databaseFile)
    await until('the answer is recorded', () => memory.isDone(asking.asked.id)).finally(memory.close)
    return asking
  }

  it('answers a mention in a thread of its own, once, with the words, quotes and sources of the terminal', async () => {
    const { asked, answer } = await ask(question)
    expectTheTerminals(answer)
    expect((await both.discord.threads(channels.jobs)).map(({ id }) => id)).toContain(asked.id)
    await ask('Which roles are open?', { user: people.bo })
    expect(await repliesIn(asked)).toHaveLength(1)
    expect((await both.discord.messages(channels.jobs)).filter(isOwn)).toEqual([])
  })

  it('says at first contact that it is an automated assistant, and does not say it again', async () => {
    const { answer: first } = await ask('Can I work remotely?', { user: people.rita })
    const { answer: second } = await ask('Can I work remotely?', { user: people.rita })
    expect(shownText(first)).toContain('I am an automated assistant')
    expect(shownText(second)).not.toContain('I am an automated assistant')
  })

  it('answers a reply in its own thread, about the role in focus', async () => {
    const { asked, answer } = await ask(question)
    await both.discord.post(asked.id, people.ada, 'And who leads the team?', answer)
    const [, second] = await answers(asked, 2)
    expect(shownText(second as DiscordMessage)).toContain('Astrid Lindqvist')
  })

  it('keeps out of what it may not read and where nobody called it', async () => {
    const { asked } = await ask(question)
    await both.discord.post(channels.random, people.ada, question)
    await both.discord.post(asked.id, people.bo, 'Can I work remotely?')
    await ask('Which roles are open?')
    expect((await both.discord.messages(channels.random)).filter(isOwn)).toEqual([])
    expect(await repliesIn(asked)).toHaveLength(1)
  })

  it('answers direct messages', async () => {
    const direct = await both.between.openDirect(people.bo)
    expectTheTerminals(await saidIn(direct, () => both.discord.post(direct, people.bo, question)))
  })

  it('answers /ask to the asker alone after a deferral, and shares it with the channel when asked to', async () => {
    const answer = await replied(await both.discord.command(channels.random, people.ada, 'ask', { question }), channels.random)
    expect(isPrivate(answer)).toBe(true)
    expectTheTerminals(answer)
    const first = both.between.calls(/^POST \/interactions\/\d+\/[^/]+\/callback$/).at(-1)
    expect(first?.body).toMatchObject({ type: 5 })

    const shared = await saidIn(
      channels.random,
      async () => both.discord.press(answer, people.ada, button(answer, say.buttons.shareAnswer).customId),
      (message) => !isPrivate(message),
    )
    expect(quotesIn(shared)).toEqual(quotesIn(answer))
  })

  it('offers the open roles while a role is typed, and answers about the one that was chosen', async () => {
    const completed = await both.discord.complete(channels.random, people.ada, 'ask', 'role', 'cloud')
    const choices = await until('roles are offered', () => both.discord.choices(completed))
    const cloud = choices.find(({ name }) => name.includes(titles.cloud))
    expect(cloud).toBeDefined()
    const asked = await both.discord.command(channels.random, people.ada, 'ask', { question: 'What is the salary?', role: cloud?.value ?? '' })
    const answer = await replied(asked, channels.random)
    expect(words(shownText(answer))).toContain(words(expected.citations[0]?.quote ?? 'no quote'))
    expect(shownText(answer)).not.toContain(titles.devops)
  })

  it('answers the message whose menu was used', async () => {
    const overheard = await both.discord.post(channels.random, people.bo, question)
    const [menu] = both.between
      .calls(/^PUT \/applications\/\d+\/commands$/)
      .flatMap(({ body }) => (body as { name: string; type?: number }[]).filter(({ type }) => type === 3))
    const answer = await replied(await both.discord.menu(overheard, people.ada, menu?.name ?? ''), channels.random)
    expect(isPrivate(answer)).toBe(true)
    expectTheTerminals(answer)
  })

  it.each([say.buttons.helpful, say.buttons.notHelpful])('takes the rating "%s" and thanks the person who gave it', async (label) => {
    const { answer } = await ask(question)
    const thanks = await pressed(answer, people.bo, label)
    expect(isPrivate(thanks)).toBe(true)
    expect(shownText(thanks)).toContain(say.feedbackThanks)
  })

  it('hands a question to the recruiting team, with the way back, and says so truly', async () => {
    const { asked, answer } = await ask(question)
    let told: DiscordMessage | undefined
    const note = await saidIn(channels.recruiting, async () => {
      told = await handOver(answer, people.ada, 'Is the salary the same in Oslo?')
    })
    expect(quotesIn(note)[0]).toBe('Is the salary the same in Oslo?')
    expect(shownText(note)).toContain(titles.cloud)
    expect(JSON.stringify(note)).toContain(`<@${people.ada}>`)
    expect(linksIn(note).some((link) => link.includes(`/${asked.id}`))).toBe(true)
    expect(isPrivate(told as DiscordMessage)).toBe(true)
    expect(shownText(told as DiscordMessage)).toContain(say.handOver.asked)
  })

  it('tells the asker, once, that Discord shows it only what mentions it', async () => {
    const { asked } = await askAndSettle(question)
    await both.discord.post(asked.id, people.ada, 'And who leads the team?')
    const [, hint] = await answers(asked, 2)
    expect(shownText(hint as DiscordMessage)).toMatch(/mention me/)
    await both.discord.post(asked.id, people.ada, 'Hello?')
    await ask('Which roles are open?')
    expect(await repliesIn(asked)).toHaveLength(2)
  })

  it('is silent in a thread once the recruiting team has written there, until it is called again', async () => {
    const { asked, answer } = await askAndSettle(question)
    await both.discord.post(asked.id, people.rita, 'Hi, I am Rita from recruiting. It depends on experience.')
    await both.discord.post(asked.id, people.ada, 'Thank you! And can I work remotely?')
    await ask('Which roles are open?')
    expect(await repliesIn(asked)).toHaveLength(1)
    await both.discord.post(asked.id, people.ada, 'can I work remotely?', answer)
    await answers(asked, 2)
  })

  it('is quiet when somebody says stop', async () => {
    const { asked, answer } = await ask(question)
    await both.discord.post(asked.id, people.ada, 'stop', answer)
    const [, stopped] = await answers(asked, 2)
    expect(shownText(stopped as DiscordMessage)).toContain(say.stopped)
  })

  it('says what it is and keeps, and erases what it keeps of a person', async () => {
    const about = await replied(await both.discord.command(channels.random, people.bo, 'about'), channels.random)
    expect(isPrivate(about)).toBe(true)
    for (const text of [say.home.privacyTitle, ...Object.values(titles)]) expect(shownText(about)).toContain(text)
    await ask(question, { user: people.bo })
    const erased = await replied(await both.discord.command(channels.random, people.bo, 'forget-me'), channels.random)
    expect(isPrivate(erased)).toBe(true)
    expect(shownText(erased)).toContain(say.erased.replace(/\{.*$/s, ''))
  })

  it('keeps questions, names and tokens out of its log', () => {
    const log = both.app().output()
    expect(log).not.toBe('')
    for (const secret of [question, 'Oslo', people.ada, bot.token]) expect(log).not.toContain(secret)
  })

  it('goes on after a restart with what was said before, and registers its commands once', async () => {
    const { asked, answer } = await ask(question)
    expect(await both.app().stop()).toBe(0)
    await both.startAnother()
    await both.discord.post(asked.id, people.ada, 'And who leads the team?', answer)
    const [, second] = await answers(asked, 2)
    expect(shownText(second as DiscordMessage)).toContain('Astrid Lindqvist')
    expect(shownText(await pressed(answer, people.bo, say.buttons.helpful))).toContain(say.feedbackThanks)
    expect(both.between.calls(/^PUT \/applications\/\d+\/commands$/)).toHaveLength(1)
  })

  it('lists roles, shares one as a card, and says on the card when the role has closed', async () => {
    const list = await replied(await both.discord.command(channels.random, people.ada, 'roles'), channels.random)
    expect(isPrivate(list)).toBe(true)
    for (const title of Object.values(titles)) expect(shownText(list)).toContain(title)

    const found = await replied(await both.discord.command(channels.random, people.ada, 'roles', { words: 'ceph' }), channels.random)
    expect(shownText(found)).toContain(titles.cloud)
    const card = await saidIn(
      channels.random,
      () => both.discord.press(found, people.ada, button(found, say.buttons.shareRole).customId),
      (message) => !isPrivate(message),
    )
    expect(shownText(card)).toContain(titles.cloud)
    expect(linksIn(card)).toContain(applyToCloud)

    const file = join(knowledge, 'postings/cloud-engineer.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('draft: false', 'draft: true'))
    const closed = await until('the card says that its role is closed', async () =>
      (await both.discord.messages(channels.random)).find((message) => message.id === card.id && shownText(message).includes(say.roleClosed)),
    )
    expect(shownText(closed)).not.toContain(titles.cloud)
    expect(linksIn(closed)).toEqual([])
    const { answer } = await ask('Which roles are open?')
    expect(shownText(answer)).not.toContain(titles.cloud)
  })

  it('mentions nobody and shows no previews, whatever it sends or edits', () => {
    const sent = both.between.calls(/^(POST|PATCH) (\/channels\/\d+\/messages(\/\d+)?|\/webhooks\/\d+\/[^/]+(\/messages\/[^/]+)?)$/).map(({ body }) => body)
    const inPlace = both.between.calls(/\/callback$/).flatMap(({ body }) => (body as { data?: { components?: unknown } }).data ?? [])
    const bodies = [...sent, ...inPlace.filter((data) => !('title' in data) && ('content' in data || 'components' in data))]
    expect(bodies.length).toBeGreaterThan(20)
    for (const body of bodies) expect(body).toMatchObject({ allowed_mentions: { parse: [] } })
    const posts = both.between.calls(/^POST \/channels\/\d+\/messages$/)
    for (const { body } of posts) expect(body).toMatchObject({ nonce: expect.anything(), enforce_nonce: true })
  })

  it('ends in good order', async () => {
    expect(await both.app().stop()).toBe(0)
  })
})
