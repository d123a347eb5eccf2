import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../domain.ts'
import { fold } from '../../text/fold.ts'
import { type PhraseHit, PhraseSet } from '../../text/phrases.ts'
import { type Token, wordsOf } from '../../text/words.ts'

/** What a word or phrase is a sign of: the sections of `data/<language>.md`. */
export type Sign =
  | 'anywhere'
  | 'world'
  | 'candidate'
  | 'remote'
  | 'others'
  | 'live'
  | 'hire'
  | 'elsewhere'
  | 'perhaps'
  | 'level'
  | 'start'
  | 'start label'
  | 'event'
  | 'asap'
  | 'flexible'
  | 'not before'
  | 'every year'
  | 'team'
  | 'any team'
  | 'your team'
  | 'led by'
  | 'led thing'
  | 'leads'
  | 'leads it'
  | 'reports to'
  | 'people'
  | 'of size'
  | 'not size'
  | 'workplace'
  | 'place label'
  | 'loose place'
  | 'steps'
  | 'ours'
  | 'apply'
  | 'between'

/** Tokens `from` to `to` (exclusive) that are a sign. */
export type SignHit = PhraseHit<Sign>

interface Entry {
  readonly sign: Sign
  /** Folded, word by word. */
  readonly words: readonly string[]
}

const known = new Map<Language, PhraseSet<Entry>>()

/** Signs of a text in a spoken language, in the order of the text. */
export function signsOf(tokens: readonly Token[], language: Language): readonly SignHit[] {
  let signs = known.get(language)
  if (signs === undefined) {
    signs = readSigns(language)
    known.set(language, signs)
  }
  const hits = signs.match(tokens).filter((hit) => isSpelledSo(hit, tokens))
  return longestOf(hits.map((hit) => ({ ...hit, value: hit.value.sign }))).sort((a, b) => a.from - b.from)
}

function readSigns(language: Language): PhraseSet<Entry> {
  const signs = new PhraseSet<Entry>(wordsOf(language))
  let section: Sign | null = null
  for (const line of readFileSync(fileURLToPath(new URL(`./data/${language}.md`, import.meta.url)), 'utf8').split('\n')) {
    const heading = /^## (.+)$/.exec(line)?.[1]
    if (heading !== undefined) {
      section = heading.trim() as Sign
      continue
    }
    // A line that ends with a full stop explains the section.
    if (section === null || line.endsWith('.')) continue
    for (const phrase of line.split(',').map((entry) => entry.trim()))
      if (phrase !== '') signs.add(phrase, { sign: section, words: fold(phrase).split(/[\s'-]+/) }, true)
  }
  return signs
}

/** "År" is not "är": the accents of a word belong to it here, unlike in what people type. */
function isSpelledSo({ value: { words }, at }: PhraseHit<Entry>, tokens: readonly Token[]): boolean {
  if (words.length !== at.length) return true
  return words.every((word, place) => {
    const said = fold(tokens[at[place] as number]?.surface ?? '')
    return word.includes('*') ? said.includes(word.replaceAll('*', '')) : said === word
  })
}

/** "Anywhere in" is no sign of its own within "anywhere in the world". */
const rivals: Readonly<Partial<Record<Sign, readonly Sign[]>>> = { anywhere: ['world', 'anywhere'], world: ['anywhere', 'world'] }

/** A hit whose words are all part of a longer one of its own sign, or of a rival's, says nothing by itself. */
function longestOf(hits: readonly SignHit[]): SignHit[] {
  return hits.filter((hit) => {
    const against = rivals[hit.value] ?? [hit.value]
    return !hits.some((other) => against.includes(other.value) && other.length > hit.length && hit.at.every((position) => other.at.includes(position)))
  })
}
