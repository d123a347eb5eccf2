/** Conditions lost, added, or made another: only, must, may, bounds. */
import type { Faithful } from '../corpus.ts'
import { wordsOf } from '../words/index.ts'
import { asCased, type Draft, factsOf, findWord, rewrite, splice } from './edit.ts'
import { figuresOf } from './figures.ts'
import { swapped } from './rules.ts'
import { hasPattern, saysPattern } from './truth.ts'

export function lostOnly(item: Faithful): Draft[] {
  return factsOf(item, 'only').flatMap((fact): Draft[] => {
    const text = item.sentences[fact.sentence]?.text ?? ''
    // "Only as an employee, not as a freelancer" says the same without "only".
    if (hasPattern(text, wordsOf[item.language].forces.not) && fact.text !== 'que') return []
    // "Only by way of exception" and "only after" say the same without it.
    if (/^\s*(?:undantagsvis|exception|after|efter|etter|nach|après|tras|después|po|jälkeen)(?!\p{L})/iu.test(text.slice(fact.end))) return []
    // "ne .. que": both go.
    const ne = fact.text === 'que' ? /\bn(?:e |['’])(?=[^.]*$)/u.exec(text.slice(0, fact.start)) : null
    const sentences =
      ne === null
        ? splice(item, fact.sentence, fact.start, fact.end, '')
        : rewrite(item, fact.sentence, text.slice(0, ne.index) + text.slice(ne.index + ne[0].length, fact.start) + text.slice(fact.end))
    return [{ family: 'only lost', change: `without "${fact.text}"`, sentences }]
  })
}

const limits = 'limit|begr[æeä]n|ogranicz|rajoit|rajat'

export function addedOnly(item: Faithful): Draft[] {
  const { negated, only, forces } = wordsOf[item.language]
  // What is limited to something is only that.
  if (saysPattern(item.task, (own) => `${own.forces.only}|${limits}`)) return []
  return item.sentences.flatMap(({ text }, sentence) => {
    if (hasPattern(text, `${forces.not}|${forces.only}`)) return []
    return Object.keys(negated)
      .flatMap((verb): Draft[] => {
        const at = findWord(text, verb)
        if (at < 0) return []
        return [{ family: 'only added', change: `${verb} ${only}`, sentences: splice(item, sentence, at + verb.length, at + verb.length, ` ${only}`) }]
      })
      .slice(0, 1)
  })
}

export const mustMadeMay = (item: Faithful): Draft[] => swapped(item, ['must', 'modal'], wordsOf[item.language].mustToMay, 'must made can')
export const mayMadeMust = (item: Faithful): Draft[] =>
  swapped(item, ['may', 'modal'], wordsOf[item.language].mayToMust, 'can made must').filter(({ sentences }) =>
    sentences.every(({ text }) => !/ hende /.test(text)),
  )

/** "Will" for "can". Not where it is denied ("you cannot choose", "you will not choose" say nearly the same), nor within the Norwegian "kan hende". */
export function mayMadeCertain(item: Faithful): Draft[] {
  const { mayToWill, forces } = wordsOf[item.language]
  // A page that orders ("Work fully remotely") is worded with either.
  if (!saysPattern(item.task, (own) => own.forces.may)) return []
  return swapped(item, ['may', 'modal'], mayToWill, 'can made certain').filter(
    ({ sentences }) => !sentences.some(({ text }, index) => text !== item.sentences[index]?.text && (hasPattern(text, forces.not) || / hende /.test(text))),
  )
}

/** "May be" for "is". */
export function madeUncertain(item: Faithful): Draft[] {
  const { willToMay, forces } = wordsOf[item.language]
  if (saysPattern(item.task, (own) => own.forces.may)) return []
  return item.sentences.flatMap(({ text }, sentence) => {
    if (hasPattern(text, `${forces.may}|${forces.not}`)) return []
    return willToMay
      .flatMap(([from, to]): Draft[] => {
        const at = findWord(text, from)
        return at < 0
          ? []
          : [{ family: 'certain made can', change: `${from} -> ${to}`, sentences: splice(item, sentence, at, at + from.length, asCased(to, text.slice(at))) }]
      })
      .slice(0, 1)
  })
}

export const wrongBound = (item: Faithful): Draft[] => swapped(item, ['bound'], wordsOf[item.language].bounds, 'bound made another')

export function lostBound(item: Faithful): Draft[] {
  const words = wordsOf[item.language]
  return factsOf(item, 'bound').flatMap((fact): Draft[] => {
    if (words.from.includes(fact.text.toLowerCase())) return []
    // "Stays longer than the trial period": what is left without the comparison is no sentence.
    if (/\s(?:än|enn|end)$/.test(fact.text) && /^\s\p{L}+(?:en|et|na)(?!\p{L})/u.test((item.sentences[fact.sentence]?.text ?? '').slice(fact.end))) return []
    return [{ family: 'bound lost', change: `without "${fact.text}"`, sentences: splice(item, fact.sentence, fact.start, fact.end, '') }]
  })
}

export function addedBound(item: Faithful): Draft[] {
  const words = wordsOf[item.language]
  if (saysPattern(item.task, (own) => own.forces.bound)) return []
  return figuresOf(item)
    .filter(({ fact, start }) => start === fact.start)
    .slice(0, 2)
    .flatMap(({ fact, text, start }, index): Draft[] => {
      const sentence = item.sentences[fact.sentence]?.text ?? ''
      if (new RegExp(`(?<![\\p{L}])(?:${words.forces.bound})\\P{L}*$`, 'iu').test(sentence.slice(0, start)) || /[€$£]$/.test(sentence.slice(0, start)))
        return []
      const bound = words.newBounds[(index + item.id.length + text.length) % 3] as string
      return [
        {
          family: 'bound added',
          change: `${bound} ${text}`,
          sentences: splice(item, fact.sentence, start, start, `${start === 0 ? asCased(bound, 'A') : bound} `),
        },
      ]
    })
}
