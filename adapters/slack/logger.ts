import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../src/chat/log.ts'

export type BoltLogger = Logger

/** Tokens, addresses to reply to, and connection tickets. */
const secrets = /xox[a-z]-[\w-]+|xapp-[\w-]+|(https?|wss?):\/\/\S+/gi
const maxLineChars = 300

/** Faults that come back to the caller, who reports them with advice. */
const reportedByCaller = /^(http request failed|Failed to retrieve a new WSS URL)/

/** Where Slack's libraries log to. Their `debug` and `info` lines hold whole bodies, so nothing below a warning passes. */
export const boltLogger = (log: Log): BoltLogger => {
  const line = (parts: readonly unknown[]): string =>
    parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .replace(secrets, '…')
      .slice(0, maxLineChars)
  const write = (level: 'warn' | 'error', parts: readonly unknown[]): void => {
    const said = line(parts)
    if (reportedByCaller.test(said)) return
    if (said.includes('signature mismatch'))
      log.warn({}, 'a call to /slack/events was refused because of its signature: if Slack made it, SLACK_SIGNING_SECRET is wrong')
    else log[level]({}, `Slack's library: ${said}`)
  }
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => write('warn', parts),
    error: (...parts) => write('error', parts),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
