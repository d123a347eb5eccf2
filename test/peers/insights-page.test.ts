/** The page of `npm run insights -- --html` in a browser that nobody here wrote. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { htmlOf } from '../../src/insights/html.ts'
import { counter, dayMs, now, report } from '../insights/asked.ts'
import { busyRows } from '../insights/busy.ts'
import { type Browser, noBrowser, openBrowser, type Page } from './browser-package.ts'
import { bars, contrasts, cutTexts, openTables, overlaps, pictures, widths } from './page-reading.ts'
import { missing } from './together.ts'

const reason = missing === '' ? noBrowser : missing
const named = (name: string): string => (reason === '' ? name : `${name} (skipped: ${reason})`)

const pages = {
  'a month of hostile names': htmlOf(await report(busyRows(30))),
  'most of a year': htmlOf(await report(busyRows(200), { since: now - 199 * dayMs })),
  'one question': htmlOf(await report({ counters: [counter()] })),
  'no question': htmlOf(await report({})),
}
type Name = keyof typeof pages
const names = Object.keys(pages) as Name[]
const windows = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]
const everywhere = names.flatMap((name) =>
  windows.flatMap((viewport) => (['light', 'dark'] as const).map((scheme) => ({ name, viewport, scheme, width: viewport.width }))),
)

describe.skipIf(reason !== '')(named('the page of what is asked, in Chromium'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'insights-'))
  const addressOf = (name: Name): string => pathToFileURL(join(folder, `${name}.html`)).href
  let browser: Browser
  beforeAll(async () => {
    for (const name of names) writeFileSync(join(folder, `${name}.html`), pages[name])
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  async function inPage(name: Name, viewport: (typeof windows)[number], scheme: 'light' | 'dark', look: (page: Page) => Promise<void>) {
    const page = await browser.newPage({ viewport, colorScheme: scheme })
    const [faults, requests]: [string[], string[]] = [[], []]
    page.on('console', (message) => faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(addressOf(name))
    await look(page)
    await page.close()
    expect(faults).toEqual([])
    expect(requests.filter((url) => url !== 'data:,')).toEqual([addressOf(name)])
  }

  it.each(everywhere)('shows $name at $width px, $scheme', async ({ name, viewport, scheme }) => {
    await inPage(name, viewport, scheme, async (page) => {
      expect(await page.evaluate('document.title')).toMatch(/^What candidates asked, \d/)
      expect(await page.evaluate(widths)).toEqual({ page: viewport.width, window: viewport.width })
      for (const { width, height } of await page.evaluate<{ width: number; height: number }[]>(pictures)) {
        expect(width).toBeGreaterThan(0)
        expect(height).toBeGreaterThan(0)
      }
      const drawn = await page.evaluate<{ width: number; height: number }[]>(bars)
      expect(drawn.length > 0).toBe(name !== 'no question')
      for (const { width, height } of drawn) expect(Math.min(width, height)).toBeGreaterThan(0)
      expect(await page.evaluate(overlaps)).toEqual([])
      expect(await page.evaluate(cutTexts)).toEqual([])
    })
  })

  it.each(windows)('stays within $width px with every table open', async (viewport) => {
    await inPage('a month of hostile names', viewport, 'light', async (page) => {
      await page.evaluate(openTables)
      expect(await page.evaluate(widths)).toEqual({ page: viewport.width, window: viewport.width })
    })
  })

  it.each(['light', 'dark'] as const)('can be read: %s', async (scheme) => {
    await inPage('a month of hostile names', { width: 1280, height: 800 }, scheme, async (page) => {
      await page.evaluate(openTables)
      const { text, bar } = await page.evaluate<{ text: number; bar: number }>(contrasts)
      expect(text).toBeGreaterThanOrEqual(4.5)
      expect(bar).toBeGreaterThanOrEqual(3)
    })
  })

  it('is printed dark on light, whatever the screen is', async () => {
    await inPage('a month of hostile names', { width: 1280, height: 800 }, 'dark', async (page) => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    })
  })
})
