/** What a person reads in a message of Discord, and what they can press. */
import { type Component, componentTypes, type DiscordMessage, type Modal } from './discord-server.ts'

type Shown = Pick<DiscordMessage, 'content' | 'embeds' | 'components'>

function* within(components: readonly Component[]): Generator<Component> {
  for (const component of components) {
    yield component
    for (const part of Object.values(component)) {
      if (Array.isArray(part)) yield* within(part.filter(isComponent))
      else if (isComponent(part)) yield* within([part])
    }
  }
}

const isComponent = (value: unknown): value is Component => typeof value === 'object' && value !== null && typeof (value as Component).type === 'number'

/** Markdown of the message and its parts, in the order in which they are shown. */
function markdownIn({ content, embeds, components = [] }: Shown): string[] {
  const ofEmbeds = embeds.flatMap((embed) => {
    const fields = (embed.fields ?? []) as readonly { name: string; value: string }[]
    const footer = (embed.footer as { text: string } | undefined)?.text
    return [embed.title, embed.description, ...fields.flatMap(({ name, value }) => [name, value]), footer]
  })
  const ofComponents = [...within(components)].filter(({ type }) => type === componentTypes.text).map((component) => component.content)
  return [content, ...ofEmbeds, ...ofComponents].filter((text) => typeof text === 'string' && text !== '') as string[]
}

const link = /(?<!\\)\[((?:\\.|[^\][\\])*)\]\(<?([^)>\s]+)>?\)/g

/** Text without the marks of links, quotes, headings, small print, bold and escapes. */
const plain = (markdown: string): string =>
  markdown
    .replace(link, '$1')
    .replace(/^(?:>{1,3} ?|#{1,3} |-# )+/gm, '')
    .replace(/(?<!\\)(?:\*\*|__|~~|\|\||[*_`])/g, '')
    .replace(/\\([^\w\s])/g, '$1')
    .replace(/<(https?:[^>]*)>/g, '$1')

/** All text that is shown, buttons included. */
export const shownText = (shown: Shown): string => [...markdownIn(shown).map(plain), ...buttonsIn(shown).map(({ label }) => label)].join('\n')

/** Addresses that links and buttons lead to, in order. */
export const linksIn = (shown: Shown): string[] => [
  ...shown.embeds.flatMap(({ url }) => (typeof url === 'string' ? [url] : [])),
  ...markdownIn(shown).flatMap((text) => [...text.matchAll(link)].map((match) => match[2] as string)),
  ...buttonsIn(shown).flatMap(({ url }) => (url === null ? [] : [url])),
]

/** Quotes as they are shown, in order: lines behind a bar. */
export function quotesIn(shown: Shown): string[] {
  const quotes: string[] = []
  for (const markdown of markdownIn(shown)) {
    let isOpen = false
    for (const line of markdown.split('\n')) {
      if (!/^>(?: |$)/.test(line)) isOpen = false
      else if (isOpen) quotes.push(`${quotes.pop()}\n${plain(line)}`)
      else {
        quotes.push(plain(line))
        isOpen = true
      }
    }
  }
  return quotes
}

export interface DiscordButton {
  readonly label: string
  readonly url: string | null
  readonly customId: string
}

export const buttonsIn = ({ components = [] }: Shown): DiscordButton[] =>
  [...within(components)]
    .filter(({ type }) => type === componentTypes.button)
    .map(({ label, url, custom_id }) => ({ label: String(label ?? ''), url: typeof url === 'string' ? url : null, customId: String(custom_id ?? '') }))

/** @throws Error naming the buttons that are there */
export function button(shown: Shown, label: string): DiscordButton {
  const all = buttonsIn(shown)
  const found = all.find((candidate) => candidate.label === label)
  if (found === undefined) throw new Error(`no button "${label}" among: ${all.map((candidate) => candidate.label).join(', ') || 'none'}`)
  return found
}

/** A field of a form, and what stands in it at first: a text, or what is chosen in a list. */
export interface DiscordField {
  readonly customId: string
  readonly label: string
  readonly value: string | readonly string[]
}

/** The fields of a form, from top to bottom. */
export const fieldsIn = (form: Modal): DiscordField[] =>
  form.components.flatMap(({ type, label, component }) => {
    if (type !== componentTypes.label || !isComponent(component)) return []
    const options = (component.options ?? []) as readonly { value: string; default?: boolean }[]
    const chosen = options.filter((option) => option.default === true).map(({ value }) => value)
    return [
      { customId: String(component.custom_id), label: String(label), value: component.type === componentTypes.list ? chosen : String(component.value ?? '') },
    ]
  })

/** What a form sends when only some of its fields are filled in anew, as Discord sends it. */
export const filledIn = (form: Modal, texts: Readonly<Record<string, string>>): readonly Component[] =>
  fieldsIn(form).map(({ customId, value }, index) => {
    const given = texts[customId] ?? value
    const sent = typeof given === 'string' ? { type: componentTypes.input, value: given } : { type: componentTypes.list, values: given }
    return { type: componentTypes.label, id: 2 * index + 1, component: { id: 2 * index + 2, custom_id: customId, ...sent } }
  })

/** What a form says beside its fields. */
export const textOf = (form: Modal): string =>
  [...within(form.components)]
    .filter(({ type }) => type === componentTypes.text)
    .map(({ content }) => plain(String(content)))
    .join('\n')
