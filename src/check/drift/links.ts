import type { Page } from '../../ingest/load.ts'
import { languageCode } from '../../text/languages.ts'
import { bodyOf } from '../body.ts'
import { visitParameter } from '../contradiction/job-address.ts'
import type { CheckedKnowledge } from '../finding.ts'

interface PageLink {
  /** As the page has it. */
  readonly url: string
  readonly line: number
  /** Host and path without what a language changes in them. */
  readonly key: string
  readonly host: string
  /** The last two parts of its host: the site, whatever language its name is in. */
  readonly site: string
}

const webAddress = /https?:\/\/[^\s"'`<>)\]}]+/g

/** Links of a page to the web, front matter first. */
export function linksOf(page: Page, knowledge: CheckedKnowledge): PageLink[] {
  const inFields = page.fields.flatMap(({ value, line }) => [value].flat().flatMap((item) => (typeof item === 'string' ? linksIn(item, () => line) : [])))
  return [...inFields, ...linksIn(bodyOf(page, knowledge), page.lineOf)]
}

const linksIn = (text: string, lineOf: (offset: number) => number): PageLink[] =>
  [...text.matchAll(webAddress)].flatMap((match) => {
    const url = match[0].replace(/[.,;:!?*_]+$/, '')
    if (!URL.canParse(url)) return []
    const { hostname, pathname, searchParams } = new URL(url)
    const host = hostname.replace(/^www\./, '')
    const path = pathname.split('/').filter((part) => part !== '' && languageCode(part) === null)
    const query = [...searchParams].filter(([name]) => !visitParameter.test(name)).map((pair) => pair.join('='))
    return [{ url, line: lineOf(match.index), key: `${host}/${path.join('/')}?${query.join('&')}`, host, site: host.split('.').slice(-2).join('.') }]
  })

interface LostLink {
  readonly link: PageLink
  /** The link that stands in its place on the other page, if any does. */
  readonly counterpart: PageLink | null
}

/** Links of one page that the other does not have. A link to another page of the same site, which the first does not have, may be the same in the other language. */
export function lostLinks(links: readonly PageLink[], others: readonly PageLink[]): LostLink[] {
  const [own, held] = [new Set(links.map(({ key }) => key)), new Set(others.map(({ key }) => key))]
  const foreign = once(others.filter(({ key }) => !own.has(key)))
  const lost = once(links.filter(({ key }) => !held.has(key)))
  const unpaired = (['host', 'site'] as const).reduce((left, part) => left.filter((link) => !takeTwin(foreign, link, part)), lost)
  return unpaired.map((link): LostLink => {
    const place = others[links.indexOf(link)]
    return { link, counterpart: place?.site === link.site ? place : null }
  })
}

const once = (links: readonly PageLink[]): PageLink[] => [...new Map(links.toReversed().map((link) => [link.key, link])).values()].toReversed()

/** Takes the first link to the same host or site out of those that are left. @returns whether there was one */
function takeTwin(foreign: PageLink[], link: PageLink, part: 'host' | 'site'): boolean {
  const twin = foreign.findIndex((other) => other[part] === link[part])
  if (twin >= 0) foreign.splice(twin, 1)
  return twin >= 0
}
