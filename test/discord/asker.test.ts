import { describe, expect, it, vi } from 'vitest'
import { actionIds, encodeRef, readPress, readRef } from '../../adapters/discord/actions.ts'
import { renderAskerStatus, renderTeamReply } from '../../adapters/discord/asker.ts'
import { aboutMessages } from '../../adapters/discord/views.ts'
import type { AskedQuestion, TeamReply } from '../../src/chat/surface.ts'
import { messageViolations } from '../fixtures/discord-limits.ts'
import { inDirect, press, slash } from '../fixtures/discord-payloads.ts'
import { ids, snowflake } from '../fixtures/discord-rest.ts'
import { buttonsOf, outlineOf, shownText } from '../fixtures/discord-shown.ts'
import { makeSurface, openSurface } from '../fixtures/discord-surface.ts'
import { posted } from '../fixtures/recording-conversation.ts'

const ref = posted.ref ?? ''
const asked: AskedQuestion = { question: 'Do you sponsor visas?', status: { ...posted, ref } }
const about = { intro: 'I am an automated assistant.', examples: [], privacy: 'I keep little.', roles: { lead: 'None.', roles: [], language: 'en' } }

describe('what became of a question', () => {
  it('is a sentence with ways to look again and to take it back', () => {
    const messages = renderAskerStatus(posted, 'en')
    expect(messages.flatMap(outlineOf)).toEqual([`content: ${posted.text}`, 'buttons: What became of it? | Withdraw'])
    expect(messages.flatMap(buttonsOf).map(({ custom_id }) => [readPress(custom_id ?? '')?.action, readRef(custom_id ?? '')])).toEqual([
      [actionIds.status, ref],
      [actionIds.withdraw, ref],
    ])
    expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
  })

  it('is taken back only while it can be, and has no buttons where nothing is kept', () => {
    expect(renderAskerStatus({ ...posted, canWithdraw: false }, 'en').flatMap(buttonsOf)).toHaveLength(1)
    expect(renderAskerStatus({ ...posted, ref: null }, 'en').flatMap(buttonsOf)).toEqual([])
  })

  it.each([
    [actionIds.status, 'lookedAt', 'is posted'],
    [actionIds.withdraw, 'withdrawn', 'is withdrawn'],
  ] as const)('is told in place where only the person sees it (%s)', async (action, list, said) => {
    const { interact, conversation, rest } = await openSurface()
    const pressed = press({ id: snowflake(), channel_id: ids.general, flags: 64 }, encodeRef(action, 'en', ref))
    interact(pressed)
    await vi.waitFor(() => expect(rest.replies.get(pressed.token)).toMatchObject([{ content: expect.stringContaining(said) }]))
    expect(conversation[list]).toEqual([{ ref, personId: ids.ada }])
    const inDm = press({ id: snowflake(), channel_id: ids.ada }, encodeRef(action, 'en', ref), inDirect(ids.ada))
    interact(inDm)
    await vi.waitFor(() => expect(rest.replies.get(inDm.token)).toMatchObject([{ content: expect.stringContaining(said) }]))
  })

  it('is told to the person alone who presses under what others see too', async () => {
    const { interact, rest } = await openSurface()
    const pressed = press({ id: snowflake(), channel_id: ids.general }, encodeRef(actionIds.status, 'en', ref))
    interact(pressed)
    await vi.waitFor(() => expect(rest.replies.get(pressed.token)).toMatchObject([{}, { content: posted.text, flags: 4 | 64 }]))
    expect(rest.callsOf('PATCH /webhooks/:id/:token/messages/@original')).toEqual([])
  })

  it('is not known where the button names none', async () => {
    const { interact, conversation, rest } = await openSurface()
    const pressed = press({ id: snowflake(), channel_id: ids.general }, `${actionIds.withdraw}:en:`)
    interact(pressed)
    await vi.waitFor(() => expect(rest.replies.get(pressed.token)?.[1]).toMatchObject({ content: 'I keep no such question of yours.' }))
    expect(conversation.withdrawn).toEqual([])
  })
})

