import { MessageFlags } from 'discord.js'
import { describe, expect, it } from 'vitest'
import * as limits from '../../adapters/discord/limits.ts'
import { formViolations, messageViolations, requestViolations, whyNoOpenApi } from '../fixtures/discord-limits.ts'

const text = (content: string) => ({ type: 10, content })
const button = (more = {}) => ({ type: 2, style: 2, label: 'Press', custom_id: 'press', ...more })
const link = (more = {}) => ({ type: 2, style: 5, label: 'Open', url: 'https://firm.example/', ...more })
const buttons = (...some: readonly unknown[]) => ({ type: 1, components: some })
const box = (...inner: readonly unknown[]) => ({ type: 17, components: inner })
const section = (...texts: readonly unknown[]) => ({ type: 9, components: texts, accessory: link() })
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)
const withComponents = (...components: readonly unknown[]) => ({ flags: MessageFlags.IsComponentsV2, components })
const plain = (content: string, more = {}) => ({ flags: MessageFlags.SuppressEmbeds, content, components: [], ...more })

describe('the check of Discord bodies', () => {
  it('takes what Discord takes', () => {
    const own = 'Lead\n> a \\*b\\*\n-# \\[1\\] [Diver › Salary](https://firm.example/a_b)\n**Bold**\n### Head\nApply <jobs@firm.example>'
    expect(messageViolations(withComponents(box(text(own), section(text('x'))), buttons(button(), link())))).toEqual([])
    expect(messageViolations(plain('text', { components: [buttons(link())] }))).toEqual([])
  })

  it.each<[string, readonly unknown[]]>([
    ['no component', []],
    ['41 components', [box(...times(40, text('x')))]],
    ['4,001 characters', [text('x'.repeat(2001)), text('x'.repeat(2000))]],
    ['an empty text', [text('')]],
    ['a text of white space', [text(' \n\u200b')]],
    ['half a character', [text('\ud800 x')]],
    ['an unknown component', [{ type: 99 }]],
    ['an unknown field', [{ ...text('x'), markdown: true }]],
    ['a box in a box', [box(box(text('x')))]],
    ['an empty box', [box()]],
    ['a button by itself', [button()]],
    ['a section of four texts', [section(...times(4, text('x')))]],
    ['a section without a button', [{ type: 9, components: [text('x')] }]],
    ['six buttons in a row', [buttons(...Array.from({ length: 6 }, (_, index) => button({ custom_id: `b${index}` })))]],
    ['one custom_id for two buttons', [buttons(button(), button())]],
    ['a custom_id of 101 characters', [buttons(button({ custom_id: 'x'.repeat(101) }))]],
    ['a label of 81 characters', [buttons(button({ label: 'x'.repeat(81) }))]],
    ['a button without a label', [buttons(button({ label: '' }))]],
    ['a button that opens mail', [buttons(link({ url: 'mailto:a@b.example' }))]],
    ['an address of 513 characters', [buttons(link({ url: `https://firm.example/${'x'.repeat(492)}` }))]],
    ['a button that opens an address and tells the app', [buttons(link({ custom_id: 'x' }))]],
    ['a mention of everybody', [text('@everyone')]],
    ['a mention of a person, escaped', [text('\\<@123456789012345678>')]],
    ['a mention of a channel', [text('<#123456789012345678>')]],
    ['a command', [text('</ask:123456789012345678>')]],
    ['a time', [text('<t:1618953630:R>')]],
    ['an emoji', [text('<:mmLol:216154654256398347>')]],
    ['an emoji code', [text('so :tada: it is')]],
    ['a bare address', [text('see https://evil.example')]],
    ['an invitation', [text('join discord.gg/abc')]],
    ['formatting', [text('so *it* is')]],
    ['code', [text('`x`')]],
    ['a spoiler', [text('||x||')]],
    ['a list', [text('- x')]],
    ['a numbered list', [text('1. x')]],
    ['a large heading', [text('# x')]],
    ['a quote to the end', [text('>>> x')]],
    ['a label with a mark', [text('[a\\_b](https://firm.example)')]],
    ['a label with an emoji', [text('[🚀](https://firm.example)')]],
    ['a label with an address', [text('[see https://firm.example](https://evil.example)')]],
  ])('refuses %s', (_, components) => {
    expect(messageViolations(withComponents(...components))).not.toEqual([])
  })

  it('refuses a message of text that is empty, long, has previews, boxes or content beside components', () => {
    for (const body of [
      plain(''),
      plain(' \u200b'),
      plain('x'.repeat(2001)),
      plain('x', { flags: 0 }),
      plain('x', { components: [box(text('x'))] }),
      { ...withComponents(text('x')), content: 'x' },
      { ...withComponents(text('x')), embeds: [] },
      { ...withComponents(text('x')), flags: MessageFlags.IsComponentsV2 | MessageFlags.Urgent },
    ])
      expect(messageViolations(body)).not.toEqual([])
  })

  it('takes a mention that is meant', () => {
    expect(messageViolations(plain('From <@123456789012345678>'), { mentions: ['123456789012345678'] })).toEqual([])
    expect(messageViolations(plain('From <@123456789012345678>'), { mentions: ['234567890123456789'] })).not.toEqual([])
  })

  it('knows forms', () => {
    const label = { type: 18, label: 'Question', component: { type: 4, custom_id: 'q', style: 2 } }
    const form = { custom_id: 'form', title: 'Title', components: [text('x'), label] }
    const list = (more = {}) => ({
      type: 18,
      label: 'Roles',
      component: {
        type: 3,
        custom_id: 'r',
        options: [
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ],
        ...more,
      },
    })
    expect(formViolations(form)).toEqual([])
    expect(formViolations({ ...form, components: [list(), list({ min_values: 0, max_values: 2, required: false, placeholder: 'All' })] })).toEqual([])
    for (const wrong of [
      { ...form, title: 'x'.repeat(46) },
      { ...form, custom_id: 'x'.repeat(101) },
      { ...form, components: [] },
      { ...form, components: times(6, label) },
      { ...form, components: [{ ...label, label: 'x'.repeat(46) }] },
      { ...form, components: [{ ...label, description: 'x'.repeat(101) }] },
      { ...form, components: [{ ...label, component: { ...label.component, value: 'x'.repeat(4001) } }] },
      { ...form, components: [box(text('x'))] },
      { ...form, components: [{ ...label, component: { ...label.component, placeholder: 'x'.repeat(101) } }] },
      { ...form, components: [list({ options: [] })] },
      { ...form, components: [list({ options: Array.from({ length: 26 }, (_, index) => ({ label: 'A', value: String(index) })) })] },
      { ...form, components: [list({ options: times(2, { label: 'A', value: 'a' }) })] },
      { ...form, components: [list({ options: [{ label: 'x'.repeat(101), value: 'a' }] })] },
      { ...form, components: [list({ options: [{ label: 'A', value: 'x'.repeat(101) }] })] },
      { ...form, components: [list({ min_values: 0 })] },
      { ...form, components: [list({ max_values: 3 })] },
      { ...form, components: [list({ options: times(2, 0).map((_, index) => ({ label: 'A', value: String(index), default: true })) })] },
      { ...form, components: [list({ disabled: true })] },
    ])
      expect(formViolations(wrong)).not.toEqual([])
  })

  it('knows calls: nobody is told, and a new message has a nonce', () => {
    const quiet = { ...withComponents(text('x')), allowed_mentions: { parse: [] } }
    const once = { ...quiet, nonce: 'n', enforce_nonce: true }
    expect(requestViolations('POST', '/channels/1/messages', once)).toEqual([])
    expect(requestViolations('POST', '/channels/1/messages', quiet)).not.toEqual([])
    expect(requestViolations('PATCH', '/channels/1/messages/2', quiet)).toEqual([])
    expect(requestViolations('PATCH', '/channels/1/messages/2', withComponents(text('x')))).not.toEqual([])
    for (const path of ['/webhooks/1/token/messages/@original', '/webhooks/1/token/messages/2']) expect(requestViolations('PATCH', path, quiet)).toEqual([])
    expect(requestViolations('POST', '/webhooks/1/token', quiet)).toEqual([])
    expect(requestViolations('POST', '/interactions/1/token/callback', { type: 4, data: quiet })).toEqual([])
    expect(requestViolations('POST', '/interactions/1/token/callback', { type: 5, data: { flags: MessageFlags.Ephemeral } })).toEqual([])
    expect(requestViolations('POST', '/interactions/1/token/callback', { type: 4, data: withComponents(text('')) })).not.toEqual([])
    expect(requestViolations('PUT', '/applications/1/commands', [])).toEqual([])
    const telling = { ...once, allowed_mentions: { parse: [], users: ['123456789012345678'] } }
    expect(requestViolations('POST', '/channels/1/messages', telling, { pings: ['123456789012345678'] })).toEqual([])
    expect(requestViolations('POST', '/channels/1/messages', telling)).not.toEqual([])
  })

  it.skipIf(whyNoOpenApi !== '')(`goes by the vendor's OpenAPI file, too${whyNoOpenApi}`, () => {
    expect(messageViolations({ ...withComponents(text('x')), nonce: 'x'.repeat(26) }).join()).toContain('(OpenAPI)')
    expect(requestViolations('POST', '/channels/1/messages', { flags: 'x' }).join()).toContain('(OpenAPI)')
    expect(requestViolations('POST', '/interactions/1/token/callback', { type: 5, data: { flags: 'x' } }).join()).toContain('(OpenAPI)')
  })
})

