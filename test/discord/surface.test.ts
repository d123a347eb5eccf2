import { describe, expect, it, vi } from 'vitest'
import { inDirect, mention, message, person, slash } from '../fixtures/discord-payloads.ts'
import { allow, deny, ids, snowflake } from '../fixtures/discord-rest.ts'
import { openSurface } from '../fixtures/discord-surface.ts'
import { sentence } from '../fixtures/slack-surface.ts'

describe('what people write', () => {
  it('reaches the conversation with the name of its channel', async () => {
    const { hear, conversation, complaints } = await openSurface()
    hear(message(`${mention} Is it remote?`))
    await vi.waitFor(() => expect(conversation.calls).toEqual([expect.objectContaining({ text: 'Is it remote?', channelName: 'general', priorLanguages: [] })]))
    expect(complaints()).toEqual([])
  })

  it('in a server of another language is likely to be written in it', async () => {
    const { hear, conversation } = await openSurface({}, ({ gateway }) => {
      gateway.guilds = gateway.guilds.map((guild) => ({ ...guild, preferred_locale: 'sv-SE' }))
    })
    hear(message(`${mention} Lön?`))
    await vi.waitFor(() => expect(conversation.calls[0]?.priorLanguages).toEqual(['sv']))
  })

  it('in a direct conversation reaches it', async () => {
    const { hear, conversation } = await openSurface()
    hear(message('Is it remote?', { guild_id: null, channel_id: ids.ada }))
    await vi.waitFor(() => expect(conversation.calls).toEqual([expect.objectContaining({ way: 'direct', threadId: `@me/${ids.ada}/-` })]))
  })

  it('in a thread that the gateway told nothing of is looked up', async () => {
    const { hear, conversation, rest } = await openSurface()
    const thread = snowflake()
    rest.addChannel(thread, 11, { parent_id: ids.general, name: 'Old', owner_id: ids.bot })
    hear(message(`${mention} Is it remote?`, { channel_id: thread }))
    await vi.waitFor(() => expect(conversation.calls[0]?.threadId).toBe(`${ids.guild}/${ids.general}/${thread}`))
  })

  it('as a post of a chosen forum is answered', async () => {
    const { hear, conversation, gateway } = await openSurface({ forumChannels: [ids.forum] })
    const post = snowflake()
    gateway.dispatch('THREAD_CREATE', {
      id: post,
      type: 11,
      guild_id: ids.guild,
      parent_id: ids.forum,
      name: 'Is it remote?',
      owner_id: ids.ada,
      thread_metadata: {},
      newly_created: true,
    })
    hear(message('I would like to know.', { id: post, channel_id: post }))
    await vi.waitFor(() =>
      expect(conversation.calls[0]).toMatchObject({ text: 'Is it remote?', threadId: `${ids.guild}/${ids.forum}/${post}`, opensThread: true }),
    )
  })

  it('in quick messages is one question, of which every message is dealt with', async () => {
    const { hear, conversation } = await openSurface({ gatherMs: 80 })
    const channel_id = snowflake()
    for (const text of ['Hi', 'Is the DevOps role remote?']) hear(message(text, { guild_id: null, channel_id }))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(2))
    expect(conversation.calls.map(({ text, way }) => [text, way])).toEqual([
      ['Hi\nIs the DevOps role remote?', 'direct'],
      ['', 'follow_up'],
    ])
  })

  it('and still waits is handed on when it stops', async () => {
    const { hear, interact, conversation, surface } = await openSurface({ gatherMs: 60_000 })
    hear(message(`${mention} Is it remote?`))
    hear(message(`${mention} Somebody else?`, { author: { ...person(ids.boss) } }))
    // Events are read in order, and a command is not gathered.
    interact(slash('ask', { question: 'Salary?' }))
    await vi.waitFor(() => expect(conversation.calls.map(({ text }) => text)).toEqual(['Salary?']))
    await surface.stop()
    expect(conversation.calls.map(({ text }) => text)).toEqual(['Salary?', 'Is it remote?', 'Somebody else?'])
  })

  it('waits where the store is down, and the person is told', { timeout: 15_000 }, async () => {
    const { hear, conversation, rest, complaints } = await openSurface()
    conversation.isStoreDown = true
    hear(message(`${mention} Is it remote?`))
    await vi.waitFor(() => expect(rest.messages).toEqual([expect.objectContaining({ content: expect.stringContaining('fault on my side') })]))
    conversation.isStoreDown = false
    await vi.waitFor(() => expect(conversation.kept.size).toBe(1), { timeout: 10_000 })
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })
})

