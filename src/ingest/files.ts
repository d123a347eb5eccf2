import { closeSync, existsSync, lstatSync, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, extname, join, relative, resolve, sep } from 'node:path'
import type { Warning } from '../domain.ts'

export interface KnowledgeFile {
  /** Relative to its knowledge folder, with `/`. */
  readonly source: string
  readonly text: string
}

/** A page of a job posting is a few kilobytes; what is larger is an export or a mistake. */
export const maxFileBytes = 1_000_000
const maxDepth = 20
const extensions = new Set(['.md', '.markdown', '.mdx'])
/** Files that speak about the folder, and the folder with a company's own trigger words. */
const notKnowledge = /^(readme|changelog|contributing|license|licence|code_of_conduct|security)\.\w+$/i

/** Whether a file or folder of that name is passed over. @param isAtTop it stands in the knowledge folder itself */
export const isPassedOver = (name: string, isAtTop: boolean): boolean => name.startsWith('.') || name === 'node_modules' || (isAtTop && name === 'topics')

/** The folders with a company's own words among the knowledge; the first is the one that counts. */
export const topicsFoldersOf = (paths: readonly string[]): string[] => paths.map((path) => join(path, 'topics')).filter((folder) => existsSync(folder))

/** A knowledge folder or file that cannot be read at all. */
export class KnowledgeFolderError extends Error {
  override readonly name = 'KnowledgeFolderError'
}

/**
 * Reads the pages under folders, or files named outright. What cannot be used becomes a warning.
 * @throws KnowledgeFolderError where a path does not exist or cannot be opened
 */
export function readKnowledgeFiles(paths: readonly string[]): { files: KnowledgeFile[]; warnings: Warning[] } {
  const files: KnowledgeFile[] = []
  const warnings: Warning[] = []
  const taken = new Set<string>()
  for (const path of paths) {
    const root = resolve(path)
    const isFolder = openable(root, path)
    const found = isFolder ? walk(root, warnings) : [{ path: root, source: basename(root) }]
    for (const file of found) {
      // Two folders may hold files of one name: the later one is named with its folder.
      const source = taken.has(file.source) ? `${basename(root)}/${file.source}` : file.source
      if (taken.has(source)) continue
      taken.add(source)
      const text = readText(file.path, source, warnings)
      if (text !== null) files.push({ source, text })
    }
  }
  return { files, warnings }
}

/** @returns whether the path is a folder */
function openable(root: string, shown: string): boolean {
  try {
    if (statSync(root).isDirectory()) {
      readdirSync(root)
      return true
    }
    // Opening a pipe would wait for someone to write to it.
    if (statSync(root).isFile()) {
      closeSync(openSync(root, 'r'))
      return false
    }
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such folder or file' : 'it cannot be opened'
    throw new KnowledgeFolderError(`knowledge "${shown}": ${reason}`, { cause })
  }
  throw new KnowledgeFolderError(`knowledge "${shown}": it is neither a folder nor a file`)
}

function walk(root: string, warnings: Warning[]): { path: string; source: string }[] {
  const found: { path: string; source: string }[] = []
  const realRoot = realpathSync(root)
  const visited = new Set([realRoot])
  const sourceOf = (path: string) => relative(root, path).split(sep).join('/')
  const links: { path: string; depth: number }[] = []
  const visit = (folder: string, depth: number): void => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (isPassedOver(entry.name, folder === root)) continue
      // Links wait until all that stands here by itself is read: it keeps its own name.
      if (entry.isSymbolicLink()) links.push({ path, depth })
      else take(path, entry.isDirectory(), depth)
    }
  }
  const take = (path: string, isFolder: boolean, depth: number): void => {
    const skip = (message: string) => warnings.push({ source: sourceOf(path), line: null, message: `${message}; left out` })
    if (!isFolder) {
      if (extensions.has(extname(path).toLowerCase()) && !notKnowledge.test(basename(path))) found.push({ path, source: sourceOf(path) })
    } else if (depth >= maxDepth) skip(`more than ${maxDepth} folders deep`)
    else {
      try {
        visited.add(realpathSync(path))
        visit(path, depth + 1)
      } catch {
        skip('the folder cannot be opened')
      }
    }
  }
  visit(root, 0)
  for (const { path, depth } of links) {
    const skip = (message: string) => warnings.push({ source: sourceOf(path), line: null, message: `a symbolic link ${message}; left out` })
    const target = linkTarget(path)
    if (target === null) skip('that leads nowhere')
    else if (target !== realRoot && !target.startsWith(realRoot + sep)) skip('that leaves the knowledge folder')
    else if (!statSync(target).isDirectory()) take(path, false, depth)
    else if (visited.has(target)) skip('to a folder that is read already')
    else take(path, true, depth)
  }
  return found.sort((a, b) => (a.source < b.source ? -1 : 1))
}

function linkTarget(path: string): string | null {
  try {
    return realpathSync(path)
  } catch {
    return null
  }
}

function readText(path: string, source: string, warnings: Warning[]): string | null {
  const skip = (message: string): null => {
    warnings.push({ source, line: null, message })
    return null
  }
  try {
    const stat = lstatSync(realpathSync(path))
    if (!stat.isFile()) return skip('not a file; left out')
    if (stat.size > maxFileBytes) return skip(`${(stat.size / 1e6).toFixed(1)} MB is more than a page holds (at most ${maxFileBytes / 1e6} MB); left out`)
    const bytes = readFileSync(path)
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.trim() === '' ? skip('the file is empty; left out') : text
  } catch (cause) {
    return skip(cause instanceof TypeError ? 'not UTF-8 text; save it as UTF-8' : 'the file cannot be read; left out')
  }
}
