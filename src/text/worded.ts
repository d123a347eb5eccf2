import type { AnswerPart, Citation } from '../domain.ts'
import { isTitleOnly } from './quotes.ts'
import { isBlank, oneLine } from './visible.ts'

/**
 * What a model worded of a part as one running text, not escaped; '' where nothing of it would be seen.
 * @param numberOf of a source, put behind each sentence that rests on it; null where sources have no numbers
 */
export function wordedText({ worded, rows }: Pick<AnswerPart, 'worded' | 'rows'>, numberOf: ((citation: Citation) => number) | null): string {
  if (worded === undefined) return ''
  const citations = rows.flatMap((row) => row.citations)
  const marksOf = (indexes: readonly number[]): string => {
    const cited = indexes.flatMap((index) => citations[index] ?? []).filter((citation) => !isTitleOnly(citation))
    const numbers = numberOf === null ? [] : [...new Set(cited.map(numberOf))]
    return numbers.map((number) => ` [${number}]`).join('')
  }
  return worded.sentences
    .filter(({ text }) => !isBlank(text))
    .map((sentence) => `${oneLine(sentence.text)}${marksOf(sentence.citations)}`)
    .join(' ')
}
