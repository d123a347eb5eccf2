import { basename } from 'node:path'
import type { Assistant } from '../assistant.ts'
import type { FaqState } from '../chat/faq.ts'
import { isOver } from './faq-draft.ts'
import type { FaqFile } from './faq-folder.ts'
import { wayInto } from './paths.ts'

export interface FaqStandingOptions {
  /** Folder of the entries; made where it is not there. */
  readonly folder: string
  /** Folders of the knowledge, which the folder of the entries is one of or stands in. */
  readonly knowledgePaths: readonly string[]
  readonly assistant: () => Assistant
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

/** Where entries stand in what candidates are answered from. */
interface FaqStanding {
  /** The posting that a source is a version of; the source itself, where it is not published. */
  postingOf(source: string): string
  /** What the file of an entry may be called there. */
  sourcesOf(name: string): string[]
  stateOf(file: FaqFile): FaqState
}

export function createFaqStanding({ folder, knowledgePaths, assistant, now }: FaqStandingOptions): FaqStanding {
  const versionsOf = (): Assistant['versions'] => assistant().versions
  const postingOf = (source: string): string => versionsOf().find((version) => version.source === source)?.postingId ?? source
  const sourcesOf = (name: string): string[] =>
    knowledgePaths.flatMap((path) => {
      const way = wayInto(path, folder)
      if (way === null) return []
      // Where another folder holds a file of that name, this one is named with its folder.
      return way.length > 0 ? [[...way, name].join('/')] : [name, `${basename(folder)}/${name}`]
    })
  const isRead = ({ name, page }: FaqFile): boolean => {
    const sources = sourcesOf(name)
    return versionsOf().some(({ source, holdsFor }) => sources.includes(source) && (holdsFor !== undefined) === page.roles.length > 0)
  }
  const isWaiting = ({ page }: FaqFile): boolean => {
    const postings = new Set(versionsOf().flatMap(({ kind, postingId }) => (kind === 'posting' ? [postingId] : [])))
    return page.roles.length > 0 && !page.roles.some((source) => postings.has(postingOf(source)))
  }
  return {
    postingOf,
    sourcesOf,
    stateOf(file) {
      if (file.page.isRetired) return 'retired'
      if (isOver(file.page, now())) return 'over'
      return isWaiting(file) ? 'waits' : isRead(file) ? 'answers' : 'unread'
    },
  }
}
