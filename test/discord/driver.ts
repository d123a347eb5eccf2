import { render } from '../../adapters/discord/render.ts'
import type { RenderDriver } from '../contracts/render.ts'
import { messageViolations } from '../fixtures/discord-limits.ts'
import { buttonsOf, mentionsIn, shownLinks, shownText } from '../fixtures/discord-shown.ts'

export const discordRenderer: RenderDriver = {
  surface: 'Discord',
  show: (outgoing) =>
    render(outgoing).map((message) => ({
      text: shownText(message),
      links: shownLinks(message),
      presses: buttonsOf(message).flatMap(({ url, label = '' }) => (url === undefined ? [label] : [])),
      mentions: mentionsIn(message),
      violations: messageViolations(message),
      // Notifications have a text of their own only where the message is one.
      notification: shownText(message),
    })),
}
