import type { Language } from '../domain.ts'

/** Languages that the assistant speaks fully. To add one: see CONTRIBUTING. */
export const spokenLanguages = ['en', 'sv', 'da', 'no', 'de', 'fr', 'es', 'pl', 'fi'] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]

export const isSpoken = (language: string | null | undefined): language is SpokenLanguage => (spokenLanguages as readonly string[]).includes(language ?? '')

/** The language of a reply: the asker's where it is spoken, else English. */
export const replyLanguage = (language: Language | null): SpokenLanguage => (isSpoken(language) ? language : 'en')

const names = new Map<string, Language>()

/** Codes and names ("en", "en-US", "nb", "english", "svenska") to an ISO 639-1 code; null for anything else. */
export function languageCode(text: string): Language | null {
  const word = text.trim().toLowerCase()
  if (/^(nb|nn|no|nob|nno)([-_]no)?$/.test(word)) return 'no'
  const code = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/.exec(word)?.[1]
  if (code !== undefined) return knownCodes().has(code) ? code : null
  return word.length < 4 ? null : (namesOfLanguages().get(word) ?? null)
}

const everyCode =
  'ar bg bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk mt nl no pl pt ro ru sk sl sq sr sv ta th tr uk ur vi zh'.split(
    ' ',
  )
const codes = new Set(everyCode)
const knownCodes = () => codes

function namesOfLanguages(): Map<string, Language> {
  if (names.size > 0) return names
  const english = new Intl.DisplayNames(['en'], { type: 'language' })
  for (const code of everyCode) {
    names.set((english.of(code) ?? code).toLowerCase(), code)
    names.set((new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code).toLowerCase(), code)
    for (const spoken of spokenLanguages) names.set((new Intl.DisplayNames([spoken], { type: 'language' }).of(code) ?? code).toLowerCase(), code)
  }
  for (const name of ['bokmål', 'nynorsk', 'norsk']) names.set(name, 'no')
  return names
}
