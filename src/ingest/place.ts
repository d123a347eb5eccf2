import type { Language, Version } from '../domain.ts'
import { isSpoken, languageCode } from '../text/languages.ts'
import { type Field, textOf } from './front-matter.ts'

/**
 * Reads `content/<lang>/career/name.md` and `name.sv.md`: the language that the path says, and the name without it.
 * A folder `it` or `hr` names a language only where the text reads so: it may be a department's.
 */
export function placeInSite(source: string, readsAs: Language): { language: Language | null; name: string } {
  const parts = source.replace(/\.(md|markdown|mdx|\w{1,8})$/i, '').split('/')
  const codeOf = (part: string): Language | null => {
    const code = part.length > 7 ? null : languageCode(part)
    return isSpoken(code) || code === readsAs ? code : null
  }
  let language: Language | null = null
  const file = parts.at(-1) ?? ''
  const suffix = /^(.+)\.([A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?)$/.exec(file)
  const suffixCode = suffix === null ? null : codeOf(suffix[2] as string)
  if (suffix !== null && suffixCode !== null) {
    language = suffixCode
    parts[parts.length - 1] = suffix[1] as string
  }
  const folder = parts.slice(0, -1).findIndex((part) => codeOf(part) !== null)
  if (folder >= 0) {
    language ??= codeOf(parts[folder] as string)
    parts.splice(folder, 1)
  }
  return { language, name: parts.join('/') }
}

const postingPlace =
  /(^|\/)(postings?|positions?|jobs?|careers?|vacanc(y|ies)|openings?|roles?|karriere|karriar|jobb|stellen(angebote)?|offres?|emplois?|empleos?|ofertas|praca|oferty|tyopaikat|avoimet[^/]*)\//i
const pagePlace = /(^|\/)(faqs?|pages?|about|company|process|blog|news|posts?|vanliga-fragor)\//i
const pageName = /(^|\/)(_?index|faqs?|about|about-us|process|recruitment-process|how-we-hire|benefits|contact|vanliga-fragor)$/i

/** Whether a page is a posting or speaks of the company: what its front matter says, else where it stands. */
export function kindOf(name: string, fields: readonly Field[], applyUrl: string | null): Version['kind'] {
  const stated = `${textOf(fields, 'type') ?? ''} ${textOf(fields, 'layout') ?? ''} ${textOf(fields, 'kind') ?? ''}`.toLowerCase()
  if (/job|posting|position|vacancy|career|role/.test(stated)) return 'posting'
  if (/faq/.test(stated) || pageName.test(name)) return 'page'
  if (applyUrl !== null) return 'posting'
  if (/(^|\/)(faqs?|pages?|blog|news)\//i.test(name)) return 'page'
  if (postingPlace.test(name)) return 'posting'
  return pagePlace.test(name) || /\bpage\b/.test(stated) ? 'page' : 'posting'
}
