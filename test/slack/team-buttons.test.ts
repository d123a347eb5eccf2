import { describe, expect, it, vi } from 'vitest'
import { actionIds, callbackIds, encodeContext, encodeValue, readFaqContext, readReplyContext, replyInput } from '../../adapters/slack/actions.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { entry } from '../fixtures/recording-team.ts'
import { pressBody, windowPressBody } from '../fixtures/slack-deliveries.ts'
import { shownText } from '../fixtures/slack-shown.ts'
import { openSurface } from '../fixtures/slack-surface.ts'

const team = teamWordingOf('en')
const ref = 'q1W2e3R4t5Y6u7I8'
const card = encodeValue({ ref }) ?? ''
const member = { personId: 'U1', name: 'Rita Holm' }

/** A press in the recruiting channel, by one whom Slack names. */
async function openTeam() {
  const stage = await openSurface({ recruiterChannel: 'C1' })
  stage.slack.names.set('U1', 'Rita Holm')
  const press = (actionId: string, value: string) => stage.post(pressBody(actionId, value, stage.slack.responseUrl('press'), { container: onCard }))
  const told = () => stage.slack.callsOf('response_url')
  return { ...stage, team: stage.conversation.team, deeds: stage.conversation.team.deeds, press, told }
}
const onCard = { type: 'message', message_ts: '1771588802.000100', channel_id: 'C1', is_ephemeral: false }

describe('buttons on the card of a question', () => {
  it.each([
    [actionIds.takeQuestion, 'take', team.done.taken],
    [actionIds.declineQuestion, 'decline', team.done.declined],
  ] as const)('%s does so in the name of who pressed, and says so to them alone', async (actionId, deed, said) => {
    const { press, deeds, told } = await openTeam()
    expect((await press(actionId, card)).status).toBe(200)
    await vi.waitFor(() => expect(told()).toMatchObject([{ response_type: 'ephemeral', replace_original: false, text: said }]))
    expect(deeds).toEqual([{ deed, ref, member }])
  })

  it('are acknowledged before anything is looked up', async () => {
    const { press, conversation, told } = await openTeam()
    let open = () => {}
    conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    expect((await press(actionIds.takeQuestion, card)).status).toBe(200)
    expect(told()).toEqual([])
    open()
    await vi.waitFor(() => expect(told()).toHaveLength(1))
  })

  it.each([actionIds.takeQuestion, actionIds.declineQuestion, actionIds.replyToQuestion, actionIds.saveFaq])('are refused to others: %s', async (actionId) => {
    const { press, team: side, told, slack } = await openTeam()
    side.strangers.add('U1')
    await press(actionId, card)
    await vi.waitFor(() => expect(told()).toMatchObject([{ response_type: 'ephemeral', text: team.onlyTeam }]))
    expect(slack.callsOf('views.open')).toEqual([])
  })

  it('say so where the store is down', async () => {
    const { press, conversation, told, complaints } = await openTeam()
    conversation.isStoreDown = true
    await press(actionIds.takeQuestion, card)
    await vi.waitFor(() => expect(told()).toMatchObject([{ text: expect.stringContaining('fault on my side') }]))
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })

  it('name who pressed as the press does where Slack does not say more', async () => {
    const { press, deeds, slack } = await openTeam()
    slack.fail('users.info', { kind: 'status', status: 500 }, { kind: 'status', status: 500 })
    await press(actionIds.takeQuestion, card)
    await vi.waitFor(() => expect(deeds).toMatchObject([{ member: { personId: 'U1', name: 'ada' } }]))
  })

  it('"Reply" opens a form with the question over the field', async () => {
    const { press, slack, team: side } = await openTeam()
    side.question = 'Do I need <b> my own *drysuit*?'
    await press(actionIds.replyToQuestion, card)
    await vi.waitFor(() => expect(slack.callsOf('views.open')).toHaveLength(1))
    const [{ view, trigger_id } = { view: undefined, trigger_id: '' }] = slack.callsOf('views.open')
    expect(trigger_id).toBe('13345224609.738474920.8088930838d88f008e2')
    expect(shownText(view.blocks)).toContain('Do I need <b> my own *drysuit*?')
    expect(view.blocks.at(-1)).toMatchObject({ block_id: replyInput.blockId, element: { max_length: 1500, multiline: true } })
    expect(readReplyContext(view.private_metadata)).toEqual({ ref, channel: 'C1' })
  })

  it('says so where the form came too late', async () => {
    const { press, slack, told } = await openTeam()
    slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' })
    await press(actionIds.replyToQuestion, card)
    await vi.waitFor(() => expect(told()).toMatchObject([{ text: expect.stringContaining('fault on my side') }]))
  })
})

