/** What a person reads in a message, and what they can press. */
import type { Action, Block, SlackMessage, View } from './local-slack.ts'

type Shown = Pick<SlackMessage, 'blocks'> | Pick<View, 'blocks'>

interface Text {
  readonly type: 'mrkdwn' | 'plain_text'
  readonly text: string
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && typeof (value as Text).text === 'string' && ['mrkdwn', 'plain_text'].includes((value as Text).type)

/** Visits every object of the blocks, outermost first, in the order in which they are shown. */
function* within(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const part of Object.values(value)) yield* within(part)
}

const decoded = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

/** Links by their words, without the marks of a quote or of bold text. */
const unmarked = (text: string): string =>
  text
    .replace(/<(https?:[^|>]*|mailto:[^|>]*)\|([^>]*)>/g, '$2')
    .replace(/<(https?:[^>]*|mailto:[^>]*)>/g, '$1')
    .replace(/^(> ?|&gt; )/gm, '')

/** Words alone: marks of formatting, the characters that stand for them, and white space do not count, so that two renderings of one answer compare. */
export const words = (text: string): string =>
  text
    .replace(/[*_~`∗ˍ∼ˋ\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/^\s*(?:[-•]|\d+[.)])\s+/gm, '')
    .replace(/\s+/g, ' ')
    .trim()

const textsIn = (shown: Shown): Text[] => [...within(shown.blocks ?? [])].flatMap((part: unknown) => (isText(part) ? [part] : []))

/** All text that is shown, buttons included. */
export function shownText(shown: Shown): string {
  return textsIn(shown)
    .map((part) => decoded(part.type === 'mrkdwn' ? unmarked(part.text) : part.text))
    .join('\n')
}

/** Addresses that links and buttons lead to, in order. */
export function linksIn(shown: Shown): string[] {
  return [...within(shown.blocks ?? [])].flatMap((part) => [
    ...(typeof part.url === 'string' ? [decoded(part.url)] : []),
    ...(part.type === 'mrkdwn' ? [...String(part.text).matchAll(/<((?:https?|mailto):[^|>]*)/g)].map((match) => decoded(match[1] as string)) : []),
  ])
}

/** Quotes as they are shown, in order: lines behind a bar. */
export function quotesIn(shown: Shown): string[] {
  const quotes: string[] = []
  for (const part of textsIn(shown)) {
    if (part.type !== 'mrkdwn') continue
    let isOpen = false
    for (const line of part.text.split('\n')) {
      if (!/^(>|&gt;)/.test(line)) isOpen = false
      else {
        const text = decoded(unmarked(line))
        if (isOpen) quotes.push(`${quotes.pop()}\n${text}`)
        else quotes.push(text)
        isOpen = true
      }
    }
  }
  return quotes
}

export interface Button {
  readonly label: string
  readonly url: string | null
  readonly action: Action
}

export function buttonsIn(shown: Shown): Button[] {
  return (shown.blocks ?? []).flatMap((block: Block) =>
    [...within(block)]
      .filter((part) => part.type === 'button')
      .map((part) => ({
        label: (part.text as Text).text,
        url: typeof part.url === 'string' ? part.url : null,
        action: {
          type: 'button',
          action_id: String(part.action_id),
          text: part.text,
          ...(block.block_id === undefined ? {} : { block_id: block.block_id }),
          ...(part.value === undefined ? {} : { value: String(part.value) }),
        },
      })),
  )
}

/** @throws Error naming the buttons that are there */
export function button(shown: Shown, label: string): Button {
  const all = buttonsIn(shown)
  const found = all.find((candidate) => candidate.label === label)
  if (found === undefined) throw new Error(`no button "${label}" among: ${all.map((candidate) => candidate.label).join(', ') || 'none'}`)
  return found
}

interface Option {
  readonly text: Text
  readonly value: string
}

interface Element {
  readonly action_id: string
  readonly type: string
  readonly initial_value?: string
  readonly initial_option?: Option
  readonly initial_options?: readonly Option[]
  readonly options?: readonly Option[]
}

/** A field of a form and what stands in it at first. */
export interface Field {
  readonly blockId: string
  readonly actionId: string
  readonly type: string
  readonly element: Element
}

/** The fields of a form, from top to bottom. */
export const inputsIn = (view: View): Field[] =>
  view.blocks.flatMap((block) => {
    if (block.type !== 'input' || block.block_id === undefined) return []
    const element = block.element as Element
    return [{ blockId: block.block_id, actionId: element.action_id, type: element.type, element }]
  })

/** What a form sends when only some of its fields are filled in anew: texts by field, as Slack sends them. */
export const filledIn = (view: View, texts: Readonly<Record<string, string>>): Record<string, Record<string, Record<string, unknown>>> =>
  Object.fromEntries(
    inputsIn(view).map(({ blockId, actionId, type, element }) => {
      const chosen = { selected_option: element.initial_option ?? null, selected_options: element.initial_options ?? [] }
      const value = type === 'plain_text_input' ? { value: texts[actionId] ?? element.initial_value ?? null } : chosen
      return [blockId, { [actionId]: { type, ...value } }]
    }),
  )
