import { createHash } from 'node:crypto'
import { type APIMessage, type APIMessageTopLevelComponent, Routes } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import { SurfaceError } from '../../src/chat/surface.ts'
import { idAt } from './ids.ts'
import type { DiscordMessage } from './pages.ts'
import { maxRecoveryPages, recoveryWindowMs } from './timing.ts'
import { callDiscord, type WebClient } from './web.ts'

/*
 * How a reply is found again. For some minutes Discord itself gives back the message of a nonce that it knows instead of posting another. After that the history
 * is looked through, which holds no nonce: there a message is known by the id of its first component, which is ours to choose and which Discord keeps, and a
 * message that is text alone by its text. Nothing older than what is answered counts.
 */

const digestOf = (key: string, part: number): Buffer => createHash('sha256').update(`${key}\0${part}`).digest()

/** At most 25 characters. https://docs.discord.com/developers/resources/message#create-message */
export const nonceOf = (key: string, part: number): string => digestOf(key, part).toString('base64url').slice(0, 25)

/** A number of 31 bits that no component numbered by Discord has: those count from 1. https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
const markOf = (key: string, part: number): number => (digestOf(key, part).readUInt32BE(0) & 0x3fff_ffff) + 0x4000_0000

/** The same message, to be found again. */
export function marked({ components, ...message }: DiscordMessage, key: string, part: number): DiscordMessage {
  const [first, ...more] = components
  return { ...message, components: first === undefined ? [] : [{ ...first, id: markOf(key, part) } as APIMessageTopLevelComponent, ...more] }
}

export interface LookupContext {
  readonly web: WebClient
  /** The assistant's own user. */
  readonly botUserId: () => Promise<string>
  readonly log: Log
  readonly now: () => number
}

/**
 * Parts of a reply that an earlier attempt posted: number of the part -> id of the message.
 * @param parts what the reply consists of
 * @throws SurfaceError where it may be known later; where the application may not look, nothing is found and the operator is told
 */
export async function postedParts(
  channel: string,
  parts: readonly DiscordMessage[],
  key: string,
  context: LookupContext,
): Promise<ReadonlyMap<number, string>> {
  const { web, log, now } = context
  const found = new Map<number, string>()
  const oldest = oldestOf(key, now())
  let before = ''
  try {
    const self = await context.botUserId()
    for (let page = 0; page < maxRecoveryPages; page++) {
      const query = new URLSearchParams({ limit: '100', ...(before === '' ? {} : { before }) })
      const messages = await callDiscord<APIMessage[]>('reading messages', () => web.get(Routes.channelMessages(channel), { query }), `channel ${channel}`)
      const recent = messages.filter(({ id }) => BigInt(id) > oldest)
      for (const message of recent.filter(({ author }) => author.id === self)) {
        const part = parts.findIndex((wanted, number) => !found.has(number) && isPart(message, wanted, key, number))
        if (part >= 0) found.set(part, message.id)
      }
      before = messages.at(-1)?.id ?? ''
      if (messages.length < 100 || recent.length < messages.length) break
    }
  } catch (error) {
    if (!(error instanceof SurfaceError) || error.reason === 'rate_limited' || error.reason === 'unavailable') throw error
    log.warn({ channel }, `whether a reply was posted before a restart cannot be seen, so it may stand twice: ${error.message}`)
  }
  return found
}

function isPart(message: APIMessage, wanted: DiscordMessage, key: string, part: number): boolean {
  if (wanted.components.length > 0) return message.components?.[0]?.id === markOf(key, part)
  return wanted.content !== undefined && message.content === wanted.content
}

/** Our keys hold the id of what is answered, and nothing answers what is not there yet. */
function oldestOf(key: string, now: number): bigint {
  const window = BigInt(idAt(now - recoveryWindowMs))
  const asked = [...key.matchAll(/\d{17,20}/g)].reduce((newest, [id]) => (BigInt(id) > newest ? BigInt(id) : newest), 0n)
  return asked > window ? asked : window
}
