import { distance } from 'fastest-levenshtein'
import type { Token } from '../text/words.ts'

/** Corrects words that nobody knows to the nearest one that a trigger or the glossary has. */
export class Speller {
  #byInitial: Map<string, string[]> | undefined
  readonly #vocabulary: () => Iterable<string>
  readonly #isKnown: (stem: string) => boolean

  /**
   * @param vocabulary words to correct to; read at the first word that nobody knows
   * @param isKnown words that are spelled right: those of the triggers, the catalogue and the postings
   */
  constructor(vocabulary: () => Iterable<string>, isKnown: (stem: string) => boolean) {
    this.#vocabulary = vocabulary
    this.#isKnown = isKnown
  }

  correct(tokens: readonly Token[]): Token[] {
    return tokens.map((token) => {
      if (token.isStop || token.plain.length < 5 || /\d/.test(token.plain) || this.#isKnown(token.stem)) return token
      const stem = this.#nearest(token.stem)
      return stem === null ? token : { ...token, stem, base: stem, plain: stem }
    })
  }

  #words(): Map<string, string[]> {
    if (this.#byInitial !== undefined) return this.#byInitial
    const found = new Map<string, string[]>()
    for (const word of new Set(this.#vocabulary())) {
      if (word.length < 4 || /\d/.test(word)) continue
      const same = found.get(word.charAt(0))
      if (same === undefined) found.set(word.charAt(0), [word])
      else same.push(word)
    }
    this.#byInitial = found
    return found
  }

  #nearest(word: string): string | null {
    let best: string | null = null
    if (this.#words().get(word.charAt(0))?.includes(word) === true) return null
    let bestCost = Number.POSITIVE_INFINITY
    for (const other of this.#words().get(word.charAt(0)) ?? []) {
      if (Math.abs(other.length - word.length) > 2) continue
      const cost = distance(word, other)
      // Two letters that changed places count as one slip.
      const isSwap = cost === 2 && other.length === word.length && [...other].sort().join('') === [...word].sort().join('')
      const slips = isSwap ? 1 : cost
      if (slips < bestCost && slips <= (word.length >= 8 ? 2 : 1) && (slips <= 1 || other.length >= 8)) {
        best = other
        bestCost = slips
      }
    }
    return best
  }
}
