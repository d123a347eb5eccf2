import type { DraftSentence, WordingTask } from '../../src/domain.ts'
import type { SpokenLanguage } from '../../src/text/languages.ts'
import type { Faithful } from './corpus.ts'
import { wrongCitations } from './mutations/citations.ts'
import { judgements, promises, unpublishedRoles } from './mutations/claims.ts'
import { lostCondition, turnedCondition } from './mutations/clauses.ts'
import { addedBound, addedOnly, lostBound, lostOnly, madeUncertain, mayMadeCertain, mayMadeMust, mustMadeMay, wrongBound } from './mutations/conditions.ts'
import { disguisedFigures, disguisedNames, disguisedNumberWords } from './mutations/disguises.ts'
import type { Draft, Mutation } from './mutations/edit.ts'
import { exchangedFigures, wrongFigures, wrongNumberWords, wrongThousands } from './mutations/figures.ts'
import { marked, nothing, otherLanguage, overlong } from './mutations/forms.ts'
import { halfRange, wrongCurrency, wrongPeriod, wrongTax } from './mutations/money.ts'
import {
  addedContract,
  addedPlace,
  inventions,
  wrongAddresses,
  wrongCompanies,
  wrongContracts,
  wrongPeople,
  wrongPlaces,
  wrongTechnologies,
} from './mutations/names.ts'
import { addedNegation, denied, lostNegation, wrongYesOrNo } from './mutations/polarity.ts'
import { addedYear, exchangedDayAndMonth, shiftedDates, wrongNamesOfDates, wrongOrdinals, wrongUnits } from './mutations/times.ts'

/** A faithful rewording with one thing made false. */
export interface Mutant {
  /** Id of the rewording that it was made from. */
  readonly from: string
  /** What kind of falsehood, as the table names it. */
  readonly family: string
  /** What was done, for people who read the failures. */
  readonly change: string
  readonly language: SpokenLanguage
  readonly task: WordingTask
  readonly sentences: readonly DraftSentence[]
}

const mutations: readonly Mutation[] = [
  wrongFigures,
  wrongThousands,
  wrongNumberWords,
  exchangedFigures,
  wrongCurrency,
  wrongPeriod,
  wrongTax,
  halfRange,
  shiftedDates,
  exchangedDayAndMonth,
  wrongNamesOfDates,
  wrongOrdinals,
  addedYear,
  wrongUnits,
  wrongPlaces,
  addedPlace,
  wrongPeople,
  wrongCompanies,
  wrongContracts,
  addedContract,
  wrongTechnologies,
  wrongAddresses,
  inventions,
  lostNegation,
  addedNegation,
  denied,
  wrongYesOrNo,
  lostOnly,
  addedOnly,
  mustMadeMay,
  mayMadeMust,
  mayMadeCertain,
  madeUncertain,
  wrongBound,
  lostBound,
  addedBound,
  lostCondition,
  turnedCondition,
  judgements,
  promises,
  unpublishedRoles,
  disguisedFigures,
  disguisedNumberWords,
  disguisedNames,
  marked,
  nothing,
  overlong,
  otherLanguage,
]

/** Every mutant of every rewording, each text once; the same for the same corpus. */
export function mutate(faithful: readonly Faithful[]): readonly Mutant[] {
  return faithful.flatMap((item) => {
    const drafts: readonly Draft[] = [...mutations.flatMap((mutation) => mutation(item)), ...wrongCitations(item, faithful)]
    const seen = new Set([keyOf(item.sentences, item.task)])
    return drafts.flatMap(({ family, change, sentences, task = item.task }): Mutant[] => {
      const key = keyOf(sentences, task)
      if (seen.has(key)) return []
      seen.add(key)
      return [{ from: item.id, family, change, language: item.language, task, sentences }]
    })
  })
}

const keyOf = (sentences: readonly DraftSentence[], { language, passages }: WordingTask): string => JSON.stringify([language, passages.length, sentences])
