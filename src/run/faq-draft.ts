import { type FaqDraft, FaqError } from '../chat/faq.ts'
import type { Language } from '../domain.ts'
import type { FaqText } from '../ingest/faq-page.ts'
import { tidyText } from '../ingest/plain-markdown.ts'
import { readDay } from '../ingest/publication.ts'
import { fold } from '../text/fold.ts'
import { isSpoken } from '../text/languages.ts'
import { oneLine } from '../text/visible.ts'
import type { FaqFile } from './faq-folder.ts'

/** A question is a title; an answer is what a message can quote, and what a form of a chat takes. */
export const maxQuestionChars = 200
export const maxAnswerChars = 3_000

export interface DraftContext {
  readonly entries: readonly FaqFile[]
  /** The entry that the draft changes; null for a new one. */
  readonly changed: FaqFile | null
  /** Postings that are published. */
  readonly postingIds: ReadonlySet<string>
  /** The posting that a source is a version of. */
  readonly postingOf: (source: string) => string
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * What a draft says, as its page holds it.
 * @throws FaqError naming the first field that cannot be saved
 */
export function checkedText(draft: FaqDraft, context: DraftContext): FaqText {
  const text: FaqText = {
    question: worded(oneLine(draft.question), 'question', maxQuestionChars),
    answer: worded(tidyText(draft.answer), 'answer', maxAnswerChars),
    language: languageOf(draft.language),
    roles: rolesOf(draft.postingIds, context),
    until: lastDayOf(draft.until, context.now),
  }
  if (context.entries.some((entry) => entry.name !== context.changed?.name && asksTheSame(entry, text, context)))
    throw new FaqError('asked_already', 'question', 'another entry asks this for the same roles')
  return text
}

function worded(text: string, field: 'question' | 'answer', maxChars: number): string {
  // Nothing else can be quoted.
  if (!/[\p{L}\p{N}]/u.test(text)) throw new FaqError('empty', field, `the ${field} holds no word`)
  if (text.length > maxChars) throw new FaqError('too_long', field, `the ${field} is longer than ${maxChars} characters`)
  return text
}

function languageOf(language: Language): Language {
  if (!isSpoken(language)) throw new FaqError('unknown_language', 'language', 'the language is not one that is answered in')
  return language
}

/** Sources, as the page names the roles; one that was closed since the entry was approved stays. */
function rolesOf(postingIds: readonly string[], { changed, postingIds: published, postingOf }: DraftContext): string[] {
  const known = new Map((changed?.page.roles ?? []).map((source) => [postingOf(source), source]))
  return [...new Set(postingIds)].map((id) => {
    if (!published.has(id) && !known.has(id)) throw new FaqError('unknown_role', 'roles', 'a role is not published')
    return known.get(id) ?? id
  })
}

function lastDayOf(until: string | null, now: number): string | null {
  const stated = until?.trim() ?? ''
  if (stated === '') return null
  const day = readDay(stated)
  if (day === null) throw new FaqError('unreadable_date', 'until', 'the date cannot be read; write it as 2026-02-16')
  if (day.end <= now) throw new FaqError('date_passed', 'until', 'the date has passed')
  return new Date(day.end - 1).toISOString().slice(0, 10)
}

function asksTheSame({ page }: FaqFile, text: FaqText, { now, postingOf }: DraftContext): boolean {
  const rolesOfBoth = [page.roles, text.roles].map((roles) => [...new Set(roles.map(postingOf))].sort().join('\n'))
  return answersStill(page, now) && page.language === text.language && bare(page.question) === bare(text.question) && rolesOfBoth[0] === rolesOfBoth[1]
}

export const answersStill = ({ isRetired, until }: Pick<FaqFile['page'], 'isRetired' | 'until'>, now: number): boolean => !isRetired && !isOver(until, now)

const isOver = (until: string | null, now: number): boolean => until !== null && (readDay(until)?.end ?? Number.POSITIVE_INFINITY) <= now

/** Marks and capitals make no other question. */
const bare = (question: string): string =>
  fold(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
