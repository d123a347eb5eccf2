import type { Language } from '../domain.ts'
import { detectLanguage } from '../text/detect.ts'
import { isSpoken, spokenLanguages } from '../text/languages.ts'
import type { LanguageLibrary } from './lexicon.ts'

/** Languages that a short text does not tell apart by itself; their own words do. */
const siblings: readonly (readonly Language[])[] = [['sv', 'da', 'no']]
/** A longer text speaks for itself. */
const maxShortWords = 25
/** Below this the detection is a guess. */
const sureConfidence = 0.6

/**
 * The language of a question. Where a short one leaves it open, the words that questions in each language are made of decide.
 * @param likely languages to expect, likeliest first
 */
export function languageOf(text: string, likely: readonly Language[], library: LanguageLibrary): Language {
  const guess = detectLanguage(text, likely)
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length === 0 || words.length > maxShortWords) return guess.language
  const knownIn = (language: Language) => words.filter((word) => library.hasWord(language, word)).length
  // "BGP?" in a Swedish thread is Swedish.
  const [first] = likely
  if (words.length <= 2 && first !== undefined) {
    const best = [first, guess.language, ...spokenLanguages].filter(isSpoken).reduce((top, language) => (knownIn(language) > knownIn(top) ? language : top))
    return knownIn(best) > 0 ? best : first
  }
  const family = siblings.find((group) => group.includes(guess.language))
  if (!isSpoken(guess.language)) {
    // Without its diacritics Danish reads as Dutch: the language that knows most of the words wins.
    const best = [...spokenLanguages].sort((a, b) => knownIn(b) - knownIn(a))[0] as Language
    return knownIn(best) >= 0.7 * words.length ? best : guess.language
  }
  if (family === undefined && guess.confidence >= sureConfidence && knownIn(guess.language) >= 0.6 * words.length) return guess.language
  const near = new Set([guess.language, ...(family ?? []), ...likely].filter(isSpoken))
  // Where none of them knows most of the words, it may be any: typed without diacritics, or slang.
  const isStrange = [...near].every((language) => knownIn(language) < 0.6 * words.length)
  const scored = [...(isStrange ? spokenLanguages : near)].map((language) => {
    const known = knownIn(language)
    const bonus = language === guess.language ? 0.6 * guess.confidence : 0
    const prior = language === likely[0] ? 0.3 : 0
    return { language, score: known + bonus + prior }
  })
  scored.sort((a, b) => b.score - a.score)
  return scored[0]?.language ?? guess.language
}
