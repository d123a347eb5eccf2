/** What is denied, affirmed, and what is affirmed, denied. */
import type { Faithful } from '../corpus.ts'
import { wordsOf } from '../words/index.ts'
import { asCased, type Draft, type Fact, factsOf, findWord, rewrite, splice } from './edit.ts'
import { longest, ruleAt } from './rules.ts'
import { hasPattern } from './truth.ts'

const isAnswerWord = (item: Faithful, fact: Fact): boolean => fact.start === 0 && /^[,.;:]/.test(item.sentences[fact.sentence]?.text.slice(fact.end) ?? '')

export function lostNegation(item: Faithful): Draft[] {
  const rules = longest(wordsOf[item.language].affirmed)
  return factsOf(item, 'not').flatMap((fact): Draft[] => {
    const text = item.sentences[fact.sentence]?.text ?? ''
    if (isAnswerWord(item, fact)) return []
    const found = ruleAt(text, fact, rules)
    // "Ne vous inquiétez pas": an order without its no is no sentence any more.
    if (found === null || /^n(?:e\s|['’])/i.test(text.slice(0, item.language === 'fr' && found.start === 0 ? 3 : 0))) return []
    return [
      {
        family: 'negation lost',
        change: `without "${text.slice(found.start, found.end)}"`,
        sentences: splice(item, fact.sentence, found.start, found.end, asCased(found.by, text.slice(found.start))),
      },
    ]
  })
}

export function addedNegation(item: Faithful): Draft[] {
  const { negated, forces } = wordsOf[item.language]
  return item.sentences.flatMap(({ text }, sentence) => {
    if (hasPattern(text, forces.not)) return []
    return Object.entries(negated)
      .flatMap(([verb, not]): Draft[] => {
        const at = findWord(text, verb)
        if (at < 0) return []
        return [
          { family: 'negation added', change: `${verb} -> ${not}`, sentences: splice(item, sentence, at, at + verb.length, asCased(not, text.slice(at))) },
        ]
      })
      .slice(0, 2)
  })
}

/** The opposite of a whole sentence. */
export function denied(item: Faithful): Draft[] {
  const { notTrue, yesNo, forces } = wordsOf[item.language]
  return item.sentences.slice(0, 1).flatMap(({ text }, sentence): Draft[] => {
    const plain = text.replace(new RegExp(`^(?:${yesNo.join('|')})[,:.] *`, 'u'), '')
    if (hasPattern(plain, forces.not)) return []
    return [
      {
        family: 'sentence denied',
        change: notTrue,
        sentences: rewrite(item, sentence, `${notTrue} ${isName(item, plain) ? plain : plain.charAt(0).toLowerCase() + plain.slice(1)}`),
      },
    ]
  })
}

/** Whether a sentence begins with a name, or is German, where nouns keep their capital. */
const isName = (item: Faithful, text: string): boolean =>
  item.language === 'de' || factsOf(item, 'person', 'company', 'technology', 'place').some((fact) => text.startsWith(fact.text))

/** "No" for "yes". */
export function wrongYesOrNo(item: Faithful): Draft[] {
  const { yesNo, affirmed, forces } = wordsOf[item.language]
  return item.sentences.slice(0, 1).flatMap(({ text }): Draft[] => {
    const [yes, no] = yesNo
    const isYes = new RegExp(`^${yes}[,.;:–-]`, 'u').test(text)
    const isNo = new RegExp(`^${no}[,.;:–-]`, 'u').test(text)
    const rest = text.slice(isYes ? yes.length : no.length)
    const isDenying = hasPattern(rest, forces.not)
    if (isYes && !isDenying) return [{ family: 'yes and no', change: `${yes} -> ${no}`, sentences: rewrite(item, 0, no + rest) }]
    if (!isNo || !isDenying) return []
    const not = new RegExp(`(?<![\\p{L}])(?:${forces.not})`, 'iu').exec(rest)
    if (not === null) return []
    const whole = { kind: 'not', text: not[0], sentence: 0, start: not.index, end: not.index + not[0].length } as const
    const found = ruleAt(rest, whole, longest(affirmed))
    if (found === null) return []
    return [
      { family: 'yes and no', change: `${no} -> ${yes}`, sentences: rewrite(item, 0, yes + rest.slice(0, found.start) + found.by + rest.slice(found.end)) },
    ]
  })
}
