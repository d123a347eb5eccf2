import type { Language, Passage, Query } from '../domain.ts'
import { type AskedQuestion, type Comparison, compareQuestions } from '../text/alike.ts'
import { askedQuery, askedQuestion } from './asked-question.ts'
import type { LanguageLibrary } from './lexicon.ts'

/** Compares questions with the ones that pages ask over their answers; each is read once. */
export function createComparing(library: LanguageLibrary): (query: Query, passage: Passage) => Comparison {
  const asked = new WeakMap<Query, AskedQuestion>()
  const stated = new WeakMap<Passage, AskedQuestion>()
  const compared = new WeakMap<Query, WeakMap<Passage, Comparison>>()
  return (query, passage) => {
    const byPassage = kept(compared, query, () => new WeakMap<Passage, Comparison>())
    return kept(byPassage, passage, () =>
      compareQuestions(
        kept(asked, query, () => askedQuery(query, library.lexicon(query.language), library)),
        kept(stated, passage, () => askedQuestion(passage.heading, library.lexicon(passage.language), library)),
      ),
    )
  }
}

/** A question that stands somewhere already. */
export interface AskedBefore {
  readonly question: string
  readonly language: Language
}

/** From this likeness on, whoever asks one of two questions should be shown the other. */
const nearLikeness = 0.5

/** Places, in a list of questions, of those that ask nearly the same as another one, nearest first. */
export function alikeTo(question: AskedBefore, others: readonly AskedBefore[], library: LanguageLibrary): number[] {
  const read = (other: AskedBefore) => askedQuestion(other.question, library.lexicon(other.language), library)
  const asked = read(question)
  return others
    .map((other, place) => ({ place, ...nearest(asked, read(other)) }))
    .filter(({ likeness, isOther }) => !isOther && likeness >= nearLikeness)
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ place }) => place)
}

/** Neither is the other's question where either of them asks something else. */
function nearest(one: AskedQuestion, other: AskedQuestion): Comparison {
  const [there, back] = [compareQuestions(one, other), compareQuestions(other, one)]
  return { ...there, isOther: there.isOther || back.isOther }
}

function kept<K extends object, V>(cache: WeakMap<K, V>, key: K, make: () => V): V {
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = make()
  cache.set(key, made)
  return made
}
