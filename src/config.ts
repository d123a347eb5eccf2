import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Language } from './domain.ts'
import { languageCode } from './text/languages.ts'

/** `en=https://example.com, sv=https://example.se`, or one value for all languages. */
const byLanguage = (what: string, check: (value: string) => boolean) =>
  z.string().transform((text, context) => {
    const found: Record<string, string> = {}
    for (const part of text
      .split(',')
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')) {
      const pair = /^([a-z]{2})=(.+)$/.exec(part)
      const value = pair?.[2] ?? part
      if (!check(value)) context.addIssue({ code: 'custom', message: `"${value}" is not ${what}` })
      found[pair?.[1] ?? '*'] = value
    }
    return found
  })

const isWebAddress = (value: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol)
  } catch {
    return false
  }
}

/** Every setting; its description is its comment in `.env.example`. */
export const settings = z.object({
  KNOWLEDGE_DIR: z
    .string()
    .min(1)
    .default('knowledge')
    .describe('Folder of postings and FAQs: the sample, or the content folder of your site. Several with a comma.'),
  SITE_URL: byLanguage('a web address such as https://example.com', isWebAddress)
    .default({})
    .describe(
      'Public address of the site that publishes the knowledge, so that citations link to it: https://example.com, or one per language: en=https://example.com,sv=https://example.se',
    ),
  SITE_PERMALINK: byLanguage('a path such as /career/:filename/', (value) => value.startsWith('/'))
    .default({})
    .describe('Path of a page on that site: /:sections/:filename/ if not set, or one per language: en=/career/:filename/,sv=/karriar/:slug/'),
})

export type Settings = z.infer<typeof settings>

/** A setting that cannot be used: every mistake in one message. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Reads the settings; the only reader of the environment.
 * @throws SettingsError naming each wrong setting
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  // An empty setting in .env is a setting that is not made.
  const given = Object.fromEntries(Object.keys(settings.shape).flatMap((key) => (environment[key]?.trim() ? [[key, environment[key]]] : [])))
  const result = settings.safeParse(given)
  if (result.success) return result.data
  throw new SettingsError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
}

/** Reads `.env` of the working folder, where there is one; what the environment sets itself wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/** What the environment says of the person at a terminal: their language, and whether they want colours (https://no-color.org). */
export function readCaller(isTerminal: boolean, environment: NodeJS.ProcessEnv = process.env): { language: Language | null; colors: boolean } {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  const wantsColors = environment.FORCE_COLOR !== undefined && environment.FORCE_COLOR !== '0'
  const refuses = (environment.NO_COLOR ?? '') !== '' || environment.TERM === 'dumb'
  return { language: languageCode(locale.replace(/[.@].*$/, '')), colors: wantsColors || (isTerminal && !refuses) }
}
