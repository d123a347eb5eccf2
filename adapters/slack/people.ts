import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../src/chat/log.ts'
import type { Language } from '../../src/domain.ts'
import { languageCode } from '../../src/text/languages.ts'
import { createCache } from '../common/cache.ts'
import { failedLookupTtlMs, maxCached, maxLookupDelayMs, profileTtlMs, recruitersTtlMs } from './timing.ts'
import { callSlack, type WebClient } from './web.ts'

/** What is nice to know of who writes and where. None of it fails, and none holds up an answer for long. */
export interface People {
  /** Languages of the person's Slack, likeliest first. */
  languages(personId: string): Promise<readonly Language[]>
  /** '' where it has none, or it is not known in time. */
  channelName(channelId: string): Promise<string>
  isRecruiter(personId: string): Promise<boolean>
}

export interface PeopleOptions {
  readonly web: WebClient
  readonly recruiterChannel: string | undefined
  readonly log: Log
  readonly now: () => number
}

export function createPeople({ web, recruiterChannel, log, now }: PeopleOptions): People {
  const common = { now, maxEntries: maxCached, failedTtlMs: failedLookupTtlMs }
  const hint = (what: string) => (error: unknown) => log.debug({ error }, `${what} could not be looked up; it is done without`)
  const languages = createCache<readonly Language[]>({
    ...common,
    ttlMs: profileTtlMs,
    fallback: [],
    load: loadLanguages,
    onError: hint('the language of a person'),
  })
  const channelNames = createCache({ ...common, ttlMs: profileTtlMs, fallback: '', load: loadChannelName, onError: hint('the name of a channel') })
  const recruiters = createCache<ReadonlySet<string>>({
    ...common,
    ttlMs: recruitersTtlMs,
    fallback: new Set(),
    load: loadMembers,
    onError: (error) =>
      log.warn({ channel: recruiterChannel }, `who is in SLACK_RECRUITER_CHANNEL cannot be read, so the last known members count: ${messageOf(error)}`),
  })

  async function loadLanguages(user: string): Promise<readonly Language[]> {
    const { user: profile } = await callSlack('users.info', () => web.users.info({ user, include_locale: true }))
    const language = languageCode((profile as { locale?: string } | undefined)?.locale ?? '')
    return language === null ? [] : [language]
  }

  async function loadChannelName(channel: string): Promise<string> {
    const { channel: found } = await callSlack('conversations.info', () => web.conversations.info({ channel }))
    return found?.is_im === true || found?.is_mpim === true ? '' : (found?.name ?? '')
  }

  async function loadMembers(channel: string): Promise<ReadonlySet<string>> {
    const members = new Set<string>()
    let cursor = ''
    do {
      const page = await callSlack('conversations.members', () => web.conversations.members({ channel, limit: 200, ...(cursor === '' ? {} : { cursor }) }))
      for (const member of page.members ?? []) members.add(member)
      cursor = page.response_metadata?.next_cursor ?? ''
    } while (cursor !== '')
    return members
  }

  return {
    languages: (personId) => inTime(languages.get(personId), []),
    channelName: (channelId) => (channelId.startsWith('D') ? Promise.resolve('') : inTime(channelNames.get(channelId), '')),
    isRecruiter: async (personId) => recruiterChannel !== undefined && (await recruiters.get(recruiterChannel)).has(personId),
  }
}

/** What is looked up goes on and is there the next time. */
async function inTime<T>(lookup: Promise<T>, otherwise: T): Promise<T> {
  const timer = new AbortController()
  const late = wait(maxLookupDelayMs, otherwise, { signal: timer.signal, ref: false }).catch(() => otherwise)
  const first = await Promise.race([lookup, late])
  timer.abort()
  return first
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'an unexpected fault')
