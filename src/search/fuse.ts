import type { Evidence, Passage } from '../domain.ts'
import { topicsOf } from './topics.ts'

/** Keeps one list's first places from deciding alone; 60 as in Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion", SIGIR 2009. */
const rankOffset = 60

/**
 * Fuses the ranks of two lists, each best first: what both have comes first. What only meaning finds is evidence too; whether it answers is decided by its topics, as ever.
 * Scores are those of the fusion: comparable among each other, as evidence needs, and with nothing else.
 */
export function fuseRanks(ranked: readonly Evidence[], nearest: readonly Passage[]): Evidence[] {
  const scores = new Map<Passage, number>()
  const add = (passage: Passage, rank: number) => scores.set(passage, (scores.get(passage) ?? 0) + 1 / (rankOffset + rank + 1))
  for (const [rank, { passage }] of ranked.entries()) add(passage, rank)
  for (const [rank, passage] of [...new Set(nearest)].entries()) add(passage, rank)
  const found = new Map(ranked.map((item) => [item.passage, item]))
  return [...scores]
    .map(([passage, score]): Evidence => ({ ...(found.get(passage) ?? { passage, matched: [], topics: topicsOf(passage) }), score }))
    .sort((a, b) => b.score - a.score)
}
