import { ButtonStyle } from 'discord.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionIds, formIds, questionInput, readPress } from '../../adapters/discord/actions.ts'
import { aboutMessages, askPersonForm, confirmEraseMessages } from '../../adapters/discord/views.ts'
import type { About } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { Role } from '../../src/domain.ts'
import { spokenLanguages } from '../../src/text/languages.ts'
import { formViolations, messageViolations, whyNoOpenApi } from '../fixtures/discord-limits.ts'
import { type AnyMessage, buttonsOf, outlineOf, shownLinks, shownText } from '../fixtures/discord-shown.ts'

const roleOf = (title: string, url: string | null = `https://firm.example/${encodeURIComponent(title)}/`): Role => ({
  postingId: `postings/${title}.md`,
  title,
  language: 'en',
  url,
  applyUrl: null,
  citations: [],
})
const aboutOf = (roles: readonly Role[], more: Partial<About> = {}): About => ({
  intro: 'I am an automated assistant.',
  examples: ['Which roles are open?', 'Can I work remotely?'],
  privacy: 'For 90 days I keep the topic.',
  roles: { lead: 'Open roles:', roles, language: 'en' },
  ...more,
})
const textOf = (messages: readonly AnyMessage[]) => messages.map(shownText).join('\n')

describe('what /about shows', () => {
  it('says what it is, how to ask, which roles are open, and what it keeps', () => {
    const messages = aboutMessages(aboutOf([roleOf('Diver'), roleOf('Cook')]), [], 'en')
    expect(messages.flatMap(outlineOf)).toEqual([
      'box',
      '  text: ### Ask about our jobs\nI am an automated assistant.\n### Try asking\n• Which roles are open?\n• Can I work remotely?',
      '  text: ### Open roles\n[Diver](https://firm.example/Diver/)\n[Cook](https://firm.example/Cook/)',
      '  text: ### Privacy\nFor 90 days I keep the topic.',
      '  buttons: Erase what you keep of me',
    ])
    expect(messages.flatMap(shownLinks).map(({ url }) => url)).toEqual(['https://firm.example/Diver/', 'https://firm.example/Cook/'])
    expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
  })

  it('says so where no role is open', () => {
    const about = aboutOf([], { roles: { lead: 'No role is published at the moment.', roles: [], language: 'en' } })
    expect(textOf(aboutMessages(about, [], 'en'))).toContain('No role is published at the moment.')
  })

  it('stays one message, and counts the roles that it cannot hold', () => {
    const roles = Array.from({ length: 300 }, (_, index) => roleOf(`Diver number ${index}`))
    const messages = aboutMessages(aboutOf(roles), [], 'en')
    expect(messages).toHaveLength(1)
    expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
    const listed = textOf(messages).match(/^Diver number \d+$/gm)?.length ?? 0
    expect(textOf(messages)).toContain(`… +${300 - listed}`)
    expect(listed).toBeGreaterThan(20)
  })

  it('stays within the limits in every language, whatever roles are called', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<@&1> '.repeat(600), '*'.repeat(5_000), '', '\u200b', '# x', '🚀'))
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), fc.array(hostile, { maxLength: 60, size: 'max' }), (language, titles) => {
        const { intro, examples, privacy } = chatWordingOf(language).home
        const roles = titles.map((title) => ({ ...roleOf('Diver'), title }))
        const messages = aboutMessages(aboutOf(roles, { intro, examples, privacy }), [], language)
        expect(messages).toHaveLength(1)
        expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('erasing', () => {
  it('begins with a button that asks first', () => {
    const [first] = aboutMessages(aboutOf([]), [], 'sv').flatMap(buttonsOf)
    expect(readPress(first?.custom_id ?? '')).toEqual({ action: actionIds.eraseMe, language: 'sv' })
  })

  it.each(spokenLanguages)('asks whether one is sure (%s)', (language) => {
    const messages = confirmEraseMessages(language)
    expect(messages).toHaveLength(1)
    expect(messages.flatMap((message) => messageViolations(message))).toEqual([])
    const [erase, cancel] = messages.flatMap(buttonsOf)
    expect(erase).toMatchObject({ style: ButtonStyle.Danger, label: chatWordingOf(language).buttons.confirmErase })
    expect([erase, cancel].map((button) => readPress(button?.custom_id ?? '')?.action)).toEqual([actionIds.confirmErase, actionIds.cancel])
  })

  it('asks in a message of text, which the sentence that follows can replace', () => {
    expect(confirmEraseMessages('en')[0]?.content).toBe('**Privacy**\nErase what you keep of me')
  })
})

describe('the form of "Ask a person"', () => {
  const inputOf = (form: ReturnType<typeof askPersonForm>) => (form.components.at(-1) as { component: { value?: string; custom_id: string } }).component

  it('holds the question, and says who will read it', () => {
    const form = askPersonForm('Do you sponsor visas?', 'en')
    expect(form.components[0]).toMatchObject({ content: chatWordingOf('en').askPersonForm.hint })
    expect(inputOf(form)).toMatchObject({ custom_id: questionInput, value: 'Do you sponsor visas?', required: true })
    expect(readPress(form.custom_id)).toEqual({ action: formIds.askPerson, language: 'en' })
  })

  it('is empty where there is no question to begin with', () => {
    expect(inputOf(askPersonForm('', 'en'))).not.toHaveProperty('value')
    expect(inputOf(askPersonForm('\u0000 \u200b', 'en'))).not.toHaveProperty('value')
  })

  it.each(spokenLanguages)('has its title and label whole (%s)', (language) => {
    const { title, label } = chatWordingOf(language).askPersonForm
    const form = askPersonForm('', language)
    expect(form.title).toBe(title)
    expect(form.components.at(-1)).toMatchObject({ label })
  })

  it('stays within the limits in every language, whatever was asked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spokenLanguages), fc.string({ unit: 'binary', maxLength: 9_000, size: 'max' }), (language, question) => {
        expect(formViolations(askPersonForm(question, language))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.skipIf(whyNoOpenApi !== '')(`is checked by the vendor's OpenAPI file${whyNoOpenApi}`, () => {
    expect(formViolations({ ...askPersonForm('', 'en'), components: [] }).join()).toContain('(OpenAPI)')
  })
})
