import type { Standing } from '../assistant.ts'
import type { Answer, AnswerPart, AnswerRow, Version } from '../domain.ts'
import type { QuotingAnswer, ShownQuote } from '../store/store.ts'
import { fill } from '../text/fill.ts'
import { quoteOf } from './quotes.ts'
import { chatWordingOf } from './wording/index.ts'
import type { ChatWording } from './wording/wording.ts'

/** What the messages of a reply show from now on, and what of it is quoted. */
export interface Recalled {
  readonly answer: Answer
  readonly quotes: readonly ShownQuote[]
}

interface RecalledRow {
  readonly row: AnswerRow
  readonly quotes: readonly ShownQuote[]
  /** Place of its part in the reply as it was sent; null where it belongs to none. */
  readonly part: number | null
  readonly isRelated: boolean
  readonly isNew: boolean
}

/**
 * A reply of which not every quote stands: what stands as it was, what is said now in the place of the rest, or that it is gone. What no page answered is said
 * as it was.
 * @param at milliseconds since the epoch; names the day
 * @returns the whole first; then what is new alone, and then only where to read it, for messages in which no more has room
 */
export function recalledAnswers(shown: QuotingAnswer, standing: Standing, versions: readonly Version[], at: number): readonly Recalled[] {
  const { recall } = chatWordingOf(shown.language)
  const rows = shown.quotes.map((quote, place) => rowFor(quote, standing.quotes[place] as Standing['quotes'][number], recall, versions))
  const lead = fill(recall.lead, { date: new Date(at).toISOString().slice(0, 10) })
  const news = rows.filter(({ isNew }) => isNew)
  return [rows, news, news.map(withoutQuotes)].map(eachOnce).map((some): Recalled => {
    const answer: Answer = {
      outcome: shown.outcome,
      language: shown.language,
      parts: partsOf(shown, lead, some),
      relatedLead: some.some(({ isRelated }) => isRelated) ? standing.relatedLead : '',
    }
    return { answer, quotes: some.flatMap(({ quotes }) => quotes) }
  })
}

/** All that was answered, with what is new, and then each part that was not, in the sentences that it had. */
function partsOf({ outcome, topic, parts }: QuotingAnswer, lead: string, rows: readonly RecalledRow[]): AnswerPart[] {
  const unanswered = new Map([...parts.entries()].filter(([, part]) => part.outcome !== 'answered' && part.outcome !== 'roles'))
  const rowsOf = (some: readonly RecalledRow[], areRelated: boolean) => some.filter(({ isRelated }) => isRelated === areRelated).map(({ row }) => row)
  const within = (some: readonly RecalledRow[]): Pick<AnswerPart, 'rows' | 'related'> => ({ rows: rowsOf(some, false), related: rowsOf(some, true) })
  const others = rows.filter(({ part }) => part === null || !unanswered.has(part))
  return [
    { outcome, topic, lead, closing: [], ...within(others) },
    ...[...unanswered].map(([place, part]) => ({ ...part, ...within(rows.filter((row) => row.part === place)) })),
  ]
}

function rowFor(quote: ShownQuote, standing: Standing['quotes'][number], recall: ChatWording['recall'], versions: readonly Version[]): RecalledRow {
  const { part, isRelated, title, section } = quote
  switch (standing.kind) {
    case 'stands':
      return { row: standing.row, quotes: [quote], part, isRelated, isNew: false }
    case 'changed': {
      const row = { ...standing.row, notes: [recall.updated, ...standing.row.notes] }
      return { row, quotes: row.citations.flatMap((citation) => quoteOf(citation, quote, versions)), part, isRelated, isNew: true }
    }
    case 'gone':
      return {
        row: sentence(section === '' ? fill(recall.goneFromPage, { title }) : fill(recall.gone, { title, section })),
        quotes: [],
        part: null,
        isRelated: false,
        isNew: true,
      }
    case 'role_closed':
      return { row: sentence(fill(recall.roleClosed, { title })), quotes: [], part: null, isRelated: false, isNew: true }
  }
}

/** Several quotes of one role that is closed, or of one section. */
const eachOnce = (rows: readonly RecalledRow[]): RecalledRow[] => [...new Map(rows.map((each) => [JSON.stringify(each.row), each])).values()]

const sentence = (label: string): AnswerRow => ({ label, citations: [], links: [], notes: [] })

/** Where the quotes stand, in their place. */
function withoutQuotes({ row, ...same }: RecalledRow): RecalledRow {
  const links = row.citations.flatMap(({ title, url }) => (url === null ? [] : [{ label: title, url }]))
  return { ...same, quotes: [], row: { ...row, citations: [], links: [...links, ...row.links] } }
}
