import type { Answer, AnswerRow, Citation } from '../../src/domain.ts'

/** The answer proper as plain Markdown, without what is related. */
export function renderMarkdown(answer: Answer): string {
  return answer.parts.map((part) => [part.lead, ...part.rows.map(rowMarkdown), ...part.closing].filter((text) => text !== '').join('\n\n')).join('\n\n')
}

function rowMarkdown(row: AnswerRow): string {
  const quotes = row.citations.map((citation) => (citation.quote === citation.title ? `- ${sourceMarkdown(citation)}` : `${quoteMarkdown(citation.quote)}\n— ${sourceMarkdown(citation)}`))
  const links = row.links.map((link) => `[${escapeMarkdown(link.label)}](${link.url})`)
  return [row.label, ...quotes, ...links, ...row.notes].filter((text) => text !== '').join('\n')
}

const quoteMarkdown = (quote: string): string =>
  quote
    .split('\n')
    .map((line) => `> ${escapeMarkdown(line)}`)
    .join('\n')

function sourceMarkdown(citation: Citation): string {
  const name = escapeMarkdown(citation.section === '' || citation.section === citation.title ? citation.title : `${citation.title} › ${citation.section}`)
  return citation.url === null ? name : `[${name}](${citation.url})`
}

/** Outside text may not format or link: what Markdown would read as markup is escaped. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>]|^(?=#)|(?<=^)#/g, (mark) => (mark === '' ? '' : `\\${mark}`))
