import type { Version } from '../../domain.ts'
import type { CheckedKnowledge, Finding } from '../finding.ts'
import { standingOf } from '../standing.ts'
import { type Claim, excerptOf, type Subject } from './claim.ts'

/** A version with what it claims. */
interface ClaimingVersion<C extends Claim> {
  readonly version: Version
  readonly claims: readonly C[]
}

/** What contradicts in one subject: within each page, between translation and original, between postings, and between postings and pages of the company. */
export function subjectFindings<C extends Claim>(knowledge: CheckedKnowledge, subject: Subject<C>): Finding[] {
  const passages = Map.groupBy(knowledge.all.passages, (passage) => passage.source)
  const read = knowledge.all.versions
    .filter((version) => (subject.kinds.includes(version.kind) || version.holdsFor !== undefined) && standingOf(version, knowledge) !== 'over')
    .map((version): ClaimingVersion<C> => ({ version, claims: (passages.get(version.source) ?? []).flatMap((passage) => subject.read(passage)) }))
  const originals = read.filter(({ version }) => version.isOriginal)
  // A page that contradicts itself is mended before it is held against another language.
  const within = new Map(read.map((page) => [page, withinPage(page.claims, subject)]))
  const consistent = read.filter((page) => within.get(page)?.length === 0)
  return [
    ...[...within.values()].flat(),
    ...consistent.flatMap((translation) => {
      const original = consistent.find(({ version }) => version.isOriginal && version.postingId === translation.version.postingId)
      return original === undefined || original === translation ? [] : betweenVersions(translation, original, subject)
    }),
    ...betweenPostings(originals, subject),
    ...againstPages(originals, subject),
    ...ofEntries(originals, subject),
  ]
}

function withinPage<C extends Claim>(claims: readonly C[], subject: Subject<C>): Finding[] {
  const told = new Set<string>()
  return claims.flatMap((one, at) => {
    const other = claims.slice(at + 1).find((later) => subject.exclude(one, later) && !told.has(pairOf(one, later)))
    if (other === undefined) return []
    told.add(pairOf(one, other))
    return [findingOf(one, other, `in line ${other.unit.lines[0]}`, subject)]
  })
}

const pairOf = (one: Claim, other: Claim): string => [one.key, other.key].sort().join(' | ')

/** A claim of a translation that its original makes otherwise, wherever it makes it. */
function betweenVersions<C extends Claim>({ claims }: ClaimingVersion<C>, original: ClaimingVersion<C>, subject: Subject<C>): Finding[] {
  const areAlone = claims.length === 1 && original.claims.length === 1
  const found = claims.flatMap((claim) => {
    const peers = original.claims.filter((stated) => subject.isComparable(claim, stated, areAlone))
    const [other] = peers
    if (other === undefined || peers.some((peer) => subject.agree(claim, peer))) return []
    return [findingOf(claim, other, `in the original (${placeOf(other)})`, subject)]
  })
  return found.slice(0, 1)
}

/** Of postings that speak of one thing the newest is taken to be right. */
function betweenPostings<C extends Claim>(originals: readonly ClaimingVersion<C>[], { isShared, ...subject }: Subject<C>): Finding[] {
  if (isShared === undefined) return []
  const newestFirst = originals.toSorted((a, b) => (b.version.publishedOn ?? '').localeCompare(a.version.publishedOn ?? ''))
  return newestFirst.flatMap(({ claims }, at) => {
    const newer = newestFirst.slice(0, at).flatMap((posting) => posting.claims)
    return claims.flatMap((claim) => {
      const other = newer.find((stated) => isShared(claim, stated))
      return other === undefined || !subject.exclude(claim, other) ? [] : [findingOf(claim, other, `in ${placeOf(other)}`, subject)]
    })
  })
}

function againstPages<C extends Claim>(originals: readonly ClaimingVersion<C>[], { isRuledOut, ...subject }: Subject<C>): Finding[] {
  if (isRuledOut === undefined) return []
  const stated = originals.filter(({ version }) => version.kind === 'page' && version.holdsFor === undefined).flatMap(({ claims }) => claims)
  return originals
    .filter(({ version }) => version.kind === 'posting')
    .flatMap(({ claims }) =>
      claims.flatMap((claim) => {
        const other = stated.find((page) => isRuledOut(claim, page))
        return other === undefined ? [] : [findingOf(claim, other, `on the page ${placeOf(other)}`, subject)]
      }),
    )
}

/** An approved answer that holds for some postings is one with each of them. */
function ofEntries<C extends Claim>(originals: readonly ClaimingVersion<C>[], { isShared, ...subject }: Subject<C>): Finding[] {
  return originals.flatMap(({ version, claims }) => {
    const stated = originals.filter((posting) => version.holdsFor?.includes(posting.version.postingId)).flatMap((posting) => posting.claims)
    return claims.flatMap((claim) => {
      // What is shared by all postings was compared with all of them.
      const other = stated.find((posted) => subject.exclude(claim, posted) && isShared?.(claim, posted) !== true)
      return other === undefined ? [] : [findingOf(claim, other, `in ${placeOf(other)}`, subject)]
    })
  })
}

const placeOf = ({ passage, unit }: Claim): string => `${passage.source}:${unit.lines[0]}`

const findingOf = <C extends Claim>(one: C, other: C, where: string, { rule, level, say }: Pick<Subject<C>, 'rule' | 'level' | 'say'>): Finding => ({
  rule,
  level,
  message: say(one, other, where),
  source: one.passage.source,
  line: one.unit.lines[0],
  excerpts: [excerptOf(one), excerptOf(other)],
})
