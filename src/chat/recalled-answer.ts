import type { Standing } from '../assistant.ts'
import type { Answer, AnswerRow, Version } from '../domain.ts'
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
  readonly isRelated: boolean
  readonly isNew: boolean
}

/**
 * A reply of which not every quote stands: what stands as it was, what is said now in the place of the rest, or that it is gone.
 * @param at milliseconds since the epoch; names the day
 * @returns the whole first; then what is new alone, and then only where to read it, for messages in which no more has room
 */
export function recalledAnswers(shown: QuotingAnswer, standing: Standing, versions: readonly Version[], at: number): readonly Recalled[] {
  const { recall } = chatWordingOf(shown.language)
  const rows = shown.quotes.map((quote, place) => rowFor(quote, standing.quotes[place] as Standing['quotes'][number], recall, versions))
  const lead = fill(recall.lead, { date: new Date(at).toISOString().slice(0, 10) })
  const news = rows.filter(({ isNew }) => isNew)
  return [rows, news, news.map(withoutQuotes)].map(eachOnce).map((some): Recalled => {
    const related = some.filter(({ isRelated }) => isRelated).map(({ row }) => row)
    const part = {
      outcome: shown.outcome,
      topic: shown.topic,
      lead,
      rows: some.filter(({ isRelated }) => !isRelated).map(({ row }) => row),
      related,
      closing: [],
    }
    const answer: Answer = {
      outcome: shown.outcome,
      language: shown.language,
      parts: [part],
      relatedLead: related.length === 0 ? '' : standing.relatedLead,
    }
    return { answer, quotes: some.flatMap(({ quotes }) => quotes) }
  })
}

function rowFor(quote: ShownQuote, standing: Standing['quotes'][number], recall: ChatWording['recall'], versions: readonly Version[]): RecalledRow {
  const { isRelated, title, section } = quote
  switch (standing.kind) {
    case 'stands':
      return { row: standing.row, quotes: [quote], isRelated, isNew: false }
    case 'changed': {
      const row = { ...standing.row, notes: [recall.updated, ...standing.row.notes] }
      return { row, quotes: row.citations.flatMap((citation) => quoteOf(citation, quote, versions)), isRelated, isNew: true }
    }
    case 'gone':
      return {
        row: sentence(section === '' ? fill(recall.goneFromPage, { title }) : fill(recall.gone, { title, section })),
        quotes: [],
        isRelated: false,
        isNew: true,
      }
    case 'role_closed':
      return { row: sentence(fill(recall.roleClosed, { title })), quotes: [], isRelated: false, isNew: true }
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
