import type { DeclineReason, SmallTalk, Thread } from '../domain.ts'
import type { Lexicon } from './lexicon.ts'
import { type ClauseReading, topicThreshold } from './read-clause.ts'

/** Below this a part of a sentence is no question of its own. */
const ownQuestionScore = 0.85

/** The topic that a clause words clearly; null where it words none. */
export const strongTopic = (reading: ClauseReading): string | null => {
  const best = reading.scores[0]
  return best?.isWorded && best.score >= ownQuestionScore ? best.id : null
}

/** "and the designer?", "the storage job": a role, and what the thread was about. */
export const goesOnWithRole = (reading: ClauseReading, thread: Thread): boolean => {
  if ((reading.roles.length === 0 && !reading.saysAllRoles) || thread.topics.length === 0) return false
  const best = reading.scores[0]
  if (reading.saysAllRoles && reading.followsUp && best?.id === '@roles') return true
  return best === undefined || best.at.length === 0 || ((reading.followsUp || reading.corrects) && best.id === '@roles' && best.score < clearIntentScore)
}

/** An intent that is said this clearly is meant, even in a follow-up. */
const clearIntentScore = 1.6

/** "Where is the nurse's posting?": a role and nothing else is named. */
export const asksForRole = (reading: ClauseReading, thread: Thread): boolean => {
  if (reading.roles.length === 0 || thread.topics.length > 0) return false
  const best = reading.scores[0]
  const isVague = best === undefined || (!best.isWorded && best.score < topicThreshold)
  return isVague && reading.terms.length === 0
}

/** Topics of what a person is and can: with one of them, a question whether one would be taken asks to be judged. */
const topicsOfPerson = new Set(['experience', 'education', 'requirements', 'nice-to-have', 'personality', 'languages', 'certification'])

/** "I live in Madrid, would you hire me?": the place is all that is told, so whether one may live there is what is asked. */
export const asksOfPlace = (reading: ClauseReading): boolean =>
  reading.place !== null &&
  reading.scores.some(({ id, at }) => id === 'residency' && at.length > 0) &&
  reading.scores.some(({ id, at }) => id === '@judge' && at.length > 0) &&
  reading.scores.every(({ id, score, at }) => !topicsOfPerson.has(id) || at.length === 0 || score < topicThreshold) &&
  reading.terms.every(({ sort, isTopicWord }) => (sort !== 'technology' && sort !== 'field') || isTopicWord) &&
  reading.tokens.every(({ isNumber }) => !isNumber)

/** Whether a clause words a topic or names a thing that somebody knows. */
export const asksForKnown = (reading: ClauseReading): boolean =>
  strongTopic(reading) !== null || reading.terms.some((term) => term.sort === 'technology' || term.sort === 'field' || term.sort === 'posted')

/** What a clause is in its message. */
export type ReadingKind = 'ask' | 'roles' | 'declined' | 'small_talk' | 'context'

/** Reasons to decline that concern a person: whatever stands around them, they are declined. */
export const personalReasons = new Set<string>(['judge', 'legal-advice', 'personal-data'])
/** An intent must be said more clearly than a topic: to decline a fair question is a fault too. */
const intentThreshold = 1
/** Votes without a word of their own decline only where an example is nearly the question itself. */
const sureVotes = 1.8

export function kindOf(reading: ClauseReading): ReadingKind {
  const best = reading.scores[0]
  if (isGreeting(reading)) return 'small_talk'
  if (best === undefined || best.score < topicThreshold)
    return reading.terms.length > 0 && (reading.isQuestion || reading.terms.some((term) => term.sort === 'technology'))
      ? 'ask'
      : reading.terms.length === 0 && reading.tokens.length <= 3
        ? 'small_talk'
        : 'context'
  const intent = intentOf(reading)
  if (intent === null) return 'ask'
  if (intent === 'roles') return 'roles'
  if (intent === 'small-talk') return 'small_talk'
  return 'declined'
}

