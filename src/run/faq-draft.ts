import { type FaqDraft, FaqError, maxFaqAnswerChars, maxFaqQuestionChars } from '../chat/faq.ts'
import type { Language } from '../domain.ts'
import type { FaqPage, FaqText } from '../ingest/faq-page.ts'
import { tidyText } from '../ingest/plain-markdown.ts'
import { readDay } from '../ingest/publication.ts'
import { fold } from '../text/fold.ts'
import { isSpoken } from '../text/languages.ts'
import { oneLine } from '../text/visible.ts'
import type { FaqFile } from './faq-folder.ts'

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
    question: worded(oneLine(draft.question), 'question', maxFaqQuestionChars),
    answer: worded(tidyText(draft.answer), 'answer', maxFaqAnswerChars),
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
  // However a form counts them, it lets no more of these be typed.
  if ([...text].length > maxChars) throw new FaqError('too_long', field, `the ${field} is longer than ${maxChars} characters`)
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

function asksTheSame({ page }: FaqFile, text: FaqText, context: DraftContext): boolean {
  return isOfSame(page, text.language, text.roles, context) && bare(page.question) === bare(text.question)
}

/** Whether an entry says already all that a draft says: who saved it may not have been told, as where the process died meanwhile. */
export function saysAlready({ page }: FaqFile, draft: FaqDraft, context: Pick<DraftContext, 'postingOf' | 'now'>): boolean {
  return (
    isOfSame(page, draft.language, draft.postingIds, context) &&
    page.question === oneLine(draft.question) &&
    page.answer === tidyText(draft.answer) &&
    endOf(page.until) === endOf(draft.until)
  )
}

/** Whether an entry answers still, in a language and for the same roles. */
function isOfSame(page: FaqPage, language: Language, roles: readonly string[], { now, postingOf }: Pick<DraftContext, 'postingOf' | 'now'>): boolean {
  const [its, others] = [page.roles, roles].map((some) => [...new Set(some.map(postingOf))].sort().join('\n'))
  return !page.isRetired && !isOver(page, now) && page.language === language && its === others
}

export const isOver = ({ until }: Pick<FaqPage, 'until'>, now: number): boolean => endOf(until) <= now

/** A day that cannot be read is before and after none, and is no other's. */
function endOf(until: string | null): number {
  const stated = until?.trim() ?? ''
  return stated === '' ? Number.POSITIVE_INFINITY : (readDay(stated)?.end ?? Number.NaN)
}

/** Marks and capitals make no other question. */
const bare = (question: string): string =>
  fold(question)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
