import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APISectionComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js'
import { maxButtonChars, maxButtonUrlChars } from './limits.ts'
import { openable, plainStart } from './markdown.ts'

export const text = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content })

/** Texts with a button beside them. */
export const section = (contents: readonly string[], accessory: APIButtonComponent): APISectionComponent => ({
  type: ComponentType.Section,
  components: contents.map(text),
  accessory,
})

/** A box. @param accentColor of the bar at its left; null for none */
export const container = (components: readonly APIComponentInContainer[], accentColor: number | null): APIContainerComponent => ({
  type: ComponentType.Container,
  components: [...components],
  ...(accentColor === null ? {} : { accent_color: accentColor }),
})

export const buttonRow = (buttons: readonly APIButtonComponent[]): APIActionRowComponent<APIComponentInMessageActionRow> => ({
  type: ComponentType.ActionRow,
  components: [...buttons],
})

/** A button that tells the app; null where what it must carry does not fit. */
export function pressButton(
  label: string,
  customId: string | null,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponent | null {
  return customId === null ? null : { type: ComponentType.Button, style, label: plainStart(label, maxButtonChars), custom_id: customId }
}

/** A button that opens a web page; null where the address is none, or longer than a button takes. */
export function openButton(label: string, url: string | null): APIButtonComponent | null {
  const address = url === null ? null : openable(url, maxButtonUrlChars)
  return address === null ? null : { type: ComponentType.Button, style: ButtonStyle.Link, label: plainStart(label, maxButtonChars), url: address }
}
