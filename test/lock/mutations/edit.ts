/** What all mutations need: facts with their places, and edits of one sentence. */
import type { DraftSentence, WordingTask } from '../../../src/domain.ts'
import type { FactKind, Faithful } from '../corpus.ts'

/** A mutant before it has a name. */
export interface Draft {
  readonly family: string
  readonly change: string
  readonly sentences: readonly DraftSentence[]
  /** Where it is not the task of the rewording. */
  readonly task?: WordingTask
}
/** All that one kind of falsehood makes of a rewording. */
export type Mutation = (item: Faithful) => readonly Draft[]

/** A fact at its place. */
export interface Fact {
  readonly kind: FactKind
  readonly text: string
  readonly sentence: number
  readonly start: number
  readonly end: number
}

const wordPart = /[\p{L}\p{N}]/u

/** Whether a piece of text begins and ends where words do. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const isPart = (at: number, edge: number): boolean => wordPart.test(text[at] ?? '') && wordPart.test(text[edge] ?? '')
  return !isPart(start - 1, start) && !isPart(end, end - 1)
}

/** Facts of some kinds, each once, where it first stands as a word of its own. */
export function factsOf(item: Faithful, ...kinds: readonly FactKind[]): Fact[] {
  return kinds.flatMap((kind) =>
    [...new Set(item.facts[kind])].flatMap((text) =>
      placesOf(item.sentences, text)
        .slice(0, 1)
        .map((place) => ({ kind, text, ...place })),
    ),
  )
}

function placesOf(sentences: readonly DraftSentence[], text: string): { sentence: number; start: number; end: number }[] {
  const found: { sentence: number; start: number; end: number }[] = []
  sentences.forEach((sentence, index) => {
    for (let start = sentence.text.indexOf(text); start >= 0; start = sentence.text.indexOf(text, start + 1)) {
      // "5" is not the fact "5" within "2,5".
      const isFigurePart = /\d[.,:]$/.test(sentence.text.slice(0, start)) && /^\d/.test(text)
      if (!isFigurePart && standsAlone(sentence.text, start, start + text.length)) found.push({ sentence: index, start, end: start + text.length })
    }
  })
  return found
}

/** The sentences with a piece of one replaced. */
export function splice(item: Faithful, sentence: number, start: number, end: number, by: string): DraftSentence[] {
  return item.sentences.map((draft, index) => (index === sentence ? { ...draft, text: tidy(draft.text.slice(0, start) + by + draft.text.slice(end)) } : draft))
}

/** The sentences with the text of one rewritten. */
export function rewrite(item: Faithful, sentence: number, text: string): DraftSentence[] {
  return item.sentences.map((draft, index) => (index === sentence ? { ...draft, text: tidy(text) } : draft))
}

/** The sentences and one more, which rests on the passages of the last. */
export function append(item: Faithful, text: string): DraftSentence[] {
  return [...item.sentences, { text, passages: (item.sentences.at(-1) as DraftSentence).passages }]
}

/** What a piece that was taken out leaves behind. */
function tidy(text: string): string {
  const closed = text
    .replace(/ {2,}/g, ' ')
    .replace(/ +([,.;!?](?:\s|$))/g, '$1')
    .replace(/^[\s,;]+/, '')
  return closed.charAt(0).toUpperCase() + closed.slice(1)
}

/** Where a word or phrase first stands in a text, whatever its case; -1 where it does not. */
export function findWord(text: string, word: string, from = 0): number {
  const lower = text.toLowerCase()
  const wanted = word.toLowerCase()
  for (let at = lower.indexOf(wanted, from); at >= 0; at = lower.indexOf(wanted, at + 1)) if (standsAlone(text, at, at + word.length)) return at
  return -1
}

/** The other word, with a capital where the one had it. */
export const asCased = (other: string, one: string): string => (/^\p{Lu}/u.test(one) ? other.charAt(0).toUpperCase() + other.slice(1) : other)

/** One of a list, always the same for the same key. */
export function pick<T>(list: readonly T[], key: string): T {
  return list[hash(key) % list.length] as T
}

/** A few of a list, always the same for the same key, each at another place. */
export function pickSome<T>(list: readonly T[], count: number, key: string): T[] {
  const first = hash(key)
  return Array.from({ length: Math.min(count, list.length) }, (_, index) => list[(first + index) % list.length] as T)
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) as number), 0x01000193) >>> 0
  return value
}
