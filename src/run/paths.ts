import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { type Settings, SettingsError } from '../config.ts'
import type { Site } from '../ingest/address.ts'
import { isPassedOver } from '../ingest/files.ts'

/** Where the knowledge is published. */
export const siteOf = ({ SITE_URL, SITE_PERMALINK }: Pick<Settings, 'SITE_URL' | 'SITE_PERMALINK'>): Site => ({
  baseUrls: SITE_URL,
  permalinks: SITE_PERMALINK,
})

type PathSettings = Pick<Settings, 'KNOWLEDGE_DIR' | 'FAQ_DIR'>

/**
 * The folders or files of KNOWLEDGE_DIR, and FAQ_DIR where it is there and stands apart.
 * @throws SettingsError
 */
export function foldersOf(settings: PathSettings): string[] {
  const folders = namedFolders(settings)
  const faq = faqFolderOf(settings)
  const isThere = statSync(faq, { throwIfNoEntry: false })?.isDirectory() === true
  return standsApart(settings) && isThere ? [...folders, faq] : folders
}

/** Where approved entries are written; it may not be there yet. */
export function faqFolderOf(settings: PathSettings): string {
  if (settings.FAQ_DIR !== undefined) return settings.FAQ_DIR
  const [first = '.'] = namedFolders(settings)
  return join(statSync(first, { throwIfNoEntry: false })?.isFile() === true ? dirname(first) : first, 'faq')
}

/**
 * Whether entries are in no folder of the knowledge, so that theirs must be read beside those.
 * @throws SettingsError where they would never be read, or would have the knowledge read twice
 */
export function standsApart(settings: PathSettings): boolean {
  const faq = faqFolderOf(settings)
  const folders = namedFolders(settings)
  const ways = folders.flatMap((folder) => {
    const way = wayInto(folder, faq)
    return way === null ? [] : [way]
  })
  if (ways.length > 0 && !ways.some(isRead)) {
    throw new SettingsError(
      `FAQ_DIR: entries in ${faq} would answer nobody, for KNOWLEDGE_DIR is read without node_modules, without topics, and without folders whose name begins with a full stop; name another folder`,
    )
  }
  const within = folders.find((folder) => wayInto(faq, folder) !== null)
  if (ways.length === 0 && within !== undefined)
    throw new SettingsError(`FAQ_DIR: ${faq} holds ${within} of KNOWLEDGE_DIR, which would be read twice; name a folder beside or within that`)
  return ways.length === 0
}

/** The folders from one to another that stands in it; none where both are the same, null where it stands elsewhere. */
export function wayInto(folder: string, inner: string): string[] | null {
  const way = relative(realPath(folder), realPath(inner))
  if (way === '') return []
  const names = way.split(sep)
  // Another drive is far away, too.
  return names[0] === '..' || resolve(way) === way ? null : names
}

/** Without links, also of what is not there yet. */
function realPath(path: string): string {
  const whole = resolve(path)
  try {
    return realpathSync(whole)
  } catch {
    const parent = dirname(whole)
    return parent === whole ? whole : join(realPath(parent), basename(whole))
  }
}

const isRead = (way: readonly string[]): boolean => !way.some((name, depth) => isPassedOver(name, depth === 0))

const namedFolders = ({ KNOWLEDGE_DIR }: PathSettings): string[] =>
  KNOWLEDGE_DIR.split(',')
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '')
