import type { SlashCommand } from '@slack/bolt'
import { SurfaceError } from '../../src/chat/surface.ts'
import type { ListenerContext } from './events.ts'
import { maxResponses } from './limits.ts'
import type { SlackMessage } from './pages.ts'
import { respond } from './respond.ts'
import { postEphemeral, responded } from './send.ts'

/** What a command comes to, for the person alone. */
export interface PrivatePages {
  readonly all: readonly SlackMessage[]
  /** The same in no more than `maxMessages`, of which the last says that there is more; those before it are those of `all`. */
  start(maxMessages: number): readonly SlackMessage[]
}

/**
 * Posts what exceeds the acknowledgement of a command. What exceeds the posts that its address takes is posted by the app itself; one post is saved to say that
 * there is more where the app may not.
 * @param from number of the first message to post
 * @throws SurfaceError
 */
export async function postPages(
  pages: PrivatePages,
  from: number,
  { channel_id: channel, user_id: user, response_url: url }: SlashCommand,
  { web }: ListenerContext,
) {
  let responsesLeft = maxResponses
  for (const [index, message] of pages.all.entries()) {
    if (index < from) continue
    const isLast = index === pages.all.length - 1
    if (responsesLeft > (isLast ? 0 : 1)) {
      const isTaken = await responded(url, message)
      responsesLeft = isTaken ? responsesLeft - 1 : 0
      if (isTaken) continue
    }
    try {
      await postEphemeral(channel, null, user, message, web)
    } catch (error) {
      if (responsesLeft === 0 || !(error instanceof SurfaceError)) throw error
      const [end = message] = pages.start(index + 1).slice(-1)
      return respond(url, 'person', end)
    }
  }
}