describe('the form of an FAQ entry', () => {
  it('opens with what the reply gives, below what asks nearly the same', async () => {
    const { press, slack, team: side, deeds } = await openTeam()
    const draft = { ...side.form.draft, question: 'Drysuit?', answer: 'We provide one.', postingIds: ['diver'] }
    side.form = { ...side.form, draft, similar: [{ id: 'drysuits.md', question: entry.question, answer: entry.answer, title: 'Drysuits', url: null }] }
    await press(actionIds.saveFaq, card)
    await vi.waitFor(() => expect(slack.callsOf('views.open')).toHaveLength(1))
    expect(deeds).toEqual([{ deed: 'faqForm', from: { ref }, member }])
    const view = slack.callsOf('views.open')[0]?.view
    expect(shownText(view.blocks)).toMatch(/These answers are there already:[\s\S]*Do divers get a drysuit\?[\s\S]*Yes, a drysuit is provided\./)
    expect(JSON.stringify(view.blocks)).toContain('"initial_value":"We provide one."')
    expect(readFaqContext(view.private_metadata)).toEqual({ entry: '', revision: '', channel: 'C1' })
  })

  it('changes within its window to the entry that is to be edited', async () => {
    const { post, slack, team: side, deeds } = await openTeam()
    side.form = { ...side.form, draft: { ...entry, id: entry.id } }
    const metadata = encodeContext({ entry: '', revision: '', channel: 'C1' })
    await post(windowPressBody(actionIds.editFaq, encodeValue({ entry: 'drysuits.md' }) ?? '', callbackIds.faq, metadata))
    await vi.waitFor(() => expect(slack.callsOf('views.update')).toHaveLength(1))
    expect(deeds).toMatchObject([{ deed: 'faqForm', from: { entry: 'drysuits.md' } }])
    const [{ view, view_id } = { view: undefined, view_id: '' }] = slack.callsOf('views.update')
    expect(view_id).toBe('V3')
    expect(readFaqContext(view.private_metadata)).toEqual({ entry: 'drysuits.md', revision: entry.revision, channel: 'C1' })
    expect(JSON.stringify(view.blocks)).toContain('Yes, a drysuit is provided.')
  })

  it('tells over its window what cannot be done, so that what was typed stays', async () => {
    const { post, slack, team: side } = await openTeam()
    side.strangers.add('U1')
    await post(
      windowPressBody(
        actionIds.editFaq,
        encodeValue({ entry: 'drysuits.md' }) ?? '',
        callbackIds.faq,
        encodeContext({ entry: '', revision: '', channel: 'C1' }),
      ),
    )
    await vi.waitFor(() => expect(slack.callsOf('views.push')).toHaveLength(1))
    expect(shownText(slack.callsOf('views.push')[0]?.view.blocks)).toBe(team.onlyTeam)
    expect(slack.callsOf('views.publish')).toEqual([])
  })

  it('is not opened for an entry that it would cut', async () => {
    const { press, slack, team: side, told } = await openTeam()
    side.form = { ...side.form, draft: { ...side.form.draft, id: 'long.md', answer: 'It is so. '.repeat(400) } }
    await press(actionIds.editFaq, encodeValue({ entry: 'long.md' }) ?? '')
    await vi.waitFor(() => expect(told()).toMatchObject([{ text: expect.stringContaining('too long') }]))
    expect(slack.callsOf('views.open')).toEqual([])
  })

  it('opens empty for a new entry', async () => {
    const { press, slack, deeds } = await openTeam()
    await press(actionIds.editFaq, encodeValue({ entry: '' }) ?? '')
    await vi.waitFor(() => expect(slack.callsOf('views.open')).toHaveLength(1))
    expect(deeds).toMatchObject([{ deed: 'faqForm', from: null }])
  })
})

describe('"Retire"', () => {
  it('retires the entry and says so', async () => {
    const { press, deeds, told } = await openTeam()
    await press(actionIds.retireFaq, encodeValue({ entry: 'drysuits.md', revision: 'r1' }) ?? '')
    await vi.waitFor(() => expect(told()).toMatchObject([{ text: team.faq.retiredNow }]))
    expect(deeds).toEqual([{ deed: 'retireFaq', shown: { id: 'drysuits.md', revision: 'r1' }, member }])
  })
})
