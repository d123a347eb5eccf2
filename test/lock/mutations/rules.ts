/** Words and phrases that take the place of others. */
import type { FactKind, Faithful } from '../corpus.ts'
import type { Swap } from '../words/words.ts'
import { asCased, type Draft, type Fact, factsOf, findWord, splice, standsAlone } from './edit.ts'

/** The first rule whose words overlap the fact: where they stand, and what takes their place. `ne .. pas` spans the words between. */
export function ruleAt(text: string, fact: Fact, rules: readonly Swap[]): { start: number; end: number; by: string; rule: Swap } | null {
  for (const rule of rules) {
    const [head, tail] = rule[0].split(' .. ') as [string, string?]
    for (let start = findHead(text, head); start >= 0; start = findHead(text, head, start + 1)) {
      const headEnd = start + head.length
      const tailAt = tail === undefined ? -1 : findWord(text, tail, headEnd)
      if (tail !== undefined && (tailAt < 0 || tailAt - headEnd > 60)) continue
      const end = tail === undefined ? headEnd : tailAt + tail.length
      const touches = (fact.start < headEnd && fact.end > start) || (tail !== undefined && fact.start < end && fact.end > tailAt)
      if (!touches) continue
      const middle = tail === undefined ? '' : text.slice(headEnd, tailAt).trim()
      return { start, end, by: [middle, rule[1]].filter((piece) => piece !== '').join(' '), rule }
    }
  }
  return null
}

/** So that "no longer" goes before "no". */
export const longest = (rules: readonly Swap[]): Swap[] => [...rules].sort((a, b) => b[0].length - a[0].length)

/** `n'` ends where a word goes on. */
function findHead(text: string, head: string, from = 0): number {
  if (!/['’]$/.test(head)) return findWord(text, head, from)
  const at = text.toLowerCase().indexOf(head, from)
  return at < 0 || standsAlone(text, at, at + 1) || /[^\p{L}]/u.test(text.charAt(at - 1)) ? at : -1
}

/** Facts of some kinds, each by the longest rule that fits it. */
export function swapped(item: Faithful, kinds: readonly FactKind[], rules: readonly Swap[], family: string): Draft[] {
  const longestFirst = longest(rules)
  return factsOf(item, ...kinds).flatMap((fact): Draft[] => {
    const text = item.sentences[fact.sentence]?.text ?? ''
    const found = ruleAt(text, fact, longestFirst)
    if (found === null) return []
    const { start, end, by, rule } = found
    return [{ family, change: `${rule[0]} -> ${rule[1]}`, sentences: splice(item, fact.sentence, start, end, asCased(by, text.slice(start))) }]
  })
}
