import { randomBytes } from 'node:crypto'
import { constants, copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../domain.ts'
import { type FaqPage, readFaqPage, slugOf } from '../ingest/faq-page.ts'
import { maxFileBytes } from '../ingest/files.ts'

/** An entry as it stands in its folder. */
export interface FaqFile {
  readonly name: string
  readonly text: string
  readonly page: FaqPage
}

/** Entries in a folder, one file each. A page that somebody wrote by hand is none, and is left alone. */
export interface FaqFolder {
  read(): FaqFile[]
  /** The entry of a name; null where there is none. */
  find(name: string): FaqFile | null
  /** Writes a file that is not there yet, whole or not at all, and says under which name. */
  add(question: string, language: Language, text: string): string
  /** Puts another text in its place, whole or not at all. */
  replace(name: string, text: string): void
  remove(name: string): void
}

/** How many entries may ask questions of one name. */
const maxOfOneName = 1_000

export function openFaqFolder(folder: string): FaqFolder {
  const find = (name: string): FaqFile | null => {
    try {
      const path = join(folder, name)
      const stat = lstatSync(path)
      if (!stat.isFile() || stat.size > maxFileBytes) return null
      const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
      const page = readFaqPage(text, name)
      return page === null ? null : { name, text, page }
    } catch {
      // What cannot be read is no entry to change; the log of the knowledge names it.
      return null
    }
  }
  const names = (): string[] => {
    try {
      return readdirSync(folder).filter((name) => /^[^.].*\.md$/i.test(name))
    } catch {
      return []
    }
  }
  /** Knowledge readers pass over a name that begins with a full stop. */
  const draftOf = (name: string, text: string): string => {
    mkdirSync(folder, { recursive: true })
    const draft = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
    writeFileSync(draft, text, { flag: 'wx', flush: true })
    return draft
  }

  return {
    read: () => names().flatMap((name) => find(name) ?? []),
    find: (name) => (names().includes(name) ? find(name) : null),
    add(question, language, text) {
      const slug = slugOf(question, language)
      const draft = draftOf(slug, text)
      try {
        for (let number = 1; number <= maxOfOneName; number++) {
          const base = number === 1 ? slug : `${slug}-${number}`
          // The same name in another language would make the two translations of each other.
          if (names().some((name) => name.toLowerCase().startsWith(`${base}.`))) continue
          const name = `${base}.${language}.md`
          if (place(draft, join(folder, name))) return name
        }
        throw new Error(`${folder} holds ${maxOfOneName} files named ${slug}`)
      } finally {
        rmSync(draft, { force: true })
      }
    },
    remove: (name) => rmSync(join(folder, name)),
    replace(name, text) {
      const draft = draftOf(name, text)
      try {
        renameSync(draft, join(folder, name))
      } finally {
        rmSync(draft, { force: true })
      }
    },
  }
}

/** @returns false where another process has that name by now */
function place(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // Some file systems have no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
    return copied(draft, path)
  }
}

function copied(draft: string, path: string): boolean {
  try {
    copyFileSync(draft, path, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
