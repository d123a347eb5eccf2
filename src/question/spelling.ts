import { distance } from 'fastest-levenshtein'
import type { Token } from '../text/words.ts'

/** Corrects words that nobody knows to the nearest one that a trigger or the glossary has. */
export class Speller {
  readonly #byInitial = new Map<string, string[]>()
  readonly #known = new Set<string>()
  readonly #isKnown: (stem: string) => boolean

  /** @param isKnown other words that are spelled right: those of the catalogue and of the postings */
  constructor(vocabulary: Iterable<string>, isKnown: (stem: string) => boolean) {
    this.#isKnown = isKnown
    for (const word of vocabulary) {
      if (this.#known.has(word)) continue
      this.#known.add(word)
      if (word.length < 4 || /\d/.test(word)) continue
      const initial = word.charAt(0)
      const same = this.#byInitial.get(initial)
      if (same === undefined) this.#byInitial.set(initial, [word])
      else same.push(word)
    }
  }

  correct(tokens: readonly Token[]): Token[] {
    return tokens.map((token) => {
      if (token.isStop || token.plain.length < 5 || /\d/.test(token.plain) || this.#known.has(token.stem) || this.#isKnown(token.stem)) return token
      const stem = this.#nearest(token.stem)
      return stem === null ? token : { ...token, stem, plain: stem }
    })
  }

  #nearest(word: string): string | null {
    let best: string | null = null
    let bestCost = Number.POSITIVE_INFINITY
    for (const other of this.#byInitial.get(word.charAt(0)) ?? []) {
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
