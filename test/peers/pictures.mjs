/**
 * node test/peers/run.mjs program test/peers/pictures.mjs [FOLDER]
 *
 * Pictures of the stand-in's web page with the real program behind it, for the README: docs/slack-channel.png, docs/slack-home.png, docs/slack-card.png,
 * docs/slack-recruiters.png.
 * Needs a Chromium: CHROMIUM names it where it is not /usr/bin/chromium.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { actingIn } from './acting.ts'
import { bot, channels, people } from './local-slack.ts'
import { button, buttonsIn } from './reading.ts'
import { startTogether } from './together.ts'
import { until } from './until.ts'

const folder = process.argv[2] ?? 'docs'
const say = chatWordingOf('en')
const team = teamWordingOf('en')
mkdirSync(folder, { recursive: true })

const both = await startTogether('Socket Mode')
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
try {
  const { slack } = both
  const thread = await talkInChannel(slack)
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/Stockholm' })

  await page.goto(`${slack.url}/archives/${channels.jobs}/p${thread.ts.replace('.', '')}?thread_ts=${thread.ts}&cid=${channels.jobs}`)
  await page.locator('.thread-pane .bk-actions').last().waitFor()
  await widenThread(page, 640)
  // The message that an address leads to flashes for a while.
  await page.locator('.msg.highlighted').first().waitFor({ state: 'detached' })
  await picture(page, 'slack-channel.png', '.thread-body')

  await page.goto(slack.url)
  await page.locator('.sidebar-item', { hasText: 'jobs' }).last().click()
  await page.locator('.home .bk-actions').waitFor()
  await picture(page, 'slack-home.png', '.home')

  await shareCard(slack)
  await page.goto(`${slack.url}/archives/${channels.random}`)
  await page.locator('.messages .bk-button', { hasText: say.buttons.apply }).last().waitFor()
  await picture(page, 'slack-card.png', '.messages')

  await passOn(slack)
  await page.goto(`${slack.url}/archives/${channels.recruiting}`)
  await page.locator('.messages .bk-button', { hasText: team.buttons.reply }).last().waitFor()
  await picture(page, 'slack-recruiters.png', '.messages')
} finally {
  await browser.close()
  await both.stop()
}

/** A channel in which people have asked; @returns the message whose thread is shown */
async function talkInChannel(slack) {
  await ask(slack, people.bo, 'Which roles are open?')
  await ask(slack, people.bo, 'Vem leder teamet för Cloud Engineer?')
  const thread = await ask(slack, people.ada, 'I live in Toronto. Can I apply for the Cloud Engineer role?')
  const followUp = await slack.post(channels.jobs, people.ada, 'And what does it pay?', thread.ts)
  await until('the follow-up is answered', async () => (await slack.replies(channels.jobs, thread.ts)).some((reply) => reply.ts > followUp.ts))
  return thread
}

async function ask(slack, user, text) {
  const asked = await slack.post(channels.jobs, user, `${bot.mention} ${text}`)
  await until('the mention is answered', async () => (await slack.replies(channels.jobs, asked.ts)).length > 0)
  return asked
}

async function shareCard(slack) {
  const shown = async (label) => (await slack.messages(channels.random)).find((message) => buttonsIn(message).some((one) => one.label === label))
  await slack.post(channels.random, people.bo, 'Is anybody here looking for a job with Kubernetes?')
  await slack.command(channels.random, people.ada, '/roles', '')
  const list = await until('roles are listed', () => shown(say.buttons.shareRole))
  await slack.press(list, people.ada, button(list, say.buttons.shareRole).action)
  await until('the card is there', () => shown(say.buttons.apply))
}

/** A question that no posting answers goes to the recruiting team. */
async function passOn(slack) {
  const { ask: askAs, handOver } = actingIn(() => both)
  const question = 'Can I bring my dog to the office?'
  const { answer } = await askAs(question, { user: people.bo })
  await handOver(answer, people.bo, question)
  await until('the card is there', async () => (await slack.messages(channels.recruiting)).length > 0)
}

/** Drags the edge of the thread. */
async function widenThread(page, width) {
  const handle = await page.locator('.thread-resize-handle').boundingBox()
  await page.mouse.move(handle.x + 2, 300)
  await page.mouse.down()
  await page.mouse.move(1200 - width, 300)
  await page.mouse.up()
}

/** @param whole what must be seen from its beginning to its end */
async function picture(page, name, whole) {
  await page.setViewportSize({ width: 1200, height: 400 })
  const hidden = await page.locator(whole).evaluate((element) => element.scrollHeight - element.clientHeight)
  await page.setViewportSize({ width: 1200, height: 400 + Math.max(0, hidden) })
  await page.mouse.move(0, 0)
  // The page's own icons are emoji, for which not every machine has a font.
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) texts.currentNode.nodeValue = texts.currentNode.nodeValue.replace(/\p{Extended_Pictographic}/gu, '')
    for (const selector of ['.sound-toggle', '.notif-bell', '.inspector-toggle']) for (const element of document.querySelectorAll(selector)) element.remove()
  })
  await page.screenshot({ path: join(folder, name) })
}