it('the numbers of the adapter are those that the check has', () => {
  const fits = (chars: number, bodyOf: (text: string) => unknown) =>
    [chars, chars + 1].map((length) => messageViolations(bodyOf('x'.repeat(length))).length === 0)
  expect(fits(limits.maxContentChars, (content) => plain(content))).toEqual([true, false])
  expect(fits(limits.maxMessageChars, (content) => withComponents(text(content)))).toEqual([true, false])
  expect(fits(limits.maxButtonChars, (label) => withComponents(buttons(button({ label }))))).toEqual([true, false])
  expect(fits(limits.maxCustomIdChars, (custom_id) => withComponents(buttons(button({ custom_id }))))).toEqual([true, false])
  expect(fits(limits.maxButtonUrlChars - 'https://a.example/'.length, (path) => withComponents(buttons(link({ url: `https://a.example/${path}` }))))).toEqual([
    true,
    false,
  ])
  const field = (label: object, input: object) => ({
    custom_id: 'f',
    title: 'T',
    components: [{ type: 18, label: 'L', ...label, component: { custom_id: 'i', ...input } }],
  })
  const form = (chars: number, formOf: (text: string) => unknown) => [chars, chars + 1].map((length) => formViolations(formOf('x'.repeat(length))).length === 0)
  const listOf = (options: readonly unknown[]) => ({ type: 3, options })
  expect(form(limits.maxFormTitleChars, (title) => ({ ...field({}, { type: 4, style: 1 }), title }))).toEqual([true, false])
  expect(form(limits.maxLabelChars, (label) => field({ label }, { type: 4, style: 1 }))).toEqual([true, false])
  expect(form(limits.maxDescriptionChars, (description) => field({ description }, { type: 4, style: 1 }))).toEqual([true, false])
  expect(form(limits.maxPlaceholderChars, (placeholder) => field({}, { type: 4, style: 1, placeholder }))).toEqual([true, false])
  expect(form(limits.maxOptionChars, (label) => field({}, listOf([{ label, value: 'a' }])))).toEqual([true, false])
  expect(form(limits.maxOptions, (text) => field({}, listOf([...text].map((label, index) => ({ label, value: String(index) })))))).toEqual([true, false])
})
