/** Wrong figures: one digit, its place, its separators, its size. */
import type { Faithful } from '../corpus.ts'
import { wordsOf } from '../words/index.ts'
import { asCased, type Draft, type Fact, factsOf, findWord, pick, splice } from './edit.ts'
import { figure, saysNumber, worthOf } from './truth.ts'

/** Figures of the facts that are counted or measured, each with its place in its sentence. */
export function figuresOf(item: Faithful): { readonly fact: Fact; readonly text: string; readonly start: number }[] {
  return factsOf(item, 'number', 'amount', 'percentage', 'duration').flatMap((fact) =>
    [...fact.text.matchAll(figure)].map((match) => ({ fact, text: match[0], start: fact.start + match.index })),
  )
}

type Garble = (digits: string, key: string) => string | null

/** Each takes a figure with its separators and gives another, or null where it cannot. */
const garbles: Readonly<Record<string, Garble>> = {
  'digit swapped': (text, key) => {
    const places = [...text].flatMap((letter, place) => (/[1-9]/.test(letter) ? [place] : []))
    if (places.length === 0) return null
    const place = pick(places, key)
    const digit = ((Number(text[place]) + 1 + (key.length % 7)) % 9) + 1
    return text.slice(0, place) + (digit === Number(text[place]) ? (digit % 9) + 1 : digit) + text.slice(place + 1)
  },
  'digit dropped': (text, key) => {
    const places = [...text].flatMap((letter, place) => (/\d/.test(letter) ? [place] : []))
    if (places.length < 2) return null
    const place = pick(places, key)
    const left = text.slice(0, place) + text.slice(place + 1)
    return /^0\d|^\D|\D$/.test(left) ? text.replace(/\d(?=\D*$)/, '') : left
  },
  'digit added': (text, key) => (/[.,:]\d{1,2}$/.test(text) ? `${pick(['1', '2', '3'], key)}${text}` : `${text}${pick(['0', '5', '1'], key)}`),
  'digits transposed': (text) => {
    const match = /(\d)(\d)/.exec(
      [...text].some((letter, place) => letter !== text[place + 1] && /\d/.test(letter) && /[1-9]/.test(text[place + 1] ?? '')) ? text : '',
    )
    if (match === null) return null
    for (let place = 0; place < text.length - 1; place++) {
      const [a, b] = [text[place] as string, text[place + 1] as string]
      if (/\d/.test(a) && /[1-9]/.test(b) && a !== b) return text.slice(0, place) + b + a + text.slice(place + 2)
    }
    return null
  },
  'separators moved': (text) => {
    const grouped = /^(\d{1,3})([.,'’ \u00a0\u202f])(\d)(\d{2})$/.exec(text)
    if (grouped === null) return null
    const [, head, separator, one, rest] = grouped as unknown as [string, string, string, string, string]
    return `${head}${one}${separator === ',' ? '.' : ','}${rest}`
  },
  'thousands lost': (text) => (/^\d{1,3}[.,'’ \u00a0\u202f]000$/.test(text) ? text.slice(0, -4) : null),
  'zero lost before k': (text) => {
    const value = worthOf(text)
    return value >= 10_000 && value % 10_000 === 0 ? `${value / 10_000}k` : null
  },
}

export function wrongFigures(item: Faithful): Draft[] {
  return figuresOf(item).flatMap(({ fact, text, start }) =>
    Object.entries(garbles).flatMap(([name, garble]): Draft[] => {
      const other = garble(text, `${item.id} ${name} ${text}`)
      if (other === null || other === text) return []
      const value = other.endsWith('k') ? Number(other.slice(0, -1)) * 1000 : worthOf(other)
      if (saysNumber(item.task, value)) return []
      return [{ family: name, change: `${text} -> ${other}`, sentences: splice(item, fact.sentence, start, start + text.length, other) }]
    }),
  )
}

/** "50k" for what is not fifty thousand, and the other way round. */
export function wrongThousands(item: Faithful): Draft[] {
  return figuresOf(item).flatMap(({ fact, text, start }): Draft[] => {
    const end = start + text.length
    const sentence = item.sentences[fact.sentence]?.text ?? ''
    const isShort = /^k\b/i.test(sentence.slice(end))
    if (!isShort || text.length < 2) return []
    const other = text.slice(0, -1)
    if (saysNumber(item.task, Number(other) * 1000)) return []
    return [{ family: 'zero lost before k', change: `${text}k -> ${other}k`, sentences: splice(item, fact.sentence, start, end, other) }]
  })
}

/** A number word in the place of another, or of a figure. */
export function wrongNumberWords(item: Faithful): Draft[] {
  const words = wordsOf[item.language]
  const known = [...words.numbers.map((name, value) => [name, value] as const), ...Object.entries(words.otherNumbers)].sort(([a], [b]) => b.length - a.length)
  return factsOf(item, 'number', 'duration', 'amount', 'percentage').flatMap((fact): Draft[] => {
    const named = known.find(([name]) => findWord(fact.text, name) >= 0)
    const figured = /^\d{1,2}(?![.,:\d'’]|\s\d{3})/.exec(fact.text)?.[0]
    const one = named?.[0] ?? (figured !== undefined && Number(figured) <= 12 ? figured : undefined)
    if (one === undefined) return []
    const value = named?.[1] ?? Number(one)
    const at = fact.start + findWord(fact.text, one)
    return [value + 1, value - 1, value + 3]
      .flatMap((other): Draft[] => {
        const name = other >= 2 ? words.numbers[other] : undefined
        if (name === undefined || saysNumber(item.task, other)) return []
        const family = named === undefined ? 'figure as another word' : 'number word'
        return [
          { family, change: `${one} -> ${name}`, sentences: splice(item, fact.sentence, at, at + one.length, asCased(name, fact.text.slice(at - fact.start))) },
        ]
      })
      .slice(0, 2)
  })
}

/** What stands between the two ends of a range: a currency or a unit, and a dash or a word of up to four letters. */
const rangeLink = /^\s*(?:[€$£%]|\p{L}{2,8}\.?)?\s*(?:[–—-]|\p{L}{1,4})\s*(?:[€$£]|[A-Z]{3}|kr\.?)?\s*$/u

/** Two figures of one sentence that change places: each stands in the passages, and both are false. */
export function exchangedFigures(item: Faithful): Draft[] {
  const figures = figuresOf(item).sort((a, b) => a.start - b.start)
  return figures.flatMap((one, index) =>
    figures.slice(index + 1).flatMap((other): Draft[] => {
      if (one.fact.sentence !== other.fact.sentence || one.start === other.start || worthOf(one.text) === worthOf(other.text)) return []
      const text = item.sentences[one.fact.sentence]?.text ?? ''
      const between = text.slice(one.start + one.text.length, other.start)
      // The two ends of a range say the same in either order.
      if (one.fact.kind === other.fact.kind && rangeLink.test(between)) return []
      const sentences = splice(item, one.fact.sentence, one.start, other.start + other.text.length, other.text + between + one.text)
      return [{ family: 'figures exchanged', change: `${one.text} <-> ${other.text}`, sentences }]
    }),
  )
}
