import { describe, expect, it } from 'vitest'
import { scopes } from '../../adapters/slack/doctor.ts'
import type { SlackConfig } from '../../adapters/slack/index.ts'
import { makeSurface } from '../fixtures/slack-surface.ts'
import { bot, type SlackWebApi } from '../fixtures/slack-web-api.ts'

async function check(changes: Partial<SlackConfig> = {}, prepare: (slack: SlackWebApi) => void = () => {}) {
  const { slack, surface } = await makeSurface({ recruiterChannel: 'C7', ...changes })
  slack.scopes = Object.keys(scopes)
  slack.channels.set('C7', { name: 'recruiting', isMember: true, isArchived: false, members: [bot.userId] })
  prepare(slack)
  const findings = await surface.check()
  return { findings, bad: findings.filter(({ level }) => level !== 'ok') }
}

describe('the doctor', () => {
  it('finds nothing to mend where all is well', async () => {
    const { findings, bad } = await check()
    expect(bad).toEqual([])
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('candidate-assistant in workspace Nordsky'),
      expect.stringContaining('every scope'),
      expect.stringContaining('/slack/events'),
      expect.stringContaining('#recruiting'),
    ])
    expect(findings.every(({ advice }) => advice === '')).toBe(true)
  })

  it('names each scope that is missing, and what breaks without it', async () => {
    const { bad } = await check({}, (slack) => {
      slack.scopes = Object.keys(scopes).filter((scope) => scope !== 'links:write' && scope !== 'chat:write')
    })
    expect(bad).toEqual([
      {
        level: 'error',
        message: expect.stringContaining('chat:write is not granted: nothing can be answered'),
        advice: expect.stringContaining('manifest.json'),
      },
      {
        level: 'warning',
        message: expect.stringContaining('links:write is not granted: links to roles get no card'),
        advice: expect.stringContaining('manifest.json'),
      },
    ])
  })

  it('says what is wrong with the bot token', async () => {
    const { bad } = await check({}, (slack) => slack.fail('auth.test', { kind: 'error', error: 'invalid_auth' }))
    expect(bad).toEqual([
      { level: 'error', message: expect.stringMatching(/SLACK_BOT_TOKEN.*invalid_auth/), advice: expect.stringContaining('OAuth & Permissions') },
    ])
  })

  it('tries the app-level token', async () => {
    const wanted = { appToken: 'xapp-test-token' }
    expect((await check(wanted)).bad).toEqual([])
    const { bad } = await check(wanted, (slack) => slack.fail('apps.connections.open', { kind: 'error', error: 'not_allowed_token_type' }))
    expect(bad).toEqual([{ level: 'error', message: expect.stringContaining('SLACK_APP_TOKEN'), advice: expect.stringContaining('connections:write') }])
  })

  it('says that one of the two ways to receive must be set', async () => {
    expect((await check({ signingSecret: undefined })).bad).toEqual([
      { level: 'error', message: expect.stringContaining('neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET'), advice: expect.stringContaining('Socket Mode') },
    ])
  })

  it('looks at the recruiting channel', async () => {
    const unset = await check({ recruiterChannel: undefined })
    expect(unset.bad).toEqual([
      {
        level: 'warning',
        message: expect.stringMatching(/SLACK_RECRUITER_CHANNEL is not set.*\/faq and \/preview/),
        advice: expect.stringContaining('C…'),
      },
    ])
    const missing = await check({ recruiterChannel: 'C404' })
    expect(missing.bad).toEqual([{ level: 'error', message: expect.stringContaining('SLACK_RECRUITER_CHANNEL'), advice: expect.stringContaining('invite') }])
    const outside = await check({}, (slack) => slack.channels.set('C7', { name: 'recruiting', isMember: false, isArchived: false, members: [] }))
    expect(outside.bad).toEqual([{ level: 'error', message: expect.stringContaining('no member'), advice: expect.stringContaining('/invite') }])
    const open = await check({}, (slack) => slack.channels.set('C7', { name: 'recruiting', isMember: true, isArchived: false, isPublic: true, members: [] }))
    expect(open.bad).toEqual([
      { level: 'warning', message: expect.stringContaining('#recruiting is a public channel'), advice: expect.stringContaining('private') },
    ])
    const archived = await check({}, (slack) => slack.channels.set('C7', { name: 'recruiting', isMember: true, isArchived: true, members: [] }))
    expect(archived.bad).toEqual([{ level: 'error', message: expect.stringContaining('archived'), advice: expect.not.stringMatching(/^$/) }])
  })

  it('says that Slack cannot be reached', async () => {
    const { bad } = await check({ apiUrl: 'http://127.0.0.1:1/api/' })
    expect(bad.map(({ advice }) => advice)).toEqual([expect.stringContaining('SLACK_API_URL'), expect.stringContaining('SLACK_API_URL')])
  })
})
