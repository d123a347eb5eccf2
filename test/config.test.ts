import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCaller, readSettings, SettingsError, settings } from '../src/config.ts'

describe('settings', () => {
  it('all have a default that works on a laptop, or start nothing where they are not made', () => {
    expect(readSettings({})).toEqual({
      KNOWLEDGE_DIR: 'knowledge',
      SITE_URL: {},
      SITE_PERMALINK: {},
      SLACK_HTTP_ADDRESS: '127.0.0.1:3000',
      SLACK_API_URL: 'https://slack.com/api/',
      DISCORD_FORUM_CHANNELS: [],
      DISCORD_SHARDS: 'auto',
      DISCORD_SHARD_IDS: [],
      DISCORD_API_URL: 'https://discord.com/api',
      RECRUITER_LANGUAGE: 'en',
      HAND_OVER_DAYS: 7,
      FAQ_GIT: 'off',
      FAQ_GIT_BRANCH: 'candidate-assistant/faq',
      DIGEST: 'weekly',
      KEEP_QUESTION_TEXT: 'off',
      OPENAI_BASE_URL: 'https://api.openai.com/v1',
      OPENAI_MODEL: 'gpt-4.1-mini',
      MODEL_REWORD: 'on',
      MODEL_UNDERSTAND: 'on',
      MODEL_DEADLINE_SECONDS: 8,
      MODEL_CONCURRENCY: 4,
      MODEL_DAILY_TOKENS: 1_000_000,
      DATABASE_FILE: 'data/assistant.db',
      RETENTION_DAYS: 90,
      LEASE_SECONDS: 30,
      PERSON_LIMIT: 20,
      CHANNEL_LIMIT: 60,
      THREAD_LIMIT: 40,
      HEALTH_ADDRESS: '127.0.0.1:9464',
      LOG_LEVEL: 'info',
    })
  })

  it.each([
    ['SLACK_BOT_TOKEN', 'xapp-1'],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['SLACK_HTTP_ADDRESS', '3000'],
    ['SLACK_RECRUITER_CHANNEL', '#recruiting'],
    ['SLACK_API_URL', 'slack.com'],
    ['DISCORD_TOKEN', 'a password'],
    ['DISCORD_RECRUITER_CHANNEL', '#recruiting'],
    ['DISCORD_FORUM_CHANNELS', '123456789012345678,jobs'],
    ['DISCORD_SHARDS', 'many'],
    ['DISCORD_SHARD_IDS', '0,-1'],
    ['DISCORD_API_URL', 'discord.com'],
    ['RECRUITER_LANGUAGE', 'english'],
    ['HAND_OVER_DAYS', '0'],
    ['HAND_OVER_DAYS', '90'],
    ['FAQ_GIT', 'push'],
    ['FAQ_GIT_BRANCH', '-D main'],
    ['FAQ_GIT_BRANCH', 'a..b'],
    ['DIGEST', 'daily'],
    ['KEEP_QUESTION_TEXT', 'yes'],
    ['OPENAI_API_KEY', 'sk-1 2'],
    ['OPENAI_API_KEY', 'nyckel-på-svenska'],
    ['OPENAI_BASE_URL', '127.0.0.1:8000/v1'],
    ['OPENAI_BASE_URL', 'http://user:secret@127.0.0.1:8000/v1'],
    ['OPENAI_BASE_URL', 'http://127.0.0.1:8000/v1/chat/completions'],
    ['MODEL_REWORD', 'yes'],
    ['MODEL_UNDERSTAND', 'true'],
    ['MODEL_DEADLINE_SECONDS', '0'],
    ['MODEL_CONCURRENCY', '0'],
    ['MODEL_DAILY_TOKENS', '-1'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['PERSON_KEY', 'short'],
    ['RETENTION_DAYS', '0'],
    ['LEASE_SECONDS', 'soon'],
    ['PERSON_LIMIT', '1.5'],
    ['HEALTH_ADDRESS', 'localhost:99999'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse what cannot be meant: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name}: `))
  })

  it('repeat no secret where one is wrong', () => {
    const wrong = {
      SLACK_BOT_TOKEN: 'my-secret-token',
      DATABASE_URL: 'mysql://u:my-secret-token@h/d',
      OPENAI_API_KEY: 'my-secret-token in words',
      OPENAI_BASE_URL: 'https://u:my-secret-token@h/v1',
    }
    expect(() => readSettings(wrong)).toThrow(/OPENAI_API_KEY: [\s\S]*OPENAI_BASE_URL: holds a login/)
    expect(() => readSettings(wrong)).not.toThrow(/my-secret-token/)
  })

  it('take an empty value for one that is not set, as a copied .env.example has it', () => {
    expect(readSettings({ KNOWLEDGE_DIR: '', SITE_URL: '  ' })).toEqual(readSettings({}))
  })

  it('take one address for all languages, or one for each', () => {
    expect(readSettings({ SITE_URL: 'https://example.com' }).SITE_URL).toEqual({ '*': 'https://example.com' })
    expect(readSettings({ SITE_URL: 'en=https://example.com, sv=https://example.se' }).SITE_URL).toEqual({
      en: 'https://example.com',
      sv: 'https://example.se',
    })
  })

  it('take several ids with commas', () => {
    const settings = readSettings({ DISCORD_FORUM_CHANNELS: '123456789012345678, 223456789012345678', DISCORD_SHARDS: '4', DISCORD_SHARD_IDS: '2,3' })
    expect(settings).toMatchObject({
      DISCORD_FORUM_CHANNELS: ['123456789012345678', '223456789012345678'],
      DISCORD_SHARDS: 4,
      DISCORD_SHARD_IDS: [2, 3],
    })
  })

  it.each([{ DISCORD_SHARD_IDS: '0' }, { DISCORD_SHARDS: '2', DISCORD_SHARD_IDS: '2' }])(
    'refuse shards that are none of those there are: %o',
    (environment) => {
      expect(() => readSettings(environment)).toThrow(/^DISCORD_SHARD_IDS: /)
    },
  )

  it('name a server or a model only with a key, which starts them', () => {
    const environment = { OPENAI_BASE_URL: 'http://127.0.0.1:8000/v1', OPENAI_MODEL: 'small', OPENAI_EMBEDDING_MODEL: 'vectors' }
    expect(() => readSettings(environment)).toThrow(/^OPENAI_BASE_URL: needs OPENAI_API_KEY.*any word\nOPENAI_MODEL: needs .*\nOPENAI_EMBEDDING_MODEL: needs /)
    expect(readSettings({ ...environment, OPENAI_API_KEY: 'any' })).toMatchObject({ ...environment, OPENAI_API_KEY: 'any' })
    expect(readSettings({ MODEL_REWORD: 'off' }).MODEL_REWORD).toBe('off')
  })

  it('name every mistake at once, with the setting and the value', () => {
    const start = () => readSettings({ SITE_URL: 'example', SITE_PERMALINK: 'career' })
    expect(start).toThrow(SettingsError)
    expect(start).toThrow(/SITE_URL: "example" is not a web address/)
    expect(start).toThrow(/SITE_PERMALINK: "career" is not a path/)
  })

  it('stand in .env.example with their descriptions as comments, and nothing else does', () => {
    const lines = readFileSync('.env.example', 'utf8').split('\n')
    const documented = lines.flatMap((line, at) => {
      const name = /^#?([A-Z_]+)=/.exec(line)?.[1]
      return name === undefined ? [] : [[name, lines[at - 1]?.replace(/^# /, '')]]
    })
    const expected = Object.entries(settings.shape).map(([name, schema]) => [name, schema.description])
    expect(documented).toEqual(expected)
  })
})

describe('the caller', () => {
  it.each([
    ['sv_SE.UTF-8', 'sv'],
    ['nb_NO.UTF-8', 'no'],
    ['C', null],
    ['', null],
  ])('with LANG=%s is likely to write %s', (locale, language) => {
    expect(readCaller(true, { LANG: locale }).language).toBe(language)
  })

  it('gets colours on a terminal only, and not where NO_COLOR is set', () => {
    expect(readCaller(true, {}).colors).toBe(true)
    expect(readCaller(false, {}).colors).toBe(false)
    expect(readCaller(true, { NO_COLOR: '1' }).colors).toBe(false)
    expect(readCaller(true, { TERM: 'dumb' }).colors).toBe(false)
  })
})
