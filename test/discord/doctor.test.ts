import { describe, expect, it } from 'vitest'
import type { DiscordConfig } from '../../adapters/discord/index.ts'
import { inviteLink, permissionsIn } from '../../adapters/discord/permissions.ts'
import { allow, type DiscordRest, deny, ids } from '../fixtures/discord-rest.ts'
import { makeSurface } from '../fixtures/discord-surface.ts'

async function check(changes: Partial<DiscordConfig> = {}, prepare: (rest: DiscordRest) => void = () => {}) {
  const { rest, surface } = await makeSurface({ recruiterChannel: ids.recruiting, forumChannels: [ids.forum], ...changes })
  prepare(rest)
  const findings = await surface.check()
  return { findings, bad: findings.filter(({ level }) => level !== 'ok') }
}

const viewChannel = 1n << 10n
const sendMessages = 1n << 11n

describe('the doctor', () => {
  it('finds nothing to mend where all is well, and prints the invite link', async () => {
    const { findings, bad } = await check()
    expect(bad).toEqual([])
    expect(findings.map(({ message }) => message)).toEqual([
      'Discord: DISCORD_TOKEN works: Candidate assistant',
      expect.stringContaining(`client_id=${ids.application}&permissions=309237713920&integration_type=0&scope=bot+applications.commands`),
      'Discord: nothing is missing in the 1 text channels that it sees',
      expect.stringContaining('#recruiting of Nordsky'),
      expect.stringContaining('posts in questions of Nordsky'),
    ])
  })

  it('asks for the least that is needed', () => {
    const bits = BigInt(new URL(inviteLink('1')).searchParams.get('permissions') ?? '')
    expect(bits).toBe(viewChannel | sendMessages | (1n << 16n) | (1n << 35n) | (1n << 38n))
  })

  it('names every permission that is missing, channel by channel, and what breaks', async () => {
    const { bad } = await check({}, (rest) => {
      Object.assign(rest.channels.get(ids.general) ?? {}, { permission_overwrites: [deny(ids.role, 0, sendMessages | (1n << 35n))] })
    })
    expect(bad).toEqual([
      {
        level: 'warning',
        message: 'Discord: "Send Messages" is missing in #general of Nordsky: nothing can be answered there',
        advice: expect.stringContaining('role'),
      },
      {
        level: 'warning',
        message: expect.stringMatching(/"Create Public Threads" is missing in #general.*instead of in a thread/),
        advice: expect.stringContaining('role'),
      },
    ])
  })

  it('takes channels that it may not see for meant so', async () => {
    const { findings, bad } = await check({}, (rest) =>
      rest.addChannel('200000000000000007', 0, { name: 'board', permission_overwrites: [deny(ids.guild, 0, viewChannel), deny(ids.role, 0, viewChannel)] }),
    )
    expect(bad).toEqual([])
    expect(findings.map(({ message }) => message)).toContain('Discord: it does not see #board')
  })

  it('says what is wrong with the token', async () => {
    const { bad } = await check({}, (rest) => rest.fail('GET /applications/@me', { kind: 'error', status: 401, code: 0 }))
    expect(bad).toEqual([{ level: 'error', message: expect.stringMatching(/DISCORD_TOKEN does not work/), advice: expect.stringContaining('Reset Token') }])
  })

  it('says that Discord cannot be reached', async () => {
    const { bad } = await check({ apiUrl: 'http://127.0.0.1:1/api' })
    expect(bad).toEqual([{ level: 'error', message: expect.stringContaining('could not be reached'), advice: expect.stringContaining('DISCORD_API_URL') }])
  })

  it('looks at the recruiting channel', async () => {
    expect((await check({ recruiterChannel: undefined })).bad).toEqual([
      { level: 'warning', message: expect.stringMatching(/is not set.*\/faq and \/preview are for nobody/), advice: expect.stringContaining('id') },
    ])
    expect((await check({ recruiterChannel: '200000000000000404' })).bad).toEqual([
      { level: 'error', message: expect.stringContaining('names no channel'), advice: expect.stringContaining('Copy Channel ID') },
    ])
    expect((await check({ recruiterChannel: ids.forum })).bad).toEqual([
      { level: 'error', message: expect.stringContaining('no text channel'), advice: expect.any(String) },
    ])
    expect((await check({ recruiterChannel: ids.general })).bad).toEqual([
      {
        level: 'warning',
        message: expect.stringMatching(/everybody sees #general.*nobody can take, reply or use \/faq and \/preview/),
        advice: expect.stringContaining('@everyone'),
      },
    ])
    const unseen = await check({}, (rest) => {
      Object.assign(rest.channels.get(ids.recruiting) ?? {}, { permission_overwrites: [deny(ids.guild, 0, viewChannel), allow(ids.recruiter, 1, viewChannel)] })
    })
    expect(unseen.bad).toEqual([
      { level: 'error', message: expect.stringMatching(/DISCORD_RECRUITER_CHANNEL: "View Channel" is missing/), advice: expect.any(String) },
    ])
  })

  it('looks at the forums', async () => {
    const { bad } = await check({ forumChannels: [ids.general, '200000000000000404'] })
    expect(bad.map(({ message }) => message)).toEqual([
      expect.stringContaining(`${ids.general} is no forum`),
      expect.stringContaining('200000000000000404 is no forum'),
    ])
  })

  it('says that commands go elsewhere, and who cannot install it', async () => {
    const { bad } = await check({}, (rest) => {
      rest.application = { ...rest.application, interactions_endpoint_url: 'https://example.com', integration_types_config: { 0: {} } }
    })
    expect(bad).toEqual([
      { level: 'error', message: expect.stringContaining('do not arrive here'), advice: expect.stringContaining('Interactions Endpoint URL') },
      { level: 'warning', message: expect.stringContaining('cannot install it for themselves'), advice: expect.stringContaining('User Install') },
    ])
  })
})

describe('permissions', () => {
  const roles = [
    { id: '1', permissions: '1' },
    { id: '2', permissions: '2' },
    { id: '3', permissions: '8' },
  ]
  const standing = { guildId: '1', ownerId: '9', roles, overwrites: [] }

  it.each([
    ['everybody has those of @everyone', {}, null, 1n],
    ['a member has those of each role', {}, { id: '5', roles: ['2'] }, 3n],
    ['a role takes away what @everyone gives in the channel', { overwrites: [allow('1', 0, 4n), deny('2', 0, 4n)] }, { id: '5', roles: ['2'] }, 3n],
    ['a role gives what another takes', { overwrites: [deny('1', 0, 1n), allow('2', 0, 1n)] }, { id: '5', roles: ['2'] }, 3n],
    ['what is said of the member wins', { overwrites: [allow('2', 0, 4n), deny('5', 1, 6n)] }, { id: '5', roles: ['2'] }, 1n],
    ['of others nothing counts', { overwrites: [deny('6', 1, 1n), deny('7', 0, 1n)] }, { id: '5', roles: [] }, 1n],
  ] as const)('%s', (_, changes, member, expected) => {
    expect(permissionsIn({ ...standing, ...changes } as never, member)).toBe(expected)
  })

  it('of owners and administrators are all', () => {
    const denied = { ...standing, overwrites: [deny('1', 0, viewChannel)] as never }
    for (const member of [
      { id: '9', roles: [] },
      { id: '5', roles: ['3'] },
    ])
      expect(permissionsIn(denied, member) & viewChannel).toBe(viewChannel)
  })
})
