/** Sentences that cite nothing, something that is not there, or a passage that does not say it. */
import type { Faithful } from '../corpus.ts'
import { type Draft, factsOf, pick } from './edit.ts'
import { numbersIn } from './truth.ts'

export function wrongCitations(item: Faithful, all: readonly Faithful[]): Draft[] {
  const cited = (passages: readonly string[], at: number) => item.sentences.map((sentence, index) => (index === at ? { ...sentence, passages } : sentence))
  const last = item.sentences.length - 1
  const drafts: Draft[] = [
    { family: 'no citation', change: 'none', sentences: cited([], last) },
    {
      family: 'unknown citation',
      change: 'an id that is not there',
      sentences: cited(pick([['p99'], ['p0'], ['P1'], ['1'], [''], ['p1', 'p99'], ['p99', 'p1']], item.id), 0),
    },
  ]
  const at = item.sentences.findIndex((_, index) => hardFacts(item, index).length > 0)
  if (at < 0) return drafts
  const facts = hardFacts(item, at)
  const others = all.filter(
    (other) =>
      other.id !== item.id && other.task.passages.every(({ text, title, section }) => !facts.some((fact) => mentions(`${title} ${section} ${text}`, fact))),
  )
  if (others.length === 0) return drafts
  const other = pick(others, item.id)
  const stranger = { ...other.task.passages[0], id: 'p7' } as Faithful['task']['passages'][number]
  return [
    ...drafts,
    {
      family: 'wrong citation',
      change: `the passage of ${other.id}`,
      sentences: cited(['p7'], at),
      task: { ...item.task, passages: [...item.task.passages, stranger] },
    },
  ]
}

/** Facts of a sentence that no other passage shares by chance. */
function hardFacts(item: Faithful, sentence: number): readonly string[] {
  return factsOf(item, 'amount', 'percentage', 'date', 'duration', 'person', 'address', 'technology', 'number')
    .filter((fact) => fact.sentence === sentence)
    .filter((fact) => /person|address|technology/.test(fact.kind) || numbersIn(fact.text).size > 0)
    .map((fact) => fact.text)
}

/** Whether a text has the fact, or a number of it. */
function mentions(text: string, fact: string): boolean {
  const numbers = numbersIn(text)
  return text.toLowerCase().includes(fact.toLowerCase()) || [...numbersIn(fact)].some((number) => numbers.has(number))
}
