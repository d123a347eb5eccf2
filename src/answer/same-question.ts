import type { Passage, Query } from '../domain.ts'
import type { AnswerVocabulary } from './select.ts'

/** From this likeness on, the answer to one question answers the other. */
const sameLikeness = 0.62

/** Whether an approved answer is to this very question, whatever its words. */
export function asksSame(query: Query, passage: Passage, vocabulary: AnswerVocabulary): boolean {
  if (passage.isEntry !== true) return false
  const { likeness, isOther } = vocabulary.compare(query, passage)
  return !isOther && likeness >= sameLikeness
}

/** Whether a question that is answered so asks for its topic as a whole: then what else is stated of the topic answers it too. */
export const asksForTopic = (query: Query, passage: Passage, vocabulary: AnswerVocabulary): boolean => vocabulary.compare(query, passage).isOfTopic

/** Whether an approved answer is to another question, that only has a topic or a word in common with this one. */
export const asksOther = (query: Query, passage: Passage, vocabulary: AnswerVocabulary): boolean =>
  passage.isEntry === true && vocabulary.compare(query, passage).isOther
