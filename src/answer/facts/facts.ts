import type { Language, TopicId } from '../../domain.ts'
import type { LockVocabulary, NamedPlace } from '../lock-vocabulary.ts'
import { addressesOf } from './addresses.ts'
import { type CalendarFacts, calendarOf } from './calendar.ts'
import { numbersOf } from './numbers.ts'
import { type Quantity, quantitiesOf } from './quantities.ts'
import { type Reading, read } from './reading.ts'

/** Everything of a text that is compared. */
export interface Facts {
  readonly reading: Reading
  readonly quantities: readonly Quantity[]
  readonly calendar: CalendarFacts['keys']
  readonly places: readonly NamedPlace[]
  readonly addresses: readonly string[]
  readonly contracts: ReadonlySet<string>
  readonly concepts: ReadonlySet<string>
  readonly topics: ReadonlyMap<TopicId, number>
  /** Stems of words that are no stop words. */
  readonly stems: ReadonlySet<string>
}

export function factsOf(text: string, language: Language, lock: LockVocabulary, isQuote: boolean): Facts {
  const addresses = addressesOf(text)
  const reading = read(addresses.rest, language, isQuote)
  const calendar = calendarOf(reading, numbersOf(reading))
  return {
    reading,
    quantities: quantitiesOf(reading, calendar.isPart),
    calendar: calendar.keys,
    places: lock.placesIn(reading.text, language),
    addresses: addresses.keys,
    contracts: new Set(
      reading.hits.flatMap(({ value }) =>
        /^(?:contract|pay): /.test(value.section) && value.section !== 'contract: none' ? [value.section.replace(/^.*: /, '')] : [],
      ),
    ),
    concepts: new Set(lock.conceptsOf(reading.text, language)),
    topics: lock.topicsOf(reading.text, language),
    stems: new Set(reading.tokens.filter((token) => !token.isStop && token.plain.length > 2).map((token) => token.stem)),
  }
}
