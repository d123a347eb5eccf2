import GithubSlugger from 'github-slugger'
import type { Language } from '../domain.ts'

/** Where the site that publishes the knowledge stands. */
export interface Site {
  /** Base address by language; `*` for all others. Empty where none is configured. */
  readonly baseUrls: Readonly<Record<string, string>>
  /** Permalink pattern by language; `*` for all others. */
  readonly permalinks: Readonly<Record<string, string>>
}

export interface AddressedPage {
  readonly language: Language
  /** Path without language folder, suffix and extension: `career/network-engineer`. */
  readonly name: string
  readonly slug: string | null
  readonly title: string
  /** `url` or `permalink` of the front matter. */
  readonly ownUrl: string | null
  readonly publishedOn: string | null
}

const defaultPermalink = '/:sections/:filename/'

/** The page's public address, or null where no site address is configured. */
export function publicUrl(page: AddressedPage, site: Site): string | null {
  const base = site.baseUrls[page.language] ?? site.baseUrls['*']
  if (base === undefined) return null
  if (page.ownUrl !== null && /^https?:/i.test(page.ownUrl) && URL.canParse(page.ownUrl)) return page.ownUrl
  // An address of another kind ("javascript:", "mailto:") is none of a page.
  const own = page.ownUrl !== null && !/^\w[\w+.-]*:/.test(page.ownUrl) ? page.ownUrl : null
  const path = own ?? fillPermalink(site.permalinks[page.language] ?? site.permalinks['*'] ?? defaultPermalink, page)
  return new URL(`./${path.replace(/\/{2,}/g, '/').replace(/^\//, '')}`, base.endsWith('/') ? base : `${base}/`).href
}

/** A file or folder name in an address, as Hugo writes it: small letters, hyphens for spaces. */
const pathPart = (name: string): string => encodeURIComponent(name.toLowerCase().trim().replace(/\s+/g, '-'))

function fillPermalink(pattern: string, page: AddressedPage): string {
  const parts = page.name.split('/').map(pathPart)
  // A folder's own page has the folder's name.
  if (/^_?index$/.test(parts.at(-1) ?? '')) parts.pop()
  const filename = parts.at(-1) ?? ''
  const sections = parts.slice(0, -1)
  const [year = '', month = '', day = ''] = (page.publishedOn ?? '').split('-')
  const slug = page.slug === null ? null : page.slug.split('/').map(encodeURIComponent).join('/')
  const slugged = (text: string) => new GithubSlugger().slug(text)
  const values: Record<string, string> = {
    filename: slug ?? filename,
    slugorfilename: slug ?? filename,
    contentbasename: filename,
    slugorcontentbasename: slug ?? filename,
    basename: filename,
    slug: slug ?? slugged(page.title),
    title: slugged(page.title),
    section: sections[0] ?? '',
    sections: sections.join('/'),
    categories: sections.join('/'),
    lang: page.language,
    language: page.language,
    year,
    month,
    day,
  }
  return pattern.replace(/:([a-z]+)/g, (whole, key: string) => values[key] ?? whole)
}
