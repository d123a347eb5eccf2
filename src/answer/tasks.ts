import type { Answer, Language, TopicId, WordingTask } from '../domain.ts'

/**
 * What of an answer a model may word: each answered part that quotes something.
 * @param question the redacted question that a part answers
 * @param languageOf language of a source
 */
export function tasksOf(answer: Answer, question: (topic: TopicId | null) => string, languageOf: (source: string) => Language): WordingTask[] {
  return answer.parts.flatMap(({ outcome, topic, rows }, part) => {
    const citations = rows.flatMap((row) => row.citations)
    // Which roles a quote holds for stands over it, where a model does not see it.
    if (outcome !== 'answered' || citations.length === 0 || rows.some(({ label }) => label !== '')) return []
    const passages = citations.map(({ source, title, section, quote }, at) => ({
      id: `p${at + 1}`,
      language: languageOf(source),
      title,
      section,
      text: quote,
    }))
    return [{ part, question: question(topic), language: answer.language, passages }]
  })
}
