import { render } from '../../adapters/slack/render.ts'
import type { TeamRenderDriver } from '../contracts/render-team.ts'
import { messageViolations } from '../fixtures/slack-limits.ts'
import { buttonsOf, labelOf, mentionsIn, shownLinks, shownText } from '../fixtures/slack-shown.ts'

const people = { asker: 'U0ASKER', taker: 'U0TAKER' }

export const slackRenderer: TeamRenderDriver = {
  surface: 'Slack',
  people,
  mentioned: (personId) => `<@${personId}>`,
  show: (outgoing) =>
    render(outgoing).map((message) => ({
      text: shownText(message.blocks),
      links: shownLinks(message.blocks),
      presses: buttonsOf(message.blocks)
        .filter((button) => button.url === undefined)
        .map(labelOf),
      mentions: mentionsIn(message.blocks, message.text),
      violations: messageViolations(message, { mentions: Object.values(people) }),
      notification: message.text,
    })),
}
