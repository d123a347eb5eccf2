import type { Language, Version } from '../../domain.ts'
import { readFieldFacts } from '../../ingest/fields.ts'
import type { Page } from '../../ingest/load.ts'
import { replyLanguage } from '../../text/languages.ts'
import { wordsOf } from '../../text/words.ts'
import type { CheckedKnowledge, Excerpt, Finding } from '../finding.ts'
import { standingOf } from '../standing.ts'
import { type ApplyButton, applyButtonsOf } from './apply-buttons.ts'
import { isOfJob, isOtherJob, isOtherSlug, isSameJob, type JobAddress, jobAddressOf } from './job-address.ts'

/** Where one applies for a job, as the front matter of its page says. */
interface StatedLink {
  readonly version: Version
  readonly address: string
  readonly job: JobAddress
  readonly line: number
}

/** Buttons that apply to another job than the page is about, and versions of one posting that lead to different jobs. */
export function applyLinkFindings(knowledge: CheckedKnowledge): Finding[] {
  const links = knowledge.pages.flatMap((page) => statedLink(page, knowledge) ?? [])
  const bySource = new Map(links.map((link) => [link.version.source, link]))
  const buttons = knowledge.pages.flatMap((page) => {
    const version = knowledge.version(page.source)
    const file = knowledge.files.find(({ source }) => source === page.source)
    if (file === undefined || version.kind !== 'posting' || standingOf(version, knowledge) === 'over') return []
    const own = bySource.get(page.source)
    const found = applyButtonsOf(file, page.language)
    // Beside a button that is right, one for a job that no page has may be for another place or level.
    const isOwnThere = own !== undefined && found.some((button) => leadsTo(button, own))
    return found.flatMap((button) => buttonFinding(button, version, own, links, isOwnThere) ?? [])
  })
  const versions = links.flatMap((link) => {
    const original = bySource.get(link.version.postingId)
    if (original === undefined || original === link || standingOf(link.version, knowledge) === 'over' || !isOtherJob(link.job, original.job)) return []
    return [versionFinding(link, original)]
  })
  return [...buttons, ...versions]
}

function statedLink(page: Page, knowledge: CheckedKnowledge): StatedLink | null {
  const { applyUrl } = readFieldFacts(page.fields)
  const job = applyUrl === null ? null : jobAddressOf(applyUrl)
  const field = page.fields.find(({ value }) => typeof value === 'string' && value.trim() === applyUrl)
  return applyUrl === null || job === null || field === undefined ? null : { version: knowledge.version(page.source), address: applyUrl, job, line: field.line }
}

const leadsTo = ({ address }: ApplyButton, { job: own }: StatedLink): boolean => {
  const job = jobAddressOf(address)
  return job !== null && isSameJob(job, own)
}

const linkExcerpt = ({ version, address, line }: StatedLink): Excerpt => ({ source: version.source, lines: [line, line], text: address })

function buttonFinding(button: ApplyButton, version: Version, own: StatedLink | undefined, links: readonly StatedLink[], isOwnThere: boolean): Finding | null {
  const job = jobAddressOf(button.address)
  if (own === undefined || job === null || isSameJob(job, own.job)) return null
  const others = links.filter((link) => link.version.postingId !== version.postingId && isOfJob(job, link.job))
  const other = others.find((link) => link.version.isOriginal) ?? others[0]
  // A form that many jobs share is nobody's own.
  const isOneJobs = other !== undefined && new Set(others.map((link) => link.version.postingId)).size === 1
  if (isOneJobs ? names(button, other.version, version) : isOwnThere || !(isOtherJob(job, own.job) || isOtherSlug(job, own.job))) return null
  const wrong = isOneJobs
    ? `applies to “${other.version.title}” (${other.version.source}), not to the job of this page, whose front matter has another link`
    : 'leads to another job than the apply link in the front matter'
  return {
    rule: 'apply-link',
    level: 'error',
    message: `This button ${wrong} (line ${own.line}). Give the button this job's own link.`,
    source: version.source,
    line: button.line,
    excerpts: [
      { source: version.source, lines: [button.line, button.line], text: button.address },
      linkExcerpt(own),
      ...(isOneJobs ? [linkExcerpt(other)] : []),
    ],
  }
}

/** "Apply as Product Designer" on the page of an engineer: the button is for the other job, and says so. */
function names({ label }: ApplyButton, other: Version, own: Version): boolean {
  const wordsIn = (text: string, language: Language) => wordsOf(replyLanguage(language)).tokens(text)
  const said = new Set(wordsIn(label, own.language).map(({ plain }) => plain))
  const shared = new Set(wordsIn(own.title, own.language).map(({ plain }) => plain))
  const title = wordsIn(other.title, other.language).filter(({ isStop, surface }) => !isStop && /^\p{Lu}/u.test(surface))
  // Any word has a capital where a title begins: "Join us as a Cloud Engineer".
  return (title.length > 1 ? title.slice(1) : title).some(({ plain }) => said.has(plain) && !shared.has(plain))
}

const versionFinding = (link: StatedLink, original: StatedLink): Finding => ({
  rule: 'apply-link',
  level: 'error',
  message: `This translation leads to another job than its original (${original.version.source}:${original.line}). Give both the same link.`,
  source: link.version.source,
  line: link.line,
  excerpts: [linkExcerpt(link), linkExcerpt(original)],
})