/** A word or two that ask nothing and name nothing ("heyy 👋"). */
const isGreeting = (reading: ClauseReading): boolean =>
  reading.tokens.length <= 2 &&
  !reading.text.includes('?') &&
  reading.roles.length === 0 &&
  reading.place === null &&
  reading.scores.every((topic) => topic.at.length === 0) &&
  reading.terms.every((term) => term.sort === 'plain' || term.sort === 'unknown') &&
  reading.terms.every((term) => term.concept === null)

const declinedIntents = new Set(['@judge', '@personal-data', '@legal-advice'])

/** What is nobody's business of a person, though it is of a job. */
const privateTopics = new Set([
  'salary',
  'raise',
  'bonus',
  'equity',
  'education',
  'experience',
  'vacation',
  'sick-leave',
  'parental-leave',
  'diversity',
  'languages',
  'residency',
  'health-insurance',
])

/** The intent that a clause has before any topic; null where it asks for a fact. */
export function intentOf(reading: ClauseReading): string | null {
  const [best] = reading.scores
  if (reading.namesPerson && best !== undefined && privateTopics.has(best.id) && reading.roles.length === 0) return 'personal-data'
  // "I am in London, is it over for me?" asks about the place.
  if (best?.id === '@judge' && reading.place !== null && (best.score < 1.5 * clearIntentScore || asksOfPlace(reading))) return null
  // Whoever asks for a judgement, or after somebody's own affairs, asks for that, even where it is put as a search for roles or a contact.
  const declined = reading.scores.find((other) => declinedIntents.has(other.id) && other.at.length > 0 && other.score >= intentThreshold)
  if (declined !== undefined && (best?.id === '@roles' || (reading.namesPerson && declined.id === '@personal-data'))) return declined.id.slice(1)
  if (best === undefined || !best.id.startsWith('@')) return null
  if (best.id === '@small-talk') {
    // "Are you a robot?" is said of the assistant, whatever else robots are asked about.
    if (best.at.length >= 3) return 'small-talk'
    if (reading.terms.some((term) => term.sort === 'technology' || (term.sort === 'field' && !term.isTopicWord))) return null
    const topic = reading.scores.find((other) => !other.id.startsWith('@'))
    return topic?.isWorded && topic.score >= topicThreshold && topic.score >= 0.85 * best.score ? null : 'small-talk'
  }
  // Votes alone do not decline what is worded as a question on a topic ("what's the salary of …").
  const topic = reading.scores.find((other) => !other.id.startsWith('@'))
  // "What does the cloud engineer earn": the role's pay, nobody's in person.
  if (best.id === '@personal-data' && (reading.roles.length > 0 || reading.asksUnknownRole) && topic !== undefined && topic.at.length > 0) return null
  if (best.at.length === 0 && topic !== undefined && topic.at.length > 0 && best.id !== '@roles') return null
  const isSure = best.at.length > 0 || best.id === '@roles' || best.score >= sureVotes
  return best.score >= intentThreshold && best.isWorded && isSure ? best.id.slice(1) : null
}

/** Small talk by what it says; a thumb is thanks, any other message without words a greeting. */
export function talkOf(message: string, readings: readonly ClauseReading[], lexicon: Lexicon): SmallTalk {
  const says = (name: 'talk-about' | 'talk-goodbye' | 'talk-thanks') => readings.some((reading) => lexicon.list(name, reading.tokens).length > 0)
  if (says('talk-about')) return 'about'
  if (says('talk-goodbye')) return 'goodbye'
  return says('talk-thanks') || /[👍🙏❤🙌👌🎉😊😀🙂✅]/u.test(message) ? 'thanks' : 'greeting'
}

/** The reason for which a clause is declined. */
export const declineReasonOf = (reading: ClauseReading): DeclineReason => intentOf(reading) as DeclineReason
