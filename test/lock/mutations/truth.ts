/** What the passages say, read broadly: a mutant whose value may stand in them is dropped. Shares nothing with the fact lock. */
import type { WordingTask } from '../../../src/domain.ts'
import { isSpoken } from '../../../src/text/languages.ts'
import { wordsOf } from '../words/index.ts'
import type { Words } from '../words/words.ts'

const everyWords = Object.values(wordsOf)

export const passageText = ({ passages }: WordingTask): string => passages.map(({ title, section, text }) => `${title}\n${section}\n${text}`).join('\n')

/** What is worked out once for each text: thousands of mutants ask the same of a few hundred passages. */
const numbersOf = new Map<string, ReadonlySet<number>>()
const patterns = new Map<string, RegExp>()

/** A figure with its separators: `50.000`, `50 000`, `18,50`, `14:30`, `7`. */
export const figure = /\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+[.,:]\d+(?![.\d])|\d+/g

/** What a figure is worth as people read it. */
export function worthOf(text: string): number {
  const grouped = /^(\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(text)
  if (grouped !== null) return Number(`${(grouped[1] as string).replace(/\D/g, '')}.${grouped[2] ?? 0}`)
  return Number(text.replace(/[,:]/, '.'))
}

/** Every number that a text may hold, in figures and in the words of nine languages. */
export function numbersIn(text: string): ReadonlySet<number> {
  const known = numbersOf.get(text)
  if (known !== undefined) return known
  const found = new Set<number>()
  numbersOf.set(text, found)
  for (const match of text.matchAll(figure)) {
    found.add(worthOf(match[0]))
    if (/^\s?k\b/i.test(text.slice(match.index + match[0].length))) found.add(worthOf(match[0]) * 1000)
  }
  for (const match of text.matchAll(/\d+/g)) found.add(Number(match[0]))
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    for (const [name, value] of numberWords) if (name.length < 3 ? word === name : word.startsWith(name)) found.add(value)
  }
  return found
}

const numberWords: readonly (readonly [string, number])[] = everyWords.flatMap((words) => [
  ...words.numbers.map((name, value) => [name, value] as const),
  ...Object.entries(words.otherNumbers),
])

/** Whether a number may stand in the passages. */
export const saysNumber = (task: WordingTask, value: number): boolean => Number.isNaN(value) || numbersIn(passageText(task)).has(value)

/** Whether the passages have any of these words, whatever follows the word's beginning. */
export function saysWord(task: WordingTask, words: readonly string[]): boolean {
  const text = ` ${passageText(task).toLowerCase()}`
  return words.some((word) => text.includes(word.toLowerCase()))
}

/** Whether a pattern fits a word's beginning in the passages that are in a language; all languages where none is given. */
export function saysPattern(task: WordingTask, patternOf: (words: Words) => string): boolean {
  return task.passages.some(({ language, title, section, text }) => {
    const own = isSpoken(language) ? [wordsOf[language]] : everyWords
    return own.some((words) => hasPattern(`${title}\n${section}\n${text}`, patternOf(words)))
  })
}

/** Whether a pattern fits the beginning of a word. */
export function hasPattern(text: string, pattern: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(`(?<![\\p{L}])(?:${pattern})`, 'iu')
  patterns.set(pattern, known)
  return known.test(text)
}

/** Whether a month (from 0), by name or as a figure of a date, may stand in the passages. */
export function saysMonth(task: WordingTask, month: number): boolean {
  const names = everyWords.flatMap((words) => words.months[month] ?? [])
  return (
    saysWord(task, names) ||
    [...passageText(task).matchAll(/\d{1,2}[./-](\d{1,2})[./-]|\d{4}-(\d{2})|\/(\d{1,2})/g)].some(([, a, b, c]) => Number(a ?? b ?? c) === month + 1)
  )
}

/** Whether a day of the week (from 0) may stand in the passages. */
export const saysWeekday = (task: WordingTask, day: number): boolean =>
  saysWord(
    task,
    everyWords.flatMap((words) => words.weekdays[day] ?? []),
  )
