/** False values in letters and digits that look like others, so that a plain search for figures and names passes them by. */
import type { Faithful } from '../corpus.ts'
import { wordsOf } from '../words/index.ts'
import { people, places } from '../words/names.ts'
import { type Draft, type Fact, factsOf, pick, pickSome, splice } from './edit.ts'
import { figuresOf } from './figures.ts'
import { passageText, saysNumber, saysWord, worthOf } from './truth.ts'

const shifted = (first: number) => (digits: string) => digits.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)))

/** Each writes digits in another way. */
const scripts: Readonly<Record<string, (digits: string) => string>> = {
  'full-width digits': shifted(0xff10),
  'Arabic-Indic digits': shifted(0x0660),
  'Devanagari digits': shifted(0x0966),
  'mathematical digits': shifted(0x1d7ce),
  'superscript digits': (digits) => digits.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] as string),
  'zero-width space in a figure': (digits) => digits.replace(/^(\d)/, '$1\u200b'),
  'word joiner in a figure': (digits) => digits.replace(/^(\d)/, '$1\u2060'),
  'soft hyphen in a figure': (digits) => digits.replace(/^(\d)/, '$1\u00ad'),
  'right-to-left mark in a figure': (digits) => `\u202e${[...digits].reverse().join('')}\u202c`,
  'letters for digits': (digits) => digits.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('5', 'S'),
  'spaced digits': (digits) => [...digits].join(' '),
  'Roman numeral': (digits) => roman(Number(digits)),
}

export function disguisedFigures(item: Faithful): Draft[] {
  return figuresOf(item)
    .slice(0, 2)
    .flatMap(({ fact, text, start }) => {
      const other = wrong(item, text)
      if (other === null) return []
      return pickSome(Object.entries(scripts), 2, `${item.id} ${text}`).flatMap(([name, write]): Draft[] => {
        if (name === 'Roman numeral' && !(/^\d+$/.test(other) && Number(other) < 40)) return []
        if (/spaced|zero-width|word joiner|soft hyphen/.test(name) && !/\d\d/.test(other)) return []
        const by = write(other)
        if (by === other) return []
        return [
          { family: 'disguised figure', change: `${text} -> ${other} in ${name}`, sentences: splice(item, fact.sentence, start, start + text.length, by) },
        ]
      })
    })
}

/** A figure of the same length that the passages do not have. */
function wrong(item: Faithful, text: string): string | null {
  for (const step of [1, 2, 3, 4, 6]) {
    const other = text.replace(/\d/, (digit) => String(((Number(digit) + step - 1) % 9) + 1))
    if (other !== text && !saysNumber(item.task, worthOf(other))) return other
  }
  return null
}

function roman(value: number): string {
  let left = value
  return (
    [
      ['X', 10],
      ['IX', 9],
      ['V', 5],
      ['IV', 4],
      ['I', 1],
    ] as const
  ).reduce((text, [letters, worth]) => {
    const times = Math.floor(left / worth)
    left -= times * worth
    return text + letters.repeat(times)
  }, '')
}

/** Number words cut by a hyphen or by something that nobody sees. */
export function disguisedNumberWords(item: Faithful): Draft[] {
  const { numbers } = wordsOf[item.language]
  return factsOf(item, 'number', 'duration')
    .slice(0, 1)
    .flatMap((fact): Draft[] => {
      const figure = /^\d{1,2}(?=$|\s)/.exec(fact.text)?.[0] ?? numbers.slice(2).find((name) => fact.text.toLowerCase().startsWith(name))
      const value = [4, 7, 9, 11].find((candidate) => !saysNumber(item.task, candidate))
      if (figure === undefined || value === undefined) return []
      const word = numbers[value] as string
      const [mark, name] = pick(
        [
          ['-', 'hyphen'],
          ['\u00ad', 'soft hyphen'],
          ['\u200b', 'zero-width space'],
        ] as const,
        item.id,
      )
      const by = `${word.slice(0, 2)}${mark}${word.slice(2)}`
      return [
        {
          family: 'disguised number word',
          change: `${figure} -> ${word} with a ${name}`,
          sentences: splice(item, fact.sentence, fact.start, fact.start + figure.length, by),
        },
      ]
    })
}

const lookAlikes: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  i: 'і',
  A: 'А',
  E: 'Е',
  O: 'О',
  P: 'Р',
  C: 'С',
  H: 'Н',
  B: 'В',
  K: 'К',
  M: 'М',
  T: 'Т',
}
/** The first letter that Cyrillic has too. */
const withLookAlike = (text: string): string => text.replace(/[aeopciAEOPCHBKMT]/, (letter) => lookAlikes[letter] as string)

/** Another name, in letters of two alphabets or with something invisible in it. */
export function disguisedNames(item: Faithful): Draft[] {
  const said = passageText(item.task)
  const [first, last] = pick(
    people.filter((names) => names.every((name) => !saysWord(item.task, [name]))),
    `${item.id} disguise`,
  )
  const place = pick(
    places.filter(({ pattern }) => !pattern.test(said)),
    `${item.id} disguise`,
  ).names[item.language]
  const drafts = (fact: Fact, name: string): Draft[] =>
    [withLookAlike(name), `${name.slice(0, 2)}\u200b${name.slice(2)}`, [...name].join('\u00ad')].map((by) => ({
      family: 'disguised name',
      change: `${fact.text} -> ${name}, disguised`,
      sentences: splice(item, fact.sentence, fact.start, fact.end, by),
    }))
  return [
    ...factsOf(item, 'place')
      .slice(0, 1)
      .flatMap((fact) => pickSome(drafts(fact, place), 1, item.id)),
    ...factsOf(item, 'person')
      .slice(0, 1)
      .flatMap((fact) => pickSome(drafts(fact, `${first} ${last}`), 1, item.id)),
    ...factsOf(item, 'address')
      .slice(0, 1)
      .map(
        (fact): Draft => ({
          family: 'disguised address',
          change: 'a letter of another alphabet',
          sentences: splice(item, fact.sentence, fact.start, fact.end, withLookAlike(fact.text)),
        }),
      ),
  ]
}
