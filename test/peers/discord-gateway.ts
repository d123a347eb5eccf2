/**
 * What Discord sends and the stand-in does not: who is mentioned, which message is replied to, and the words of a message only to those who may read them.
 * https://docs.discord.com/developers/events/gateway#message-content-intent
 */
import type { TwinGateway } from './discord-package.ts'
import { bot, channels, channelTypes, guildId, intents, nameOf, recruitingOverwrites } from './discord-server.ts'

type Fields = Record<string, unknown>

interface Sent {
  readonly t?: string | null
  readonly d?: Fields
}

const replyType = 19

/** @returns what makes an answer of the REST API one that Discord would give */
export function correctGateway(gateway: TwinGateway): (answer: unknown) => unknown {
  const seen = new Map<string, Fields>()

  function corrected(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(corrected)
    if (typeof value !== 'object' || value === null) return value
    if ('author' in value && 'mentions' in value) return readable(correctedMessage(value as Fields), 0)
    return (value as Fields).id === channels.recruiting ? { ...value, permission_overwrites: recruitingOverwrites } : value
  }

  function correctedMessage(message: Fields): Fields {
    const reference = message.message_reference as { message_id?: string } | undefined
    const repliedTo = reference?.message_id === undefined ? undefined : seen.get(reference.message_id)
    const authorOf = (about: Fields | undefined) => (about?.author as { id: string } | undefined)?.id
    const mentioned = new Set([...String(message.content).matchAll(/<@!?(\d+)>/g)].map((match) => match[1] as string))
    const author = authorOf(repliedTo)
    if (author !== undefined && authorOf(message) !== bot.userId) mentioned.add(author)
    const whole: Fields = {
      ...message,
      mentions: [...mentioned].map((id) => ({ id, username: nameOf(id), discriminator: '0', avatar: null, global_name: nameOf(id), bot: id === bot.userId })),
      ...(repliedTo === undefined ? {} : { type: replyType, referenced_message: repliedTo }),
    }
    if (whole.guild_id !== '') return whole
    const { guild_id: _, ...direct } = whole
    return { ...direct, channel_type: channelTypes.direct }
  }

  const send = gateway.send.bind(gateway)
  gateway.send = (session, payload) => {
    const { t, d } = payload as Sent
    if (d === undefined || (t !== 'MESSAGE_CREATE' && t !== 'MESSAGE_UPDATE')) {
      const more =
        t === 'INTERACTION_CREATE' ? { authorizing_integration_owners: { 0: guildId } } : t === 'GUILD_CREATE' ? { channels: corrected(d?.channels) } : {}
      send(session, d === undefined ? payload : { ...(payload as Sent), d: { ...d, ...more } })
      return
    }
    const whole = correctedMessage(d)
    seen.set(String(whole.id), whole)
    const wanted = whole.guild_id === undefined ? intents.directMessages : intents.guildMessages
    if ((session.intents & wanted) !== 0) send(session, { ...(payload as Sent), d: readable(whole, session.intents) })
  }
  return corrected
}

/** @param given intents of the reader */
function readable(message: Fields, given: number): Fields {
  const isOwn = (message.author as { id: string }).id === bot.userId
  const mentionsBot = (message.mentions as { id: string }[]).some(({ id }) => id === bot.userId)
  const mayRead = (given & intents.messageContent) !== 0 || message.guild_id === undefined || isOwn || mentionsBot
  return mayRead ? message : { ...message, content: '', embeds: [], attachments: [], components: [] }
}
