/** The recruiter's side in Slack, from a candidate's question that no posting answers to an answer for the next candidate. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { actingIn, isPrivate } from './acting.ts'
import { temporaryFolder } from './app.ts'
import { channels, people, type SlackMessage } from './local-slack.ts'
import { button, buttonsIn, inputsIn, quotesIn, shownText, words } from './reading.ts'
import { type Mode, missing, named, startTogether, type Together } from './together.ts'
import { until } from './until.ts'

const say = chatWordingOf('en')
const team = teamWordingOf('en')
const question = 'Can I bring my dog to the office?'
const reply = 'Dogs are welcome on Fridays.'
const later = 'Dogs are welcome on Mondays.'

describe.skipIf(missing !== '').each<Mode>(['Socket Mode', 'HTTP'])(named('recruiters in Slack over %s'), (mode) => {
  const folder = temporaryFolder()
  const knowledge = join(folder.path, 'knowledge')
  let both: Together
  const { ask, saidIn, handOver, fillIn, shows } = actingIn(() => both)

  beforeAll(async () => {
    cpSync('knowledge', knowledge, { recursive: true })
    both = await startTogether(mode, { KNOWLEDGE_DIR: knowledge, DIGEST: 'off' })
  })
  afterAll(async () => {
    await both?.stop()
    folder.remove()
  })

  const press = (message: SlackMessage, user: string, label: string) => both.slack.press(message, user, button(message, label).action)
  /** Presses and waits for what the person alone is told. */
  const told = (message: SlackMessage, user: string, label: string) =>
    saidIn(
      message.channel,
      () => press(message, user, label),
      (one) => isPrivate(one) && one.ephemeral_to === user,
    )
  const command = (user: string, name: string, text = '') =>
    saidIn(channels.recruiting, () => both.slack.command(channels.recruiting, user, name, text), isPrivate)
  const entryFiles = () => readdirSync(join(knowledge, 'faq')).filter((name) => name !== 'company.md')

  /** Reads in the window that an entry is saved, and closes it. */
  async function seeSaved(user: string): Promise<void> {
    await until('the window says that it is saved', () => {
      const modal = both.slack.modal()
      return modal !== null && shownText(modal).includes(team.faq.saved)
    })
    both.slack.closeModal(user)
    await until('the window is closed', () => both.slack.modal() === null)
  }

  /** Asks, and passes the question on. */
  async function passOn(text: string, user: string) {
    const { asked, answer } = await ask(text, { user })
    const status = saidIn(asked.channel, () => {}, isPrivate)
    const card = await saidIn(
      channels.recruiting,
      () => handOver(answer, user, text),
      (message) => !isPrivate(message),
    )
    return { asked, answer, card, status: await status }
  }

  const replies = async (asked: SlackMessage) =>
    (await both.slack.replies(asked.channel, asked.ts)).filter((message) => shownText(message).includes(say.teamReply.title))

  it('goes from a question that no posting answers over a reply to an entry that answers the next candidate', async () => {
    const { asked, answer, card, status } = await passOn(question, people.ada)
    expect(shownText(answer)).toContain("The postings don't say")
    expect(status).toMatchObject({ ephemeral_to: people.ada, text: say.handOver.asked })
    for (const text of [team.handOver.title, question, "The postings don't say", team.handOver.asked]) expect(shownText(card)).toContain(text)
    expect(JSON.stringify(card.blocks)).toContain(`<@${people.ada}>`)

    expect((await told(card, people.rita, team.buttons.take)).text).toBe(team.done.taken)
    const taken = await shows(card, 'the card names who took it', (text) => text.includes(team.handOver.taken))
    expect(JSON.stringify(taken.blocks)).toContain(`<@${people.rita}>`)
    expect((await told(status, people.ada, say.buttons.status)).text).toBe(say.handOver.taken)

    const form = await fillIn(taken, people.rita, team.buttons.reply, { reply })
    expect(shownText(form)).toContain(question)
    const [relayed] = await until('the reply is in the thread', async () => {
      const found = await replies(asked)
      return found.length > 0 && found
    })
    expect(shownText(relayed as SlackMessage)).toContain(reply)
    expect(JSON.stringify(relayed?.blocks)).toContain(`<@${people.ada}>`)
    const closed = await shows(card, 'the card says that the reply arrived', (text) => text.includes(team.handOver.ended.replied))
    expect(shownText(closed)).toContain(reply)
    expect((await told(status, people.ada, say.buttons.status)).text).toBe(say.handOver.replied)

    const entry = await fillIn(closed, people.rita, team.buttons.saveFaq, {})
    expect(inputsIn(entry).map(({ element }) => element.initial_value)).toEqual([question, reply, undefined, undefined, undefined])
    await seeSaved(people.rita)
    const [file = ''] = entryFiles()
    expect(readFileSync(join(knowledge, 'faq', file), 'utf8')).toMatch(/Rita Holm/)

    const { answer: next } = await ask(question, { user: people.bo })
    expect(quotesIn(next).map(words)).toEqual([reply])
    expect(await replies(asked)).toHaveLength(1)
  })

  it('lets nobody act who is not in the channel of the team', async () => {
    const { card, asked } = await passOn('Do you pay for a gym membership?', people.ada)
    for (const label of [team.buttons.take, team.buttons.reply, team.buttons.decline]) expect((await told(card, people.bo, label)).text).toBe(team.onlyTeam)
    expect(both.slack.modal()).toBeNull()
    for (const name of ['/faq', '/preview salary?']) {
      const [head = '', ...more] = name.split(' ')
      const shown = await saidIn(channels.random, () => both.slack.command(channels.random, people.bo, head, more.join(' ')), isPrivate)
      expect(shownText(shown)).toBe(team.onlyTeam)
    }
    const [now] = (await both.slack.messages(channels.recruiting)).filter((message) => message.ts === card.ts)
    expect(now?.blocks).toEqual(card.blocks)
    expect(await replies(asked)).toEqual([])

    expect((await told(card, people.rita, team.buttons.decline)).text).toBe(team.done.declined)
    await shows(card, 'the card says that it is set aside', (text) => text.includes(team.handOver.ended.declined))
  })

  it('takes a question back, and replies to it no more', async () => {
    const { asked, card, status } = await passOn('Is there parental leave?', people.ada)
    expect((await told(status, people.ada, say.buttons.withdraw)).text).toBe(say.handOver.withdrawn)
    const withdrawn = await shows(card, 'the card says that it is withdrawn', (text) => text.includes(team.handOver.ended.withdrawn))
    expect(buttonsIn(withdrawn).map(({ label }) => label)).not.toContain(team.buttons.reply)
    expect((await told(card, people.rita, team.buttons.reply)).text).toBe(team.done.overAlready)
    expect(await replies(asked)).toEqual([])
  })

  it('tells in App Home what became of questions', async () => {
    await both.slack.openHome(people.ada)
    const home = await until('App Home is shown', () => both.slack.home(people.ada))
    for (const text of [say.home.questionsTitle, question, say.handOver.replied, say.handOver.withdrawn]) expect(shownText(home)).toContain(text)
  })

  it('edits an entry, which then answers so, also where it was quoted; a retired one answers nobody', async () => {
    const { answer: quoted } = await ask(question, { user: people.bo, channel: channels.random })
    expect(quotesIn(quoted).map(words)).toEqual([reply])

    const list = await command(people.rita, '/faq')
    expect(shownText(list)).toContain(question)
    await fillIn(list, people.rita, team.buttons.edit, { answer: later })
    await seeSaved(people.rita)
    const { answer: next } = await ask(question, { user: people.ada })
    expect(quotesIn(next).map(words)).toEqual([later])
    const recalled = await shows(quoted, 'what was quoted is updated', (text) => text.includes(later))
    expect(shownText(recalled)).not.toContain(reply)

    // What the first list shows is not what would be retired.
    expect((await told(list, people.rita, team.buttons.retire)).text).toBe(team.faq.problems.changed_meanwhile)
    expect((await told(await command(people.rita, '/faq'), people.rita, team.buttons.retire)).text).toBe(team.faq.retiredNow)
    const { answer: after } = await ask(question, { user: people.ada })
    expect(shownText(after)).toContain("The postings don't say")
    const gone = await shows(quoted, 'what was quoted is taken back', (text) => !text.includes(later))
    expect(quotesIn(gone)).toEqual([])
    expect(shownText(await command(people.rita, '/faq'))).toContain(team.faq.retired)
  })

  it('edits once what quoted a page that has changed', async () => {
    const { answer } = await ask('What is the salary of the Cloud Engineer?', { user: people.bo })
    const [quote = ''] = quotesIn(answer)
    const file = join(knowledge, 'postings/cloud-engineer.md')
    const text = readFileSync(file, 'utf8')
    const [figure = ''] = quote.match(/\d[\d,. ]*\d/) ?? []
    expect(text).toContain(figure)
    writeFileSync(file, text.replaceAll(figure, '77,700'))
    const edited = await shows(answer, 'the answer has the new figure', (shown) => shown.includes('77,700'))
    expect(shownText(edited)).toContain(say.recall.updated)
    expect(shownText(edited)).not.toContain(figure)
  })

  it('previews what drafts say to a recruiter alone, with nothing to press', async () => {
    const file = join(knowledge, 'postings/network-diver.md')
    writeFileSync(file, '---\ntitle: Network Diver\ndraft: true\n---\n\n## Salary\n\nThe salary of the Network Diver is 99,900 euros.\n')
    const asked = 'What is the salary of the Network Diver?'
    const shown = await command(people.rita, '/preview', asked)
    expect(shown.ephemeral_to).toBe(people.rita)
    expect(shownText(shown)).toContain(team.preview.lead)
    expect(shownText(shown)).toContain('99,900')
    expect(buttonsIn(shown).filter(({ url }) => url === null)).toEqual([])
    const { answer } = await ask(asked, { user: people.ada })
    expect(shownText(answer)).not.toContain('99,900')
  })

  it('keeps questions, replies and names out of its log', () => {
    const log = both.app().output()
    expect(log).not.toBe('')
    for (const secret of ['dog', 'Fridays', 'gym', 'Rita Holm', people.rita]) expect(log).not.toContain(secret)
  })
})
