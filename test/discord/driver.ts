import { render } from '../../adapters/discord/render.ts'
import type { TeamRenderDriver } from '../contracts/render-team.ts'
import { messageViolations } from '../fixtures/discord-limits.ts'
import { buttonsOf, mentionsIn, shownLinks, shownText } from '../fixtures/discord-shown.ts'

const people = { asker: '234567890123456789', taker: '345678901234567890' }

export const discordRenderer: TeamRenderDriver = {
  surface: 'Discord',
  people,
  mentioned: (personId) => `<@${personId}>`,
  show: (outgoing) =>
    render(outgoing).map((message) => ({
      text: shownText(message),
      links: shownLinks(message),
      presses: buttonsOf(message).flatMap(({ url, label = '' }) => (url === undefined ? [label] : [])),
      mentions: mentionsIn(message),
      violations: messageViolations(message, { mentions: Object.values(people) }),
      // Notifications have a text of their own only where the message is one.
      notification: shownText(message),
    })),
}
