import { describe, expect, it } from 'vitest'
import { messageViolations, payloadViolations, unfurlViolations, viewViolations } from '../fixtures/slack-limits.ts'

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const plain = (text: string) => ({ type: 'plain_text', text })
const section = (text: string, more = {}) => ({ type: 'section', text: mrkdwn(text), ...more })
const button = (more = {}) => ({ type: 'button', action_id: 'press', text: plain('Press'), ...more })
const withBlocks = (...blocks: readonly unknown[]) => messageViolations({ text: 'text', blocks })
const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item)

describe('the check of Slack payloads', () => {
  it('takes what Slack takes', () => {
    expect(
      withBlocks(
        section('> a &amp; b\n<https://firm.example/x?a=1&amp;b=2|Label> *bold*', { accessory: button() }),
        { type: 'divider' },
        { type: 'context', elements: [mrkdwn('small')] },
        { type: 'actions', elements: [button(), button({ action_id: 'other', url: 'https://firm.example' })] },
      ),
    ).toEqual([])
  })

  it.each<[string, readonly unknown[]]>([
    ['51 blocks', times(51, { type: 'divider' })],
    ['no block', []],
    ['a text of 3,001 characters', [section('x'.repeat(3001))]],
    ['an empty text', [section('')]],
    ['a text of white space', [section(' \n\u200b')]],
    ['a mention of everybody', [section('<!channel>')]],
    ['a mention of a person', [section('<@U1>')]],
    ['a bare <', [section('a < b')]],
    ['a bare >', [section('a > b')]],
    ['a bare &', [section('a & b')]],
    ['a link to a script', [section('<javascript:alert(1)|x>')]],
    ['a link without a label', [section('<https://firm.example|>')]],
    ['an unknown block', [{ type: 'table', rows: [] }]],
    ['an unknown field', [section('x', { color: 'red' })]],
    ['an input in a message', [{ type: 'input', label: plain('x'), element: { type: 'plain_text_input', action_id: 'x' } }]],
    ['11 elements in a context', [{ type: 'context', elements: times(11, mrkdwn('x')) }]],
    ['26 buttons', [{ type: 'actions', elements: Array.from({ length: 26 }, (_, index) => button({ action_id: `b${index}` })) }]],
    ['one id for two buttons', [{ type: 'actions', elements: [button(), button()] }]],
    ['one id for two blocks', times(2, { type: 'divider', block_id: 'x' })],
    ['a label of 76 characters', [{ type: 'actions', elements: [button({ text: plain('x'.repeat(76)) })] }]],
    ['a label with markup', [{ type: 'actions', elements: [button({ text: mrkdwn('x') })] }]],
    ['a value of 2,001 characters', [{ type: 'actions', elements: [button({ value: 'x'.repeat(2001) })] }]],
    ['a button that opens mail', [{ type: 'actions', elements: [button({ url: 'mailto:a@b.example' })] }]],
    ['an address with a space', [{ type: 'actions', elements: [button({ url: 'https://firm.example/a b' })] }]],
    ['a header of 151 characters', [{ type: 'header', text: plain('x'.repeat(151)) }]],
    ['half a character', [section('\ud800 x')]],
    ['more than 13,200 characters in all', times(5, section('x'.repeat(2900)))],
  ])('refuses %s', (_, blocks) => {
    expect(withBlocks(...blocks)).not.toEqual([])
  })

  it('refuses a notification that is empty, long or mentions', () => {
    for (const text of ['', ' ', 'x'.repeat(4001), '<!here>', undefined]) expect(messageViolations({ text, blocks: [{ type: 'divider' }] })).not.toEqual([])
  })

  it('takes a mention that is meant', () => {
    expect(messageViolations({ text: 'x', blocks: [section('From <@U1>')] }, { mentions: ['U1'] })).toEqual([])
    expect(messageViolations({ text: 'x', blocks: [section('From <@U2>')] }, { mentions: ['U1'] })).not.toEqual([])
  })

  it('knows views', () => {
    const input = { type: 'input', block_id: 'q', label: plain('x'), element: { type: 'plain_text_input', action_id: 'q' } }
    const modal = { type: 'modal', title: plain('Title'), submit: plain('Send'), blocks: [input] }
    expect(viewViolations(modal)).toEqual([])
    expect(viewViolations({ ...modal, submit: undefined })).not.toEqual([])
    expect(viewViolations({ ...modal, title: plain('x'.repeat(25)) })).not.toEqual([])
    expect(viewViolations({ ...modal, private_metadata: 'x'.repeat(3001) })).not.toEqual([])
    expect(viewViolations({ type: 'home', blocks: times(100, { type: 'divider' }) })).toEqual([])
    expect(viewViolations({ type: 'home', blocks: times(101, { type: 'divider' }) })).not.toEqual([])
    expect(viewViolations({ type: 'home', title: plain('x'), blocks: [input] })).not.toEqual([])
    expect(viewViolations({ type: 'home', blocks: times(90, section('x'.repeat(2990))) })).not.toEqual([])
  })

  it('knows link previews', () => {
    expect(unfurlViolations({ 'https://firm.example/': { blocks: [section('x')] } })).toEqual([])
    expect(unfurlViolations({ 'https://firm.example/': { blocks: [section('<!here>')] } })).not.toEqual([])
    expect(unfurlViolations({ 'https://firm.example/': { text: 'x' } })).not.toEqual([])
    expect(unfurlViolations({})).not.toEqual([])
  })

  it('reads calls of the Web API as they are sent', () => {
    const body = { channel: 'C1', text: 'x', blocks: JSON.stringify([section('x')]), unfurl_links: false, unfurl_media: 'false' }
    expect(payloadViolations('chat.postMessage', body)).toEqual([])
    expect(payloadViolations('chat.postMessage', { ...body, unfurl_links: undefined })).not.toEqual([])
    expect(payloadViolations('chat.postMessage', { ...body, link_names: true })).not.toEqual([])
    expect(payloadViolations('chat.update', { ...body, blocks: [section('')] })).not.toEqual([])
    expect(payloadViolations('views.publish', { view: JSON.stringify({ type: 'home', blocks: [] }) })).not.toEqual([])
    expect(payloadViolations('auth.test', {})).toEqual([])
  })
})
