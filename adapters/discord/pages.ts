import { type APIButtonComponent, type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js'
import { fillPages } from '../common/fill-pages.ts'
import { buttonRow, container, section, text } from './blocks.ts'
import { maxContentChars, maxMessageChars, maxMessageComponents, maxRowButtons } from './limits.ts'
import { joinLines } from './markdown.ts'

/**
 * What is sent to create or edit a message, beside `allowed_mentions` and `nonce`. `flags` may be joined with `MessageFlags.Ephemeral`. A message with
 * `IsComponentsV2` stays one: it can be edited into another such message only, and Discord makes no link previews in it.
 */
export interface DiscordMessage {
  readonly flags: number
  readonly content?: string
  readonly components: readonly APIMessageTopLevelComponent[]
  /** Whom it tells by a mention; nobody if not given. */
  readonly allowed_mentions?: { readonly parse: readonly []; readonly users: readonly string[] }
}

/** A box around the pieces that have the same one. */
export interface Frame {
  /** Of the bar at its left; null for none. */
  readonly accentColor: number | null
}

/** What is never parted over two messages: the end of a quote and its source. */
export interface Piece {
  readonly components: readonly APIComponentInContainer[]
  readonly frame: Frame | null
}

/** The box of what the assistant says for a posting. */
export const coloredFrame = (): Frame => ({ accentColor: 0x5865f2 })
/** The box of what stands apart from it. */
export const grayFrame = (): Frame => ({ accentColor: null })

export const textPiece = (content: string, frame: Frame | null = null): Piece => ({ components: [text(content)], frame })
export const sectionPiece = (contents: readonly string[], accessory: APIButtonComponent, frame: Frame | null = null): Piece => ({
  components: [section(contents, accessory)],
  frame,
})
/** Buttons in as many rows as they take. */
export const buttonPieces = (buttons: readonly APIButtonComponent[], frame: Frame | null = null): Piece[] =>
  rowsOf(buttons).map((row) => ({ components: [row], frame }))

const rowsOf = (buttons: readonly APIButtonComponent[]) =>
  Array.from({ length: Math.ceil(buttons.length / maxRowButtons) }, (_, at) => buttonRow(buttons.slice(at * maxRowButtons, (at + 1) * maxRowButtons)))

/** Puts pieces into as few messages as Discord takes, in order. @param groups pieces that should stand in one message if they fit into one */
export const paginate = (groups: readonly (readonly Piece[])[]): DiscordMessage[] =>
  fillPages(groups, fits).map((page) => ({ flags: MessageFlags.IsComponentsV2, components: framed(page) }))

/** Whether Discord takes these pieces as one message. */
export function fits(pieces: readonly Piece[]): boolean {
  return framed(pieces).flatMap(withInner).length <= maxMessageComponents && charsIn(pieces) <= maxMessageChars
}

/** Characters of what they show. */
export const charsIn = (pieces: readonly Piece[]): number =>
  framed(pieces)
    .flatMap(withInner)
    .reduce((chars, component) => chars + charsOf(component), 0)

/** Pieces of one frame that stand together are in one box. */
function framed(pieces: readonly Piece[]): APIMessageTopLevelComponent[] {
  const shown: APIMessageTopLevelComponent[] = []
  let last: Frame | null = null
  for (const { components, frame } of pieces) {
    const box = shown.at(-1)
    if (frame === null) shown.push(...components)
    else if (frame === last && box?.type === ComponentType.Container) box.components.push(...components)
    else shown.push(container(components, frame.accentColor))
    last = frame
  }
  return shown
}

type AnyComponent = APIMessageTopLevelComponent | APIButtonComponent | { readonly type: ComponentType }

/** A component and those within it. */
function withInner(component: AnyComponent): AnyComponent[] {
  const inner = 'components' in component ? (component.components as readonly AnyComponent[]) : []
  const beside = 'accessory' in component ? [component.accessory as AnyComponent] : []
  return [component, ...[...inner, ...beside].flatMap(withInner)]
}

/** Characters on buttons are counted too: Discord does not say that they are not. */
const charsOf = (component: AnyComponent): number =>
  ('content' in component ? component.content.length : 0) + (('label' in component && component.label?.length) || 0)

/** Messages that are all text, which notifications show. @param buttons under the last one */
export function plainMessages(texts: readonly string[], buttons: readonly APIButtonComponent[] = []): DiscordMessage[] {
  const contents = joinLines(texts, maxContentChars)
  return contents.map((content, index) => ({
    flags: MessageFlags.SuppressEmbeds,
    content,
    components: index === contents.length - 1 ? rowsOf(buttons) : [],
  }))
}
