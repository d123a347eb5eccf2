import { render } from '../../adapters/slack/render.ts'
import type { RenderDriver } from '../contracts/render.ts'
import { messageViolations } from '../fixtures/slack-limits.ts'
import { buttonsOf, labelOf, mentionsIn, shownLinks, shownText } from '../fixtures/slack-shown.ts'

export const slackRenderer: RenderDriver = {
  surface: 'Slack',
  show: (outgoing) =>
    render(outgoing).map((message) => ({
      text: shownText(message.blocks),
      links: shownLinks(message.blocks),
      presses: buttonsOf(message.blocks)
        .filter((button) => button.url === undefined)
        .map(labelOf),
      mentions: mentionsIn(message.blocks, message.text),
      violations: messageViolations(message),
      notification: message.text,
    })),
}
