import { fold, stripMarks } from './fold.ts'
import type { Token, Words } from './words.ts'

/** A phrase found in a text: tokens `from` to `to` (exclusive). */
export interface PhraseHit<T> {
  readonly value: T
  readonly from: number
  readonly to: number
  /** Tokens that the pattern's own words matched; a gap leaves some out. */
  readonly at: readonly number[]
  /** How many words of the pattern were matched: longer says more. */
  readonly length: number
}

export type WordForm = 'stem' | 'base'

type Element = { readonly kind: 'stem' | 'plain' | 'number' | 'prefix' | 'suffix' | 'infix'; readonly text: string } | { readonly kind: 'gap' }
type WordElement = Exclude<Element, { kind: 'gap' }>
interface Pattern<T> {
  readonly first: WordElement
  /** The rest of the phrase as it was written; read when the first word is met. */
  readonly written: string
  readonly asWritten: boolean
  readonly value: T
  rest?: readonly Element[]
}

/** The patterns that may start at a word, by what must follow it. */
interface Start<T> {
  readonly alone: readonly Pattern<T>[]
  readonly bySecond: ReadonlyMap<string, readonly Pattern<T>[]>
  /** Those whose second word is not looked up: gaps, wildcards, numbers. */
  readonly others: readonly Pattern<T>[]
}

/** Words whose patterns are kept at hand. */
const maxStarts = 20_000

/** Words that `..` may skip. */
const maxGapWords = 3

/**
 * Finds many phrases in a text at once. In a pattern, a word matches by its stem, `word*` by its beginning, `*word` by its end, `#` is any number, and `..` skips up to three words.
 */
export class PhraseSet<T> {
  readonly #words: Words
  readonly #form: WordForm
  readonly #byStem = new Map<string, Pattern<T>[]>()
  readonly #byPlain = new Map<string, Pattern<T>[]>()
  readonly #byEdge: Pattern<T>[] = []
  readonly #starts = new Map<string, Start<T>>()

  /** @param form whether words match by stem (all that is derived from one root) or by base form (inflection only) */
  constructor(words: Words, form: WordForm = 'stem') {
    this.#words = words
    this.#form = form
  }

