import type { Answer, Citation, Version } from '../domain.ts'
import type { ShownQuote } from '../store/store.ts'
import { shortHash } from '../text/short-hash.ts'

type Place = Pick<ShownQuote, 'part' | 'topic' | 'isRelated'>

/** What an answer quotes, so that its messages can be edited when a page changes. */
export const quotesOf = (answer: Answer, versions: readonly Version[]): ShownQuote[] =>
  answer.parts.flatMap(({ rows, related, topic }, part) => [
    ...rows.flatMap((row) => row.citations.flatMap((citation) => quoteOf(citation, { part, topic, isRelated: false }, versions))),
    ...related.flatMap((row) => row.citations.flatMap((citation) => quoteOf(citation, { part, topic: null, isRelated: true }, versions))),
  ])

/** @returns none where the page is not published any more */
export function quoteOf({ source, title, section, quote }: Citation, { part, topic, isRelated }: Place, versions: readonly Version[]): ShownQuote[] {
  const version = versions.find((candidate) => candidate.source === source)
  if (version === undefined) return []
  const { postingId, kind, applyUrl } = version
  const hash = shortHash(`${source}\0${quote}`)
  return [{ hash, source, postingId, isRole: kind === 'posting', applyUrl, title, section, text: quote, part, topic, isRelated }]
}
