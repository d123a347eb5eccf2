import type { Language } from '../../domain.ts'
import { unmaskLookalikes } from '../../text/fold.ts'
import { type Token, wordsOf } from '../../text/words.ts'
import { type FactHit, factWordsOf } from './fact-words.ts'

/** A text with its words and what they stand for. */
export interface Reading {
  readonly text: string
  readonly language: Language
  readonly tokens: readonly Token[]
  readonly hits: readonly FactHit[]
  /** What others are held against: where a word may be a number, it is one. */
  readonly isQuote: boolean
}

export function read(text: string, language: Language, isQuote: boolean): Reading {
  const plain = unmaskLookalikes(text)
  const tokens = wordsOf(language).tokens(plain)
  return {
    text: plain,
    language,
    tokens,
    hits: factWordsOf(language)
      .find(tokens, plain)
      .filter((hit) => !isMonthOfMay(hit, tokens, plain)),
    isQuote,
  }
}

/** "May" with a capital inside a sentence is no permission. */
const isMonthOfMay = ({ value: { section, phrase }, from }: FactHit, tokens: readonly Token[], text: string): boolean => {
  const token = tokens[from]
  return (
    section === 'might' && phrase === 'may' && token !== undefined && /^M/.test(token.surface) && from > 0 && !/[.!?:]\s*$/.test(text.slice(0, token.start))
  )
}

/** Hits of one section. */
export const hitsOf = ({ hits }: Reading, section: string): readonly FactHit[] => hits.filter(({ value }) => value.section === section)

/** Hits of all sections that begin so, by what follows (`unit: `, `contract: `). */
export const hitsUnder = ({ hits }: Reading, prefix: string): readonly { readonly id: string; readonly hit: FactHit }[] =>
  hits.flatMap((hit) => (hit.value.section.startsWith(prefix) ? [{ id: hit.value.section.slice(prefix.length), hit }] : []))
