import type { Language, Passage, Query } from '../domain.ts'

/** "Outside" and its like, in the nine languages; Finnish says it behind the place. */
const outside = /\b(?:outside|elsewhere|utanför|uden for|udenfor|utenfor|außerhalb|ausserhalb|hors|dehors|fuera|poza|ulkopuol\p{L}*|muualla)(?=\s|[,.?!]|$)/iu
/** The same, and "not in". */
const outsideOrNot =
  /\b(?:outside|not|don't|don’t|doesn't|doesn’t|isn't|elsewhere|utanför|inte|ej|uden for|udenfor|utenfor|ikke|ikkje|außerhalb|ausserhalb|nicht|kein|keinen|hors|pas|dehors|no|fuera|nie|poza|en|et|ei|ulkopuol\p{L}*|muualla)(?=\s|[,.?!]|$)/iu

const namesByLanguage = new Map<Language, Intl.DisplayNames>()

function nameOf(country: string, language: Language): string {
  const names = namesByLanguage.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  namesByLanguage.set(language, names)
  return names.of(country) ?? country
}

/** A name may lose its last letters where it is inflected ("Szwecja", "w Szwecji"). */
const maxInflected = 2
const minNameStem = 4

/** "How am I employed if I live outside Sweden and Norway?" says nothing to those who live in Norway. */
export function isForOthersThan({ place, text }: Query, passage: Passage): boolean {
  // "Do people outside the Nordics get what the Swedes get?" asks about the others.
  if (place === null || place.country === null || passage.heading === '' || outside.test(text)) return false
  const name = nameOf(place.country, passage.language).toLowerCase()
  const stem = name.slice(0, Math.max(minNameStem, name.length - maxInflected))
  const words = passage.heading.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  return words.some((word) => word.startsWith(stem) && word.length <= name.length + 4) && outsideOrNot.test(passage.heading)
}
