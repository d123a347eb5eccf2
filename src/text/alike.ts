import type { Language, TopicId } from '../domain.ts'

/** A word of a question that says what is asked. */
export interface AskedWord {
  readonly stem: string
  /** How telling it is, 0 to 1: a word that is asked with for many topics says little. */
  readonly weight: number
  readonly concept: string | null
  /** The concept is one thing under several names, not several that are near to each other. */
  readonly isThing: boolean
  /** Topics that it points to. */
  readonly topics: readonly TopicId[]
  /** Of these, the ones whose own name it is: it asks for nothing narrower. */
  readonly names: readonly TopicId[]
}

/** A question, as it is compared with others. */
export interface AskedQuestion {
  readonly language: Language
  /** Its words and nothing else: two questions that are one word for word are one, whatever they ask. */
  readonly plain: string
  readonly words: readonly AskedWord[]
  /** Topics that its words point to, best first. */
  readonly topics: readonly TopicId[]
}

export interface Comparison {
  /** Share of what both ask that they have in common, 0 to 1. */
  readonly likeness: number
  /** Both have a topic or a word in common, and ask for different things all the same: parking and train tickets, the office and a dog in it. */
  readonly isOther: boolean
  /** The first asks for a topic of both as a whole. */
  readonly isOfTopic: boolean
}

/** A word this telling, which the other question does not have, makes it a different question. */
const telling = 0.58
/** Below this likeness one such word on either side is enough for that; below the second where both name the very thing. */
const half = 0.5
const nearlyHalf = 0.4
/** How much more of a question may ask for something else where the very thing is named. */
const sureOfThing = 2
/** What a word of another language counts that means something near. */
const nearWeight = 0.8
/** A stem this long counts where it begins another word: "sponsorship", "parkeringsplats". */
const minBeginning = 5
const minEnd = 6

/** How nearly two questions ask the same. */
export function compareQuestions(asked: AskedQuestion, other: AskedQuestion): Comparison {
  const isOneLanguage = asked.language === other.language
  if (isOneLanguage && asked.plain !== '' && asked.plain === other.plain) return { likeness: 1, isOther: false, isOfTopic: asksForTopicOf(asked, other) }
  const shared = asked.topics.filter((topic) => other.topics.includes(topic))
  const one = sortWords(asked.words, other.words, shared, isOneLanguage)
  const two = sortWords(other.words, asked.words, shared, isOneLanguage)
  const common = one.matched + two.matched
  const all = [one, two].reduce((sum, { total }) => sum + total, 0)
  const likeness = all === 0 ? 0 : common / all
  const isNarrower = (one.tells && two.tells) || ((one.tells || two.tells) && likeness < (one.isNamed ? nearlyHalf : half))
  const isForeign = two.foreign > (two.isNamed ? sureOfThing : 1) * (two.matched + two.narrower)
  return { likeness, isOther: isNarrower || isForeign, isOfTopic: asksForTopicOf(asked, other) }
}

/** The topics that both have in common are all that the first asks for. */
function asksForTopicOf(asked: AskedQuestion, other: AskedQuestion): boolean {
  const shared = asked.topics.filter((topic) => other.topics.includes(topic))
  return asked.words.every((word) => word.weight < telling || isNameOf(word, shared))
}

interface SortedWords {
  /** Weight of words that the other question has, or that name the topic of both. */
  readonly matched: number
  /** Weight of words that say which side of the common topic is meant. */
  readonly narrower: number
  /** Weight of words that ask for something else. */
  readonly foreign: number
  /** Weight of all words that can be compared. */
  readonly total: number
  /** A telling word is not matched. */
  readonly tells: boolean
  /** A telling word that does not just name the topic is. */
  readonly isNamed: boolean
}

function sortWords(words: readonly AskedWord[], others: readonly AskedWord[], shared: readonly TopicId[], isOneLanguage: boolean): SortedWords {
  const isNamed = words.some((word) => word.weight >= telling && !isNameOf(word, shared) && others.some((other) => sameness(word, other, isOneLanguage) === 1))
  const sums = { matched: 0, narrower: 0, foreign: 0, total: 0, tells: false, isNamed }
  for (const word of words) {
    const matched = isNameOf(word, shared) ? 1 : Math.max(0, ...others.map((other) => sameness(word, other, isOneLanguage)))
    const isOfTopic = word.topics.some((topic) => shared.includes(topic))
    const isPlain = word.topics.length === 0 && word.weight < telling
    // Across languages, what a word on the common topic says that no concept stands for cannot be told.
    if (matched === 0 && !isOneLanguage && word.concept === null && (isOfTopic || isPlain)) continue
    // Where the very thing is named, the other words on its topic say no more.
    if (matched === 0 && isNamed && isOfTopic) continue
    sums.total += word.weight
    if (matched > 0) sums.matched += matched * word.weight
    else {
      if (isOfTopic) sums.narrower += word.weight
      else if (!isPlain) sums.foreign += word.weight
      if (word.weight >= telling) sums.tells = true
    }
  }
  return sums
}

const isNameOf = ({ names }: AskedWord, topics: readonly TopicId[]): boolean => names.some((topic) => topics.includes(topic))

/** How nearly two words mean the same: in two languages what is near is all that can be told, and only what is written alike is one word ("bonus"). */
function sameness(one: AskedWord, other: AskedWord, isOneLanguage: boolean): number {
  if (one.stem === other.stem || (isOneLanguage && (beginsAlike(one.stem, other.stem) || endsAlike(one.stem, other.stem)))) return 1
  if (one.concept === null || one.concept !== other.concept) return 0
  return one.isThing ? 1 : isOneLanguage ? 0 : nearWeight
}

export const beginsAlike = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= minBeginning && (one.startsWith(other) || other.startsWith(one))

/** "Betriebskindergarten" is a Kindergarten. */
const endsAlike = (one: string, other: string): boolean => Math.min(one.length, other.length) >= minEnd && (one.endsWith(other) || other.endsWith(one))
