import { describe, expect, it } from 'vitest'
import { actionIds, readShareRole } from '../../adapters/slack/actions.ts'
import { renderCard, renderClosedCard, renderClosedPreview, renderPreview, renderRoleList } from '../../adapters/slack/cards.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Role, RoleList } from '../../src/domain.ts'
import { citation } from '../contracts/render.ts'
import { assistantOver } from '../fixtures/asking.ts'
import { published, siteUrl } from '../fixtures/fjordkart.ts'
import { messageViolations, unfurlViolations } from '../fixtures/slack-limits.ts'
import { buttonsOf, labelOf, shownLinks, shownText } from '../fixtures/slack-shown.ts'

const diver: Role = {
  postingId: 'postings/diver.md',
  title: 'Diver',
  language: 'en',
  url: 'https://firm.example/diver/',
  applyUrl: 'https://firm.example/diver/apply',
  citations: [citation('We map the sea floor.', { section: '', url: 'https://firm.example/diver/' }), citation('It is 41,000 euros.')],
}
const blocksOf = (messages: readonly { readonly blocks: readonly unknown[] }[]) => messages.flatMap((message) => message.blocks)
const textOf = (messages: readonly { readonly blocks: readonly unknown[] }[]) => shownText(blocksOf(messages))

describe('a role card', () => {
  it('has the title, what the posting says under the names of its sections, and how to go on', () => {
    const card = renderCard(diver)
    expect(card).toHaveLength(1)
    expect(textOf(card)).toBe('Diver\nWe map the sea floor.\nSalary\nIt is 41,000 euros.')
    expect(shownLinks(blocksOf(card))).toEqual([
      { label: 'Diver', url: 'https://firm.example/diver/' },
      { label: 'Salary', url: 'https://firm.example/diver/#salary' },
      { label: 'Apply', url: 'https://firm.example/diver/apply' },
      { label: 'Open posting', url: 'https://firm.example/diver/' },
    ])
    expect(card[0]?.text).toContain('Diver')
  })

  it('has buttons for the addresses that there are', () => {
    expect(buttonsOf(blocksOf(renderCard({ ...diver, applyUrl: null })))).toHaveLength(1)
    expect(buttonsOf(blocksOf(renderCard({ ...diver, applyUrl: null, url: null })))).toEqual([])
  })

  it('applies by mail through a link', () => {
    expect(shownLinks(blocksOf(renderCard({ ...diver, applyUrl: 'mailto:jobs@firm.example' })))).toContainEqual({
      label: 'Apply',
      url: 'mailto:jobs@firm.example',
    })
  })

  it('is in the language of its posting', () => {
    expect(buttonsOf(blocksOf(renderCard({ ...diver, language: 'sv' }))).map(labelOf)).toContain(chatWordingOf('sv').buttons.openPosting)
  })

  it('is a link preview too', () => {
    expect(unfurlViolations({ 'https://firm.example/diver/': renderPreview(diver) })).toEqual([])
    expect(shownText(renderPreview(diver).blocks ?? [])).toContain('It is 41,000 euros.')
  })

  it('stays a preview that Slack takes, however long the posting', () => {
    const long = { ...diver, title: 'T'.repeat(5_000), citations: Array.from({ length: 40 }, () => citation('It is so. '.repeat(300))) }
    expect(unfurlViolations({ 'https://firm.example/diver/': renderPreview(long) })).toEqual([])
  })

  it('tells its buttons apart, each as one that opens an address', () => {
    const ids = buttonsOf(blocksOf(renderCard(diver))).map((button) => button.action_id)
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^open_link_\d+$/)
  })
})

describe('the card of a closed role', () => {
  it('is one sentence in its language, as a message and as a preview', () => {
    expect(textOf(renderClosedCard('de'))).toBe(chatWordingOf('de').roleClosed)
    expect(renderClosedCard('de')[0]?.text).toBe(chatWordingOf('de').roleClosed)
    expect(shownText(renderClosedPreview('de').blocks ?? [])).toBe(chatWordingOf('de').roleClosed)
  })
})

describe('the list of roles', () => {
  const listOf = (roles: readonly Role[]): RoleList => ({ lead: 'Open roles:', roles, language: 'en' })

  it('has every role with its link and a button that shares it', () => {
    const list = renderRoleList(listOf([diver, { ...diver, postingId: 'postings/cook.md', title: 'Cook', language: 'sv', url: null }]))
    expect(textOf(list)).toBe('Open roles:\nDiver\nCook')
    const shares = buttonsOf(blocksOf(list))
    expect(shares.map(labelOf)).toEqual(['Share', chatWordingOf('sv').buttons.shareRole])
    expect(shares.map((button) => readShareRole(button.value))).toEqual([
      { postingId: 'postings/diver.md', language: 'en' },
      { postingId: 'postings/cook.md', language: 'sv' },
    ])
    expect(shares.every((button) => button.action_id === actionIds.shareRole)).toBe(true)
  })

  it('lists 120 roles, all with their buttons, over few messages', () => {
    const roles = Array.from({ length: 120 }, (_, index) => ({ ...diver, title: `Diver number ${index}`, postingId: `postings/diver-${index}.md` }))
    const messages = renderRoleList(listOf(roles))
    // A private reply to a command takes five.
    expect(messages.length).toBeLessThanOrEqual(5)
    for (const message of messages) expect(messageViolations(message)).toEqual([])
    for (const { title } of roles) expect(textOf(messages).split('\n')).toContain(title)
    expect(buttonsOf(blocksOf(messages))).toHaveLength(120)
  })

  it('says so where no role is open', () => {
    expect(textOf(renderRoleList({ lead: 'No role is published at the moment.', roles: [], language: 'en' }))).toBe('No role is published at the moment.')
  })

  it('is right for real pages', () => {
    const list = assistantOver(published, { siteUrl }).roles('', 'en')
    const messages = renderRoleList(list)
    expect(messages).toHaveLength(1)
    for (const { title } of list.roles) expect(textOf(messages)).toContain(title)
    for (const role of list.roles) expect(messageViolations(renderCard(role)[0] ?? {})).toEqual([])
  })
})
