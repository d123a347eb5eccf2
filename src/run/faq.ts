import { type FaqEntry, FaqError, type FaqSaved, type FaqShelf, type SimilarEntry } from '../chat/faq.ts'
import type { Log } from '../chat/log.ts'
import { changeFaqPage, retireFaqPage, writeFaqPage } from '../ingest/faq-page.ts'
import { shortHash } from '../text/short-hash.ts'
import { oneLine } from '../text/visible.ts'
import { checkedText, saysAlready } from './faq-draft.ts'
import { type FaqFile, openFaqFolder } from './faq-folder.ts'
import { commitFaqFile } from './faq-git.ts'
import { createFaqStanding, type FaqStandingOptions } from './faq-standing.ts'

export interface FaqShelfOptions extends FaqStandingOptions {
  readonly git: { readonly mode: 'off' | 'commit'; readonly branch: string }
  /** Resolves when candidates are answered from what stands in the folders. */
  readonly refresh: () => Promise<void>
  readonly log: Log
}

const maxSimilar = 5

/** Entries as files: written, changed and retired one at a time. */
export function createFaqShelf({ folder, knowledgePaths, git, refresh, assistant, now, log }: FaqShelfOptions): FaqShelf {
  const files = openFaqFolder(folder)
  const { postingOf, sourcesOf, stateOf } = createFaqStanding({ folder, knowledgePaths, assistant, now })
  let last: Promise<unknown> = Promise.resolve()

  const entryOf = (file: FaqFile): FaqEntry => {
    const { name, text, page } = file
    return {
      id: name,
      revision: shortHash(text),
      question: page.question,
      answer: page.answer,
      language: page.language,
      postingIds: [...new Set(page.roles.map(postingOf))],
      until: page.until,
      approvedBy: page.approvedBy,
      approvedOn: page.approvedOn,
      state: stateOf(file),
    }
  }

  const written = <T>(write: () => T): T => {
    try {
      return write()
    } catch (cause) {
      log.error(
        { code: (cause as NodeJS.ErrnoException).code },
        `an entry of the FAQ cannot be written to ${folder}: let this user write there, or set FAQ_DIR`,
      )
      throw new FaqError('not_writable', null, `${folder} cannot be written`, { cause })
    }
  }

  const saved = async (name: string, replaced: string | null, deed: string, approver: string): Promise<FaqSaved> => {
    const file = files.find(name)
    if (file === null) throw new FaqError('changed_meanwhile', null, 'the entry was removed while it was saved')
    const [isCommitted] = await Promise.all([git.mode === 'off' ? null : commit(file, replaced, deed, approver), refresh()])
    return { entry: entryOf(file), commit: isCommitted === null ? 'off' : isCommitted ? 'done' : 'failed' }
  }
  const commit = ({ name, text, page }: FaqFile, replaced: string | null, deed: string, approver: string): Promise<boolean> => {
    const message = `FAQ: ${startOf(page.question)}\n\n${deed} by ${oneLine(approver)} on ${dayOf(now())}.\n`
    return commitFaqFile({ folder, name, text, replaced, branch: git.branch, now: now(), message }, log)
  }

  /** One change at a time, each after the one before it. */
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const result = last.then(change)
    last = result.catch(() => undefined)
    return result
  }

  return {
    entries: () => files.read().sort(newestFirst).map(entryOf),
    similar(question, language) {
      const entries = files.read()
      const sources = new Set(entries.flatMap(({ name }) => sourcesOf(name)))
      const elsewhere = assistant()
        .questions()
        .filter(({ source }) => !sources.has(source))
      const known = [
        ...entries.map(({ name, page }) => ({ ...page, id: name, title: page.question, url: null })),
        ...elsewhere.map((asked) => ({ ...asked, id: null })),
      ]
      const places = assistant().alike(
        { question, language },
        known.map((asked) => ({ question: asked.question, language: asked.language })),
      )
      return places.slice(0, maxSimilar).flatMap((place): SimilarEntry[] => {
        const found = known[place]
        return found === undefined ? [] : [{ id: found.id, question: found.question, answer: found.answer, title: found.title, url: found.url }]
      })
    },
    save: (draft, approver) =>
      inTurn(async () => {
        const entries = files.read()
        const file = draft.id === null ? null : files.find(draft.id)
        const same = entries.filter((entry) => saysAlready(entry, draft, { postingOf, now: now() }))
        const isAsShown = file !== null && shortHash(file.text) === draft.revision
        // A process that died wrote it, and could not tell.
        const again = file === null ? same[0] : isAsShown ? undefined : same.find(({ name }) => name === file.name)
        if (again !== undefined) return saved(again.name, null, draft.id === null ? 'Approved' : 'Changed', approver)
        if (draft.id !== null && !isAsShown) throw changed()
        const postingIds = new Set(assistant().versions.flatMap(({ kind, postingId }) => (kind === 'posting' ? [postingId] : [])))
        // The same in the language that it turned out to be in: a process died before it took away the other.
        const renamed = file === null || draft.language === file.page.language ? undefined : same[0]
        const text = checkedText(draft, { entries: entries.filter((entry) => entry !== renamed), changed: file, postingIds, postingOf, now: now() })
        const approval = { by: approver, on: dayOf(now()) }
        if (file === null) {
          const name = written(() => files.add(text.question, text.language, writeFaqPage(text, approval)))
          return saved(name, null, 'Approved', approver)
        }
        const page = changeFaqPage(file.text, file.name, text, approval)
        if (text.language === file.page.language) {
          written(() => files.replace(file.name, page))
          return saved(file.name, null, 'Changed', approver)
        }
        // The name of a file says its language.
        const name = renamed?.name ?? written(() => files.add(text.question, text.language, page))
        written(() => files.remove(file.name))
        return saved(name, file.name, 'Changed', approver)
      }),
    retire: ({ id, revision }, approver) =>
      inTurn(async () => {
        const file = files.find(id)
        if (file === null) throw changed()
        // Whoever retired it first stands in its page and in the repository.
        if (file.page.isRetired) return { entry: entryOf(file), commit: git.mode === 'off' ? 'off' : 'done' }
        if (shortHash(file.text) !== revision) throw changed()
        written(() => files.replace(id, retireFaqPage(file.text, { by: approver, on: dayOf(now()) })))
        return saved(id, null, 'Retired', approver)
      }),
  }
}

const changed = () => new FaqError('changed_meanwhile', null, 'the entry was changed or removed since it was shown')

const newestFirst = (one: FaqFile, other: FaqFile): number => {
  const [a, b] = [one, other].map(({ page }) => page.updatedOn ?? page.approvedOn) as [string, string]
  return a === b ? (one.name < other.name ? -1 : 1) : a < b ? 1 : -1
}

const maxSubjectChars = 60
const startOf = (question: string): string => (question.length <= maxSubjectChars ? question : `${question.slice(0, maxSubjectChars - 1).trimEnd()}…`)

/** The day of a moment (UTC), `YYYY-MM-DD`. */
const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10)