  /** @param asWritten words match as they are, not by stem: for names, which inflect little and whose stems are other words */
  add(phrase: string, value: T, asWritten = false): void {
    const space = phrase.indexOf(' ')
    const head = space < 0 ? phrase : phrase.slice(0, space)
    // Nearly every phrase begins with a plain word: no list is made for it.
    const plain = /^[a-z]+$/.test(head) ? stripMarks(head, this.#words.language) : null
    const [first, ...more] = plain === null ? this.#parse(head, asWritten) : [this.#element(plain, asWritten)]
    if (first === undefined || first.kind === 'gap') return
    const pattern: Pattern<T> = { first, written: space < 0 ? '' : phrase.slice(space + 1), asWritten, value }
    // "e-mail" is two words though nothing stands between them.
    if (more.length > 0) pattern.rest = [...more, ...this.#parse(pattern.written, asWritten)]
    if (first.kind === 'stem' || first.kind === 'plain') {
      const index = first.kind === 'stem' ? this.#byStem : this.#byPlain
      const same = index.get(first.text)
      if (same === undefined) index.set(first.text, [pattern])
      else same.push(pattern)
    } else this.#byEdge.push(pattern)
    if (this.#starts.size > 0) this.#starts.clear()
  }

  match(tokens: readonly Token[]): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = []
    for (let from = 0; from < tokens.length; from++) {
      const token = tokens[from] as Token
      const start = this.#startingWith(token)
      const next = tokens[from + 1]
      for (const pattern of start.alone) hits.push({ value: pattern.value, from, to: from + 1, at: [from], length: 1 })
      const followed = next === undefined || start.bySecond.size === 0 ? undefined : start.bySecond.get(next[this.#form])
      for (const patterns of followed === undefined ? [start.others] : [followed, start.others]) {
        for (const pattern of patterns) {
          const at = matchRest(this.#restOf(pattern), tokens, from + 1, [from], this.#form)
          if (at !== null) hits.push({ value: pattern.value, from, to: (at.at(-1) as number) + 1, at, length: at.length })
        }
      }
    }
    return hits
  }

  #restOf(pattern: Pattern<T>): readonly Element[] {
    pattern.rest ??= pattern.written === '' ? [] : this.#parse(pattern.written, pattern.asWritten)
    return pattern.rest
  }

  #startingWith(token: Token): Start<T> {
    const key = token.plain
    const known = this.#starts.get(key)
    if (known !== undefined) return known
    const edges = this.#byEdge.filter((pattern) => matches(pattern.first, token, this.#form))
    const alone: Pattern<T>[] = []
    const bySecond = new Map<string, Pattern<T>[]>()
    const others: Pattern<T>[] = []
    for (const pattern of [...(this.#byStem.get(token[this.#form]) ?? []), ...(this.#byPlain.get(token.plain) ?? []), ...edges]) {
      const [second] = this.#restOf(pattern)
      if (second === undefined) alone.push(pattern)
      else if (second.kind !== 'stem') others.push(pattern)
      else {
        const same = bySecond.get(second.text)
        if (same === undefined) bySecond.set(second.text, [pattern])
        else same.push(pattern)
      }
    }
    const found = { alone, bySecond, others }
    if (this.#starts.size > maxStarts) this.#starts.clear()
    this.#starts.set(key, found)
    return found
  }

  #element(plain: string, asWritten: boolean): WordElement {
    if (asWritten) return { kind: 'plain', text: plain }
    return { kind: 'stem', text: this.#form === 'stem' ? this.#words.stemPlain(plain) : this.#words.basePlain(plain) }
  }

  #parse(phrase: string, asWritten: boolean): Element[] {
    const elements: Element[] = []
    for (const part of fold(phrase).split(' ')) {
      if (part === '..' || part === '...' || part === '…') {
        elements.push({ kind: 'gap' })
        continue
      }
      if (part === '#') {
        elements.push({ kind: 'number', text: '' })
        continue
      }
      const starts = part.endsWith('*')
      const ends = part.startsWith('*')
      if (starts || ends) {
        const text = stripMarks(part.replace(/\*/g, ''), this.#words.language)
        if (text !== '') elements.push({ kind: starts && ends ? 'infix' : starts ? 'prefix' : 'suffix', text })
      } else if (/^[a-z]+$/.test(part)) {
        elements.push(this.#element(stripMarks(part, this.#words.language), asWritten))
      } else
        for (const token of this.#words.tokens(part))
          elements.push(asWritten ? { kind: 'plain', text: token.plain } : { kind: 'stem', text: token[this.#form] })
    }
    while (elements.at(-1)?.kind === 'gap') elements.pop()
    return elements
  }
}

const matches = (element: WordElement, token: Token, form: WordForm): boolean => {
  switch (element.kind) {
    case 'stem':
      return element.text === token[form]
    case 'number':
      return token.isNumber
    case 'plain':
      return element.text === token.plain
    case 'prefix':
      return token.plain.startsWith(element.text)
    case 'suffix':
      return token.plain.endsWith(element.text) || token.stem.endsWith(element.text)
    case 'infix':
      return token.plain.includes(element.text)
  }
}

/** Positions of all matched tokens, or null. */
function matchRest(rest: readonly Element[], tokens: readonly Token[], next: number, at: readonly number[], form: WordForm): readonly number[] | null {
  const [element, ...after] = rest
  if (element === undefined) return at
  if (element.kind !== 'gap') {
    const token = tokens[next]
    return token !== undefined && matches(element, token, form) ? matchRest(after, tokens, next + 1, [...at, next], form) : null
  }
  for (let skipped = 0; skipped <= maxGapWords; skipped++) {
    const found = matchRest(after, tokens, next + skipped, at, form)
    if (found !== null) return found
  }
  return null
}
