import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Language } from './domain.ts'
import { languageCode, spokenLanguages } from './text/languages.ts'

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

const hasLogin = (value: string): boolean => URL.canParse(value) && (new URL(value).username !== '' || new URL(value).password !== '')

const onOrOff = z.enum(['on', 'off'])
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const secret = (prefix: RegExp, looksLike: string) => z.string().regex(prefix, `does not look like ${looksLike}`).optional()
const isHostAndPort = (value: string): boolean => /^(\[[\da-f:.]+\]|[\w.-]+):\d{1,5}$/i.test(value) && Number(value.slice(value.lastIndexOf(':') + 1)) < 65536
const address = z.string().refine(isHostAndPort, 'is not a host and port such as 127.0.0.1:3000')

const discordId = z.string().regex(/^\d{15,20}$/, 'is not an id; turn on Developer Mode, right-click the channel and choose "Copy Channel ID"')
/** `1, 2`. */
const listOf = <T>(item: z.ZodType<T, string>) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((piece) => piece.trim())
        .filter((piece) => piece !== ''),
    )
    .pipe(z.array(item))

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
  SLACK_BOT_TOKEN: secret(/^xox[bp]-/, 'a bot token (xoxb-…)').describe(
    'Slack: Bot User OAuth Token of the app (xoxb-…), from "OAuth & Permissions". Starts the Slack surface, together with one of the next two.',
  ),
  SLACK_APP_TOKEN: secret(/^xapp-/, 'an app-level token (xapp-…)').describe(
    'Slack: app-level token (xapp-…) with connections:write, from "Basic Information". With it the app connects by Socket Mode and needs no public address.',
  ),
  SLACK_SIGNING_SECRET: z
    .string()
    .optional()
    .describe('Slack: signing secret, from "Basic Information". Without an app-level token Slack calls SLACK_HTTP_ADDRESS, and every call is checked with it.'),
  SLACK_HTTP_ADDRESS: address
    .default('127.0.0.1:3000')
    .describe('Slack: host and port to listen on where no app-level token is set. Put your https address, ending in /slack/events, before it.'),
  SLACK_RECRUITER_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/, 'is not a channel id (C…); copy it from the foot of the channel\'s "About" page')
    .optional()
    .describe("Slack: id of the recruiting team's channel (C…). Questions to a person go there, and its members count as the recruiting team."),
  SLACK_API_URL: z
    .string()
    .refine(isWebAddress, 'is not a web address')
    .default('https://slack.com/api/')
    .describe('Slack: address of the Web API, for GovSlack (https://slack-gov.com/api/) or a local stand-in.'),
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]{10,}\.[\w-]+\.[\w-]+$/, 'does not look like a bot token')
    .optional()
    .describe(
      'Discord: token of the bot, from "Bot" of the application. Starts the Discord surface; no privileged intent is needed. "npm run doctor" prints the invite link.',
    ),
  DISCORD_RECRUITER_CHANNEL: discordId
    .optional()
    .describe("Discord: id of the recruiting team's channel. Questions to a person go there, and who may see it counts as the recruiting team."),
  DISCORD_FORUM_CHANNELS: listOf(discordId)
    .default([])
    .describe('Discord: ids of forum channels whose posts are answered, by their titles. Several with a comma.'),
  DISCORD_SHARDS: z
    .union([z.literal('auto'), whole(1, 10_000)], 'is neither auto nor a number of shards')
    .default('auto')
    .describe('Discord: number of shards of all processes together, or auto for as many as Discord recommends.'),
  DISCORD_SHARD_IDS: listOf(
    z
      .string()
      .regex(/^\d{1,4}$/, 'is not the number of a shard')
      .transform(Number),
  )
    .default([])
    .describe('Discord: shards that this process runs, from 0, where DISCORD_SHARDS is a number: 0,1. All if not set; direct messages arrive at shard 0.'),
  DISCORD_API_URL: z
    .string()
    .refine(isWebAddress, 'is not a web address')
    .default('https://discord.com/api')
    .describe('Discord: address of the REST API, for a local stand-in.'),
  RECRUITER_LANGUAGE: z
    .enum(spokenLanguages)
    .default('en')
    .describe(`Recruiting team: language of its cards, forms and digest: ${spokenLanguages.join(', ')}.`),
  HAND_OVER_DAYS: whole(1, 365)
    .default(7)
    .describe('Recruiting team: days after which a question that nobody replied to is closed, and who asked is told so. Keep it below RETENTION_DAYS.'),
  FAQ_DIR: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Recruiting team: folder that "Save as FAQ" writes to, which counts as knowledge; faq in the first folder of KNOWLEDGE_DIR if not set. Several replicas must share it.',
    ),
  FAQ_GIT: z
    .enum(['off', 'commit'])
    .default('off')
    .describe(
      'Recruiting team: commit puts each saved or retired entry on FAQ_GIT_BRANCH of the repository that holds FAQ_DIR, and leaves what is checked out as it is.',
    ),
  FAQ_GIT_BRANCH: z
    .string()
    .regex(/^(?!.*(\.\.|\/\/|@\{))[\w][\w./-]*(?<![./])$/, 'is not the name of a branch')
    .default('candidate-assistant/faq')
    .describe('Recruiting team: branch that FAQ_GIT=commit commits to; begun at what is checked out where it is not there.'),
  DIGEST: z
    .enum(['weekly', 'off'])
    .default('weekly')
    .describe("Recruiting team: weekly posts what was asked in the last week to the recruiting team's channel, on Mondays after 08:00 (UTC)."),
  KEEP_QUESTION_TEXT: onOrOff
    .default('off')
    .describe(
      'Insights: on keeps the text of questions that no posting answers, without names and addresses, for RETENTION_DAYS; one that at least three people asked is then shown to the recruiting team.',
    ),
  OPENAI_API_KEY: z
    .string()
    // What a header can carry.
    .regex(/^[\x21-\x7e]+$/, 'is not a key: it holds a space or a letter that no key has')
    .optional()
    .describe(
      'Language model: key of the server, which may be any that speaks the API of OpenAI. With it a model may word answers and understand more questions; a server of your own that asks for no key needs any word here. Without it nothing leaves this machine.',
    ),
  OPENAI_BASE_URL: z
    .string()
    .refine(isWebAddress, 'is not a web address')
    .refine((value) => !hasLogin(value), 'holds a login; put the key into OPENAI_API_KEY')
    .refine(
      (value) => !/\/(chat\/completions|completions|embeddings|responses)\/?$/.test(value),
      'is the address of one call; leave out what follows the version, as in /v1',
    )
    .default('https://api.openai.com/v1')
    .describe(
      'Language model: address of the server, with the version: https://eu.api.openai.com/v1, or http://127.0.0.1:8000/v1 (vLLM), http://127.0.0.1:11434/v1 (Ollama), http://127.0.0.1:8080/v1 (llama.cpp).',
    ),
  OPENAI_MODEL: z
    .string()
    .min(1)
    .default('gpt-4.1-mini')
    .describe(
      'Language model: its name at the server; a server of your own has names of its own. It must keep to a JSON schema; a small one that does not reason answers in time.',
    ),
  OPENAI_EMBEDDING_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Language model: name of one for embeddings at the same server (text-embedding-3-small at OpenAI); passages are then found by meaning as well. None if not set.',
    ),
  MODEL_REWORD: onOrOff
    .default('on')
    .describe(
      'Language model: on lets it word answers. Every fact in its words is checked against the quotes, which stand below them; where one is not in them, the quotes stand alone.',
    ),
  MODEL_UNDERSTAND: onOrOff
    .default('on')
    .describe(
      'Language model: on lets it say which topic and role a question is about, where the words of the question do not. It changes what is looked for, never what is said.',
    ),
  MODEL_DEADLINE_SECONDS: whole(1, 60).default(8).describe('Language model: seconds that it has for one answer; then the answer goes out without it.'),
  MODEL_CONCURRENCY: whole(1, 256).default(4).describe('Language model: requests under way at once, of each process.'),
  MODEL_DAILY_TOKENS: whole(0, 1_000_000_000_000)
    .default(1_000_000)
    .describe(
      'Language model: tokens of one day (UTC) that all processes together may use; then answers are quotes alone until the next. 0 for no end, as for a server of your own.',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a PostgreSQL address such as postgres://user:password@host:5432/database')
    .optional()
    .describe('PostgreSQL that several replicas share: postgres://user:password@host:5432/database. Without it DATABASE_FILE is used.'),
  DATABASE_FILE: z.string().min(1).default('data/assistant.db').describe('SQLite file of what must survive a restart.'),
  PERSON_KEY: z
    .string()
    .min(32, 'is too short; make one with: openssl rand -hex 32')
    .optional()
    .describe(
      'Key under which ids of people are hashed and waiting messages are sealed; make one with: openssl rand -hex 32. Without it one is made beside DATABASE_FILE; with DATABASE_URL it must be set, the same for every replica.',
    ),
  RETENTION_DAYS: whole(1, 3650).default(90).describe('Days after which what is kept of a conversation is erased.'),
  LEASE_SECONDS: whole(2, 3600).default(30).describe('Seconds after which a message that a process took in before it died is answered by another.'),
  PERSON_LIMIT: whole(1, 10_000).default(20).describe('Questions that one person may ask in five minutes.'),
  CHANNEL_LIMIT: whole(1, 100_000).default(60).describe('Questions that are answered in one channel in one minute.'),
  THREAD_LIMIT: whole(1, 10_000).default(40).describe('Replies in one thread in an hour; it ends loops with other bots.'),
  HEALTH_ADDRESS: address.default('127.0.0.1:9464').describe('Host and port of /healthz, /readyz and /metrics.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('How much is logged: debug, info, warn or error. No level logs questions, names or tokens.'),
})

