import type { Warning } from '../domain.ts'
import type { KnowledgeFile } from '../ingest/files.ts'
import { type Page, readPages } from '../ingest/load.ts'
import { readPublication } from '../ingest/publication.ts'

export interface Standing {
  readonly pages: readonly Page[]
  /** The files that can be read, each in its last good state: what `last` is at the next reading. */
  readonly files: readonly KnowledgeFile[]
  /** Why a page stands in an earlier state, one warning for each. */
  readonly kept: readonly Warning[]
  /** Why a page that was never read is left out. */
  readonly leftOut: readonly Warning[]
}

/**
 * What the knowledge says after an edit. A page that could be read before and cannot be now keeps its last good state, so that a slip of the keyboard takes
 * nothing away; the other pages are as they stand, so that it does not hold up what is withdrawn. A file that is gone, or says that it is a draft, is no slip.
 */
export function withLastGood(
  read: { readonly files: readonly KnowledgeFile[]; readonly warnings: readonly Warning[] },
  last: readonly KnowledgeFile[],
  now: number,
): Standing {
  const { pages, warnings } = readPages(read.files)
  const unclearDates = new Map(pages.flatMap((page) => readPublication(page.fields, now).problems.map((message) => [page.source, message] as const)))
  const readable = new Set(pages.map((page) => page.source))
  const good = new Set([...readable].filter((source) => !unclearDates.has(source)))
  const problems = [
    ...read.warnings,
    ...warnings.filter((warning) => !readable.has(warning.source)),
    ...[...unclearDates].map(([source, message]): Warning => ({ source, line: null, message: `${message}; the page is left out` })),
  ]
  const kept = new Map(
    last.flatMap((file) => {
      if (good.has(file.source)) return []
      const problem = problems.find(({ source }) => source === file.source || file.source.startsWith(`${source}/`))
      return problem === undefined ? [] : [[file.source, { file, problem }] as const]
    }),
  )
  const standing = inOrder(
    read.files.filter((file) => !kept.has(file.source)),
    [...kept.values()].map(({ file }) => file),
    last,
  )
  const bySource = new Map([...pages, ...readPages([...kept.values()].map(({ file }) => file)).pages].map((page) => [page.source, page]))
  return {
    pages: standing.flatMap((file) => bySource.get(file.source) ?? []),
    files: standing.filter((file) => good.has(file.source) || kept.has(file.source)),
    kept: [...kept.values()].map(({ file, problem }) => ({ ...problem, source: file.source })),
    leftOut: problems.filter(({ source }) => ![...kept.keys()].some((keptSource) => keptSource === source || keptSource.startsWith(`${source}/`))),
  }
}

/** Puts each kept file where it stood before: behind the file that it followed. */
function inOrder(files: readonly KnowledgeFile[], kept: readonly KnowledgeFile[], last: readonly KnowledgeFile[]): KnowledgeFile[] {
  const order = [...files]
  const sources = new Set(kept.map((file) => file.source))
  for (const [at, file] of last.entries()) {
    if (!sources.has(file.source)) continue
    const before = order.findIndex(({ source }) => source === last[at - 1]?.source)
    order.splice(before + 1, 0, file)
  }
  return order
}
