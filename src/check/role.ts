import type { Version } from '../domain.ts'
import { fold } from '../text/fold.ts'
import { UsageError } from '../text/usage.ts'
import type { Checked } from './check.ts'
import type { CheckedKnowledge } from './finding.ts'

/** Roles that a mistake names; the rest is counted. */
const maxNamed = 20

/**
 * The posting that some words name: by its file, its name in the site, or words of its title in any language.
 * @throws UsageError where they name none, or several
 */
export function postingNamed(words: string, { all, pages }: CheckedKnowledge): string {
  const postings = all.versions.filter(({ kind }) => kind === 'posting')
  const nameOf = new Map(pages.map(({ source, name }) => [source, name]))
  const wanted = fold(words).trim()
  const isFile = ({ source }: Version) =>
    [source, source.replace(/\.\w+$/, ''), nameOf.get(source) ?? ''].some((name) => fold(name) === wanted || fold(name).endsWith(`/${wanted}`))
  const isTitle = ({ title }: Version) => fold(title) === wanted
  const holdsPhrase = ({ title }: Version) => ` ${wordsOf(title).join(' ')} `.includes(` ${wordsOf(wanted).join(' ')} `)
  const holdsWords = ({ title }: Version) => wordsOf(wanted).every((word) => wordsOf(title).includes(word))
  for (const fits of [isFile, isTitle, holdsPhrase, holdsWords]) {
    const found = [...new Set(postings.filter(fits).map(({ postingId }) => postingId))]
    if (found.length === 1) return found[0] as string
    if (found.length > 1)
      throw new UsageError(
        `--role "${words}" fits several roles; name one of them by its file: ${listed(postings.filter(({ source }) => found.includes(source)))}`,
      )
  }
  throw new UsageError(`--role "${words}" names no role here; there is ${listed(postings.filter(({ isOriginal }) => isOriginal))}`)
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}+#]+/gu) ?? []

function listed(postings: readonly Version[]): string {
  const named = postings.slice(0, maxNamed).map(({ title, source }) => `"${title}" (${source})`)
  return `${named.join(', ')}${postings.length > maxNamed ? ` and ${postings.length - maxNamed} more` : ''}`
}

/** What of a check concerns one posting, in any of its languages and on either side of a contradiction. */
export function onlyAbout(postingId: string, { findings, coverage }: Checked, { all }: CheckedKnowledge): Checked {
  const own = new Set(all.versions.filter((version) => version.postingId === postingId).map(({ source }) => source))
  return {
    findings: findings.filter(({ source, excerpts }) => own.has(source) || excerpts.some((excerpt) => own.has(excerpt.source))),
    coverage: coverage.filter(({ posting }) => posting.postingId === postingId),
  }
}
