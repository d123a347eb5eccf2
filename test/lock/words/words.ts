/** What the mutations need to know of a language. These lists are the attacker's own: the fact lock has others, so that neither hides the other's gaps. */

export type UnitName = 'hour' | 'day' | 'week' | 'month' | 'year'
export type Period = 'hour' | 'month' | 'year'
export type Contract = 'permanent' | 'fixed-term' | 'full-time' | 'part-time' | 'internship' | 'freelance' | 'trial'
/** What stands in the text and what takes its place. */
export type Swap = readonly [from: string, to: string]

export interface Words {
  /** From 0 to 12. */
  readonly numbers: readonly string[]
  /** Other forms and further number words. */
  readonly otherNumbers: Readonly<Record<string, number>>
  /** From January on; the forms of all months stand in the same order. */
  readonly months: readonly (readonly string[])[]
  /** From Monday on, as the months. */
  readonly weekdays: readonly (readonly string[])[]
  /** The forms of all units stand in the same order. */
  readonly units: Readonly<Record<UnitName, readonly string[]>>
  /** Behind an amount; as the units. */
  readonly periods: Readonly<Record<Period, readonly string[]>>
  /** Words for EUR, SEK, USD and GBP. */
  readonly currencies: readonly [string, string, string, string]
  /** Before and after tax. */
  readonly taxes: readonly Swap[]
  /** An obligation that becomes a choice. */
  readonly mustToMay: readonly Swap[]
  /** A choice that becomes an obligation. */
  readonly mayToMust: readonly Swap[]
  /** A possibility that becomes certain. */
  readonly mayToWill: readonly Swap[]
  /** Something certain that becomes possible. */
  readonly willToMay: readonly Swap[]
  /** A bound that becomes another. */
  readonly bounds: readonly Swap[]
  /** Bounds that are a preposition too: only before an amount is something lost with them. */
  readonly from: readonly string[]
  /** At least, at most, about: to be put before a figure. */
  readonly newBounds: readonly [string, string, string]
  /** A negation that goes. */
  readonly affirmed: readonly Swap[]
  /** Verb -> the same negated. */
  readonly negated: Readonly<Record<string, string>>
  readonly only: string
  readonly yesNo: Swap
  /** Before a whole sentence, which it makes the opposite. */
  readonly notTrue: string
  readonly and: string
  /** Words of one force, as patterns without flags; matched at the beginning of words, in passages of this language. */
  readonly forces: { readonly not: string; readonly only: string; readonly must: string; readonly may: string; readonly bound: string }
  /** Pairs of words within the name of a kind of contract. */
  readonly contractSwaps: readonly Swap[]
  /** A pattern that shows the contract in a passage, its name, and a sentence that states it. */
  readonly contracts: Readonly<Record<Contract, readonly [pattern: string, name: string, sentence: string]>>
  readonly judgements: readonly string[]
  readonly promises: readonly string[]
  readonly unpublished: readonly string[]
  /** With a pattern for passages that speak of the same. */
  readonly benefits: readonly (readonly [sentence: string, pattern: string])[]
  /** Sentences with a gap, `{}`, for an invented fact. */
  readonly invented: {
    readonly salary: string
    readonly person: string
    readonly company: string
    readonly place: string
    readonly technology: string
    readonly link: string
    readonly email: string
    readonly start: string
    readonly vacation: string
  }
}
