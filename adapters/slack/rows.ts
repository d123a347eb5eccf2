import type { Button } from '@slack/types'
import type { AnswerRow, Citation, KnownLink } from '../../src/domain.ts'
import { isTitleOnly, renumber, sourceName } from '../../src/text/quotes.ts'
import { firstSeen, isBlank } from '../../src/text/visible.ts'
import { openButton, section } from './blocks.ts'
import { maxActions } from './limits.ts'
import { joinLines, openable, type Shown, showLink, showQuote, showText } from './mrkdwn.ts'
import { buttonsPiece, contextPiece, type Piece, sectionPiece } from './pages.ts'

/** A row of an answer: quotes, each with its source under it, then links and notes. */
export function rowPieces(row: AnswerRow, numberOf: (citation: Citation) => number): Piece[] {
  const buttons = row.links.flatMap((link, number) => openButton(labelOf(link), link.url, number) ?? [])
  // One button has room beside the row; several stand under it.
  const [only] = buttons
  const beside = only !== undefined && buttons.length === 1 && row.citations.length > 0 ? only : null
  const under = beside === null ? buttons : []
  const citations = row.citations.flatMap((citation, index) =>
    citationPieces(citation, index === 0 ? showText(row.label) : [], index === 0 ? beside : null, numberOf(citation)),
  )
  return [
    ...(row.citations.length === 0 ? showText(row.label).map(sectionPiece) : citations),
    ...joinLines(row.links.flatMap(mailLink)).map(sectionPiece),
    ...chunk(under, maxActions).map(buttonsPiece),
    ...row.notes.flatMap(showText).map(contextPiece),
  ]
}

/** @param lead what stands over the quote @param beside a button at its side */
function citationPieces(citation: Citation, lead: readonly Shown[], beside: Button | null, number: number): Piece[] {
  const isQuoted = !isTitleOnly(citation) && !isBlank(citation.quote)
  const source = showLink(nameOf(citation), citation.url, isTitleOnly(citation) ? '' : `[${number}] `)
  const texts = joinLines([...lead, ...(isQuoted ? showQuote(renumber(citation.quote)) : source)])
  const pieces = texts.map((text, index): Piece => ({ blocks: [section(text, index === 0 ? beside : null)], said: text.said }))
  return isQuoted ? joinPieces(pieces, source.map(contextPiece)) : pieces
}

/** The last piece of a quote and the first of its source are never parted. */
function joinPieces(quote: readonly Piece[], source: readonly Piece[]): Piece[] {
  const seam = [...quote.slice(-1), ...source.slice(0, 1)]
  return [...quote.slice(0, -1), { blocks: seam.flatMap(({ blocks }) => blocks), said: seam.map(({ said }) => said).join('\n') }, ...source.slice(1)]
}

/** A page without a title is named by its file. */
const nameOf = (citation: Citation): string => firstSeen(sourceName(citation), citation.source)
const labelOf = (link: KnownLink): string => firstSeen(link.label, link.url)

/** An address of mail opens by a link in the text, which a button cannot. */
const mailLink = (link: KnownLink): Shown[] => (openable(link.url, ['mailto:']) === null ? [] : showLink(labelOf(link), link.url))

const chunk = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