describe('a thread that goes on without a mention', () => {
  it('is told once, in its language, that Discord keeps the text back', async () => {
    const { hear, surface, rest, conversation } = await openSurface()
    const asked = message(`${mention} Lön?`)
    hear(asked)
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(1))
    const threadId = `${ids.guild}/${ids.general}/${asked.id}`
    await surface.send({ kind: 'thread', threadId }, { ...answer, answer: { ...answer.answer, language: 'sv' } }, 'key-1', false)
    for (const text of ['Och semester?', 'Hallå?']) hear(message(text, { channel_id: asked.id }))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(3))
    await vi.waitFor(() => expect(rest.messagesIn(asked.id)).toHaveLength(2))
    expect(rest.messagesIn(asked.id)[1]?.content).toContain('Discord visar mig bara meddelanden som nämner mig')
  })

  it('is told nothing once somebody else wrote, or it said that it will be quiet', async () => {
    const { hear, surface, rest, conversation } = await openSurface()
    const [joined, stopped] = [message(`${mention} Salary?`), message(`${mention} Salary?`)]
    for (const asked of [joined, stopped]) hear(asked)
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(2))
    for (const asked of [joined, stopped])
      await surface.send({ kind: 'thread', threadId: `${ids.guild}/${ids.general}/${asked.id}` }, answer, `key-${asked.id}`, false)
    hear(message('Let me help', { channel_id: joined.id, author: person(ids.recruiter) }))
    await surface.send({ kind: 'thread', threadId: `${ids.guild}/${ids.general}/${stopped.id}` }, sentence('I will be quiet.'), 'key-stop', false)
    for (const asked of [joined, stopped]) hear(message('Thanks', { channel_id: asked.id }))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(5))
    await surface.stop()
    expect(rest.messages.map(({ content }) => content ?? 'an answer')).toEqual(['an answer', 'an answer', 'I will be quiet.'])
  })

  it('is not told to somebody else', async () => {
    const { hear, surface, rest, conversation } = await openSurface()
    const asked = message(`${mention} Salary?`)
    hear(asked)
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(1))
    await surface.send({ kind: 'thread', threadId: `${ids.guild}/${ids.general}/${asked.id}` }, answer, 'key-1', false)
    hear(message('I will take over', { channel_id: asked.id, author: person(ids.recruiter) }))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(2))
    expect(rest.messagesIn(asked.id)).toHaveLength(1)
  })
})

