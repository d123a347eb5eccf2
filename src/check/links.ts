import { dirname, join } from 'node:path/posix'
import type { Version } from '../domain.ts'
import { anchorsOf } from '../ingest/anchors.ts'
import type { Page } from '../ingest/load.ts'
import { lexTags } from '../ingest/tag-lexer.ts'
import { bodyOf } from './body.ts'
import type { CheckedKnowledge, Finding, Rule } from './finding.ts'
import { standingOf } from './standing.ts'

/** Links to places on a page, and to pages of the knowledge, that are not there. Where a link leads out of the knowledge, nothing can be told. */
export const links: Rule = (knowledge) => {
  const anchors = new Map<string, ReadonlySet<string>>()
  const anchorsIn = (page: Page): ReadonlySet<string> => {
    const known = anchors.get(page.source) ?? anchorsOf(bodyOf(page, knowledge), page.language)
    anchors.set(page.source, known)
    return known
  }
  return knowledge.pages
    .filter((page) => standingOf(knowledge.version(page.source), knowledge) !== 'over')
    .flatMap((page) => targetsIn(bodyOf(page, knowledge)).flatMap((target) => deadEnds(target, page, knowledge, anchorsIn)))
}

interface Target {
  readonly address: string
  readonly offset: number
  /** Names a file, as Hugo's `ref` does. */
  readonly isFile: boolean
}

const markdownLink = /\]\(\s*<?([^)\s>"]+)/g
const linkAttributes = ['href', 'link', 'url', 'to']

function targetsIn(body: string): Target[] {
  const tags = lexTags(body, [])
  const inText = [...body.matchAll(markdownLink)]
    .filter(({ index }) => !tags.some(({ kind, start, end }) => kind === 'comment' && start <= index && index < end))
    .map((match) => ({ address: match[1] as string, offset: match.index, isFile: false }))
  const inTags = tags.flatMap(({ name, attributes, positional, start }): Target[] => {
    const isRef = name === 'ref' || name === 'relref'
    const addresses = isRef ? [attributes.get('path') ?? positional[0]] : linkAttributes.map((key) => attributes.get(key))
    return addresses.flatMap((address) => (address === undefined ? [] : [{ address: address.trim(), offset: start, isFile: isRef }]))
  })
  // A ref within a Markdown link is a tag of its own.
  return [...inText.filter(({ address }) => !address.startsWith('{')), ...inTags]
}

/** As browsers have it: the top of any page. */
const topOfPage = new Set(['', 'top'])

function deadEnds(target: Target, page: Page, knowledge: CheckedKnowledge, anchorsIn: (page: Page) => ReadonlySet<string>): Finding[] {
  const { address, offset } = target
  const found = (rule: string, message: string): Finding[] => [
    { rule, level: 'warning', message, source: page.source, line: page.lineOf(offset), excerpts: [] },
  ]
  const [path = '', fragment = ''] = address.split('#', 2)
  const leadsTo = path === '' ? [knowledge.version(page.source)] : pagesAt(target, path.replace(/\?.*$/, ''), page, knowledge)
  if (leadsTo === null) return []
  if (leadsTo.length === 0) return found('dead-link', `The link "${address}" leads to no page of the knowledge. Mend it or take it out.`)
  const open = leadsTo.find(({ source }) => knowledge.unpublishedBecause(source) === null)
  const first = open ?? (leadsTo[0] as Version)
  if (path !== '' && open === undefined && knowledge.unpublishedBecause(page.source) === null) {
    return found('dead-link', `The link "${address}" leads to ${first.source}, which is not published (${knowledge.unpublishedBecause(first.source)}).`)
  }
  if (topOfPage.has(fragment)) return []
  const holds = leadsTo.some(({ source }) => {
    const there = knowledge.pages.find((candidate) => candidate.source === source)
    return there === undefined || anchorsIn(there).has(decoded(fragment))
  })
  const place = path === '' ? 'the page' : first.source
  return holds ? [] : found('dead-anchor', `The link "${address}" leads to a place that ${place} does not have: no heading and no id gives "${fragment}".`)
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

const fileName = /\.(md|markdown|mdx)$/i

/** Pages that an address may mean; none where it can only mean one that is not there, null where it may lead out of the knowledge. */
function pagesAt({ address, isFile }: Target, path: string, page: Page, { all }: CheckedKnowledge): Version[] | null {
  const isRelative = !path.startsWith('/')
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) {
    const there = all.versions.filter(({ url }) => url !== null && sameAddress(url, address))
    return there.length > 0 ? there : null
  }
  const isAmongPages = (name: string) => !name.startsWith('..') && all.versions.some(({ source }) => dirname(source) === dirname(name))
  if (isFile || fileName.test(path)) {
    const file = isRelative ? join(dirname(page.source), path) : path.slice(1)
    const names = [file, path.replace(/^\.?\//, '')].map(stem)
    const there = all.versions.filter(({ source, addresses }) => [source, ...addresses].some((own) => names.some((name) => isNamed(stem(own), name))))
    return there.length > 0 || isAmongPages(file) ? there : null
  }
  // A picture or a document.
  if (/\.\w{2,5}$/.test(path)) return null
  const key = trimmed(isRelative ? join(page.name, path) : path)
  const there = all.versions.filter(({ addresses, url }) =>
    [...addresses, ...(url === null || !URL.canParse(url) ? [] : [new URL(url).pathname])].some((own) => isAt(key, trimmed(own))),
  )
  return there.length > 0 || (isRelative && isAmongPages(key)) ? there : null
}

const stem = (file: string): string => file.replace(fileName, '')
/** A folder is named for its index. */
const isNamed = (own: string, name: string): boolean => own.replace(/\/_?index$/, '') === name || own === name || own.endsWith(`/${name}`)

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '').toLowerCase()
/** A name of a few letters ends many a path. */
const minNameChars = 6
const isAt = (key: string, own: string): boolean => own !== '' && (key === own || (own.length >= minNameChars && key.endsWith(`/${own}`)))

const sameAddress = (url: string, address: string): boolean => {
  if (!URL.canParse(address)) return false
  const [one, other] = [new URL(url), new URL(address)]
  return one.host === other.host && trimmed(one.pathname) === trimmed(other.pathname)
}
