import { describe, expect, it, vi } from 'vitest'
import { autocomplete, inDirect, menu, message, slash } from '../fixtures/discord-payloads.ts'
import { ids, snowflake } from '../fixtures/discord-rest.ts'
import { openSurface } from '../fixtures/discord-surface.ts'
import { diver } from '../fixtures/recording-conversation.ts'
import { longAnswer, sentence } from '../fixtures/slack-surface.ts'

const deferred = { type: 5, data: { flags: 64 } }
const callback = 'POST /interactions/:id/:token/callback'

describe('/ask', () => {
  it('is deferred for the person alone before anything else, and kept', async () => {
    const { interact, conversation, rest, complaints } = await openSurface()
    const asked = slash('ask', { question: 'Is it remote?' }, { locale: 'sv-SE' })
    conversation.gate = vi.waitFor(() => expect(rest.callsOf(callback)).toHaveLength(1)).then(() => {})
    interact(asked)
    await vi.waitFor(() => expect(conversation.kept.size).toBe(1))
    expect(rest.callsOf(callback).map(({ body, authorization }) => [body, authorization])).toEqual([[deferred, '']])
    expect(conversation.calls).toEqual([
      {
        id: `${ids.guild}/${ids.general}/~${asked.id}`,
        threadId: `${ids.guild}/${ids.general}/~${asked.id}`,
        channelId: `${ids.guild}/${ids.general}`,
        channelName: 'general',
        personId: ids.ada,
        text: 'Is it remote?',
        sentAt: expect.closeTo(Date.now(), -4),
        way: 'command',
        opensThread: false,
        reply: { kind: 'private', handle: `${ids.application}/${asked.token}` },
        priorLanguages: ['sv'],
      },
    ])
    expect(complaints()).toEqual([])
  })

  it('with a role is about that role', async () => {
    const { interact, conversation } = await openSurface()
    interact(slash('ask', { question: 'Is it remote?', role: 'Diver' }))
    await vi.waitFor(() => expect(conversation.calls[0]?.channelName).toBe('Diver'))
  })

  it('by somebody who installed it for themselves, in a conversation with others', async () => {
    const { interact, conversation } = await openSurface()
    const channel = snowflake()
    interact(
      slash(
        'ask',
        { question: 'Is it remote?' },
        { ...inDirect(channel), context: 2, authorizing_integration_owners: { 1: ids.ada }, channel: { id: channel, type: 3 } },
      ),
    )
    await vi.waitFor(() => expect(conversation.calls[0]).toMatchObject({ personId: ids.ada, channelId: `@me/${channel}`, channelName: '' }))
  })

  it('without a question is told so', async () => {
    const { interact, conversation, rest } = await openSurface()
    const asked = slash('ask', { question: '  ' })
    interact(asked)
    await vi.waitFor(() => expect(rest.replies.get(asked.token)).toMatchObject([{ content: expect.stringContaining('write your question') }]))
    expect(conversation.calls).toEqual([])
  })

  it('that could not be kept is told so', async () => {
    const { interact, conversation, rest, complaints } = await openSurface()
    conversation.isStoreDown = true
    const asked = slash('ask', { question: 'Is it remote?' })
    interact(asked)
    await vi.waitFor(() => expect(rest.replies.get(asked.token)).toMatchObject([{ content: expect.stringContaining('fault on my side') }]))
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })

  it('that came too late goes by a direct message, with one line for the operator', async () => {
    const { interact, conversation, rest, complaints } = await openSurface()
    const asked = slash('ask', { question: 'Is it remote?' })
    rest.late.add(asked.token)
    interact(asked)
    await vi.waitFor(() => expect(conversation.calls[0]?.reply).toEqual({ kind: 'private', handle: null }))
    expect(complaints()).toEqual([expect.stringContaining('later than 3 s')])
  })

  it('that another session was first to respond to is kept all the same, and nothing is said twice', async () => {
    const { interact, conversation, rest, complaints } = await openSurface()
    const asked = slash('ask', { question: 'Is it remote?' })
    rest.taken.add(asked.token)
    interact(asked)
    await vi.waitFor(() => expect(conversation.calls[0]?.reply).toEqual({ kind: 'private', handle: `${ids.application}/${asked.token}` }))
    conversation.isStoreDown = true
    interact(slash('ask', { question: 'Is it remote?' }, { token: asked.token }))
    await vi.waitFor(() => expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')]))
    expect(rest.callsOf('PATCH /webhooks/:id/:token/messages/@original')).toEqual([])
  })

  it('is kept where the network swallows the first response', { timeout: 10_000 }, async () => {
    const { interact, conversation, rest } = await openSurface()
    rest.fail(callback, { kind: 'hang' })
    interact(slash('ask', { question: 'Is it remote?' }))
    await vi.waitFor(() => expect(conversation.calls).toHaveLength(1), { timeout: 5_000 })
  })
})

describe('the private reply', () => {
  const threadId = `${ids.guild}/${ids.general}/~${snowflake()}`

  it('takes the place of "Thinking…", and what is more follows it', async () => {
    const { interact, surface, rest } = await openSurface()
    const asked = slash('roles')
    interact(asked)
    await vi.waitFor(() => expect(rest.replies.get(asked.token)).toHaveLength(1))
    const handle = `${ids.application}/${asked.token}`
    expect(await surface.send({ kind: 'private', threadId, personId: ids.ada, handle }, longAnswer, 'key-1', false)).toEqual([])
    const replies = rest.replies.get(asked.token) ?? []
    expect(replies.length).toBeGreaterThan(1)
    expect(replies.slice(1).every(({ flags }) => (flags & 64) === 64)).toBe(true)
    expect(rest.messages).toEqual([])
    expect(rest.violations).toEqual([])
  })

  it.each([
    [404, 10015],
    [401, 50027],
  ])('that comes after 15 minutes is said to be gone (%i, %i)', async (status, code) => {
    const { surface, rest } = await openSurface()
    rest.fail('PATCH /webhooks/:id/:token/messages/@original', { kind: 'error', status, code })
    const sending = surface.send({ kind: 'private', threadId, personId: ids.ada, handle: `${ids.application}/token-x` }, sentence('Hello'), 'key-1', false)
    await expect(sending).rejects.toMatchObject({ reason: 'gone', message: expect.stringContaining('15 minutes') })
    // The token of the bot is none the worse.
    await surface.send({ kind: 'person', personId: ids.ada }, sentence('Hello'), 'key-1', false)
  })

  it('without a handle is said to be gone', async () => {
    const { surface } = await openSurface()
    const sending = surface.send({ kind: 'private', threadId, personId: ids.ada, handle: null }, sentence('Hello'), 'key-1', false)
    await expect(sending).rejects.toMatchObject({ reason: 'gone' })
  })
})

describe('the other commands', () => {
  it('/roles lists the roles that hold the words', async () => {
    const { interact, conversation, rest } = await openSurface()
    const asked = slash('roles', { words: 'deep sea' }, { locale: 'de' })
    interact(asked)
    await vi.waitFor(() => expect(JSON.stringify(rest.replies.get(asked.token))).toContain('Diver'))
    expect(conversation.searched).toEqual([{ words: 'deep sea', language: 'de' }])
    expect(rest.callsOf(callback).map(({ body }) => body)).toEqual([deferred])
  })

  it('/about says what it is', async () => {
    const { interact, rest } = await openSurface()
    const asked = slash('about')
    interact(asked)
    await vi.waitFor(() => expect(JSON.stringify(rest.replies.get(asked.token))).toContain('I am an automated assistant.'))
  })

  it('/forget-me erases', async () => {
    const { interact, conversation, rest } = await openSurface()
    const asked = slash('forget-me')
    interact(asked)
    await vi.waitFor(() => expect(rest.replies.get(asked.token)).toMatchObject([{ content: expect.stringContaining('Erased: 3 answers') }]))
    expect(conversation.forgotten).toEqual([ids.ada])
  })

  it('of the menu of a message answers that message', async () => {
    const { interact, conversation, rest } = await openSurface()
    interact(menu(message('', { content: '**Is it remote?**', author: { id: ids.boss } })))
    await vi.waitFor(() => expect(conversation.calls).toEqual([expect.objectContaining({ text: '**Is it remote?**', way: 'command', personId: ids.ada })]))
    expect(rest.callsOf(callback).map(({ body }) => body)).toEqual([deferred])
  })
})

describe('the roles that are suggested', () => {
  it('are 25 at most, each of 100 characters at most', async () => {
    const { interact, conversation, rest } = await openSurface()
    conversation.list = { lead: '', language: 'en', roles: Array.from({ length: 40 }, (_, number) => ({ ...diver, title: `${number} ${'deep '.repeat(30)}` })) }
    interact(autocomplete('ask', { question: 'Salary?', role: 'dee' }, 'role', { locale: 'fi' }))
    await vi.waitFor(() => expect(rest.callsOf(callback)).toHaveLength(1))
    const { type, data } = rest.callsOf(callback)[0]?.body ?? {}
    expect([type, data.choices.length]).toEqual([8, 25])
    expect(data.choices.every(({ name, value }: { name: string; value: string }) => name.length <= 100 && name === value)).toBe(true)
    expect(conversation.searched).toEqual([{ words: 'dee', language: 'fi' }])
  })

  it('stand for the whole title, however long', async () => {
    const { interact, conversation } = await openSurface()
    const title = `Diver ${'deep '.repeat(30)}`.trim()
    conversation.list = { lead: '', language: 'en', roles: [{ ...diver, title }] }
    interact(slash('ask', { question: 'Salary?', role: title.slice(0, 100) }))
    await vi.waitFor(() => expect(conversation.calls[0]?.channelName).toBe(title))
  })

  it('that come too late fail nothing', async () => {
    const { interact, rest, complaints } = await openSurface()
    const typed = autocomplete('ask', { role: '' }, 'role')
    rest.late.add(typed.token)
    interact(typed)
    await vi.waitFor(() => expect(rest.callsOf(callback)).toHaveLength(1))
    expect(complaints()).toEqual([])
  })
})
