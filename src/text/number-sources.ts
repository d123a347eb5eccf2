import type { Citation } from '../domain.ts'
import { sourceName } from './quotes.ts'

/** Numbers of the sources of one answer, in the order in which they are first named. */
export function numberSources(): (citation: Citation) => number {
  const known: string[] = []
  return (citation) => {
    const place = JSON.stringify([sourceName(citation), citation.url ?? `${citation.source}:${citation.lines[0]}`])
    if (!known.includes(place)) known.push(place)
    return known.indexOf(place) + 1
  }
}
