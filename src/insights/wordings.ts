import type { Language } from '../domain.ts'
import type { KeptQuestion } from '../store/store.ts'
import { fold, stripMarks } from '../text/fold.ts'
import { oneLine } from '../text/visible.ts'
import { minPeople } from './privacy.ts'

/** A question as several people asked it. */
export interface SharedQuestion {
  /** The wording of it that most of them used. */
  readonly text: string
  readonly language: Language
  readonly people: number
  /** How often they asked it. */
  readonly count: number
}

interface Asked {
  readonly person: string
  readonly text: string
  readonly language: Language
}

/**
 * The questions that enough people asked to be shown, those of most people first. Wordings that differ by no more than case, accents and
 * marks are one question.
 * @param openText null where a text cannot be opened
 */
export function sharedQuestions(kept: readonly KeptQuestion[], openText: (sealed: string) => string | null): SharedQuestion[] {
  const asked = kept.flatMap(({ person, text: sealed, language }): Asked[] => {
    // Who had themselves erased is nobody, and their words are no longer anybody's.
    const text = person === '' ? null : openText(sealed)
    return text === null ? [] : [{ person, text: oneLine(text), language }]
  })
  return [...Map.groupBy(asked, wordingOf).values()]
    .filter((group) => peopleOf(group) >= minPeople)
    .map((group) => ({ ...mostUsed(group), people: peopleOf(group), count: group.length }))
    .sort((one, other) => other.people - one.people || other.count - one.count || compare(one.text, other.text))
}

const peopleOf = (group: readonly Asked[]): number => new Set(group.map(({ person }) => person)).size

/** Language and words; what is shown must be the words of them all, so only what nobody hears is left aside. */
const wordingOf = ({ text, language }: Asked): string => {
  const words = stripMarks(fold(text), 'en').replace(/[^\p{L}\p{N}]+/gu, ' ')
  return JSON.stringify([language, words.trim()])
}

function mostUsed(group: readonly Asked[]): Pick<SharedQuestion, 'text' | 'language'> {
  const wordings = [...Map.groupBy(group, ({ text }) => text.toLowerCase()).values()]
  wordings.sort((one, other) => peopleOf(other) - peopleOf(one) || other.length - one.length || compare(textOf(one), textOf(other)))
  const [best = group] = wordings
  return { text: textOf(best), language: (best[0] as Asked).language }
}

const textOf = (wording: readonly Asked[]): string => wording.map(({ text }) => text).sort(compare)[0] as string

/** The same on every machine. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
