import { showQuote, showText } from './mrkdwn.ts'
import { paginate, sectionPiece } from './pages.ts'
import { postPrivately } from './send.ts'
import type { WebClient } from './web.ts'

interface Place {
  readonly channel: string
  readonly threadTs: string | null
  readonly user: string
}

/**
 * Says why something was not done, with what the person typed: its window is closed, and it should not be lost with it.
 * @throws SurfaceError
 */
export async function giveBack(why: string, typed: readonly string[], { channel, threadTs, user }: Place, web: WebClient): Promise<void> {
  const messages = paginate([showText(why).map(sectionPiece), ...typed.map((text) => showQuote(text).map(sectionPiece))])
  for (const message of messages) await postPrivately(channel, threadTs, user, message, web)
}