describe('recruiters', () => {
  it('are who may see their channel', async () => {
    const { surface } = await openSurface({ recruiterChannel: ids.recruiting })
    expect(surface.hasRecruiters).toBe(true)
    expect(await surface.isRecruiter(ids.recruiter)).toBe(true)
    expect(await surface.isRecruiter(ids.boss)).toBe(true)
    expect(await surface.isRecruiter(ids.ada)).toBe(false)
    expect(await surface.isRecruiter('300000000000000404')).toBe(false)
  })

  it('are nobody where everybody sees it, or none is set', async () => {
    expect(await (await openSurface({ recruiterChannel: ids.general })).surface.isRecruiter(ids.recruiter)).toBe(false)
    expect(await (await openSurface()).surface.isRecruiter(ids.recruiter)).toBe(false)
  })

  it('are asked for once in a while, member by member', async () => {
    const { surface, rest } = await openSurface({ recruiterChannel: ids.recruiting })
    for (let times = 0; times < 5; times++) await surface.isRecruiter(ids.recruiter)
    expect(rest.callsOf('GET /guilds/:id/members/:id')).toHaveLength(1)
  })

  it('are no longer once they left the channel, a minute later at most', async () => {
    let now = Date.now()
    const { surface, rest } = await openSurface({ recruiterChannel: ids.recruiting, now: () => now })
    expect(await surface.isRecruiter(ids.recruiter)).toBe(true)
    Object.assign(rest.channels.get(ids.recruiting) ?? {}, { permission_overwrites: [deny(ids.guild, 0, 1n << 10n)] })
    now += 60_000
    expect(await surface.isRecruiter(ids.recruiter)).toBe(false)
  })

  it('are such as soon as they joined the channel', async () => {
    let now = Date.now()
    const { surface, rest } = await openSurface({ recruiterChannel: ids.recruiting, now: () => now })
    expect(await surface.isRecruiter(ids.ada)).toBe(false)
    rest.channels.get(ids.recruiting)?.permission_overwrites.push(allow(ids.ada, 1, 1n << 10n))
    now += 5_000
    expect(await surface.isRecruiter(ids.ada)).toBe(true)
  })

  it.each(['GET /channels/:id', 'GET /guilds/:id/members/:id'])('are nobody, known before or not, while Discord does not say (%s)', async (route) => {
    let now = Date.now()
    const { surface, rest, complaints } = await openSurface({ recruiterChannel: ids.recruiting, now: () => now })
    expect(await surface.isRecruiter(ids.recruiter)).toBe(true)
    now += 60_000
    rest.fail(route, { kind: 'status', status: 500 })
    expect(await surface.isRecruiter(ids.recruiter)).toBe(false)
    expect(complaints()).toEqual([expect.stringContaining('nobody counts as the recruiting team')])
    now += 5_000
    expect(await surface.isRecruiter(ids.recruiter)).toBe(true)
  })
})

describe('the surface', () => {
  it('still sends what was begun after it stopped', async () => {
    const { surface, rest } = await openSurface()
    await surface.stop()
    await surface.send({ kind: 'thread', threadId: `@me/${ids.general}/-` }, sentence('Hello'), 'key-1', false)
    expect(rest.messages).toHaveLength(1)
  })

  it('links to messages in servers alone', async () => {
    const { surface } = await openSurface()
    expect(await surface.permalink(`${ids.guild}/${ids.general}/5`)).toBe(`https://discord.com/channels/${ids.guild}/${ids.general}/5`)
    expect(await surface.permalink(`@me/${ids.general}/5`)).toBeNull()
  })

  it('shows that it is at work', async () => {
    const { surface, rest } = await openSurface()
    await surface.showWorking(`${ids.guild}/${ids.general}/${snowflake()}`, 'en')
    expect(rest.callsOf('POST /channels/:id/typing').map(({ path }) => path)).toEqual([`/channels/${ids.general}/typing`])
    rest.fail('POST /channels/:id/typing', { kind: 'error', status: 403, code: 50001 })
    await surface.showWorking(`@me/${ids.ada}/-`, 'en')
  })

  it('logs no question, name or token', async () => {
    const { hear, interact, log, conversation } = await openSurface()
    conversation.isStoreDown = true
    hear(message(`${mention} a secret question`))
    interact(slash('ask', { question: 'a secret question' }, inDirect(ids.ada)))
    await vi.waitFor(() => expect(log.filter(({ level }) => level === 'error')).toHaveLength(2))
    expect(JSON.stringify(log)).not.toMatch(/secret question|Ada|token-\d|Gabcde/)
  })
})

const answer = {
  kind: 'answer',
  answer: {
    outcome: 'answered',
    language: 'en',
    relatedLead: '',
    parts: [{ outcome: 'answered', topic: 'salary', lead: 'It says:', rows: [], related: [], closing: [] }],
  },
  notice: '',
  question: 'Salary?',
  canShare: false,
  canAskPerson: false,
} as const
