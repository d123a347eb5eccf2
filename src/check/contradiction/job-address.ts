import { languageCode } from '../../text/languages.ts'

/** What of an address says which job it is for. */
export interface JobAddress {
  readonly host: string
  /** Without the parts that name a language. */
  readonly path: readonly string[]
  /** Parameters that name a job ("jobId=123"), sorted. */
  readonly ids: readonly string[]
}

/** Parameters that name a job. */
const jobParameter = /job|req|vacan|posit|opening|posting|^(?:id|p?id|jid|gh_jid|oid)$/i
/** Parameters that say whence a visitor came, and in which language. */
export const visitParameter = /^utm|src|source|ref|session|campaign|lang|locale|token|track/i

/** Null where it is no web address. */
export function jobAddressOf(address: string): JobAddress | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) return null
  // "#/job/12" is a path of a site that is one page; "#applyNow" is a place on it.
  const route = url.hash.startsWith('#/') ? url.hash.slice(1) : ''
  const ids = [...url.searchParams].filter(([key]) => jobParameter.test(key) && !visitParameter.test(key)).map(([key, value]) => `${key}=${value}`)
  return {
    host: url.hostname.replace(/^www\./, ''),
    path: `${url.pathname}${route}`
      .toLowerCase()
      .split('/')
      .filter((part) => part !== '' && !isLanguage(part)),
    ids: ids.sort(),
  }
}

const isLanguage = (part: string): boolean => /^[a-z]{2}(?:[-_][a-z]{2})?$/.test(part) && languageCode(part) !== null

/** The same page, or a step of it ("/apply" behind the job's address). */
export function isSameJob(one: JobAddress, other: JobAddress): boolean {
  const shared = Math.min(one.path.length, other.path.length)
  return (
    one.host === other.host &&
    one.path.slice(0, shared).every((part, at) => part === other.path[at]) &&
    (one.ids.length === 0 || other.ids.length === 0 || one.ids.join() === other.ids.join())
  )
}

/** A part that is made for one job: a number, a key of figures and letters. */
const isKey = (part: string): boolean => /\d/.test(part) && (/^\d{3,}$/.test(part) || /^[\da-f-]{8,}$/.test(part) || /\d{3,}/.test(part))

/** Addresses of one recruiting system that are built alike and name different jobs. */
export function isOtherJob(one: JobAddress, other: JobAddress): boolean {
  const [short, long] = one.path.length < other.path.length ? [one.path, other.path] : [other.path, one.path]
  // "/jobs/12/apply" is a step of "/jobs/12".
  if (one.host !== other.host || long.length - short.length > 1 || long.slice(short.length).some(isKey)) return false
  const parts = short.flatMap((part, at) => (part === long[at] ? [] : [[part, long[at] as string]]))
  const isOtherId = one.ids.length > 0 && one.ids.length === other.ids.length && one.ids.join() !== other.ids.join()
  if (parts.length === 0) return isOtherId
  return parts.every(([mine, theirs]) => isKey(mine as string) && isKey(theirs as string))
}

/** Words of a part that is named for its job: "store-manager-tampere". */
const wordsOf = (part: string): string[] => part.split(/[-_]+/)
/** A part of fewer words may be anything. */
const minSlugWords = 2

/** Addresses on one page that differ in their last part alone, and there in some words of the job's name: "store-manager-oslo", "store-manager-bergen". */
export function isOtherSlug(one: JobAddress, other: JobAddress): boolean {
  if (one.host !== other.host || one.path.length !== other.path.length || one.path.length === 0) return false
  if (!one.path.slice(0, -1).every((part, at) => part === other.path[at])) return false
  const [mine, theirs] = [wordsOf(one.path.at(-1) as string), wordsOf(other.path.at(-1) as string)]
  if (mine.length < minSlugWords || theirs.length < minSlugWords) return false
  // "cloud-engineer-apply" is a step of "cloud-engineer".
  const [short, long] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine]
  return short.some((word) => long.includes(word)) && short.some((word) => !long.includes(word))
}

/** Whether an address is that of a job, or a step of it; the list of all jobs stands above each and is none's own. */
export const isOfJob = (address: JobAddress, job: JobAddress): boolean =>
  isSameJob(address, job) && address.path.length >= job.path.length && (address.path.length === job.path.length || job.path.some(isKey) || job.ids.length > 0)
