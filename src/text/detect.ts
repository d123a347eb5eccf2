import { createRequire } from 'node:module'
import type { Language } from '../domain.ts'
import { isSpoken, spokenLanguages } from './languages.ts'
import { wordsOf } from './words.ts'

export interface Guess {
  readonly language: Language
  /** 0 to 1. */
  readonly confidence: number
}

// The library's word lists take a tenth of a second to load: it is asked only where stop words do not settle the matter.
const require = createRequire(import.meta.url)
type Detector = { detectAll(text: string): { lang: string; accuracy: number }[] }
let detector: Detector | undefined
const library = (): Detector => {
  detector ??= require('tinyld') as Detector
  return detector
}

const libraryCode = (lang: string): Language => (lang === 'nb' || lang === 'nn' ? 'no' : lang)

/** The first words of a text tell its language as well as all of them. */
const maxCountedWords = 120

const manyWords = 60

/** Neighbours that share most of their words: stop words alone do not tell them apart in a short text. */
const close: readonly Language[] = ['sv', 'da', 'no']

/**
 * The language of a text.
 * @param prior languages that are likely beforehand (of the thread, of the caller, of the page's front matter), likeliest first: they win where the text leaves it open
 */
export function detectLanguage(text: string, prior: readonly Language[] = ['en']): Guess {
  const sample = text.slice(0, 2_000).replace(/https?:\S+|\S+@\S+|`[^`]*`/g, ' ')
  const words = sample.match(/\p{L}+/gu) ?? []
  if (words.length === 0) return { language: prior[0] ?? 'en', confidence: 0 }

  const scores = functionWordScores(words)
  const [best, second] = scores
  // Many words leave no doubt, even between neighbours.
  if (best !== undefined && words.length >= manyWords && best.score >= 1.2 * (second?.score ?? 0)) return { language: best.language, confidence: 1 }
  if (
    best !== undefined &&
    best.score >= 2.5 &&
    best.score >= 2.2 * (second?.score ?? 0) &&
    !isContested(best.language, prior, scores) &&
    !isNeighbour(best.language, words)
  ) {
    return { language: best.language, confidence: 1 }
  }

  const guesses = new Map<Language, number>()
  for (const { lang, accuracy } of library().detectAll(sample)) {
    const language = libraryCode(lang)
    guesses.set(language, Math.max(guesses.get(language) ?? 0, accuracy))
  }
  const total = Math.max(1, Math.min(words.length, maxCountedWords))
  for (const { language, score } of scores) guesses.set(language, (guesses.get(language) ?? 0) + (0.9 * score) / total)
  for (const [place, language] of prior.entries()) guesses.set(language, (guesses.get(language) ?? 0) + (words.length <= 3 ? 0.35 : 0.12) / (place + 1))
  const ranked = [...guesses].sort((a, b) => b[1] - a[1])
  const [top, next] = ranked
  if (top === undefined) return { language: prior[0] ?? 'en', confidence: 0 }
  // One to three words in a language that nobody here speaks are more often a name, a typo or slang than that language.
  if (!isSpoken(top[0]) && words.length <= 3 && !prior.includes(top[0]) && /\p{Script=Latin}/u.test(words.join(''))) {
    const spoken = ranked.find(([language]) => isSpoken(language))
    return { language: prior[0] ?? spoken?.[0] ?? 'en', confidence: 0.2 }
  }
  return { language: top[0], confidence: Math.min(1, top[1] - 0.5 * (next?.[1] ?? 0)) }
}

const isContested = (language: Language, prior: readonly Language[], scores: readonly { language: Language; score: number }[]): boolean =>
  close.includes(language) &&
  (prior.some((other) => other !== language && close.includes(other)) ||
    scores.some((other) => other.language !== language && close.includes(other.language) && other.score > 0.4 * (scores[0]?.score ?? 0)))

/** Languages that nobody here speaks, and that share stop words with one that is: Italian reads as Spanish by them. */
const neighbours: Readonly<Record<string, readonly Language[]>> = { es: ['it', 'pt'], fr: ['it'], de: ['nl'] }

function isNeighbour(language: Language, words: readonly string[]): boolean {
  const count = (one: Language) => words.slice(0, maxCountedWords).filter((word) => wordsOf(one).isStop(word)).length
  return (neighbours[language] ?? []).some((other) => count(other) > count(language))
}

/** Stop words of each spoken language in the text; a word that several languages have counts by its rarity among them. */
function functionWordScores(words: readonly string[]): { language: Language; score: number }[] {
  const scores = new Map<Language, number>()
  for (const word of words.slice(0, maxCountedWords)) {
    const languages = spokenLanguages.filter((language) => wordsOf(language).isStop(word))
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length)
  }
  return [...scores].map(([language, score]) => ({ language, score })).sort((a, b) => b.score - a.score)
}
