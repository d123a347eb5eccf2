/** The real program in a Slack workspace that somebody else made: what people do there, over both ways in which Slack delivers. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonAnswer } from '../../adapters/terminal/render.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { actingIn, isPrivate } from './acting.ts'
import { siteUrl, temporaryFolder } from './app.ts'
import { bot, channels, people, type SlackMessage } from './local-slack.ts'
import { button, linksIn, quotesIn, shownText, words } from './reading.ts'
import { askOne } from './terminal.ts'
import { type Mode, missing, named, startTogether, type Together } from './together.ts'
import { until } from './until.ts'

const say = chatWordingOf('en')
/** What it says up to the first number. */
const erasedStart = say.erased.replace(/\{.*$/s, '')
const question = 'What is the salary of the Cloud Engineer?'
const titles = { cloud: 'Cloud Engineer at Nordsky', network: 'Become our next Cloud Network Engineer', devops: 'DevOps Engineer with network know-how' }
const applyToCloud = 'https://jobs.nordsky.example/en/cloud-engineer#apply'

describe.skipIf(missing !== '').each<Mode>(['Socket Mode', 'HTTP'])(named('the assistant in Slack over %s'), (mode) => {
  const folder = temporaryFolder()
  /** A copy of the sample, so that a role can be closed. */
  const knowledge = join(folder.path, 'knowledge')
  let both: Together
  let expected: JsonAnswer
  const { mention, ask, answers, saidIn, handOver } = actingIn(() => both)

  beforeAll(async () => {
    cpSync('knowledge', knowledge, { recursive: true })
    expected = await askOne(question)
    both = await startTogether(mode, { KNOWLEDGE_DIR: knowledge })
  })
  afterAll(async () => {
    await both?.stop()
    folder.remove()
  })

  const quotesOfTerminal = (): string[] => expected.citations.map((citation) => words(citation.quote))

  it('answers a mention in its thread, once, with the quotes and sources of the terminal', async () => {
    const { asked, answer } = await ask(question)
    expect(expected.outcome).toBe('answered')
    expect(quotesIn(answer).map(words)).toEqual([...expected.citations, ...expected.related].map((citation) => words(citation.quote)))
    for (const citation of expected.citations) {
      expect(citation.url).toMatch(new RegExp(`^${siteUrl}/`))
      expect(linksIn(answer)).toContain(citation.url)
      expect(shownText(answer)).toContain(citation.title)
    }
    expect(words(answer.text)).toContain(words(expected.citations[0]?.quote ?? 'no quote'))

    // The stand-in delivers a mention twice, under two event ids; what is asked later is answered later.
    await ask('Which roles are open?', { user: people.bo })
    expect(await both.slack.replies(channels.jobs, asked.ts)).toHaveLength(1)
    expect(await both.app().metrics()).toMatch(/^\w*duplicate\w*\{[^}]*\} [1-9]/m)
  })

  it('says at first contact that it is an automated assistant, and does not say it again', async () => {
    const { answer: first } = await ask('Can I work remotely?', { user: people.rita })
    const { answer: second } = await ask('Can I work remotely?', { user: people.rita })
    expect(shownText(first)).toContain('I am an automated assistant')
    expect(shownText(second)).not.toContain('I am an automated assistant')
  })

  it('answers follow-ups in its own thread without a mention, about the role in focus', async () => {
    const { asked } = await ask(question)
    await both.slack.post(channels.jobs, people.ada, 'And who leads the team?', asked.ts)
    const [, second] = await answers(asked, 2)
    expect(shownText(second as SlackMessage)).toContain('Astrid Lindqvist')
  })

  it('keeps out of threads and channels where nobody called it', async () => {
    const chat = await both.slack.post(channels.random, people.ada, question)
    await both.slack.post(channels.random, people.bo, 'Can I work remotely?', chat.ts)
    await ask('Can I work remotely?', { channel: channels.random })
    expect(await both.slack.replies(channels.random, chat.ts)).toEqual([])
  })

  it('is called into a thread by a mention there', async () => {
    const chat = await both.slack.post(channels.random, people.ada, 'They are looking for a Cloud Engineer.')
    await mention(question, { user: people.bo, channel: channels.random, thread: chat.ts })
    const [answer] = await answers(chat)
    expect(quotesIn(answer as SlackMessage).map(words)).toEqual(quotesOfTerminal())
  })

  it('answers direct messages', async () => {
    const asked = await both.slack.post(people.bo, people.bo, question)
    const answer = await until('an answer in the direct message', async () => (await both.slack.messages(asked.channel)).find((message) => message.bot_id))
    expect(quotesIn(answer).map(words)).toEqual(quotesOfTerminal())
  })

  it('answers /ask to the asker alone, and shares it with the channel when asked to', async () => {
    const answer = await saidIn(channels.random, () => both.slack.command(channels.random, people.ada, '/ask', question), isPrivate)
    expect(answer.ephemeral_to).toBe(people.ada)
    expect(quotesIn(answer).map(words)).toEqual(quotesOfTerminal())

    const share = button(answer, say.buttons.shareAnswer)
    const shared = await saidIn(
      channels.random,
      () => both.slack.press(answer, people.ada, share.action),
      (message) => !isPrivate(message),
    )
    expect(quotesIn(shared)).toEqual(quotesIn(answer))
  })

  it('asks for a question where /ask has none', async () => {
    const answer = await saidIn(channels.random, () => both.slack.command(channels.random, people.ada, '/ask', '  '))
    expect(answer).toMatchObject({ subtype: 'ephemeral', ephemeral_to: people.ada })
    expect(answer.text).toContain(say.emptyQuestion)
  })

  it.each([say.buttons.helpful, say.buttons.notHelpful])('takes the rating "%s" and thanks the person who gave it', async (label) => {
    const { answer } = await ask(question)
    const thanks = await saidIn(channels.jobs, () => both.slack.press(answer, people.bo, button(answer, label).action))
    expect(thanks).toMatchObject({ subtype: 'ephemeral', ephemeral_to: people.bo, text: say.feedbackThanks })
  })

  it('hands a question to the recruiting team, with the way back, and says so truly', async () => {
    const { answer } = await ask(question)
    const told = saidIn(channels.jobs, () => {}, isPrivate)
    const note = await saidIn(channels.recruiting, () => handOver(answer, people.ada, 'Is the salary the same in Oslo?'))
    expect(quotesIn(note)[0]).toBe('Is the salary the same in Oslo?')
    expect(shownText(note)).toContain(titles.cloud)
    expect(JSON.stringify(note.blocks)).toContain(`<@${people.ada}>`)
    expect(linksIn(note).some((link) => link.includes(`/archives/${channels.jobs}/p`))).toBe(true)
    expect(await told).toMatchObject({ ephemeral_to: people.ada, text: say.handOver.asked })
  })

  it('is silent in a thread once the recruiting team has answered there, until it is called again', async () => {
    const { asked } = await ask(question)
    await both.slack.post(channels.jobs, people.rita, 'Hi, I am Rita from recruiting. It depends on experience.', asked.ts)
    await both.slack.post(channels.jobs, people.ada, 'And can I work remotely?', asked.ts)
    await ask('Which roles are open?')
    expect(await both.slack.replies(channels.jobs, asked.ts)).toHaveLength(1)
    await mention('can I work remotely?', { thread: asked.ts })
    await answers(asked, 2)
  })

  it('is quiet when somebody says stop', async () => {
    const { asked } = await ask(question)
    await both.slack.post(channels.jobs, people.ada, 'stop', asked.ts)
    const [, stopped] = await answers(asked, 2)
    expect(stopped?.text).toContain(say.stopped)
    await both.slack.post(channels.jobs, people.ada, 'And can I work remotely?', asked.ts)
    await ask('Which roles are open?')
    expect(await both.slack.replies(channels.jobs, asked.ts)).toHaveLength(2)
  })

  it('shows what it can do, the open roles and privacy in App Home, and erases there', async () => {
    await ask(question, { user: people.bo })
    await both.slack.openHome(people.bo)
    const home = await until('App Home is shown', () => both.slack.home(people.bo))
    for (const text of [say.home.intro, say.home.privacyTitle, say.home.rolesTitle, ...Object.values(titles)]) expect(shownText(home)).toContain(text)
    both.slack.pressInHome(people.bo, button(home, say.buttons.eraseMe).action)
    // The stand-in says that the press has a channel of no name; what is said there is seen on its page.
    await until('it is said what was erased', () => both.slack.saidNowhere().some((text) => text.startsWith(erasedStart)))
  })

  it('lists roles, shares one as a card, and says on the card when the role has closed', async () => {
    const list = await saidIn(channels.random, () => both.slack.command(channels.random, people.ada, '/roles', ''), isPrivate)
    for (const title of Object.values(titles)) expect(shownText(list)).toContain(title)

    const found = await saidIn(channels.random, () => both.slack.command(channels.random, people.ada, '/roles', 'ceph'), isPrivate)
    expect(shownText(found)).toContain(titles.cloud)
    const card = await saidIn(
      channels.random,
      () => both.slack.press(found, people.ada, button(found, say.buttons.shareRole).action),
      (message) => !isPrivate(message),
    )
    expect(shownText(card)).toContain(titles.cloud)
    expect(linksIn(card)).toContain(applyToCloud)

    const file = join(knowledge, 'postings/cloud-engineer.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('draft: false', 'draft: true'))
    const closed = await until('the card says that its role is closed', async () =>
      (await both.slack.messages(channels.random)).find((message) => message.ts === card.ts && shownText(message).includes(say.roleClosed)),
    )
    expect(shownText(closed)).not.toContain(titles.cloud)
    expect(linksIn(closed)).toEqual([])
    const { answer } = await ask('Which roles are open?')
    expect(shownText(answer)).not.toContain(titles.cloud)
  })

  it('keeps questions, names and tokens out of its log', () => {
    const log = both.app().output()
    expect(log).not.toBe('')
    for (const secret of [question, 'Oslo', 'Ada Lind', people.ada, bot.token, bot.appToken, bot.signingSecret]) expect(log).not.toContain(secret)
  })

  it('ends in good order', async () => {
    expect(await both.app().stop()).toBe(0)
  })
})
