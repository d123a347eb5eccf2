import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../domain.ts'
import { fold } from '../../text/fold.ts'
import { replyLanguage } from '../../text/languages.ts'
import { type PhraseHit, PhraseSet } from '../../text/phrases.ts'
import { type Token, wordsOf } from '../../text/words.ts'

/** What a word stands for: a section of the data (`only`, `contract: permanent`) and, in sections of values, the value. */
interface FactWord {
  readonly section: string
  readonly value: string
  /** As the data has it. */
  readonly phrase: string
}

export type FactHit = PhraseHit<FactWord>

/** Words of facts and conditions of one language, from `data/facts/<language>.md`. */
export interface FactWords {
  /** Every word or phrase that stands for something; a longer phrase takes the words in it. */
  find(tokens: readonly Token[], text: string): readonly FactHit[]
}

/** Sections that are looked for by themselves: a word of one of them is not taken by a longer phrase of another. */
const layers: readonly ((section: string) => boolean)[] = [
  (section) => /^(neither|not|only|must|can|might|usually|if|except|preferred|yes|no|opener)$/.test(section),
  (section) => section === 'certain' || section === 'offers',
  (section) => /^(at-least|at-most|about|starting-at|no bound)$/.test(section),
  (section) => /^(judges|promises|unpublished|denies|self|orders)$/.test(section),
  (section) => section.startsWith('contract: ') || section.startsWith('pay: '),
  (section) => section.startsWith('date: '),
  (section) => /^(unit|currency): /.test(section),
  (section) => /^(number|ordinal)$/.test(section),
  (section) => /^(weekday|month|season|daypart|part)$/.test(section),
  (section) => section === 'all' || section === 'world',
]

const known = new Map<Language, FactWords>()

/** A language that is not spoken here is read as English is. */
export function factWordsOf(language: Language): FactWords {
  const spoken = replyLanguage(language)
  let words = known.get(spoken)
  if (words === undefined) {
    words = readFactWords(spoken)
    known.set(spoken, words)
  }
  return words
}

function readFactWords(language: Language): FactWords {
  const sets = layers.map(() => new PhraseSet<FactWord>(wordsOf(language)))
  let section = ''
  for (const line of readFileSync(fileURLToPath(new URL(`../data/facts/${language}.md`, import.meta.url)), 'utf8').split('\n')) {
    const heading = /^## (.+)$/.exec(line)?.[1]
    if (heading !== undefined) {
      section = heading.trim()
      continue
    }
    const layer = sets[layers.findIndex((holds) => holds(section))]
    // A line that ends with a full stop explains the section.
    if (layer === undefined || line.trim() === '' || line.endsWith('.')) continue
    const valued = isValued(section) ? /^([\w.]+): (.+)$/.exec(line) : null
    if (isValued(section) !== (valued !== null)) continue
    for (const phrase of (valued?.[2] ?? line).split(','))
      if (phrase.trim() !== '') layer.add(phrase.trim(), { section, value: valued?.[1] ?? '', phrase: fold(phrase.trim()) }, true)
  }
  return {
    find: (tokens, text) => sets.flatMap((set) => longestOf(set.match(tokens).filter((hit) => isSpelledSo(hit, tokens) && isUnbroken(hit, tokens, text)))),
  }
}

const isValued = (section: string): boolean => /^(number|ordinal|weekday|month|season|daypart|part)$/.test(section)

/** "är" is not "år", "mają" not "maja", "no se" not "no sé": accents are part of a word here, unlike in what people type. */
function isSpelledSo({ value: { phrase }, at }: FactHit, tokens: readonly Token[]): boolean {
  const said = at.map((position) => fold(tokens[position]?.surface ?? ''))
  const words = phrase.split(/[\s'-]+/).filter((word) => word !== '' && word !== '..' && word !== '#')
  if (words.length !== said.length) return true
  return words.every((word, place) => {
    const [bare, one] = [word.replaceAll('*', ''), said[place] as string]
    return word.includes('*') ? one.includes(bare) : one === bare || !/\p{L}/u.test(bare)
  })
}

/** "No, es necesario …" does not say "no es necesario". */
const isUnbroken = ({ from, to, value: { phrase } }: FactHit, tokens: readonly Token[], text: string): boolean =>
  phrase.includes('..') || !/[,;:!?–—]|\.\s/.test(text.slice(tokens[from]?.end, tokens[to - 1]?.start))

/** A hit whose words are all part of a longer one says nothing by itself. */
const longestOf = (hits: readonly FactHit[]): FactHit[] =>
  hits.filter((hit) => !hits.some((other) => other.length > hit.length && hit.at.every((position) => other.at.includes(position))))
