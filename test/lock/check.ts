import { checkWording } from '../../src/answer/check.ts'
import type { DraftSentence, Violation, WordingTask } from '../../src/domain.ts'
import { LanguageLibrary } from '../../src/question/lexicon.ts'
import { createLockVocabulary } from '../../src/question/lock-vocabulary.ts'

const lock = createLockVocabulary(new LanguageLibrary(null))

/** The fact lock with the words that ship with the assistant. */
export const check = (task: WordingTask, sentences: readonly DraftSentence[]): readonly Violation[] => checkWording(sentences, task, lock)
