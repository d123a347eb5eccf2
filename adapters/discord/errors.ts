import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { type RefusalReason, SurfaceError } from '../../src/chat/surface.ts'

interface Refusal {
  readonly reason: RefusalReason
  readonly advice: string
}

const isGone: Refusal = { reason: 'gone', advice: 'nothing is to be done' }
const badBody: Refusal = { reason: 'rejected', advice: 'this is a defect of the Discord renderer; please report it with this line' }
const closedThread: Refusal = { reason: 'gone', advice: 'the thread is locked; nothing is to be done' }
const wrongToken: Refusal = { reason: 'unavailable', advice: 'copy DISCORD_TOKEN again from "Bot" of the application (Reset Token)' }
const passing: Refusal = { reason: 'unavailable', advice: 'nothing is to be done if it passes; otherwise see https://discordstatus.com' }

/** What Discord's error codes mean for us: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const refusals: Readonly<Record<number, Refusal>> = {
  10003: { reason: 'gone', advice: 'the channel or thread was deleted, or its id in the settings is wrong' },
  10004: { reason: 'gone', advice: 'the server was deleted, or the application was removed from it' },
  10007: isGone,
  10008: isGone,
  10013: isGone,
  10015: { reason: 'gone', advice: 'a private reply came later than the 15 minutes that Discord allows' },
  10062: { reason: 'gone', advice: 'an interaction was answered later than 3 seconds after it: is the machine overloaded?' },
  20009: { reason: 'rejected', advice: 'Discord takes the text for explicit content' },
  30033: { reason: 'not_allowed', advice: 'the thread is full' },
  40005: badBody,
  40060: { reason: 'gone', advice: 'another session of the assistant has answered; nothing is to be done' },
  50001: {
    reason: 'not_allowed',
    advice: 'the application may not see the channel: give its role "View Channel" there, or name another channel in the settings',
  },
  50005: isGone,
  50006: badBody,
  50007: { reason: 'not_allowed', advice: 'the person takes no direct messages from here; nothing is to be done' },
  50008: { reason: 'not_allowed', advice: 'the channel takes no messages: name a text channel in the settings' },
  50013: {
    reason: 'not_allowed',
    advice: 'the application lacks a permission in the channel: "npm run doctor" names it, and prints an invite link that asks for all',
  },
  50024: { reason: 'not_allowed', advice: 'the channel is of a kind that does not take this' },
  50027: { reason: 'gone', advice: 'a private reply came later than the 15 minutes that Discord allows' },
  50035: badBody,
  50083: closedThread,
  50278: { reason: 'not_allowed', advice: 'the person shares no server with the application; nothing is to be done' },
  160005: closedThread,
  160006: { reason: 'not_allowed', advice: 'the server has as many active threads as Discord allows: archive some' },
  200000: { reason: 'rejected', advice: 'a rule of AutoMod in the server blocks the text: allow the role of the application in that rule' },
}

/** The error code in what a call threw; 0 where Discord named none. */
export const discordCode = (error: unknown): number => (error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : 0)

/**
 * What a call threw, as the conversation knows it; the message is for the operator.
 * @param what what was tried, such as "posting a message"
 * @param where the channel or server that it was tried in; '' where it is none
 */
export function surfaceErrorOf(what: string, error: unknown, where = ''): SurfaceError {
  if (error instanceof SurfaceError) return error
  const place = where === '' ? '' : ` in ${where}`
  if (error instanceof RateLimitError) return rateLimited(what, Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout))
  if (error instanceof DiscordAPIError) {
    // Discord says 401 of a used-up interaction as well, with a code of its own.
    const known = refusals[discordCode(error)] ?? (error.status === 401 ? wrongToken : error.status === 404 ? isGone : undefined)
    const { reason, advice } = known ?? byStatus(error.status)
    return new SurfaceError(reason, `Discord refused ${what}${place} (${discordCode(error) || error.status}): ${advice}`)
  }
  if (error instanceof HTTPError) return new SurfaceError('unavailable', `Discord answered ${what}${place} with status ${error.status}: ${passing.advice}`)
  // discord.js forgets a token that was refused once.
  if (error instanceof Error && error.message.startsWith('Expected token'))
    return new SurfaceError('unavailable', `Discord refused ${what}: ${wrongToken.advice}`)
  return new SurfaceError('unavailable', `Discord could not be reached for ${what}: check the network and DISCORD_API_URL`)
}

/** A code that is not known here says no to this message for good, and names itself. */
function byStatus(status: number): Refusal {
  if (status === 403) return { reason: 'not_allowed', advice: '"npm run doctor" names permissions that are missing' }
  return { reason: 'rejected', advice: 'see https://docs.discord.com/developers/topics/opcodes-and-status-codes' }
}

const rateLimited = (what: string, retryInMs: number): SurfaceError =>
  new SurfaceError('rate_limited', `Discord limits ${what} for ${Math.ceil(retryInMs / 1000)} s: it is sent later`, { retryInMs })
