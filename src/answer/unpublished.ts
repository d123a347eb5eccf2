import type { Answer, AnswerRow, Citation, Language, Version } from '../domain.ts'
import { isTitleOnly } from '../text/quotes.ts'
import { wordingOf } from './wording/index.ts'

/** A title with the mark that candidates do not see its page. */
export const markedTitle = (title: string, language: Language): string => `${title} [${wordingOf(language).unpublished}]`

/** Marks each citation of a page that candidates do not see; a published answer stays as it is. */
export function markUnpublished(answer: Answer, version: (source: string) => Version): Answer {
  const mark = (citation: Citation): Citation => {
    if (version(citation.source).unpublished === undefined) return citation
    const title = markedTitle(citation.title, answer.language)
    return { ...citation, title, quote: isTitleOnly(citation) ? title : citation.quote, status: 'unpublished' }
  }
  const markRow = (row: AnswerRow): AnswerRow => ({ ...row, citations: row.citations.map(mark) })
  return { ...answer, parts: answer.parts.map((part) => ({ ...part, rows: part.rows.map(markRow), related: part.related.map(markRow) })) }
}
