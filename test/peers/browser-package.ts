/** What is used of `playwright-core`; its own types are not there where it is not installed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Browser {
  newPage(options: { readonly viewport: { readonly width: number; readonly height: number }; readonly colorScheme: 'light' | 'dark' }): Promise<Page>
  close(): Promise<void>
}

export interface Page {
  on(event: 'console', listener: (message: { text(): string }) => void): void
  on(event: 'pageerror', listener: (error: Error) => void): void
  on(event: 'request', listener: (request: { url(): string }) => void): void
  goto(url: string): Promise<unknown>
  emulateMedia(options: { readonly media: 'print' | 'screen' }): Promise<void>
  /** @param expression JavaScript of the page */
  evaluate<T>(expression: string): Promise<T>
  close(): Promise<void>
}

const file = join(import.meta.dirname, 'node_modules/playwright-core/index.mjs')
const program = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Why no page can be opened; '' where one can. */
export const noBrowser = existsSync(program) ? '' : `there is no Chromium at ${program}; CHROMIUM names another place`

export async function openBrowser(): Promise<Browser> {
  const { chromium } = (await import(pathToFileURL(file).href)) as { chromium: { launch(options: object): Promise<Browser> } }
  return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
}
