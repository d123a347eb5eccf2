import { describe, expect, it } from 'vitest'
import type { Destination, Outgoing } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { ids, snowflake } from '../fixtures/discord-rest.ts'
import { shownText } from '../fixtures/discord-shown.ts'
import { makeSurface } from '../fixtures/discord-surface.ts'
import { diver } from '../fixtures/recording-conversation.ts'
import { answer, longAnswer } from '../fixtures/slack-surface.ts'

const patch = 'PATCH /channels/:id/messages/:id'
const channel: Destination = { kind: 'channel', channelId: `${ids.guild}/${ids.general}`, handle: null }
const card: Outgoing = { kind: 'card', role: diver, language: 'en' }
const seeFirst = chatWordingOf('en').recall.seeFirst

describe('editing', () => {
  it('replaces what a message shows, without mentions', async () => {
    const { surface, rest } = await makeSurface()
    const sent = await surface.send(channel, card, 'key-1', false)
    await surface.edit(sent, { kind: 'closed_card', language: 'en' })
    expect(JSON.stringify(rest.messages[0]?.components)).toContain('no longer open')
    expect(JSON.stringify(rest.messages[0]?.components)).not.toContain('41,000')
    expect(rest.violations).toEqual([])
  })

  it('puts each page into its message', async () => {
    const { surface, rest } = await makeSurface()
    const sent = await surface.send(channel, longAnswer, 'key-1', false)
    expect(sent.length).toBeGreaterThan(2)
    const before = rest.messages.map((message) => shownText(message))
    await surface.edit(sent, longAnswer)
    expect(rest.messages.map((message) => shownText(message))).toEqual(before)
    expect(rest.callsOf(patch).map(({ path }) => path.split('/').at(-1))).toEqual(sent.map((id) => id.split('/').at(-1)))
    expect(rest.violations).toEqual([])
  })

  it('says in messages that are left over where the answer begins, once more without a trace of the old', async () => {
    const { surface, rest } = await makeSurface()
    const sent = await surface.send(channel, longAnswer, 'key-1', false)
    await surface.edit(sent, answer(1))
    expect(rest.messages.slice(1).map((message) => shownText(message))).toEqual(sent.slice(1).map(() => seeFirst))
    expect(rest.messages.map(({ flags }) => flags)).toEqual(sent.map(() => 1 << 15))
  })

  it('is refused, and changes nothing, where there are too few messages', async () => {
    const { surface, rest } = await makeSurface()
    const sent = await surface.send(channel, answer(1), 'key-1', false)
    await expect(surface.edit(sent, longAnswer)).rejects.toMatchObject({ reason: 'rejected' })
    expect(rest.callsOf(patch)).toEqual([])
  })

  it('passes over a message that is gone, since what the others show must not stay', async () => {
    const { surface, rest } = await makeSurface()
    const sent = await surface.send(channel, longAnswer, 'key-1', false)
    rest.fail(patch, { kind: 'error', status: 404, code: 10008 })
    await surface.edit(sent, answer(1))
    expect(rest.messages.slice(1).map((message) => shownText(message))).toEqual(sent.slice(1).map(() => seeFirst))
  })

  it('makes components of what an earlier version sent as text', async () => {
    const { surface, rest } = await makeSurface()
    rest.messages.push({ id: snowflake(), channel_id: ids.general, author: { id: ids.bot }, content: 'A candidate has a question', components: [] })
    await surface.edit([`${ids.guild}/${ids.general}/${rest.messages[0]?.id}`], { kind: 'erased_hand_over', teamLanguage: 'en' })
    expect(rest.callsOf(patch)[0]?.body).toMatchObject({ content: null, flags: 1 << 15 })
  })

  it('tells nobody again whom a reply of the team told', async () => {
    const { surface, rest } = await makeSurface()
    const reply: Outgoing = { kind: 'team_reply', reply: { text: 'Yes.', question: '', language: 'en', personId: ids.ada } }
    const sent = await surface.send(channel, reply, 'key-1', false)
    await surface.edit(sent, reply)
    expect(rest.pinged).toEqual([ids.ada])
    expect(rest.violations).toEqual([])
  })

  it.each([
    [10008, 'gone'],
    [50083, 'gone'],
    [50013, 'not_allowed'],
    [50035, 'rejected'],
  ] as const)('that Discord refuses says why (%i)', async (code, reason) => {
    const { surface, rest } = await makeSurface()
    const sent = await surface.send(channel, card, 'key-1', false)
    rest.fail(patch, { kind: 'error', status: 400, code })
    await expect(surface.edit(sent, card)).rejects.toMatchObject({ name: 'SurfaceError', reason })
  })
})
