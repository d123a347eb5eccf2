/** Calls of the REST API that Discord answers and the stand-in does not, or otherwise. */
import type { Twin } from './discord-package.ts'
import { bot, callbackTypes, channelTypes, guildId, messageFlags, nameOf } from './discord-server.ts'

type Fields = Record<string, unknown>

export interface RestReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/** Hands a call to the stand-in, with another body where one is given. */
export type Pass = (body?: unknown) => Promise<RestReply>

/** What matched, the body, the way on. */
type Act = (match: RegExpExecArray, body: Fields, pass: Pass) => Promise<RestReply>

export function makeRules(twin: Twin) {
  let commands: readonly Fields[] = []
  const sentByNonce = new Map<string, Promise<RestReply>>()
  const privateTokens = new Set<string>()
  const followUps = new Map<string, string[]>()

  async function startThread(parentId: string, id: string, name: unknown): Promise<RestReply> {
    const common = { id, guildId, parentId, starterMessageId: id, ownerId: bot.userId }
    await twin.prisma.channel.create({ data: { ...common, type: channelTypes.publicThread, name, memberCount: 1, archiveTimestamp: new Date() } })
    await twin.prisma.threadMember.create({ data: { channelId: id, userId: bot.userId } })
    const thread = { ...(await twin.channel(id).getChannel()), newly_created: true }
    twin.server.gateway.broadcast('THREAD_CREATE', thread)
    return { status: 201, body: thread }
  }

  /** @returns id of the channel, which is made at the first time */
  async function openDirect(personId: string): Promise<string> {
    const id = personId.replace(/^11/, '12')
    if ((await twin.prisma.channel.findUnique({ where: { id } })) === null) await twin.prisma.channel.create({ data: { id, type: channelTypes.direct } })
    return id
  }

  async function isPressedInPrivate(interactionToken: string): Promise<boolean> {
    const response = await twin.prisma.interactionResponse.findUnique({ where: { interactionToken } })
    return typeof response?.messageId === 'string' && isPrivate(await twin.prisma.message.findUnique({ where: { id: response.messageId } }))
  }

  const rules: readonly (readonly [RegExp, Act])[] = [
    [/^GET \/applications\/\d+\/commands$/, async () => ({ status: 200, body: commands })],
    [
      /^PUT \/applications\/\d+\/commands$/,
      async (_, body, pass) => {
        const reply = await pass()
        const given = body as unknown as readonly Fields[]
        if (reply.status === 200) commands = (reply.body as readonly Fields[]).map((command, at) => ({ ...command, ...given[at] }))
        return { ...reply, body: commands }
      },
    ],
    [
      /^POST \/users\/@me\/channels$/,
      async (_, { recipient_id }) => {
        const person = String(recipient_id)
        const recipients = [{ id: person, username: nameOf(person), discriminator: '0', avatar: null, global_name: null }]
        return { status: 200, body: { id: await openDirect(person), type: channelTypes.direct, flags: 0, last_message_id: null, recipients } }
      },
    ],
    [
      // A thread has the id of the message that it begins with.
      /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      async ([, parent = '', message = ''], { name }, pass) =>
        (await twin.prisma.channel.findUnique({ where: { id: message } })) === null ? startThread(parent, message, name) : pass(),
    ],
    [
      // What was sent under a nonce is not sent again.
      /^POST \/channels\/(\d+)\/messages$/,
      ([, channel], { nonce, enforce_nonce }, pass) => {
        if (nonce === undefined || enforce_nonce !== true) return pass()
        const key = `${channel}/${nonce}`
        const sent = sentByNonce.get(key) ?? pass()
        sentByNonce.set(key, sent)
        return sent.finally(async () => (await sent).status >= 300 && sentByNonce.delete(key))
      },
    ],
    [
      /^POST \/interactions\/(\d+)\/([^/]+)\/callback$/,
      async ([, interactionId = '', token = ''], { type, data }, pass) => {
        const reply = await pass()
        if (type !== callbackTypes.deferredReply || reply.status >= 300) return reply
        if (isPrivate(data)) privateTokens.add(token)
        // What follows a press is a message of its own, not the one whose button was pressed.
        await twin.prisma.interactionResponse.update({ where: { interactionId }, data: { messageId: null } })
        return reply
      },
    ],
    [
      // A reply that was deferred as private stays private, and so does a private message whose button was pressed.
      /^PATCH \/webhooks\/\d+\/([^/]+)\/messages\/(?:@|%40)original$/,
      async ([, token = ''], body, pass) =>
        pass(privateTokens.has(token) || (await isPressedInPrivate(token)) ? { ...body, flags: flagsOf(body) | messageFlags.ephemeral } : body),
    ],
    [
      /^POST \/webhooks\/\d+\/([^/]+)$/,
      async ([, token = ''], _, pass) => {
        const reply = await pass()
        if (reply.status === 200) followUps.set(token, [...(followUps.get(token) ?? []), String((reply.body as Fields).id)])
        return reply
      },
    ],
  ]

  return {
    /** @param name such as `POST /channels/11/messages` */
    apply(name: string, body: unknown, pass: Pass): Promise<RestReply> {
      for (const [pattern, act] of rules) {
        const match = pattern.exec(name)
        if (match !== null) return act(match, (body ?? {}) as Fields, pass)
      }
      return pass()
    },
    openDirect,
    /** Ids of the messages that were sent as follow-ups with the token of an interaction. */
    followUps: (token: string): readonly string[] => followUps.get(token) ?? [],
  }
}

const flagsOf = (body: unknown): number => Number((body as { flags?: number } | null | undefined)?.flags ?? 0)
const isPrivate = (body: unknown): boolean => (flagsOf(body) & messageFlags.ephemeral) !== 0
