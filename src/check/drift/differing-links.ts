import type { Excerpt, Finding } from '../finding.ts'
import { linksOf, lostLinks } from './links.ts'
import { type DriftView, driftFinding } from './view.ts'

/** Places on the web that one of the two leads to. */
export function differingLinks(view: DriftView): Finding[] {
  const { version, knowledge } = view
  const pageOf = (source: string) => knowledge.pages.find((page) => page.source === source)
  const [page, original] = [pageOf(version.source), pageOf(version.postingId)]
  if (page === undefined || original === undefined) return []
  const [own, theirs] = [linksOf(page, knowledge), linksOf(original, knowledge)]
  const excerpt = (source: string, { url, line }: { url: string; line: number }): Excerpt => ({ source, lines: [line, line], text: url })
  return [
    ...lostLinks(theirs, own).map(({ link, counterpart }) =>
      driftFinding(view, 'warning', 'The original links to a place that the translation does not link to.', counterpart?.line ?? null, [
        ...(counterpart === null ? [] : [excerpt(version.source, counterpart)]),
        excerpt(version.postingId, link),
      ]),
    ),
    ...lostLinks(own, theirs).map(({ link, counterpart }) =>
      driftFinding(view, 'warning', 'The translation links to a place that the original does not link to.', link.line, [
        excerpt(version.source, link),
        ...(counterpart === null ? [] : [excerpt(version.postingId, counterpart)]),
      ]),
    ),
  ]
}
