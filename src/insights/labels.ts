import type { Language } from '../domain.ts'
import type { LanguageCount, QuestionOutcome, RoleCount, TopicCount } from './counts.ts'
import type { HandOversReport } from './hand-overs.ts'

/** English, as all commands are; the digest has the team's language. */
export const outcomeLabels: Readonly<Record<QuestionOutcome, string>> = {
  answered: 'Answered',
  roles: 'Roles listed',
  not_stated: 'Not stated',
  declined: 'Declined',
  failed: 'Failed',
}

export const handOverLabels: Readonly<Record<Exclude<keyof HandOversReport, 'toTake' | 'toReply'>, string>> = {
  asked: 'Passed on',
  taken: 'Taken',
  replied: 'Replied',
  onTheirWay: 'Reply on its way',
  declined: 'Set aside',
  withdrawn: 'Withdrawn',
  undelivered: 'Undelivered',
  expired: 'Expired',
  waiting: 'Waiting now',
}

export const topicLabel = ({ topic, name }: Pick<TopicCount, 'topic' | 'name'>): string => (topic === null ? 'No topic I know' : name)

export const roleLabel = ({ postingId, name }: Pick<RoleCount, 'postingId' | 'name'>): string => (postingId === null ? 'No role, or several' : name)

/** @param inLanguage of the reader */
export function languageLabel({ language }: Pick<LanguageCount, 'language'>, inLanguage: Language = 'en'): string {
  if (language === null) return 'Other languages'
  return language === '' ? 'Not counted yet' : (new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'code' }).of(language) ?? language)
}

export const countLabel = (count: number, language: Language = 'en'): string => new Intl.NumberFormat(language).format(count)

export const shareLabel = (share: number, language: Language = 'en'): string =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)

/** @param day `YYYY-MM-DD` */
export const dayLabel = (day: string, language: Language = 'en'): string =>
  // English as most of the world writes dates: the day first.
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))

/** For the rows and ends of a plot: less of the same. */
export const shortDayLabel = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))

const minuteMs = 60_000

/** In the two largest units that say anything, from minutes on. */
export function durationLabel(ms: number, language: Language = 'en'): string {
  const minutes = Math.max(1, Math.round(ms / minuteMs))
  const parts = { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 }
  // Minutes say nothing of days.
  const shown = parts.days > 0 ? { days: parts.days, hours: parts.hours } : { hours: parts.hours, minutes: parts.minutes }
  return new Intl.DurationFormat(language, { style: 'long' }).format(shown)
}
