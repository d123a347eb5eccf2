import { describe, expect, it, vi } from 'vitest'
import { callbackIds, encodeContext, replyInput } from '../../adapters/slack/actions.ts'
import { fieldBlock } from '../../adapters/slack/team/faq-view.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { formBody } from '../fixtures/slack-deliveries.ts'
import { shownText } from '../fixtures/slack-shown.ts'
import { openSurface } from '../fixtures/slack-surface.ts'
import { directOf } from '../fixtures/slack-web-api.ts'

const team = teamWordingOf('en')
const ref = 'q1W2e3R4t5Y6u7I8'
const member = { personId: 'U1', name: 'Rita Holm' }

async function openTeam() {
  const stage = await openSurface({ recruiterChannel: 'C1' })
  stage.slack.names.set('U1', 'Rita Holm')
  return { ...stage, team: stage.conversation.team }
}

/** Holds everything back until it is opened. */
function closedGate() {
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  return { gate, open }
}

describe('the form of a reply', () => {
  const form = (text: string) =>
    formBody(callbackIds.reply, encodeContext({ ref, channel: 'C1' }), {
      [replyInput.blockId]: { [replyInput.actionId]: { type: 'plain_text_input', value: text } },
    })

  it('passes the reply on and says what became of it where the card stands', async () => {
    const { post, team: side, slack } = await openTeam()
    expect(await post(form('No.\nWe provide one.'))).toMatchObject({ status: 200, text: '' })
    expect(side.deeds).toEqual([{ deed: 'reply', ref, text: 'No.\nWe provide one.', member }])
    await vi.waitFor(() => expect(slack.callsOf('chat.postEphemeral')).toMatchObject([{ channel: 'C1', user: 'U1', text: team.done.replied }]))
  })

  it('stays open where nothing is written', async () => {
    const { post, team: side } = await openTeam()
    expect(JSON.parse((await post(form(' \n'))).text)).toEqual({ response_action: 'errors', errors: { [replyInput.blockId]: team.done.emptyReply } })
    expect(side.deeds).toEqual([])
  })

  it('stays open with what was typed where it could not be kept', async () => {
    const { post, conversation, complaints } = await openTeam()
    conversation.isStoreDown = true
    expect(JSON.parse((await post(form('No.'))).text)).toEqual({
      response_action: 'errors',
      errors: { [replyInput.blockId]: expect.stringContaining('fault on my side') },
    })
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })

  it('gives back what was typed where it is known too late that it could not be kept', async () => {
    const { post, conversation, slack } = await openTeam()
    const { gate, open } = closedGate()
    conversation.gate = gate
    conversation.isStoreDown = true
    const delivered = await post(form('No, we provide one.'))
    expect(delivered).toMatchObject({ status: 200, text: '' })
    expect(delivered.ms).toBeLessThan(3000)
    open()
    await vi.waitFor(() => expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1))
    expect(slack.callsOf('chat.postEphemeral')[0]?.text).toMatch(/fault on my side[\s\S]*No, we provide one\./)
  })

  it('stays open with what was typed where the reply goes nowhere', async () => {
    const { post, team: side } = await openTeam()
    side.replied = { isKept: false, text: team.done.overAlready }
    expect(JSON.parse((await post(form('No.'))).text)).toEqual({ response_action: 'errors', errors: { [replyInput.blockId]: team.done.overAlready } })
    side.strangers.add('U1')
    expect(JSON.parse((await post(form('No.'))).text)).toEqual({ response_action: 'errors', errors: { [replyInput.blockId]: team.onlyTeam } })
  })

  it('tells a person who cannot be told in the channel in a direct message', async () => {
    const { post, slack } = await openTeam()
    slack.fail('chat.postEphemeral', { kind: 'error', error: 'user_not_in_channel' })
    await post(form('No.'))
    await vi.waitFor(() => expect(slack.messages).toMatchObject([{ channel: directOf('U1'), text: team.done.replied }]))
  })
})