describe('the reply of the recruiting team', () => {
  const reply: TeamReply = { text: 'Yes, we do.\n\nSee https://firm.example/visas', question: '', language: 'en', personId: ids.ada }

  it('is said to be theirs, keeps its lines, and names who asked', () => {
    expect(renderTeamReply(reply).flatMap(outlineOf)).toEqual([
      `content: <@${ids.ada}>\n**The recruiting team replies:**\nYes, we do.\n\nSee https\\://firm.example/visas`,
    ])
    expect(renderTeamReply(reply).map(shownText)[0]).toContain('See https://firm.example/visas')
  })

  it('tells who asked in a thread, once, and nobody else', async () => {
    const { surface, rest } = await makeSurface()
    const thread = snowflake()
    rest.addChannel(thread, 11, { parent_id: ids.general })
    const to = { kind: 'thread', threadId: `${ids.guild}/${ids.general}/${thread}` } as const
    const sent = await surface.send(to, { kind: 'team_reply', reply: { ...reply, text: 'Yes. @everyone <@1> '.repeat(150) } }, 'key-1', false)
    expect(sent.length).toBeGreaterThan(1)
    expect(rest.pinged).toEqual([ids.ada])
    expect(rest.messagesIn(thread).map((message) => message.allowed_mentions)).toEqual([
      { parse: [], users: [ids.ada] },
      ...sent.slice(1).map(() => ({ parse: [] })),
    ])
    expect(rest.violations).toEqual([])
    rest.forgetNonces()
    expect(await surface.send(to, { kind: 'team_reply', reply: { ...reply, text: 'Yes. @everyone <@1> '.repeat(150) } }, 'key-1', true)).toEqual(sent)
    expect(rest.messagesIn(thread)).toHaveLength(sent.length)
  })

  it('repeats the question where it was not asked in front of others', async () => {
    const { surface, rest } = await makeSurface()
    const outgoing = { kind: 'team_reply', reply: { ...reply, question: 'Do you sponsor visas?', personId: null } } as const
    await surface.send({ kind: 'person', personId: ids.ada }, outgoing, 'key-1', false)
    expect(rest.messages[0]?.content).toMatch(/^\*\*The recruiting team replies:\*\*\nYour question:\n> Do you sponsor visas\?\nYes, we do\./)
    expect(rest.pinged).toEqual([])
  })
})

describe('the page about the assistant', () => {
  it('lists the questions of the person, with a way to take each back', () => {
    const messages = aboutMessages(about, [asked, { question: 'Old?', status: { text: 'Your question is withdrawn.', ref: 'old', canWithdraw: false } }], 'en')
    expect(messages.flatMap(outlineOf).slice(2, 5)).toEqual([
      '  text: ### Your questions to the recruiting team',
      `  text+Withdraw: > Do you sponsor visas?\n${posted.text}`,
      '  text: > Old?\nYour question is withdrawn.',
    ])
    expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
  })

  it('stays one message with the newest three and the number of the others, however long they are, and many roles', () => {
    const questions = Array.from({ length: 9 }, (_, index) => ({ question: `${index} ${'*'.repeat(990)}`, status: { ...asked.status, ref: `ref${index}` } }))
    const roles = Array.from({ length: 300 }, (_, index) => ({
      postingId: `postings/${index}.md`,
      title: `Diver number ${index}`,
      language: 'en',
      url: `https://firm.example/${index}`,
      applyUrl: null,
      citations: [],
    }))
    const messages = aboutMessages({ ...about, roles: { lead: 'Open roles:', roles, language: 'en' } }, questions, 'en')
    expect(messages).toHaveLength(1)
    expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
    expect(messages.flatMap(buttonsOf).filter(({ label }) => label === 'Withdraw')).toHaveLength(3)
    expect(messages.flatMap(outlineOf)).toContain('  text: … +6')
  })

  it('is shown by /about, and anew when a question is taken back', async () => {
    const { interact, conversation, rest } = await openSurface()
    conversation.questions = [asked]
    const called = slash('about')
    interact(called)
    await vi.waitFor(() => expect(JSON.stringify(rest.replies.get(called.token))).toContain('Do you sponsor visas?'))
    conversation.questions = [{ ...asked, status: { text: 'Your question is withdrawn.', ref, canWithdraw: false } }]
    const page = rest.replies.get(called.token)?.[0] ?? {}
    const pressed = press({ ...page, flags: page.flags | 64 }, encodeRef(actionIds.withdrawListed, 'en', ref))
    interact(pressed)
    await vi.waitFor(() => expect(rest.replies.get(pressed.token)).toHaveLength(2))
    expect(JSON.stringify(rest.replies.get(pressed.token)?.[0]?.components)).toContain('Your question is withdrawn.')
    expect(JSON.stringify(rest.replies.get(pressed.token)?.[0]?.components)).not.toContain('Withdraw"')
    expect(conversation.withdrawn).toEqual([{ ref, personId: ids.ada }])
  })

  it('says what the assistant is where the store is down', async () => {
    const { interact, conversation, rest, complaints } = await openSurface()
    conversation.isStoreDown = true
    const called = slash('about')
    interact(called)
    await vi.waitFor(() => expect(JSON.stringify(rest.replies.get(called.token))).toMatch(/I am an automated assistant[\s\S]*fault on my side/))
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })
})
