/** The recruiter's side in Discord, from a candidate's question that no posting answers to an answer for the next candidate. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faqFields } from '../../adapters/discord/team/faq-form.ts'
import { replyField } from '../../adapters/discord/team/reply-form.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { temporaryFolder } from './app.ts'
import { actingIn, isPrivate } from './discord-acting.ts'
import { button, buttonsIn, fieldsIn, quotesIn, shownText, textOf } from './discord-reading.ts'
import { channels, type DiscordMessage, people } from './discord-server.ts'
import { type DiscordTogether, startDiscordTogether } from './discord-together.ts'
import { missing, named } from './discord-twin.ts'
import { words } from './reading.ts'
import { until } from './until.ts'

const say = chatWordingOf('en')
const team = teamWordingOf('en')
const question = 'Can I bring my dog to the office?'
const reply = 'Yes, dogs are welcome on Fridays.'
const later = 'Yes, dogs are welcome on every day.'
const notStated = "The postings don't say"

describe.skipIf(missing !== '')(named('recruiters in Discord'), () => {
  const folder = temporaryFolder()
  const knowledge = join(folder.path, 'knowledge')
  let both: DiscordTogether
  const { ask, saidIn, handOver, formBehind, fillIn, shows, pressed, replied, repliesIn } = actingIn(() => both)

  beforeAll(async () => {
    cpSync('knowledge', knowledge, { recursive: true })
    both = await startDiscordTogether({ KNOWLEDGE_DIR: knowledge, DIGEST: 'off' })
  })
  afterAll(async () => {
    await both?.stop()
    folder.remove()
  })

  const entryFiles = () => readdirSync(join(knowledge, 'faq')).filter((name) => name !== 'company.md')
  const press = (message: DiscordMessage, user: string, label: string) => both.discord.press(message, user, button(message, label).customId)
  /** Presses a button whose message then shows what came of it. */
  async function pressedInPlace(message: DiscordMessage, user: string, label: string, said: string): Promise<DiscordMessage> {
    await press(message, user, label)
    return shows(message, `the message says "${said}"`, (text) => text.includes(said))
  }
  /** Presses a button that asks whether one is sure, and says so. */
  async function surely(message: DiscordMessage, user: string, label: string, asks: string, said: string): Promise<void> {
    const asked = await pressed(message, user, label)
    expect(shownText(asked)).toContain(asks)
    await pressedInPlace(asked, user, label, said)
  }
  const command = async (user: string, name: string, options: Readonly<Record<string, string>> = {}, channel: string = channels.recruiting) =>
    replied(await both.discord.command(channel, user, name, options), channel)

  /** Asks, and passes the question on. */
  async function passOn(text: string, user: string) {
    const { asked, answer } = await ask(text, { user })
    let status: DiscordMessage | undefined
    const card = await saidIn(
      channels.recruiting,
      async () => {
        status = await handOver(answer, user, text)
      },
      (message) => !isPrivate(message),
    )
    return { asked, answer, card, status: status as DiscordMessage }
  }

  const repliesOfTeam = async (asked: DiscordMessage) => (await repliesIn(asked)).filter((message) => shownText(message).includes(say.teamReply.title))

  it('goes from a question that no posting answers over a reply to an entry that answers the next candidate', async () => {
    const { asked, answer, card, status } = await passOn(question, people.ada)
    expect(shownText(answer)).toContain(notStated)
    expect(isPrivate(status)).toBe(true)
    expect(shownText(status)).toContain(say.handOver.asked)
    for (const text of [team.handOver.title, question, notStated, team.handOver.asked]) expect(shownText(card)).toContain(text)
    expect(JSON.stringify(card.components)).toContain(`<@${people.ada}>`)

    expect(shownText(await pressed(card, people.rita, team.buttons.take))).toBe(team.done.taken)
    const taken = await shows(card, 'the card names who took it', (text) => text.includes(team.handOver.taken))
    expect(JSON.stringify(taken.components)).toContain(`<@${people.rita}>`)
    await pressedInPlace(status, people.ada, say.buttons.status, say.handOver.taken)

    const { form, told } = await fillIn(taken, people.rita, team.buttons.reply, { [replyField]: reply })
    expect(textOf(form)).toContain(question)
    expect([team.done.replied, team.done.replyWaits]).toContain(shownText(told))
    const [relayed] = await until('the reply is in the thread', async () => {
      const found = await repliesOfTeam(asked)
      return found.length > 0 && found
    })
    expect(shownText(relayed as DiscordMessage)).toContain(reply)
    const sent = both.between.calls(/^POST \/channels\/\d+\/messages$/).filter(({ body }) => JSON.stringify(body).includes(say.teamReply.title))
    expect(sent.map(({ body }) => (body as { allowed_mentions: unknown }).allowed_mentions)).toEqual([{ parse: [], users: [people.ada] }])
    const closed = await shows(card, 'the card says that the reply arrived', (text) => text.includes(team.handOver.ended.replied))
    expect(shownText(closed)).toContain(reply)
    await pressedInPlace(status, people.ada, say.buttons.status, say.handOver.replied)

    const saved = await fillIn(closed, people.rita, team.buttons.saveFaq, {})
    expect(fieldsIn(saved.form).map(({ value }) => value)).toEqual([question, reply, [], ['=en'], ''])
    expect(shownText(saved.told)).toBe(team.faq.saved)
    const [file = ''] = entryFiles()
    expect(readFileSync(join(knowledge, 'faq', file), 'utf8')).toMatch(/rita/)

    const { answer: next } = await ask(question, { user: people.bo })
    expect(quotesIn(next).map(words)).toEqual([expect.stringContaining(reply)])
    expect(await repliesOfTeam(asked)).toHaveLength(1)
  })

  it('lets nobody act who is not in the channel of the team', async () => {
    const { card, asked } = await passOn('Do you pay for a gym membership?', people.ada)
    for (const label of [team.buttons.take, team.buttons.reply]) expect(shownText(await pressed(card, people.bo, label))).toBe(team.onlyTeam)
    await surely(card, people.bo, team.buttons.decline, team.buttons.confirmDecline, team.onlyTeam)
    expect(shownText(await command(people.bo, 'faq', {}, channels.random))).toBe(team.onlyTeam)
    expect(shownText(await command(people.bo, 'preview', { question: 'salary?' }, channels.random))).toBe(team.onlyTeam)
    const [now] = (await both.discord.messages(channels.recruiting)).filter(({ id }) => id === card.id)
    expect(now?.components).toEqual(card.components)
    expect(await repliesOfTeam(asked)).toEqual([])

    await surely(card, people.rita, team.buttons.decline, team.buttons.confirmDecline, team.done.declined)
    await shows(card, 'the card says that it is set aside', (text) => text.includes(team.handOver.ended.declined))
  })

  it('takes a question back, and replies to it no more', async () => {
    const { asked, card, status } = await passOn('Is there parental leave?', people.ada)
    const form = await formBehind(card, people.rita, team.buttons.reply)
    await pressedInPlace(status, people.ada, say.buttons.withdraw, say.handOver.withdrawn)
    const withdrawn = await shows(card, 'the card says that it is withdrawn', (text) => text.includes(team.handOver.ended.withdrawn))
    expect(buttonsIn(withdrawn).map(({ label }) => label)).not.toContain(team.buttons.reply)
    expect(shownText(await pressed(card, people.rita, team.buttons.reply))).toBe(team.done.overAlready)
    // The form was open before; what was typed is given back.
    const told = await replied(await both.discord.submit(card, people.rita, form, { [replyField]: 'Too late.' }), channels.recruiting, card)
    expect(shownText(told)).toBe(`${team.done.overAlready}\nToo late.`)
    expect(await repliesOfTeam(asked)).toEqual([])
  })

  it('tells with /about what became of questions, and takes one back there', async () => {
    const { card } = await passOn('Do you have a canteen?', people.ada)
    const about = await command(people.ada, 'about', {}, channels.random)
    for (const text of [say.home.questionsTitle, 'Do you have a canteen?', say.handOver.asked, say.handOver.withdrawn]) expect(shownText(about)).toContain(text)
    await press(about, people.ada, say.buttons.withdraw)
    await shows(about, 'the page offers to take back nothing more', (text) => !text.includes(`\n${say.buttons.withdraw}`))
    await shows(card, 'the card says that it is withdrawn', (text) => text.includes(team.handOver.ended.withdrawn))
    expect(shownText(await command(people.bo, 'about', {}, channels.random))).not.toContain(say.home.questionsTitle)
  })

  it('edits an entry, which then answers so, also where it was quoted; a retired one answers nobody', async () => {
    const { answer: quoted } = await ask(question, { user: people.bo, channel: channels.random })
    expect(quotesIn(quoted).map(words)).toEqual([expect.stringContaining(reply)])

    const list = await command(people.rita, 'faq')
    expect(isPrivate(list)).toBe(true)
    expect(shownText(list)).toContain(question)
    const edited = await fillIn(list, people.rita, team.buttons.edit, { [faqFields.answer]: later })
    expect(shownText(edited.told)).toBe(team.faq.saved)
    const { answer: next } = await ask(question, { user: people.ada })
    expect(quotesIn(next).map(words)).toEqual([expect.stringContaining(later)])
    const recalled = await shows(quoted, 'what was quoted is updated', (text) => text.includes(later))
    expect(shownText(recalled)).not.toContain(reply)

    // What the first list shows is not what would be retired.
    await surely(list, people.rita, team.buttons.retire, team.buttons.confirmRetire, team.faq.problems.changed_meanwhile)
    await surely(await command(people.rita, 'faq'), people.rita, team.buttons.retire, team.buttons.confirmRetire, team.faq.retiredNow)
    const { answer: after } = await ask(question, { user: people.ada })
    expect(shownText(after)).toContain(notStated)
    const gone = await shows(quoted, 'what was quoted is taken back', (text) => !text.includes(later))
    expect(quotesIn(gone)).toEqual([])
    expect(shownText(await command(people.rita, 'faq'))).toContain(team.faq.retired)
  })

  it('gives back an entry that cannot be saved, and shows what is there already', async () => {
    const list = await command(people.rita, 'faq')
    const typed = { [faqFields.question]: 'Is there a rowing club?', [faqFields.answer]: 'Yes, on Mondays.' }
    const refused = await fillIn(list, people.rita, team.buttons.newEntry, { ...typed, [faqFields.until]: 'whenever' })
    for (const text of [team.faq.problems.unreadable_date, ...Object.values(typed), 'whenever']) expect(shownText(refused.told)).toContain(text)
    expect(shownText((await fillIn(list, people.rita, team.buttons.newEntry, typed)).told)).toBe(team.faq.saved)

    const { card } = await passOn('Is there a rowing club for employees?', people.ada)
    await fillIn(card, people.rita, team.buttons.reply, { [replyField]: 'Yes, it rows on Mondays.' })
    const closed = await shows(card, 'the card says that the reply arrived', (text) => text.includes(team.handOver.ended.replied))
    const similar = await pressed(closed, people.rita, team.buttons.saveFaq)
    expect(shownText(similar)).toContain(typed[faqFields.question])
    expect(
      fieldsIn(await formBehind(similar, people.rita, team.buttons.edit))
        .map(({ value }) => value)
        .slice(0, 2),
    ).toEqual(Object.values(typed))
    expect(fieldsIn(await formBehind(similar, people.rita, team.buttons.newEntry)).map(({ value }) => value)[1]).toBe('Yes, it rows on Mondays.')
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
    const shown = await until('drafts are read', async () => {
      const preview = await command(people.rita, 'preview', { question: asked })
      return shownText(preview).includes('99,900') && preview
    })
    expect(isPrivate(shown)).toBe(true)
    expect(shownText(shown)).toContain(team.preview.lead)
    expect(buttonsIn(shown).filter(({ url }) => url === null)).toEqual([])
    const { answer } = await ask(asked, { user: people.ada })
    expect(shownText(answer)).not.toContain('99,900')
  })

  it('mentions nobody but who asked, and that person once for a reply', () => {
    const bodies = both.between.calls(/^(POST|PATCH) (\/channels\/\d+\/messages(\/\d+)?|\/webhooks\/\d+\/[^/]+(\/messages\/[^/]+)?)$/).map(({ body }) => body)
    expect(bodies.length).toBeGreaterThan(20)
    for (const body of bodies) expect(body).toMatchObject({ allowed_mentions: { parse: [] } })
    const told = bodies.flatMap((body) => (body as { allowed_mentions: { users?: readonly string[] } }).allowed_mentions.users ?? [])
    expect(told).toEqual([people.ada, people.ada])
  })

  it('keeps questions, replies and names out of its log', () => {
    const log = both.app().output()
    expect(log).not.toBe('')
    for (const secret of ['dog', 'Fridays', 'gym', 'rita', people.rita]) expect(log).not.toContain(secret)
  })
})
