import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../src/chat/log.ts'
import type { Language } from '../../src/domain.ts'
import { languageCode } from '../../src/text/languages.ts'
import { firstSeen, oneLine } from '../../src/text/visible.ts'
import { createCache } from '../common/cache.ts'
import { createRecruiters } from './team/recruiters.ts'
import { failedLookupTtlMs, maxCached, maxLookupDelayMs, profileTtlMs } from './timing.ts'
import { callSlack, type WebClient } from './web.ts'

/** What is to be known of who writes and where. None of it fails, and but for who is a recruiter none holds up an answer for long. */
export interface People {
  /** Languages of the person's Slack, likeliest first. */
  languages(personId: string): Promise<readonly Language[]>
  /** As Slack shows it. @param otherwise where it is not known in time */
  name(personId: string, otherwise: string): Promise<string>
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

interface Profile {
  readonly languages: readonly Language[]
  /** '' where there is none. */
  readonly name: string
}

const unknown: Profile = { languages: [], name: '' }

export function createPeople({ web, recruiterChannel, log, now }: PeopleOptions): People {
  const common = { now, maxEntries: maxCached, failedTtlMs: failedLookupTtlMs }
  const hint = (what: string) => (error: unknown) => log.debug({ error }, `${what} could not be looked up; it is done without`)
  const profiles = createCache<Profile>({ ...common, ttlMs: profileTtlMs, fallback: unknown, load: loadProfile, onError: hint('the profile of a person') })
  const channelNames = createCache({ ...common, ttlMs: profileTtlMs, fallback: '', load: loadChannelName, onError: hint('the name of a channel') })
  const recruiters =
    recruiterChannel === undefined
      ? null
      : createRecruiters({
          now,
          load: () => loadMembers(recruiterChannel),
          onError: (error) =>
            log.warn({ channel: recruiterChannel }, `who is in SLACK_RECRUITER_CHANNEL cannot be read, so nobody new counts as a member: ${messageOf(error)}`),
        })

  async function loadProfile(user: string): Promise<Profile> {
    const { user: found } = await callSlack('users.info', () => web.users.info({ user, include_locale: true }))
    const language = languageCode((found as { locale?: string } | undefined)?.locale ?? '')
    const names = [found?.profile?.real_name, found?.real_name, found?.profile?.display_name, found?.name].map((name) => oneLine(name ?? ''))
    return { languages: language === null ? [] : [language], name: names.find((name) => name !== '') ?? '' }
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
    languages: async (personId) => (await inTime(profiles.get(personId), unknown)).languages,
    name: async (personId, otherwise) => firstSeen((await inTime(profiles.get(personId), unknown)).name, otherwise),
    channelName: (channelId) => (channelId.startsWith('D') ? Promise.resolve('') : inTime(channelNames.get(channelId), '')),
    isRecruiter: async (personId) => recruiters !== null && (await recruiters.has(personId)),
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
