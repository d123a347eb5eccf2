import type { Facts } from './facts.ts'

/** What is shared says, by what it is. */
const weights = { number: 3, place: 2, name: 2, concept: 1.5, topic: 1, stem: 1, contract: 2, address: 3, calendar: 3 }

/** How much two texts share; 0 where nothing does. */
export function shared(one: Facts, other: Facts): number {
  const values = new Set(other.quantities.map(({ value }) => value))
  const keys = new Set(other.calendar.flatMap(({ readings }) => readings))
  const places = new Set(other.places.map(({ place }) => place))
  const names = capitals(other)
  const isSame = one.reading.language === other.reading.language
  return (
    weights.number * one.quantities.filter(({ value }) => values.has(value)).length +
    weights.calendar * one.calendar.filter(({ readings }) => readings.some((key) => keys.has(key))).length +
    weights.place * count(new Set(one.places.map(({ place }) => place)), places) +
    weights.name * count(capitals(one), names) +
    weights.concept * count(one.concepts, other.concepts) +
    weights.topic * count(tellingTopics(one), tellingTopics(other)) +
    weights.contract * count(one.contracts, other.contracts) +
    weights.address * one.addresses.filter((address) => other.addresses.includes(address)).length +
    (isSame ? weights.stem * count(one.stems, other.stems) : 0)
  )
}

export const count = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number => [...one].filter((item) => other.has(item)).length
/** What a condition's own words point to tells nothing of what it is about. */
const vagueTopics = new Set(['requirements', 'nice-to-have'])
const tellingTopics = ({ topics }: Facts): Set<string> => new Set([...topics.keys()].filter((topic) => !vagueTopics.has(topic)))

/** Words with a capital. */
export const capitals = ({ reading }: Facts): Set<string> =>
  new Set(reading.tokens.filter(({ surface, isStop }) => !isStop && /\p{Lu}/u.test(surface)).map(({ plain }) => plain))
