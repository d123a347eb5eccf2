import { describe, expect, it } from 'vitest'
import { actionIds, encodeShareRole, readPress, readShareRole } from '../../adapters/discord/actions.ts'
import { renderCard, renderClosedCard, renderRoleList } from '../../adapters/discord/cards.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Role, RoleList } from '../../src/domain.ts'
import { citation } from '../contracts/render.ts'
import { assistantOver } from '../fixtures/asking.ts'
import { messageViolations } from '../fixtures/discord-limits.ts'
import { type AnyMessage, buttonsOf, outlineOf, shownLinks, shownText } from '../fixtures/discord-shown.ts'
import { published, siteUrl } from '../fixtures/fjordkart.ts'

const diver: Role = {
  postingId: 'postings/diver.md',
  title: 'Diver',
  language: 'en',
  url: 'https://firm.example/diver/',
  applyUrl: 'https://firm.example/diver/apply',
  citations: [citation('We map the sea floor.', { section: '', url: 'https://firm.example/diver/' }), citation('It is 41,000 euros.')],
}
const textOf = (messages: readonly AnyMessage[]) => messages.map(shownText).join('\n')
const buttonsIn = (messages: readonly AnyMessage[]) => messages.flatMap(buttonsOf)

describe('a role card', () => {
  it('has the title, what the posting says under the names of its sections, and how to go on', () => {
    expect(renderCard(diver).flatMap(outlineOf)).toEqual([
      'box',
      '  text: ### [Diver](https://firm.example/diver/)',
      '  text: > We map the sea floor.',
      '  text: [Salary](https://firm.example/diver/#salary)\n> It is 41,000 euros.',
      '  buttons: Apply | Open posting',
    ])
    expect(buttonsIn(renderCard(diver)).map(({ url }) => url)).toEqual(['https://firm.example/diver/apply', 'https://firm.example/diver/'])
  })

  it('names no section twice', () => {
    const fact = citation('Salary: 41,000 euros')
    expect(textOf(renderCard({ ...diver, citations: [fact] }))).toBe('Diver\nSalary: 41,000 euros')
  })

  it('has buttons for the addresses that there are', () => {
    expect(buttonsIn(renderCard({ ...diver, applyUrl: null }))).toHaveLength(1)
    expect(buttonsIn(renderCard({ ...diver, applyUrl: null, url: null }))).toEqual([])
  })

  it('shows an address of mail to apply to', () => {
    const card = renderCard({ ...diver, applyUrl: 'mailto:jobs@firm.example' })
    expect(card.flatMap(outlineOf)).toContain('  text: Apply <jobs@firm.example>')
    expect(card.flatMap((message) => messageViolations(message))).toEqual([])
  })

  it('is in the language of its posting', () => {
    expect(buttonsIn(renderCard({ ...diver, language: 'sv' })).map(({ label }) => label)).toContain(chatWordingOf('sv').buttons.openPosting)
  })

  it('is edited into that of a closed role: one sentence in its language, in the same kind of message', () => {
    const [card] = renderCard(diver)
    const closed = renderClosedCard('de')
    expect(textOf(closed)).toBe(chatWordingOf('de').roleClosed)
    expect(closed).toHaveLength(1)
    // Discord takes no message of text in place of one of components.
    expect(closed[0]?.flags).toBe(card?.flags)
  })
})

describe('the list of roles', () => {
  const listOf = (roles: readonly Role[]): RoleList => ({ lead: 'Open roles:', roles, language: 'en' })
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...diver, title: `Diver number ${index}`, postingId: `postings/diver-${index}.md` }))

  it('has every role with its link and a button that shares it', () => {
    const roles = [diver, { ...diver, postingId: 'postings/cook.md', title: 'Cook', language: 'sv', url: null }]
    const list = renderRoleList(listOf(roles))
    expect(list.flatMap(outlineOf)).toEqual(['text: Open roles:', 'text+Share: [Diver](https://firm.example/diver/)', 'text+Dela: Cook'])
    const ids = buttonsIn(list).map(({ custom_id }) => custom_id ?? '')
    expect(ids.map((id) => readShareRole(id, () => []))).toEqual([
      { postingId: 'postings/diver.md', language: 'en' },
      { postingId: 'postings/cook.md', language: 'sv' },
    ])
    expect(ids.every((id) => readPress(id)?.action === actionIds.shareRole)).toBe(true)
  })

  it('lists 48 roles, all with their buttons, over few messages', () => {
    const roles = many(48)
    const messages = renderRoleList(listOf(roles))
    // Somebody who installed the app for themselves gets one answer and five more.
    expect(messages.length).toBeLessThanOrEqual(6)
    for (const message of messages) expect(messageViolations(message)).toEqual([])
    for (const { title } of roles) expect(textOf(messages).split('\n')).toContain(title)
    expect(buttonsIn(messages)).toHaveLength(48)
  })

  it('lists 200 roles without buttons', () => {
    const roles = many(200)
    const messages = renderRoleList(listOf(roles))
    expect(messages.length).toBeLessThanOrEqual(6)
    for (const message of messages) expect(messageViolations(message)).toEqual([])
    for (const { title } of roles) expect(textOf(messages).split('\n')).toContain(title)
    expect(buttonsIn(messages)).toEqual([])
  })

  it('says so where no role is open', () => {
    expect(textOf(renderRoleList({ lead: 'No role is published at the moment.', roles: [], language: 'en' }))).toBe('No role is published at the moment.')
  })

  it('is right for real pages', () => {
    const list = assistantOver(published, { siteUrl }).roles('', 'en')
    const messages = renderRoleList(list)
    expect(messages).toHaveLength(1)
    for (const role of list.roles) {
      expect(textOf(messages)).toContain(role.title)
      expect(shownLinks(messages[0] ?? {}).map(({ url }) => url)).toContain(role.url)
      expect(renderCard(role).flatMap((message) => messageViolations(message))).toEqual([])
      expect(readShareRole(encodeShareRole(role), () => list.roles)?.postingId).toBe(role.postingId)
    }
  })
})
