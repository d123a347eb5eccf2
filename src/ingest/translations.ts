import type { Language } from '../domain.ts'

/** What pairing needs to know of a page. */
export interface PairingPage {
  readonly source: string
  readonly language: Language
  /** Path without language folder, language suffix and extension. */
  readonly name: string
  readonly translationKey: string | null
  readonly applyUrl: string | null
  readonly machineTranslated: boolean
}

export interface Pairing {
  /** The same for all versions of one posting. */
  readonly postingId: string
  readonly isOriginal: boolean
}

/**
 * Finds which pages are versions of one posting: same name under another language, same `translationKey`, or same apply link in another language.
 * @returns by source
 */
export function pairTranslations(pages: readonly PairingPage[]): Map<string, Pairing> {
  const groupOf = new Map<string, PairingPage[]>(pages.map((page) => [page.source, [page]]))
  const join = (a: PairingPage, b: PairingPage): void => {
    const one = groupOf.get(a.source) as PairingPage[]
    const other = groupOf.get(b.source) as PairingPage[]
    // Two pages in one language are two postings, whatever they share.
    if (one === other || one.some((page) => other.some((twin) => twin.language === page.language))) return
    const all = [...one, ...other]
    for (const page of all) groupOf.set(page.source, all)
  }
  for (const key of ['translationKey', 'name', 'applyUrl'] as const) {
    const same = new Map<string, PairingPage[]>()
    for (const page of pages) {
      const value = key === 'applyUrl' ? (page.applyUrl?.replace(/[?#].*$/, '') ?? null) : page[key]
      if (value !== null && value !== '') same.set(value, [...(same.get(value) ?? []), page])
    }
    for (const group of same.values()) {
      // An apply link that two pages of one language share is the company's form, not one job's.
      if (key === 'applyUrl' && new Set(group.map((page) => page.language)).size < group.length) continue
      for (const page of group.slice(1)) join(group[0] as PairingPage, page)
    }
  }
  const mainLanguage = mostCommonLanguage(pages)
  const pairings = new Map<string, Pairing>()
  for (const group of new Set(groupOf.values())) {
    const original = [...group].sort((a, b) => rank(a, mainLanguage) - rank(b, mainLanguage) || (a.source < b.source ? -1 : 1))[0] as PairingPage
    for (const page of group) pairings.set(page.source, { postingId: original.source, isOriginal: page === original })
  }
  return pairings
}

/** The original is what no machine translated, then what stands in the site's main language. */
const rank = (page: PairingPage, mainLanguage: Language): number => (page.machineTranslated ? 2 : 0) + (page.language === mainLanguage ? 0 : 1)

function mostCommonLanguage(pages: readonly PairingPage[]): Language {
  const counts = new Map<Language, number>()
  for (const page of pages) if (!page.machineTranslated) counts.set(page.language, (counts.get(page.language) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] === 'en' ? -1 : b[0] === 'en' ? 1 : a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'en'
}
