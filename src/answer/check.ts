import type { DraftSentence, QuotedPassage, Violation, ViolationKind, WordingTask } from '../domain.ts'
import type { QuotedClause } from './facts/aligned.ts'
import { clausesOf } from './facts/clauses.ts'
import { factFaults } from './facts/compare.ts'
import { conditionFaults, scopeFaults } from './facts/conditions.ts'
import { exchangeFaults } from './facts/exchanges.ts'
import { type Facts, factsOf } from './facts/facts.ts'
import { formFaults } from './facts/form.ts'
import { strangersOf } from './facts/names.ts'
import { ordersModel, saidFaults } from './facts/said.ts'
import { supportFault } from './facts/support.ts'
import { yesNoFault } from './facts/yes-no.ts'
import type { LockVocabulary } from './lock-vocabulary.ts'

/**
 * The fact lock: whether sentences that a model worded say nothing but what the quotes say that they cite. Pure, and asks no model.
 *
 * Goal: no figure, name, place, date, condition or promise that the quotes do not have. Non-goal: style, and whether it is the best answer.
 * Choice: what is a fact is found by kind in both texts, in the nine languages, and compared; what cannot be told is refused, since the quotes stand there anyway.
 * Rejected: a second model as the judge, which an injected text could talk into anything; comparing the words alone, which refuses every translation.
 * @returns every violation found; an empty list lets the wording through
 */
export function checkWording(sentences: readonly DraftSentence[], task: WordingTask, lock: LockVocabulary): Violation[] {
  if (task.passages.some(ordersModel)) return [{ kind: 'form', sentence: null, detail: 'a passage speaks to whoever words it' }]
  const form = formFaults(sentences, task, lock)
  if (form.length > 0) return form
  const passages = new Map(task.passages.map((passage) => [passage.id, quotesOf(passage, lock)]))
  const question = factsOf(task.question, task.language, lock, false)
  const violations: Violation[] = []
  const clausesRead = sentences.map(({ text }) =>
    clausesOf(text, task.language).flatMap((parts) => parts.map((clause) => factsOf(clause, task.language, lock, false))),
  )
  const read = sentences.map(({ text, passages: cited }, sentence) => {
    const facts = factsOf(text, task.language, lock, false)
    const clauses = clausesRead[sentence] ?? []
    const own = cited.flatMap((id) => passages.get(id) ?? [])
    const wholes = own.map(({ whole }) => whole)
    const headings = own.map(({ heading }) => heading)
    const quoted = own.flatMap((quote) => quote.clauses)
    const quotes = [...quoted, ...headings]
    const add = (kind: ViolationKind, detail: string) => violations.push({ kind, sentence, detail })
    for (const { kind, detail } of factFaults(facts, [...wholes, ...headings], lock)) add(kind, detail)
    for (const word of strangersOf(
      facts.reading,
      quotes.map(({ reading }) => reading),
      covered(facts),
      lock,
    ))
      add('name', `"${word}" stands in none of the cited passages`)
    for (const { kind, detail } of saidFaults(clauses, quotes)) add(kind, detail)
    const unsupported = supportFault(facts, own, question, lock)
    if (unsupported !== null) add('unsupported', unsupported)
    for (const detail of exchangeFaults(facts, wholes, lock)) add('number', detail)
    const contrary = yesNoFault(clauses, quoted, question, clausesRead.filter((_, other) => other !== sentence).flat())
    if (contrary !== null) add('negation', contrary)
    return { clauses, quoted, headings }
  })
  for (const { sentence, kind, detail } of conditionFaults(read)) violations.push({ sentence, kind, detail })
  for (const detail of scopeFaults(read, question)) violations.push({ sentence: null, kind: 'condition', detail })
  return violations
}

/** A quote as it is compared: whole, by clause, and what stands over it. */
export interface Quote {
  readonly whole: Facts
  readonly clauses: readonly QuotedClause[]
  readonly heading: Facts
}

/** Quotes that each vocabulary has read, by their words: a repair is held against the same, and so is the next answer from the same posting. */
const quotesRead = new WeakMap<LockVocabulary, Map<string, Quote>>()
const maxKeptQuotes = 500

function quotesOf(passage: QuotedPassage, lock: LockVocabulary): Quote {
  const { text, language, title, section } = passage
  const kept = quotesRead.get(lock) ?? new Map<string, Quote>()
  quotesRead.set(lock, kept)
  const key = JSON.stringify([language, title, section, text])
  const known = kept.get(key)
  if (known !== undefined) return known
  const quote = {
    whole: factsOf(text, language, lock, true),
    clauses: clausesOf(text, language).flatMap((sentence) => {
      const clauses: QuotedClause[] = []
      for (const clause of sentence) clauses.push({ ...factsOf(clause, language, lock, true), siblings: clauses })
      return clauses
    }),
    heading: factsOf(`${title}\n${section}`, language, lock, true),
  }
  if (kept.size >= maxKeptQuotes) kept.clear()
  kept.set(key, quote)
  return quote
}

/** Tokens that are part of something that is compared by itself. */
function covered({ reading, places, quantities }: Facts): (at: number) => boolean {
  const taken = new Set<number>()
  for (const { from, to } of quantities) for (let at = from; at < to; at++) taken.add(at)
  for (const { at } of reading.hits) for (const position of at) taken.add(position)
  reading.tokens.forEach((token, at) => {
    if (places.some(({ start, end }) => token.start < end && token.end > start)) taken.add(at)
  })
  return (at) => taken.has(at)
}
