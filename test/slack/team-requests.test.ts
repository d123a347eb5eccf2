import { describe, expect, it, vi } from 'vitest'
import { actionIds, readEntry, readShownEntry } from '../../adapters/slack/actions.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { answerOf, row } from '../contracts/render.ts'
import { entry } from '../fixtures/recording-team.ts'
import { commandBody } from '../fixtures/slack-deliveries.ts'
import { buttonsOf, labelOf, shownText } from '../fixtures/slack-shown.ts'
import { openSurface } from '../fixtures/slack-surface.ts'

const team = teamWordingOf('en')

async function openTeam() {
  const stage = await openSurface({ recruiterChannel: 'C1' })
  const give = async (command: string, text = '') => {
    const delivered = await stage.post(commandBody(command, text, stage.slack.responseUrl('command')))
    return { ...delivered, shown: delivered.text === '' ? null : JSON.parse(delivered.text) }
  }
  return { ...stage, team: stage.conversation.team, give }
}

describe('/faq', () => {
  it('lists the entries for the person alone, each to be edited and retired, and a way to a new one', async () => {
    const { give } = await openTeam()
    const { shown } = await give('/faq')
    expect(shown.response_type).toBe('ephemeral')
    expect(shownText(shown.blocks)).toBe(`${team.faq.listTitle}\n${entry.question}\n${entry.answer}\nDiver · Approved by Robin on 2026-06-01`)
    const buttons = buttonsOf(shown.blocks)
    expect(buttons.map(labelOf)).toEqual([team.buttons.newEntry, team.buttons.edit, team.buttons.retire])
    expect(buttons.map(({ value }) => readEntry(value)?.entry)).toEqual(['', 'drysuits.md', 'drysuits.md'])
    expect(readShownEntry(buttons[2]?.value)).toEqual({ entry: entry.id, revision: entry.revision })
    expect(buttons[2]).toMatchObject({ action_id: actionIds.retireFaq, confirm: { text: { text: team.buttons.confirmRetire } } })
  })

  it('says which entries answer nobody, until when others hold, and which hold for all', async () => {
    const { give, team: side } = await openTeam()
    side.entries = [
      { ...entry, id: 'a.md', state: 'retired' },
      { ...entry, id: 'b.md', state: 'over', until: '2026-02-01' },
      { ...entry, id: 'd.md', state: 'waits' },
      { ...entry, id: 'e.md', state: 'unread' },
      { ...entry, id: 'c.md', until: '2026-12-31', postingIds: [] },
    ]
    const { shown } = await give('/faq')
    const text = shownText(shown.blocks)
    expect(text).toContain(`${team.faq.retired} · Diver`)
    expect(text).toContain(`${team.faq.over} · Diver · until 2026-02-01`)
    for (const state of ['waits', 'unread'] as const) expect(text).toContain(`${team.faq[state]} · Diver`)
    expect(text).toContain(`${team.faq.allRoles} · until 2026-12-31`)
    expect(buttonsOf(shown.blocks).filter(({ action_id }) => action_id === actionIds.retireFaq)).toHaveLength(4)
  })

  it('says where there are none yet', async () => {
    const { give, team: side } = await openTeam()
    side.entries = []
    expect(shownText((await give('/faq')).shown.blocks)).toContain(team.faq.none)
  })

  it('lists all of them, however many', async () => {
    const { give, team: side, slack } = await openTeam()
    side.entries = Array.from({ length: 120 }, (_, index) => ({ ...entry, id: `e${index}.md`, question: `Question ${index}?` }))
    const { shown } = await give('/faq')
    const titles = () => [...JSON.stringify([shown.blocks, ...posts()]).matchAll(/Question (\d+)\?/g)].map((match) => Number(match[1]))
    const posts = () => slack.calls.filter(({ method }) => method === 'response_url' || method === 'chat.postEphemeral').map(({ args }) => args.blocks)
    await vi.waitFor(() => expect(titles()).toEqual(side.entries.map((_, index) => index)))
  })

  it('counts those that have no room where the app may not post', async () => {
    const { give, team: side, slack, surface } = await openTeam()
    side.entries = Array.from({ length: 120 }, (_, index) => ({ ...entry, id: `e${index}.md`, question: `Question ${index}?` }))
    slack.channels.delete('C1')
    await give('/faq')
    await surface.stop()
    const last = slack.callsOf('response_url').at(-1)
    const listed = [...JSON.stringify(last?.blocks).matchAll(/Question (\d+)\?/g)].map((match) => Number(match[1])).at(-1) ?? 0
    expect(last?.blocks.at(-1)).toMatchObject({ type: 'context', elements: [{ text: `… +${119 - listed}` }] })
  })

  it('is refused to others', async () => {
    const { give, team: side } = await openTeam()
    side.strangers.add('U1')
    const { shown } = await give('/faq')
    expect(shown).toMatchObject({ response_type: 'ephemeral', text: team.onlyTeam })
    expect(buttonsOf(shown.blocks)).toEqual([])
  })

  it('is acknowledged in time where the team is looked up slowly, and answered after that', async () => {
    const { give, conversation, slack } = await openTeam()
    let open = () => {}
    conversation.gate = new Promise((resolve) => {
      open = resolve
    })
    const { shown, ms } = await give('/faq')
    expect(shown).toBeNull()
    expect(ms).toBeLessThan(3000)
    open()
    await vi.waitFor(() => expect(slack.callsOf('response_url')).toMatchObject([{ response_type: 'ephemeral', text: expect.stringContaining(entry.question) }]))
  })

  it('says so where the store is down', async () => {
    const { give, conversation, complaints } = await openTeam()
    conversation.isStoreDown = true
    expect((await give('/faq')).shown.text).toContain('fault on my side')
    expect(complaints()).toEqual([expect.stringContaining('start PostgreSQL')])
  })
})

