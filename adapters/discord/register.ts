import { type RESTGetAPIApplicationCommandsResult, Routes } from 'discord.js'
import type { Log } from '../../src/chat/log.ts'
import { commands } from './commands.ts'
import { callDiscord, type WebClient } from './web.ts'

/**
 * Makes the commands known, where Discord does not know them as they are: it allows 200 a day.
 * @throws SurfaceError
 */
export async function registerCommands(applicationId: string, web: WebClient, log: Log): Promise<void> {
  const route = Routes.applicationCommands(applicationId)
  const query = new URLSearchParams({ with_localizations: 'true' })
  const known = await callDiscord<RESTGetAPIApplicationCommandsResult>('reading the commands', () => web.get(route, { query }))
  if (areRegistered(known)) return
  await callDiscord('registering the commands', () => web.put(route, { body: commands }))
  log.info({ commands: commands.map(({ name }) => name) }, 'the commands are registered with Discord')
}

/** Whether Discord has every command as it is here, and no other. */
export function areRegistered(known: RESTGetAPIApplicationCommandsResult): boolean {
  if (known.length !== commands.length) return false
  return commands.every((command) => known.some((candidate) => candidate.name === command.name && isLike(command, candidate)))
}

/** What Discord adds (ids, versions, defaults) does not count; the order of numbers and of keys does not either. */
function isLike(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(ours)) {
    if (!Array.isArray(theirs) || ours.length !== theirs.length) return false
    if (ours.every((item) => typeof item === 'number')) return ours.every((item) => theirs.includes(item))
    return ours.every((item, index) => isLike(item, theirs[index]))
  }
  if (typeof ours !== 'object' || ours === null) return ours === theirs
  if (typeof theirs !== 'object' || theirs === null) return false
  return Object.entries(ours).every(([key, value]) => isLike(value, (theirs as Record<string, unknown>)[key]))
}
