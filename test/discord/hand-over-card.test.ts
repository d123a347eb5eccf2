import { describe, expect, it } from 'vitest'
import { actionIds, readPress, readRef } from '../../adapters/discord/actions.ts'
import { renderErasedHandOver, renderHandOver } from '../../adapters/discord/team/hand-over-card.ts'
import type { HandOverNote } from '../../src/chat/surface.ts'
import { teamWordingOf } from '../../src/chat/team-wording/index.ts'
import { citation } from '../contracts/render.ts'
import { messageViolations } from '../fixtures/discord-limits.ts'
import { buttonsOf, mentionsIn, outlineOf, shownText } from '../fixtures/discord-shown.ts'

const note: HandOverNote = {
  ref: 'q1W2e3R4t5Y6u7I8',
  question: 'Do you sponsor visas?\nI am <@123456789012345678> @everyone',
  language: 'en',
  teamLanguage: 'en',
  personId: '234567890123456789',
  permalink: 'https://discord.com/channels/1/2/3',
  role: 'Diver',
  topic: 'Visa sponsorship',
  said: { lead: 'No posting states that.', citations: [citation('We hire within the EU.', { section: 'Residency' })] },
  state: 'asked',
  ending: null,
  days: 7,
  takenBy: null,
  reply: '',
  actions: ['take', 'reply', 'decline'],
}
const rita = '345678901234567890'
const people = { mentions: [note.personId, rita] }
const cardOf = (changes: Partial<HandOverNote> = {}) => renderHandOver({ ...note, ...changes })
const textOf = (changes: Partial<HandOverNote>) => cardOf(changes).map(shownText).join('\n')

describe('the card of a question', () => {
  it('has the question word for word, what it is about, who asked, what the assistant says, where it stands and what can be done', () => {
    expect(cardOf().flatMap(outlineOf)).toEqual([
      'box',
      [
        '  text: ### A candidate has a question for you',
        '> Do you sponsor visas?',
        '> I am \\<\u2060@123456789012345678> @\u2060everyone',
        '-# Role: Diver',
        '-# Topic: Visa sponsorship',
        '-# From <@234567890123456789>',
      ].join('\n'),
      '  text: **What I answer to it:**\nNo posting states that.\n> We hire within the EU.\n-# [Diver › Residency](https://firm.example/diver/#salary)',
      '  text: Nobody has taken it yet.',
      '  buttons: Take | Reply | Not for us | Open the conversation',
    ])
    expect(cardOf().flatMap((message) => messageViolations(message, people))).toEqual([])
    expect(cardOf().flatMap(mentionsIn)).toEqual(['<@234567890123456789>'])
  })

  it('has buttons that name the question', () => {
    const presses = cardOf({ actions: ['take', 'reply', 'decline', 'save_faq'], teamLanguage: 'sv' })
      .flatMap(buttonsOf)
      .flatMap(({ custom_id }) => custom_id ?? [])
    expect(presses.map((id) => readPress(id))).toEqual(
      [actionIds.take, actionIds.reply, actionIds.decline, actionIds.saveFaq].map((action) => ({ action, language: 'sv' })),
    )
    expect(new Set(presses.map(readRef))).toEqual(new Set([note.ref]))
  })

  it('says under the reply who took it and where it stands, without colour once it is over', () => {
    const replied = { state: 'closed', ending: 'replied', takenBy: rita, reply: 'Yes, we do.', actions: ['save_faq'] } as const
    expect(cardOf(replied).flatMap(outlineOf).slice(-2)).toEqual([
      `  text: **Reply of the recruiting team:**\n> Yes, we do.\nTaken by <@${rita}>\nThe reply has reached the candidate.`,
      '  buttons: Save as FAQ | Open the conversation',
    ])
    expect(cardOf(replied)[0]?.components[0]).not.toHaveProperty('accent_color')
    expect(cardOf()[0]?.components[0]).toHaveProperty('accent_color')
  })

  it('shows what is too long by its beginning, with a mark', () => {
    expect(textOf({ question: '*'.repeat(1_000), reply: '*'.repeat(1_500), state: 'answered' })).toMatch(/\*{400} …[\s\S]*\*{400} …/)
  })
})

describe('the card of an erased question', () => {
  it('keeps nothing of it, in the same kind of message', () => {
    const erased = renderErasedHandOver('de')
    expect(erased.map(shownText)).toEqual([teamWordingOf('de').handOver.erased])
    expect(erased[0]?.flags).toBe(cardOf()[0]?.flags)
    expect(erased.flatMap(buttonsOf)).toEqual([])
  })
})