describe('/preview', () => {
  it('answers from drafts for the person alone, with nothing to share, rate or pass on', async () => {
    const { give, team: side, slack } = await openTeam()
    slack.locales.set('U1', 'sv-SE')
    side.answer = answerOf([row('It is 41,000 euros.')])
    const { shown } = await give('/preview', 'What is the R&amp;D salary?')
    expect(shown.response_type).toBe('ephemeral')
    expect(shownText(shown.blocks)).toMatch(/^Only you see this\.[\s\S]*The postings say:\nIt is 41,000 euros\./)
    expect(buttonsOf(shown.blocks)).toEqual([])
    expect(side.deeds).toMatchObject([{ deed: 'preview', text: 'What is the R&D salary?', language: 'sv', member: { personId: 'U1' } }])
  })

  it('sends what is long in several messages, each for the person alone', async () => {
    const { give, team: side, slack, surface } = await openTeam()
    side.answer = answerOf(Array.from({ length: 9 }, (_, index) => row(`Row ${index}. ${'It is so at sea. '.repeat(120)}`)))
    const { shown } = await give('/preview', 'salary?')
    await surface.stop()
    const all = [shown, ...slack.callsOf('response_url')]
    expect(all.length).toBeGreaterThan(1)
    for (const message of all) expect(message.response_type).toBe('ephemeral')
    for (let index = 0; index < 9; index++) expect(JSON.stringify(all)).toContain(`Row ${index}.`)
  })

  it('without a question says how', async () => {
    const { give, team: side } = await openTeam()
    expect((await give('/preview', '  ')).shown.text).toBe(team.preview.emptyQuestion)
    expect(side.deeds).toEqual([])
  })

  it('is refused to others', async () => {
    const { give, team: side } = await openTeam()
    side.answer = answerOf([row('It is 41,000 euros.')])
    side.strangers.add('U1')
    const { text } = await give('/preview', 'salary?')
    expect(text).toContain(team.onlyTeam)
    expect(text).not.toContain('41,000')
  })
})
