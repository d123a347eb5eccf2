import { distance } from 'fastest-levenshtein'
import type { Token, Words } from '../text/words.ts'

/** Shorter words have too many neighbours. */
const minWordChars = 5
/** From this length on two slips are corrected, below it one. */
const longWordChars = 8

/** Corrects words that nobody knows to the nearest one that questions are made of. */
export class Speller {
  #byInitial: Map<string, string[]> | undefined
  readonly #words: Words
  readonly #vocabulary: () => Iterable<string>
  readonly #isKnown: (token: Token) => boolean

  /**
   * @param vocabulary plain words to correct to; read at the first word that nobody knows
   * @param isKnown words that are spelled right: those of the catalogue, the postings and the names of technologies
   */
  constructor(words: Words, vocabulary: () => Iterable<string>, isKnown: (token: Token) => boolean) {
    this.#words = words
    this.#vocabulary = vocabulary
    this.#isKnown = isKnown
  }

  correct(tokens: readonly Token[]): Token[] {
    return tokens.map((token) => {
      if (token.isStop || token.plain.length < minWordChars || /\d/.test(token.plain) || this.#isKnown(token)) return token
      const plain = this.#nearest(token.plain)
      return plain === null ? token : { ...token, plain, stem: this.#words.stemPlain(plain), base: this.#words.basePlain(plain) }
    })
  }

  #candidates(initial: string): readonly string[] {
    if (this.#byInitial === undefined) {
      this.#byInitial = new Map()
      for (const word of new Set(this.#vocabulary())) {
        if (word.length < 4) continue
        const same = this.#byInitial.get(word.charAt(0))
        if (same === undefined) this.#byInitial.set(word.charAt(0), [word])
        else same.push(word)
      }
    }
    return this.#byInitial.get(initial) ?? []
  }

  #nearest(word: string): string | null {
    let best: string | null = null
    let fewest = Number.POSITIVE_INFINITY
    for (const other of this.#candidates(word.charAt(0))) {
      if (other === word) return null
      if (Math.abs(other.length - word.length) > 2) continue
      const steps = distance(word, other)
      // Two letters that changed places count as one slip.
      const isSwap = steps === 2 && other.length === word.length && [...other].sort().join('') === [...word].sort().join('')
      const slips = isSwap ? 1 : steps
      if (slips < fewest && slips <= (word.length >= longWordChars ? 2 : 1)) {
        best = other
        fewest = slips
      }
    }
    return best
  }
}
