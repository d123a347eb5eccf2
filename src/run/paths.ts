import { statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Settings } from '../config.ts'

type PathSettings = Pick<Settings, 'KNOWLEDGE_DIR' | 'FAQ_DIR'>

/** The folders or files of KNOWLEDGE_DIR, and FAQ_DIR where it is there and stands apart. */
export function foldersOf(settings: PathSettings): string[] {
  const folders = namedFolders(settings)
  const faq = faqFolderOf(settings)
  const isThere = statSync(faq, { throwIfNoEntry: false })?.isDirectory() === true
  return isThere && !folders.some((folder) => holds(folder, faq)) ? [...folders, faq] : folders
}

/** Where approved entries are written; it may not be there yet. */
export function faqFolderOf(settings: PathSettings): string {
  if (settings.FAQ_DIR !== undefined) return settings.FAQ_DIR
  const [first = '.'] = namedFolders(settings)
  return join(statSync(first, { throwIfNoEntry: false })?.isFile() === true ? dirname(first) : first, 'faq')
}

const namedFolders = ({ KNOWLEDGE_DIR }: PathSettings): string[] =>
  KNOWLEDGE_DIR.split(',')
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '')

const holds = (folder: string, inner: string): boolean => {
  const way = relative(resolve(folder), resolve(inner))
  return way !== '..' && !way.startsWith(`..${sep}`)
}
