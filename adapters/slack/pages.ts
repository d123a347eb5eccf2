import type { Button, KnownBlock } from '@slack/types'
import { isBlank } from '../../src/text/visible.ts'
import { fillPages } from '../common/fill-pages.ts'
import { actions, context, section } from './blocks.ts'
import { maxMessageBlocks, maxMessageChars, maxNotificationChars } from './limits.ts'
import { literalStart, type Shown } from './mrkdwn.ts'

export interface SlackMessage {
  /** What notifications and screen readers say; may be shortened, since the blocks say all. */
  readonly text: string
  readonly blocks: readonly KnownBlock[]
}

/** What is never parted over two messages: the end of a quote and its source. */
export interface Piece {
  readonly blocks: readonly KnownBlock[]
  /** The same in plain words; '' where it is only buttons. */
  readonly said: string
}

export const sectionPiece = (text: Shown): Piece => ({ blocks: [section(text)], said: text.said })
export const contextPiece = (text: Shown): Piece => ({ blocks: [context(text)], said: text.said })
export const buttonsPiece = (buttons: readonly Button[]): Piece => ({ blocks: [actions(buttons)], said: '' })

/** Puts pieces into as few messages as Slack takes, in order. @param groups pieces that should stand in one message if they fit into one */
export const paginate = (groups: readonly (readonly Piece[])[]): SlackMessage[] => fillPages(groups, fits).map(messageOf)

function fits(pieces: readonly Piece[]): boolean {
  const blocks = pieces.flatMap((piece) => piece.blocks)
  return blocks.length <= maxMessageBlocks && JSON.stringify(blocks).length <= maxMessageChars
}

function messageOf(pieces: readonly Piece[]): SlackMessage {
  const said = pieces
    .map((piece) => piece.said)
    .filter((text) => !isBlank(text))
    .join('\n')
  return { text: said === '' ? '…' : literalStart(said, maxNotificationChars), blocks: pieces.flatMap((piece) => piece.blocks) }
}

/** The most items that fit into some messages, with a count of the others. @param render what is shown of the first so many items */
export function startOf(count: number, maxMessages: number, render: (shown: number) => readonly SlackMessage[]): readonly SlackMessage[] {
  let [shown, tooMany] = [0, count]
  while (tooMany - shown > 1) {
    const middle = Math.floor((shown + tooMany) / 2)
    if (render(middle).length <= maxMessages) shown = middle
    else tooMany = middle
  }
  return render(shown)
}