describe('the form of an FAQ entry', () => {
  const option = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: false }, value })
  /** As Slack sends the fields, those left empty too. */
  const fields = (entry: string, roles: readonly string[], until: string | null) => ({
    [fieldBlock('question', entry)]: { question: { type: 'plain_text_input', value: 'Drysuit?' } },
    [fieldBlock('answer', entry)]: { answer: { type: 'plain_text_input', value: 'We provide one.' } },
    [fieldBlock('roles', entry)]: { roles: { type: 'multi_static_select', selected_options: roles.map(option) } },
    [fieldBlock('language', entry)]: { language: { type: 'static_select', selected_option: option('sv') } },
    [fieldBlock('until', entry)]: { until: { type: 'plain_text_input', value: until } },
  })
  const form = (entry = '', roles: readonly string[] = ['diver'], until: string | null = null) =>
    formBody(callbackIds.faq, encodeContext({ entry, revision: entry === '' ? '' : 'r1', channel: 'C1' }), fields(entry, roles, until))
  const noticeOf = (text: string) => shownText(JSON.parse(text).view.blocks)

  it('saves a new entry and says so in its window', async () => {
    const { post, team: side } = await openTeam()
    const { text } = await post(form())
    expect(side.deeds).toEqual([
      {
        deed: 'saveFaq',
        draft: { id: null, revision: null, question: 'Drysuit?', answer: 'We provide one.', language: 'sv', postingIds: ['diver'], until: null },
        member,
      },
    ])
    expect(JSON.parse(text).response_action).toBe('update')
    expect(noticeOf(text)).toBe(team.faq.saved)
  })

  it('changes an entry; no role means the whole company', async () => {
    const { post, team: side } = await openTeam()
    await post(form('drysuits.md', [], ' 2026-12-31 '))
    expect(side.deeds).toMatchObject([{ draft: { id: 'drysuits.md', revision: 'r1', postingIds: [], until: '2026-12-31' } }])
  })

  it.each([
    ['until', 'until'],
    ['answer', 'answer'],
    [null, 'question'],
  ] as const)('stays open with the reason at its field: %s', async (field, at) => {
    const { post, team: side } = await openTeam()
    side.outcome = { kind: 'refused', field, text: 'Please mend this.' }
    expect(JSON.parse((await post(form('drysuits.md'))).text)).toEqual({
      response_action: 'errors',
      errors: { [fieldBlock(at, 'drysuits.md')]: 'Please mend this.' },
    })
  })

  it('stays open where the store is down', async () => {
    const { post, conversation } = await openTeam()
    conversation.isStoreDown = true
    expect(JSON.parse((await post(form())).text)).toMatchObject({
      response_action: 'errors',
      errors: { question: expect.stringContaining('fault on my side') },
    })
  })

  describe('that takes long', () => {
    /** Submits, and lets it go on once Slack has its answer. */
    async function submitSlowly(prepare: (stage: Awaited<ReturnType<typeof openTeam>>) => void) {
      const stage = await openTeam()
      const { gate, open } = closedGate()
      stage.conversation.gate = gate
      prepare(stage)
      const delivered = await stage.post(form())
      expect(delivered.ms).toBeLessThan(3000)
      expect(noticeOf(delivered.text)).toBe(team.faq.saving)
      open()
      return stage
    }

    it('says so, and then that it is saved', async () => {
      const { slack } = await submitSlowly(() => {})
      await vi.waitFor(() => expect(slack.callsOf('views.update')).toMatchObject([{ view_id: 'V2' }]))
      expect(shownText(slack.callsOf('views.update')[0]?.view.blocks)).toBe(team.faq.saved)
    })

    it('comes back with what was typed where it is refused', async () => {
      const { slack } = await submitSlowly(({ team: side }) => {
        side.outcome = { kind: 'refused', field: 'until', text: 'This day has passed.' }
      })
      await vi.waitFor(() => expect(slack.callsOf('views.update')).toHaveLength(1))
      const { view } = slack.callsOf('views.update')[0] ?? {}
      expect(shownText(view.blocks)).toContain('This day has passed.')
      expect(JSON.stringify(view.blocks)).toMatch(/"initial_value":"Drysuit\?"[\s\S]*"initial_value":"We provide one\."/)
    })

    it.each([
      ['is told that it is saved', {}, team.faq.saved],
      [
        'gets back what was typed',
        { outcome: { kind: 'refused', field: null, text: 'Not saved.' } as const },
        /Not saved\.[\s\S]*Drysuit\?[\s\S]*We provide one\./,
      ],
    ])('who closed its window %s', async (_, changes, said) => {
      const { slack } = await submitSlowly((stage) => {
        Object.assign(stage.team, changes)
        stage.slack.fail('views.update', { kind: 'error', error: 'not_found' })
      })
      await vi.waitFor(() => expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1))
      expect(slack.callsOf('chat.postEphemeral')[0]).toMatchObject({ channel: 'C1', user: 'U1', text: expect.stringMatching(said) })
    })
  })
})
