import { MessageFlags, Routes } from 'discord.js'
import type { Outgoing } from '../../src/chat/surface.ts'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import { editMessages } from '../common/edit-messages.ts'
import { languageOf } from '../common/outgoing-language.ts'
import { readMessageId } from './ids.ts'
import { showText } from './markdown.ts'
import { type DiscordMessage, paginate, textPiece } from './pages.ts'
import { render } from './render.ts'
import { noMentions } from './respond.ts'
import { callDiscord, type WebClient } from './web.ts'

/**
 * Replaces what the messages of one reply show; those that are left over say where the reply begins.
 * @throws SurfaceError
 */
export const edit = (ids: readonly string[], outgoing: Outgoing, web: WebClient): Promise<void> =>
  editMessages({ ids, messages: render(outgoing), rest: seeFirst(outgoing), editOne: (id, page) => editOne(id, page, web) })

/** A message of components can be edited into such a message only; what has several messages is made of components. */
const seeFirst = (outgoing: Outgoing): DiscordMessage =>
  paginate([showText(chatWordingOf(languageOf(outgoing)).recall.seeFirst).map((text) => textPiece(text))])[0] as DiscordMessage

async function editOne(id: string, page: DiscordMessage, web: WebClient): Promise<void> {
  const { channel, message } = readMessageId(id)
  // What was a text becomes components only where its text is taken away. https://docs.discord.com/developers/resources/message#edit-message
  const content = (page.flags & MessageFlags.IsComponentsV2) === 0 ? {} : { content: null }
  const body = { ...page, ...content, ...noMentions }
  await callDiscord('editing a message', () => web.patch(Routes.channelMessage(channel, message), { body }), `channel ${channel}`)
}