export type Settings = z.infer<typeof settings>

/** What two settings say together. */
function contradictions(
  { DISCORD_SHARDS: shards, DISCORD_SHARD_IDS: ids, OPENAI_API_KEY: key, HAND_OVER_DAYS: handOverDays, RETENTION_DAYS: retentionDays }: Settings,
  isGiven: (name: keyof Settings) => boolean,
): string[] {
  const hasShards = ids.length === 0 || (shards !== 'auto' && ids.every((id) => id < shards))
  const ofModel = (['OPENAI_BASE_URL', 'OPENAI_MODEL', 'OPENAI_EMBEDDING_MODEL'] as const).filter(isGiven)
  return [
    // What is erased can neither be replied to nor be said to have expired.
    ...(handOverDays < retentionDays || !isGiven('HAND_OVER_DAYS') ? [] : ['HAND_OVER_DAYS: must be below RETENTION_DAYS, after which questions are erased']),
    ...(hasShards ? [] : ['DISCORD_SHARD_IDS: needs DISCORD_SHARDS to be a number that is above each of them']),
    ...(key === undefined
      ? ofModel.map((name) => `${name}: needs OPENAI_API_KEY, without which no model is asked; for a server that asks for no key set any word`)
      : []),
  ]
}

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
  const mistakes = result.success
    ? contradictions(result.data, (name) => name in given)
    : result.error.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`)
  if (!result.success || mistakes.length > 0) throw new SettingsError(mistakes.join('\n'))
  return result.data
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
