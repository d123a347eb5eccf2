import type { Passage, TopicId, Version } from '../domain.ts'
import type { Site } from '../ingest/address.ts'
import { readKnowledgeFiles, topicsFoldersOf } from '../ingest/files.ts'
import { publishPages, readPages } from '../ingest/load.ts'
import { readPublication } from '../ingest/publication.ts'
import { LanguageLibrary } from '../question/lexicon.ts'
import { shareTopics, type TagCache, tagPassage } from '../question/tag.ts'
import { topicsOf } from '../search/topics.ts'
import type { CheckedKnowledge } from './finding.ts'
import { shortcodesOfSite } from './site-shortcodes.ts'

interface LookOptions {
  /** Milliseconds since the epoch that publication and staleness go by. */
  readonly now: number
  readonly site: Site
  readonly staleAfterMonths: number
}

/**
 * Reads the knowledge under some folders for the rules to look at, drafts and closed pages too.
 * @throws KnowledgeFolderError where a folder cannot be opened
 */
export function look(folders: readonly string[], { now, site, staleAfterMonths }: LookOptions): CheckedKnowledge {
  const { files, warnings } = readKnowledgeFiles(folders)
  const read = readPages(files)
  const { versions, passages } = publishPages(read.pages, { now, site, includeUnpublished: true })
  const library = new LanguageLibrary(topicsFoldersOf(folders)[0] ?? null)
  const tags: TagCache = new Map()
  const tagged = shareTopics(
    passages.map((passage) => tagPassage(passage, library, tags)),
    versions,
  )
  const bySource = new Map(versions.map((version) => [version.source, version]))
  const passagesOf = Map.groupBy(tagged, (passage) => passage.source)
  const publication = new Map(read.pages.map((page) => [page.source, readPublication(page.fields, now).publication]))
  const version = (source: string): Version => bySource.get(source) as Version
  const reasonOf = (source: string): string | null => {
    const stated = publication.get(source)
    return stated === undefined || stated.published ? null : stated.reason
  }
  const unpublishedBecause = (source: string): string | null => {
    const { postingId, unpublished = null } = version(source)
    return reasonOf(source) === null && reasonOf(postingId) !== null ? `its original ${postingId} is not published` : unpublished
  }
  const isPublished = ({ source }: { readonly source: string }) => unpublishedBecause(source) === null

  return {
    now,
    files,
    pages: read.pages,
    warnings: [...warnings, ...read.warnings],
    shortcodes: shortcodesOfSite(folders),
    staleAfterMonths,
    all: { versions, passages: tagged, warnings: [] },
    published: { versions: versions.filter(isPublished), passages: tagged.filter(isPublished), warnings: [] },
    version,
    reasonOf,
    isOver(source) {
      const stated = publication.get(source)
      return stated?.published === false && stated.isOver
    },
    unpublishedBecause,
    stating(source: string, topic: TopicId): readonly Passage[] {
      const wanted = library.withIncluded(topic)
      return (passagesOf.get(source) ?? []).filter((passage) => topicsOf(passage).some((stated) => wanted.includes(stated)))
    },
    including: (topic) => library.withIncluded(topic),
    wordingsIn(text, language) {
      const lexicon = library.lexicon(language)
      const tokens = lexicon.tokens(text)
      return lexicon.stated(tokens).map((hit) => ({ topic: hit.value, start: tokens[hit.from]?.start ?? 0, end: tokens[hit.to - 1]?.end ?? text.length }))
    },
    nameOf: (topic, language) => library.lexicon(language).nameOf(topic) ?? topic,
  }
}
