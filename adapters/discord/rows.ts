import type { APIButtonComponent } from 'discord.js'
import { chatWordingOf } from '../../src/chat/wording/index.ts'
import type { AnswerRow, Citation, KnownLink, Language } from '../../src/domain.ts'
import { isTitleOnly, renumber, sourceName } from '../../src/text/quotes.ts'
import { firstSeen, isBlank } from '../../src/text/visible.ts'
import { openButton } from './blocks.ts'
import { joinLines, showLink, showQuote, showText, small } from './markdown.ts'
import { buttonPieces, type Frame, type Piece, sectionPiece, textPiece } from './pages.ts'

/** What all rows of an answer share. */
export interface RowContext {
  readonly language: Language
  numberOf(citation: Citation): number
  /** False where there are more rows than a message has room for buttons. */
  readonly hasButtons: boolean
}

/** A row of an answer: quotes, each with its source under it, then links and notes. */
export function rowPieces(row: AnswerRow, frame: Frame, context: RowContext): Piece[] {
  const links = row.links.map((link) => ({ link, button: context.hasButtons ? openButton(labelOf(link), link.url) : null }))
  const buttons = links.flatMap(({ button }) => button ?? [])
  const written = links.flatMap(({ link, button }) => (button === null ? writtenLink(link, context.language) : []))
  const texts = joinLines([
    ...showText(row.label),
    ...row.citations.flatMap((citation) => citationTexts(citation, context)),
    ...written,
    ...row.notes.flatMap(showText).map(small),
  ])
  return withButtons(texts, buttons, frame)
}

/** One button has room beside the text; several stand under it. */
function withButtons(texts: readonly string[], buttons: readonly APIButtonComponent[], frame: Frame): Piece[] {
  const [first, ...more] = texts
  const [only] = buttons
  if (first === undefined || only === undefined || buttons.length > 1) return [...texts.map((one) => textPiece(one, frame)), ...buttonPieces(buttons, frame)]
  return [sectionPiece([first], only, frame), ...more.map((one) => textPiece(one, frame))]
}

/** The last text of a quote has its source under it, so that no message parts them. */
function citationTexts(citation: Citation, { language, numberOf }: RowContext): string[] {
  const openPosting = chatWordingOf(language).buttons.openPosting
  const name = firstSeen(sourceName(citation), citation.source)
  if (isTitleOnly(citation) || isBlank(citation.quote))
    return showLink(name, citation.url, openPosting, isTitleOnly(citation) ? '' : markOf(citation, numberOf))
  const quote = showQuote(renumber(citation.quote))
  const [source = '', ...more] = showLink(name, citation.url, openPosting, markOf(citation, numberOf)).map(small)
  return [...quote.slice(0, -1), `${quote.at(-1)}\n${source}`, ...more]
}

const markOf = (citation: Citation, numberOf: (citation: Citation) => number): string => `\\[${numberOf(citation)}\\] `

const labelOf = (link: KnownLink): string => firstSeen(link.label, link.url)

/** An address of mail, or one that no button takes. */
const writtenLink = (link: KnownLink, language: Language): string[] => showLink(labelOf(link), link.url, chatWordingOf(language).buttons.openPosting)
